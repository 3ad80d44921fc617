"""Playing a plan: every line's messages, put together as one table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import numpy as np

from tarife.plan.behaviour import Behaviour, behaviour_of
from tarife.plan.grid import Lines, all_lines
from tarife.plan.lines import Audience, EntryPoint, FollowUp, Inbound, Send, TemplateCategory
from tarife.plan.plan import Plan
from tarife.simulation import dispatch
from tarife.simulation.clock import MonthClock, desk_stretches
from tarife.simulation.events import Cues, Events
from tarife.simulation.exchanges import Circumstances, Written, exchanges
from tarife.simulation.streams import Stream
from tarife.terms.arrays import Codes, Mask
from tarife.terms.calendar import MICROSECONDS_PER_SECOND
from tarife.terms.problems import Stopped
from tarife.traffic.pause import US_PAUSE_FROM
from tarife.traffic.table import Kind, MessageTable


@dataclass(frozen=True, slots=True)
class Cause:
    """A line of the plan that causes messages."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Played:
    """The month as it was played.

    Attributes:
        messages: What was delivered or received within the month; ``source`` points to
            ``causes``.
        causes: The lines of the plan.
        attempts: Templates dispatched within the month.
        undelivered: Attempts that did not reach the phone.
        carried_over: Messages of the business that fall after the month.
    """

    messages: MessageTable
    causes: tuple[Cause, ...]
    attempts: int
    undelivered: int
    carried_over: int


@dataclass(frozen=True, slots=True)
class _Template:
    """What is sent, where to, and how people behave."""

    category: TemplateCategory
    country: str
    behaviour: Behaviour
    stream: Stream
    recategorised_ratio: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """Events of a line of the plan, and how many templates of the month led to them."""

    events: Events
    attempts: int = 0
    undelivered: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    """What one line of the plan produced."""

    cause: Cause
    country: str
    events: Events
    attempts: int
    undelivered: int

    @classmethod
    def of(cls, cause: Cause, country: str, parts: Sequence[_Part]) -> "_Line":
        """Put the parts of a line together."""
        return cls(
            cause,
            country,
            events=Events.joined([part.events for part in parts]),
            attempts=sum(part.attempts for part in parts),
            undelivered=sum(part.undelivered for part in parts),
        )


def play(
    plan: Plan,
    zone: ZoneInfo,
    market_of: Mapping[str, str],
    should_stop: Callable[[], bool],
) -> Played:
    """Play every person of a plan.

    Args:
        plan: A plan without problems.
        zone: The account's time zone.
        market_of: The market of each country of the plan.
        should_stop: Asked between lines.

    Raises:
        Stopped: If ``should_stop`` said so.
    """
    lines = all_lines(plan)
    clock = MonthClock(plan.month, zone)
    # A later answer may find the window opened by another exchange, and so lead to more
    # messages, which open more windows. Messages only ever get more, so this ends.
    produced: list[_Line] = []
    written, known = Written(np.zeros(0, dtype=np.int64)), -1
    while len(written.keys) > known:
        known = len(written.keys)
        stage = _Stage(plan, lines, clock, written)
        produced = _produced(lines, stage, should_stop)
        written = Written.of(Events.joined([line.events for line in produced]))
    return _played(produced, clock, plan.account.numbers, market_of)


def _produced(lines: Lines, stage: "_Stage", should_stop: Callable[[], bool]) -> list[_Line]:
    produced = []
    playable: tuple[Send | EntryPoint | Inbound, ...] = (
        *lines.sends,
        *lines.entry_points,
        *lines.inbound,
    )
    for line in playable:
        if should_stop():
            raise Stopped
        produced.append(stage.play(line))
    return produced


