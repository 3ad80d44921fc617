"""Pages that need room get it, and what was there before comes back."""

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from tarife.gui.editors.navigation import Entry
from tarife.gui.shell.workspace import MOST

pytestmark = [pytest.mark.shared, pytest.mark.styled, pytest.mark.charts]


@pytest.fixture
def sized(opened):
    """The window with a plan, at a size."""

    def resize(width, height):
        opened.resize(width, height)
        QApplication.processEvents()
        return opened.workspace

    return resize


@pytest.mark.parametrize(
    ("entry", "share"), [(Entry.TOTALS, 0.5), (Entry.EXPLAIN, 0.5), (Entry.ACCOUNT, MOST)]
)
def test_a_page_that_needs_room_gets_its_share_and_gives_it_back(sized, entry, share):
    workspace = sized(1366, 900)
    before = workspace._middle.sizes()

    workspace.choose(entry)

    above, below = workspace._middle.sizes()
    assert below / (above + below) == pytest.approx(share, abs=0.02)
    workspace.choose(Entry.CALENDAR)
    assert workspace._middle.sizes() == before


def test_a_page_that_has_more_than_its_share_keeps_it(sized):
    workspace = sized(1366, 900)
    workspace._middle.setSizes([300, 500])
    before = workspace._middle.sizes()

    workspace.choose(Entry.TOTALS)

    assert workspace._middle.sizes() == before


def test_in_a_low_window_a_form_gets_everything_and_a_table_leaves_the_chart(sized):
    workspace = sized(800, 560)

    workspace.choose(Entry.ACCOUNT)
    assert not workspace.chart.isVisible()
    workspace.choose(Entry.TOTALS)

    assert workspace.chart.isVisible()


@pytest.mark.parametrize("entry", [Entry.GRID, Entry.TOTALS, Entry.EXPLAIN])
def test_the_smallest_window_shows_all_of_the_middle(sized, entry):
    workspace = sized(800, 560)
    middle = workspace._outer.widget(1)
    assert isinstance(middle, QScrollArea)

    workspace.choose(entry)

    QApplication.processEvents()
    assert middle.verticalScrollBar().maximum() == 0
