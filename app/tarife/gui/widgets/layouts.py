"""How widgets and dialogs are laid out, and the buttons of dialogs."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from tarife.gui.widgets.theme import SIZES


def bare_column(owner: QWidget, spacing: int | None = None) -> QVBoxLayout:
    """Give a widget a column without margins; without a spacing it has the style's."""
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    if spacing is not None:
        column.setSpacing(spacing)
    return column


def bare_row(owner: QWidget, spacing: int | None = None) -> QHBoxLayout:
    """Give a widget a row without margins; without a spacing it has the style's."""
    row = QHBoxLayout(owner)
    row.setContentsMargins(0, 0, 0, 0)
    if spacing is not None:
        row.setSpacing(spacing)
    return row


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
