"""The actions of the window, its menus and its toolbar."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from tarife.gui.document.session import PlanSession
from tarife.gui.document.undo_keys import UndoAction
from tarife.gui.shell.view_menu import ViewMenu
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.clipboard import keys_of

translate = QCoreApplication.translate

_CHIP_HEIGHT = 26
Keys = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Exports:
    """The ways out."""

    workbook: QAction
    picture: QAction
    csv: QAction
    page: QAction
    summary: QAction


@dataclass(frozen=True, slots=True)
class Rates:
    """What can be done with rate cards."""

    cards: QAction
    imports: QAction
    present: QAction


_CHIP_FROM = 960


class Actions:
    """Makes every action once; menus and toolbar share them."""

    def __init__(
        self, window: QMainWindow, appearance: Appearance, session: PlanSession
    ) -> None:
        self._window = window
        self._appearance = appearance
        self._has_plan = False
        self.new = self._action("new", translate("Actions", "&New plan…"), Keys.New)
        self.open = self._action("open", translate("Actions", "&Open…"), Keys.Open)
        self.save = self._action("save", translate("Actions", "&Save"), Keys.Save)
        self.save_as = self._action("", translate("Actions", "Save &as…"), Keys.SaveAs)
        self.contacts = self._action("", translate("Actions", "Open contact &list…"))
        self.quit = self._action("", translate("Actions", "&Quit"))
        self.quit.setShortcuts(keys_of(Keys.Quit, "Ctrl+Q"))
        self.undo = UndoAction(session, translate("Actions", "&Undo"), window)
        self.redo = session.history.createRedoAction(window, translate("Actions", "&Redo"))
        self.undo.setShortcuts(Keys.Undo)
        self.redo.setShortcuts(keys_of(Keys.Redo, "Ctrl+Y"))
        appearance.dress(self.undo, "undo")
        appearance.dress(self.redo, "redo")
        self.previous_month = self._action("previous", translate("Actions", "Previous month"))
        self.next_month = self._action("next", translate("Actions", "Next month"))
        self.exports = self._export_actions()
        self.edited_budget = self._action("", translate("Actions", "&Import edited budget…"))
        self.rates = self._rate_actions()
        self.playground = self._action("", translate("Actions", "&Playground of the rules…"))
        self.help = self._action("", translate("Actions", "&Help"), Keys.HelpContents)
        self.shortcuts = self._action("", translate("Actions", "&Keyboard shortcuts"))
        self.log = self._action("", translate("Actions", "Show &log"))
        self.about = self._action("", translate("Actions", "&About Tarife"))
        self.month = QLabel()
        self.month.setObjectName("month")
        self.chip = _chip()
        self.examples = QMenu(translate("Actions", "E&xamples"), window)

    @property
    def of_plan(self) -> tuple[QAction, ...]:
        """The actions that need an open plan."""
        return (
            self.save,
            self.save_as,
            self.edited_budget,
            self.previous_month,
            self.next_month,
        )

    @property
    def of_outcome(self) -> tuple[QAction, ...]:
        """The actions that need figures."""
        return (
            *(self.exports.workbook, self.exports.page, self.exports.picture),
            *(self.exports.csv, self.exports.summary),
        )

    def fill_menus(
        self, what_if: QAction, panes: Sequence[QAction], view_menu: ViewMenu
    ) -> None:
        """Build the menu bar; ``what_if`` opens and closes that panel, ``panes`` go round."""
        window = self._window
        bar = window.menuBar()
        file = bar.addMenu(translate("Actions", "&File"))
        file.addActions([self.new, self.open, self.contacts])
        file.addMenu(self.examples)
        file.addSeparator()
        file.addActions([self.save, self.save_as])
        file.addMenu(self._export_menu(translate("Actions", "&Export")))
        file.addAction(self.edited_budget)
        file.addSeparator()
        file.addAction(self.quit)
        edit = bar.addMenu(translate("Actions", "&Edit"))
        edit.addActions([self.undo, self.redo])
        rates = bar.addMenu(translate("Actions", "&Rates"))
        rates.addActions([self.rates.cards, self.rates.imports])
        rates.addSeparator()
        rates.addAction(self.rates.present)
        view = bar.addMenu(translate("Actions", "&View"))
        view.addAction(what_if)
        view.addActions(panes)
        view.addSeparator()
        view_menu.fill(view)
        bar.addMenu(translate("Actions", "&Help")).addActions(
            [self.help, self.playground, self.shortcuts, self.log, self.about]
        )

    def fill_toolbar(self, what_if: QAction) -> QToolBar:
        """Build the toolbar; ``what_if`` opens and closes that panel."""
        bar = QToolBar(translate("Actions", "Toolbar"), self._window)
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.addActions([self.new, self.open, self.save])
        bar.addSeparator()
        bar.addActions([self.undo, self.redo])
        before_month = bar.addSeparator()
        bar.addAction(self.previous_month)
        month = bar.addWidget(self.month)
        bar.addAction(self.next_month)
        before_chip = bar.addSeparator()
        chip = bar.addWidget(self.chip)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(space)
        levers = QToolButton()
        levers.setDefaultAction(what_if)
        levers.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        levers_place = bar.addWidget(levers)
        export_place = bar.addWidget(self._export_button())
        self._places = (before_month, month, levers_place, export_place)
        self._chip_places = (before_chip, chip)
        return bar

    def _export_button(self) -> QToolButton:
        made = QToolButton()
        made.setText(translate("Actions", "Export"))
        made.setAccessibleName(translate("Actions", "Export"))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setMenu(self._export_menu(translate("Actions", "&Export")))
        self._appearance.dress(made, "export")
        return made

    def show_plan_parts(self, *, is_shown: bool) -> None:
        """Show what belongs to a plan only while one is open."""
        for action in self.of_plan:
            action.setEnabled(is_shown)
        for part in (self.previous_month, self.next_month):
            part.setVisible(is_shown)
        for place in self._places:
            place.setVisible(is_shown)
        self._has_plan = is_shown
        self.make_room(self._window.width())

    def make_room(self, width: int) -> None:
        """Leave the chip out where it would push *Export* off the toolbar."""
        for place in self._chip_places:
            place.setVisible(self._has_plan and width >= _CHIP_FROM)

    def _export_actions(self) -> Exports:
        return Exports(
            self._action(
                "workbook",
                translate("Actions", "Excel &workbook…"),
                QKeySequence.fromString("Ctrl+Shift+E"),
            ),
            self._action("picture", translate("Actions", "&Picture of the chart…")),
            self._action("csv", translate("Actions", "&CSV…")),
            self._action("picture", translate("Actions", "&One page (PDF)…")),
            self._action(
                "duplicate",
                translate("Actions", "Copy &summary"),
                QKeySequence.fromString("Ctrl+Shift+T"),
            ),
        )

    def _rate_actions(self) -> Rates:
        made = Rates(
            self._action(
                "", translate("Actions", "&Rate cards…"), QKeySequence.fromString("Ctrl+R")
            ),
            self._action("", translate("Actions", "&Import rates…")),
            self._action("", translate("Actions", "&Use the newest card")),
        )
        made.present.setEnabled(False)
        return made

    def _export_menu(self, title: str) -> QMenu:
        menu = QMenu(title, self._window)
        menu.addActions(list(self.of_outcome))
        return menu

    def _action(self, icon: str, text: str, keys: QKeySequence | Keys | None = None) -> QAction:
        action = QAction(text, self._window)
        if icon:
            self._appearance.dress(action, icon)
        if isinstance(keys, QKeySequence):
            action.setShortcut(keys)
        elif keys is not None:
            action.setShortcuts(keys)
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        plain = text.replace("&", "").rstrip("…")
        action.setToolTip(f"{plain} ({shown})" if shown else plain)
        return action


def _chip() -> QToolButton:
    made = QToolButton()
    made.setObjectName("chip")
    made.setFixedHeight(_CHIP_HEIGHT)
    made.setAccessibleName(translate("Actions", "Currency, rate card and rules"))
    made.setToolTip(translate("Actions", "Show the rate cards"))
    return made
