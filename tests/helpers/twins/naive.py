"""Plays a plan one person at a time, slowly and obviously: the twin of the simulator.

Written from the description of how people and the desk behave, with random numbers of its own;
nothing of the simulator is used, so that a slip in one does not hide in the other. Each person
has an agenda. The earliest entry happens, and may put new ones on the agenda, until none is
left; what is of one second happens in the order of the lines' ids. What a desk may still say
is decided at that moment, by when the person last wrote.
"""

import heapq
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import partial
from itertools import count
from math import exp, log
from statistics import NormalDist
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

import numpy as np

from helpers.measuring import unmeasured
from helpers.twins.wall_clock import WallClock
from tarife.plan.grid import all_lines
from tarife.plan.model.account import WEEKDAYS, Rules
from tarife.plan.model.behaviour import Behaviour, Delay, behaviour_of
from tarife.plan.model.lines import (
    Broadcast,
    EntryPoint,
    FollowUp,
    Inbound,
    Send,
    Steady,
)
from tarife.plan.model.plan import Plan
from tarife.plan.what_if.months import months_of
from tarife.traffic.table import MessageKind

WINDOW_S: Final = 24 * 3600
MINUTE_S: Final = 60
Rank: TypeAlias = tuple[str, int, int]  # the line's id, the month, which of its messages
LONGEST_S: Final = 10 * 365 * 24 * 3600  # far beyond the month, and within the calendar
MOST_TURNS: Final = 50
US_PAUSE: Final = date(2025, 4, 1)
Z90: Final = NormalDist().inv_cdf(0.9)


@dataclass(frozen=True, slots=True)
class Message:
    """Something written, by either side, or an answer that came too late."""

    at_s: int  # since 1970 UTC
    person: int
    place: int  # of the person, in the audience or among those who come to a line
    country: str
    kind: MessageKind
    line: str  # the id of the plan's line that caused it
    sent_s: int = 0  # when a template left


@dataclass(slots=True)
class NaiveMonth:
    """What happened in the month, and how much of it did not."""

    messages: list[Message] = field(default_factory=list)
    missed: list[Message] = field(default_factory=list)
    lost: list[Message] = field(default_factory=list)  # that left and never arrive
    under_way: list[Message] = field(default_factory=list)  # that arrive after the end
    attempts: int = 0
    undelivered: int = 0
    carried_over: int = 0  # sent after the month's end
    paused: int = 0


@unmeasured()
def simulate(
    plan: Plan,
    zone: ZoneInfo,
    market_of: Mapping[str, str],
    rng: np.random.Generator,
    kind: "type[World] | None" = None,
) -> NaiveMonth:
    """Let everyone of the plan live through all its months."""
    world = (kind or World)(plan, zone, rng)
    audiences: dict[str, list[Person]] = {}
    for month in months_of(plan):
        world.turn_to(month)
        lines = all_lines(month)
        for audience in lines.audiences:
            known = audiences.setdefault(audience.id, [])
            while len(known) < audience.people:
                known.append(world.meet(audience.country, len(known)))
        reached = {one.id: audiences[one.id][: one.people] for one in lines.audiences}
        for send in lines.sends:
            world.send(send, reached[send.audience])
        for entry in lines.entry_points:
            world.open(entry)
        for inbound in lines.inbound:
            world.admit(inbound, reached.get(inbound.audience, []))
    for person in world.people:
        assert person.country in market_of
        person.live()
    return world.month


def bought(send: Send, usual: Behaviour) -> tuple[Fraction, Fraction]:
    """Give what part of a send with a cap is delivered, and the micros that each costs."""
    bid = send.max_price
    rows = sorted(bid.estimates, key=lambda row: row.cap)
    caps = [Fraction(row.cap) for row in rows]
    cap = min(max(Fraction(bid.cap), caps[0]), caps[-1])

    def at_cap(values: list[Fraction]) -> Fraction:
        for left in range(len(caps)):
            if cap == caps[left]:
                return values[left]
            if caps[left] < cap < caps[left + 1]:
                way = (cap - caps[left]) / (caps[left + 1] - caps[left])
                return values[left] * (1 - way) + values[left + 1] * way
        raise AssertionError

    deliveries = nearest_rising([row.deliveries for row in rows])
    here, cost = at_cap(deliveries), at_cap(nearest_rising([row.cost for row in rows]))
    whole = Fraction(bid.messages) or deliveries[-1] / Fraction(usual.delivered_ratio)
    return min(here / whole, Fraction(1)), min(cost / here, Fraction(bid.cap) / 1000) * 10**6


