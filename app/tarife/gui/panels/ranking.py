"""Which levers move the month's cost most, as a short list that is made when asked for."""

from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tarife.gui.difference_texts import signed_money
from tarife.gui.labels import button, empty, label
from tarife.gui.lever_words import lever_words
from tarife.gui.seeking import Ranker
from tarife.gui.theme import SIZES
from tarife.gui.what_if import WhatIf
from tarife.insight.sensitivity import Sensitivity
from tarife.terms.money import Money

_MOST: Final = 5


class Ranking(QWidget):
    """Lists what a tenth less and a tenth more of each lever changes."""

    def __init__(self, what_if: WhatIf, ranker: Ranker) -> None:
        super().__init__()
        self._what_if = what_if
        self._ranker = ranker
        self.ask = button("link", self.tr("What moves the cost most?"))
        self.ask.clicked.connect(self._rank)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        row = QHBoxLayout()
        row.addWidget(self.ask)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_1)
        column.addLayout(row)
        column.addLayout(self._lines)
        ranker.ranked.connect(self.show_ranks)
        what_if.session.plan_changed.connect(self._forget)
        what_if.session.scenario_chosen.connect(self._forget)

    @property
    def texts(self) -> tuple[str, ...]:
        """What is listed."""
        lines = (self._lines.itemAt(n).widget() for n in range(self._lines.count()))
        return tuple(line.accessibleName() for line in lines)

    def show_ranks(self, found: tuple[Sensitivity, ...]) -> None:
        """List the strongest levers."""
        self._forget()
        plan = self._what_if.session.plan
        if plan is None:
            return
        self.ask.setText(self.tr("A tenth less and a tenth more of each:"))
        self.ask.setEnabled(False)
        locale, currency = QLocale(), plan.account.currency
        for one in found[:_MOST]:
            name, _ = lever_words(one.lever)
            less, more = (
                signed_money(Money(micros, currency), locale)
                for micros in (one.less_micros, one.more_micros)
            )
            self._lines.addWidget(_line(name, f"{less} / {more}"))

    def _rank(self) -> None:
        base = self._what_if.base
        if base is not None:
            self.ask.setText(self.tr("Trying every slider…"))
            self.ask.setEnabled(False)
            self._ranker.rank(base)

    def _forget(self) -> None:
        empty(self._lines)
        self.ask.setText(self.tr("What moves the cost most?"))
        self.ask.setEnabled(True)


def _line(name: str, values: str) -> QWidget:
    made = QWidget()
    made.setAccessibleName(f"{name}: {values}")
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label("small", name), 1)
    row.addWidget(label("small", values))
    return made
