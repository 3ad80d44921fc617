"""Rate cards in the window: from files to a card that bills the plan, and away again."""

import shutil
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog

from helpers.files.meta_cards import CARDS, OCTOBER, doubled, moved, write_pair
from helpers.files.meta_files import meta_file
from helpers.forecasts import under
from helpers.gui.windows import quick_forecast
from helpers.measuring import unmeasured
from tarife.gui.editors.navigation import Entry
from tarife.gui.rates import import_dialog
from tarife.gui.rates.comparison_dialog import RateComparisonDialog
from tarife.gui.rates.import_dialog import RateImportDialog
from tarife.plan.edits.plan import set_account_field
from tarife.plan.model.held_rates import NOT_HELD
from tarife.rates.files import reading
from tarife.rates.imports import review as review_module
from tarife.rates.imports.review import PRICING_PAGE, ReadFiles, read_files, review_files
from tarife.rates.meta.printed import Layout
from tarife.terms.problems import InputError, Problem

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # dialogs, offscreen
    pytest.mark.shared,
]

# What the rooms below read of one file is the same in each test.
READERS = ((reading, "read_card"), (review_module, "read_meta_file"))
READ_ONCE = tuple((where, name, cache(getattr(where, name))) for where, name in READERS)
SOL = moved(OCTOBER, "2026-10-01", "PEN")
DEARER = doubled(OCTOBER)


