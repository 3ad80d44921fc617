"""Lets people live through a plan, and writes what their business would have of it.

People are independent, as they are in the real world, and so vary in number: the slow twin of
the simulator plays them. Webhooks come in all shapes, shuffled, some twice, some never.
"""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time

import numpy as np

from helpers.traffic.real_traffic import (
    PREFIXES,
    customer_number,
    envelope,
    sent_of,
    statuses_of,
)
from helpers.twins.naive import Message, NaiveMonth, World, simulate
from tarife.actuals.events import EventLog, LostMessages, MessagePrices
from tarife.actuals.times import NO_TIME
from tarife.billing.engine import bill
from tarife.billing.ledger import Ledger
from tarife.billing.settings import BillingSettings
from tarife.plan.model.account import WEEKDAYS, Account, Desk, OpeningHours
from tarife.plan.model.behaviour import Behaviour, Delay
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    DayRange,
    EntryPoint,
    FollowUp,
    HoursOfDay,
    Inbound,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import MICROSECONDS_PER_SECOND, BillingMonth, find_zone
from tarife.traffic.table import MessageKind, MessageTable

FIRST_NUMBER = 106540352242922


class LivelyWorld(World):
    """A world in which how many people come is a matter of chance."""

    def arrivals(self, line, people_per_day):
        times = self.clock.times(line.days, line.hours, WEEKDAYS)
        for _ in range(self.rng.poisson(people_per_day * len(times))):
            yield self.clock.moment(times, self.rng)


@dataclass
class LivedTraffic:
    """A month as it was lived.

    Attributes:
        plan: What was intended.
        month: What happened.
        ledger: What it costs by the rules.
        order: Of each row of the ledger's table the message of the month.
        countries: The country of each market.
    """

    plan: Plan
    month: NaiveMonth
    ledger: Ledger
    order: list[Message]
    countries: dict[str, str]

    def webhooks(self, seed: int = 0, *, gaps: float = 0.05) -> list[dict]:
        """Write what came of all messages; of some the first status has been lost."""
        rng = np.random.default_rng([21, seed])
        changes = []
        table = self.ledger.table
        for row in np.flatnonzero(~table.outbound).tolist():
            said = {
                "from": self.customer(self.order[row]),
                "id": f"wamid.in.{row}",
                "timestamp": str(self.order[row].at_s),
                "type": "text",
                "text": {"body": "short text"},
            }
            if self.order[row].kind == MessageKind.ENTRY:
                said["referral"] = {"source_type": "ad", "source_id": "120"}
            changes.append((self.number(self.order[row]), said))
        for one in sent_of(self.ledger, self.countries):
            message = self.order[int(self.ledger.rows[one.row])]
            one.customer, one.sent_s = self.customer(message), message.sent_s or one.at_s
            one.number = self.number(message)
            said = statuses_of(one, rng)
            changes += [
                (one.number, status) for status in said[int(rng.random() < gaps) :] or said
            ]
        for index, message in enumerate((*self.month.lost, *self.month.under_way)):
            said = {"id": f"wamid.lost.{index}", "recipient_id": self.customer(message)}
            is_lost = index < len(self.month.lost)
            sent = said | {"status": "sent", "timestamp": str(message.sent_s)}
            failed = said | {"status": "failed", "timestamp": str(message.sent_s + 1)}
            covered = [sent] if not is_lost or rng.random() < 0.3 else [sent, failed]
            changes += [(self.number(message), status) for status in covered]
        again = rng.random(len(changes)) < 0.1
        changes += [one for one, is_again in zip(changes, again, strict=True) if is_again]
        return [
            envelope(changes[n], int(rng.integers(4))) for n in rng.permutation(len(changes))
        ]

    def jsonl(self, seed: int = 0) -> str:
        return "\n".join(map(json.dumps, self.webhooks(seed)))

    def log(self) -> EventLog:
        """Give the log of it at once, as webhooks and the own log say it."""
        lines = sorted({one.line for one in self.order})
        lost = [*self.month.lost, *self.month.under_way]
        code = {line: number for number, line in enumerate(lines, start=1)}
        count, table = len(self.order), self.ledger.table
        is_template = table.outbound & (table.kind != MessageKind.FREE_FORM)
        spelt = {self.customer(one): None for one in (*self.order, *lost)}
        numbered = {one: number for number, one in enumerate(spelt)}

        def whose(messages):
            return np.array([numbered[self.customer(one)] for one in messages], dtype=np.int32)

        def named(messages):
            return np.array([code.get(one.line, 0) for one in messages], dtype=np.int32)

        sent = (
            np.array([one.sent_s for one in self.order], dtype=np.int64)
            * MICROSECONDS_PER_SECOND
        )
        rng = np.random.default_rng(24)
        prices = MessagePrices(
            (None,),
            np.zeros(count, np.uint16),
            np.zeros(count, np.int64),
            np.where(is_template, sent, NO_TIME),
            np.ones(count, np.uint8),
            ("", *lines),
            np.where(is_template, named(self.order), 0).astype(np.int32),
        )
        unheard = LostMessages(
            np.array([one.sent_s for one in lost], dtype=np.int64) * MICROSECONDS_PER_SECOND,
            (np.arange(len(lost)) < len(self.month.lost)) & (rng.random(len(lost)) > 0.3),
            np.array([one.kind for one in lost], dtype=np.uint8),
            np.array([one.person for one in lost], dtype=np.int64),
            whose(lost),
            named(lost),
        )
        return EventLog(
            table,
            np.arange(count, dtype=np.int32),
            (),
            tuple(f"+{one}" for one in spelt),
            whose(self.order),
            len(spelt),
            prices,
            unheard,
        )

    def own_log(self) -> str:
        """Write what the business knows of its templates: which one each was."""
        rows = []
        for one in sent_of(self.ledger, self.countries):
            message = self.order[int(self.ledger.rows[one.row])]
            if message.kind != MessageKind.FREE_FORM:
                rows.append(self._own_row(message, f"wamid.{one.row}"))
        for index, message in enumerate((*self.month.lost, *self.month.under_way)):
            rows.append(self._own_row(message, f"wamid.lost.{index}"))
        return "\n".join(("at,customer,kind,category,template,message_id", *rows))

    def _own_row(self, message: Message, id_: str) -> str:
        category = MessageKind(message.kind).name.lower()
        customer = self.customer(message)
        return f"{message.sent_s},+{customer},template,{category},{message.line},{id_}"

    def customer(self, message: Message) -> str:
        return customer_number(message.country, message.person)

    def number(self, message: Message) -> str:
        return str(FIRST_NUMBER + message.place % self.plan.account.numbers)


