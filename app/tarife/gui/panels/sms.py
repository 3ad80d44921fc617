"""The same one-way messages by SMS: prices that a person types, and the break-even."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tarife.gui.appearance import Appearance
from tarife.gui.models.sms import sms_table
from tarife.gui.outcomes import Outcome
from tarife.gui.panels.lines import LinesPanel, Wording
from tarife.gui.session import PlanSession
from tarife.insight.sms import SmsLine, sms_lines
from tarife.plan.model.plan import Plan


class SmsPanel(QWidget):
    """Compares every market of the plan with SMS."""

    def __init__(self, session: PlanSession, appearance: Appearance) -> None:
        super().__init__()
        self._session = session
        self._compared: dict[str, SmsLine] = {}
        wording = Wording(
            self.tr("Against SMS"),
            self.tr(
                "Type what one SMS costs you. Templates that reach a person are compared; "
                "monthly fees and taxes are left out on both sides."
            ),
            self.tr("No market yet: the plan sends no template messages."),
        )
        self.lines = LinesPanel(session, appearance, sms_table(lambda: self._compared), wording)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.lines)
        session.plan_opened.connect(self._forget)

    def show_outcome(self, outcome: Outcome) -> None:
        """Compare the messages of a forecast."""
        plan = outcome.forecast.plan
        found = sms_lines(outcome.forecast, plan.costs)
        self._compared = {line.market: line for line in found}
        shown = self._session.shown_plan
        if shown is not None:
            self.lines.show_plan(shown)

    def _forget(self, _plan: Plan) -> None:
        self._compared = {}
