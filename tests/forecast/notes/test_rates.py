"""When a card may no longer be the newest; other notes are tested with the forecast."""

import pytest

from helpers.files.meta_cards import OCTOBER, moved
from helpers.rate_cards import SHIPPED
from tarife.documents.files import load_plan
from tarife.forecast.forecast import forecast
from tarife.plan.month_shift import moved_to
from tarife.rates.book import RateBook
from tarife.rates.files.reading import read_markets
from tarife.terms.calendar import BillingMonth

MARKETS = read_markets(SHIPPED)
PLAN = load_plan(SHIPPED.parent / "resources" / "examples" / "turkish-retailer-2026-11.tarife")
IMPORTED = RateBook.of([OCTOBER, moved(OCTOBER, "2027-01-01", "USD")])


@pytest.mark.parametrize(
    ("month", "is_old"),
    [("2026-12", False), ("2027-02", False), ("2027-03", False), ("2027-04", True)],
)
def test_card_grows_old_when_the_next_quarter_begins(month, is_old):
    plan = moved_to(PLAN, BillingMonth.parse(month))
    notes = forecast(plan, IMPORTED, MARKETS, lambda: False).notes

    assert ("old-card" in [note.code for note in notes]) is is_old
