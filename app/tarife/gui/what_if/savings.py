"""What to change in the plan to pay less: each change is played, and can be kept or made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QStackedWidget

from tarife.gui.document.session import PlanSession
from tarife.gui.runtime.runner import ShouldStop
from tarife.gui.text.languages import spoken, tr
from tarife.gui.text.names import capitalised
from tarife.gui.text.numbers import signed_count
from tarife.gui.what_if.asked_work import AskedWork
from tarife.gui.widgets.columns import Column, Heading, figures
from tarife.gui.widgets.labels import button, column_of, scrolled, sentence_label
from tarife.gui.widgets.read_only_table import ROUNDED, ReadOnlyModel, ReadOnlyTable
from tarife.insight.advice.moves import scenario_of, with_move
from tarife.insight.advice.myths import myths_of
from tarife.plan.edits.edit import Edit
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Scenario
from tarife.terms.marking import marked
from tarife.terms.money import Money
from tarife.terms.sentences import in_language, say

if TYPE_CHECKING:
    from tarife.insight.advice.advice import Advice, Saving

Adviser: TypeAlias = "Callable[[Plan, ShouldStop], Advice]"


@dataclass(frozen=True, slots=True)
class SavingRow:
    """A change as the table shows it.

    Attributes:
        saving: The change; nothing of what changes save together less than one by one.
        exact: What it saves before that was rounded for showing.
        is_sum: Whether it is all advised changes together.
    """

    saving: "Saving | None"
    title: str
    saves: Money
    unsure: Money | str
    not_sent: int
    exact: Money
    is_sum: bool = False


SAVING_COLUMNS: Final[tuple[Column[SavingRow], ...]] = (
    Column("title", Heading(marked("Change"), width=0), lambda row: row.title),
    Column(
        "saves",
        figures(marked("Saves (%1)"), ROUNDED),
        lambda row: row.saves,
        exact=lambda row: row.exact,
    ),
    Column(
        "unsure",
        figures(
            marked("Give or take (%1)"),
            marked("In eight of ten months the saving lies no farther away than this"),
        ),
        lambda row: row.unsure,
    ),
    Column(
        "not_sent",
        figures(marked("Fewer templates"), marked("Templates that are not sent")),
        lambda row: row.not_sent,
    ),
)


def saving_rows(advice: "Advice") -> tuple[SavingRow, ...]:
    """List advised changes, all of them together, then those that are not advised.

    What all save is less than the sum of what each does: a row says by how much, so that the
    rows add up.
    """

    def row(saving: "Saving", *, is_sum: bool = False) -> SavingRow:
        title = in_language(saving.move.title, spoken())
        if not (saving.is_advised or is_sum):
            title = tr("%1 (not advised)").replace("%1", title)
        exact, unsure = Money(saving.micros, currency), Money(saving.unsure_micros, currency)
        shown = exact.shown, unsure.shown
        return SavingRow(saving, title, *shown, saving.not_sent, exact, is_sum=is_sum)

    currency = advice.cost.currency
    rows = list(map(row, advice.advised))
    if advice.together is not None:
        whole = row(advice.together, is_sum=True)
        saves, exact = (
            Money(total.micros - sum(one.micros for one in parts), currency)
            for total, parts in (
                (whole.saves, [one.saves for one in rows]),
                (whole.exact, [one.exact for one in rows]),
            )
        )
        less = whole.not_sent - sum(one.not_sent for one in rows)
        title = tr("Overlaps, and what does not go together")
        rows += [SavingRow(None, title, saves, "", less, exact), whole]
    return (*rows, *map(row, advice.refused))


class SavingsPanel(AskedWork["Advice"]):
    """Looks for changes that save, when asked to; a chosen one is kept or carried out."""

    def __init__(self, session: PlanSession, adviser: Adviser) -> None:
        about = (
            tr("What to change in the plan to pay less of Meta's charges."),
            tr(
                "What to change in the plan to pay less of Meta's charges, of all its months "
                "together whichever is looked at."
            ),
        )
        super().__init__(session, about, tr("Look for savings"))
        self._adviser = adviser
        self.model = ReadOnlyModel(SAVING_COLUMNS)
        self.view = ReadOnlyTable(self.model, self.tr("Savings"), wraps=True)
        self.myths = sentence_label("")
        self.as_myths = button("link", self.tr("What does not help"))
        self.as_myths.setCheckable(True)
        self.as_myths.toggled.connect(self._show_myths)
        self._stack = QStackedWidget()
        self.found_changed.connect(self._show_found)
        self.look.clicked.connect(self._look)
        self.keep.clicked.connect(self._keep)
        self.carry_out.clicked.connect(self._carry_out)
        self.view.selectionModel().selectionChanged.connect(self._show_chosen)
        self.head.insertWidget(1, self.as_myths)
        self._stack.addWidget(self.view)
        self._stack.addWidget(scrolled(column_of((self.myths,), self.myths)))
        self.stack(self._stack)
        self._show_found()

    def _look(self) -> None:
        plan, adviser = self.session.plan, self._adviser
        if plan is not None:
            meanwhile = self.tr("Each change is played …")
            self.ask(plan, lambda should_stop: adviser(plan, should_stop), meanwhile)

    def _show_found(self) -> None:
        """Show advised changes, and what does not help."""
        advice = self.found
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
        self.tell(self._reason(saving))

    def _reason(self, saving: "Saving | None") -> str:
        if saving is None:
            if self.found is not None and self.model.rows:
                return self.tr(
                    "Changes that save the same messages save them once, and of two that "
                    "cannot be made together the one that saves less is left out."
                )
            if self.found is None:
                return self.tr(
                    "Nothing was looked for yet. The plan is played with and without each "
                    "change, by the same people and the same chance."
                )
            return self.tr("No change that was tried surely saves money.")
        move, language = saving.move, spoken()
        effect = in_language(
            say(
                "Customer messages {replies}, messages too late to send {too_late}.",
                replies=signed_count(saving.replies, QLocale()),
                too_late=signed_count(saving.too_late, QLocale()),
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
        plan = self.session.plan
        name = in_language(saving.move.title, spoken())
        return None if plan is None else scenario_of(plan, saving.move, name)

    def _keep(self) -> None:
        saving = self._chosen()
        made = None if saving is None else self._scenario(saving)
        if made is not None:
            self.session.add_scenario(made)

    def _carry_out(self) -> None:
        saving = self._chosen()
        if saving is not None:
            move = saving.move
            label_ = say("{change} (savings)", change=move.title)
            self.session.apply_to_plan(Edit(label_, lambda plan: with_move(plan, move)))
