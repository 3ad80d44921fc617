"""What views ask of a cell beside its text and colours."""

from typing import Final

from PySide6.QtCore import Qt

REFUSAL_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""Why the cell's text could not be taken, or nothing."""

CHOICES_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""The values to choose from, empty for free text."""

INDENT_ROLE: Final = Qt.ItemDataRole.UserRole + 3
"""How far the text of the cell stands from its left side, in steps."""

COUNTRIES_ROLE: Final = Qt.ItemDataRole.UserRole + 4
"""What completes the name of a country, or nothing."""

DIFFERS_ROLE: Final = Qt.ItemDataRole.UserRole + 5
"""Whether the chosen scenario has a number of its own in the cell."""

EDITED_ROLE: Final = Qt.ItemDataRole.UserRole + 6
"""Whether the cell says something else than the plan that was last saved."""

FOLD_ROLE: Final = Qt.ItemDataRole.UserRole + 7
"""Whether a row is unfolded; nothing where there is nothing to unfold."""

SUGGESTION_ROLE: Final = Qt.ItemDataRole.UserRole + 10
"""What was most likely meant by a text that could not be taken; a click takes it."""

SUM_ROLE: Final = Qt.ItemDataRole.UserRole + 8
"""Whether a cell says what other rows come to, or what follows from other cells."""

CALENDAR_ROLE: Final = Qt.ItemDataRole.UserRole + 9
"""What offers days for the cell, or nothing."""

REMOVABLE_ROLE: Final = Qt.ItemDataRole.UserRole + 11
"""Whether a click on the cross of the cell drops its row."""

SHORTER_ROLE: Final = Qt.ItemDataRole.UserRole + 12
"""What a cell says where there is no room for its text, the longest first; or nothing."""
