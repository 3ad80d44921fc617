"""The engine as a whole: order, days, forced rules, empty tables."""

from datetime import date
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from helpers.twins.timelines import ISTANBUL, HomeMarkets, book, messages
from tarife.billing.engine import bill
from tarife.billing.eras import EraId
from tarife.billing.ledger import REASONS, Reason
from tarife.billing.settings import BillingSettings
from tarife.terms.calendar import AccountCalendar
from tarife.terms.problems import InputError

BOOK = book("""
    2023-06-01  TR  M 0.01  U 0.02  A 0.03  S 0.04
    2023-06-01  US  M 0.01  U 0.02  A 0.03  S 0.04
""")


def billed(table, zone=ISTANBUL, calendar=None, **settings):
    return bill(table, BOOK, BillingSettings("USD", zone, **settings), HomeMarkets(), calendar)


def reasons(ledger):
    return [REASONS[code] for code in ledger.reason]


def test_the_ledger_is_in_time_order_and_points_back_to_the_table():
    ledger = billed(
        messages("""
        2025-08-02 10:00  out marketing  TR
        2025-08-01 09:00  in             TR
        2025-08-01 10:00  out utility    TR
    """)
    )

    assert ledger.rows.tolist() == [2, 0]
    assert reasons(ledger) == [Reason.SERVICE_WINDOW, Reason.MESSAGE_DELIVERED]
    assert ledger.total_micros == 10_000


def test_rows_of_equal_time_count_as_they_stand():
    answered = "2025-08-01 09:00  in TR\n2025-08-01 09:00  out utility TR"
    unasked = "2025-08-01 09:00  out utility TR\n2025-08-01 09:00  in TR"

    assert reasons(billed(messages(answered))) == [Reason.SERVICE_WINDOW]
    assert reasons(billed(messages(unasked))) == [Reason.MESSAGE_DELIVERED]


def test_the_era_begins_at_midnight_of_the_account():
    table = messages("2025-07-01 00:30  out marketing  TR")

    assert reasons(billed(table)) == [Reason.MESSAGE_DELIVERED]
    assert reasons(billed(table, ZoneInfo("UTC"))) == [Reason.CONVERSATION_OPENED]
    assert reasons(billed(table, forced_era=EraId.CBP_2023_06)) == [Reason.CONVERSATION_OPENED]


def test_marketing_to_the_united_states_is_paused_from_april_2025():
    ledger = billed(
        messages("""
        2025-03-31 23:59  out marketing  US
        2025-04-01 00:00  out marketing  US
        2025-04-01 00:00  out marketing  CA
        2025-04-01 00:00  out utility    US
    """)
    )

    assert reasons(ledger)[1] is Reason.US_PAUSE
    assert Reason.US_PAUSE not in {reasons(ledger)[place] for place in (0, 2, 3)}


def test_before_the_first_rules_nothing_can_be_billed():
    with pytest.raises(InputError, match="no billing rules are known before 1 June 2023"):
        billed(messages("2023-05-31 23:59  out marketing  TR"))


def test_an_empty_table_costs_nothing():
    empty = messages("2025-08-02 10:00  in TR").taken(np.zeros(0, dtype=np.int64))

    assert billed(empty).total_micros == 0
    assert len(billed(empty).lines().day) == 0


def test_the_days_of_a_given_calendar_are_used():
    days = AccountCalendar.covering(ISTANBUL, date(2025, 8, 1), date(2025, 8, 31))
    ledger = billed(messages("2025-08-05 10:00  out marketing  TR"), calendar=days)

    assert ledger.day.tolist() == [4]
    assert ledger.lines().calendar.days == 31
