"""A panel at the right: beside everything, or as a drawer over it in a narrow window."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QWidget

DOCKED_FROM: Final = 1100
"""Pixels of the window from which on there is room for the panel beside everything."""


class Drawer(QObject):
    """Opens and closes a panel of fixed width, and finds its place again when sizes change.

    `action` does so in menus. `toggled` tells whether the panel can be seen now.
    """

    toggled = Signal(bool)

    def __init__(self, panel: QWidget, owner: QWidget, row: QBoxLayout) -> None:
        super().__init__(owner)
        self.action = QAction(self.tr("&What if"), owner)
        self._panel = panel
        self._owner = owner
        self._row = row
        self._is_wanted = True
        self._is_docked = True
        row.addWidget(panel)
        self.action.setShortcut(QKeySequence.fromString("Ctrl+Shift+I"))
        self.action.setCheckable(True)
        self.action.setChecked(True)
        self.action.toggled.connect(self.toggle)
        owner.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether the panel can be seen."""
        return not self._panel.isHidden()

    @property
    def is_docked(self) -> bool:
        """Whether the panel has a place of its own."""
        return self._is_docked

    @property
    def is_wanted(self) -> bool:
        """Whether the panel is to be seen where there is room for it."""
        return self._is_wanted

    def want(self, *, is_wanted: bool) -> None:
        """Say whether the panel is to be seen where there is room for it."""
        self._is_wanted = is_wanted
        self._show(is_shown=is_wanted and self._is_docked)

    def toggle(self, is_shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Open or close the panel."""
        if self._is_docked:
            self._is_wanted = is_shown
        self._show(is_shown=is_shown)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._owner and event.type() == QEvent.Type.Resize:
            self._lay_out(is_docked=self._owner.width() >= DOCKED_FROM)
        return False

    def _lay_out(self, *, is_docked: bool) -> None:
        if is_docked != self._is_docked:
            self._is_docked = is_docked
            self._panel.setProperty("place", "" if is_docked else "drawer")
            if is_docked:
                self._row.addWidget(self._panel)
            else:
                self._row.removeWidget(self._panel)
                self._panel.raise_()
            self._show(is_shown=is_docked and self._is_wanted)
        self._fit()

    def _fit(self) -> None:
        if not self._is_docked:
            width = self._panel.maximumWidth()
            left = self._owner.width() - width
            self._panel.setGeometry(left, 0, width, self._owner.height())
            self._panel.raise_()

    def _show(self, *, is_shown: bool) -> None:
        if is_shown == self._panel.isHidden():
            self._panel.setVisible(is_shown)
            self.action.setChecked(is_shown)
            self.toggled.emit(is_shown)
