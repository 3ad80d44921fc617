"""The rates that the open plan is billed by."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from helpers.files.meta_cards import CARDS, OCTOBER, doubled, moved, write_pair
from helpers.gui.rate_cards import DEARER, SOL, dialogs
from tarife.gui.rates.import_dialog import RateImportDialog
from tarife.plan.edits.plan import set_account_field
from tarife.plan.model.held_rates import NOT_HELD
from tarife.rates.imports.review import read_files
from tarife.terms.problems import Problem

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # dialogs, offscreen
    pytest.mark.shared,
]


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

    assert renewed.session.history.last.text == "Use another rate card"


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
