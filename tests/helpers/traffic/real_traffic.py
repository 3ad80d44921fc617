"""Plays plans and writes what Meta would send of them: webhooks, and the matching analytics.

What a message was charged as comes of the ledger of the engine, said in Meta's words.
"""

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from zoneinfo import ZoneInfo

import numpy as np

from helpers.measuring import unmeasured
from helpers.twins.played import played_table
from tarife.billing.engine import bill
from tarife.billing.eras import era_on
from tarife.billing.ledger import REASONS, Ledger, Reason
from tarife.billing.settings import BillingSettings
from tarife.plan.model.plan import Plan
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms.calendar import MICROSECONDS_PER_SECOND, AccountCalendar, BillingMonth, Period
from tarife.terms.categories import CATEGORIES
from tarife.terms.money import MICROS
from tarife.traffic.table import CATEGORY_OF_KIND, MessageKind, MessageTable

PREFIXES = {
    "TR": "90532", "DE": "491512", "US": "1212", "IN": "9198", "BR": "5511", "NL": "316",
}  # fmt: skip
_LENGTHS = {"TR": 12, "DE": 13, "US": 11, "IN": 12, "BR": 13, "NL": 11}
_NUMBERS = tuple(f"10654035224292{last}" for last in range(2, 6))
_OPENS = {Reason.CONVERSATION_OPENED, Reason.FREE_TIER, Reason.ERA_FREE}
_UNDELIVERED = {Reason.US_PAUSE, Reason.OUTSIDE_WINDOW}
_DAY_US = 24 * 3600 * MICROSECONDS_PER_SECOND
ACCOUNT = "102290129340398"


@dataclass
class Sent:
    """One message of the business, as Meta tells of it; tests change what it says."""

    row: int
    at_s: int
    number: str
    customer: str
    kind: MessageKind
    category: str
    pricing: dict
    is_delivered: bool
    micros: int
    conversation: dict | None = None
    sent_s: int = 0
    again_s: list[int] = field(default_factory=list)


