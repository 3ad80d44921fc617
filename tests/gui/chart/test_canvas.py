"""When a drawing is made: never before the page around it stands on the screen."""

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from helpers.gui.windows import wait_until_drawn
from tarife.charts.kit.hit_testing import Still
from tarife.gui.chart.picture import ChartPicture
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a window, offscreen


class Page(QWidget):
    """A page with a picture; `told` says what happened in which order."""

    def __init__(self):
        super().__init__()
        self.told = []
        appearance = Appearance(QApplication.instance(), Theme.LIGHT)
        self.picture = ChartPicture(appearance, "Costs")
        QVBoxLayout(self).addWidget(self.picture)
        self.picture.show_drawing(self.draw)

    def draw(self, figure, theme):
        self.told.append("drawn")
        figure.clear()
        figure.add_subplot().set_facecolor(theme.accent)
        return Still()

    def paintEvent(self, _event):  # noqa: N802 - Qt's name
        self.told.append("page")

    @property
    def colour(self):
        """What stands in the middle of the picture."""
        return self.picture.grab().toImage().pixelColor(self.picture.rect().center()).name()


@pytest.fixture
def page(qtbot):
    made = Page()
    qtbot.addWidget(made)
    return made


def test_a_page_comes_up_before_its_chart_and_the_chart_is_drawn_once(qtbot, page):
    for width in (300, 500, 400):  # as a page that is laid out goes through sizes
        page.resize(width, 300)
    page.show()

    wait_until_drawn(qtbot, page.picture)

    assert page.told.index("page") < page.told.index("drawn")
    assert page.told.count("drawn") == 1
    page.hide()
    page.show()
    qtbot.wait(20)
    assert page.told.count("drawn") == 1  # nothing has changed


def test_what_nobody_sees_is_not_drawn(page):
    page.picture.show_drawing(page.draw)
    QApplication.processEvents()

    assert page.picture.surface is None
    assert page.told == []


def test_another_size_is_drawn_for_and_the_picture_before_stands_meanwhile(qtbot, page):
    page.resize(300, 300)
    page.show()
    wait_until_drawn(qtbot, page.picture)
    accent = page.colour

    page.resize(380, 340)

    assert page.told.count("drawn") == 1
    assert page.colour == accent  # never blank
    wait_until_drawn(qtbot, page.picture)
    assert page.told.count("drawn") == 2
    assert page.colour == accent


def test_the_picture_of_another_person_is_gone_at_once_and_that_of_the_same_one_stays(
    qtbot, page
):
    turk, german = object(), object()
    page.show()
    page.picture.show_drawing(page.draw, turk)
    wait_until_drawn(qtbot, page.picture)
    drawn_turk = page.colour

    page.picture.show_drawing(page.draw, turk)
    assert page.colour == drawn_turk
    page.picture.show_drawing(page.draw, german)
    assert page.colour != drawn_turk

    wait_until_drawn(qtbot, page.picture)
    assert page.colour == drawn_turk


def test_no_drawing_leaves_no_gap(qtbot, page):
    page.show()
    wait_until_drawn(qtbot, page.picture)

    page.picture.show_drawing(None)

    assert page.picture.isHidden()
