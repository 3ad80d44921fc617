"""Help at hand."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from tarife.gui.dialogs.help import HelpDialog
from tarife.gui.dialogs.shortcuts import ShortcutsDialog
from tarife.gui.helping import PAGE_PROPERTY

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # dialogs, offscreen


def guide_of(window):
    return next(child for child in window.children() if isinstance(child, HelpDialog))


def test_the_guide_opens_on_its_first_page(window):
    window.actions_.help.trigger()

    guide = guide_of(window)
    assert guide.isVisible()
    assert guide.page.toPlainText().startswith("Your first plan in five minutes")
    guide.close()


def test_the_guide_opens_on_the_page_of_what_has_the_focus(opened):
    opened.workspace.grid.setProperty(PAGE_PROPERTY, "billing-rules")
    opened.workspace.grid.setFocus()
    focused = opened.focusWidget()

    opened.actions_.help.trigger()

    assert focused is not None
    assert guide_of(opened).pages.currentItem().text() == "Billing rules"
    guide_of(opened).close()


def test_links_lead_to_other_pages_and_out_of_the_program(
    qtbot, dressed_application, monkeypatch
):
    del dressed_application
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    guide = HelpDialog()
    qtbot.addWidget(guide)

    guide.page.anchorClicked.emit(QUrl("billing-rules.md#eras"))
    assert guide.pages.currentItem().data(Qt.ItemDataRole.UserRole) == "billing-rules"
    guide.page.anchorClicked.emit(QUrl("#eras"))
    guide.page.anchorClicked.emit(QUrl("https://example.org/"))

    assert [url.toString() for url in opened] == ["https://example.org/"]


def test_every_shortcut_of_the_menus_is_on_the_sheet(window):
    window.actions_.shortcuts.trigger()
    sheet = next(child for child in window.children() if isinstance(child, ShortcutsDialog))

    assert ("Save", "Ctrl+S") in sheet.lines
    assert ("Excel workbook", "Ctrl+Shift+E") in sheet.lines
    assert ("In tables", "") in sheet.lines
    assert len(set(sheet.lines)) == len(sheet.lines)
    sheet.close()
