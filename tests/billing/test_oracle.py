"""The oracle itself: small stories whose every figure was worked out by hand.

The engine is held to the same figures.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from helpers.twins.billers import BILLERS
from helpers.twins.oracle import Verdict
from helpers.twins.timelines import ISTANBUL, HomeMarkets, book, messages, situation
from tarife.billing.eras import EraId
from tarife.billing.ledger import Reason
from tarife.billing.settings import BillingSettings
from tarife.terms.categories import Category
from tarife.terms.problems import InputError

RATES = book("""
    2023-06-01  TR  M 0.0100  U 0.0050  A 0.0040  S 0.0030
    2023-06-01  ID  M 0.0400  U 0.0200  A 0.0300  S 0.0190
    2024-06-01  ID  M 0.0400  U 0.0200  A 0.0300  S 0.0190  AI 0.1360
    2025-07-01  TR  M 0.0110  U 0.0053,2:0.0051,4:0.0048  A 0.0040,1:0.0030
    2026-10-01  TR  M 0.0109  U 0.0009,2:0.0008,4:        A 0.0009  S 0.0007
    2026-10-01  IN  M 0.0118  U 0.0014  A 0.0014,1:0.0013,3:0.0012  AI 0.0280,1:0.0270,3:0.0250
    2026-10-01  BD  M 0.0160  U 0.0070  A 0.0080  AI 0.0900
    2026-10-01  BR  M 0.0600  U 0.0068  A 0.0068  AI 0.0500
""")
ACCOUNT = BillingSettings("USD", ISTANBUL)


@pytest.fixture(params=BILLERS)
def bill(request):
    biller = BILLERS[request.param]
    return lambda table, settings=ACCOUNT: biller(table, RATES, settings, HomeMarkets())


def amounts(verdicts):
    return [str(verdict.amount) for verdict in verdicts]


def test_a_verdict_names_the_row_the_reason_the_category_and_the_amount(bill):
    verdicts = bill(messages("2026-10-05 10:00  out marketing  TR"))

    assert verdicts == [Verdict(0, Reason.MESSAGE_DELIVERED, Category.MARKETING, 10_900)]
    assert verdicts[0].amount == Decimal("0.0109")


def test_verdicts_come_in_time_order_and_equal_times_in_table_order(bill):
    verdicts = bill(
        messages("""
            2026-10-05 12:00  out free-form  TR
            2026-10-05 10:00  out free-form  TR
            2026-10-05 10:00  in             TR
            2026-10-05 10:00  out free-form  TR
        """)
    )

    assert [(verdict.row, verdict.reason) for verdict in verdicts] == [
        (1, Reason.OUTSIDE_WINDOW),
        (3, Reason.FREE_TIER),
        (0, Reason.FREE_TIER),
    ]


def test_a_month_by_conversations(bill):
    """0.0100 + 0.0050 + 0.0040 and one service conversation after the last free one."""
    verdicts = bill(
        messages("""
            2024-03-04 10:00  out marketing       TR
            2024-03-04 10:30  out marketing       TR
            2024-03-04 11:00  out utility         TR
            2024-03-04 12:00  out authentication  TR
            2024-03-04 13:00  in                  TR  person=1
            2024-03-04 14:00  out free-form       TR  person=1
            2024-03-04 15:00  in                  TR  person=2
            2024-03-04 16:00  out free-form       TR  person=2
            2024-03-04 17:00  out free-form       TR  person=2
        """),
        replace(ACCOUNT, allowance_used=999),
    )

    assert amounts(verdicts) == [
        *("0.010000", "0.000000", "0.005000", "0.004000"),
        *("0.000000", "0.003000", "0.000000"),
    ]
    assert sum(verdict.amount for verdict in verdicts) == Decimal("0.022")


def test_free_conversations_are_counted_over_all_numbers_and_free_messages_by_number(bill):
    story = """
        {day} 10:00  in             TR
        {day} 11:00  out free-form  TR
        {day} 10:00  in             TR  number=1
        {day} 12:00  out free-form  TR  number=1
    """
    nearly_used = replace(ACCOUNT, allowance_used=999)

    by_account = bill(messages(story.format(day="2024-03-04")), nearly_used)
    by_number = bill(messages(story.format(day="2026-10-05")), nearly_used)

    assert amounts(by_account) == ["0.000000", "0.003000"]
    assert amounts(by_number) == ["0.000000", "0.000000"]


def test_a_band_ends_with_the_message_of_its_upper_bound(bill):
    """Bands of 1-2, 3-4 and from 5: 2 x 0.0053 + 2 x 0.0051 + 0.0048, then a new month."""
    of_month = situation("U 0, 30, 60, 90, 120, 150", "2025-07-25 10:00")

    verdicts = bill(of_month)

    assert [verdict.rate_micros for verdict in verdicts] == [5300, 5300, 5100, 5100, 4800, 4800]
    used = replace(ACCOUNT, tier_used={("Turkey", Category.UTILITY): 3})
    assert [verdict.rate_micros for verdict in bill(of_month, used)] == [5100, *[4800] * 5]
    later = situation("U 0, 30, 60, 200", "2025-07-25 10:00")
    assert [verdict.rate_micros for verdict in bill(later)] == [5300, 5300, 5100, 5300]


def test_free_messages_spend_no_band(bill):
    """Utility in a service window and in a free entry point is not counted."""
    verdicts = bill(
        situation("U 0; customer 1; U 2; ad 30; U 31, 32; U 110, 111", "2025-07-07")
    )

    assert [verdict.rate_micros for verdict in verdicts] == [5300, 0, 0, 0, 5300, 5100]


def test_authentication_and_authentication_international_share_a_counter(bill):
    """From 6 October the business pays international rates: the third message is 2-3's band."""
    account = replace(
        ACCOUNT, home_country="TR", authentication_international_from=date(2026, 10, 6)
    )

    verdicts = bill(situation("A 0, 1, 20, 21", "2026-10-05 10:00", "IN"), account)

    assert [verdict.rate_micros for verdict in verdicts] == [1400, 1300, 27000, 25000]
    assert [verdict.category for verdict in verdicts] == [
        *[Category.AUTHENTICATION] * 2,
        *[Category.AUTHENTICATION_INTERNATIONAL] * 2,
    ]