def nearest_rising(values: list[object]) -> list[Fraction]:
    """Give the nearest series that never falls, by the formula of greatest least means."""
    numbers = [Fraction(value) for value in values]

    def mean(first: int, last: int) -> Fraction:
        return sum(numbers[first : last + 1], Fraction(0)) / (last - first + 1)

    places = range(len(numbers))
    return [
        max(min(mean(first, last) for last in places[at:]) for first in places[: at + 1])
        for at in places
    ]


class World:
    """The months, their desk and their dice."""

    def __init__(self, plan: Plan, zone: ZoneInfo, rng: np.random.Generator) -> None:
        self.number = 0  # of the month that is being planned
        self.zone = zone
        self.clock = WallClock(zone, plan.month)
        last = plan.month.shifted(plan.months - 1)
        self.ends_s = WallClock(zone, last).ends_s
        self.rng = rng
        self.desk = plan.account.desk
        rules = plan.account.rules
        by_date = rules is Rules.AUTO and plan.month.first_day >= date(2026, 10, 1)
        self.has_caps = by_date or rules is Rules.PMP_2026_10
        self.month = NaiveMonth()
        self.people: list[Person] = []

    def turn_to(self, month: Plan) -> None:
        """Plan another month from here on."""
        self.clock = WallClock(self.zone, month.month)
        self.number += 1

    def meet(self, country: str, place: int) -> "Person":
        """Get to know somebody new, in this place among people who come the same way."""
        person = Person(self, len(self.people), place, country)
        self.people.append(person)
        return person

    def send(self, send: Send, audience: list["Person"]) -> None:
        """Put the messages that everyone of the audience gets on their agenda."""
        usual = behaviour_of(send.behaviour)
        if send.max_price is not None and self.has_caps:
            usual = replace(usual, delivered_ratio=float(bought(send, usual)[0]))
        draw = self.broadcast if isinstance(send.schedule, Broadcast) else self.stream
        for number, (person, at_s) in enumerate(draw(send.schedule, send.volume, audience)):
            template = Template(person, send.id, usual, send.category, send.recategorised_ratio)
            template.rank = (send.id, self.number, number)
            person.plan(at_s, template.rank, template.dispatch)

    def open(self, entry: EntryPoint) -> None:
        """Let new people come from an ad or a Page button; only a phone opens an entry."""
        usual = behaviour_of(entry.behaviour)
        for place, at_s in enumerate(self.arrivals(entry, entry.clicks_per_day)):
            person = self.meet(entry.country, place)
            kind = MessageKind.ENTRY if self.happens(entry.phone_share) else MessageKind.INBOUND
            talk = Exchange(person, entry.id, usual, entry.follow_ups)
            person.plan(at_s, talk.rank, partial(talk.hear, kind=kind))

    def admit(self, inbound: Inbound, audience: list["Person"]) -> None:
        """Let people write on their own: anyone of the audience, or somebody new."""
        usual = behaviour_of(inbound.behaviour)
        for place, at_s in enumerate(self.arrivals(inbound, inbound.people_per_day)):
            if not audience:
                person = self.meet(inbound.country, place)
                talk = Exchange(person, inbound.id, usual)
                person.plan(at_s, talk.rank, talk.hear)
        times = self.clock.times(inbound.days, inbound.hours, WEEKDAYS)
        for person in audience:
            mean = inbound.people_per_day * len(times) / len(audience)
            for number in range(self.rng.poisson(mean)):
                talk = Exchange(person, inbound.id, usual)
                talk.rank = (inbound.id, self.number, number)
                person.plan(self.clock.moment(times, self.rng), talk.rank, talk.hear)

    def happens(self, ratio: float) -> bool:
        """Throw a coin."""
        return bool(self.rng.random() < ratio)

    def wait_s(self, delay: Delay) -> int:
        """Draw a log-normal delay; equal median and P90 are a fixed one."""
        if delay.median_s in {0, delay.p90_s}:
            return round(delay.median_s)
        sigma = log(delay.p90_s / delay.median_s) / Z90
        wait_s = delay.median_s * exp(sigma * self.rng.standard_normal())
        return round(min(wait_s, LONGEST_S))

    def broadcast(
        self, schedule: Broadcast, volume: int, audience: list["Person"]
    ) -> Iterator[tuple["Person", int]]:
        """Draw whom each moment of a broadcast reaches, and when within its spread."""
        spread_s = max(round(schedule.spread_hours * 3600), 1)
        for moment in schedule.moments:
            first_s = self.clock.second(moment.date(), moment.time())
            for person in audience:
                if self.happens(volume / len(audience)):
                    yield person, first_s + int(self.rng.integers(spread_s))

    def stream(
        self, schedule: Steady, volume: int, audience: list["Person"]
    ) -> Iterator[tuple["Person", int]]:
        """Draw how often a steady send goes to each person, and at which moments."""
        times = self.clock.times(schedule.days, schedule.hours, schedule.weekdays)
        for person in audience if times else ():
            for _ in range(self.rng.poisson(volume / len(audience))):
                yield person, self.clock.moment(times, self.rng)

    def arrivals(self, line: EntryPoint | Inbound, people_per_day: float) -> Iterator[int]:
        """Draw when people come; how many is a matter of chance for a fraction only."""
        times = self.clock.times(line.days, line.hours, WEEKDAYS)
        mean = Fraction(str(people_per_day)) * len(times)
        for _ in range(int(mean) + self.happens(float(mean % 1))):
            yield self.clock.moment(times, self.rng)


