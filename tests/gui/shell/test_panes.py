"""Going from pane to pane touches nothing but the focus."""

import shiboken6
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLabel, QWidget

from tarife.gui.shell.panes import Panes


def test_what_follows_a_label_outlives_it(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    pane = QWidget(window)
    label = QLabel("Note")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
    row = QHBoxLayout(pane)
    row.addWidget(label)
    row.addWidget(box)
    made_by_qt = box.button(QDialogButtonBox.StandardButton.Ok)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()

    Panes((pane,), window).go(1)
    assert made_by_qt.hasFocus()
    shiboken6.delete(label)

    assert shiboken6.isValid(made_by_qt)
