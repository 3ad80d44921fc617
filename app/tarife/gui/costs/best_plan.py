"""The best plan within the budget: what may change, the goal, and what more money buys."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tarife.charts.kit.palette import ChartTheme
from tarife.gui.costs.charted_table import ChartedTable
from tarife.gui.document.session import PlanSession
from tarife.gui.runtime.runner import ShouldStop
from tarife.gui.text.countries import country_name
from tarife.gui.text.languages import tr
from tarife.gui.text.names import category_name, filled
from tarife.gui.text.numbers import WHOLE, count_text, exact_text, named_money, percent_text
from tarife.gui.text.times import date_text
from tarife.gui.what_if.asked_work import AskedWork
from tarife.gui.widgets import columns
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.choosers import chooser_of, chosen_key
from tarife.gui.widgets.columns import Column, Heading, figures
from tarife.gui.widgets.labels import BriefLabel, button, label
from tarife.gui.widgets.layouts import bare_row
from tarife.gui.widgets.read_only_table import ROUNDED, ReadOnlyModel, ReadOnlyTable
from tarife.gui.widgets.theme import SIZES
from tarife.gui.widgets.value_fields import number_field
from tarife.insight.optimiser.choices import (
    Decision,
    cap_choice,
    countries_with,
    date_choice,
    days_between,
    desk_choice,
    lever_choice,
    single_moment,
    with_choices,
)
from tarife.insight.optimiser.question import Candidate, Goal, Question
from tarife.plan.edits.edit import Edit
from tarife.plan.model.lines import TemplateCategory
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Lever, Scenario, Scope
from tarife.terms.marking import marked
from tarife.terms.money import Money, shown_difference
from tarife.terms.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure

    from tarife.charts.kit.hit_testing import Drawn
    from tarife.insight.optimiser.optimiser import Optimum

Optimiser: TypeAlias = "Callable[[Plan, Question, ShouldStop], Optimum]"

_APART: Final = ", "
_CHOICE_HEIGHT: Final = 26
_CHOICES_SHOWN: Final = {0: 2, 250: 4, 420: 8}
"""How many choices are seen at once, from which height of the page on."""

_MOST_SHOWN: Final = 40
_WEEK: Final = timedelta(days=7)
_FEWER_MESSAGES: Final = (-0.5, 0.0)
_STEPS: Final = 5
_YES: Final = "✓"
_PROPOSAL_LINES: Final = 5
_BRIEF: Final = 2
_BOTH_FROM: Final = 620
"""From which height on the question stands above what was found, in pixels."""


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """A plan as the table shows it.

    Attributes:
        is_sum: Whether it is the best within the bounds, which stands first.
    """

    outcome: Candidate
    changes: str
    cost: Money
    is_sum: bool = False


OUTCOME_COLUMNS: Final[tuple[Column[OutcomeRow], ...]] = (
    Column("changes", Heading(marked("Change"), width=0), lambda row: row.changes),
    Column(
        "cost",
        figures(marked("Costs (%1)"), ROUNDED),
        lambda row: row.cost.shown,
        exact=lambda row: row.cost,
    ),
    Column("delivered", figures(marked("Delivered")), lambda row: row.outcome.delivered),
    Column("replies", figures(marked("Customer messages")), lambda row: row.outcome.replies),
)


def offered_choices(plan: Plan) -> tuple[tuple[str, Decision], ...]:
    """List what may change with its name, all that the command line can vary."""
    return tuple(_offered(plan))


def _offered(plan: Plan) -> Iterator[tuple[str, Decision]]:
    for category in TemplateCategory:
        for country in countries_with(plan, category):
            scope = Scope(country=country, category=category)
            name = f"{category_name(category)}{_APART}{country_name(country)}"
            yield name, _part_of(name, Lever.VOLUME, scope)
    ads = [row.country for row in plan.grid if row.ad_clicks_per_day]
    ads += [line.country for line in plan.entry_points if line.clicks_per_day]
    for country in dict.fromkeys(ads):
        name = tr("Ad clicks, %1").replace("%1", country_name(country))
        yield name, _part_of(name, Lever.AD_CLICKS, Scope(country=country))
    for send in plan.sends:
        at = single_moment(send)
        if send.max_price is not None:
            name = tr("Cap, %1").replace("%1", send.name)
            yield name, replace(cap_choice(name, send), shown=_number)
        if at is not None:
            first, last = at.date() - _WEEK, at.date() + _WEEK
            period = plan.period
            days = days_between(max(first, period.first_day), min(last, period.last_day))
            name = tr("Day, %1").replace("%1", send.name)
            yield name, replace(date_choice(name, send, days), shown=_day)
    name = tr("Messages an answer")
    fewer = lever_choice(name, Lever.MESSAGES_PER_ANSWER, Scope(), _FEWER_MESSAGES, _STEPS)
    yield name, replace(fewer, shown=_number)
    if plan.account.desk.hours:
        name = tr("Answers at any hour")
        yield name, replace(desk_choice(name), shown=lambda value: _YES if value else "")


def _part_of(name: str, lever: Lever, scope: Scope) -> Decision:
    """Let a lever be anything from nothing to what the plan has."""
    choice = lever_choice(name, lever, scope, (0.0, 1.0))
    return replace(choice, shown=lambda value: percent_text(value, QLocale()))


def _number(value: float) -> str:
    sign = "−" if value < 0 else ""  # noqa: RUF001 - a true minus
    return sign + exact_text(Decimal(f"{abs(value):.9g}"), QLocale())


def _day(value: float) -> str:
    return date_text(date.fromordinal(int(value)))


def _changes_text(found: "Optimum", outcome: Candidate) -> str:
    """Say what an outcome takes of each choice, countries under what they have in common."""
    taken = zip(found.choices, outcome.point, strict=True)
    groups = _grouped((choice, choice.values[index]) for choice, index in taken)
    return " · ".join(f"{group}: {', '.join(parts)}" for group, parts in groups.items())


def _grouped(taken: Iterable[tuple[Decision, float]]) -> dict[str, list[str]]:
    """Write the value of each choice, under what several have in common."""
    groups: dict[str, list[str]] = {}
    for choice, value in taken:
        group, _, part = choice.id.partition(_APART)
        shown = choice.shown(value)
        if shown:
            groups.setdefault(group, []).append(f"{part} {shown}".strip())
    return groups


def proposal(found: "Optimum", outcome: Candidate, currency: str) -> str:
    """Say what an outcome changes, and below that what it saves and what is lost by it."""
    before = found.as_planned
    taken = zip(found.choices, outcome.point, strict=True)
    moved = [
        (choice, value)
        for choice, index in taken
        if choice.apply(before.plan, value := choice.values[index]) != before.plan
    ]
    changes = ", ".join(
        f"{group} ({', '.join(parts)})" for group, parts in _grouped(moved).items()
    )
    if not changes:
        return tr("Proposed: leave the plan as it is.")
    lines = (
        tr("Proposed: %1. All else stays as planned.").replace("%1", changes),
        _cost_text(Money(before.micros, currency), Money(outcome.micros, currency)),
        filled(
            tr("Delivered: %1 templates, %2. Customer messages: %3, %4."),
            *_counted(before.delivered, outcome.delivered),
            *_counted(before.replies, outcome.replies),
        ),
    )
    return "\n".join(lines)


def _cost_text(before: Money, after: Money) -> str:
    """Say what is saved, or costs more."""
    more = shown_difference(before, after)
    size = Money(abs(more.micros), more.currency)
    template = tr("It costs %3, as the plan does.")
    if more.micros:
        template = (
            tr("It costs %1 more: %2 instead of %3.")
            if more.micros > 0
            else tr("It saves %1: %2 instead of %3.")
        )
    texts = (named_money(one, QLocale()) for one in (size, after, before))
    return filled(template, *texts)


def _counted(before: int, after: int) -> tuple[str, str]:
    """Write a count, and by how much it differs."""
    template = tr("%1 more") if after > before else tr("%1 fewer")
    difference = template.replace("%1", count_text(abs(after - before), QLocale()))
    return count_text(after, QLocale()), difference if after != before else tr("as planned")


def outcome_rows(found: "Optimum", currency: str) -> tuple[OutcomeRow, ...]:
    """List the best plan, then what more money buys, the cheapest first."""

    def row(outcome: Candidate, *, is_best: bool = False) -> OutcomeRow:
        changes = _changes_text(found, outcome)
        return OutcomeRow(outcome, changes, Money(outcome.micros, currency), is_sum=is_best)

    best = () if found.best is None else (row(found.best, is_best=True),)
    return (*best, *map(row, found.some_of_frontier(_MOST_SHOWN)))


class BestPlanPanel(AskedWork["Optimum"]):
    """Looks for the best plan within the budget; a chosen one is kept or carried out."""

    def __init__(
        self, session: PlanSession, appearance: Appearance, optimiser: Optimiser
    ) -> None:
        about = (
            tr("The plan that does most within the budget; every candidate is played."),
            tr("The plan that does most within its budgets, in all its months together."),
        )
        super().__init__(session, about, tr("Look for the best plan"))
        self._optimiser = optimiser
        self._offered: tuple[tuple[str, Decision], ...] = ()
        self._at_least = 0
        goals = (
            columns.Choice(Goal.DELIVERED, self.tr("Most templates delivered")),
            columns.Choice(Goal.REPLIES, self.tr("Most customer messages")),
            columns.Choice(
                Goal.REPLIES_PER_MONEY, self.tr("Most customer messages for the money")
            ),
            columns.Choice(Goal.COST, self.tr("Least cost")),
        )
        self.goal = chooser_of(goals, self.tr("Goal"))
        least = self.tr("Deliver at least")
        self.at_least = number_field(least, WHOLE, Question, "at_least")
        self.at_least.entered.connect(self._take_least)
        self.may_change = QListWidget()
        self.model = ReadOnlyModel(OUTCOME_COLUMNS)
        self.view = ReadOnlyTable(self.model, self.tr("Best plan"), wraps=True)
        self.charted_table = ChartedTable(
            self.view, appearance, self.tr("Chart of what more money buys")
        )
        self.proposal = BriefLabel()
        self._question = self._asked(least)
        self.ask_again = button("link", self.tr("Change the question"))
        self.ask_again.setCheckable(True)
        self.stack(self._question, self.charted_table)
        for number, part in enumerate((self.sentence, self.ask_again, self.charted_table.swap)):
            self.head.insertWidget(number, part, int(part is self.sentence))
        self.foot.insertWidget(0, self.proposal, 1)
        self._connect(session)
        self._offer_anew()
        self._show_found()

    def _connect(self, session: PlanSession) -> None:
        self.found_changed.connect(self._show_found)
        self.look.clicked.connect(self._look)
        self.keep.clicked.connect(self._keep)
        self.carry_out.clicked.connect(self._carry_out)
        self.ask_again.toggled.connect(self._fold)
        self.view.selectionModel().selectionChanged.connect(self._show_chosen)
        self.charted_table.picture.spot_chosen.connect(self._choose_row)
        session.plan_changed.connect(self._offer)
        session.refreshed.connect(self._offer_anew)

    def _draw(self) -> None:
        """Draw the frontier."""
        found, plan = self.found, self.session.plan
        if found is None or plan is None or not found.frontier:
            self.charted_table.show_drawing(None)
            return
        shown, chosen = found.some_of_frontier(_MOST_SHOWN), self._chosen()
        currency = plan.account.currency

        def draw(figure: "Figure", theme: ChartTheme) -> "Drawn":
            from tarife.charts.questions.frontier import (  # noqa: PLC0415 - heavy
                Walk,
                draw_frontier,
            )

            untitled = replace(theme, is_titled=False)  # the tab says it
            return draw_frontier(figure, Walk(found, shown, chosen), currency, untitled)

        self.charted_table.show_drawing(draw, found)

    def _choose_row(self, number: int) -> None:
        """Look at a plan of the frontier, which follow the best in the table."""
        self.view.selectRow(number + sum(row.is_sum for row in self.model.rows))

    def _show_found(self) -> None:
        """Show the best plan and what more money buys."""
        plan = self.session.plan
        currency = plan.account.currency if plan else ""
        self.model.show(outcome_rows(self.found, currency) if self.found else (), currency)
        if self.model.rows:
            self.view.selectRow(0)
        self.ask_again.setChecked(False)
        self._fold()
        self._show_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.proposal.set_most(_BRIEF if self.is_low else _PROPOSAL_LINES)
        self._fold()

    def _fold(self) -> None:
        """Put the question away once it is answered, where there is no room for both."""
        is_found, is_high = self.found is not None, self.height() >= _BOTH_FROM
        is_asked = not is_found or is_high or self.ask_again.isChecked()
        self.ask_again.setVisible(is_found and not is_high)
        self._question.setVisible(is_asked)
        self._middle.setVisible(is_high or not (is_found and is_asked))
        self.about.setVisible(not is_found)
        self.proposal.setVisible(is_found)
        room = _BOTH_FROM - 1 if is_found and is_high else self.height()
        most = max(rows for least, rows in _CHOICES_SHOWN.items() if room >= least)
        rows = min(most, max(self.may_change.count(), 1))
        frame = 2 * self.may_change.frameWidth()
        self.may_change.setFixedHeight(rows * _CHOICE_HEIGHT + frame)  # none is cut

    def _asked(self, least: str) -> QWidget:
        asked = QWidget()
        self.may_change.setAccessibleName(self.tr("May change"))
        row = bare_row(asked, SIZES.space_4)
        form = QFormLayout()
        form.addRow(self.tr("Goal"), self.goal)
        form.addRow(least, self.at_least)
        row.addLayout(form)
        choices = QVBoxLayout()
        choices.setSpacing(SIZES.space_1)
        choices.addWidget(label("small", self.tr("May change")))
        choices.addWidget(self.may_change)
        row.addLayout(choices, 1)
        return asked

    def _take_least(self, value: object) -> None:
        self._at_least = int(str(value))

    def _offer_anew(self) -> None:
        self._offered = ()
        if self.session.plan is not None:
            self._offer(self.session.plan)

    def _offer(self, plan: Plan) -> None:
        """List what may change; what was ticked stays ticked, at first it is the marketing."""
        offered = offered_choices(plan)
        if [name for name, _ in offered] == [name for name, _ in self._offered]:
            return
        known = {
            name: self._is_ticked(number) for number, (name, _) in enumerate(self._offered)
        }
        self._offered = offered
        marketing = category_name(TemplateCategory.MARKETING)
        self.may_change.clear()
        for name, _ in offered:
            item = QListWidgetItem(name)
            item.setSizeHint(QSize(0, _CHOICE_HEIGHT))
            is_ticked = known.get(name, name.startswith(marketing))
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
            self.may_change.addItem(item)

    def _is_ticked(self, number: int) -> bool:
        return self.may_change.item(number).checkState() is Qt.CheckState.Checked

    def _look(self) -> None:
        plan, optimiser = self.session.plan, self._optimiser
        choices = tuple(
            choice
            for number, (_, choice) in enumerate(self._offered)
            if self._is_ticked(number)
        )
        goal = Goal(chosen_key(self.goal) or Goal.DELIVERED)
        missing = self._missing(plan, goal, choices)
        if plan is None or missing:
            self.tell(missing)
            return
        question = Question(choices, goal, self._at_least)
        meanwhile = self.tr("Each candidate is played …")
        self.ask(plan, lambda should_stop: optimiser(plan, question, should_stop), meanwhile)

    def _missing(self, plan: Plan | None, goal: Goal, choices: tuple[Decision, ...]) -> str:
        """Say what has to be there before anything can be found."""
        if not choices:
            return self.tr("Tick what may change.")
        if goal is Goal.COST and not self._at_least:
            return self.tr("Say how many templates have to be delivered.")
        is_bounded = goal in (Goal.COST, Goal.REPLIES_PER_MONEY) or (plan and plan.budgets)
        return "" if is_bounded else self.tr("Set a budget first: it is the bound.")

    def _chosen(self) -> Candidate | None:
        rows = self.view.selectionModel().selectedRows()
        return self.model.rows[rows[0].row()].outcome if rows else None

    def _show_chosen(self) -> None:
        outcome = self._chosen()
        self.keep.setEnabled(self._scenario() is not None)
        self.carry_out.setEnabled(outcome is not None)
        found, plan, text = self.found, self.session.plan, ""
        if outcome is not None and found is not None and plan is not None:
            text = proposal(found, outcome, plan.account.currency)
        self.proposal.show_text(text)
        self.tell(self._verdict())
        self._draw()

    def _verdict(self) -> str:
        found = self.found
        if found is None:
            return self.tr(
                "Nothing was looked for yet. Of what is ticked volumes may be anything from "
                "nothing to what the plan has, days a week away, caps what Meta estimated."
            )
        if found.best is None:
            return self.tr("No plan keeps within the bounds. Below is what each amount buys.")
        if found.is_proven:
            return self.tr("The best stands first: every combination was played.")
        return self.tr("The best that was found stands first; there may be a better one.")

    def _scenario(self) -> Scenario | None:
        """Make a scenario of the plan that is looked at, where one can hold it."""
        outcome, found, plan = self._chosen(), self.found, self.session.plan
        if outcome is None or found is None or plan is None:
            return None
        name = self.tr("Best plan, %1").replace("%1", str(Money(outcome.micros, "").rounded(0)))
        return found.scenario(plan, outcome, name)

    def _keep(self) -> None:
        made = self._scenario()
        if made is not None:
            self.session.add_scenario(made)

    def _carry_out(self) -> None:
        outcome, found = self._chosen(), self.found
        if outcome is None or found is None:
            return
        choices, point = found.choices, outcome.point
        edit = Edit(say("best plan"), lambda plan: with_choices(plan, choices, point))
        self.session.apply_to_plan(edit)
