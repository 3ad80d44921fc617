"""Help at hand: the guide beside the window, on the topic of what has the focus."""

import pytest
import shiboken6
from PySide6.QtCore import QLocale, QSettings, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QScrollArea,
    QTreeWidgetItem,
    QVBoxLayout,
)

from helpers.gui.windows import quick_forecast
from tarife import folders
from tarife.gui.editors.navigation import View
from tarife.gui.help.anchors import TOPIC_PROPERTY, topic_of
from tarife.gui.help.pages import read_pages
from tarife.gui.help.pictures import picture
from tarife.gui.help.window import HelpWindow
from tarife.gui.shell.about import ShortcutsDialog
from tarife.gui.widgets.theme import Theme
from tarife.rates.imports.review import ReadFiles
from tarife.terms.languages import Language

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # dialogs, offscreen
    pytest.mark.shared,
]


@pytest.fixture
def window(window):
    """The window of the file, without the guide and the shortcuts of the test before."""
    if window.help_launcher.guide is not None:
        window.help_launcher.guide.close()
        window.help_launcher.guide.deleteLater()
        window.help_launcher.guide = None
    for sheet in window.findChildren(ShortcutsDialog):
        shiboken6.delete(sheet)
    return window


@pytest.fixture
def guide(qtbot, forecast_service, store, appearance):
    made = HelpWindow(
        read_pages(Language.ENGLISH),
        lambda address, width: picture(
            address,
            width,
            lambda: (forecast_service.book, forecast_service.markets),
            appearance,
        ),
        appearance,
        store,
    )
    qtbot.addWidget(made)
    made.show()
    made.go_to("")
    return made


def title(guide):
    return guide.reader.page.title


def chosen(guide) -> QTreeWidgetItem:
    return guide.contents.currentItem()


def test_pictures_are_drawn_in_the_colours_of_the_window(guide, appearance):
    address = QUrl("situation:free-reply?era=pmp-2026-10")
    light = guide.reader.loadResource(2, address)

    appearance.choose(Theme.DARK)
    dark = guide.reader.loadResource(2, address)
    appearance.choose(Theme.LIGHT)

    assert light.width() == dark.width() > 600
    assert light.pixelColor(5, 40).lightness() > 200
    assert dark.pixelColor(5, 40).lightness() < 60


def test_a_change_of_colours_keeps_the_place(guide, appearance):
    guide.go_to("glossary#market")
    before = guide.reader.verticalScrollBar().value()

    appearance.choose(Theme.DARK)
    appearance.choose(Theme.LIGHT)

    assert guide.reader.verticalScrollBar().value() == before > 0


def test_the_guide_opens_on_its_first_page(window):
    window.actions_.help.trigger()

    guide = window.help_launcher.guide
    assert guide.isVisible()
    assert guide.reader.toPlainText().startswith("Your first plan in five minutes")


def test_the_guide_opens_on_the_topic_of_what_has_the_focus(opened):
    opened.workspace.grid.setProperty(TOPIC_PROPERTY, "billing-rules#section-4")
    opened.workspace.grid.lines.view.setFocus()

    opened.actions_.help.trigger()

    guide = opened.help_launcher.guide
    assert chosen(guide).text(0).startswith("4. Messages")
    assert guide.reader.verticalScrollBar().value() > 0


def test_every_editor_has_a_topic_in_the_guide(opened):
    for entry in View:
        opened.workspace.choose(entry)
        page = topic_of(opened.workspace.editor).partition("#")[0]

        opened.help_launcher.show_page(topic_of(opened.workspace.editor))

        assert page, entry
        assert opened.help_launcher.guide.reader.page.name == page, entry


def test_the_outline_leads_to_the_help_of_what_it_shows(opened):
    opened.workspace.choose(View.TIERS)
    opened.workspace.outline.setFocus()

    opened.help_launcher.show_help()

    assert opened.help_launcher.guide.target == "costs#tiers"


