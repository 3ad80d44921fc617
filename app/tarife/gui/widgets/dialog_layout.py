"""What dialogs share: how they are laid out, and their buttons."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QVBoxLayout,
)

from tarife.gui.widgets.theme import SIZES


def column_of_dialog(dialog: QDialog) -> QVBoxLayout:
    """Give a dialog its column, with the room around it."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(SIZES.space_6, SIZES.space_4, SIZES.space_6, SIZES.space_4)
    column.setSpacing(SIZES.space_3)
    return column


def buttons_of(dialog: QDialog, text: str) -> QDialogButtonBox:
    """Make the buttons that end a dialog; the one that goes on is called ``text``."""
    kinds = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
    buttons.button(kinds.Ok).setText(text)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons
