"""The fields of when something happens: moments, days, weekdays and hours."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Final, TypeAlias

from PySide6.QtCore import QLocale

from tarife.gui.editors.form_model import Adding, Field, FormSection
from tarife.gui.text.estimates import HOURS
from tarife.gui.text.languages import spoken, tr
from tarife.gui.text.names import quoted
from tarife.gui.text.numbers import ParseError
from tarife.gui.text.schedules import read_day, read_days, read_moment, read_schedule
from tarife.gui.text.times import (
    date_text,
    day_text,
    hours_text,
    moment_text,
    read_clock,
    read_date,
    read_hours,
    rule_text,
)
from tarife.gui.widgets.columns import (
    Calendar,
    Choice,
    Chosen,
    Column,
    Heading,
    choosing_column,
    number_column,
)
from tarife.plan.grid import BROADCAST_TIME, all_lines, weekly_moments
from tarife.plan.model.account import WEEKDAYS, Weekday
from tarife.plan.model.lines import Broadcast, HoursOfDay, Repeat, Send, Steady
from tarife.plan.model.plan import Plan
from tarife.plan.what_if.months import months_of
from tarife.terms.calendar import BillingMonth, Period
from tarife.terms.folding import caseless
from tarife.terms.marking import marked
from tarife.terms.sentences import in_language

_KIND: Final = Heading(
    marked("Goes out"), marked("To many at once on certain dates, or a few all the time.")
)
_MOMENT: Final = Heading(
    marked("Date and time"),
    marked("Local time of the account: 3, or 3 Dec 11:00; or several days: 10, 17 Dec."),
)
_SPREAD: Final = Heading(
    marked("Spread over"), marked("How long it takes until the last message is dispatched.")
)
_FIRST: Final = Heading(marked("From"), marked("The first day, included; 5-24 is both days."))
_LAST: Final = Heading(marked("Until"), marked("The last day, included."))
_WEEKDAYS: Final = Heading(marked("Weekdays"), marked("The days of the week on which it runs."))
_HOURS: Final = Heading(
    marked("Hours"), marked("The hours of the day, such as 9-18, or “all day”.")
)


_RULE: Final = Heading(
    marked("On"), marked("The same days in every month; a day that a month lacks is its last.")
)
_AT: Final = Heading(marked("At"))
_BOUNDS: Final = (
    ("first", Heading(marked("From"), marked("Empty: the plan's first day."))),
    ("last", Heading(marked("Until"), marked("Empty: the plan's last day."))),
)
_RULES: Final = (
    *(
        Repeat(BROADCAST_TIME, weekday, week)
        for week in (0, -1, 1, 2, 3, 4)
        for weekday in (Weekday.TUESDAY, *(day for day in WEEKDAYS if day != Weekday.TUESDAY))
    ),
    *(Repeat(BROADCAST_TIME, day=day) for day in range(1, 32)),
)
"""Every way to repeat, at the usual time; the first one not taken is offered."""


@dataclass(frozen=True, slots=True)
class Part:
    """Where in a line its days or hours stand.

    Attributes:
        id: The field, with dots inwards.
        of: Gives the value of a line.
        put: Gives the line with another value.
    """

    id: str
    of: Callable[[Any], Any]
    put: Callable[[Any, Any], Any]


DAYS: Final = Part("days", lambda line: line.days, lambda line, new: replace(line, days=new))
HOURS_OF_DAY: Final = Part(
    "hours", lambda line: line.hours, lambda line, new: replace(line, hours=new)
)


Busy: TypeAlias = Callable[[], Mapping[date, str]]
"""Names what goes out at once, by its day."""


def sends_by_day(plan: Plan) -> Mapping[date, str]:
    """Name the sends that go out at once on each day."""
    found: dict[date, str] = {}
    for month in months_of(plan):
        for send in all_lines(month).sends:
            if isinstance(send.schedule, Broadcast):
                name = in_language(send.name, spoken())
                for day in {at.date() for at in send.schedule.moments}:
                    found[day] = f"{found[day]}\n{name}" if day in found else name
    return found


def schedule_sections(
    send: Send, period: Period, busy: Busy = dict
) -> tuple[FormSection[Any], ...]:
    """Make the section of when a send goes out; its calendar marks the days of others."""
    kind: Field[Any] = Field(_kind_column(period))
    title = tr("When")
    if isinstance(send.schedule, Broadcast):
        spread: Column[Any] = number_column("schedule.spread_hours", Broadcast, HOURS, _SPREAD)
        origin = tr("Usual: %1, assumed").replace(
            "%1", HOURS.show(Broadcast(()).spread_hours, QLocale())
        )
        moments = tuple(
            _moment_field(n, period, busy) for n in range(len(send.schedule.moments))
        )
        adding = Adding(tr("Add a date"), lambda line: _later(line, period))
        rules = (_repeat_fields(n, period) for n in range(len(send.schedule.repeats)))
        repeats = (field for fields in rules for field in fields)
        fields = (kind, *repeats, *moments, Field(spread, origin))
        return (FormSection("schedule", title, fields, adding), _repeats_section())
    days, weekdays, hours = (_of_schedule(name) for name in ("days", "weekdays", "hours"))
    fields = (
        kind,
        *_day_fields(days, period),
        Field(_weekdays_column(weekdays)),
        Field(hours_column(hours)),
    )
    return (FormSection("schedule", title, fields),)


def arrival_section(period: Period) -> FormSection[Any]:
    """Make the section of when people come or write on their own."""
    fields = (*_day_fields(DAYS, period), Field(hours_column(HOURS_OF_DAY)))
    return FormSection("days", tr("When"), fields)


def _of_schedule(name: str) -> Part:
    def put(line: Any, new: Any) -> Any:
        changed: dict[str, Any] = {name: new}
        return replace(line, schedule=replace(line.schedule, **changed))

    return Part(f"schedule.{name}", lambda line: getattr(line.schedule, name), put)


def _kind_column(period: Period) -> Column[Any]:
    choices = (
        Choice("broadcast", tr("At once, on dates")),
        Choice("steady", tr("All the time, steadily")),
    )

    def put(send: Send, kind: str) -> Send:
        if kind == send.schedule.kind:
            return send
        first = weekly_moments(period.first)[:1]
        return replace(send, schedule=Broadcast(first) if kind == "broadcast" else Steady())

    chosen: Chosen[Send] = Chosen(lambda send: send.schedule.kind, put)
    return choosing_column("schedule.kind", _KIND, choices, chosen)


def _repeats_section() -> FormSection[Any]:
    """Make the section that adds days that come in every month; its fields stand under When."""

    def added(send: Any) -> Any:
        repeats = send.schedule.repeats
        taken = {_rule_key(one) for one in repeats}
        new = next((one for one in _RULES if _rule_key(one) not in taken), None)
        return send if new is None else _with_repeats(send, (*repeats, new))

    adding = Adding(tr("Add days that repeat"), added)
    example = tr("Such as every Tuesday, the last Friday, or the 1st of each month.")
    return FormSection("schedule.repeats", tr("Repeats"), (), adding, example)


def _repeat_fields(index: int, period: Period) -> tuple[Field[Any], ...]:
    def repeat(send: Any) -> Repeat:
        found: Repeat = send.schedule.repeats[index]
        return found

    def put(send: Any, *new: Repeat) -> Any:
        before = send.schedule.repeats
        return _with_repeats(send, (*before[:index], *new, *before[index + 1 :]))

    def put_rule(send: Any, key: str) -> Any:
        rule = by_key[key]
        new = replace(repeat(send), weekday=rule.weekday, week=rule.week, day=rule.day)
        return put(send, new)

    def read_at(send: Any, text: str) -> Any:
        at = read_clock(text)
        return at if isinstance(at, ParseError) else put(send, replace(repeat(send), at=at))

    by_key = {_rule_key(rule): rule for rule in _RULES}
    choices = tuple(Choice(key, rule_text(rule)) for key, rule in by_key.items())
    name = f"schedule.repeats[{index}]"
    rules: Chosen[Any] = Chosen(lambda send: _rule_key(repeat(send)), put_rule)
    at: Column[Any] = Column(
        f"{name}.at", _AT, lambda send: f"{repeat(send).at:%H:%M}", read_at
    )
    return (
        Field(choosing_column(f"{name}.rule", _RULE, choices, rules), removed=put),
        Field(at),
        *(Field(_bound_column(index, side, heading, period)) for side, heading in _BOUNDS),
    )


def _bound_column(index: int, side: str, heading: Heading, period: Period) -> Column[Any]:
    """Make the field of the first or the last day on which a send repeats; empty is open."""

    def read(send: Any, text: str) -> Any:
        day = read_date(text) if text.strip() else None
        if isinstance(day, ParseError):
            day = read_day(text, period)
        if isinstance(day, ParseError):
            return day
        repeats = send.schedule.repeats
        changed: dict[str, Any] = {side: day}
        new = replace(repeats[index], days=replace(repeats[index].days, **changed))
        return _with_repeats(send, (*repeats[:index], new, *repeats[index + 1 :]))

    def of(send: Any) -> date | None:
        day: date | None = getattr(send.schedule.repeats[index].days, side)
        return day

    return Column(
        f"schedule.repeats[{index}].days.{side}",
        heading,
        lambda send: date_text(of(send)),
        read,
        calendar=lambda send: _calendar(period, of(send), lambda _, day: date_text(day)),
    )


def _calendar(
    period: Period, day: date | None, put: Callable[[str, date], str], is_open: str = ""
) -> Calendar:
    return Calendar(period.first_day, period.last_day, day, put, is_open)


def _with_repeats(send: Any, repeats: tuple[Repeat, ...]) -> Any:
    return replace(send, schedule=replace(send.schedule, repeats=repeats))


def _rule_key(rule: Repeat) -> str:
    return f"{rule.weekday or ''}/{rule.week}/{rule.day}"


def _moment_field(index: int, period: Period, busy: Busy) -> Field[Any]:
    def moments(send: Any) -> tuple[datetime, ...]:
        return send.schedule.moments if isinstance(send.schedule, Broadcast) else ()

    def put(send: Any, new: tuple[datetime, ...]) -> Any:
        return replace(send, schedule=replace(send.schedule, moments=new))

    def removed(send: Any) -> Any:
        before = moments(send)
        return put(send, before[:index] + before[index + 1 :])

    def calendar(send: Any) -> Calendar:
        own = moments(send)[index]
        shown = _calendar(period, own.date(), partial(_on_day, period=period, own=own))
        return replace(shown, busy=busy)

    column: Column[Any] = Column(
        f"schedule.moments[{index}]",
        _MOMENT if index == 0 else replace(_MOMENT, tip=""),
        lambda send: moment_text(moments(send)[index]),
        lambda send, text: _with_dates(send, index, text, period),
        calendar=calendar,
    )
    return Field(column, removed=removed)


def _with_dates(send: Any, index: int, text: str, period: Period) -> Any:
    """Let a date, several, or days that repeat take the place of one date."""
    schedule = send.schedule
    own, others = (
        schedule.moments[index],
        (
            *schedule.moments[:index],
            *schedule.moments[index + 1 :],
        ),
    )
    moment = read_moment(text, period, own)
    if not isinstance(moment, ParseError):
        if moment in others:
            template = tr("%1 is there already; choose another time")
            return ParseError(text, template.replace("%1", quoted(text)))
        found = Broadcast((moment,))
    else:
        several = read_schedule(text, Broadcast((own,)), period)
        if not isinstance(several, Broadcast):
            return moment
        found = several
    moments = (*others[:index], *found.moments, *others[index:])
    rules = {_rule_key(one): one for one in (*schedule.repeats, *found.repeats)}
    new = replace(
        schedule, moments=tuple(dict.fromkeys(moments)), repeats=tuple(rules.values())
    )
    return replace(send, schedule=new)


def _on_day(text: str, day: date, period: Period, own: datetime) -> str:
    """Move what is typed to another day, at its time."""
    typed = read_moment(text, period, own)
    at = own if isinstance(typed, ParseError) else typed
    return moment_text(datetime.combine(day, at.time()))


def _later(send: Any, period: Period) -> Any:
    """Add a moment a week after the last one, or on the first day that is free."""
    moments: tuple[datetime, ...] = send.schedule.moments
    first = weekly_moments(period.first)[0]
    last = max(moments, default=first - timedelta(days=7))
    at = last.time()
    in_a_week = last + timedelta(days=7)
    days = (in_a_week.date(), *period.dates())
    fitting = (datetime.combine(day, at) for day in days if day <= period.last_day)
    new = next((moment for moment in fitting if moment not in moments), None)
    if new is None:
        return send
    return replace(send, schedule=replace(send.schedule, moments=(*moments, new)))


def _day_fields(days: Part, period: Period) -> tuple[Field[Any], ...]:
    whole = (tr("the month's first day"), tr("the month's last day"))
    if period.count > 1:
        whole = (tr("the plan's first day"), tr("the plan's last day"))
    sides = (("first", _FIRST), ("last", _LAST))
    return tuple(
        Field(_day_column(days, side, heading, (period, open_side)))
        for (side, heading), open_side in zip(sides, whole, strict=True)
    )


def _day_column(
    days: Part, side: str, heading: Heading, within: tuple[Period, str]
) -> Column[Any]:
    """Make the field of a first or last day; two days typed there are both."""
    period, open_side = within

    def of(line: Any, name: str = side) -> date | None:
        day: date | None = getattr(days.of(line), name)
        return day

    def read(line: Any, text: str) -> Any:
        changed: dict[str, Any] = {side: None}
        if text.strip() and caseless(text.strip()) != caseless(open_side):
            near = of(line) or of(line, "first")
            found = read_days(text, period, BillingMonth.of(near) if near else None)
            if isinstance(found, ParseError):
                return found
            is_one = found.first == found.last
            changed = (
                {side: found.first} if is_one else {"first": found.first, "last": found.last}
            )
        return days.put(line, replace(days.of(line), **changed))

    def text_of(line: Any) -> str:
        day = of(line)
        return day_text(day) if day else ""

    return Column(
        f"{days.id}.{side}",
        heading,
        lambda line: text_of(line) or open_side,
        read,
        edit_text=text_of,
        calendar=lambda line: _calendar(
            period, of(line), lambda _, day: day_text(day), open_side
        ),
    )


def schedule_days() -> Part:
    """Give where the days of a steady send stand."""
    return _of_schedule("days")


def day_range_columns(days: Part, period: Period) -> tuple[Column[Any], ...]:
    """Make the columns of the first and the last day."""
    return tuple(one.column for one in _day_fields(days, period))


def _weekdays_column(weekdays: Part) -> Column[Any]:
    locale = QLocale()
    names = [locale.standaloneDayName(n, QLocale.FormatType.ShortFormat) for n in range(1, 8)]
    choices = tuple(Choice(d.value, name) for d, name in zip(WEEKDAYS, names, strict=True))

    def key(line: Any) -> str:
        return ",".join(day.value for day in weekdays.of(line))

    def read(line: Any, text: str) -> Any:
        chosen = set(text.split(","))
        return weekdays.put(line, tuple(day for day in Weekday if day.value in chosen))

    return Column(weekdays.id, _WEEKDAYS, key, read, choices=lambda _: choices, is_many=True)


def hours_column(hours: Part) -> Column[Any]:
    """Make the column of the hours of a day."""

    def read(line: Any, text: str) -> Any:
        found: HoursOfDay | ParseError = read_hours(text)
        return found if isinstance(found, ParseError) else hours.put(line, found)

    return Column(hours.id, _HOURS, lambda line: hours_text(hours.of(line)), read)
