"""The tools beside the board: undo, edit, duplicate, remove, zoom, copy and picture."""

from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMessageBox, QToolButton, QWidget

from tarife.gui.document.files import WhereTo
from tarife.gui.playground.game import Game
from tarife.gui.playground.picture import SUFFIXES, widget_bytes
from tarife.gui.playground.sheet import BoardView
from tarife.gui.runtime.undo_history import UndoAction
from tarife.gui.text.languages import spoken
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.clipboard import keys_of
from tarife.terms.problems import OutsideError
from tarife.terms.saving import replace_file

Keys = QKeySequence.StandardKey


class Tools(QWidget):
    """A row of tools; each is an action with a key."""

    def __init__(
        self,
        game: Game,
        sheet: BoardView,
        appearance: Appearance,
        where_to: WhereTo,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._where_to = where_to
        self._window = window
        self._appearance = appearance
        self._sheet = sheet
        self._game = game
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.undo = UndoAction(game.history, self.tr("Undo"), window)
        self.redo = UndoAction(game.history, self.tr("Redo"), window, is_redo=True)
        self.undo.setShortcuts(Keys.Undo)
        self.redo.setShortcuts(keys_of(Keys.Redo, "Ctrl+Y"))
        self._show(self.undo, "undo")
        self._show(self.redo, "redo")
        self.edit = self._tool("details", self.tr("Edit the message"), "Ctrl+E")
        self.duplicate = self._tool("duplicate", self.tr("Duplicate the message"), "Ctrl+D")
        self.remove = self._tool("remove", self.tr("Remove the message"))
        self.clear = self._tool("new", self.tr("Begin with an empty board"), "Ctrl+N")
        self.closer = self._tool("zoom-in", self.tr("Zoom in"), "Ctrl++")
        self.farther = self._tool("zoom-out", self.tr("Zoom out"), "Ctrl+-")
        self.fit = self._tool("fit", self.tr("Fit"), "Ctrl+0")
        self.table = self._tool("table", self.tr("Copy the table"), "Ctrl+Shift+C")
        self.picture = self._tool("picture", self.tr("Save the picture…"), "Ctrl+Shift+S")
        self._connect(game, sheet)
        self._enable()

    def _connect(self, game: Game, sheet: BoardView) -> None:
        self.duplicate.triggered.connect(game.duplicate_chosen)
        self.remove.triggered.connect(game.remove_chosen)
        self.clear.triggered.connect(game.clear)
        self.closer.triggered.connect(sheet.zoom_in)
        self.farther.triggered.connect(sheet.zoom_out)
        self.fit.triggered.connect(sheet.fit)
        self.picture.triggered.connect(self._choose_file)
        game.changed.connect(self._enable)

    def _tool(self, icon: str, text: str, keys: str = "") -> QAction:
        action = QAction(text, self._window)
        if keys:
            action.setShortcut(QKeySequence.fromString(keys))
        self._show(action, icon)
        return action

    def _show(self, action: QAction, icon: str) -> None:
        self._window.addAction(action)
        self._appearance.set_icon(action, icon)
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        plain = action.text().rstrip("…")
        action.setToolTip(f"{plain} ({shown})" if shown else plain)
        made = QToolButton()
        made.setDefaultAction(action)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        made.setIconSize(QSize(18, 18))
        made.setAccessibleName(plain)
        self._row.addWidget(made)

    def _enable(self) -> None:
        is_chosen = self._game.state.chosen is not None
        for action in (self.edit, self.duplicate, self.remove):
            action.setEnabled(is_chosen)
        self.clear.setEnabled(bool(self._game.situation.messages))

    def offer(self, at: QPoint) -> None:
        """Offer what can be done with the chosen message, where the pointer is."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.edit, self.duplicate, self.remove])
        menu.popup(at)

    def _choose_file(self) -> None:
        kinds = self.tr("Picture (*.png);;Drawing (*.svg)")
        path = self._where_to(Path.home() / "playground.png", kinds, SUFFIXES)
        if path is not None:
            self.save_picture(path)

    def save_picture(self, path: Path) -> None:
        """Save what the board shows, as a picture or as a drawing, by the name's ending."""
        content = widget_bytes(self._sheet.widget(), path.suffix.lower())
        try:
            replace_file(path, content)
        except OutsideError as error:
            QMessageBox.warning(self._window, self.tr("Save the picture"), error.said(spoken()))
