"""The answer, largest in the window: what the month costs, and how many messages that is."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tarife.gui.labels import label, set_state
from tarife.gui.numbers import count_text, money_text
from tarife.gui.outcomes import Outcome
from tarife.gui.session import PlanSession, State, Status
from tarife.gui.texts import month_name
from tarife.gui.theme import SIZES
from tarife.plan.plan import Plan
from tarife.terms.money import decimal_text


class HeadlinePanel(QWidget):
    """Shows the total of the last good forecast, and whether it still holds."""

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_cost = False
        self._caption = label("muted")
        self._amount = label("headline", "…")
        self._amount.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._currency = label("currency")
        self._badge = label("warn")
        self._charged = _Figure(self.tr("Messages charged"))
        self._free = _Figure(self.tr("Free"))
        self._missed = _Figure(self.tr("Missed"))
        self._missed.setToolTip(
            self.tr(
                "Answers that came after the 24-hour window had closed; they cannot be sent"
            )
        )
        self._lay_out()
        session.plan_opened.connect(self.clear)
        session.forecast_ready.connect(self.show_outcome)
        session.status_changed.connect(self.show_status)

    @property
    def amount_text(self) -> str:
        """The total as it is shown."""
        return self._amount.text()

    @property
    def badge_text(self) -> str:
        """What is said of the total while it does not hold."""
        return self._badge.text()

    def clear(self, plan: Plan) -> None:
        """Forget the figures of another document."""
        self._name_month(plan)
        self._amount.setText("…")
        self._currency.setText("")
        for figure in (self._charged, self._free, self._missed):
            figure.show_text("…")

    def _name_month(self, plan: Plan) -> None:
        """Name the month that the figures belong to."""
        caption = self.tr("%1 will cost").replace("%1", month_name(plan.month))
        self._caption.setText(caption)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show the figures of a forecast."""
        locale = QLocale()
        total = outcome.total
        self._name_month(outcome.forecast.plan)
        self._amount.setText(money_text(total, locale))
        self._currency.setText(total.currency)
        exact = f"{decimal_text(total.micros)} {total.currency}"
        self._amount.setToolTip(self.tr("Exactly %1").replace("%1", exact))
        self._amount.setAccessibleName(f"{self._caption.text()} {exact}")
        self._charged.show_text(count_text(outcome.charged, locale))
        self._free.show_text(count_text(outcome.free, locale))
        self._missed.show_text(count_text(outcome.refused, locale))
        self._missed.setVisible(outcome.refused > 0)
        self._has_cost = total.micros > 0
        for figure in (self._charged, self._free, self._missed):
            figure.updateGeometry()
        row = self.layout()
        if row is not None:
            row.activate()  # a number that waits for its room is cut, and then it is another

    def show_status(self, status: Status) -> None:
        """Grey the total while it does not belong to the plan."""
        is_stale = status.state is State.STALE
        if is_stale and not self._has_cost:
            self._amount.setText("…")  # an old zero is not worth showing, and misleads
        set_state(self._amount, "stale" if is_stale else "")
        self._badge.setText(self.tr("not up to date") if is_stale else "")

    def _lay_out(self) -> None:
        money = QHBoxLayout()
        money.setSpacing(SIZES.space_2)
        money.addWidget(self._amount)
        money.addWidget(self._currency, alignment=Qt.AlignmentFlag.AlignBottom)
        money.addWidget(self._badge, alignment=Qt.AlignmentFlag.AlignBottom)
        self._currency.setContentsMargins(0, 0, 0, SIZES.space_1)
        self._badge.setContentsMargins(0, 0, 0, SIZES.space_2)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._caption)
        left.addLayout(money)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZES.space_6)
        row.addLayout(left)
        row.addStretch(1)
        for figure in (self._charged, self._free, self._missed):
            row.addWidget(figure, alignment=Qt.AlignmentFlag.AlignBottom)
        self._missed.hide()


class _Figure(QWidget):
    """A count under its name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._value: QLabel = label("figure", "…")
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight)
        caption = label("small", name)
        caption.setAlignment(Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SIZES.space_1)
        column.setSpacing(2)
        column.addWidget(caption)
        column.addWidget(self._value)

    def show_text(self, text: str) -> None:
        """Show a count."""
        self._value.setText(text)
        self._value.ensurePolished()
        self._value.setMinimumWidth(self._value.sizeHint().width())
        self._value.setAccessibleName(f"{self._name}: {text}")
