"""Every situation of the billing rules, in every era, by the oracle and by the engine."""

# ruff: noqa: RUF001 - the rules write a refusal as a multiplication sign

from datetime import date

import pytest

from helpers.twins.billers import BILLERS
from helpers.twins.oracle import Verdict
from helpers.twins.timelines import ISTANBUL, HomeMarkets, book, messages, situation
from tarife.billing.eras import EraId
from tarife.billing.ledger import CHARGED_REASONS, REFUSED_REASONS, Reason
from tarife.billing.settings import BillingSettings
from tarife.terms.categories import Category

BOOK = book("""
    2023-06-01  TR  M 0.0113  U 0.0071  A 0.0051  S 0.0031
    2024-11-01  TR  M 0.0115  U 0.0073  A 0.0053  S 0
    2025-07-01  TR  M 0.0117  U 0.0075  A 0.0055
    2025-10-01  TR  M 0.0121  U 0.0077  A 0.0057
    2026-10-01  TR  M 0.0123  U 0.0079  A 0.0059  S 0.0033
    2026-11-01  TR  M 0.0127  U 0.0081  A 0.0061  S 0.0037
""")

SITUATIONS = """
M 0; customer 20; free-form 21, 26 | M, 0, S* | M, 0, 0 | M, 0, 0 | M, S*, S*
M 0; free-form 26 | M, × | M, × | M, × | M, ×
M 0; customer 20; U 21 | M, U | M, U | M, 0 | M, U
M 0, 5 | M, 0 | M, 0 | M, M | M, M
M 0, 24 | M, M | M, M | M, M | M, M
M 0; U 4, 10 | M, U, 0 | M, U, 0 | M, U, U | M, U, U
customer 0; free-form 1, 10, 23 | S*, 0, 0 | 0, 0, 0 | 0, 0, 0 | S*, S*, S*
customer 0; free-form 23; customer 23.5; free-form 46, 47.4 | S*, 0, S* | 0, 0, 0 | 0, 0, 0 | S*, S*, S*
customer 0; U 1; free-form 2 | U, 0 | U, 0 | 0, 0 | U, S*
U 0; customer 1; free-form 2, 24.5 | U, 0, S* | U, 0, 0 | U, 0, 0 | U, S*, S*
ad (phone) 0; free-form 2; M 30; U 60; M 74 (72 h FEP) | 0, 0, 0, M | same | same | same
ad (phone) 0; free-form 25 | × | same | same | same
ad (phone) 0; M 25 | M | same | same | same
ad (phone) 0; U 25 | U | same | same | same
ad (phone) 0; A 25 | A | same | same | same
ad (desktop) 0; free-form 1 | S* | 0 | 0 | S*
M 0; ad 3; free-form 4; M 10, 77 | M, 0, 0, M | same | same | same
"""  # noqa: E501 - rows as long as the ones of the rules that they copy

# What only the prose of the rules says; in the notation of the table.
MORE_SITUATIONS = """
customer 0; free-form 23.999999; free-form 24 | S*, × | 0, × | 0, × | S*, ×
ad 0; reaction 1; M 72.999999, 73 | 0, 0, M | same | same | same
ad 0; M 23.999999, 30 | 0, 0 | same | same | same
ad 0; free-form 2; ad 73; M 73.5; U 74, 146 | 0, 0, 0, U | same | same | same
ad 0; M 1; free-form 25 | 0, × | same | same | same
customer 0; reaction 1, 25 | 0, × | same | same | same
A 0; A 1, 24 | A, 0, A | A, 0, A | A, A, A | A, A, A
"""

START_IN_ERA = {
    EraId.CBP_2023_06: "2024-03-04 10:00",
    EraId.CBP_2024_11: "2024-12-02 10:00",
    EraId.PMP_2025_07: "2025-08-04 10:00",
    EraId.PMP_2026_10: "2026-10-05 10:00",
}

LETTERS = {
    "M": Category.MARKETING,
    "U": Category.UTILITY,
    "A": Category.AUTHENTICATION,
    "S": Category.SERVICE,
}


