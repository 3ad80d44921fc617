"""An application with the look of the house, and settings that nobody else sees."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from helpers.gui.windows import (
    QUESTIONS,
    Answers,
    a_plan,
    begin_anew,
    give_up,
    quick_forecast,
)
from helpers.measuring import unmeasured
from tarife.assets import shipped_library
from tarife.documents.card_store import CardStore
from tarife.gui.document.forecasting import ForecastService
from tarife.gui.document.session import FiguresState, PlanSession
from tarife.gui.shell.main_window import MainWindow
from tarife.gui.shell.startup import prepare_application
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.theme import Theme, style_sheet

SET_UP = pytest.StashKey[set[tuple[Path | str, ...]]]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item):
    """Measure the fixtures of a file once: each test builds the same window again."""
    made = item.config.stash.setdefault(SET_UP, set())
    fixtures = (item.path, *item.fixturenames)
    with unmeasured(when=fixtures in made):
        result = yield
    made.add(fixtures)
    return result


@pytest.fixture(autouse=True)
def english():
    """Numbers are written the English way unless a test says otherwise."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture(autouse=True)
def let_go(qapp):  # noqa: ARG001 - every test of the window has an application
    """Let go of Ctrl, Alt and Shift; they stay pressed where a key closes what it went to."""
    yield
    if QGuiApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control)


@pytest.fixture
def store(tmp_path):
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture(scope="session")
def styled_application(qapp):
    prepare_application(qapp)
    gc.enable()  # as it was, for commands that are tested look whether it is
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
def appearance(styled_application: QApplication):
    return Appearance(styled_application, Theme.LIGHT)


@pytest.fixture
def session(qapp):
    del qapp  # signals need it
    made = PlanSession(quick_forecast)
    yield made
    made.close()


class QuickForecastService(ForecastService):
    """Real rates and markets, and figures that come at once."""

    forecaster = sampler = staticmethod(quick_forecast)

    def find_person(self, forecast, part, place, should_stop):
        """Find nobody."""

    def run_trials(self, exact, should_stop):
        """Give no spread."""


@pytest.fixture
def forecast_service(tmp_path):
    return QuickForecastService(shipped_library(), CardStore(tmp_path / "rate_cards"))


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def window(request):
    """The real window; its questions are answered by ``answers`` of the test.

    In a file marked ``shared`` all tests take one, which starts each with nothing of the test
    before, but for those that touch what it remembers or knows, or are marked on their own.
    """
    get = request.getfixturevalue
    if may_share(request):
        return begin_anew(get("shared_window"))
    return shown_window(
        request, get("qtbot"), get("forecast_service"), get("store"), get("appearance")
    )


def may_share(request):
    own = {"store", "forecast_service", "own_window"}.intersection(request.fixturenames)
    marked = {"styled", "charts"}.intersection(mark.name for mark in request.node.own_markers)
    return request.node.get_closest_marker("shared") and not own and not marked


@pytest.fixture
def own_window():
    """Asked for by a test of a shared file that leaves its window unlike it was."""


def shown_window(request, qtbot, forecast_service, store, appearance):
    """Build a window; it has looks and charts where a test is marked as being about them."""
    made = built_window(request, forecast_service, store, appearance)
    qtbot.addWidget(made, before_close_func=give_up)
    return made


def built_window(request, forecast_service, store, appearance):
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # windows of other tests
    if request.node.get_closest_marker("styled"):
        with appearance.unstyled():
            made = MainWindow(forecast_service, store, appearance)
    else:
        QApplication.instance().setStyleSheet("")
        made = MainWindow(forecast_service, store, appearance)
    if request.node.get_closest_marker("charts"):
        made.workspace.chart.load()
    else:
        made.workspace.drawing.done.disconnect(made.workspace.chart.load)
    made.show()
    return made


@pytest.fixture(scope="module")
def of_file(tmp_path_factory):
    """Settings and knowledge of a window that serves all tests of a file."""
    folder = tmp_path_factory.mktemp("of_file")
    forecast_service = QuickForecastService(shipped_library(), CardStore(folder / "rate_cards"))
    store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    before = QLocale()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "home", lambda: folder)
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        QLocale.setDefault(QLocale("en_US"))
        yield forecast_service, store
        QLocale.setDefault(before)


@pytest.fixture(scope="module")
def shared_window(request, of_file, appearance):
    """The one window of a file; ``window`` hands it out."""
    made = built_window(request, *of_file, appearance)
    yield made
    put_away(made)


@pytest.fixture(scope="module")
def shared_real_window(request, of_file, appearance):
    """The one window of a file with the real forecast."""
    made = built_window(request, ForecastService.shipped(), of_file[1], appearance)
    yield made
    put_away(made)


def put_away(window):
    give_up(window)
    window.close()
    window.deleteLater()


@pytest.fixture(scope="module")
def looked_at(of_file, appearance):
    """One styled window with a plan, figures and charts, for tests that only look at it."""
    with appearance.unstyled():
        made = MainWindow(*of_file, appearance)
    made.workspace.chart.load()
    made.show()
    made.session.open(a_plan(), None)
    while made.session.status.state is not FiguresState.CURRENT:
        QApplication.processEvents()
    yield made
    put_away(made)


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
def real_window(request):
    """The window with the real forecast."""
    get = request.getfixturevalue
    if may_share(request):
        return begin_anew(get("shared_real_window"))
    return shown_window(
        request, get("qtbot"), ForecastService.shipped(), get("store"), get("appearance")
    )


@pytest.fixture
def opened(qtbot, window, answers, monkeypatch):
    """The window with a plan and its figures; the plan keeps the id that it has."""
    monkeypatch.setattr("tarife.gui.document.files.with_new_id", lambda plan: plan)
    answers.makes = a_plan()
    with qtbot.waitSignal(window.session.forecast_ready):
        window.plan_files.start_new()  # the action would put the focus into the first cell too
    return window
