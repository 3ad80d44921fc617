"""Random timelines that love the edges, for Hypothesis and, in bulk, for a NumPy generator.

Both draw from one description: it only ever asks to choose one of some options.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import product
from typing import Any, Final
from zoneinfo import ZoneInfo

import numpy as np
from hypothesis import strategies as st

from helpers.twins.oracle import CountryMarkets
from helpers.twins.timelines import HOUR_US, HomeMarkets, card_of
from tarife.billing.eras import EraId
from tarife.billing.settings import BillingSettings
from tarife.rates.book import RateBook
from tarife.rates.cards import CardId, Rate
from tarife.terms.calendar import instant_us
from tarife.terms.categories import CATEGORIES, Category
from tarife.terms.tiers import TierSchedule
from tarife.traffic.table import MessageKind, MessageTable

Choose = Callable[[Sequence[Any]], Any]

SECOND_US: Final = 1_000_000
COMPLETE, WITH_GAPS, REAL = "XTS", "XXA", "USD"

# Days that begin an era, a rule, a card or a month, and days on which clocks change.
TURNING_DAYS: Final = {
    "Europe/Istanbul": (),
    "America/New_York": (date(2024, 11, 3), date(2025, 3, 9), date(2026, 11, 1)),
    "America/Santiago": (date(2024, 9, 8), date(2025, 4, 6), date(2026, 9, 6)),
    "Asia/Kolkata": (),
    "Asia/Almaty": (date(2024, 3, 1),),  # midnight of the month came twice
    "Pacific/Apia": (),
    "Pacific/Chatham": (date(2025, 4, 6), date(2026, 9, 27)),
    "Africa/Cairo": (date(2024, 4, 26), date(2024, 11, 1), date(2026, 4, 24)),
    "America/Havana": (date(2024, 11, 3), date(2026, 3, 8)),
    "Asia/Beirut": (date(2025, 3, 30), date(2025, 10, 26)),
}
COMMON_DAYS: Final = (
    *(date(2024, 6, 1), date(2024, 7, 1), date(2024, 11, 1), date(2025, 2, 1)),
    *(date(2025, 4, 1), date(2025, 7, 1), date(2025, 7, 1), date(2025, 10, 1)),
    *(date(2026, 3, 1), date(2026, 10, 1), date(2026, 10, 1), date(2026, 11, 1)),
    *(date(2024, 2, 29), date(2026, 12, 31), date(2027, 1, 1)),
)
FIRST_DAYS: Final = (date(2023, 6, 1), date(2023, 8, 1))

NUDGES_US: Final = (0, 0, 1, -1, SECOND_US, -SECOND_US)
STEPS_HOURS: Final = (
    (0, 0, 0, 1, 1, 3, 6, 12, 23, 24, 24, 24, 48, 71, 72, 72, 168),
    (0, 0, 0, 0, 1, 1, 2, 3, 5, 24),  # stays within a month, so that counters run out
)
MOST_OFTEN: Final = ("latest", "latest", "latest", "earlier", "turn")

OUTBOUND: Final = (
    MessageKind.MARKETING,
    MessageKind.UTILITY,
    MessageKind.AUTHENTICATION,
    MessageKind.FREE_FORM,
)
WITHOUT_ADS: Final = (
    *(*OUTBOUND, *OUTBOUND, MessageKind.UTILITY, MessageKind.FREE_FORM, MessageKind.FREE_FORM),
    *(MessageKind.REACTION, MessageKind.INBOUND, MessageKind.INBOUND, MessageKind.INBOUND),
)
KINDS: Final = (WITHOUT_ADS, WITHOUT_ADS, (*WITHOUT_ADS, MessageKind.ENTRY))
KINDS_OUTBOUND: Final = (*OUTBOUND, MessageKind.REACTION)
MARKETS: Final = ("Turkey", "India", "Egypt", "Brazil", "North America", "Bangladesh", "Other")
REAL_MARKETS: Final = ("Turkey", "India", "Egypt", "Brazil", "North America", "Indonesia")
HOME_COUNTRIES: Final = ("", "TR", "IN", "EG", "BD", "US", "CA")
INTERNATIONAL_SINCE: Final = (
    *(None, date(2024, 6, 1), date(2024, 7, 5), date(2025, 2, 1)),
    *(date(2025, 7, 2), date(2025, 7, 2), date(2026, 10, 2), date(2026, 11, 2)),
)
CARD_DAYS: Final = (
    *(date(2023, 6, 1), date(2024, 2, 1), date(2024, 11, 1), date(2025, 7, 1)),
    *(date(2025, 10, 1), date(2026, 10, 1), date(2026, 11, 1)),
)


@dataclass(frozen=True, slots=True)
class World:
    """What a case is billed with: all the rates, and the market of the home country."""

    book: RateBook
    markets: CountryMarkets
    currencies: tuple[str, ...] = (COMPLETE, COMPLETE, COMPLETE, WITH_GAPS)


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A table and the account it is billed to."""

    messages: MessageTable
    settings: BillingSettings


