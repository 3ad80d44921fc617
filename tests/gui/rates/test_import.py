"""Rate files become a card that is kept, and are read again once they are mended."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from helpers.files.meta_cards import CARDS, OCTOBER, moved, write_pair
from helpers.files.meta_files import meta_file
from helpers.gui.rate_cards import DEARER, SOL, dialogs, dropped
from tarife.gui.editors.navigation import View
from tarife.gui.rates.import_dialog import RateImportDialog
from tarife.rates.imports.review import PRICING_PAGE, ReadFiles, read_files
from tarife.rates.meta.printed import FileLayout

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # dialogs, offscreen
    pytest.mark.shared,
]


def test_accepted_card_is_kept_and_used(imported, service):
    assert [str(each.card.id) for each in service.store.read()[0]] == ["2026-10-01 PEN"]
    assert "PEN" in service.book.currencies
    assert "Imported the card" in imported.status.news.text()


def test_currency_of_a_new_card_can_be_chosen(opened, review, tmp_path):
    opened.workspace.choose(View.ACCOUNT)
    review(write_pair(SOL, tmp_path)).accept()
    chooser = opened.workspace.account.editor.form.rows["currency"].editor.widget

    assert chooser.findData("PEN") >= 0


def test_card_that_is_not_accepted_is_not_kept(review, tmp_path, service):
    review(write_pair(SOL, tmp_path)).reject()

    assert service.store.read() == ((), ())


def test_open_plan_is_forecast_anew(qtbot, opened, review, tmp_path):
    dialog = review(write_pair(DEARER, tmp_path))
    with qtbot.waitSignal(opened.session.forecast_ready):
        dialog.accept()


def test_files_chosen_by_menu_are_read(qtbot, window, answers, tmp_path):
    answers.rates = write_pair(SOL, tmp_path)
    window.actions_.rates.imports.trigger()

    qtbot.waitUntil(lambda: bool(dialogs(window, RateImportDialog)))
    dialogs(window, RateImportDialog)[0].reject()


def test_nothing_chosen_reads_nothing(window, answers):
    answers.rates = ()
    window.actions_.rates.imports.trigger()

    assert not dialogs(window, RateImportDialog)


def test_both_files_dropped_on_the_window_are_read_together(qtbot, window, tmp_path):
    assert dropped(window, *write_pair(SOL, tmp_path))

    qtbot.waitUntil(lambda: bool(dialogs(window, RateImportDialog)))
    dialog = dialogs(window, RateImportDialog)[0]
    assert len(dialog.found.printed) == 2
    dialog.reject()


def test_list_of_contacts_dropped_is_no_rate_card(qtbot, window, monkeypatch, tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("Phone\n+905321234567\n")
    asked = []
    monkeypatch.setattr(window.dialogs, "contact_counts", lambda *file: asked.append(file[0]))
    dropped(window, path)

    qtbot.waitUntil(lambda: asked == [path])
    assert not dialogs(window, RateImportDialog)


def test_file_that_cannot_be_read_is_told(review, tmp_path):
    dialog = review((tmp_path / "nowhere.csv",))

    assert dialog.found.problems[0].code == "unreadable-file"
    dialog.reject()


@pytest.mark.usefixtures("own_window")
def test_card_that_cannot_be_kept_is_told(review, answers, tmp_path, service):
    dialog = review(write_pair(SOL, tmp_path))
    service.store.folder.write_text("in the way")
    dialog.accept()

    assert answers.shown[0][0] == "The rate cards could not be changed"
    assert "PEN" not in service.book.currencies


def test_mended_file_is_read_again_in_the_same_dialog(qtbot, review, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(
        "effective 2026-10-01\nMarket,Currency,Marketing,Utility\nItaly,EUR,x,0.03\n"
    )
    dialog = review([path])
    assert dialog.found.problems[0].where == "list.csv, row 3 (Italy), column C"

    path.write_text(
        "effective 2026-10-01\nMarket,Currency,Marketing,Utility\nItaly,EUR,0.06,0.03\n"
    )
    qtbot.mouseClick(dialog.again_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.card is not None)

    assert dialog.accept_button.isEnabled()
    assert not dialog.again_button.isVisible()
    dialog.reject()


def test_answers_given_before_stay_when_a_file_is_read_again(qtbot, review, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Market,Marketing,Utility\nItaly,x,0.03\n")
    dialog = review([path])
    dialog.day.setCurrentIndex(dialog.day.findData("2026-10-01"))
    dialog.currency.setCurrentIndex(dialog.currency.findData("EUR"))

    path.write_text("Market,Marketing,Utility\nItaly,0.06,0.03\n")
    qtbot.mouseClick(dialog.again_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.card is not None)

    assert str(dialog.card.id) == "2026-10-01 EUR"
    dialog.reject()


def test_another_file_takes_the_place_of_the_broken_one(qtbot, review, tmp_path, answers):
    path = tmp_path / "notes.csv"
    path.write_text("nothing")
    dialog = review([path])
    answers.rates = write_pair(SOL, tmp_path)
    qtbot.mouseClick(dialog.others_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.card is not None)

    assert dialog.card.id == SOL.id
    dialog.reject()


def test_missing_file_is_named_and_added_to_the_other(qtbot, review, tmp_path, answers):
    paths = write_pair(SOL, tmp_path)
    dialog = review(paths[:1])
    assert "the link 'PEN volume tiers' beside 'PEN rates'" in dialog.missing.text()
    assert dialog.accept_button.isEnabled()

    answers.rates = ()
    qtbot.mouseClick(dialog.more_button, Qt.MouseButton.LeftButton)
    answers.rates = paths[1:]
    qtbot.mouseClick(dialog.more_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(dialog.found.printed) == len(paths))

    assert not dialog.missing.isVisible()
    dialog.reject()


def test_page_of_meta_is_opened_where_a_file_is_missing(qtbot, review, tmp_path, monkeypatch):
    shown = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toString()))
    dialog = review(write_pair(SOL, tmp_path)[:1])
    qtbot.mouseClick(dialog.page_button, Qt.MouseButton.LeftButton)

    assert shown == [f"https://{PRICING_PAGE}"]
    dialog.reject()


class TestReview:
    """What the dialog says of files before they count."""

    @pytest.fixture
    def shown(self, qtbot, forecast_service):
        def make(*files):
            dialog = RateImportDialog(
                read_files(files), forecast_service.library, date(2026, 11, 25)
            )
            qtbot.addWidget(dialog)
            dialog.show()
            return dialog

        return make

    def test_same_card_is_recognised(self, shown):
        files = [
            (layout.value, meta_file(OCTOBER, layout))
            for layout in (FileLayout.LIST_WORKBOOK, FileLayout.TIERS)
        ]
        dialog = shown(*files)

        assert dialog.summary.text() == "You have exactly this card already"
        assert not dialog.accept_button.isEnabled()

    def test_first_card_of_a_currency_says_so(self, shown):
        dialog = shown(("a.csv", meta_file(SOL, FileLayout.LIST_WORKBOOK)))

        assert dialog.summary.text() == "The first card in this currency: 47 markets"
        assert dialog.card is not None

    def test_changes_are_counted_and_listed(self, shown):
        dialog = shown(
            ("a.csv", meta_file(moved(OCTOBER, "2026-10-01", "COP"), FileLayout.LIST_WORKBOOK))
        )

        assert dialog.summary.text().startswith("Against the card of 1 Oct 2026: ")
        assert dialog.changes.rowCount() > 100

    def test_change_out_of_all_proportion_is_named_and_must_be_confirmed(self, shown):
        card = moved(OCTOBER, "2027-01-01", "USD")
        turkey = ("Turkey", "marketing")
        schedule = replace(card.rates[turkey].schedule, rates_micros=(109_000,))
        rates = {**card.rates, turkey: replace(card.rates[turkey], schedule=schedule)}
        files = [
            (layout.value, meta_file(replace(card, rates=rates), layout))
            for layout in (FileLayout.LIST_WORKBOOK, FileLayout.TIERS)
        ]
        dialog = shown(*files)

        assert (
            "row 40 (Turkey), column C: marketing of Turkey"
            in dialog.strange.text().replace("Marketing", "marketing")
        )
        assert dialog.changes.rows[0].market == "Turkey"
        assert dialog.summary.text().endswith("1 rate changed, 205 rates unchanged")
        assert not dialog.accept_button.isEnabled()

        dialog.confirm.setChecked(True)
        assert dialog.accept_button.isEnabled()

        dialog.day.setCurrentIndex(dialog.day.findData("2026-10-01"))
        assert dialog.confirm.isVisible()

    def test_card_without_strange_changes_asks_for_no_confirmation(self, shown):
        dialog = shown(
            ("a.csv", meta_file(moved(OCTOBER, "2027-01-01", "USD"), FileLayout.LIST_WORKBOOK))
        )

        assert not dialog.confirm.isVisible()
        assert dialog.accept_button.isEnabled()

    def test_doubtful_date_is_asked_and_taken(self, shown):
        file = meta_file(
            moved(CARDS["2024-11-01 USD"], "2024-11-01", "EUR"), FileLayout.CONVERSATION_LIST
        )
        dialog = shown(("a.csv", file))
        assert dialog.summary.text() == "One answer is missing"
        assert dialog.day.property("state") == "bad"

        dialog.day.setCurrentIndex(dialog.day.findData("2024-11-01"))
        assert str(dialog.card.id) == "2024-11-01 EUR"

    def test_day_chosen_against_the_title_is_said(self, shown):
        dialog = shown(("a.csv", meta_file(OCTOBER, FileLayout.LIST_WORKBOOK)))
        assert dialog._why.text() == "The title of the file names this day."

        dialog.day.setCurrentIndex(dialog.day.findData("2027-01-01"))
        assert dialog._why.text() == "The title of the file names another day: 1 Oct 2026."

    def test_faults_are_counted_and_listed(self, shown):
        rows = (
            b"effective 2026-10-01",
            b"Market,Currency,Marketing,Utility",
            b"Turkye,EUR,0.01,0.005",
            b"Italy,EUR,free,0.005",
        )
        dialog = shown(("a.csv", b"\n".join(rows)))

        assert dialog.summary.text() == "2 faults are in the way"
        assert dialog.card is None

    def test_file_that_is_no_card_leaves_nothing_to_import(self, shown):
        dialog = shown(("a.pdf", b"%PDF"))

        assert dialog.summary.text() == "One fault is in the way"
        assert not dialog.accept_button.isEnabled()

    def test_lacks_and_new_markets_are_said(self, shown, qtbot):
        del qtbot
        july = moved(CARDS["2026-07-01 USD"], "2026-10-01", "USD")
        dialog = shown(("a.csv", meta_file(july, FileLayout.LIST_WORKBOOK)))
        texts = dialog.details.text.splitlines()

        assert any(text.startswith("Missing markets: Bangladesh") for text in texts)
        assert any(text.startswith("The card lacks every rate of Bangladesh") for text in texts)
        assert any("takes the place" in text for text in texts)


def test_nothing_read_makes_an_empty_dialog(qtbot, forecast_service):
    dialog = RateImportDialog(ReadFiles((), ()), forecast_service.library, date(2026, 11, 25))
    qtbot.addWidget(dialog)

    assert dialog.result() == QDialog.DialogCode.Rejected
    assert dialog.card is None
