"""Keys of actions."""

import pytest
from PySide6.QtGui import QKeySequence

from tarife.gui.widgets.clipboard import keys_of

pytestmark = pytest.mark.usefixtures("qapp")

Keys = QKeySequence.StandardKey


def test_a_key_of_the_system_comes_once():
    own = QKeySequence.keyBindings(Keys.Copy)[0].toString()

    assert keys_of(Keys.Copy, own) == QKeySequence.keyBindings(Keys.Copy)


def test_another_key_is_added():
    assert keys_of(Keys.Copy, "Ctrl+Q")[-1] == QKeySequence("Ctrl+Q")


def test_no_key_of_the_window_means_two_things(window):
    keys = [key for action in window.actions() for key in action.shortcuts()]
    keys += [
        key
        for menu in window.menuBar().actions()
        for a in menu.menu().actions()
        for key in a.shortcuts()
    ]

    assert len({key.toString() for key in keys}) == len(keys)
