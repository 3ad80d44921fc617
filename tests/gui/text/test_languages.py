"""The window speaks the language of the system, or another at a click."""

from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt, QTimer
from PySide6.QtWidgets import QDialogButtonBox, QPushButton

from helpers.gui.windows import a_plan, give_up, settle
from tarife import folders
from tarife.documents.files import save_plan
from tarife.documents.recovery import left_work
from tarife.gui.document.undo import NotInPlan
from tarife.gui.editors.navigation import View
from tarife.gui.shell.language_switch import WindowHost
from tarife.gui.text.languages import LanguageChoice, Languages, language_of, locale_of
from tarife.gui.widgets import settings
from tarife.insight.explain.selection import Selection
from tarife.plan.edits.numbers import set_number
from tarife.plan.edits.plan import set_plan_field
from tarife.plan.model.addresses import Address
from tarife.plan.model.scenarios import Lever, Scope
from tarife.terms.catalogue import catalogue
from tarife.terms.languages import Language
from tarife.terms.problems import Problem

pytestmark = pytest.mark.styled

GERMAN, TURKISH, BRITISH = QLocale("de_DE"), QLocale("tr_TR"), QLocale("en_GB")
PEOPLE = Address("grid", "TR", "people")
MARKETING = Address("grid", "TR", "marketing")
UTILITY = Address("grid", "TR", "utility")


@pytest.fixture
def languages(styled_application):
    made = Languages(styled_application, LanguageChoice.ENGLISH)
    yield made
    made.choose(LanguageChoice.ENGLISH)


@pytest.fixture
def window_host(qtbot, forecast_service, store, appearance, languages):
    made = WindowHost(forecast_service, store, appearance, languages)
    made.window.show()
    yield made
    give_up(made.window)
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()
    qtbot.wait(1)


@pytest.mark.parametrize(
    ("choice", "system", "language"),
    [
        (LanguageChoice.SYSTEM, TURKISH, Language.TURKISH),
        (LanguageChoice.SYSTEM, BRITISH, Language.ENGLISH),
        (LanguageChoice.SYSTEM, GERMAN, Language.ENGLISH),
        (LanguageChoice.TURKISH, GERMAN, Language.TURKISH),
        (LanguageChoice.ENGLISH, TURKISH, Language.ENGLISH),
    ],
)
def test_a_person_decides_before_the_system(choice, system, language):
    assert language_of(choice, system) is language


def test_numbers_are_written_as_the_language_does():
    assert locale_of(Language.TURKISH, BRITISH).toString(1234.5, "f", 1) == "1.234,5"
    assert locale_of(Language.ENGLISH, TURKISH).toString(1234.5, "f", 1) == "1,234.5"
    assert locale_of(Language.ENGLISH, QLocale("en_ZA")) == QLocale("en_ZA")


def test_qts_own_buttons_are_translated(qtbot, languages):
    languages.choose(LanguageChoice.TURKISH)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)

    texts = [button.text() for button in box.findChildren(QPushButton)]

    assert [text.replace("&", "") for text in texts] == ["İptal"]


def test_a_text_may_have_another_translation_in_its_place(languages):
    languages.choose(LanguageChoice.TURKISH)

    said = [QCoreApplication.translate(at, "Inbound") for at in ("Columns", "Texts")]

    assert said == ["Gelen", "Gelen mesajlar"]
    assert QCoreApplication.translate("OutlinePanel", "Partners compared", "outline") == (
        "İş ortakları"
    )


def test_what_qt_says_of_itself_is_qts_but_for_keys(languages):
    languages.choose(LanguageChoice.TURKISH)

    assert "Market" in {text for _, text in catalogue(Language.TURKISH)}
    assert QCoreApplication.translate("QLineEdit", "Market") == "Market"
    assert QCoreApplication.translate("QLineEdit", "&Undo") == "&Geri Al"
    assert QCoreApplication.translate("Actions", "&Undo") == "&Geri al"
    assert QCoreApplication.translate("QShortcut", "Shift") == "Shift"


def test_a_click_in_the_menu_tells_the_language(qtbot, window):
    turkish = next(a for a in window.view_menu.languages.actions() if a.text() == "Türkçe")

    with qtbot.waitSignal(window.view_menu.language_chosen) as told:
        turkish.trigger()

    assert told.args == [LanguageChoice.TURKISH]


