"""The keyboard comes into every control, and out of it again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.editors.navigation import View

TAB, BACKTAB, ESCAPE = Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape
ENTER = Qt.Key.Key_Return

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # dialogs, offscreen
    pytest.mark.shared,
    pytest.mark.charts,
    pytest.mark.unmeasured,
]


def stops(window):
    """List what the Tab key reaches in what is shown."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.isEnabled()
        and not widget.visibleRegion().isEmpty()
    ]


def is_within(widget, around):
    return widget is around or (widget is not None and around.isAncestorOf(widget))


def keys_until_left(qtbot, widget, key):
    """Press a key until a control has lost the focus; no more often than it has stops."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    stops_within = 0
    if isinstance(widget, QTableView):
        stops_within = widget.model().rowCount() * widget.model().columnCount()
    elif isinstance(widget, QTextBrowser):
        stops_within = widget.toHtml().count("href=")
    for presses in range(1, stops_within + 2):
        qtbot.keyClick(QApplication.focusWidget() or widget, key)
        if not is_within(QApplication.focusWidget(), widget):
            return presses
    return None


@pytest.mark.parametrize("key", [TAB, BACKTAB], ids=["Tab", "Shift+Tab"])
@pytest.mark.parametrize("entry", View)
def test_the_keyboard_leaves_every_control_of_a_page(qtbot, looked_at, entry, key):
    looked_at.activateWindow()
    looked_at.workspace.choose(entry)
    QApplication.processEvents()

    walked = stops(looked_at)
    held = [one for one in walked if keys_until_left(qtbot, one, key) is None]

    assert len(walked) > 10
    assert [(type(one).__name__, one.accessibleName()) for one in held] == []


@pytest.mark.parametrize("key", [TAB, BACKTAB], ids=["Tab", "Shift+Tab"])
def test_the_keyboard_goes_round_the_whole_window(qtbot, opened, key):
    opened.activateWindow()
    opened.resize(1280, 820)
    opened.workspace.choose(View.GRID)
    opened.workspace.drawer.toggle(True)  # noqa: FBT003 - Qt's signal
    QApplication.processEvents()
    panes = {opened.workspace.outline, opened.workspace.pages, opened.workspace.levers}
    opened.workspace.grid.lines.view.setFocus()
    seen = set()

    for _ in range(150):
        qtbot.keyClick(QApplication.focusWidget(), key)
        seen |= {pane for pane in panes if is_within(QApplication.focusWidget(), pane)}

    assert seen == panes


@pytest.fixture
def grid(opened):
    opened.activateWindow()
    opened.workspace.choose(View.GRID)
    QApplication.processEvents()
    view = opened.workspace.grid.lines.view
    view.setFocus()
    return view


def go_to_corner(view, *, is_last):
    model = view.model()
    row = model.rowCount() - 1 if is_last else 0
    cells = (model.index(row, column) for column in range(model.columnCount()))
    typed = [
        cell
        for cell in cells
        if cell.flags() & Qt.ItemFlag.ItemIsEditable and not view.isColumnHidden(cell.column())
    ]
    view.setCurrentIndex(typed[-1 if is_last else 0])
    return view.currentIndex()


def test_tab_goes_from_cell_to_cell_before_it_leaves(qtbot, grid):
    grid.setCurrentIndex(grid.model().index(0, 0))

    qtbot.keyClick(grid, TAB)

    assert grid.hasFocus()
    assert grid.currentIndex().column() == 1


@pytest.mark.parametrize(("key", "is_last"), [(TAB, True), (BACKTAB, False)])
def test_what_is_typed_into_the_cell_at_the_end_is_taken_when_tab_leaves(
    qtbot, opened, grid, key, is_last
):
    del opened
    index = go_to_corner(grid, is_last=is_last)
    before = index.data()
    grid.edit(index)
    line = grid.viewport().findChildren(QLineEdit)[-1]
    line.selectAll()
    qtbot.keyClicks(line, "17" if is_last else "Germany")

    qtbot.keyClick(line, key)

    assert not is_within(QApplication.focusWidget(), grid)
    if is_last:
        assert index.data() != before


def test_escape_ends_typing_and_then_leaves_the_table(qtbot, grid):
    index = go_to_corner(grid, is_last=True)
    before = index.data()
    grid.edit(index)
    line = grid.viewport().findChildren(QLineEdit)[-1]
    qtbot.keyClicks(line, "17")

    qtbot.keyClick(line, ESCAPE)
    assert grid.hasFocus()
    assert index.data() == before
    qtbot.keyClick(grid, ESCAPE)

    assert not is_within(QApplication.focusWidget(), grid)


def pane_of(window):
    workspace, focused = window.workspace, QApplication.focusWidget()
    panes = {
        "sidebar": (workspace.outline, workspace.scenarios),
        "figures": (workspace.headline,),
        "page": (workspace.pages,),
        "what if": (workspace.levers,),
    }
    return next(
        name for name, parts in panes.items() if any(is_within(focused, one) for one in parts)
    )


def test_f6_goes_from_pane_to_pane_and_back(opened, grid):
    del grid
    opened.resize(1280, 820)
    opened.workspace.drawer.toggle(True)  # noqa: FBT003 - Qt's signal
    QApplication.processEvents()
    following, previous = opened.workspace.panes.actions
    assert (following.shortcut().toString(), previous.shortcut().toString()) == (
        "F6",
        "Shift+F6",
    )

    visited = []
    for action in (*(following,) * 4, *(previous,) * 4):
        action.trigger()
        visited.append(pane_of(opened))

    assert visited[:4] == ["what if", "sidebar", "figures", "page"]
    assert visited[4:] == ["figures", "sidebar", "what if", "page"]


def test_f6_passes_a_closed_drawer(opened, grid):
    del grid
    assert not opened.workspace.drawer.is_open

    opened.workspace.panes.go(1)

    assert pane_of(opened) == "sidebar"


def show_with(qtbot, window, *controls):
    """Show a window with some controls, the first of which has the focus."""
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for control in controls:
        column.addWidget(control)
    window.show()
    controls[0].setFocus()


@pytest.mark.parametrize("kind", [QPushButton, QToolButton, QCheckBox, QRadioButton])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.usefixtures("styled_application")
def test_enter_presses_the_button_that_has_the_focus(qtbot, kind, key):
    window, button = QWidget(), kind()
    show_with(qtbot, window, button)

    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


@pytest.mark.parametrize(
    ("kind", "is_own"), [(QPushButton, True), (QToolButton, True), (QCheckBox, False)]
)
@pytest.mark.usefixtures("styled_application")
def test_enter_in_a_dialog_presses_a_focused_button_or_else_the_default(qtbot, kind, is_own):
    dialog, control, default, pressed = QDialog(), kind(), QPushButton(), []
    default.setDefault(True)
    show_with(qtbot, dialog, control, default)
    control.clicked.connect(lambda: pressed.append("own"))
    default.clicked.connect(lambda: pressed.append("default"))

    qtbot.keyClick(control, ENTER)

    assert pressed == ["own" if is_own else "default"]


@pytest.mark.usefixtures("styled_application")
def test_enter_with_another_key_presses_nothing(qtbot):
    window, button, pressed = QWidget(), QPushButton(), []
    show_with(qtbot, window, button)
    button.clicked.connect(pressed.append)

    qtbot.keyClick(button, ENTER, Qt.KeyboardModifier.ControlModifier)

    assert pressed == []


def test_enter_shows_the_chart_as_a_table(qtbot, opened):
    button = opened.workspace.chart.bar.as_table
    before = button.isChecked()
    button.setFocus()

    qtbot.keyClick(button, ENTER)

    assert button.isChecked() != before
    assert isinstance(opened.workspace.chart.findChild(QTableView), QTableView)
