"""Everyone can use the window: by keyboard, by ear, with a weak eye."""

from itertools import chain

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QWidget,
)

from helpers.gui.views import dialogs
from helpers.gui.windows import wait_until_drawn
from tarife.charts.catalogue import CHARTS
from tarife.gui.editors.navigation import View, target_at
from tarife.gui.widgets import settings
from tarife.gui.widgets.problem_list import Details

pytestmark = [
    pytest.mark.shared,
    pytest.mark.styled,
    pytest.mark.charts,
    pytest.mark.unmeasured,
]

SILENT = (Qt.FocusPolicy.NoFocus, Qt.FocusPolicy.ClickFocus)
RING = 40
"""Pixels that differ at the least between a control with the focus and without."""


def by_keyboard(window):
    """List what the Tab key reaches on the page that is shown."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() not in SILENT
        and widget.focusProxy() is None
        and widget.isEnabled()
        and not widget.visibleRegion().isEmpty()
    ]


def told(widget):
    """Name a control as a person who looks for it in the code would."""
    parent = widget.parent()
    return f"{type(widget).__name__} {widget.objectName()} in {type(parent).__name__}"


def spoken(widget):
    """Say what a screen reader says of a control: its name, or a button's text."""
    return widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())


def ring(window, widget):
    """Count the pixels that the focus changes on a control and around it."""
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    at = widget.mapTo(window, widget.rect().topLeft())
    around = widget.rect().translated(at).adjusted(-4, -4, 4, 4)
    before = pixels(window, around)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    return np.count_nonzero(before != pixels(window, around))


def pixels(window, part):
    image = window.grab(part).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).copy()


@pytest.mark.parametrize("entry", View)
def test_every_control_has_a_name_for_a_screen_reader(looked_at, entry):
    looked_at.workspace.choose(entry)
    QApplication.processEvents()

    controls = by_keyboard(looked_at)

    assert len(controls) > 10
    assert [told(control) for control in controls if not spoken(control)] == []


@pytest.mark.parametrize("part", ["audiences", "sends", "entry_points"])
def test_every_field_of_a_line_has_a_name(looked_at, part):
    line = getattr(looked_at.session.plan, part)[0]
    looked_at.workspace.go_to(target_at(part, line.id))
    QApplication.processEvents()

    controls = by_keyboard(looked_at.workspace.grid.forms)

    assert len(controls) > 3
    assert [told(control) for control in controls if not spoken(control)] == []


@pytest.mark.parametrize("entry", View)
def test_the_focus_can_be_seen(looked_at, entry):
    looked_at.activateWindow()
    looked_at.workspace.choose(entry)
    QApplication.processEvents()

    page = [
        one for one in by_keyboard(looked_at) if looked_at.workspace.editor.isAncestorOf(one)
    ]

    assert [told(one) for one in page if ring(looked_at, one) < RING] == []


def test_the_focus_can_be_seen_around_the_page(looked_at):
    looked_at.activateWindow()
    looked_at.workspace.choose(View.GRID)
    QApplication.processEvents()

    assert [told(one) for one in by_keyboard(looked_at) if ring(looked_at, one) < RING] == []


@pytest.mark.parametrize("known", CHARTS, ids=[known.id for known in CHARTS])
def test_a_chart_is_named_by_its_question(looked_at, known):
    chart = looked_at.workspace.chart
    looked_at.workspace.choose(View.CHART)

    chart.choose(known.id)

    canvas = chart.findChild(QWidget, "picture").canvas
    assert canvas.accessibleName() == known.title


def test_a_day_of_the_chart_is_said_when_the_keyboard_comes_to_it(qtbot, opened):
    opened.workspace.choose(View.CHART)
    opened.workspace.chart.draw()
    wait_until_drawn(qtbot, opened.workspace.chart)
    canvas = opened.workspace.chart.findChild(QWidget, "picture").canvas

    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    first = canvas.accessibleDescription()
    qtbot.keyClick(canvas, Qt.Key.Key_Right)

    assert "Sun 1 Nov" in first
    assert "Mon 2 Nov" in canvas.accessibleDescription()


def test_nothing_moves_for_those_who_choose_so(opened, store):
    bar = opened.status.progress.findChild(QProgressBar)
    assert bar.maximum() == 0, "it moves at first"

    opened.view_menu.still.trigger()

    assert (bar.value(), bar.maximum()) == (1, 1)
    assert settings.still.read(store)


def test_a_sum_out_of_sight_is_as_wide_as_it_needs(opened):
    opened.resize(1280, 560)
    opened.workspace.choose(View.TOTALS)
    QApplication.processEvents()
    view = opened.workspace.editor.view
    last = view.model().rowCount() - 1

    cut = [
        place
        for place in range(1, view.model().columnCount())
        if view.columnSpan(last, place) == 1
        and view.columnWidth(place)
        < view.sizeHintForIndex(view.model().index(last, place)).width()
    ]

    assert last > 2
    assert cut == []


NOTE = "This cannot be taken as it was typed; write it as the example below the field does."
"""Two lines of the narrowest dialog."""


def places(dialog):
    """Say where everything stands that a pointer may be on its way to."""
    kinds = (QAbstractButton, QComboBox, QLineEdit)
    parts = chain.from_iterable(map(dialog.findChildren, kinds))
    return {part: part.mapTo(dialog, QPoint()) for part in parts if part.isVisible()}


def said_by(dialog):
    """Let each note of a dialog that says nothing say something, then all of them together."""
    notes = [
        one
        for one in dialog.findChildren(QLabel)
        if one.wordWrap() and one.parentWidget().isVisible()
        and (one.isHidden() or not one.text())
    ]  # fmt: skip
    notes += [one for one in dialog.findChildren(Details) if one.isHidden()]
    for note in notes:
        if isinstance(note, Details):
            note.show_texts((NOTE,))
        else:
            note.setText(NOTE)
            note.show()
        QApplication.processEvents()
        QApplication.processEvents()  # a dialog that grows does so later
        yield note


@pytest.mark.qt_log_ignore("This plugin does not support")  # dialogs, offscreen
def test_no_note_of_a_dialog_moves_what_a_pointer_is_on_its_way_to(
    opened, forecast_service, tmp_path
):
    told = 0
    for name, dialog in dialogs(opened, forecast_service, tmp_path):
        before, size = places(dialog), dialog.size()
        for note in said_by(dialog):
            after = places(dialog)
            moved = [part for part in before if after.get(part, before[part]) != before[part]]
            assert not moved, f"{name}: {moved} move by {note}"
            assert dialog.size() == size, f"{name} grows by {note}"
            told += 1
    assert told > 9, "the notes are not found"