def test_the_guide_speaks_the_language_of_the_window(window):
    QLocale.setDefault(QLocale("tr_TR"))

    window.help_launcher.show_page("glossary#market")

    assert title(window.help_launcher.guide) == "Sözlük"


def test_f1_works_in_a_dialog_that_blocks_the_window(qtbot, window):
    dialog = QDialog(window)
    dialog.setProperty(TOPIC_PROPERTY, "importing-rates#cards")
    inside = QLabel("cards", dialog)
    inside.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    QVBoxLayout(dialog).addWidget(inside)
    dialog.open()
    with qtbot.waitExposed(dialog):
        dialog.activateWindow()
    inside.setFocus()
    qtbot.waitUntil(inside.hasFocus)

    QTest.keyClick(inside, Qt.Key.Key_F1)

    guide = window.help_launcher.guide
    assert title(guide) == "Importing rates"
    assert guide.windowHandle().transientParent() is dialog.windowHandle()
    dialog.accept()
    assert guide.windowHandle().transientParent() is window.windowHandle()


def at_once(plan, _card, _markets, should_stop):
    return quick_forecast(plan, should_stop)


def rate_list(window):
    return window.rates.show_list()


def rate_import(window):
    return window.rates.review(ReadFiles((), ()))


def rate_comparison(window):
    return window.rates.compare(window.rates.show_list().chosen.card)


@pytest.mark.parametrize(
    ("opens", "topic"),
    [
        (rate_list, "importing-rates#cards"),
        (rate_import, "importing-rates"),
        (rate_comparison, "importing-rates#compare"),
    ],
)
def test_f1_in_a_rates_dialog_opens_the_page_about_rates(
    qtbot, window, monkeypatch, opens, topic
):
    monkeypatch.setattr("tarife.forecast.under_card.forecast_under", at_once)
    dialog = opens(window)
    with qtbot.waitExposed(dialog):
        dialog.activateWindow()
    qtbot.waitUntil(
        lambda: dialog.focusWidget() is not None and dialog.focusWidget().hasFocus()
    )

    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_F1)

    assert window.help_launcher.guide.target == topic
    dialog.close()


def test_f1_while_files_are_chosen_opens_the_page_about_rates(window, monkeypatch):
    asked = []

    def answer(dialog):
        asked.append(topic_of(dialog))
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(QFileDialog, "exec", answer)

    assert window.dialogs.rate_files() == ()
    assert asked == ["importing-rates#do"]


@pytest.mark.usefixtures("own_window")
def test_the_guide_goes_with_its_window(window):
    window.help_launcher.show_page("costs")
    guide = window.help_launcher.guide

    window.help_launcher.close()

    assert not guide.isVisible()
    assert window.help_launcher.guide is None


def test_the_guide_remembers_its_size(guide, store: QSettings):
    guide.resize(777, 555)

    guide.close()

    assert store.contains("help/geometry")
    again = HelpWindow(
        read_pages(Language.ENGLISH), guide.reader._draw, guide.reader._appearance, store
    )
    assert (again.width(), again.height()) == (777, 555)
    again.deleteLater()


def test_links_lead_to_other_pages_and_back(guide):
    guide.reader.anchorClicked.emit(QUrl("help:/billing-rules.md#section-2"))
    assert title(guide) == "Billing rules"
    assert chosen(guide).text(0) == "2. In every era"

    guide.back.trigger()
    assert title(guide) == "Your first plan in five minutes"
    assert not guide.back.isEnabled()

    guide.forward.trigger()
    assert title(guide) == "Billing rules"


def test_only_web_addresses_leave_the_program(guide, monkeypatch):
    left = []
    monkeypatch.setattr(QDesktopServices, "openUrl", left.append)

    guide.reader.anchorClicked.emit(QUrl("https://example.org/"))

    assert [url.toString() for url in left] == ["https://example.org/"]
    assert title(guide) == "Your first plan in five minutes"


