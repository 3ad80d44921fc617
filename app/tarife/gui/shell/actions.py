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
from tarife.gui.widgets.theme import SIZES

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
        bar = self._bar = QToolBar(tr("Toolbar"), self._window)
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.addActions([self.new, self.open, self.save])
        bar.addSeparator()
        bar.addActions([self.undo, self.redo])
        before_month, month = bar.addSeparator(), bar.addWidget(self.month)
        self._chip_actions = (bar.addSeparator(), bar.addWidget(self.chip))
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(space)
        levers = QToolButton()
        levers.setDefaultAction(what_if)
        go_to = _palette_button(palette)
        self._appearance.set_icon(go_to, "search")
        export = self._export_button()
        ways = (bar.addWidget(levers), bar.addWidget(export))
        self._plan_actions = (before_month, month, *ways)
        bar.addWidget(go_to)
        self._worded = (go_to, levers, export)
        return bar

    def _export_button(self) -> QToolButton:
        made = QToolButton()
        made.setText(tr("Export"))
        made.setToolTip(tr("Export"))
        made.setAccessibleName(tr("Export"))
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

    def show_rates(self, text: str) -> None:
        """Say in the chip by which rates and rules the plan is billed."""
        self.chip.setText(text)
        self.make_room(self._window.width())

    def make_room(self, width: int) -> None:
        """Leave out what would push *Export* off the toolbar: the chip, then words of icons."""
        for made in (*self._worded, self.month, self.chip):
            made.ensurePolished()  # a hidden one has no size of its own yet
        styles = Qt.ToolButtonStyle
        for left_out in range(len(self._worded) + 2):
            for action in self._chip_actions:
                action.setVisible(self._has_plan and not left_out)
            for number, made in enumerate(self._worded, 2):
                is_bare = number <= left_out
                made.setToolButtonStyle(
                    styles.ToolButtonIconOnly if is_bare else styles.ToolButtonTextBesideIcon
                )
            if self._width_of_bar() + SIZES.space_4 <= width:
                return

    def _width_of_bar(self) -> int:
        layout = self._bar.layout()
        if layout is None:
            return 0
        layout.invalidate()  # else it knows of other words only later
        return layout.sizeHint().width()

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