def made_up_world() -> World:
    """Cards with bands of 3, 7 and 20 messages and no two equal rates; one set has gaps."""
    cards = [made_up_card(day, COMPLETE) for day in CARD_DAYS]
    return World(RateBook.of(cards + [with_gaps(card) for card in cards]), HomeMarkets())


def made_up_card(day: date, currency: str):
    card_id = CardId(day, currency)
    rates = {}
    for place, (market, category) in enumerate(product(MARKETS, CATEGORIES)):
        micros = (CARD_DAYS.index(day) + 1) * 10_000_000 + (place + 1) * 10_000
        bands = TierSchedule.flat(micros)
        if category in {Category.UTILITY, *CATEGORIES[2:4]} and market != "Other":
            bands = TierSchedule(
                (0, 3, 7, 20), (micros, micros - 11, micros - 222, micros - 999)
            )
        if category is Category.SERVICE and market in {"India", "Egypt"}:
            bands = TierSchedule.flat(0)  # printed as free: utility is charged instead, 4.3
        rates[market, category] = Rate(bands, card_id)
    for market in ("Turkey", "Other"):  # these have no authentication-international, 4.6
        del rates[market, Category.AUTHENTICATION_INTERNATIONAL]
    return card_of(card_id, rates)


def with_gaps(card):
    """The same card in another currency, with rates that nobody found and bands that end."""
    card_id = CardId(card.id.effective_from, WITH_GAPS)
    rates = dict(card.rates)
    for market, category in (
        ("Brazil", Category.MARKETING),
        ("India", Category.AUTHENTICATION_INTERNATIONAL),
        ("Turkey", Category.SERVICE),
        ("North America", Category.SERVICE),
        ("North America", Category.UTILITY),
    ):
        del rates[market, category]
    short = replace(rates["Egypt", Category.UTILITY].schedule, end=24)
    rates["Egypt", Category.UTILITY] = Rate(short, card_id)
    return card_of(card_id, rates)


def build_case(choose: Choose, events: int, world: World) -> Case:
    """Choose an account and a timeline of so many events; the rows are in no order."""
    account = choose_settings(choose, world)
    return Case(choose_table(choose, events, account), account)


def choose_settings(choose: Choose, world: World) -> BillingSettings:
    zone = ZoneInfo(choose(tuple(TURNING_DAYS)))
    currency = choose(world.currencies)
    return BillingSettings(
        currency=currency,
        zone=zone,
        forced_era=choose((None, None, None, *EraId, EraId.CBP_2023_06, EraId.PMP_2026_10)),
        free_entry_hours=choose((72, 72, 100, 168)),
        service_allowance=choose((0, 1, 2, 5, 1000)),
        allowance_used=choose((0, 0, 1, 3, 994, 998, 999, 1000, 1001)),
        tier_used=choose_tier_use(choose, world.book, currency),
        home_country=choose(HOME_COUNTRIES),
        authentication_international_from=choose(INTERNATIONAL_SINCE),
        authentication_international_exceptions=choose_international_starts(choose),
    )