class _Stage:
    """Where lines are played: gives every person a number of their own."""

    def __init__(self, plan: Plan, lines: Lines, clock: MonthClock, written: Written) -> None:
        self.clock = clock
        self._seed = plan.seed
        self._around = Circumstances(desk_stretches(clock, plan.account.desk), written)
        self._audiences = {audience.id: audience for audience in lines.audiences}
        self._first_person: dict[str, int] = {}
        self._people = 0
        for audience in lines.audiences:
            self._first_person[audience.id] = self._admit(audience.people)

    def _admit(self, people: int) -> int:
        """Make room for people nobody else knows; gives the number of the first."""
        first = self._people
        self._people += people
        return first

    def play(self, line: Send | EntryPoint | Inbound) -> _Line:
        """Play one line."""
        stream = Stream(self._seed, line.id)
        if isinstance(line, Send):
            return self._send(line, self._audiences[line.audience], stream)
        if isinstance(line, EntryPoint):
            return self._entry_point(line, stream)
        return self._inbound(line, stream)

    def _send(self, send: Send, audience: Audience, stream: Stream) -> _Line:
        attempts = dispatch.attempts(send, audience.people, self.clock, stream)
        attempts = Cues(
            attempts.at_s, attempts.person + self._first_person[audience.id], attempts.key
        )
        template = _Template(
            send.category,
            audience.country,
            behaviour_of(send.behaviour),
            stream,
            send.recategorised_ratio,
        )
        sent = self._send_out(attempts, template)
        return _Line.of(Cause(send.id, send.name), audience.country, [sent])

    def _entry_point(self, line: EntryPoint, stream: Stream) -> _Line:
        behaviour = behaviour_of(line.behaviour)
        window = (line.days, line.hours)
        clicks = dispatch.arrivals(line.clicks_per_day, window, self.clock, stream)
        clicks = Cues(clicks.at_s, clicks.person + self._admit(len(clicks)), clicks.key)
        on_phone = stream.happens(line.phone_share, clicks.key, dispatch.PHONE)
        kinds = np.where(on_phone, Kind.ENTRY, Kind.INBOUND).astype(np.uint8)
        talk = exchanges(clicks, kinds, behaviour, self._around, stream)
        parts = [_Part(talk.events)]
        for place, follow_up in enumerate(line.follow_ups):
            own = Stream(self._seed, f"{line.id}/follow-up/{place}")
            template = _Template(follow_up.category, line.country, behaviour, own)
            parts.append(self._send_out(_follow_ups(talk.first_answers, follow_up), template))
        return _Line.of(Cause(line.id, line.name), line.country, parts)

    def _send_out(self, attempts: Cues, template: "_Template") -> "_Part":
        """Deliver a template, and play the exchanges of those who write back."""
        behaviour, stream = template.behaviour, template.stream
        arrives = stream.happens(behaviour.delivered_ratio, attempts.key, dispatch.DELIVERED)
        reached = attempts.where(arrives)
        delivered = reached.later(
            stream.delay(behaviour.delivery_delay, reached.key, dispatch.DELIVERY_DELAY)
        )
        templates = self._kinds(template, delivered)
        writes = stream.happens(behaviour.reply_ratio, delivered.key, dispatch.REPLIES)
        replied = delivered.where(writes & ~self._paused(template, templates))
        replies = replied.later(
            stream.delay(behaviour.reply_delay, replied.key, dispatch.REPLY_DELAY)
        )
        kinds = np.full(len(replies), Kind.INBOUND, dtype=np.uint8)
        talk = exchanges(replies, kinds, behaviour, self._around, stream)
        in_month = attempts.at_s < self.clock.length_s
        return _Part(
            Events.joined([Events(delivered.at_s, delivered.person, templates), talk.events]),
            attempts=int(in_month.sum()),
            undelivered=int((in_month & ~arrives).sum()),
        )

    def _kinds(self, template: "_Template", delivered: Cues) -> Codes:
        """Tell what each template is taken for; Meta takes some utility ones for marketing."""
        kinds: Codes = np.full(len(delivered), Kind[template.category.upper()], dtype=np.uint8)
        if template.category is TemplateCategory.UTILITY:
            ratio = template.recategorised_ratio
            kinds[template.stream.happens(ratio, delivered.key, dispatch.RECATEGORISED)] = (
                Kind.MARKETING
            )
        return kinds

    def _paused(self, template: "_Template", kinds: Codes) -> Mask:
        """Tell which ones Meta does not deliver; billing then charges nothing."""
        is_paused = template.country == "US" and self.clock.month.first_day >= US_PAUSE_FROM
        paused: Mask = (kinds == Kind.MARKETING) & is_paused
        return paused

    def _inbound(self, line: Inbound, stream: Stream) -> _Line:
        behaviour = behaviour_of(line.behaviour)
        window = (line.days, line.hours)
        people = dispatch.arrivals(line.people_per_day, window, self.clock, stream)
        audience = self._audiences.get(line.audience)
        if audience is None:
            first, person = self._admit(len(people)), people.person
        else:
            first = self._first_person[audience.id]
            shares = stream.uniform(people.key, dispatch.RECIPIENT)
            person = np.floor(shares * audience.people).astype(np.int64)
        people = Cues(people.at_s, person + first, people.key)
        kinds = np.full(len(people), Kind.INBOUND, dtype=np.uint8)
        talk = exchanges(people, kinds, behaviour, self._around, stream)
        country = audience.country if audience else line.country
        return _Line.of(Cause(line.id, line.name), country, [_Part(talk.events)])


def _follow_ups(first_answers: Cues, follow_up: FollowUp) -> Cues:
    seconds = np.full(len(first_answers), round(follow_up.hours * 3600), dtype=np.int64)
    return first_answers.later(seconds)


def _played(
    produced: list[_Line], clock: MonthClock, numbers: int, market_of: Mapping[str, str]
) -> Played:
    """Put the lines together and leave out what falls after the month."""
    markets = tuple(sorted({market_of[line.country] for line in produced}))
    events = Events.joined([line.events for line in produced])
    lengths = [len(line.events.at_s) for line in produced]
    source = np.repeat(np.arange(len(produced)), lengths)
    market = np.repeat([markets.index(market_of[line.country]) for line in produced], lengths)
    in_us = np.repeat([line.country == "US" for line in produced], lengths)
    inside = np.flatnonzero(events.at_s < clock.length_s)
    table = MessageTable(
        at_us=clock.start_us + events.at_s * MICROSECONDS_PER_SECOND,
        pair=events.person,
        number=events.person % numbers,
        kind=events.kind,
        market=market.astype(np.int64),
        in_united_states=in_us.astype(np.bool_),
        source=source.astype(np.int64),
        markets=markets,
    )
    return Played(
        messages=table.taken(inside),
        causes=tuple(line.cause for line in produced),
        attempts=sum(line.attempts for line in produced),
        undelivered=sum(line.undelivered for line in produced),
        carried_over=int((table.outbound & (events.at_s >= clock.length_s)).sum()),
    )