class Person:
    """A customer: an agenda, and the moment of the last message."""

    def __init__(self, world: World, number: int, place: int, country: str) -> None:
        self.world = world
        self.number = number
        self.place = place
        self.country = country
        self.wrote_s = -WINDOW_S
        self._agenda: list[tuple[int, Rank, int, Callable[[int], None]]] = []
        self._order = count()

    def plan(self, at_s: int, rank: "Rank", act: Callable[[int], None]) -> None:
        """Put something on the agenda; what is of one moment happens by rank."""
        heapq.heappush(self._agenda, (at_s, rank, next(self._order), act))

    def live(self) -> None:
        """Do everything on the agenda in order of time."""
        while self._agenda:
            at_s, _, _, act = heapq.heappop(self._agenda)
            act(at_s)

    def note(self, at_s: int, kind: MessageKind, line: str, sent_s: int = 0) -> None:
        """Write a message down; what the business sends later is for the next bill."""
        month = self.world.month
        if at_s < self.world.ends_s:
            month.messages.append(
                Message(at_s, self.number, self.place, self.country, kind, line, sent_s)
            )
            return
        if sent_s and sent_s < self.world.ends_s:
            late = (at_s, self.number, self.place, self.country, kind, line, sent_s)
            month.under_way.append(Message(*late))
        if kind not in {MessageKind.INBOUND, MessageKind.ENTRY}:
            month.carried_over += 1

    def has_window(self, at_s: int) -> bool:
        """Tell whether the person wrote less than 24 hours ago, in whatever exchange."""
        return at_s - self.wrote_s < WINDOW_S