def lived(plan: Plan, rates, settings: BillingSettings, seed: int = 0) -> LivedTraffic:
    """Let everybody live through a plan, and bill it."""
    book, markets = rates
    zone = find_zone(plan.account.time_zone)
    rng = np.random.default_rng([22, plan.seed, seed])
    day = plan.month.first_day
    market_of = {code: str(markets.market_of_country(code, day)) for code in PREFIXES}
    month = simulate(plan, zone, market_of, rng, LivelyWorld)
    order = sorted(month.messages, key=lambda one: one.at_s)
    names = tuple(sorted(set(market_of.values())))
    numbers = plan.account.numbers
    table = MessageTable(
        at_us=np.array([one.at_s for one in order], dtype=np.int64) * MICROSECONDS_PER_SECOND,
        pair=np.array([one.person for one in order], dtype=np.int64),
        number=np.array([one.place % numbers for one in order], dtype=np.int64),
        kind=np.array([one.kind for one in order], dtype=np.uint8),
        market=np.array([names.index(market_of[one.country]) for one in order], dtype=np.int64),
        in_united_states=np.array([one.country == "US" for one in order], dtype=np.bool_),
        source=np.zeros(len(order), dtype=np.int64),
        markets=names,
    )
    ledger = bill(table, book, settings, markets)
    countries = {name: code for code, name in market_of.items()}
    return LivedTraffic(plan, month, ledger, order, countries)


# Random plans


