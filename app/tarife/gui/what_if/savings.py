"""What to change in the plan to pay less: each change is played, and can be kept or made."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tarife.gui.document.session import PlanSession
from tarife.gui.text.languages import spoken
from tarife.gui.text.names import capitalised
from tarife.gui.widgets.columns import Column, Heading, figures
from tarife.gui.widgets.labels import button, column_of, scrolled, sentence_label
from tarife.gui.widgets.progress import Progress
from tarife.gui.widgets.read_only_table import EXACT, ReadOnlyModel, ReadOnlyTable
from tarife.gui.widgets.runner import LatestRunner, ShouldStop
from tarife.gui.widgets.theme import SIZES
from tarife.insight.advice.moves import scenario_of, with_move
from tarife.insight.advice.myths import myths_of
from tarife.plan.edits.edit import Edit
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Scenario
from tarife.terms.marking import marked
from tarife.terms.money import Money
from tarife.terms.problems import InputError, Stopped
from tarife.terms.sentences import in_language, say

if TYPE_CHECKING:
    from tarife.insight.advice.advice import Advice, Saving

Adviser: TypeAlias = "Callable[[Plan, ShouldStop], Advice]"

_WORK: Final = "savings"


@dataclass(frozen=True, slots=True)
class SavingRow:
    """A change as the table shows it.

    Attributes:
        is_sum: Whether it is all advised changes together.
    """

    saving: "Saving"
    title: str
    saves: Money
    unsure: Money
    is_sum: bool = False


SAVING_COLUMNS: Final[tuple[Column[SavingRow], ...]] = (
    Column("title", Heading(marked("Change"), width=0), lambda row: row.title),
    Column("saves", figures(marked("Saves (%1)"), EXACT), lambda row: row.saves),
    Column(
        "unsure",
        figures(
            marked("Give or take"),
            marked("In eight of ten months the saving lies no farther away than this"),
        ),
        lambda row: row.unsure,
    ),
    Column(
        "not_sent",
        figures(marked("Templates less"), marked("Templates that are not sent")),
        lambda row: row.saving.not_sent,
    ),
)


def saving_rows(advice: "Advice") -> tuple[SavingRow, ...]:
    """List advised changes, all of them together, then those that are not advised."""

    def row(saving: "Saving", *, is_sum: bool = False) -> SavingRow:
        currency = advice.cost.currency
        title = in_language(saving.move.title, spoken())
        saves, unsure = Money(saving.micros, currency), Money(saving.unsure_micros, currency)
        unsure = Money.closing(unsure.amount, currency)  # an estimate: finer digits say nothing
        return SavingRow(saving, title, saves, unsure, is_sum=is_sum)

    together = () if advice.together is None else (row(advice.together, is_sum=True),)
    return (*map(row, advice.advised), *together, *map(row, advice.refused))


class SavingsPanel(QWidget):
    """Looks for changes that save, when asked to; a chosen one is kept or carried out."""

    def __init__(self, session: PlanSession, adviser: Adviser) -> None:
        super().__init__()
        self._session = session
        self._adviser = adviser
        self._advice: Advice | None = None
        self._plan: Plan | None = None
        self._runner = LatestRunner["Advice"](1, self)
        self._runner.finished.connect(self._take)
        self._runner.failed.connect(self._take_failure)
        self.model = ReadOnlyModel(SAVING_COLUMNS)
        title = self.tr("Savings")
        self.view = ReadOnlyTable(self.model, title)
        self.look = button("primary", self.tr("Look for savings"))
        self.keep = button("", self.tr("Keep as scenario"))
        self.carry_out = button("", self.tr("Change the plan"))
        self.about = sentence_label("small")
        self.sentence = sentence_label("muted")
        self.myths = sentence_label("")
        self.as_myths = button("link", self.tr("What does not help"))
        self.as_myths.setCheckable(True)
        self.as_myths.toggled.connect(self._show_myths)
        self._stack = QStackedWidget()
        self.progress = Progress()
        self._lay_out()
        self._show()
        self._connect(session)

    def _connect(self, session: PlanSession) -> None:
        self.look.clicked.connect(self._look)
        self.keep.clicked.connect(self._keep)
        self.carry_out.clicked.connect(self._carry_out)
        self.progress.call_off_requested.connect(self._call_off)
        self.view.selectionModel().selectionChanged.connect(self._show_chosen)
        session.plan_changed.connect(self._follow)
        session.refreshed.connect(self._forget)

    def close_work(self) -> None:
        """Stop, and wait until no thread is at work."""
        self._runner.close()

    def _follow(self, plan: Plan) -> None:
        """Forget what was found once the plan is another one but for its scenarios."""
        self.about.setText(
            self.tr("What to change in the plan to pay less of Meta's charges.")
            if plan.months == 1
            else self.tr(
                "What to change in the plan to pay less of Meta's charges, of all its months "
                "together whichever is looked at."
            )
        )
        if self._plan is not None and replace(plan, scenarios=()) != self._plan:
            self._forget()

    def _forget(self) -> None:
        self._call_off()
        self._advice = self._plan = None
        self._show()

    def _look(self) -> None:
        plan, adviser = self._session.plan, self._adviser
        if plan is None:
            return
        self._advice, self._plan = None, replace(plan, scenarios=())
        self.look.setEnabled(False)
        self.progress.note(_WORK, is_busy=True)
        self.sentence.setText(self.tr("Each change is played …"))
        self._runner.start(lambda should_stop: adviser(plan, should_stop))

    def _call_off(self) -> None:
        self._runner.forget()
        self._rest()
        self._show()

    def _rest(self) -> None:
        self.progress.note(_WORK, is_busy=False)
        self.look.setEnabled(True)

    def _take(self, advice: "Advice") -> None:
        self._rest()
        self._advice = advice
        self._show()

    def _take_failure(self, error: Exception) -> None:
        self._rest()
        if isinstance(error, Stopped):
            return
        if not isinstance(error, InputError):
            raise error
        self._show()
        self.sentence.setText(" ".join(problem.said(spoken()) for problem in error.problems))

    def _show(self) -> None:
        advice = self._advice
        rows = saving_rows(advice) if advice else ()
        self.model.show(rows, advice.cost.currency if advice else "")
        self.as_myths.setEnabled(advice is not None)
        self.as_myths.setChecked(False)
        if advice is not None:
            self.myths.setText(self._myths(advice))
        if rows:
            self.view.selectRow(0)
        self._show_chosen()

    def _show_myths(self, is_shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._stack.setCurrentIndex(int(is_shown))

    def _myths(self, advice: "Advice") -> str:
        language = spoken()
        said = (
            in_language(say("{claim}: {rule}", claim=myth.claim, rule=myth.rule), language)
            for myth in myths_of(advice.era)
        )
        head = self.tr("What does not hold under these rules:")
        return "\n".join((head, *(f"• {one}" for one in said)))

    def _chosen(self) -> "Saving | None":
        rows = self.view.selectionModel().selectedRows()
        return self.model.rows[rows[0].row()].saving if rows else None

    def _show_chosen(self) -> None:
        saving = self._chosen()
        self.keep.setEnabled(saving is not None and self._scenario(saving) is not None)
        self.carry_out.setEnabled(saving is not None)
        self.sentence.setText(self._reason(saving))

    def _reason(self, saving: "Saving | None") -> str:
        if saving is None:
            if self._advice is None:
                return self.tr(
                    "Nothing was looked for yet. The plan is played with and without each "
                    "change, by the same people and the same chance."
                )
            return self.tr("No change that was tried surely saves money.")
        move, language = saving.move, spoken()
        effect = in_language(
            say(
                "Customer messages {replies:+,}, answers in time {in_time:+,}.",
                replies=saving.replies,
                in_time=saving.in_time,
            ),
            language,
        )
        if not move.otherwise:
            reason = self.tr("Savings do not add up, so all are played together, too.")
            return f"{reason} {effect}"
        parts = {"otherwise": move.otherwise, "assumes": move.assumes}
        reason = in_language(say("{otherwise}. It holds if {assumes}.", **parts), language)
        if saving.is_advised:
            return f"{capitalised(reason)} {effect}"
        refusal = self.tr("Not advised: it saves less than it is unsure.")
        return f"{capitalised(reason)} {effect} {refusal}"

    def _scenario(self, saving: "Saving") -> Scenario | None:
        """Make a scenario of a change; nothing where it is of more than numbers."""
        plan = self._session.plan
        name = in_language(saving.move.title, spoken())
        return None if plan is None else scenario_of(plan, saving.move, name)

    def _keep(self) -> None:
        saving = self._chosen()
        made = None if saving is None else self._scenario(saving)
        if made is not None:
            self._session.add_scenario(made)

    def _carry_out(self) -> None:
        saving = self._chosen()
        if saving is not None:
            move = saving.move
            label_ = say("{change} (savings)", change=move.title)
            self._session.apply_to_plan(Edit(label_, lambda plan: with_move(plan, move)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.about, 1)
        head.addWidget(self.as_myths)
        head.addWidget(self.progress)
        head.addWidget(self.look)
        choices = QHBoxLayout()
        choices.addWidget(self.sentence, 1)
        choices.addWidget(self.keep)
        choices.addWidget(self.carry_out)
        self._stack.addWidget(self.view)
        self._stack.addWidget(scrolled(column_of((self.myths,), self.myths)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_2)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addLayout(choices)
