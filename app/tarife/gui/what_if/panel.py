"""What if: levers over the plan or a part of it, what they change, and what to do with it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.text.countries import Countries, by_alphabet
from tarife.gui.text.languages import spoken, tr
from tarife.gui.text.money_texts import (
    arrow,
    cause_sentence,
    signed_money,
    signed_percent,
)
from tarife.gui.text.names import category_name, full_sentence, lever_words
from tarife.gui.what_if.lever_rows import LeverRow
from tarife.gui.what_if.own_numbers import OwnNumbers
from tarife.gui.what_if.ranking import Ranking
from tarife.gui.what_if.variants import Variants
from tarife.gui.what_if.what_if import DisplayedFigures, WhatIf
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import Note, button, label, sentence_label, set_state
from tarife.gui.widgets.overlays import Fade
from tarife.gui.widgets.theme import SIZES
from tarife.plan.edits.grid import countries_of
from tarife.plan.edits.scenarios import drop_override, set_scenario
from tarife.plan.model.lines import Audience, TemplateCategory
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import COST_LEVERS, Adjustment, Lever, Scope
from tarife.plan.names import SCENARIO, fresh_name, known
from tarife.plan.what_if.levers import adjusted
from tarife.plan.what_if.standing import LeverState, lever_states
from tarife.terms.problems import Problem

_WORDS_LINES: Final = 3
_LOW_BELOW: Final = 480
"""Pixels of the panel below which more than one and a half sliders want the room of words."""


class WhatIfFooter(QFrame):
    """Tells the difference to the plan; applies it, keeps it as a scenario, or drops it."""

    def __init__(self, what_if: WhatIf) -> None:
        super().__init__()
        self.setObjectName("whatIfFooter")
        self._what_if = what_if
        self._amount = label("figure")
        self._bad, self._news, self._cause = (
            Note(role, _WORDS_LINES) for role in ("bad", "small", "small")
        )
        self.apply = button("primary", self.tr("Apply"))
        self.keep = button("", self.tr("Keep as scenario…"))
        self.reset = button("link", self.tr("Reset"))
        self.name = QLineEdit()
        self._is_low = False
        self._column, self._top, self._words = QVBoxLayout(self), QHBoxLayout(), QWidget()
        self._buttons = QStackedLayout()
        self._lay_out()
        self.apply.clicked.connect(what_if.apply)
        self.reset.clicked.connect(what_if.reset)
        self.keep.clicked.connect(self._ask_name)
        self.name.returnPressed.connect(self._keep)
        what_if.shown_changed.connect(self.show_figures)
        what_if.problems_changed.connect(self.show_problems)
        what_if.adjustments_changed.connect(self._show_state)
        self._say_nothing()
        self._show_state()

    def show_figures(self, shown: DisplayedFigures) -> None:
        """Tell how what is shown differs from the plan."""
        difference = shown.difference
        if difference is None:
            self._say_nothing()
            return
        locale = QLocale()
        currency = shown.outcome.total.currency
        total = difference.shown_total(currency)
        if total.micros:
            percent = signed_percent(difference.ratio, locale)
            money = f"{arrow(total.micros)} {signed_money(total, locale)}"
            self._amount.setText(f"{money}  {percent}".strip())
        else:
            self._amount.setText(self.tr("No difference"))
        set_state(self._amount, {-1: "cheaper", 0: "", 1: "dearer"}[_sign(total.micros)])
        self._cause.setText(cause_sentence(difference, currency, locale))
        self._amount.setToolTip(self._cause.text())
        self._show_first()

    def set_low(self, *, is_low: bool) -> None:
        """Take two lines: one of the amount or of words, one of buttons."""
        if is_low == self._is_low:
            return
        self._is_low = is_low
        if is_low:
            self._top.insertWidget(1, self._words, 1)
        else:
            self._column.insertWidget(1, self._words)
        for words in (self._bad, self._news, self._cause):
            words.keep_lines(1 if is_low else _WORDS_LINES)
        above = SIZES.space_1 if is_low else SIZES.space_3
        self._column.setContentsMargins(SIZES.space_4, above, SIZES.space_3, above)
        self._show_first()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say why what the levers make of the plan cannot be played."""
        self._bad.setText(full_sentence(problems[0]) if problems else "")
        self._show_first()

    def show_news(self, text: str) -> None:
        """Say what was found; the next move of a lever withdraws it."""
        self._news.setText(text)
        self._show_first()

    def _show_first(self) -> None:
        """Show the most urgent of the sentences that share one place."""
        words = (self._bad, self._news, self._cause)
        first = next((one for one in words if one.text()), self._cause)
        for one in words:
            one.setVisible(one is first)
        is_in_place = self._is_low and first is self._cause and bool(self._amount.text())
        self._words.setHidden(is_in_place)
        self._amount.setHidden(self._is_low and not is_in_place)

    def _say_nothing(self) -> None:
        self._amount.setText("")
        set_state(self._amount, "")
        self._cause.setText(self.tr("Move a slider to see what it changes."))
        self._show_first()

    def _show_state(self) -> None:
        self.show_news("")
        is_playing = self._what_if.is_playing
        is_in_scenario = self._what_if.session.scenario is not None
        self.apply.setText(self.tr("Save") if is_in_scenario else self.tr("Apply"))
        self.apply.setToolTip(
            self.tr("Let the scenario have these values")
            if is_in_scenario
            else self.tr("Put these values into the plan; undo takes them back")
        )
        for part in (self.apply, self.keep, self.reset):
            part.setEnabled(is_playing)
        if not is_playing:
            self._buttons.setCurrentIndex(0)

    def _ask_name(self) -> None:
        """Ask for the name of the new scenario in place of the buttons."""
        plan = self._what_if.session.plan
        taken = [scenario.name for scenario in plan.scenarios] if plan else []
        self.name.setText(fresh_name(SCENARIO, taken, spoken(), first=len(taken) + 1))
        self._buttons.setCurrentIndex(1)
        self.name.setFocus()
        self.name.selectAll()

    def _keep(self) -> None:
        name = self.name.text().strip()
        if name:
            self._buttons.setCurrentIndex(0)
            self._what_if.keep(known(name, "scenarios"))

    def _lay_out(self) -> None:
        self.name.setAccessibleName(self.tr("Name of the new scenario"))
        choices = QWidget()
        row = QHBoxLayout(choices)
        row.addWidget(self.apply)
        row.addWidget(self.keep, 1)
        naming = QWidget()
        asked = QHBoxLayout(naming)
        asked.addWidget(self.name, 1)
        confirm = button("primary", self.tr("Keep"))
        confirm.clicked.connect(self._keep)
        asked.addWidget(confirm)
        forget = button("link", self.tr("Cancel"))
        forget.clicked.connect(lambda: self._buttons.setCurrentIndex(0))
        asked.addWidget(forget)
        for layout in (row, asked):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(SIZES.space_1)
        column = self._column
        column.setContentsMargins(SIZES.space_4, SIZES.space_3, SIZES.space_3, SIZES.space_3)
        column.setSpacing(SIZES.space_1)
        self._top.addWidget(self._amount, 1)
        self._top.addWidget(self.reset)
        column.addLayout(self._top)
        words = QGridLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        for part in (self._cause, self._news, self._bad):
            words.addWidget(part, 0, 0)
        column.addWidget(self._words)
        column.addLayout(self._buttons)
        for page in (choices, naming):  # now that they have a parent to be shown in
            self._buttons.addWidget(page)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


