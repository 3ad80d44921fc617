import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMenu

from helpers.gui.playground import KNOWN
from tarife.gui.playground.message_form import MessageForm
from tarife.gui.playground.window import PlaygroundWindow
from tarife.insight.playground.situations import READY


@pytest.fixture(scope="module")
def playground(appearance):
    """The one playground of the file; ``play`` hands it out."""
    made = PlaygroundWindow(lambda: KNOWN, appearance, lambda *_asked: None)
    made.resize(1180, 760)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def play(qtbot, playground):
    """The playground as it opens, without dialogs and menus of the test before."""
    for left in (*playground.findChildren(MessageForm), *playground.findChildren(QMenu)):
        left.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    playground.show()
    playground.questions.setFocus()  # no message keeps it that is gone in a moment
    playground.ask(READY[0])
    playground.activateWindow()
    qtbot.waitUntil(playground.isActiveWindow)
    return playground
