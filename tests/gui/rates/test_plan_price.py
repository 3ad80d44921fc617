"""What the open plan costs by a card that is imported."""

import pytest

from helpers.files.meta_cards import moved, write_pair
from helpers.gui.rate_cards import DEARER, SOL
from helpers.gui.windows import quick_forecast
from tarife.terms.problems import InputError, Problem

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # dialogs, offscreen
    pytest.mark.shared,
]


def refused(*_):
    raise InputError([Problem("missing-rate", "", "no card holds Turkey")])


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
