"""Every charge is priced by the card that holds on its day, or its rate is told missing."""

from datetime import date

import numpy as np
import pytest

from helpers.twins.timelines import ISTANBUL, MARKETS, HomeMarkets, book, messages
from tarife.billing.engine import bill
from tarife.billing.eras import ERAS, EraId
from tarife.billing.rating import Charges, rate_counts
from tarife.billing.settings import BillingSettings
from tarife.terms import categories
from tarife.terms.money import decimal_text
from tarife.terms.problems import InputError

CARDS = """
    2023-06-01  TR  M 0.01  U 0.02  A 0.03  S 0.04
    2024-11-01  TR  M 0.01  U 0.02  A 0.03  S 0
    2026-10-01  TR  M 0.05  U 0.02,2:0.01  A 0.03,1:  S 0.07
    2026-10-01  DE  M 0.06  U 0.05
"""


def prices(text, cards=CARDS, **settings):
    account = BillingSettings("USD", ISTANBUL, **settings)
    ledger = bill(messages(text), book(cards), account, HomeMarkets())
    return [decimal_text(rate) for rate in ledger.rate_micros.tolist()]


def missing(text, **settings):
    with pytest.raises(InputError) as caught:
        prices(text, **settings)
    return [str(problem) for problem in caught.value.problems]


def test_the_card_of_the_day_of_delivery_prices():
    assert prices("""
        2026-09-30 23:59  out marketing  TR
        2026-10-01 00:00  out marketing  TR
    """) == ["0.01", "0.05"]


def test_each_message_costs_the_band_it_falls_in():
    assert prices("""
        2026-10-01 10:00  out utility  TR  person=1
        2026-10-01 11:00  out utility  TR  person=2
        2026-10-01 12:00  out utility  TR  person=3
        2026-11-01 12:00  out utility  TR  person=3
    """) == ["0.02", "0.02", "0.01", "0.02"]


def test_conversations_know_no_bands():
    text = "\n".join(f"2026-10-01 1{n}:00  out utility  TR  person={n}" for n in range(4))

    assert prices(text, forced_era=EraId.CBP_2024_11) == ["0.02"] * 4


REPLY = """
    {day} 10:00  in TR
    {day} 11:00  out free-form TR
"""


def test_a_service_message_costs_what_its_card_prints():
    assert prices(REPLY.format(day="2026-10-05"), allowance_used=1000) == ["0.07"]


@pytest.mark.parametrize("day", ["2026-09-30", "2024-12-01"])
def test_under_the_newest_rules_an_older_card_lends_its_utility_rate(day):
    found = prices(REPLY.format(day=day), forced_era=EraId.PMP_2026_10, allowance_used=1000)

    assert found == ["0.02"]


def test_a_service_conversation_costs_what_its_card_prints_even_nothing():
    settings = {"forced_era": EraId.CBP_2023_06, "allowance_used": 1000}

    assert prices(REPLY.format(day="2024-05-01"), **settings) == ["0.04"]
    assert prices(REPLY.format(day="2024-12-01"), **settings) == ["0"]


def test_every_missing_rate_is_told_once():
    found = missing("""
        2026-10-01 10:00  out authentication  DE
        2026-10-02 10:00  out authentication  DE
        2026-10-02 10:00  out marketing       BR
        2026-10-02 10:00  out marketing       DE
    """)

    assert [line.split(";")[0] for line in found] == [
        "Brazil/marketing: no USD card holds Brazil (marketing) on 2 Oct 2026",
        "Germany/authentication: no USD card holds Germany (authentication) on 1 Oct 2026",
    ]


def test_a_missing_rate_of_a_free_message_does_not_matter():
    assert prices(REPLY.format(day="2026-10-05").replace("TR", "DE")) == ["0"]


def test_without_utility_rate_there_is_no_service_rate_either():
    found = missing(REPLY.format(day="2026-10-05").replace("TR", "BR"), allowance_used=1000)

    assert "no USD card holds Brazil (service) on 5 Oct 2026" in found[0]


def test_beyond_the_last_printed_band_the_rate_is_missing():
    found = missing("""
        2026-10-01 10:00  out authentication  TR
        2026-10-01 10:00  out authentication  TR
    """)

    assert "beyond 1 messages a month" in found[0]


def test_charges_are_counted_up_to_the_greatest_integer_and_refused_beyond():
    day = date(2026, 10, 1)

    def cost(marketing, utility):
        charges = Charges(
            day=np.zeros(2, dtype=np.int64),
            market=np.zeros(2, dtype=np.int64),
            category=np.array([categories.MARKETING, categories.UTILITY], dtype=np.uint8),
            era=np.full(2, len(ERAS) - 1, dtype=np.uint8),
            ordinal=np.zeros(2, dtype=np.int64),
            dates=(day,),
            markets=(MARKETS["TR"],),
        )
        cards = book("2026-10-01  TR  M 1000000  U 0.000001  A 1  S 1")
        return rate_counts(charges, np.array([marketing, utility]), cards, "USD").tolist()

    most = 2**63 - 1
    dear, rest = divmod(most, 10**12)
    assert cost(dear, rest) == [dear * 10**12, rest]
    with pytest.raises(InputError) as caught:
        cost(dear, rest + 1)
    assert [str(problem) for problem in caught.value.problems] == [
        (
            f"{MARKETS['TR']}/marketing: the charges can exceed 9,223,372,036,854 USD, up to"
            " which they are counted exactly; lower the volumes or the rate"
        )
    ]


def test_a_missing_rate_names_the_earliest_day_whatever_the_order_of_sources():
    charges = Charges(
        day=np.array([2, 0, 1]),  # counts stand source by source
        market=np.zeros(3, dtype=np.int64),
        category=np.full(3, categories.MARKETING, dtype=np.uint8),
        era=np.full(3, len(ERAS) - 1, dtype=np.uint8),
        ordinal=np.zeros(3, dtype=np.int64),
        dates=tuple(date(2026, 11, day) for day in (3, 4, 5)),
        markets=(MARKETS["BR"],),
    )
    with pytest.raises(InputError) as caught:
        rate_counts(charges, np.ones(3, dtype=np.int64), book(CARDS), "USD")

    (problem,) = caught.value.problems
    assert "no USD card holds Brazil (marketing) on 3 Nov 2026" in str(problem)
