"""What lies over others."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QTextBrowser

from tarife.gui.widgets.overlays import Fade


@pytest.mark.qt_log_ignore("This plugin does not support")  # a window, offscreen
def test_a_text_fades_at_its_lower_edge_until_its_end_is_in_sight(qtbot):
    text = QTextBrowser()
    qtbot.addWidget(text)
    text.resize(200, 100)
    fade = Fade(text, QPalette.ColorRole.Base)
    text.show()
    text.setPlainText("a line")
    assert fade.isHidden()

    text.setPlainText("a line\n" * 40)
    assert not fade.isHidden()
    assert fade.geometry().bottom() == text.viewport().geometry().bottom()

    bar = text.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert fade.isHidden()