def dropped(window, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where = (QPoint(5, 5), Qt.DropAction.CopyAction, data)
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(*where, *keys)
    window.dragEnterEvent(entering)
    window.dropEvent(QDropEvent(*where, *keys))
    return entering.isAccepted()


def dialogs(window, kind):
    return [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]


@pytest.fixture(autouse=True)
def unmeasured_means(monkeypatch):
    """Let rooms below, which their tests measure, read no file twice, and review untraced."""
    for module, name, read in READ_ONCE:
        monkeypatch.setattr(module, name, unmeasured()(read))
    monkeypatch.setattr(import_dialog, "review_files", unmeasured()(review_files))


@pytest.fixture
def window(window):
    """The window of the file, without the imported cards and the list of the test before."""
    if window.rates._list is not None:
        window.rates._list.deleteLater()
        window.rates._list = None
    service = window._forecast_service
    if service.store.folder.exists():
        shutil.rmtree(service.store.folder)
        service.reload()
    window.status.news.clear()
    return window


@pytest.fixture
def service(window):
    """Rates and markets as the window knows them, and the store of imported cards."""
    return window._forecast_service


@pytest.fixture
def review(qtbot, window):
    """Read files as the window does, and give the dialog that shows them."""

    def shown(paths):
        window.rates.read(tuple(paths))
        qtbot.waitUntil(lambda: bool(dialogs(window, RateImportDialog)))
        return dialogs(window, RateImportDialog)[-1]

    return shown


@pytest.fixture
def imported(review, tmp_path, window):
    review(write_pair(SOL, tmp_path)).accept()
    return window


def test_accepted_card_is_kept_and_used(imported, service):
    assert [str(each.card.id) for each in service.store.read()[0]] == ["2026-10-01 PEN"]
    assert "PEN" in service.book.currencies
    assert "Imported the card" in imported.status.news.text()


def test_currency_of_a_new_card_can_be_chosen(opened, review, tmp_path):
    opened.workspace.choose(Entry.ACCOUNT)
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


def test_files_dropped_on_the_list_of_cards_are_read(qtbot, window, tmp_path):
    cards = window.rates.show_list()
    assert dropped(cards, *write_pair(SOL, tmp_path))
    assert not dropped(cards, tmp_path / "notes.txt")

    qtbot.waitUntil(lambda: bool(dialogs(window, RateImportDialog)))
    dialogs(window, RateImportDialog)[0].reject()


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


def test_list_shows_every_card_and_the_one_that_bills_the_plan(opened):
    cards = opened.rates.show_list()

    assert cards.model.rowCount() == 30
    assert str(cards.chosen.card.id) == "2026-10-01 USD"
    assert [row.card.id.currency for row in cards.model.rows if row.is_in_use] == ["USD"]


def test_list_can_be_narrowed_to_a_currency(opened):
    cards = opened.rates.show_list()
    cards.currency.setCurrentIndex(cards.currency.findData("INR"))

    assert {row.card.id.currency for row in cards.model.rows} == {"INR"}


def test_list_opens_from_the_chip(opened, qtbot):
    qtbot.mouseClick(opened.actions_.chip, Qt.MouseButton.LeftButton)

    assert opened.rates.show_list().isVisible()


def test_only_imported_cards_can_be_removed(imported, answers, service):
    cards = imported.rates.show_list()
    cards.choose(OCTOBER.id)
    assert not cards.remove_button.isEnabled()
    cards.choose(SOL.id)
    assert cards.remove_button.isEnabled()

    answers.removes = True
    cards.remove_button.click()
    assert "PEN" not in service.book.currencies


def test_card_stays_if_the_person_thinks_again(imported, answers, service):
    cards = imported.rates.show_list()
    cards.choose(SOL.id)
    answers.removes = False
    cards.remove_button.click()

    assert "PEN" in service.book.currencies


def test_card_is_exported_where_it_was_asked(window, answers, tmp_path):
    answers.exports = tmp_path / "2026-10-01_USD.csv"
    cards = window.rates.show_list()
    cards.choose(OCTOBER.id)
    cards.export_button.click()

    (printed,) = read_files([(answers.exports.name, answers.exports.read_bytes())]).printed
    assert printed.tier_bands == sum(len(r.schedule.starts) - 1 for r in OCTOBER.rates.values())


def test_only_card_of_a_currency_cannot_be_compared(imported):
    cards = imported.rates.show_list()
    cards.choose(SOL.id)

    assert not cards.compare_button.isEnabled()


@pytest.fixture(autouse=True)
def quick_pricing(monkeypatch):
    """Price at once; a card in another currency than the plan's lacks a rate."""

    def price(plan, card, markets, should_stop):
        del markets
        if card.id.currency != plan.account.currency:
            raise InputError([Problem("missing-rate", "", "no card holds Turkey")])
        return under(quick_forecast(plan, should_stop), card=card)

    def price_with(plan, card, library, should_stop):
        del library
        made = quick_forecast(plan, should_stop)
        charges = replace(made.lines, charge_micros=2 * made.lines.charge_micros)
        return replace(under(made, card=card), lines=charges)

    monkeypatch.setattr("tarife.forecast.under_card.forecast_under", price)
    monkeypatch.setattr("tarife.forecast.under_card.forecast_with", price_with)


def refused(*_):
    raise InputError([Problem("missing-rate", "", "no card holds Turkey")])


def test_two_cards_are_compared_with_what_the_plan_costs(qtbot, opened):
    cards = opened.rates.show_list()
    cards.compare_button.click()
    dialog = opened.findChildren(RateComparisonDialog)[-1]

    assert "2026-07-01" in str(dialog.before.currentData())
    assert dialog.summary.text() == ("94 rates, 560 tier bands changed, 33 rates unchanged")
    qtbot.waitUntil(lambda: "The open plan costs" in dialog.plan_cost.text())
    dialog.load()
    dialog.reject()


def test_plan_that_a_card_cannot_price_is_told(qtbot, opened):
    dialog = opened.rates.compare(CARDS["2026-10-01 BRL"])

    qtbot.waitUntil(lambda: "cannot be priced" in dialog.plan_cost.text())
    dialog.reject()


@pytest.mark.usefixtures("own_window")
def test_cards_are_compared_without_a_plan(window):
    dialog = window.rates.compare(OCTOBER)

    assert not dialog.plan_cost.isVisible()
    dialog.before.setCurrentIndex(dialog.before.findData(str(OCTOBER.id)))
    assert dialog.summary.text() == "0 rates changed, 206 rates unchanged"
    dialog.reject()


@pytest.fixture
def renewed(review, tmp_path, opened):
    """A window whose list has a dearer card of November beside that of October."""
    review(write_pair(moved(DEARER, "2026-11-01", "USD"), tmp_path)).accept()
    return opened


def test_plan_is_kept_on_an_older_card_undoably(renewed):
    cards = renewed.rates.show_list()
    assert "by the card 1 Nov 2026 · USD, the newest" in cards.billing.text()
    cards.choose(OCTOBER.id)
    cards.use_button.click()

    assert renewed.session.plan.held.cards[0].effective_from == date(2026, 10, 1)
    assert [str(row.card.id) for row in cards.model.rows if row.is_in_use] == ["2026-10-01 USD"]
    assert "keeps the card 1 Oct 2026 · USD; the newest" in cards.billing.text()
    assert "card 1 Oct 2026, kept" in renewed.actions_.chip.text()
    renewed.session.history.undo()
    assert renewed.session.plan.held == NOT_HELD


def test_choosing_the_newest_card_keeps_nothing(renewed):
    cards = renewed.rates.show_list()
    cards.choose(OCTOBER.id)
    cards.use_button.click()
    cards.choose(moved(OCTOBER, "2026-11-01", "USD").id)
    cards.use_button.click()

    assert renewed.session.plan.held == NOT_HELD
    assert not cards.use_button.isEnabled()


def test_step_back_to_an_older_card_has_a_name(renewed):
    cards = renewed.rates.show_list()
    cards.choose(OCTOBER.id)
    cards.use_button.click()

    assert renewed.session.history.undoText() == "Use another rate card"


@pytest.mark.parametrize(
    ("card", "reason"),
    [
        ("2026-10-01 INR", "The open plan is billed in USD."),
        ("2026-10-01 USD", ""),
    ],
)
def test_card_that_cannot_bill_the_plan_says_why(opened, card, reason):
    cards = opened.rates.show_list()
    cards.choose(CARDS[card].id)

    assert not cards.use_button.isEnabled()
    assert cards.use_button.toolTip() == reason


def test_card_that_begins_later_cannot_bill_the_plan(review, tmp_path, opened):
    card = moved(DEARER, "2027-01-01", "USD")
    review(write_pair(card, tmp_path)).accept()
    cards = opened.rates.show_list()
    cards.choose(card.id)

    assert not cards.use_button.isEnabled()
    assert cards.use_button.toolTip().endswith("the month of the open plan, November 2026.")


@pytest.mark.usefixtures("own_window")
def test_without_a_plan_nothing_is_said_of_one(window):
    cards = window.rates.show_list()

    assert not cards.billing.isVisible()
    assert not cards.use_button.isVisible()
    assert not cards.newest_button.isVisible()


def test_plan_without_any_card_is_told_so(opened):
    cards = opened.rates.show_list()
    opened.session.apply(set_account_field("currency", "PEN"))

    assert cards.billing.text().startswith("No card in PEN bills the open plan")


def test_rates_of_a_plan_that_cannot_be_read_are_told_in_the_list(held):
    plan = held.session.plan
    card = replace(plan.held.cards[0], rates=("nonsense",))
    held.session.open(replace(plan, held=replace(plan.held, cards=(card,))), None)
    cards = held.rates.show_list()

    assert cards.billing.text().endswith("keeps cannot be read.")
    assert cards.newest_button.isVisible()


def test_removed_card_leaves_the_choice_near_it(review, tmp_path, opened, answers):
    review(write_pair(moved(DEARER, "2026-11-01", "USD"), tmp_path)).accept()
    cards = opened.rates.show_list()
    answers.removes = True
    assert str(cards.chosen.card.id) == "2026-11-01 USD"
    cards.remove_button.click()

    assert str(cards.chosen.card.id) == "2026-10-01 USD"


def test_removed_last_card_of_a_currency_leaves_the_first_row(imported, answers):
    cards = imported.rates.show_list()
    cards.choose(SOL.id)
    answers.removes = True
    cards.remove_button.click()

    assert cards.chosen == cards.model.rows[0]


def test_replaced_card_stays_in_the_list_and_is_not_compared(review, tmp_path, window):
    review(write_pair(DEARER, tmp_path)).accept()
    cards = window.rates.show_list()
    places = [row for row in cards.model.rows if row.card.id == OCTOBER.id]
    cards.table.setCurrentIndex(cards.model.index(cards.model.rows.index(places[1]), 0))

    assert [row.listed.is_replaced for row in places] == [False, True]
    assert not cards.compare_button.isEnabled()
    assert not cards.remove_button.isEnabled()


@pytest.fixture
def held(qtbot, window, answers, tmp_path):
    """A plan that was saved with October's rates, opened after dearer ones were imported."""
    path = tmp_path / "kept.tarife"
    example = Path(__file__).parents[3] / "resources/examples/turkish-retailer-2026-11.tarife"
    answers.saves = path
    with qtbot.waitSignal(window.session.forecast_ready):
        window.plan_files.open_file(example)
    assert window.plan_files.save_as()
    window.rates.review(
        read_files([(p.name, p.read_bytes()) for p in write_pair(DEARER, tmp_path)])
    ).accept()
    with qtbot.waitSignal(window.session.forecast_ready):
        window.plan_files.open_file(path)
    return window


def test_saved_plan_holds_the_rates_it_was_saved_with(held):
    plan = held.session.plan

    assert plan.held.cards[0].effective_from == date(2026, 10, 1)
    assert held.rates.is_plan_held
    assert "card 1 Oct 2026, kept" in held.actions_.chip.text()


def test_present_rates_are_one_undoable_step_away(held):
    held.actions_.rates.present.trigger()
    assert held.session.plan.held == NOT_HELD
    assert not held.rates.is_plan_held
    assert not held.actions_.rates.present.isEnabled()

    held.session.history.undo()
    assert held.rates.is_plan_held


def test_list_marks_the_earlier_card_that_the_plan_keeps(held):
    cards = held.rates.show_list()
    (kept,) = [row for row in cards.model.rows if row.is_in_use]

    assert kept.listed.is_replaced
    assert "keeps an earlier version of the card 1 Oct 2026 · USD" in cards.billing.text()
    assert cards.chosen == kept


def test_newest_card_is_used_again_from_the_list_undoably(held):
    cards = held.rates.show_list()
    cards.newest_button.click()
    assert held.session.plan.held == NOT_HELD
    assert not cards.newest_button.isVisible()
    assert "the newest for November 2026" in cards.billing.text()

    held.session.history.undo()
    assert cards.newest_button.isVisible()


def test_import_offers_to_bill_the_open_plan_by_the_new_card(held, review, tmp_path):
    dialog = review(write_pair(doubled(DEARER), tmp_path))

    assert dialog.use_for_plan.isVisible()
    dialog.accept()
    assert not held.rates.is_plan_held


def test_import_can_leave_the_open_plan_on_its_card(opened, review, tmp_path):
    dialog = review(write_pair(moved(DEARER, "2026-11-01", "USD"), tmp_path))
    dialog.use_for_plan.click()
    dialog.accept()

    assert opened.session.plan.held.cards[0].effective_from == date(2026, 10, 1)
    assert "card 1 Oct 2026, kept" in opened.actions_.chip.text()
    opened.session.history.undo()
    assert "card 1 Nov 2026" in opened.actions_.chip.text()


@pytest.mark.parametrize(
    ("day", "currency"), [("2027-01-01", "USD"), ("2026-11-01", "PEN"), ("2026-07-01", "USD")]
)
def test_card_that_does_not_bill_the_plan_asks_nothing_of_it(
    opened, review, tmp_path, day, currency
):
    dialog = review(write_pair(moved(DEARER, day, currency), tmp_path))

    assert not dialog.use_for_plan.isVisible()
    dialog.accept()
    assert opened.session.plan.held == NOT_HELD


def priced(qtbot, dialog):
    qtbot.waitUntil(lambda: bool(dialog.price.text) and "…" not in dialog.price.text)
    return dialog.price.text


def test_import_says_what_the_open_plan_will_cost(qtbot, opened, review, tmp_path):
    dialog = review(write_pair(moved(DEARER, "2026-11-01", "USD"), tmp_path))
    now = opened.session.outcome.total

    assert priced(qtbot, dialog) == (
        f"The open plan “=1+1 November sale” costs {now.rounded():,} USD now and "
        f"{2 * now.rounded():,} USD by this card: +{now.rounded():,} USD (+100.0 %)."
    )
    dialog.reject()


@pytest.mark.usefixtures("opened")
def test_card_of_a_later_month_is_only_tried(qtbot, review, tmp_path):
    dialog = review(write_pair(moved(DEARER, "2027-01-01", "USD"), tmp_path))

    assert priced(qtbot, dialog).startswith(
        "This card does not bill the open plan “=1+1 November sale”."
    )
    assert dialog.price.isVisible()
    dialog.reject()


@pytest.mark.usefixtures("opened")
def test_card_of_another_currency_does_not_concern_the_plan(qtbot, review, tmp_path):
    dialog = review(write_pair(SOL, tmp_path))

    assert priced(qtbot, dialog).endswith("is billed in USD; this card does not concern it.")
    dialog.reject()


@pytest.mark.usefixtures("opened")
def test_plan_without_figures_gets_some_by_the_card(
    qtbot, service, review, tmp_path, monkeypatch
):
    card = moved(DEARER, "2026-11-01", "USD")
    monkeypatch.setattr(type(service), "forecaster", staticmethod(refused))
    dialog = review(write_pair(card, tmp_path))

    assert "has no figures now; by this card it costs" in priced(qtbot, dialog)
    dialog.reject()


def test_plan_that_the_new_card_cannot_price_is_told(
    qtbot, opened, review, tmp_path, monkeypatch
):
    del opened
    monkeypatch.setattr("tarife.forecast.under_card.forecast_with", refused)
    dialog = review(write_pair(moved(DEARER, "2026-11-01", "USD"), tmp_path))

    assert priced(qtbot, dialog).endswith("by this card: No card holds Turkey.")
    dialog.reject()


def test_card_at_the_same_price_says_so(qtbot, opened, review, tmp_path, monkeypatch):
    del opened

    def price(plan, card, library, should_stop):
        del card, library
        return quick_forecast(plan, should_stop)

    monkeypatch.setattr("tarife.forecast.under_card.forecast_with", price)
    dialog = review(write_pair(moved(DEARER, "2026-11-01", "USD"), tmp_path))

    assert "costs the same by this card" in priced(qtbot, dialog)
    dialog.reject()


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
            for layout in (Layout.LIST_WORKBOOK, Layout.TIERS)
        ]
        dialog = shown(*files)

        assert dialog.summary.text() == "You have exactly this card already"
        assert not dialog.accept_button.isEnabled()

    def test_first_card_of_a_currency_says_so(self, shown):
        dialog = shown(("a.csv", meta_file(SOL, Layout.LIST_WORKBOOK)))

        assert dialog.summary.text() == "The first card in this currency: 47 markets"
        assert dialog.card is not None

    def test_changes_are_counted_and_listed(self, shown):
        dialog = shown(
            ("a.csv", meta_file(moved(OCTOBER, "2026-10-01", "COP"), Layout.LIST_WORKBOOK))
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
            for layout in (Layout.LIST_WORKBOOK, Layout.TIERS)
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
            ("a.csv", meta_file(moved(OCTOBER, "2027-01-01", "USD"), Layout.LIST_WORKBOOK))
        )

        assert not dialog.confirm.isVisible()
        assert dialog.accept_button.isEnabled()

    def test_doubtful_date_is_asked_and_taken(self, shown):
        file = meta_file(
            moved(CARDS["2024-11-01 USD"], "2024-11-01", "EUR"), Layout.CONVERSATION_LIST
        )
        dialog = shown(("a.csv", file))
        assert dialog.summary.text() == "One answer is missing"
        assert dialog.day.property("state") == "bad"

        dialog.day.setCurrentIndex(dialog.day.findData("2024-11-01"))
        assert str(dialog.card.id) == "2024-11-01 EUR"

    def test_day_chosen_against_the_title_is_said(self, shown):
        dialog = shown(("a.csv", meta_file(OCTOBER, Layout.LIST_WORKBOOK)))
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
        dialog = shown(("a.csv", meta_file(july, Layout.LIST_WORKBOOK)))
        texts = dialog.details.text.splitlines()

        assert any(text.startswith("Missing markets: Bangladesh") for text in texts)
        assert any(text.startswith("The card lacks every rate of Bangladesh") for text in texts)
        assert any("takes the place" in text for text in texts)