PANEL_WIDTH = 292


class WhatIfPanel(QFrame):
    """Moves levers over the plan without changing it."""

    close_requested = Signal()

    def __init__(
        self, variants: Variants, appearance: Appearance, countries: Countries
    ) -> None:
        super().__init__()
        self.setObjectName("whatIf")
        what_if = self._what_if = variants.what_if
        self._seeker = variants.seeker
        self._countries = countries
        self._plan: Plan | None = None
        self._has_traffic = False
        self._of_whole: Mapping[Lever, LeverState] = {}
        self._of_plan: Mapping[Lever, LeverState] = {}
        self._standings: Mapping[Lever, LeverState] = {}
        self._others: tuple[Adjustment, ...] = ()
        self.scope = QComboBox()
        self.rows = {lever: LeverRow(lever, lever_words(lever), appearance) for lever in Lever}
        self._title, self._over = label("heading", self.tr("What if")), label("small")
        self.own_numbers = OwnNumbers(what_if.session, appearance, countries)
        self._to_come = sentence_label(
            "muted",
            self.tr(
                "Once the plan sends a message, sliders stand here: more or fewer messages, "
                "replies, ad clicks, a slower desk. Each shows at once what it would cost."
            ),
        )
        self.ranking = Ranking(what_if, variants.ranker, appearance)
        self.footer = WhatIfFooter(what_if)
        self._head, self._titles, self._above = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._lay_out(appearance)
        self._connect()

    @property
    def chosen_scope(self) -> Scope:
        """The part of the plan that the levers move."""
        scope = self.scope.currentData()
        return scope if isinstance(scope, Scope) else Scope()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_low = self.height() < _LOW_BELOW
        for part in (self._title, self._over):
            part.setHidden(is_low)
        if is_low:
            self._head.insertWidget(0, self.scope, 1)
        else:
            self._above.addWidget(self.scope)
        self._head.setStretchFactor(self._titles, 0 if is_low else 1)
        self.footer.set_low(is_low=is_low)

    def _offer_seeking(self, plan: Plan) -> None:
        """Offer to look for the value that keeps within a budget, where one is set."""
        for row in self.rows.values():
            is_of_traffic = row.lever not in COST_LEVERS
            row.seek.setVisible(bool(plan.budgets) and is_of_traffic)

    def _renew(self, plan: Plan | None = None) -> None:
        """Take another plan or scenario, or another part of it."""
        del plan
        self._plan = self._what_if.base
        if self._plan is None:
            return
        self._of_whole = lever_states(self._plan, Scope())
        moving = {Lever.VOLUME, Lever.AD_CLICKS} & self._of_whole.keys()
        self._has_traffic = bool(moving or self._plan.inbound)
        self._offer_scopes(self._plan)
        self._show_all()

    def _show_all(self) -> None:
        if self._plan is not None:
            scope = self.chosen_scope
            is_whole = scope == Scope()
            self._of_plan = self._of_whole if is_whole else lever_states(self._plan, scope)
            self._others, self._standings = (), self._of_plan
            self._show_levers(self._what_if.adjustments)

    def _show_levers(self, adjustments: tuple[Adjustment, ...]) -> None:
        """Show where the levers are; what is moved elsewhere counts for this part too."""
        scope = self.chosen_scope
        others = tuple(entry for entry in adjustments if entry.scope != scope)
        if others != self._others and self._plan is not None:
            self._others = others
            moved = adjusted(replace(self._plan, scenarios=()), others)
            self._standings = lever_states(moved, scope) if others else self._of_plan
        has_traffic = self._has_traffic
        for part in (*self.rows.values(), self.ranking):
            part.setVisible(has_traffic)
        self._to_come.setVisible(not has_traffic)
        for lever, row in self.rows.items():
            own = self._what_if.value_of(lever, scope)
            row.show_standing(self._of_plan.get(lever), self._standings.get(lever), own)
        has_display = self._plan is not None and self._plan.costs.display is not None
        self.rows[Lever.DISPLAY_RATE].setVisible(has_traffic and has_display)
        is_whole = not (scope.country or scope.line)
        self.rows[Lever.MARKUP].setVisible(has_traffic and is_whole)

    def _show_scenario(self) -> None:
        scenario = self._what_if.session.scenario
        over = self.tr("over the plan, which stays as it is")
        self._over.setText(self.tr("in %1").replace("%1", scenario.name) if scenario else over)
        self.own_numbers.show_scenario(scenario)

    def _offer_scopes(self, plan: Plan) -> None:
        """List the parts of a plan, keeping the chosen one where it is still there."""
        offers = _scopes(plan, self._countries)
        before = [self.scope.itemData(n) for n in range(self.scope.count())]
        names = [self.scope.itemText(n) for n in range(self.scope.count())]
        if before == [scope for scope, _ in offers] and names == [name for _, name in offers]:
            return
        chosen = self.chosen_scope
        self.scope.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.scope.clear()
        for scope, name in offers:
            if scope is None:
                self.scope.insertSeparator(self.scope.count())
            else:
                self.scope.addItem(name, scope)
        indexes = [n for n in range(self.scope.count()) if self.scope.itemData(n) == chosen]
        self.scope.setCurrentIndex(indexes[0] if indexes else 0)
        self.scope.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def _move(self, lever: Lever, adjustment: float | None, is_dragged: bool) -> None:  # noqa: FBT001
        self._what_if.move(lever, self.chosen_scope, adjustment, is_dragged=is_dragged)

    def _drop(self, at: object) -> None:
        session = self._what_if.session
        if session.scenario is not None:
            session.apply(drop_override(session.scenario.id, at))  # type: ignore[arg-type] # told so

    def _write_note(self, text: str) -> None:
        session = self._what_if.session
        if session.scenario is not None and text != session.scenario.note:
            session.apply(set_scenario(replace(session.scenario, note=text), "note"))

    def _connect(self) -> None:
        session = self._what_if.session
        session.shown_plan_changed.connect(self._renew)
        session.shown_plan_changed.connect(self._show_scenario)
        session.plan_changed.connect(self._offer_seeking)
        self._seeker.message.connect(self.footer.show_news)
        self._what_if.adjustments_changed.connect(self._show_levers)
        self.scope.currentIndexChanged.connect(self._show_all)
        self.own_numbers.reset_requested.connect(self._drop)
        self.own_numbers.note_written.connect(self._write_note)
        for row in self.rows.values():
            row.moved.connect(self._move)
            row.settled.connect(self._what_if.settle)
            row.seek_requested.connect(
                lambda lever: self._seeker.seek(lever, self.chosen_scope)
            )

    def _lay_out(self, appearance: Appearance) -> None:
        self.setFixedWidth(PANEL_WIDTH)
        self.scope.setAccessibleName(self.tr("Part of the plan that the levers move"))
        self.scope.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        close = QToolButton()
        close.setAccessibleName(self.tr("Close what-if"))
        close.setToolTip(close.accessibleName())
        close.clicked.connect(self.close_requested)
        appearance.set_icon(close, "close")
        head = self._head
        self._titles.setSpacing(0)
        self._titles.addWidget(self._title)
        self._titles.addWidget(self._over)
        head.addLayout(self._titles)
        head.addWidget(close, alignment=Qt.AlignmentFlag.AlignTop)
        above = self._above
        above.setContentsMargins(SIZES.space_4, SIZES.space_2, SIZES.space_3, SIZES.space_2)
        above.setSpacing(SIZES.space_2)
        above.addLayout(head)
        above.addWidget(self.scope)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(above)
        outer.addWidget(self._scrolling(), 1)
        outer.addWidget(self.footer)

    def _scrolling(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SIZES.space_4, 0, SIZES.space_3, SIZES.space_2)
        column.setSpacing(SIZES.space_1)
        column.addWidget(self._to_come)
        for row in self.rows.values():
            column.addWidget(row)
        column.addWidget(self.own_numbers)
        column.addWidget(self.ranking)
        column.addStretch(1)
        made = QScrollArea()
        made.setWidget(inside)
        made.setWidgetResizable(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        Fade(made, QPalette.ColorRole.Window)
        return made


def _scopes(plan: Plan, countries: Countries) -> list[tuple[Scope | None, str]]:
    """List the parts of a plan that levers can move, with lines between kinds."""
    whole: list[tuple[Scope | None, str]] = [(Scope(), tr("The whole plan"))]
    ordered = by_alphabet(filter(None, countries_of(plan)), countries.name)
    lines = [line for line in plan.lines if not isinstance(line, Audience)]
    kinds: tuple[list[tuple[Scope | None, str]], ...] = (
        [(Scope(country=code), countries.name(code)) for code in ordered],
        [(Scope(category=one.value), category_name(one)) for one in TemplateCategory],
        [(Scope(line=line.id), line.name) for line in lines],
    )
    for kind in kinds:
        if kind:
            whole += [(None, ""), *kind]
    return whole
