"""Bills one message at a time, slowly and obviously: the twin that the engine must equal.

Written from the billing rules alone. Plain dates, dictionaries and loops; nothing of the
engine's code and none of its tables is used, so that a slip in one does not hide in the other.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Protocol, TypeAlias

from helpers.measuring import unmeasured
from tarife.billing.ledger import Reason
from tarife.billing.settings import BillingSettings
from tarife.rates.book import RateBook
from tarife.rates.cards import Rate
from tarife.terms.categories import Category
from tarife.terms.problems import InputError, Problem
from tarife.terms.tiers import TierSchedule
from tarife.traffic.table import MessageKind, MessageTable

Priced: TypeAlias = tuple[Reason, int]  # why, and for how many micros

DAY = timedelta(hours=24)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
US_PAUSE = date(2025, 4, 1)

FIRST_DAYS = {
    "cbp-2023-06": date(2023, 6, 1),
    "cbp-2024-11": date(2024, 11, 1),
    "pmp-2025-07": date(2025, 7, 1),
    "pmp-2026-10": date(2026, 10, 1),
}

INTERNATIONAL_FROM = {  # 4.6, row by row
    date(2024, 6, 1): "Indonesia",
    date(2024, 7, 1): "India",
    date(2025, 2, 1): "Egypt, Malaysia, Nigeria, Pakistan, Saudi Arabia, South Africa, "
    "United Arab Emirates",
    date(2026, 10, 1): "Bangladesh, Iraq, Kazakhstan, Kuwait, Morocco, Nepal, Oman, "
    "Sri Lanka, Ukraine",
}


class CountryMarkets(Protocol):
    """What the oracle asks about the business's own country."""

    def market_of_country(self, iso2: str, day: date) -> str: ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of the outbound message in one row of the table."""

    row: int
    reason: Reason
    category: Category
    rate_micros: int

    @property
    def amount(self) -> Decimal:
        return Decimal(self.rate_micros).scaleb(-6)


@dataclass(frozen=True, slots=True)
class Message:
    when: datetime
    day: date
    kind: MessageKind
    pair: int
    number: int
    market: str
    in_united_states: bool

    @property
    def month(self) -> tuple[int, int]:
        return self.day.year, self.day.month


@dataclass(slots=True)
class Relation:
    """What is open between one business number and one customer."""

    last_inbound: datetime | None = None
    last_ad_message: datetime | None = None
    free_entry_ends: datetime | None = None
    conversation_ends: dict[Category, datetime] = field(default_factory=dict)

    def has_service_window(self, when: datetime) -> bool:
        # 2.3: restarted by every message of the customer, half-open.
        return self.last_inbound is not None and when - self.last_inbound < DAY

    def has_free_entry(self, when: datetime) -> bool:
        return self.free_entry_ends is not None and when < self.free_entry_ends

    def can_open_free_entry(self, when: datetime) -> bool:
        # 2.4: the answer must come less than 24 h after the latest ad message.
        return self.last_ad_message is not None and when - self.last_ad_message < DAY

    def has_conversation(self, category: Category, when: datetime) -> bool:
        return when < self.conversation_ends.get(category, when)


@dataclass(frozen=True, slots=True)
class Begun:
    """A day from which on to bill, and what is used by then of its month, if that is known."""

    day: date
    allowance_used: int | None = None
    tier_used: tuple[tuple[str, Category, int], ...] = ()


@unmeasured()
def bill_one_by_one(
    messages: MessageTable,
    book: RateBook,
    settings: BillingSettings,
    markets: CountryMarkets,
    begun: Begun | None = None,
) -> list[Verdict]:
    """Bill every outbound message in time order; raise all that is missing at once.

    What comes before the day of ``begun`` opens and closes what it does, and is left out.
    """
    oracle = Oracle(book, settings, markets)
    verdicts = []
    waits = begun is not None
    # Sorting keeps the table order of equal times.
    for row in sorted(range(len(messages)), key=lambda row: messages.at_us[row]):
        message = read_message(messages, row, settings)
        if waits and message.day >= begun.day:
            waits = False
            verdicts.clear()
            oracle.begin(begun)
        if message.kind in {MessageKind.INBOUND, MessageKind.ENTRY}:
            oracle.hear(message)
        else:
            verdicts.append(Verdict(row, *oracle.judge(message)))
    if oracle.problems:
        raise InputError(oracle.problems)
    return [] if waits else verdicts


def read_message(messages: MessageTable, row: int, settings: BillingSettings) -> Message:
    when = EPOCH + timedelta(microseconds=int(messages.at_us[row]))
    return Message(
        when=when,
        day=when.astimezone(settings.zone).date(),  # 2.6: the account's day
        kind=MessageKind(int(messages.kind[row])),
        pair=int(messages.pair[row]),
        number=int(messages.number[row]),
        market=messages.markets[int(messages.market[row])],
        in_united_states=bool(messages.in_united_states[row]),
    )


def family(category: Category) -> Category:
    """3, 4.6: authentication-international counts as authentication, only its rate differs."""
    is_abroad = category is Category.AUTHENTICATION_INTERNATIONAL
    return Category.AUTHENTICATION if is_abroad else category


class Oracle:
    """The account's memory while the messages go by."""

    def __init__(
        self, book: RateBook, settings: BillingSettings, markets: CountryMarkets
    ) -> None:
        self.book = book
        self.settings = settings
        self.markets = markets
        self.problems: list[Problem] = []
        self.relations: dict[int, Relation] = defaultdict(Relation)
        # Each month begins with what other traffic has used of it.
        self.free_used: dict[object, int] = defaultdict(lambda: settings.allowance_used)
        self.charged: dict[object, int] = {}

    def begin(self, begun: Begun) -> None:
        month = begun.day.year, begun.day.month
        if begun.allowance_used is not None:
            for counter in (month, *((month, number) for number in range(100))):
                self.free_used[counter] = begun.allowance_used
        for market, category, messages in begun.tier_used:
            self.charged[month, market, category] = messages

    def hear(self, message: Message) -> None:
        relation = self.relations[message.pair]
        relation.last_inbound = message.when
        if message.kind == MessageKind.ENTRY:
            relation.last_ad_message = message.when

    def judge(self, message: Message) -> tuple[Reason, Category, int]:
        category = self.category(message)
        era = self.era(message)
        if era is None:
            self.note("before-first-era", message, category)
            return Reason.ERA_FREE, category, 0
        reason = self.free_in_every_era(message)
        if reason is not None:
            return reason, category, 0
        if era.startswith("cbp"):
            reason, micros = self.judge_by_conversation(era, message, category)
        elif category is Category.SERVICE:
            reason, micros = self.judge_free_form(era, message)
        else:
            reason, micros = self.judge_template(era, message, category)
        return reason, category, micros

    def era(self, message: Message) -> str | None:
        if self.settings.forced_era is not None:
            return self.settings.forced_era.value
        begun = [era for era, first_day in FIRST_DAYS.items() if first_day <= message.day]
        return begun[-1] if begun else None

    def category(self, message: Message) -> Category:
        if message.kind == MessageKind.AUTHENTICATION and self.is_international(message):
            return Category.AUTHENTICATION_INTERNATIONAL
        return {
            MessageKind.MARKETING: Category.MARKETING,
            MessageKind.UTILITY: Category.UTILITY,
            MessageKind.AUTHENTICATION: Category.AUTHENTICATION,
            MessageKind.FREE_FORM: Category.SERVICE,
            MessageKind.REACTION: Category.SERVICE,
        }[message.kind]

    def is_international(self, message: Message) -> bool:
        subject_from = self.settings.authentication_international_from
        exceptions = self.settings.authentication_international_exceptions
        for country, day in sorted(exceptions.items(), key=lambda one: one[1], reverse=True):
            if message.market == self.markets.market_of_country(country, message.day):
                subject_from = day
        if subject_from is None or message.day < subject_from:
            return False
        home = self.settings.home_country
        if home and message.market == self.markets.market_of_country(home, message.day):
            return False
        for first_day, markets in INTERNATIONAL_FROM.items():
            if message.day >= first_day and message.market in markets.split(", "):
                return True
        printed = self.find(message, Category.AUTHENTICATION_INTERNATIONAL)
        return isinstance(printed, Rate)

    def free_in_every_era(self, message: Message) -> Reason | None:
        relation = self.relations[message.pair]
        # 2.7: never delivered, so it opens nothing and counts for nothing.
        is_paused = message.in_united_states and message.day >= US_PAUSE
        if message.kind == MessageKind.MARKETING and is_paused:
            return Reason.US_PAUSE
        # 2.3: without a template only inside the window, also in a free entry point (2.4).
        needs_window = message.kind in {MessageKind.FREE_FORM, MessageKind.REACTION}
        if needs_window and not relation.has_service_window(message.when):
            return Reason.OUTSIDE_WINDOW
        if relation.has_free_entry(message.when):
            return Reason.FREE_ENTRY_POINT
        if relation.can_open_free_entry(message.when):
            hours = self.settings.free_entry_hours
            relation.free_entry_ends = message.when + timedelta(hours=hours)
            relation.conversation_ends.clear()  # 3.3: closes all, they do not revive
            return Reason.FREE_ENTRY_POINT
        # 4.3: reactions are free and not counted.
        return Reason.REACTION if message.kind == MessageKind.REACTION else None

    def judge_by_conversation(self, era: str, message: Message, category: Category) -> Priced:
        relation = self.relations[message.pair]
        # 3.1: a template goes by its own category; 3.2: free-form goes by any.
        wanted = list(Category) if category is Category.SERVICE else [family(category)]
        if any(relation.has_conversation(one, message.when) for one in wanted):
            return Reason.CONVERSATION_OPEN, 0
        relation.conversation_ends[family(category)] = message.when + DAY  # 3.3
        if category is Category.SERVICE:
            if era == "cbp-2024-11":
                return Reason.ERA_FREE, 0  # 3.5
            if self.spend_free(message.month, 1000):
                return Reason.FREE_TIER, 0  # 3.5: over all numbers and markets
        return Reason.CONVERSATION_OPENED, self.list_rate(message, category)

    def judge_template(self, era: str, message: Message, category: Category) -> Priced:
        relation = self.relations[message.pair]
        if category is Category.UTILITY and era == "pmp-2025-07":
            if relation.has_service_window(message.when):
                return Reason.SERVICE_WINDOW, 0  # 4.2
            if relation.has_conversation(Category.UTILITY, message.when):
                return Reason.CONVERSATION_OPEN, 0  # 4.4
        has_tiers = category is not Category.MARKETING  # 4.5
        rate = self.tier_rate if has_tiers else self.list_rate
        return Reason.MESSAGE_DELIVERED, rate(message, category)

    def judge_free_form(self, era: str, message: Message) -> Priced:
        if era == "pmp-2025-07":
            return Reason.ERA_FREE, 0  # 4.3
        if self.spend_free((message.month, message.number), self.settings.service_allowance):
            return Reason.FREE_TIER, 0  # 4.3: for each number
        beyond = self.settings.beyond_allowance.value
        if beyond == "waived" and message.day.year <= 2027:
            return Reason.WAIVED, 0  # 7.5: until 31 December 2027
        if beyond == "undelivered":
            return Reason.NO_PAYMENT_METHOD, 0  # 7.6
        service = self.find(message, Category.SERVICE)
        if isinstance(service, Rate) and service.schedule.rates_micros[0] > 0:
            return Reason.MESSAGE_DELIVERED, service.schedule.rates_micros[0]
        return Reason.MESSAGE_DELIVERED, self.list_rate(message, Category.UTILITY)

    def spend_free(self, counter: object, allowance: int) -> bool:
        self.free_used[counter] += 1
        return self.free_used[counter] <= allowance

    def find(self, message: Message, category: Category) -> Rate | Problem:
        return self.book.find(self.settings.currency, message.day, message.market, category)

    def needed(self, message: Message, category: Category) -> TierSchedule:
        found = self.find(message, category)
        if isinstance(found, Problem):
            self.problems.append(found)
            return TierSchedule.flat(0)
        return found.schedule

    def list_rate(self, message: Message, category: Category) -> int:
        return self.needed(message, category).rates_micros[0]

    def tier_rate(self, message: Message, category: Category) -> int:
        shared = family(category)  # 4.5, 4.6
        counter = (message.month, message.market, shared)
        used_elsewhere = self.settings.tier_used.get((message.market, shared), 0)
        number = self.charged.get(counter, used_elsewhere) + 1
        self.charged[counter] = number
        schedule = self.needed(message, category)
        if schedule.end is not None and number > schedule.end:
            self.note("missing-band", message, category)
        rate = 0
        for start, rate_of_band in zip(schedule.starts, schedule.rates_micros, strict=True):
            if number > start:  # a band that starts after 3 messages begins with number 4
                rate = rate_of_band
        return rate

    def note(self, code: str, message: Message, category: Category) -> None:
        where = f"{message.market}/{category.value}"
        self.problems.append(Problem(code, where, f"{code} on {message.day}"))