@dataclass
class RealTraffic:
    """A month as it really happened.

    Attributes:
        ledger: What the rules say of it.
        sent: The messages of the business, in order of time.
        received: Those of customers, as webhooks have them.
        countries: The country of each market.
        month: The month.
    """

    ledger: Ledger
    sent: list[Sent]
    received: list[tuple[str, dict]]
    countries: dict[str, str]
    month: BillingMonth

    def between(self, first: date, last: date) -> "RealTraffic":
        """Take what happened on some days, the last one included."""
        days = AccountCalendar.covering(self.ledger.calendar.zone, first, last).starts_us
        start_s, end_s = (int(days[n]) // MICROSECONDS_PER_SECOND for n in (0, -1))
        sent = [one for one in self.sent if start_s <= one.at_s < end_s]
        received = [one for one in self.received if start_s <= int(one[1]["timestamp"]) < end_s]
        return replace(self, sent=sent, received=received)

    @unmeasured()
    def webhooks(self, seed: int = 0) -> list[dict]:
        """Write every status, shuffled, some twice, some of several at once."""
        rng = np.random.default_rng([20, seed])
        changes = [*self.received]
        for one in self.sent:
            changes += [(one.number, status) for status in statuses_of(one, rng)]
        again = rng.random(len(changes)) < 0.1
        changes += [change for change, is_again in zip(changes, again, strict=True) if is_again]
        order = rng.permutation(len(changes))
        return [envelope(changes[n], int(rng.integers(4))) for n in order]

    @unmeasured()
    def jsonl(self, seed: int = 0) -> str:
        return "\n".join(json.dumps(one) for one in self.webhooks(seed))

    def pricing_analytics(self, zone: ZoneInfo | None = None) -> dict:
        """Add up what is charged and free by day, number, country, category and type."""
        calendar = self._calendar(zone)
        sums: Counter = Counter()
        costs: Counter = Counter()
        for one in self.sent:
            if not one.is_delivered:
                continue
            day = int(calendar.day_index(np.array([one.at_s * MICROSECONDS_PER_SECOND]))[0])
            country = self._country(one)
            kind, category = one.pricing.get("type", "regular"), one.pricing["category"]
            key = (day, one.number, country, category, kind)
            sums[key] += 1 + len(one.again_s)
            costs[key] += one.micros * (1 + len(one.again_s))
        points = [
            {
                **self._edges(calendar, day),
                "phone_number": number,
                "country": country,
                "pricing_type": kind.upper(),
                "pricing_category": category.upper(),
                "volume": sums[day, number, country, category, kind],
                "cost": costs[day, number, country, category, kind] / MICROS,
            }
            for day, number, country, category, kind in sums
        ]
        return _answer("pricing_analytics", points)

    def own_log(self) -> str:
        """Write what the business itself knows of its templates, with their own categories."""
        rows = [
            f"{one.sent_s},+{one.customer},template,{one.category},wamid.{one.row}"
            for one in self.sent
            if one.kind is not MessageKind.FREE_FORM
        ]
        return "\n".join(("at,customer,kind,category,message_id", *rows))

    def invoice(self, *, share: Fraction = Fraction(1), by_sending: bool = False) -> str:
        """Write the month's invoice, as a partner does that takes a share of it."""
        calendar = self.ledger.calendar.within(Period(self.month))
        start_s, end_s = (int(calendar.starts_us[n]) // 1_000_000 for n in (0, -1))
        sums: Counter = Counter()
        costs: Counter = Counter()
        for one in self.sent:
            if one.micros and start_s <= (one.sent_s if by_sending else one.at_s) < end_s:
                cell = self.market_of(one), one.pricing["category"]
                sums[cell] += 1
                costs[cell] += one.micros
        lines = [
            f"{';'.join(cell)};{sums[cell]};"
            f"{costs[cell] / MICROS if share == 1 else _cents(costs[cell] * share)}"
            for cell in sums
        ]
        head = ["invoice;A-1", f"month;{self.month}", "market;category;messages;amount"]
        return "\n".join((*head, *lines, "tax;;;1.20"))

    def market_of(self, one: Sent) -> str:
        table = self.ledger.table
        return table.markets[table.market[self.ledger.rows[one.row]]]

    def conversation_analytics(self) -> dict:
        """Add up conversations that opened, by day, country, category and type."""
        calendar = self.ledger.calendar
        sums: Counter = Counter()
        costs: Counter = Counter()
        for one in self.sent:
            reason = REASONS[self.ledger.reason[one.row]]
            if reason not in _OPENS:
                continue
            day = int(self.ledger.day[one.row])
            kind = "REGULAR" if reason is Reason.CONVERSATION_OPENED else "FREE_TIER"
            key = (day, self._country(one), one.category, kind)
            sums[key] += 1
            costs[key] += one.micros
        points = [
            {
                **self._edges(calendar, day),
                "country": country,
                "conversation": str(count),
                "conversation_type": kind,
                "conversation_category": category.upper(),
                "cost": f"{costs[day, country, category, kind] / MICROS}",
            }
            for (day, country, category, kind), count in sums.items()
        ]
        return _answer("conversation_analytics", points)

    def _calendar(self, zone: ZoneInfo | None) -> AccountCalendar:
        own = self.ledger.calendar
        if zone is None:
            return own
        first, last = int(own.starts_us[0]), int(own.starts_us[-1])
        return AccountCalendar.spanning(zone, first - _DAY_US, last + _DAY_US)

    def _edges(self, calendar: AccountCalendar, day: int) -> dict[str, int]:
        edges = calendar.starts_us[day : day + 2] // MICROSECONDS_PER_SECOND
        return {"start": int(edges[0]), "end": int(edges[1])}

    def _country(self, one: Sent) -> str:
        return self.countries[self.market_of(one)]


def settings_of(plan: Plan, allowance_used: int = 0) -> BillingSettings:
    account = plan.account
    return BillingSettings(
        currency="USD",
        zone=ZoneInfo(account.time_zone),
        free_entry_hours=account.free_entry_hours,
        service_allowance=account.service_allowance,
        allowance_used=allowance_used,
    )


@unmeasured()
def really_happened(
    plan: Plan, rates: tuple[RateBook, Markets], settings: BillingSettings
) -> RealTraffic:
    """Play a plan, and say of every message what Meta would."""
    book, markets = rates
    table = _one_a_second(played_table(plan, markets))
    ledger = bill(table, book, settings, markets)
    day = plan.month.first_day
    countries = {str(markets.market_of_country(code, day)): code for code in PREFIXES}
    sent = sent_of(ledger, countries)
    received = [
        (_NUMBERS[table.number[row]], _received(table, row, countries))
        for row in np.flatnonzero(~table.outbound).tolist()
    ]
    return RealTraffic(ledger, sent, received, countries, plan.month)


def sent_of(ledger: Ledger, countries: dict[str, str]) -> list[Sent]:
    """Say what Meta does of each message of the business, by the country of each market."""
    sent = [_sent(ledger, row, countries) for row in range(len(ledger.rows))]
    if era_on(ledger.calendar.first_day).by_conversation:
        _converse(ledger, sent)
    return sent


def _one_a_second(table: MessageTable) -> MessageTable:
    """Let no two messages be of one second, so that no file says another order."""
    seconds = table.at_us // MICROSECONDS_PER_SECOND
    index = np.arange(len(seconds))
    apart = np.maximum.accumulate(seconds - index) + index
    return replace(table, at_us=apart * MICROSECONDS_PER_SECOND)


def _customer(table: MessageTable, row: int, countries: dict[str, str]) -> str:
    return customer_number(countries[table.markets[table.market[row]]], int(table.pair[row]))


def customer_number(country: str, person: int) -> str:
    """Make up the number of a person of a country."""
    prefix = PREFIXES[country]
    return prefix + f"{2_000_000 + person:0{_LENGTHS[country] - len(prefix)}d}"


def _sent(ledger: Ledger, row: int, countries: dict[str, str]) -> Sent:
    table, index = ledger.table, int(ledger.rows[row])
    reason = REASONS[ledger.reason[row]]
    kind = MessageKind(table.kind[index])
    category = str(CATEGORIES[ledger.category[row]])
    micros = int(ledger.rate_micros[row])
    pricing = {
        "billable": True,
        "pricing_model": "PMP",
        "type": "regular",
        "category": category,
    }
    if reason is Reason.FREE_ENTRY_POINT:
        own = "referral_conversion" if kind is MessageKind.FREE_FORM else category
        pricing |= {"billable": False, "type": "free_entry_point", "category": own}
    elif reason not in {Reason.MESSAGE_DELIVERED, Reason.CONVERSATION_OPENED}:
        pricing |= {"billable": False, "type": "free_customer_service"}
    at_s = int(table.at_us[index]) // MICROSECONDS_PER_SECOND
    return Sent(
        row=row,
        at_s=at_s,
        number=_NUMBERS[table.number[index]],
        customer=_customer(table, index, countries),
        kind=kind,
        category=str(CATEGORIES[CATEGORY_OF_KIND[kind]]),
        pricing=pricing,
        is_delivered=reason not in _UNDELIVERED,
        micros=micros,
        sent_s=at_s - 1,
    )


def _converse(ledger: Ledger, sent: list[Sent]) -> None:
    """Say of each message in which conversation it was; all of a charged one are billable."""
    open_: dict[tuple[str, str], dict[str, tuple[int, str]]] = {}
    entry: dict[tuple[str, str], tuple[int, str]] = {}
    for one in sent:
        reason = REASONS[ledger.reason[one.row]]
        if reason in _UNDELIVERED:
            continue
        pair = one.number, one.customer
        known = open_.setdefault(pair, {})
        end = one.at_s + 24 * 3600
        if reason is Reason.FREE_ENTRY_POINT:
            if entry.get(pair, (0, ""))[0] <= one.at_s:
                entry[pair] = one.at_s + 72 * 3600, f"entry-{one.row}"
            category, id_, is_billable = "referral_conversion", entry[pair][1], False
            known.clear()
        elif reason in _OPENS:
            category, id_, is_billable = one.category, f"conversation-{one.row}", True
            known[category] = end, id_
        else:
            fitting = [one.category] if one.kind is not MessageKind.FREE_FORM else list(known)
            category = max(fitting, key=lambda name: known[name][0])
            id_, is_billable = known[category][1], True
        one.pricing = {"billable": is_billable, "pricing_model": "CBP", "category": category}
        one.conversation = {"id": id_, "origin": {"type": category}}


def statuses_of(one: Sent, rng: np.random.Generator) -> list[dict]:
    """Write what became of a message: where the chat is open, read stands for delivered."""

    def status(name: str, at_s: int, *, has_price: bool) -> dict:
        said = {
            "id": f"wamid.{one.row}",
            "status": name,
            "timestamp": str(at_s),
            "recipient_id": one.customer,
        }
        if has_price:
            said["pricing"] = one.pricing
            if one.conversation is not None:
                said["conversation"] = one.conversation
        return said

    if not one.is_delivered:
        return [status("failed", one.at_s, has_price=False)]
    found = [status("sent", one.sent_s, has_price=bool(rng.integers(2)))]
    if rng.random() < 0.2 and not one.again_s:
        return [*found, status("read", one.at_s, has_price=True)]
    found += [status("delivered", at_s, has_price=True) for at_s in (one.at_s, *one.again_s)]
    if rng.random() < 0.5:
        found.append(status("read", one.at_s + 3, has_price=False))
    return found


def _received(table: MessageTable, row: int, countries: dict[str, str]) -> dict:
    at_s = int(table.at_us[row]) // MICROSECONDS_PER_SECOND
    message = {
        "from": _customer(table, row, countries),
        "id": f"wamid.in.{row}",
        "timestamp": str(at_s),
        "type": "text",
        "text": {"body": "short text"},
    }
    if table.kind[row] == MessageKind.ENTRY:
        message["referral"] = {"source_type": "ad", "source_id": "120"}
    return message


def envelope(change: tuple[str, dict], shape: int) -> dict:
    """Put a status or message into one of the envelopes that are met."""
    number, inner = change
    name = "statuses" if "status" in inner else "messages"
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "15550783881", "phone_number_id": number},
        name: [inner],
    }
    whole = {
        "object": "whatsapp_business_account",
        "entry": [{"id": ACCOUNT, "changes": [{"value": value, "field": "messages"}]}],
    }
    return (whole, value, {"value": value, "field": "messages"}, {"body": whole})[shape]


def _cents(micros: Fraction) -> str:
    return f"{round(micros / 10_000) / 100:.2f}"


def _answer(name: str, points: list[dict]) -> dict:
    return {name: {"data": [{"data_points": points}]}, "id": ACCOUNT}