def test_a_window_in_another_language_is_styled_once_it_is_whole(
    window_host, styled_application, monkeypatch
):
    """Each step of making it styled it anew, which took four seconds more."""
    sheets = []
    made = window_host._made
    monkeypatch.setattr(
        window_host,
        "_made",
        lambda: (sheets.append(styled_application.styleSheet()), made())[1],
    )

    window_host.speak(LanguageChoice.TURKISH)

    assert sheets == [""]
    assert styled_application.styleSheet()


@pytest.mark.parametrize("may_drop", [False, True])
def test_texts_that_were_refused_are_not_dropped_by_a_language_unasked(
    qtbot, window_host, monkeypatch, may_drop
):
    window = window_host.window
    window.session.open(a_plan(), Path("/somewhere/autumn.tarife"))
    settle(qtbot, window)
    window.session.refusals.note("grid", (Problem("refused-cell", "Germany", "xx", "type"),))
    asked = []
    monkeypatch.setattr(
        window.dialogs, "may_drop", lambda left: (asked.append(left), may_drop)[1]
    )

    window_host.speak(LanguageChoice.ENGLISH)  # which it speaks: nothing is lost

    assert (window_host.window, asked) == (window, [])

    window_host.speak(LanguageChoice.TURKISH)

    assert asked == [NotInPlan(texts=1)]
    assert (window_host.window is not window) is may_drop


def test_another_language_keeps_the_document_and_all_its_steps(qtbot, window_host):
    session = window_host.window.session
    session.open(a_plan(), Path("/somewhere/autumn.tarife"))
    for number in (PEOPLE, MARKETING, UTILITY):
        session.apply(set_number(number, 7))
    session.history.undo()
    settle(qtbot, window_host.window)

    window_host.speak(LanguageChoice.TURKISH)

    after = window_host.window.session
    assert after is not session
    assert window_host.window.actions_.undo.isEnabled()
    assert after.path == Path("/somewhere/autumn.tarife")
    assert after.is_dirty
    assert after.plan.grid[0].marketing == 7
    assert after.plan.grid[0].utility == a_plan().grid[0].utility
    after.history.redo()
    assert after.plan.grid[0].utility == 7
    for _ in range(3):
        after.history.undo()
    assert after.plan == a_plan()
    assert not after.is_dirty


def test_what_was_saved_is_still_what_counts_as_saved(window_host, tmp_path):
    session = window_host.window.session
    session.open(a_plan(), None)
    session.apply(set_number(PEOPLE, 7))
    session.mark_saved(tmp_path / "autumn.tarife")
    saved = session.plan
    session.apply(set_number(PEOPLE, 8))

    window_host.speak(LanguageChoice.TURKISH)

    assert window_host.window.recovery.elsewhere.isHidden()  # the old one had it open
    after = window_host.window.session
    assert after.change_baseline == saved
    after.history.undo()
    assert not after.is_dirty


def test_another_language_keeps_levers_scenario_page_and_chart(qtbot, window_host):
    window = window_host.window
    window.session.open(a_plan(), None)
    settle(qtbot, window)
    window.workspace.chart.load()
    window.workspace.what_if.move(Lever.VOLUME, Scope(), 1.5)
    window.workspace.what_if.keep("More")
    window.workspace.what_if.move(Lever.VOLUME, Scope(), 1.7)
    window.workspace.why.explain(Selection(days=(date(2026, 11, 3),)))
    window.workspace.calendar.choose((0, 3))
    window.workspace.choose(View.TIERS)
    window.workspace.chart.choose("flow")

    window_host.speak(LanguageChoice.TURKISH)

    after = window_host.window
    assert after.workspace.why.selection == Selection(days=(date(2026, 11, 3),))
    assert after.workspace.calendar.chosen == (0, 3)
    assert after.session.scenario.name == "More"
    assert after.workspace.what_if.value_of(Lever.VOLUME, Scope()) == 1.7
    assert after.workspace.what_if.is_playing
    assert after.workspace.outline.entry is View.TIERS
    assert after.workspace.chart.chart_id == "flow"


