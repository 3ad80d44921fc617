"""The tools beside the board: undo, edit, duplicate, remove, zoom, copy and picture."""

from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPixmap
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QToolButton, QWidget

from tarife.gui.appearance import Appearance
from tarife.gui.playground.game import Game
from tarife.gui.playground.sheet import Sheet

_SHARP = 2
Keys = QKeySequence.StandardKey


class Tools(QWidget):
    """A row of tools; each is an action with a key."""

    def __init__(
        self, game: Game, sheet: Sheet, appearance: Appearance, window: QWidget
    ) -> None:
        super().__init__(window)
        self._window = window
        self._appearance = appearance
        self._sheet = sheet
        self._game = game
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.undo = game.history.createUndoAction(window, self.tr("Undo"))
        self.redo = game.history.createRedoAction(window, self.tr("Redo"))
        self.undo.setShortcuts(Keys.Undo)
        self.redo.setShortcuts([*QKeySequence.keyBindings(Keys.Redo), QKeySequence("Ctrl+Y")])
        self._show(self.undo, "undo")
        self._show(self.redo, "redo")
        self.edit = self._tool("details", self.tr("Edit the message"), "Ctrl+E")
        self.duplicate = self._tool("duplicate", self.tr("Duplicate the message"), "Ctrl+D")
        self.remove = self._tool("remove", self.tr("Remove the message"))
        self.closer = self._tool("zoom-in", self.tr("Zoom in"), "Ctrl++")
        self.farther = self._tool("zoom-out", self.tr("Zoom out"), "Ctrl+-")
        self.fit = self._tool("fit", self.tr("Fit"), "Ctrl+0")
        self.table = self._tool("table", self.tr("Copy the table"), "Ctrl+Shift+C")
        self.picture = self._tool("picture", self.tr("Save the picture…"), "Ctrl+Shift+S")
        self.duplicate.triggered.connect(game.duplicate_chosen)
        self.remove.triggered.connect(game.remove_chosen)
        self.closer.triggered.connect(sheet.zoom_in)
        self.farther.triggered.connect(sheet.zoom_out)
        self.fit.triggered.connect(sheet.fit)
        self.picture.triggered.connect(self._save_picture)
        game.changed.connect(self._enable)
        self._enable()

    def _tool(self, icon: str, text: str, keys: str = "") -> QAction:
        action = QAction(text, self._window)
        if keys:
            action.setShortcut(QKeySequence(keys))
        self._show(action, icon)
        return action

    def _show(self, action: QAction, icon: str) -> None:
        self._window.addAction(action)
        self._appearance.dress(action, icon)
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

    def _save_picture(self) -> None:
        kinds = self.tr("Picture (*.png);;Drawing (*.svg)")
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save the picture"), "playground.png", kinds
        )
        if name:
            self.save_picture(Path(name))

    def save_picture(self, path: Path) -> None:
        """Save what the board shows, as a picture or as a drawing, by the name's ending."""
        shown = self._sheet.widget()
        if path.suffix.lower() == ".svg":
            drawing = QSvgGenerator()
            drawing.setFileName(str(path))
            drawing.setSize(shown.size())
            drawing.setViewBox(shown.rect())
            painter = QPainter(drawing)
            shown.render(painter, QPoint())
            painter.end()
            return
        picture = QPixmap(shown.size() * _SHARP)
        picture.setDevicePixelRatio(_SHARP)
        shown.render(picture)
        picture.save(str(path))
