"""What other caps of a marketing send cost and bring, and the highest cap within an amount."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QLocale, QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QWidget

from tarife.charts.kit.palette import ChartTheme
from tarife.gui.costs.charted_table import ChartedTable
from tarife.gui.document.session import PlanSession
from tarife.gui.runtime.runner import ShouldStop
from tarife.gui.text.languages import spoken, tr
from tarife.gui.text.names import filled
from tarife.gui.text.numbers import PRICE, ZERO_DASH, count_text, exact_text, money_text
from tarife.gui.what_if.asked_work import AskedWork
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.choosers import choose
from tarife.gui.widgets.columns import FIGURE, Column, Heading, Limits, figures, read_within
from tarife.gui.widgets.labels import label
from tarife.gui.widgets.layouts import bare_row
from tarife.gui.widgets.read_only_table import EXACT, ReadOnlyModel, ReadOnlyTable
from tarife.gui.widgets.theme import SIZES
from tarife.gui.widgets.value_fields import ValueField
from tarife.plan.edits.numbers import set_number
from tarife.plan.model.addresses import Address
from tarife.plan.model.max_price import ReachEstimate
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Override, Scenario
from tarife.terms.marking import marked
from tarife.terms.money import MICROS, Money
from tarife.terms.sentences import in_language, say

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from tarife.charts.kit.hit_testing import Drawn
    from tarife.insight.max_price import CapPoint, CapsPlayed

CapPlayer: TypeAlias = "Callable[[Plan, int, int | None, ShouldStop], CapsPlayed]"

_AMOUNT_WIDTH: Final = 130
_LONGEST_NAME: Final = 40


@dataclass(frozen=True, slots=True)
class CapRow:
    """A cap as the table shows it.

    Attributes:
        delivered_between: What the deliveries lie between; a dash where Meta estimated them.
        cost_between: What all of Meta's charges lie between, likewise.
        is_sum: Whether it is the highest within the amount, which stands first.
    """

    point: "CapPoint"
    currency: str
    delivered_between: str
    cost_between: str
    is_sum: bool = False

    @property
    def known_by(self) -> str:
        """How what it reaches is known."""
        return tr("estimate") if self.point.is_estimated else tr("line between two")


_BETWEEN_TIP: Final = marked("The rows of the estimated caps beside it; the truth lies between")

CAP_COLUMNS: Final[tuple[Column[CapRow], ...]] = (
    Column("cap", Heading(marked("Cap"), marked("For 1,000 deliveries"), 84, FIGURE),
           lambda row: exact_text(row.point.cap, QLocale())),
    Column("known", Heading(marked("Known by"), width=0), lambda row: row.known_by),
    Column("delivered", figures(marked("Delivered"), width=76),
           lambda row: row.point.deliveries),
    Column("delivered_between", figures(marked("Delivered between"), _BETWEEN_TIP),
           lambda row: row.delivered_between),
    Column("send", figures(marked("Its charges (%1)"), EXACT, 90),
           lambda row: Money(row.point.send_micros, row.currency)),
    Column("total", figures(marked("All of Meta's charges"), EXACT, 90),
           lambda row: Money(row.point.total_micros, row.currency)),
    Column("cost_between", figures(marked("Charges between"), _BETWEEN_TIP),
           lambda row: row.cost_between),
    Column("replies", figures(marked("Customer messages"), width=90),
           lambda row: row.point.replies),
)  # fmt: skip


def cap_rows(played: "CapsPlayed", currency: str) -> tuple[CapRow, ...]:
    """List the highest cap within the amount, then every cap that was tried."""
    locale = QLocale()

    def span(low: str, high: str) -> str:
        return f"{low}–{high}"  # noqa: RUF001 - ranges take an en dash

    def money(micros: int) -> str:
        return money_text(Money(micros, currency), locale)

    def row(point: "CapPoint", *, is_found: bool = False) -> CapRow:
        if point.is_estimated:
            return CapRow(point, currency, ZERO_DASH, ZERO_DASH, is_sum=is_found)
        low, high = played.between(point)
        delivered = (count_text(one.deliveries, locale) for one in (low, high))
        costs = (money(one.total_micros) for one in (low, high))
        return CapRow(point, currency, span(*delivered), span(*costs), is_sum=is_found)

    found = () if played.within is None else (row(played.within, is_found=True),)
    return (*found, *map(row, played.points))


def _read_amount(text: str) -> object:
    """Read an amount; nothing asks for no cap within one."""
    if not text.strip():
        return None
    return read_within(PRICE, text, Limits.of(ReachEstimate, "cost"))


class MaxPricePanel(AskedWork["CapsPlayed"]):
    """Plays the caps of a send when asked to; a chosen one is kept or carried out."""

    def __init__(self, session: PlanSession, appearance: Appearance, player: CapPlayer) -> None:
        about = tr("What other caps of a marketing send cost and bring; each is played.")
        of_months = tr("What other caps cost and bring, in all months of the plan together.")
        super().__init__(session, (about, of_months), tr("Play the caps"))
        self._player = player
        self._limit: int | None = None
        self.send = QComboBox()
        self.send.setAccessibleName(self.tr("Send"))
        self.send.setMinimumContentsLength(12)
        at_most = self.tr("Meta's charges at most")
        self.at_most = ValueField(
            at_most,
            _read_amount,
            lambda value: "" if value is None else PRICE.show(value, QLocale()),
            Qt.AlignmentFlag.AlignRight,
        )
        self.at_most.line.setPlaceholderText(self.tr("no limit"))
        self.at_most.setFixedWidth(_AMOUNT_WIDTH)
        self.model = ReadOnlyModel(CAP_COLUMNS)
        spare = ("cost_between", "delivered_between", "known")
        self.view = ReadOnlyTable(self.model, self.tr("Caps"), spare=spare)
        self.charted_table = ChartedTable(self.view, appearance, self.tr("Chart of the caps"))
        self._asked_row = self._asked(at_most)
        self.stack(self._asked_row, self.charted_table)
        self.head.insertWidget(1, self.charted_table.swap)
        self._connect()
        if session.plan is not None:
            self._offer(session.plan)
        self._show_found()

    def _begin(self, _plan: Plan) -> None:
        """Ask for no limit of another document."""
        self.at_most.forget()
        self.at_most.show_value(None)
        self._limit = None

    def _take_limit(self, amount: object) -> None:
        self._limit = None if amount is None else int(Decimal(str(amount)) * MICROS)

    def _offer(self, plan: Plan) -> None:
        """List the sends that have a cap; the chosen one stays chosen."""
        offered = [(one.name, one.id) for one in plan.sends if one.max_price is not None]
        before = [
            (self.send.itemText(n), self.send.itemData(n)) for n in range(self.send.count())
        ]
        if offered != before:
            chosen = self.send.currentData()
            with QSignalBlocker(self.send):
                self.send.clear()
                for name, key in offered:
                    self.send.addItem(name, key)
                if self.send.findData(chosen) >= 0:
                    choose(self.send, chosen)
        has_caps = bool(offered)
        self._asked_row.setVisible(has_caps)
        self.look.setVisible(has_caps)
        self.tell(self._verdict())

    def _index(self, plan: Plan) -> int | None:
        key = self.send.currentData()
        return next((n for n, one in enumerate(plan.sends) if one.id == key), None)

    def _look(self) -> None:
        plan, player, limit = self.session.plan, self._player, self._limit
        index = None if plan is None else self._index(plan)
        if plan is None or index is None or self.at_most.refusal:
            return
        meanwhile = self.tr("Each cap is played …")
        self.ask(plan, lambda should_stop: player(plan, index, limit, should_stop), meanwhile)

    def _show_found(self) -> None:
        """Show the caps, as a table and as a chart."""
        played, currency = self.found, self._currency
        self.model.show(cap_rows(played, currency) if played else (), currency)
        if self.model.rows:
            self.view.selectRow(0)
        self._show_chosen()
        self._draw()

    @property
    def _currency(self) -> str:
        plan = self.session.plan
        return plan.account.currency if plan else ""

    def _draw(self) -> None:
        """Draw the caps."""
        played, plan = self.found, self.session.plan
        bid = plan.sends[played.send].max_price if plan and played else None
        if played is None or bid is None:
            self.charted_table.show_drawing(None)
            return
        currency, cap = self._currency, bid.cap

        def draw(figure: "Figure", theme: ChartTheme) -> "Drawn":
            from tarife.charts.questions.caps import draw_caps  # noqa: PLC0415 - heavy

            untitled = replace(theme, is_titled=False)  # the tab says it
            return draw_caps(figure, played, cap, currency, untitled)

        self.charted_table.show_drawing(draw, played)

    def _chosen(self) -> "CapPoint | None":
        rows = self.view.selectionModel().selectedRows()
        return self.model.rows[rows[0].row()].point if rows else None

    def _show_chosen(self) -> None:
        point, plan, played = self._chosen(), self.session.plan, self.found
        bid = plan.sends[played.send].max_price if plan and played else None
        is_other = point is not None and bid is not None and point.cap != bid.cap
        self.keep.setEnabled(is_other)
        self.carry_out.setEnabled(is_other)
        self.tell(self._verdict())

    def _verdict(self) -> str:
        played = self.found
        if not self.send.count():
            return self.tr(
                "No send is bought by a cap yet. Open the details of a marketing send in the "
                "plan, choose “Buy by a cap” under Max Price, and paste Meta's estimates."
            )
        if played is None:
            return self.tr(
                "Nothing was played yet. Each estimated cap is played, and the middle between "
                "two, with the same people and the same chance."
            )
        if played.limit_micros is None:
            return self.tr(
                "Between two estimates the truth lies between their rows; beyond them nothing "
                "is known."
            )
        limit = Money(played.limit_micros, self._currency)
        if played.within is None:
            said = say("Even the lowest estimated cap costs more than {limit}.", limit=limit)
        else:
            cap = played.within.cap
            said = say("The highest cap within {limit} is {cap:f}.", limit=limit, cap=cap)
        return in_language(said, spoken())

    def _address(self, plan: Plan, played: "CapsPlayed") -> Address:
        return Address("sends", plan.sends[played.send].id, "max_price.cap")

    def _keep(self) -> None:
        point, played, plan = self._chosen(), self.found, self.session.plan
        if point is None or played is None or plan is None:
            return
        send = plan.sends[played.send].name[:_LONGEST_NAME]
        name = filled(self.tr("%1, cap %2"), send, exact_text(point.cap, QLocale()))
        changed = Override(self._address(plan, played), float(point.cap))
        scenario = Scenario(plan.fresh_id("scenario"), name, overrides=(changed,))
        self.session.add_scenario(scenario)

    def _carry_out(self) -> None:
        point, played, plan = self._chosen(), self.found, self.session.plan
        if point is not None and played is not None and plan is not None:
            at = self._address(plan, played)
            self.session.apply_to_plan(set_number(at, float(point.cap)))

    def _asked(self, at_most: str) -> QWidget:
        asked = QWidget()
        row = bare_row(asked, SIZES.space_2)
        for caption, field in ((self.tr("Send"), self.send), (at_most, self.at_most)):
            named = label("", caption)
            named.setBuddy(field)
            row.addWidget(named)
            row.addWidget(field)
            row.addSpacing(SIZES.space_3)
        row.addStretch(1)
        return asked

    def _connect(self) -> None:
        session = self.session
        self.found_changed.connect(self._show_found)
        self.look.clicked.connect(self._look)
        self.keep.clicked.connect(self._keep)
        self.carry_out.clicked.connect(self._carry_out)
        self.view.selectionModel().selectionChanged.connect(self._show_chosen)
        self.send.currentIndexChanged.connect(self._forget)
        session.plan_changed.connect(self._offer)
        session.plan_opened.connect(self._begin)
        self.at_most.entered.connect(self._take_limit)