def test_a_file_that_waits_is_opened_by_the_window_in_another_language(
    qtbot, window_host, tmp_path
):
    path = tmp_path / "later.tarife"
    save_plan(a_plan(), path)
    window_host.window.arrive((path,))
    window_host.speak(LanguageChoice.TURKISH)

    qtbot.waitUntil(lambda: window_host.window.session.path == path)


def test_a_window_with_files_at_work_keeps_its_language_unless_they_are_called_off(
    qtbot, window_host, monkeypatch
):
    window, begun = window_host.window, Event()
    window.contacts._runner.start(lambda _: begun.wait(10))
    monkeypatch.setattr(window.dialogs, "may_call_off", lambda: False)
    turkish = next(a for a in window.view_menu.languages.actions() if a.text() == "Türkçe")

    with qtbot.waitSignal(window.view_menu.language_chosen):
        turkish.trigger()

    assert window_host.window is window
    assert not turkish.isChecked()
    monkeypatch.setattr(window.dialogs, "may_call_off", lambda: True)
    begun.set()
    window_host.speak(LanguageChoice.TURKISH)
    assert window_host.window is not window


def test_unsaved_work_stays_on_the_disk_while_the_language_changes(qtbot, window_host):
    session = window_host.window.session
    session.open(a_plan(), None)
    session.apply(set_plan_field("note", "typed"))
    window_host.window.recovery.autosave._keep()
    qtbot.waitUntil(lambda: bool(list(folders.recovery().glob("*.json"))))
    (file,) = folders.recovery().glob("*.json")

    window_host.speak(LanguageChoice.TURKISH)

    assert "typed" in file.read_text()
    assert left_work(folders.recovery()) == ()  # its lock is held
    give_up(window_host.window)
    window_host.window.close()
    assert list(folders.recovery().iterdir()) == []


def test_no_other_window_is_seen_while_one_in_another_language_is_made(qapp, window_host):
    seen = []

    class Watcher(QObject):
        def eventFilter(self, watched, event):  # noqa: N802 - Qt's own name
            if event.type() == QEvent.Type.Show and watched.isWidgetType():
                seen.extend([watched] * watched.isWindow())
            return False

    watcher = Watcher()
    qapp.installEventFilter(watcher)
    window_host.speak(LanguageChoice.TURKISH)
    qapp.removeEventFilter(watcher)

    assert seen == [window_host.window]


def test_a_shortcut_pressed_while_the_language_changes_acts_in_the_new_window(
    qtbot, window_host
):
    old = window_host.window
    QTimer.singleShot(
        0, lambda: qtbot.keyClick(old, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    )
    asked = []

    window_host.speak(LanguageChoice.TURKISH)

    new = window_host.window
    for window in (old, new):
        window.palette_action.triggered.disconnect()
        window.palette_action.triggered.connect(lambda _=False, at=window: asked.append(at))
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [new]


def test_the_old_window_is_gone_and_the_choice_is_kept(qtbot, window_host, store):
    old = window_host.window
    gone = []
    old.destroyed.connect(lambda: gone.append(True))

    window_host.speak(LanguageChoice.TURKISH)
    qtbot.waitUntil(lambda: bool(gone))

    assert settings.language.read(store) is LanguageChoice.TURKISH
    assert window_host.window.isVisible()
    assert QLocale().language() == QLocale.Language.Turkish


def test_the_same_language_by_another_choice_leaves_the_window_alone(window_host):
    window = window_host.window

    window_host.speak(
        LanguageChoice.SYSTEM if QLocale.system() != TURKISH else LanguageChoice.ENGLISH
    )

    assert window_host.window is window


def test_menus_speak_the_language(window_host):
    window_host.speak(LanguageChoice.TURKISH)

    titles = [action.text() for action in window_host.window.menuBar().actions()]

    assert "&Dosya" in titles
    assert QCoreApplication.translate("Actions", "&Save") == "&Kaydet"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_guide_goes_on_in_the_other_language(window_host):
    window_host.window.help_launcher.show_page("costs#tiers")

    window_host.speak(LanguageChoice.TURKISH)

    guide = window_host.window.help_launcher.guide
    assert guide.isVisible()
    assert guide.target == "costs#tiers"
    assert guide.reader.page.title == "Fatura gerçekte nasıl gelir"
