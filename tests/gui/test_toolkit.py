"""The toolkit itself must be sound: some of its wheels lost references on Python 3.11."""

import sys

from PySide6.QtWidgets import QLabel


def test_setting_a_text_does_not_wear_out_none(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)

    for number in range(2_000):
        label.setText(str(number))

    assert abs(sys.getrefcount(None) - before) < 100
