"""What the moved levers change, and what to do with it."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.difference_texts import (
    arrow,
    cause_sentence,
    shown_total,
    signed_money,
    signed_percent,
)
from tarife.gui.labels import button, label, sentence_label, set_state
from tarife.gui.texts import full_sentence
from tarife.gui.theme import SIZES
from tarife.gui.what_if import Shown, WhatIf
from tarife.terms.problems import Problem


class WhatIfFooter(QFrame):
    """Tells the difference to the plan; applies it, keeps it as a scenario, or drops it."""

    def __init__(self, what_if: WhatIf) -> None:
        super().__init__()
        self.setObjectName("whatIfFooter")
        self._what_if = what_if
        self._amount = label("figure")
        self._cause = sentence_label("small")
        self._bad = sentence_label("bad")
        self._news = sentence_label("small")
        for part in (self._news, self._bad):
            part.hide()
        self.apply = button("primary", self.tr("Apply"))
        self.keep = button("", self.tr("Keep as scenario…"))
        self.reset = button("link", self.tr("Reset"))
        self.name = QLineEdit()
        self._buttons = QStackedLayout()
        self._lay_out()
        self.apply.clicked.connect(what_if.apply)
        self.reset.clicked.connect(what_if.reset)
        self.keep.clicked.connect(self._ask_name)
        self.name.returnPressed.connect(self._keep)
        what_if.shown_changed.connect(self.show_shown)
        what_if.problems_changed.connect(self.show_problems)
        what_if.adjustments_changed.connect(self._show_state)
        self._say_nothing()
        self._show_state()

    @property
    def amount_text(self) -> str:
        """The difference as it is shown."""
        return self._amount.text()

    @property
    def cause_text(self) -> str:
        """What caused it, as it is shown."""
        return self._cause.text()

    def show_shown(self, shown: Shown) -> None:
        """Tell how what is shown differs from the plan."""
        difference = shown.difference
        if difference is None:
            self._say_nothing()
            return
        locale = QLocale()
        currency = shown.outcome.total.currency
        total = shown_total(difference, currency)
        if total.micros:
            percent = signed_percent(difference.ratio, locale)
            money = f"{arrow(total.micros)} {signed_money(total, locale)}"
            self._amount.setText(f"{money}  {percent}".strip())
        else:
            self._amount.setText(self.tr("No difference"))
        set_state(self._amount, {-1: "cheaper", 0: "", 1: "dearer"}[_sign(total.micros)])
        self._cause.setText(cause_sentence(difference, currency, locale))

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say why what the levers make of the plan cannot be played."""
        self._bad.setText(full_sentence(problems[0]) if problems else "")
        self._bad.setVisible(bool(problems))

    def say(self, text: str) -> None:
        """Say what was found; the next move of a lever withdraws it."""
        self._news.setText(text)
        self._news.setVisible(bool(text))

    def _say_nothing(self) -> None:
        self._amount.setText("")
        set_state(self._amount, "")
        self._cause.setText(self.tr("Move a slider to see what it changes."))

    def _show_state(self) -> None:
        self.say("")
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
        number = len(plan.scenarios) + 1 if plan else 1
        self.name.setText(self.tr("Scenario %1").replace("%1", str(number)))
        self._buttons.setCurrentIndex(1)
        self.name.setFocus()
        self.name.selectAll()

    def _keep(self) -> None:
        name = self.name.text().strip()
        if name:
            self._buttons.setCurrentIndex(0)
            self._what_if.keep(name)

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
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.space_4, SIZES.space_3, SIZES.space_3, SIZES.space_3)
        column.setSpacing(SIZES.space_1)
        top = QHBoxLayout()
        top.addWidget(self._amount, 1)
        top.addWidget(self.reset)
        column.addLayout(top)
        for part in (self._cause, self._news, self._bad):
            column.addWidget(part)
        column.addSpacing(SIZES.space_1)
        column.addLayout(self._buttons)
        for page in (choices, naming):  # now that they have a parent to be shown in
            self._buttons.addWidget(page)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