@pytest.mark.parametrize(
    ("country", "home", "day", "micros"),
    [
        pytest.param("ID", "TR", "2024-05-31", 30_000, id="Indonesia the day before"),
        pytest.param("ID", "TR", "2024-06-01", 136_000, id="Indonesia, by conversation"),
        pytest.param("ID", "ID", "2024-06-01", 30_000, id="Indonesia at home"),
        pytest.param("ID", "", "2024-06-01", 136_000, id="no home known"),
        pytest.param("BD", "BD", "2026-10-01", 8_000, id="Bangladesh at home"),
        pytest.param("BD", "TR", "2026-10-01", 90_000, id="Bangladesh"),
        pytest.param("TR", "ID", "2026-10-01", 900, id="a market without such a rate"),
        pytest.param("BR", "TR", "2026-10-01", 50_000, id="not listed, but on the card"),
    ],
)
def test_authentication_international_by_market_day_and_home(bill, country, home, day, micros):
    account = replace(
        ACCOUNT, home_country=home, authentication_international_from=date(2024, 1, 1)
    )

    verdict = bill(messages(f"{day} 00:00  out authentication  {country}"), account)[0]

    assert verdict.rate_micros == micros


def test_a_listed_market_without_a_printed_rate_is_missing_it_from_its_first_day(bill):
    """4.6 lists India from 1 July 2024; the card of the day holds Turkey and Indonesia."""
    account = replace(ACCOUNT, authentication_international_from=date(2024, 1, 1))
    story = "{} out authentication IN"

    for moment, category in (
        ("2024-06-30 23:59:59.999999", Category.AUTHENTICATION),
        ("2024-07-01 00:00", Category.AUTHENTICATION_INTERNATIONAL),
    ):
        with pytest.raises(InputError) as caught:
            bill(messages(story.format(moment)), account)
        assert [problem.where for problem in caught.value.problems] == [f"India/{category}"]


def test_authentication_of_both_rates_is_one_conversation(bill):
    account = replace(ACCOUNT, authentication_international_from=date(2024, 6, 2))

    verdicts = bill(situation("A 0, 23, 24", "2024-06-01 10:00", "ID"), account)

    assert [verdict.rate_micros for verdict in verdicts] == [30_000, 0, 136_000]
    assert verdicts[1].category is Category.AUTHENTICATION_INTERNATIONAL


def test_a_service_rate_that_is_missing_is_the_utility_list_rate(bill):
    used = replace(ACCOUNT, service_allowance=0)
    served = situation("customer 0; free-form 1", "2026-10-05 10:00", "IN")
    on_older_card = replace(used, forced_era=EraId.PMP_2026_10)

    assert bill(served, used)[0].rate_micros == 1_400
    assert bill(situation("customer 0; free-form 1"), used)[0].rate_micros == 700
    older = situation("customer 0; free-form 1, 2, 3, 4, 5", "2025-08-04")
    assert {verdict.rate_micros for verdict in bill(older, on_older_card)} == {5_300}


def test_days_are_those_of_the_account(bill):
    """23:30 UTC on 30 September is already October in Istanbul, not yet in New York."""
    instant = messages("2026-09-30 23:30  out marketing  TR", ZoneInfo("UTC"))

    assert bill(instant)[0].rate_micros == 10_900
    in_new_york = replace(ACCOUNT, zone=ZoneInfo("America/New_York"))
    assert bill(instant, in_new_york)[0].rate_micros == 11_000


def test_a_longer_free_entry_point(bill):
    story = situation("ad 0; M 1, 72.999999, 73, 168.999999, 169", "2025-08-04 10:00")

    longest = replace(ACCOUNT, free_entry_hours=168)

    assert [verdict.rate_micros for verdict in bill(story)] == [0, 0, 11_000, 11_000, 11_000]
    assert [verdict.rate_micros for verdict in bill(story, longest)] == [0, 0, 0, 0, 11_000]


def test_all_that_is_missing_is_told_at_once(bill):
    """Five utility messages where four are printed, and rates that no card holds."""
    of_november = messages("""
        2026-11-03 10:00  out utility    TR
        2026-11-03 10:01  out utility    TR
        2026-11-03 10:02  out utility    TR
        2026-11-03 10:03  out utility    TR
        2026-11-03 10:04  out utility    TR
        2026-11-03 10:05  out marketing  DE  person=1
        2026-11-03 10:06  out utility    DE  person=1
    """)

    with pytest.raises(InputError) as caught:
        bill(of_november)

    assert {(problem.code, problem.where) for problem in caught.value.problems} == {
        ("missing-band", "Turkey/utility"),
        ("missing-rate", "Germany/marketing"),
        ("missing-rate", "Germany/utility"),
    }


def test_service_conversations_of_2023_need_a_printed_service_rate(bill):
    account = replace(ACCOUNT, forced_era=EraId.CBP_2023_06, allowance_used=1000)

    with pytest.raises(InputError, match="Turkey"):
        bill(situation("customer 0; free-form 1", "2025-08-04 10:00"), account)
