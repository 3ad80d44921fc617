"""Which question is asked, and by which rules it is answered."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy, QWidget

from tarife.billing.eras import EraId
from tarife.gui.playground.game import Game
from tarife.gui.playground.words import era_name, model_name
from tarife.gui.text.languages import tr
from tarife.gui.text.names import filled
from tarife.gui.widgets.labels import button
from tarife.gui.widgets.layouts import bare_row
from tarife.insight.playground.situation import NEWEST_FIRST, ReadySituation


class Questions(QComboBox):
    """Lists the ready-made situations by the questions that they answer."""

    asked = Signal(object)

    def __init__(self, ready: Sequence[ReadySituation], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ready = tuple(ready)
        for one in self._ready:
            self.addItem(tr(one.question))
        self.setAccessibleName(self.tr("Question"))
        self.setMinimumContentsLength(24)
        self.setMaxVisibleItems(len(self._ready))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPlaceholderText(self.tr("Messages of your own"))
        self.activated.connect(lambda index: self.asked.emit(self._ready[index]))

    def show_question(self, ready: ReadySituation | None) -> None:
        """Show a question, or that none of them is asked."""
        self.setCurrentIndex(-1 if ready is None else self._ready.index(ready))

    def notice(self, ready: ReadySituation) -> str:
        """Say what to look at in a situation."""
        return tr(ready.notice)


class EraButtons(QWidget):
    """Chooses the eras side by side: one of them at least."""

    def __init__(self, game: Game, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._game = game
        self.buttons: dict[EraId, QPushButton] = {}
        row = bare_row(self, 0)
        eras = NEWEST_FIRST
        for rules in eras:
            made = button("segment", era_name(rules))
            made.setCheckable(True)
            made.setProperty("place", "first" if rules is eras[0] else "")
            if rules is eras[-1]:
                made.setProperty("place", "last")
            made.setToolTip(
                filled(self.tr("Rules from %1: %2"), era_name(rules), model_name(rules))
            )
            made.clicked.connect(self._take)
            self.buttons[rules] = made
            row.addWidget(made)
        self._show()
        game.changed.connect(self._show)

    def _show(self) -> None:
        for rules, made in self.buttons.items():
            made.setChecked(rules in self._game.state.rules)

    def _take(self) -> None:
        chosen = tuple(rules for rules, made in self.buttons.items() if made.isChecked())
        if chosen:
            self._game.show_rules(chosen)
        self._show()
