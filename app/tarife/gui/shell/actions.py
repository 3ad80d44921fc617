"""The actions of the window, its menus and its toolbar."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from tarife.gui.document.session import PlanSession
from tarife.gui.runtime.undo_history import UndoAction
from tarife.gui.shell.edit_menu import EditActions
from tarife.gui.shell.view_menu import ViewMenu
from tarife.gui.text.languages import tr
from tarife.gui.text.names import menu_name
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.clipboard import keys_of

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
class RateActions:
    """What can be done with rate cards."""

    cards: QAction
    imports: QAction
    present: QAction


_CHIP_FROM = 1040
_MONTHS_ROOM = 70
_MONTHS_FROM = 980
_PALETTE_FROM = 780


class UndoPlanAction(QAction):
    """Takes back the last step, or before it a text that was refused since; says which."""

    def __init__(self, session: PlanSession, verb: str, parent: QObject) -> None:
        super().__init__(verb, parent)
        self._session = session
        self._verb = verb
        self.triggered.connect(session.undo)
        session.stepped.connect(self._follow)
        session.refusals.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        is_text = self._session.refusals.is_newest
        step = self._session.history.last
        name = step.text if step else ""
        name = self.tr("the text that was not taken") if is_text else name
        self.setEnabled(bool(name))
        self.setText(f"{self._verb} {name}".strip())


class Actions:
    """Makes every action once; menus and toolbar share them."""

    def __init__(
        self, window: QMainWindow, appearance: Appearance, session: PlanSession
    ) -> None:
        self._window = window
        self._appearance = appearance
        self._has_plan = self._has_months = False
        self.new = self._action("new", tr("&New plan…"), Keys.New)
        self.open = self._action("open", tr("&Open…"), Keys.Open)
        self.save = self._action("save", tr("&Save"), Keys.Save)
        self.save_as = self._action("", tr("Save &as…"), Keys.SaveAs)
        self.contacts = self._action("", tr("Open contact &list…"))
        self.traffic, self.from_traffic = (
            self._action("", text)
            for text in (tr("&Bring in real traffic…"), tr("Start a &plan from real traffic…"))
        )
        self.quit = self._action("", tr("&Quit"))
        self.quit.setShortcuts(keys_of(Keys.Quit, "Ctrl+Q"))
        self.undo = UndoPlanAction(session, tr("&Undo"), window)
        self.redo = UndoAction(session.history, tr("&Redo"), window, is_redo=True)
        self.undo.setShortcuts(Keys.Undo)
        self.redo.setShortcuts(keys_of(Keys.Redo, "Ctrl+Y"))
        appearance.set_icon(self.undo, "undo")
        appearance.set_icon(self.redo, "redo")
        self.previous_month, self.next_month = (
            self._action(icon, text, QKeySequence.fromString(keys))
            for icon, text, keys in (
                ("previous", tr("Previous month"), "Alt+PgUp"),
                ("next", tr("Next month"), "Alt+PgDown"),
            )
        )
        self.editing = EditActions(window)
        self.move = self._action("", tr("&Move to another month…"))
        self.exports = self._export_actions()
        self.edited_budget = self._action("", tr("&Import edited budget…"))
        self.rates = self._rate_actions()
        self.playground = self._action("", tr("&Playground of the rules…"))
        self.help = self._action("", tr("&Help"), Keys.HelpContents)
        self.shortcuts = self._action("", tr("&Keyboard shortcuts"))
        self.log, self.about = (
            self._action("", text) for text in (tr("Show &log"), tr("&About Tarife"))
        )
        self.month = _month_button(self.move)
        self.chip = _chip()
        self.recent, self.examples = (
            QMenu(text, window) for text in (tr("Open &recent"), tr("E&xamples"))
        )

    @property
    def of_plan(self) -> tuple[QAction, ...]:
        """The actions that need an open plan."""
        return (
            self.save,
            self.save_as,
            self.edited_budget,
            self.traffic,
            self.move,
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
        file = bar.addMenu(tr("&File"))
        file.addActions([self.new, self.open, self.contacts, self.from_traffic])
        file.addMenu(self.recent)
        file.addMenu(self.examples)
        file.addSeparator()
        file.addActions([self.save, self.save_as])
        file.addMenu(self._export_menu(tr("&Export")))
        file.addActions([self.edited_budget, self.traffic])
        file.addSeparator()
        file.addAction(self.quit)
        edit = bar.addMenu(tr("&Edit"))
        edit.addActions([self.undo, self.redo])
        self.editing.fill(edit)
        edit.addAction(self.move)
        rates = bar.addMenu(tr("&Rates"))
        rates.addActions([self.rates.cards, self.rates.imports])
        rates.addSeparator()
        rates.addAction(self.rates.present)
        view = bar.addMenu(tr("&View"))
        view.addAction(what_if)
        view.addActions(panes)
        view.addSeparator()
        view.addActions([self.previous_month, self.next_month])
        view.addSeparator()
        view_menu.fill(view)
        bar.addMenu(tr("&Help")).addActions(
            [self.help, self.playground, self.shortcuts, self.log, self.about]
        )

    def fill_toolbar(self, what_if: QAction, palette: QAction) -> QToolBar:
        """Build the toolbar; ``what_if`` opens and closes that panel."""
        bar = QToolBar(tr("Toolbar"), self._window)
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.addActions([self.new, self.open, self.save])
        bar.addSeparator()
        bar.addActions([self.undo, self.redo])
        before_month = bar.addSeparator()
        month = bar.addWidget(self.month)
        before_chip = bar.addSeparator()
        chip = bar.addWidget(self.chip)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(space)
        levers = QToolButton()
        levers.setDefaultAction(what_if)
        levers.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        levers_action = bar.addWidget(levers)
        export_action = bar.addWidget(self._export_button())
        self._plan_actions = (before_month, levers_action, export_action)
        go_to = _palette_button(palette)
        self._appearance.set_icon(go_to, "search")
        self._palette_action = bar.addWidget(go_to)
        self._month_action = month
        self._chip_actions = (before_chip, chip)
        return bar

    def _export_button(self) -> QToolButton:
        made = QToolButton()
        made.setText(tr("Export"))
        made.setAccessibleName(tr("Export"))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setMenu(self._export_menu(tr("&Export")))
        self._appearance.set_icon(made, "export")
        return made

    def show_plan_parts(self, *, is_shown: bool) -> None:
        """Show what belongs to a plan only while one is open."""
        for action in self.of_plan:
            action.setEnabled(is_shown)
        for action in self._plan_actions:
            action.setVisible(is_shown)
        self._has_plan = is_shown
        for part in (self.previous_month, self.next_month):
            part.setVisible(is_shown and self._has_months)
        self.make_room(self._window.width())

    def show_months(self, text: str, *, before: bool, after: bool) -> None:
        """Name the months that are looked at, and tell whether there are others around."""
        self.month.setText(text)
        self.month.setAccessibleName(text)
        self.previous_month.setEnabled(before)
        self.next_month.setEnabled(after)
        self._has_months = before or after
        for part in (self.previous_month, self.next_month):
            part.setVisible(self._has_months)
        self.make_room(self._window.width())

    def make_room(self, width: int) -> None:
        """Leave out what would push *Export* off the toolbar: chip, months, button of keys.

        The strip above the figures says which of several months is looked at, too.
        """
        is_named = width >= _MONTHS_FROM or not self._has_months
        self._month_action.setVisible(self._has_plan and is_named)
        self._palette_action.setVisible(self._has_plan and width >= _PALETTE_FROM)
        for action in self._chip_actions:
            least = _CHIP_FROM + (_MONTHS_ROOM if self._has_months else 0)
            action.setVisible(self._has_plan and width >= least)

    def _export_actions(self) -> Exports:
        return Exports(
            self._action(
                "workbook", tr("Excel &workbook…"), QKeySequence.fromString("Ctrl+Shift+E")
            ),
            self._action("picture", tr("&Picture of the chart…")),
            self._action("csv", tr("&CSV…")),
            self._action("picture", tr("&One page (PDF)…")),
            self._action(
                "duplicate", tr("Copy &summary"), QKeySequence.fromString("Ctrl+Shift+T")
            ),
        )

    def _rate_actions(self) -> RateActions:
        made = RateActions(
            self._action("", tr("&Rate cards…"), QKeySequence.fromString("Ctrl+R")),
            self._action("", tr("&Import rates…")),
            self._action("", tr("&Use the newest card")),
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
            self._appearance.set_icon(action, icon)
        if isinstance(keys, QKeySequence):
            action.setShortcut(keys)
        elif keys is not None:
            action.setShortcuts(keys)
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        plain = menu_name(text)
        action.setToolTip(f"{plain} ({shown})" if shown else plain)
        return action


def _palette_button(palette: QAction) -> QToolButton:
    """Make a button that says by which keys one goes anywhere."""
    shown = palette.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    palette.setToolTip(f"{menu_name(palette.text())} ({shown})")
    made = QToolButton()
    made.setText(shown)
    made.setToolTip(palette.toolTip())
    made.setAccessibleName(menu_name(palette.text()))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.clicked.connect(palette.trigger)
    return made


def _month_button(move: QAction) -> QToolButton:
    made = QToolButton()
    made.setObjectName("month")
    made.setToolTip(move.toolTip())
    made.clicked.connect(move.trigger)
    return made


def _chip() -> QToolButton:
    made = QToolButton()
    made.setObjectName("chip")
    made.setFixedHeight(_CHIP_HEIGHT)
    made.setAccessibleName(tr("Currency, rate card and rules"))
    made.setToolTip(tr("Show the rate cards"))
    return made
