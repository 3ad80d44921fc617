"""Which changes of Meta's rates are known."""

from datetime import date

import pytest

from tarife.assets import load_book
from tarife.rates.change_log import (
    CHANGES,
    FIRST_UNKNOWN,
    last_change_between,
    quarter_after,
    usual_days,
)


def test_changes_ascend_and_end_before_the_unknown():
    assert list(CHANGES) == sorted(set(CHANGES))
    assert CHANGES[-1] < FIRST_UNKNOWN


def test_every_later_card_begins_with_a_change():
    """The cards of June and July 2024 hold figures that the change log does not print."""
    days = {card.id.effective_from for card in load_book().cards}

    assert {day for day in days if day >= CHANGES[0]} <= set(CHANGES)


def test_a_change_between_two_days_is_found():
    assert last_change_between(date(2024, 11, 1), date(2025, 3, 1)) == date(2025, 2, 1)
    assert last_change_between(date(2024, 11, 1), date(2025, 1, 31)) is None
    assert last_change_between(date(2025, 10, 1), date(2026, 4, 1)) == date(2026, 4, 1)


def test_usual_days_are_the_known_changes_and_the_quarters_to_come():
    days = usual_days(date(2026, 11, 25))

    assert (days[0], days[-1]) == (date(2023, 6, 1), date(2027, 10, 1))
    assert set(CHANGES) < set(days)
    assert date(2025, 2, 1) in days
    assert date(2023, 10, 1) in days


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        ("2026-10-01", "2027-01-01"),
        ("2026-12-31", "2027-01-01"),
        ("2027-01-01", "2027-04-01"),
        ("2027-02-15", "2027-04-01"),
    ],
)
def test_quarter_follows_a_day(day, quarter):
    assert quarter_after(date.fromisoformat(day)) == date.fromisoformat(quarter)
