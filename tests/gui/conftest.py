"""An application with the look of the house, and settings that nobody else sees."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, QSettings
from PySide6.QtWidgets import QApplication

from helpers.windows import QUESTIONS, Answers, a_plan, quick_forecast
from tarife.assets import shipped_library
from tarife.documents.card_store import CardStore
from tarife.gui.document.forecasting import Knowledge
from tarife.gui.document.session import PlanSession, State
from tarife.gui.shell.main_window import MainWindow
from tarife.gui.shell.startup import prepare
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.theme import Theme, style_sheet


@pytest.fixture(autouse=True)
def english():
    """Numbers are written the English way unless a test says otherwise."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def store(tmp_path):
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture(scope="session")
def dressed_application(qapp):
    prepare(qapp)
    return qapp


@pytest.fixture(autouse=True)
def look(request):
    """Put the look back on that a window of another test did without."""
    application = QApplication.instance()
    is_styled = request.node.get_closest_marker("styled") is not None
    if is_styled and application is not None and not application.styleSheet():
        appearance = request.getfixturevalue("appearance")
        application.setStyleSheet(style_sheet(appearance.tokens))


@pytest.fixture(scope="session")
def appearance(dressed_application: QApplication):
    return Appearance(dressed_application, Theme.LIGHT)


@pytest.fixture
def session(qapp):
    del qapp  # signals need it
    made = PlanSession(quick_forecast)
    yield made
    made.close()


class QuickKnowledge(Knowledge):
    """Real rates and markets, and figures that come at once."""

    forecaster = sampler = staticmethod(quick_forecast)

    def finder(self, forecast, part, should_stop):
        """Find nobody."""

    def tryer(self, exact, should_stop):
        """Give no spread."""


@pytest.fixture
def knowledge(tmp_path):
    return QuickKnowledge(shipped_library(), CardStore(tmp_path / "rate_cards"))


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def window(request, qtbot, knowledge, store, appearance):
    """The real window; its questions are answered by ``answers`` of the test."""
    return shown_window(request, qtbot, knowledge, store, appearance)


def shown_window(request, qtbot, knowledge, store, appearance):
    """Build a window; it has looks and charts where a test is marked as being about them."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # windows of other tests
    if request.node.get_closest_marker("styled"):
        with appearance.undressed():
            made = MainWindow(knowledge, store, appearance)
    else:
        QApplication.instance().setStyleSheet("")
        made = MainWindow(knowledge, store, appearance)
    if request.node.get_closest_marker("charts"):
        made.workspace.chart.load()
    else:
        made.workspace.drawing.done.disconnect(made.workspace.chart.load)
    qtbot.addWidget(made, before_close_func=lambda w: w.session.history.setClean())
    made.show()
    return made


@pytest.fixture(scope="module")
def looked_at(appearance, tmp_path_factory):
    """One styled window with a plan, figures and charts, for tests that only look at it."""
    folder = tmp_path_factory.mktemp("looked_at")
    knowledge = QuickKnowledge(shipped_library(), CardStore(folder / "rate_cards"))
    store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    before = QLocale()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "home", lambda: folder)
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        QLocale.setDefault(QLocale("en_US"))
        with appearance.undressed():
            made = MainWindow(knowledge, store, appearance)
        made.workspace.chart.load()
        made.show()
        made.session.open(a_plan(), None)
        while made.session.status.state is not State.CURRENT:
            QApplication.processEvents()
        yield made
        made.session.history.setClean()
        made.close()
        made.deleteLater()
        QLocale.setDefault(before)


@pytest.fixture
def answering(monkeypatch):
    """Puts answers in the place of every dialog of a window."""

    def replace_in(window):
        made = Answers()
        for question in QUESTIONS:
            monkeypatch.setattr(window.dialogs, question, getattr(made, question))
        return made

    return replace_in


@pytest.fixture
def answers(window, answering):
    return answering(window)


@pytest.fixture
def real_window(request, qtbot, store, appearance):
    """The window with the real forecast."""
    return shown_window(request, qtbot, Knowledge.shipped(), store, appearance)


@pytest.fixture
def opened(qtbot, window, answers, monkeypatch):
    """The window with a plan and its figures; the plan keeps the id that it has."""
    monkeypatch.setattr("tarife.gui.document.files.with_new_id", lambda plan: plan)
    answers.makes = a_plan()
    with qtbot.waitSignal(window.session.forecast_ready):
        window.actions_.new.trigger()
    return window
