"""The about box names the version, the cards with their dates, and opens the licences."""

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QLabel

from tarife import assets
from tarife.gui.shell.about import AboutDialog, LicencesDialog

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def about(window):
    window.actions_.about.trigger()
    dialog = window.findChild(AboutDialog)
    yield dialog
    dialog.close()


def test_it_names_the_version_and_the_newest_card_of_every_currency(about, forecast_service):
    said = " ".join(label.text() for label in about.findChildren(QLabel))

    assert "Tarife 0.1.0" in said
    for currency in forecast_service.book.currencies:
        newest = max(c.id for c in forecast_service.book.cards if c.id.currency == currency)
        day = newest.effective_from
        shown = QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
        assert f"{currency}  {shown}" in said


def test_it_opens_the_licences(about):
    about.licences.click()

    dialog = about.findChild(LicencesDialog)
    shown = dialog.text.toPlainText()
    dialog.close()
    assert "MIT License" in shown
    assert "LGPL" in shown


def test_what_an_installer_collected_comes_first(tmp_path, monkeypatch):
    (tmp_path / "licences.txt").write_text("everything", encoding="utf-8")
    monkeypatch.setattr(assets, "data_root", lambda: tmp_path)

    assert assets.licences() == "everything"
