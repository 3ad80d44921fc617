"""The wheel scrolls and changes nothing, whatever control it passes over."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QMenu,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSlider,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from helpers.gui.views import dialogs, views
from tarife.gui.chart.canvas import ChartSurface
from tarife.gui.tables.lines_panel import LinesPanel
from tarife.gui.widgets.labels import scrolled
from tarife.gui.widgets.slider import LeverSlider

pytestmark = [
    pytest.mark.charts,
    pytest.mark.styled,
    pytest.mark.usefixtures("styled_application"),
    pytest.mark.qt_log_ignore("This plugin does not support"),  # dialogs, offscreen
]

KINDS = (QComboBox, QAbstractSpinBox, QAbstractSlider)
NOTCH = 120


def turn(widget, notches):
    """Turn the wheel over the middle of what is seen of a control; positive is away."""
    seen = widget.visibleRegion().boundingRect().center()
    window = widget.window()
    at = QPointF(widget.mapTo(window, seen))
    QTest.wheelEvent(window.windowHandle(), at, QPoint(0, NOTCH * notches))


def controls(top):
    """List every control of a window that holds a value and can be scrolled into sight."""
    found = [one for kind in KINDS for one in top.findChildren(kind)]
    for control in found:
        if not control.isVisible() or isinstance(control, QScrollBar):
            continue
        for area in areas(control):
            area.ensureWidgetVisible(control)
        if not control.visibleRegion().isEmpty():
            yield control


def areas(control):
    """List what scrolls around a control, the innermost first."""
    around = control.parentWidget()
    while around is not None and not around.isWindow():
        if isinstance(around, QScrollArea) and around.verticalScrollBar().maximum():
            yield around
        around = around.parentWidget()


def value(control):
    """Give what a control holds."""
    if isinstance(control, QComboBox):
        return control.currentIndex(), control.currentText()
    return control.text() if isinstance(control, QAbstractSpinBox) else control.sliderPosition()


def faults(control):
    """Tell what the wheel does over a control and should not, focused or not."""
    bars = [area.verticalScrollBar() for area in areas(control)]
    for is_focused in (False, True):
        if is_focused:
            control.setFocus(Qt.FocusReason.TabFocusReason)
        before = value(control)
        for notches in (-1, 1):
            if control.visibleRegion().isEmpty():
                continue
            at = [bar.value() for bar in bars]
            turn(control, notches)
            if value(control) != before:
                yield "changed"
            ends = [0 if notches > 0 else bar.maximum() for bar in bars]
            if at != ends and at == [bar.value() for bar in bars]:
                yield "page stands still"


def taking_focus(top):
    """List what takes the focus by the wheel, and so ends what is typed elsewhere."""
    wheel = Qt.FocusPolicy.WheelFocus
    seen = [one for one in top.findChildren(QWidget) if one.isVisible()]
    return [type(one).__name__ for one in seen if one.focusPolicy() == wheel]


def test_the_wheel_changes_nothing_on_any_page(qtbot, window):
    window.resize(1_110, 560)  # low, with all that can stand beside the page
    found, walked, scrolling = set(), set(), set()

    for name, _ in views(qtbot, window):
        if name == "page savings":
            window.workspace.drawer.toggle(True)  # noqa: FBT003 - Qt's signal
        plan, adjustments = window.session.plan, window.workspace.what_if.adjustments
        found |= {(name, "takes the focus", kind) for kind in taking_focus(window)}
        for control in controls(window):
            walked.add(control)
            scrolling |= {control} if any(areas(control)) else set()
            found |= {(name, control.accessibleName(), fault) for fault in faults(control)}
        assert (window.session.plan, window.workspace.what_if.adjustments) == (
            plan,
            adjustments,
        ), name

    assert found == set()
    assert {type(one) for one in walked} >= {QComboBox, LeverSlider}
    assert len(walked) > 25
    assert len(scrolling) > 15


def test_the_wheel_changes_nothing_in_any_dialog(window, forecast_service, tmp_path):
    found, walked, kinds = set(), 0, set()

    for name, dialog in dialogs(window, forecast_service, tmp_path):
        kinds.add(type(dialog))
        found |= {(name, "takes the focus", kind) for kind in taking_focus(dialog)}
        for control in controls(dialog):
            walked += 1
            found |= {(name, control.accessibleName(), fault) for fault in faults(control)}

    assert found == set()
    assert walked > 10
    own = {kind for kind in QDialog.__subclasses__() if kind.__module__.startswith("tarife.")}
    assert own == kinds & own, "a dialog that no test opens"


def page_with(qtbot, control):
    """Show a control at the top of a page that is longer than its window."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.addWidget(control)
    column.addStretch(1)
    inside.setMinimumHeight(2_000)
    area = scrolled(inside)
    qtbot.addWidget(area)
    area.resize(200, 200)
    area.show()
    return area


@pytest.mark.parametrize("kind", [QComboBox, QSpinBox, QDateEdit, QTimeEdit, QSlider])
def test_a_control_of_any_kind_lets_the_page_scroll(qtbot, kind):
    control = kind()
    if isinstance(control, QComboBox):
        control.addItems(["TRY", "USD", "EUR"])
        control.setEditable(True)
    area = page_with(qtbot, control)
    before = value(control)

    turn(control, -1)

    assert value(control) == before
    assert area.verticalScrollBar().value() > 0
    assert control.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_the_list_of_an_open_chooser_is_scrolled(qtbot):
    chooser = QComboBox()
    qtbot.addWidget(chooser)
    chooser.addItems([str(number) for number in range(100)])
    chooser.setEditable(True)  # else some styles open a menu, which does not scroll
    chooser.show()
    chooser.showPopup()
    popup = chooser.view()

    turn(popup.viewport(), -1)

    assert popup.verticalScrollBar().value() > 0
    assert chooser.currentIndex() == 0
    chooser.hidePopup()


def test_a_chooser_in_a_cell_keeps_its_value(opened):
    panels = [
        one
        for one in opened.findChildren(LinesPanel)
        if one.model is not None and one.model.rowCount()
    ]
    walked = 0
    for panel in panels:
        view, model = panel.view, panel.model
        for place in range(model.columnCount()):
            index = model.index(0, place)
            delegate = view.itemDelegate()
            view.openPersistentEditor(index)
            for chooser in view.viewport().findChildren(QComboBox):
                delegate.setEditorData(chooser, index)
                before = value(chooser)
                turn(chooser, -1)
                walked += 1
                assert value(chooser) == before
            view.closePersistentEditor(index)

    assert walked > 2


def test_a_chart_lets_the_page_scroll(qtbot):
    surface = ChartSurface()
    surface.setMinimumHeight(150)
    area = page_with(qtbot, surface)

    turn(surface.canvas, -1)

    assert area.verticalScrollBar().value() > 0


def test_a_button_does_not_look_pointed_at_after_its_menu_took_the_pointer(qtbot):
    top = QWidget()
    qtbot.addWidget(top)
    button = QPushButton("Add a line", top)
    menu = QMenu(button)
    button.setMenu(menu)
    top.show()
    QCursor.setPos(button.mapToGlobal(QPoint(0, 300)))  # on an entry, far below the button
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)

    menu.aboutToHide.emit()

    assert not button.underMouse()