def rows_of(text: str):
    for line in filter(None, text.splitlines()):
        name, *cells = (cell.strip() for cell in line.split("|"))
        first = cells[0]
        for era, cell in zip(EraId, cells, strict=True):
            yield pytest.param(
                name, era, first if cell == "same" else cell, id=f"{era.value}: {name}"
            )


def settings(**given) -> BillingSettings:
    return BillingSettings("USD", ISTANBUL, **given)


def charge_of(category: Category, day: date) -> int:
    """The list rate that the made-up book prints; utility where service has none."""
    rates = BOOK.card("USD", day).rates
    found = rates.get(("Turkey", category))
    if found is None or found.schedule.list_rate_micros == 0:
        found = rates["Turkey", Category.UTILITY]
    return found.schedule.list_rate_micros


def outcome_of(verdict: Verdict) -> str:
    """Say what happened in the notation of the table."""
    if verdict.reason in REFUSED_REASONS:
        return "×"
    if verdict.reason not in CHARGED_REASONS:
        return "0"
    return next(letter for letter, name in LETTERS.items() if name == verdict.category)


@pytest.fixture(params=BILLERS)
def bill(request):
    biller = BILLERS[request.param]

    def bill_by_it(table, rates=BOOK, **given):
        return biller(table, rates, settings(**given), HomeMarkets())

    return bill_by_it


@pytest.mark.parametrize("allowance", ["available", "used up"])
@pytest.mark.parametrize("rules", ["forced", "by date"])
@pytest.mark.parametrize(("name", "era", "cell"), list(rows_of(SITUATIONS + MORE_SITUATIONS)))
def test_situation(bill, name, era, cell, rules, allowance):  # noqa: PLR0913, PLR0917 - the table's axes
    given = {"allowance_used": 0 if allowance == "available" else 1000}
    if rules == "forced":
        given["forced_era"] = era
        start = "2026-10-05 10:00"
    else:
        start = START_IN_ERA[era]
    free = allowance == "available"
    expected = [word.replace("S*", "0" if free else "S") for word in cell.split(", ")]

    verdicts = bill(situation(name, start), **given)

    assert [outcome_of(verdict) for verdict in verdicts] == expected
    day = date.fromisoformat(start[:10])
    charges = [0 if word in "0×" else charge_of(LETTERS[word], day) for word in expected]
    assert [verdict.rate_micros for verdict in verdicts] == charges
    if free and "S*" in cell:
        tiers = [verdict.reason is Reason.FREE_TIER for verdict in verdicts]
        assert tiers == [word == "S*" for word in cell.split(", ")]


def test_utility_conversation_open_over_the_switch_of_july_2025(bill):
    """U 30 Jun 2025 23:00; U 1 Jul 10:00, and once more when the conversation has ended."""
    verdicts = bill(
        messages("""
            2025-06-30 23:00             out utility  TR
            2025-07-01 10:00             out utility  TR
            2025-07-01 22:59:59.999999   out utility  TR
            2025-07-01 23:00             out utility  TR
            2025-07-01 23:00             out utility  TR
        """)
    )

    assert [(verdict.reason, verdict.rate_micros) for verdict in verdicts] == [
        (Reason.CONVERSATION_OPENED, 7_300),
        (Reason.CONVERSATION_OPEN, 0),
        (Reason.CONVERSATION_OPEN, 0),
        (Reason.MESSAGE_DELIVERED, 7_500),
        (Reason.MESSAGE_DELIVERED, 7_500),
    ]


def test_only_utility_conversations_outlive_the_switch_of_july_2025(bill):
    verdicts = bill(
        messages("""
            2025-06-30 23:00  out marketing       TR
            2025-06-30 23:00  out authentication  TR
            2025-07-01 00:00  out marketing       TR
            2025-07-01 00:00  out authentication  TR
            2025-07-01 00:00  out utility         TR
        """)
    )

    micros = [verdict.rate_micros for verdict in verdicts]
    assert micros == [11_500, 5_300, 11_700, 5_500, 7_500]