def choose_international_starts(choose: Choose) -> dict[str, date]:
    """Let some countries begin on a day of their own; two may be of one market."""
    days = [day for day in INTERNATIONAL_SINCE if day is not None]
    countries = choose(((), (), ("IN",), ("ID", "IN"), ("EG", "US", "CA")))
    return {country: choose(days) for country in countries}


def choose_tier_use(choose: Choose, book: RateBook, currency: str):
    """Put some counters a few messages before, or at, the end of a band of the newest card."""
    used = {}
    rates = book.card(currency, date(2027, 1, 1)).rates
    for market in ("Turkey", "India", "Brazil"):
        for counter in (Category.UTILITY, Category.AUTHENTICATION):
            bound = choose(rates[market, counter].schedule.starts)
            used[market, counter] = max(0, bound - choose((0, 1, 2, 5)))
    return used if choose((True, False)) else {}


def choose_table(choose: Choose, events: int, account: BillingSettings) -> MessageTable:
    turns = choose_turns(choose, account.zone)
    steps = (*choose(STEPS_HOURS), account.free_entry_hours)
    pairs = choose((1, 1, 2, 3, 8, max(1, events // 30), max(1, events // 5)))
    numbers = choose((1, 1, 2, 3))
    names = REAL_MARKETS if account.currency == REAL else MARKETS
    homes = [choose(names) for _ in range(pairs)]
    is_us = [home == "North America" and choose((True, True, False)) for home in homes]
    moves_at = choose((None, *turns))  # from then on pair 0 is of the last market
    kinds = choose(KINDS)
    times: list[list[int]] = [[] for _ in range(pairs)]
    rows = []
    for _ in range(events):
        pair = choose(range(pairs))
        at_us = choose_moment(choose, times[pair], turns, steps)
        times[pair].append(at_us)
        moved = moves_at is not None and pair == 0 and at_us >= moves_at
        market = names[-1] if moved else homes[pair]
        us = is_us[pair] and not moved
        rows.append((at_us, pair, pair % numbers, choose(kinds), names.index(market), us))
    return columns(rows, names)


def choose_turns(choose: Choose, zone: ZoneInfo) -> tuple[int, ...]:
    """The local midnights around which a timeline lives, in microseconds."""
    days = (*COMMON_DAYS, *TURNING_DAYS[zone.key], *TURNING_DAYS[zone.key])
    if choose(range(8)) == 0:
        days = FIRST_DAYS
    day = choose(days)
    midnight = instant_us(datetime.combine(day, time(), zone))
    return (midnight, midnight, midnight + 24 * HOUR_US, midnight - 24 * HOUR_US)


def choose_moment(
    choose: Choose, earlier: Sequence[int], turns: Sequence[int], steps: Sequence[int]
) -> int:
    """A moment at, or a hair beside, a turn or a step after something that happened."""
    way = choose(MOST_OFTEN) if earlier else "turn"
    if way == "turn":
        return choose(turns) + choose((0, 0, -1, 1, 5, -24, -72)) * HOUR_US + choose(NUDGES_US)
    since = earlier[-1] if way == "latest" else choose(earlier)
    return since + choose(steps) * HOUR_US + choose(NUDGES_US)


def columns(rows: Sequence[tuple[int, ...]], names: tuple[str, ...]) -> MessageTable:
    parts = np.array(rows, dtype=np.int64).reshape(-1, 6).T
    at_us, pair, number, kind, market, us = parts
    return MessageTable(
        at_us=at_us,
        pair=pair,
        number=number,
        kind=kind.astype(np.uint8),
        market=market,
        in_united_states=us.astype(np.bool_),
        source=pair % 3,
        markets=names,
    )


@st.composite
def cases(draw: st.DrawFn, world: World, most_events: int = 25) -> Case:
    """Cases for Hypothesis, small enough to be read when they fail."""

    def choose(options: Sequence[Any]) -> Any:
        return draw(st.sampled_from(options)) if len(options) > 1 else options[0]

    return build_case(choose, draw(st.integers(0, most_events)), world)


def random_case(rng: np.random.Generator, events: int, world: World) -> Case:
    """One case of any size, fast."""
    return build_case(lambda options: options[int(rng.random() * len(options))], events, world)