class Template:
    """A template message on its way to a person."""

    def __init__(
        self,
        person: Person,
        line: str,
        usual: Behaviour,
        category: str,
        recategorised_ratio: float = 0.0,
    ) -> None:
        self.person = person
        self.line = line
        self.behaviour = usual
        self.kind = MessageKind[category.upper()]
        self.recategorised_ratio = recategorised_ratio
        self.rank: Rank = (line, person.world.number, 0)

    def dispatch(self, at_s: int) -> None:
        """Leave for the phone; not all arrive."""
        world = self.person.world
        in_month = at_s < world.ends_s
        world.month.attempts += in_month
        if self.kind == MessageKind.UTILITY and world.happens(self.recategorised_ratio):
            self.kind = MessageKind.MARKETING
        if self.is_paused(at_s):
            if in_month:
                self.person.note(at_s, self.kind, self.line)
                world.month.paused += 1
        elif world.happens(self.behaviour.delivered_ratio):
            delivered_s = at_s + world.wait_s(self.behaviour.delivery_delay)
            self.person.plan(delivered_s, self.rank, partial(self.arrive, sent_s=at_s))
        elif in_month:
            world.month.undelivered += 1
            who = (self.person.number, self.person.place, self.person.country)
            world.month.lost.append(Message(at_s, *who, self.kind, self.line, at_s))

    def arrive(self, at_s: int, sent_s: int) -> None:
        """Reach the phone, and perhaps make the person write back."""
        world = self.person.world
        self.person.note(at_s, self.kind, self.line, sent_s)
        if self.is_paused(at_s):
            world.month.paused += at_s < world.ends_s
        elif world.happens(self.behaviour.reply_ratio):
            talk = Exchange(self.person, self.line, self.behaviour)
            talk.rank = self.rank
            reply_s = at_s + world.wait_s(self.behaviour.reply_delay)
            self.person.plan(reply_s, self.rank, talk.hear)

    def is_paused(self, at_s: int) -> bool:
        """Tell whether Meta drops it: marketing to the United States (Billing rules, 2.7)."""
        if self.kind != MessageKind.MARKETING or self.person.country != "US":
            return False
        return self.person.world.clock.day(at_s) >= US_PAUSE


class Exchange:
    """The person writes, the desk answers, the person writes again."""

    def __init__(
        self,
        person: Person,
        line: str,
        behaviour: Behaviour,
        follow_ups: tuple[FollowUp, ...] = (),
    ) -> None:
        self.person = person
        self.line = line
        self.behaviour = behaviour
        self.follow_ups = follow_ups
        self.rank: Rank = (line, person.world.number, 0)
        self.turns = 0
        self.said: list[int] = []  # when each bubble of the present answer went out

    def hear(self, at_s: int, kind: MessageKind = MessageKind.INBOUND) -> None:
        """The person writes; somebody may answer, in one bubble or more."""
        world, usual = self.person.world, self.behaviour
        self.person.note(at_s, kind, self.line)
        self.person.wrote_s = at_s
        self.turns += 1
        self.said = []
        if world.happens(usual.answer_ratio):
            first_s = world.clock.when_open(at_s + world.wait_s(usual.answer_delay), world.desk)
            bubbles = 1 + int(world.rng.poisson(usual.messages_per_answer - 1))
            for bubble in range(bubbles):
                self.person.plan(first_s + bubble * MINUTE_S, self.rank, self.say)
            self.person.plan(first_s + (bubbles - 1) * MINUTE_S, self.rank, self.go_on)

    def say(self, at_s: int) -> None:
        """Send a bubble if the window is open; else it is missed."""
        person = self.person
        if person.has_window(at_s):
            person.note(at_s, MessageKind.FREE_FORM, self.line)
            if self.turns == 1 and not self.said:
                self.follow_up(at_s)
            self.said.append(at_s)
        elif at_s < person.world.ends_s:
            late = (at_s, person.number, person.place, person.country)
            person.world.month.missed.append(Message(*late, MessageKind.FREE_FORM, self.line))

    def follow_up(self, answered_s: int) -> None:
        """Plan the templates that come so many hours after the first answer."""
        for number, later in enumerate(self.follow_ups, start=1):
            template = Template(self.person, self.line, self.behaviour, later.category)
            template.rank = (*self.rank[:2], number)
            leaves_s = answered_s + round(later.hours * 3600)
            self.person.plan(leaves_s, template.rank, template.dispatch)

    def go_on(self, at_s: int) -> None:
        """After an answer that went out, perhaps make the person write again."""
        world, usual = self.person.world, self.behaviour
        is_last = self.turns == MOST_TURNS
        if self.said and not is_last and world.happens(1 - 1 / usual.turns):
            again_s = max(at_s, self.said[-1] + world.wait_s(usual.reply_delay))
            self.person.plan(again_s, self.rank, self.hear)