def test_nothing_read_makes_an_empty_dialog(qtbot, forecast_service):
    dialog = RateImportDialog(ReadFiles((), ()), forecast_service.library, date(2026, 11, 25))
    qtbot.addWidget(dialog)

    assert dialog.result() == QDialog.DialogCode.Rejected
    assert dialog.card is None


def test_note_that_wants_a_card_offers_to_import_one(qtbot, opened, answers, tmp_path):
    notes = opened.workspace.notes
    notes.show_notes((Problem("us-pause", "", "they are not delivered"),))
    assert not notes.import_rates.isVisibleTo(notes)

    answers.rates = write_pair(SOL, tmp_path)
    notes.show_notes((Problem("old-card", "", "there may be a newer one"),))
    assert notes.import_rates.isVisibleTo(notes)
    notes.import_rates.click()
    qtbot.waitUntil(lambda: bool(dialogs(opened, RateImportDialog)))
    dialogs(opened, RateImportDialog)[0].reject()


def test_rates_of_a_plan_that_cannot_be_read_can_be_given_up(held):
    plan = held.session.plan
    card = replace(plan.held.cards[0], rates=("nonsense",))
    held.session.open(replace(plan, held=replace(plan.held, cards=(card,))), None)
    assert held.actions_.rates.present.isEnabled()

    held.actions_.rates.present.trigger()
    assert held.session.plan.held == NOT_HELD
    assert "card 1 Oct 2026" in held.actions_.chip.text()
