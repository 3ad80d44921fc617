"""Choosers that can be searched by typing any part of a name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter

from tarife.gui.models.columns import Choice
from tarife.terms.folding import caseless

_SHOWN = 10


def make_searchable(chooser: QComboBox) -> None:
    """Let a person find an entry of ``chooser`` by typing a part of it."""
    chooser.setEditable(True)
    chooser.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    chooser.setMaxVisibleItems(_SHOWN)
    completer = QCompleter(chooser.model(), chooser)
    _tune(completer)
    chooser.setCompleter(completer)


def chooser_of(choices: tuple[Choice, ...], name: str) -> QComboBox:
    """Make a searchable chooser, named for those who cannot see it."""
    chooser = QComboBox()
    for choice in choices:
        chooser.addItem(choice.label, choice.key)
    make_searchable(chooser)
    chooser.setAccessibleName(name)
    chooser.setSizeAdjustPolicy(
        QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
    )
    chooser.setMinimumContentsLength(18)
    return chooser


def chosen_key(chooser: QComboBox) -> str | None:
    """Give the key of what is chosen or typed, or nothing if it is no entry."""
    typed = chooser.currentText().strip()
    for place in range(chooser.count()):
        names = (chooser.itemText(place), str(chooser.itemData(place)))
        if caseless(typed) in {caseless(name) for name in names}:
            return str(chooser.itemData(place))
    return None


def choose(chooser: QComboBox, key: str) -> None:
    """Show the entry with ``key``; one that is not on the list is shown as it is."""
    place = chooser.findData(key)
    if place >= 0:
        chooser.setCurrentIndex(place)
    elif chooser.isEditable():
        chooser.setEditText(key)


def _tune(completer: QCompleter) -> None:
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setMaxVisibleItems(_SHOWN)
    completer.popup().setObjectName("completions")
