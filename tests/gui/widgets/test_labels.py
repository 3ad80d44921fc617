"""Labels that say as much as there is room for."""

import pytest

from tarife.gui.widgets.labels import ElidedLabel


@pytest.mark.qt_log_ignore("This plugin does not support")  # a window, offscreen
def test_a_shorter_text_stands_where_the_whole_one_has_no_room(qtbot):
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.show()  # only what is shown is laid out
    whole, shorter = (
        "+7,135.38 against the plan: volume +7,110.88",
        "+7,135.38 against the plan",
    )
    label.resize(label.fontMetrics().horizontalAdvance(whole) + 2, 20)

    label.show_text(whole, shorter)
    assert label.text() == whole
    label.resize(label.width() - 20, 20)

    assert label.text() == shorter
    assert label.toolTip() == label.whole == whole
