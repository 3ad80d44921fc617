"""Plan and scenarios side by side: what each costs, and why it differs from the plan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QLocale, QModelIndex, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from tarife.charts.scene import Variant
from tarife.gui.document.session import Outcome, PlanSession
from tarife.gui.text.languages import spoken
from tarife.gui.text.money_texts import signed_money, signed_percent
from tarife.gui.text.names import full_sentence
from tarife.gui.text.numbers import ZERO_DASH, count_text, money_text, percent_text
from tarife.gui.text.times import day_text
from tarife.gui.what_if.month_strip import MonthStrip
from tarife.gui.what_if.variants import ScenarioTotals, variant_name
from tarife.gui.what_if.what_if import DisplayedFigures
from tarife.gui.widgets.columns import Column, Heading, figures
from tarife.gui.widgets.labels import EmptyPage, sentence_label
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.month_columns import ROUNDING
from tarife.gui.widgets.read_only_table import ReadOnlyModel, ReadOnlyTable
from tarife.gui.widgets.theme import SIZES
from tarife.insight.budget import run_out_of
from tarife.insight.differences import Cause, difference
from tarife.terms.marking import marked
from tarife.terms.money import Money
from tarife.terms.problems import Problem
from tarife.terms.sentences import in_language

_WAITING: Final = "…"
_SPARE: Final = ("charged", "free", "percent", "run_out")
"""Columns that give way in a narrow window; no cause does that changes anything."""


@dataclass(frozen=True, slots=True)
class CompareRow:
    """The plan or a scenario as the table shows it.

    Attributes:
        id: The scenario's id; empty for the plan, nothing for moved sliders.
    """

    id: str | None
    name: str
    total: str = _WAITING
    extra: str = ""
    percent: str = ""
    causes: tuple[str, ...] = ("",) * len(Cause)
    left: str = ""
    charged: str = ""
    free: str = ""
    run_out: str = ""


def _cause_column(cause: Cause, title: str, tip: str) -> Column[CompareRow]:
    index = tuple(Cause).index(cause)
    return Column(cause.value, figures(title, tip, 76), lambda row: row.causes[index])


def _figure(name: str, title: str, tip: str = "") -> Column[CompareRow]:
    return Column(name, figures(title, tip, 76), lambda row: str(getattr(row, name)))


COMPARE_COLUMNS: Final[tuple[Column[CompareRow], ...]] = (
    Column("name", Heading(marked("Scenario"), width=0), lambda row: row.name),
    _figure("total", marked("Cost (%1)")),
    _figure(
        "extra",
        marked("Difference (%1)"),
        marked("Against the plan: the sum of the five causes"),
    ),
    _figure("percent", marked("In %")),
    _cause_column(
        Cause.VOLUME,
        marked("Volume (%1)"),
        marked("More or fewer templates, all else in proportion"),
    ),
    _cause_column(
        Cause.MIX, marked("Mix (%1)"), marked("Another share of each market and category")
    ),
    _cause_column(
        Cause.REPLIES,
        marked("Replies (%1)"),
        marked("More or fewer answers to what people write"),
    ),
    _cause_column(
        Cause.FREE_SHARE,
        marked("Free share (%1)"),
        marked("Another share of messages that cost nothing"),
    ),
    _cause_column(
        Cause.RATE,
        marked("Rates (%1)"),
        marked("Another price of a charged message, such as by tiers"),
    ),
    Column(ROUNDING, figures(marked("Rounding (%1)"), width=76), lambda row: row.left),
    _figure("charged", marked("Charged")),
    _figure(
        "free",
        marked("Free"),
        marked("Share of delivered messages that cost nothing"),
    ),
    _figure("run_out", marked("Runs out"), marked("The day on which the budget is used up")),
)


@dataclass(frozen=True, slots=True, eq=False)
class ComparedPlan:
    """The plan, a scenario or moved sliders with its figures, if it has any yet or ever.

    Attributes:
        problem: What is in their way.
    """

    id: str | None
    name: str
    outcome: Outcome | None
    problem: Problem | None = None


def compare_rows(
    entries: Sequence[ComparedPlan], budget: Decimal | None
) -> tuple[CompareRow, ...]:
    """Write the plan, which comes first, and its scenarios."""
    plan = entries[0].outcome if entries else None
    return tuple(_row(entry, plan, budget) for entry in entries)


def _row(entry: ComparedPlan, plan: Outcome | None, budget: Decimal | None) -> CompareRow:
    outcome = entry.outcome
    if outcome is None:
        return CompareRow(entry.id, entry.name, ZERO_DASH if entry.problem else _WAITING)
    locale = QLocale()
    total = outcome.total
    delivered = outcome.charged + outcome.free
    share = outcome.free / delivered if delivered else 0.0
    row = CompareRow(
        id=entry.id,
        name=entry.name,
        total=money_text(total, locale),
        charged=count_text(outcome.charged, locale),
        free=percent_text(round(share, 3), locale),
        run_out=_run_out(outcome, budget),
    )
    if plan is None or plan is outcome:
        return row
    found = difference(plan.totals, outcome.totals)
    parts = found.shown(total.currency)
    extra = found.shown_total(total.currency)
    return replace(
        row,
        extra=_signed(extra, locale),
        percent=signed_percent(found.ratio, locale) if extra.micros else ZERO_DASH,
        causes=tuple(_signed(parts[cause], locale) for cause in Cause),
        left=_signed(found.left(total.currency), locale),
    )


def _signed(money: Money, locale: QLocale) -> str:
    return signed_money(money, locale) if money.micros else ZERO_DASH


def _run_out(outcome: Outcome, budget: Decimal | None) -> str:
    if budget is None:
        return ""
    day: date | None = run_out_of(outcome.forecast.lines, budget, None).day
    return ZERO_DASH if day is None else day_text(day)


class ComparePanel(QWidget):
    """Compares the plan with every scenario and moved sliders; a double click chooses one.

    `compared` tells all of them that have figures, for a chart.
    """

    compared = Signal(object)

    def __init__(
        self, session: PlanSession, totals: ScenarioTotals, months: MonthStrip
    ) -> None:
        super().__init__()
        self._session = session
        self._totals = totals
        self._months = months
        self.model = ReadOnlyModel(COMPARE_COLUMNS)
        title = self.tr("Scenarios compared")
        self.view = ReadOnlyTable(self.model, title, spare=_SPARE)
        self.view.doubleClicked.connect(self._choose)
        self.empty_page = EmptyPage(
            self.tr("No scenario yet. Open “What if”, move a slider and keep what it shows.")
        )
        self.refused = sentence_label("muted")
        self._stack = QStackedLayout()
        column = bare_column(self, SIZES.space_2)
        self._explanation = sentence_label(
            "small",
            self.tr(
                "What each costs and why: the five causes add up to the difference. "
                "A double click shows a scenario."
            ),
        )
        column.addWidget(self._explanation)
        column.addLayout(self._stack, 1)
        column.addWidget(self.refused)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty_page)
        session.plan_changed.connect(self._show)
        session.forecast_ready.connect(self._show)
        totals.changed.connect(self._show)
        months.chosen.connect(self._show)
        months.shown_changed.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _follow(self, shown: DisplayedFigures) -> None:
        """Follow a hand that moves a slider, while somebody looks."""
        if self.isVisible() or not shown.is_sample:
            self._show()

    def _show(self) -> None:
        plan, own = self._session.plan, self._session.outcome
        if plan is None:
            return
        number = self._months.number
        entries = [ComparedPlan("", self.tr("Plan"), own and own.of_month(number))]
        shown = self._months.shown
        if own and shown and shown.is_playing and shown.outcome.whole.plan.month == plan.month:
            entries.append(ComparedPlan(None, variant_name(shown), shown.outcome))
        for scenario in plan.scenarios:
            tried = self._totals.tried(scenario)
            outcome = tried.outcome if tried else None
            problem = tried.problems[0] if tried and tried.problems else None
            outcome = outcome and outcome.of_month(number)
            entries.append(ComparedPlan(scenario.id, scenario.name, outcome, problem))
        self.refused.setText(
            "\n".join(
                f"{in_language(one.name, spoken())}: {full_sentence(one.problem)}"
                for one in entries
                if one.problem
            )
        )
        self.refused.setVisible(bool(self.refused.text()))
        budget = plan.budget if number is None else None  # it is of all months together
        currency = own.total.currency if own else plan.account.currency
        self.model.show(compare_rows(entries, budget), currency)
        self._stack.setCurrentIndex(0 if len(entries) > 1 else 1)
        self._explanation.setVisible(len(entries) > 1)
        self.compared.emit(
            tuple(
                Variant(one.name, one.outcome.forecast, is_tried=one.id is None)
                for one in entries
                if one.outcome
            )
        )

    def _choose(self, index: QModelIndex) -> None:
        chosen = self.model.rows[index.row()].id
        if chosen is not None:
            self._session.choose_scenario(chosen)
