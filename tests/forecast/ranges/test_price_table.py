"""Prices of counted months agree with the bill."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from tarife.assets import load_book, load_markets
from tarife.billing.ledger import REASON_CODES, Reason
from tarife.documents.files import load_plan
from tarife.forecast.forecast import forecast
from tarife.forecast.preparing import prepare
from tarife.forecast.ranges.price_table import PriceTable, spend_free
from tarife.forecast.totals import charges_by_day
from tarife.terms.categories import (
    AUTHENTICATION,
    AUTHENTICATION_INTERNATIONAL,
    CATEGORIES,
    SERVICE,
)

EXAMPLES = Path(__file__).parents[3] / "resources" / "examples"


def priced(plan):
    """Price the counts of a forecast, in one month that stands twice."""
    result = forecast(plan, load_book(), load_markets(), lambda: False)
    lines = result.lines
    table = PriceTable(prepare(plan, load_book(), load_markets()).terms, lines.markets)
    free = lines.reason == REASON_CODES[Reason.FREE_TIER]
    rows = np.flatnonzero(lines.charged | free)
    category = lines.category[rows]
    # Counts know nothing of authentication-international yet.
    category = np.where(category == AUTHENTICATION_INTERNATIONAL, AUTHENTICATION, category)
    counts = np.zeros((len(lines.markets), 2, len(CATEGORIES), lines.calendar.days))
    for month in range(2):
        np.add.at(
            counts, (lines.market[rows], month, category, lines.day[rows]), lines.messages[rows]
        )
    cost = np.zeros(counts.shape[1:])
    for market, own in enumerate(counts):
        for code in range(len(CATEGORIES)):
            table.add(cost, own[:, code], (market, code), None)
    spend_free(cost, counts[:, :, SERVICE].sum(axis=0), np.full(2, lines.messages[free].sum()))
    return cost, charges_by_day(lines).T


@pytest.mark.parametrize("name", ["bank-otp-2026-11", "three-countries-2023-09"])
def test_every_day_costs_what_the_bill_says(name):
    cost, billed = priced(load_plan(EXAMPLES / f"{name}.tarife"))

    for month in cost:
        assert month == pytest.approx(billed, rel=1e-3, abs=1e6)
        assert month.sum() == pytest.approx(billed.sum(), rel=1e-4)


def test_authentication_becomes_international_on_its_day():
    plan = load_plan(EXAMPLES / "bank-otp-2026-11.tarife")
    start = date(2026, 11, 16)
    account = replace(plan.account, home_country="TR", authentication_international_from=start)

    cost, billed = priced(replace(plan, account=account))

    assert billed[AUTHENTICATION_INTERNATIONAL, :15].sum() == 0
    assert billed[AUTHENTICATION_INTERNATIONAL, 15:].sum() > 0
    assert cost[0] == pytest.approx(billed, rel=1e-3, abs=1e6)


def test_messages_sent_elsewhere_come_first():
    plan = load_plan(EXAMPLES / "bank-otp-2026-11.tarife")
    terms = prepare(plan, load_book(), load_markets()).terms
    table = PriceTable(terms, ("India",))
    counts = np.zeros((2, terms.calendar.days))
    counts[:, 0] = 1000
    cost = np.zeros((2, len(CATEGORIES), terms.calendar.days))

    table.add(cost, counts, (0, AUTHENTICATION), np.array([0.0, 10_000_000.0]))

    assert cost[1].sum() < cost[0].sum()


def test_a_market_without_a_rate_costs_nothing_here():
    plan = load_plan(EXAMPLES / "bank-otp-2026-11.tarife")
    terms = prepare(plan, load_book(), load_markets()).terms
    counts = np.ones((1, terms.calendar.days))
    cost = np.zeros((1, len(CATEGORIES), terms.calendar.days))

    PriceTable(terms, ("Atlantis",)).add(cost, counts, (0, SERVICE), None)

    assert cost.sum() == 0


def test_the_free_tier_pays_for_the_first_days_only():
    cost = np.zeros((1, len(CATEGORIES), 3))
    cost[:, SERVICE] = 10.0
    service = np.array([[100.0, 100.0, 0.0]])

    spend_free(cost, service, np.array([150.0]))

    assert cost[0, SERVICE].tolist() == [0, 5, 10]
