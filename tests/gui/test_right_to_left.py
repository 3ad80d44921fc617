"""A language that is written from right to left breaks nothing."""

import re

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QPushButton, QWidget

from helpers.gui.windows import a_plan, give_up, settle
from tarife.gui.editors.navigation import View
from tarife.gui.shell.main_window import MainWindow

pytestmark = [pytest.mark.styled, pytest.mark.unmeasured]

PLACES = re.compile(r"(%[1-9]|\{\w*\})")
HEBREW = str.maketrans("abcdefghiklmnopqrstuvwxyz", "אבגדהוזחיכלמנסעפצקרשתאבגד")


class Mirrored(QTranslator):
    """A language that does not exist: every text in other letters, its places as they are."""

    def translate(self, context, source, disambiguation=None, n=-1):
        del context, disambiguation, n
        parts = PLACES.split(source)
        return "".join(
            part if PLACES.fullmatch(part) else part.translate(HEBREW) for part in parts
        )

    def isEmpty(self):  # noqa: N802 - Qt's name
        return False


@pytest.fixture
def mirrored(qtbot, forecast_service, store, appearance):
    """A window in that language, with a plan and its figures."""
    application = QApplication.instance()
    translator = Mirrored(application)
    application.installTranslator(translator)
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QLocale.setDefault(QLocale("he_IL"))
    with appearance.unstyled():
        window = MainWindow(forecast_service, store, appearance)
    qtbot.addWidget(window, before_close_func=give_up)
    window.resize(1280, 820)
    window.show()
    window.workspace.chart.load()
    window.session.open(a_plan(), None)
    window.workspace.drawer.toggle(True)  # noqa: FBT003 - Qt's signal
    settle(qtbot, window)
    yield window
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    application.removeTranslator(translator)


def left_of(widget, window):
    return widget.mapTo(window, widget.rect().topLeft()).x()


def test_the_zones_change_sides(mirrored):
    outline, levers = mirrored.workspace.outline, mirrored.workspace.levers

    assert left_of(levers, mirrored) < left_of(outline, mirrored)


def test_nothing_is_pushed_out_of_its_place(mirrored):
    outside = set()
    for entry in View:
        mirrored.workspace.choose(entry)
        QApplication.processEvents()
        outside |= {
            (entry, type(one).__name__, one.text())
            for kind in (QLabel, QPushButton)
            for one in mirrored.workspace.editor.findChildren(kind)
            if one.isVisible() and not is_scrolled(one) and not is_inside(one)
        }

    assert outside == set()


def is_scrolled(widget):
    parents = []
    while widget is not None:
        widget = widget.parentWidget()
        parents.append(widget)
    return any(isinstance(parent, QAbstractScrollArea) for parent in parents[:-1])


def is_inside(widget: QWidget) -> bool:
    return widget.parentWidget().rect().contains(widget.geometry())


def test_the_chart_is_drawn(mirrored):
    mirrored.workspace.choose(View.CHART)
    QApplication.processEvents()
    image = mirrored.workspace.chart.grab().toImage()
    across, down = range(0, image.width(), 5), range(0, image.height(), 5)

    assert len({image.pixel(x, y) for x in across for y in down}) > 10