def test_a_click_in_the_contents_leads_there(guide):
    costs = next(item for item in guide._items() if item.text(0).startswith("The bill"))

    guide.contents.itemClicked.emit(costs.child(2), 0)

    assert title(guide) == "The bill as it really arrives"
    assert chosen(guide).text(0) == "Volume tiers"


def test_a_situation_opens_in_the_playground(window):
    window.help_launcher.show_page("situations")

    window.help_launcher.guide.reader.anchorClicked.emit(QUrl("playground:two-on-one-day"))

    playground = window.playing.playground
    assert playground.isVisible()
    assert [one.act for one in playground.game.situation.messages] == ["marketing"] * 2


def test_the_era_of_an_address_is_the_only_one_drawn(guide):
    one = guide.reader.loadResource(2, QUrl("situation:free-reply?era=pmp-2026-10"))
    four = guide.reader.loadResource(2, QUrl("situation:free-reply"))

    assert one.height() + 100 < four.height()


def test_a_search_leaves_the_pages_that_hold_it(guide):
    guide.search.setText("STANDARD error")

    left = [item.text(0) for item in guide._items() if not item.isHidden()]
    assert "Glossary" in left
    assert "Editing a plan" not in left

    guide.search.returnPressed.emit()
    assert guide.reader.textCursor().selectedText().casefold() == "standard error"


def test_a_search_that_finds_nothing_goes_nowhere(guide):
    guide.search.setText("zebra crossing")

    guide.search.returnPressed.emit()

    assert title(guide) == "Your first plan in five minutes"


def test_escape_ends_the_search_and_then_closes(guide):
    guide.search.setText("tax")

    guide._leave()
    assert guide.search.text() == ""
    assert guide.isVisible()
    guide._leave()

    assert not guide.isVisible()


def test_search_does_not_mind_the_dot_of_an_i(qtbot, appearance, store):
    guide = HelpWindow(
        read_pages(Language.TURKISH), lambda _address, _width: None, appearance, store
    )
    qtbot.addWidget(guide)
    guide.go_to("glossary")

    guide.search.setText("İLETİŞİM")
    few = [item.text(0) for item in guide._items() if not item.isHidden()]

    assert few == ["Planı düzenlemek"]


def test_the_shortcuts_need_no_scrolling_sideways(qtbot, window):
    window.actions_.shortcuts.trigger()
    dialog = next(one for one in window.children() if isinstance(one, ShortcutsDialog))

    scroll = dialog.findChild(QScrollArea)

    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 0)
    assert scroll.horizontalScrollBar().maximum() == 0
    dialog.close()


def test_every_shortcut_of_the_menus_is_on_the_sheet(window):
    window.actions_.shortcuts.trigger()
    sheet = next(child for child in window.children() if isinstance(child, ShortcutsDialog))

    assert ("Save", "Ctrl+S") in sheet.lines
    assert ("Excel workbook", "Ctrl+Shift+E") in sheet.lines
    assert ("In tables", "") in sheet.lines
    assert len(set(sheet.lines)) == len(sheet.lines)
    sheet.close()


@pytest.mark.styled
def test_a_picture_has_the_height_of_what_is_drawn(guide):
    image = guide.reader.loadResource(2, QUrl("situation:a-second-number"))
    ground = image.pixelColor(2, 200)
    last = image.height() - 12

    assert any(image.pixelColor(x, last) != ground for x in range(0, image.width(), 2))


def test_the_log_is_shown_in_its_folder_or_its_place_is_told(window, monkeypatch):
    asked, is_opened = [], True

    def open_url(url):
        asked.append(url.toLocalFile())
        return is_opened

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    window.actions_.log.trigger()
    assert window.status.news.text() == ""
    is_opened = False
    window.actions_.log.trigger()

    folder = str(folders.reports())
    assert asked == [folder, folder]
    assert window.status.news.toolTip() == f"The log is in {folder}"