def lived_plan(seed: int, month: BillingMonth, people: int = 5000) -> Plan:
    """Make a plan of about so many people with behaviour of any kind."""
    rng = np.random.default_rng([23, seed])
    codes = [
        str(code)
        for code in rng.choice(["TR", "DE", "IN", "BR"], int(rng.integers(1, 3)), replace=False)
    ]
    audiences, sends, entries, inbound = [], [], [], []
    for code in codes:
        size = int(people * rng.uniform(0.6, 1.2) / len(codes))
        audiences.append(Audience(f"audience-{code}", code, code, size))
        for number in range(int(rng.integers(1, 4))):
            id_ = f"{code.lower()}_{number}"
            sends.append(_send(rng, id_, audiences[-1], month))
        if rng.random() < 0.5:
            follow_ups = (
                (FollowUp(24, TemplateCategory.MARKETING),) if rng.random() < 0.4 else ()
            )
            clicks = float(rng.integers(people // 300, people // 80 + 2))
            entries.append(
                EntryPoint(
                    f"ad-{code}",
                    f"ad {code}",
                    code,
                    clicks,
                    phone_share=1.0,
                    behaviour=_behaviour(rng),
                    follow_ups=follow_ups,
                )
            )
        if rng.random() < 0.6:
            daily = float(rng.integers(people // 400, people // 80 + 2))
            whose = {"audience": audiences[-1].id} if rng.random() < 0.5 else {"country": code}
            inbound.append(
                Inbound(f"in-{code}", f"in {code}", daily, behaviour=_behaviour(rng), **whose)
            )
    account = Account(
        time_zone=str(rng.choice(["Europe/Istanbul", "Europe/Berlin", "Asia/Kolkata"])),
        numbers=int(rng.integers(1, 3)),
        desk=_desk(rng),
    )
    return Plan(
        f"lived {seed}",
        month,
        account,
        audiences=tuple(audiences),
        sends=tuple(sends),
        entry_points=tuple(entries),
        inbound=tuple(inbound),
        seed=seed,
    )


def _desk(rng) -> Desk:
    if rng.random() < 0.5:
        return Desk()
    opens, closes = int(rng.integers(7, 11)), int(rng.integers(16, 23))
    last = int(rng.integers(5, 8))
    return Desk(tuple(OpeningHours(one, time(opens), time(closes)) for one in WEEKDAYS[:last]))


def _send(rng, id_: str, audience: Audience, month: BillingMonth) -> Send:
    behaviour = _behaviour(rng)
    if rng.random() < 0.5:
        days = rng.choice(np.arange(1, 26), int(rng.integers(1, 4)), replace=False)
        moments = tuple(
            datetime(
                month.year,
                month.month,
                int(day),
                int(rng.integers(8, 18)),
                30 * int(rng.integers(2)),
            )
            for day in sorted(days)
        )
        schedule = Broadcast(moments, float(rng.integers(1, 8)) / 2)
        volume = int(audience.people * rng.uniform(0.3, 0.9))
        return Send(
            id_, id_, audience.id, TemplateCategory.MARKETING, volume, schedule, behaviour
        )
    weekdays = WEEKDAYS if rng.random() < 0.5 else WEEKDAYS[:5]
    hours = HoursOfDay() if rng.random() < 0.5 else HoursOfDay(time(8), time(20))
    category = (
        TemplateCategory.UTILITY if rng.random() < 0.7 else TemplateCategory.AUTHENTICATION
    )
    volume = int(audience.people * rng.uniform(0.4, 1.5))
    schedule = Steady(DayRange(), weekdays, hours)
    return Send(id_, id_, audience.id, category, volume, schedule, behaviour)


def _delay(rng, least: float, most: float, ratio: float) -> Delay:
    median = float(np.exp(rng.uniform(np.log(least), np.log(most))))
    return Delay(round(median), round(median * float(rng.uniform(3, ratio))))


def _behaviour(rng) -> Behaviour:
    return Behaviour(
        delivered_ratio=float(rng.uniform(0.8, 0.99)),
        delivery_delay=_delay(rng, 4, 60, 300),
        reply_ratio=float(rng.uniform(0.03, 0.25)),
        reply_delay=_delay(rng, 300, 7200, 20),
        answer_ratio=float(rng.uniform(0.6, 0.98)),
        answer_delay=_delay(rng, 60, 1800, 20),
        messages_per_answer=float(rng.uniform(1, 2.5)),
        turns=float(rng.uniform(1.2, 4)),
    )


def truth_and_ranges(plan: Plan, fitted):
    """Put each number of the plan that was lived beside what was fitted.

    Where a log cannot tell how large an audience is, those of it who got nothing are found as
    new people; how many write is not compared then, since no one line has the truth.

    Yields:
        The field, the truth, low, likely, high and n.
    """
    found = fitted.plan
    countries = {one.id: one.country for one in found.audiences}
    true_audiences = {one.country: one for one in plan.audiences}
    by_id = {}
    for send in found.sends:
        by_id[send.id] = next((one for one in plan.sends if one.name == send.name), None)
    for entry in found.entry_points:
        by_id[entry.id] = next(
            (one for one in plan.entry_points if one.country == entry.country), None
        )
    for line in found.inbound:
        code = line.country or countries[line.audience]
        fitting = [
            one
            for one in plan.inbound
            if one.id == f"in-{code}" and bool(one.audience) == bool(line.audience)
        ]
        by_id[line.id] = next(iter(fitting), None)
    for audience in found.audiences:
        by_id[audience.id] = true_audiences[audience.country]
    written_by = Counter(one.country or countries[one.audience] for one in found.inbound)
    split = {
        one.id
        for one in found.inbound
        if written_by[one.country or countries[one.audience]] > 1
    }
    for one in fitted.numbers:
        line = by_id[one.at.id]
        if line is None or (one.at.id in split and one.at.field == "people_per_day"):
            continue
        value = line
        for step in one.at.steps:
            value = getattr(value, step)
        estimate = one.estimate
        kind = {
            "sends": "send",
            "entry_points": "ad",
            "inbound": "inbound",
            "audiences": "audience",
        }
        yield (
            f"{kind[one.at.part]}.{one.at.field}",
            value,
            estimate.low,
            estimate.likely,
            estimate.high,
            estimate.n,
        )