def test_free_entry_takes_the_place_of_a_utility_conversation_over_the_switch(bill):
    """2.4, 3.3: free by the free entry point, for exactly its 72 h; no refund."""
    verdicts = bill(
        messages("""
            2025-06-30 23:00  out utility    TR
            2025-06-30 23:10  ad             TR
            2025-06-30 23:20  out free-form  TR
            2025-07-01 10:00  out utility    TR
            2025-07-03 23:19  out utility    TR
            2025-07-03 23:20  out utility    TR
        """)
    )

    assert [verdict.reason for verdict in verdicts] == [
        Reason.CONVERSATION_OPENED,
        Reason.FREE_ENTRY_POINT,
        Reason.FREE_ENTRY_POINT,
        Reason.FREE_ENTRY_POINT,
        Reason.MESSAGE_DELIVERED,
    ]


DELIVERED_AFTER_MIDNIGHT = {
    "Jul 2025": ("2025-06-30", "2025-07-01", "utility", (7_300, 0)),
    "Oct 2025": ("2025-09-30", "2025-10-01", "marketing", (11_700, 12_100)),
    "Oct 2026": ("2026-09-30", "2026-10-01", "utility", (0, 7_900)),
    "Nov 2024": ("2024-10-31", "2024-11-01", "free-form", (3_100, 0)),
    "Nov 2026": ("2026-10-31", "2026-11-01", "free-form", (3_300, 3_700)),
    "Nov 2026 by template": ("2026-10-31", "2026-11-01", "marketing", (12_300, 12_700)),
}


@pytest.mark.parametrize(
    ("old_day", "new_day", "kind", "charges"),
    [pytest.param(*row, id=name) for name, row in DELIVERED_AFTER_MIDNIGHT.items()],
)
def test_message_is_billed_in_the_month_of_its_delivery(bill, old_day, new_day, kind, charges):
    """Sent on the 31st 23:59: delivered at once, or on the 1st 00:01 at its rules and rates."""
    results = [
        bill(
            messages(f"""
                {old_day} 20:00  in TR
                {moment}  out {kind} TR
            """),
            allowance_used=1000,
        )[0].rate_micros
        for moment in (f"{old_day} 23:59", f"{new_day} 00:01")
    ]

    assert tuple(results) == charges


def test_allowance_and_tiers_begin_anew_with_the_month_of_delivery(bill):
    verdicts = bill(
        messages("""
            2026-10-31 20:00  in             TR
            2026-10-31 23:58  out free-form  TR
            2026-10-31 23:59  out free-form  TR
            2026-11-01 00:01  out free-form  TR
        """),
        allowance_used=999,
    )

    assert [verdict.reason for verdict in verdicts] == [
        Reason.FREE_TIER,
        Reason.MESSAGE_DELIVERED,
        Reason.FREE_TIER,
    ]


def test_marketing_to_the_united_states_is_paused_since_april_2025(bill):
    """2.7: by the account's day; Canada is not affected; whatever rules are forced."""
    table = messages("""
        2025-03-31 23:59  out marketing  US
        2025-04-01 00:00  out marketing  US person=1
        2025-04-01 00:00  out utility    US person=2
        2025-04-01 00:00  out marketing  CA person=3
    """)
    book_of_both = book("2024-11-01 US M 0.025 U 0.004 A 0.0135")

    by_date = bill(table, book_of_both)
    forced = bill(table, book_of_both, forced_era=EraId.PMP_2026_10)

    assert [(verdict.reason, verdict.rate_micros) for verdict in by_date] == [
        (Reason.CONVERSATION_OPENED, 25_000),
        (Reason.US_PAUSE, 0),
        (Reason.CONVERSATION_OPENED, 4_000),
        (Reason.CONVERSATION_OPENED, 25_000),
    ]
    assert forced[1].reason is Reason.US_PAUSE
