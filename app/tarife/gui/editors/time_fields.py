"""The fields of when something happens: moments, days, weekdays and hours."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from PySide6.QtCore import QLocale

from tarife.gui.editors.form_model import Adding, Field, Section
from tarife.gui.text.estimates import HOURS
from tarife.gui.text.languages import tr
from tarife.gui.text.names import quoted
from tarife.gui.text.numbers import ParseError
from tarife.gui.text.times import day_text, hours_text, moment_text, read_hours, read_moment
from tarife.gui.widgets.columns import (
    Choice,
    Chosen,
    Column,
    Heading,
    choosing_column,
    number_column,
)
from tarife.plan.grid import weekly_moments
from tarife.plan.model.account import WEEKDAYS, Weekday
from tarife.plan.model.lines import (
    Broadcast,
    HoursOfDay,
    Send,
    Steady,
)
from tarife.terms.calendar import BillingMonth
from tarife.terms.marking import marked

_KIND: Final = Heading(
    marked("Goes out"), marked("To many at once on certain dates, or a few all the time.")
)
_MOMENT: Final = Heading(
    marked("Date and time"), marked("Local time of the account, such as 3 11:00.")
)
_SPREAD: Final = Heading(
    marked("Spread over"), marked("How long it takes until the last message is dispatched.")
)
_FIRST: Final = Heading(marked("From"), marked("The first day, included."))
_LAST: Final = Heading(marked("Until"), marked("The last day, included."))
_WEEKDAYS: Final = Heading(marked("Weekdays"), marked("The days of the week on which it runs."))
_HOURS: Final = Heading(
    marked("Hours"), marked("The hours of the day, such as 9-18, or “all day”.")
)


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


def schedule_sections(send: Send, month: BillingMonth) -> tuple[Section[Any], ...]:
    """Make the section of when a send goes out."""
    kind: Field[Any] = Field(_kind_column(month))
    title = tr("When")
    if isinstance(send.schedule, Broadcast):
        spread: Column[Any] = number_column("schedule.spread_hours", Broadcast, HOURS, _SPREAD)
        origin = tr("Usual: %1, assumed").replace(
            "%1", HOURS.show(Broadcast(()).spread_hours, QLocale())
        )
        moments = tuple(_moment_field(n, month) for n in range(len(send.schedule.moments)))
        adding = Adding(tr("Add a date"), lambda line: _later(line, month))
        fields = (kind, *moments, Field(spread, origin))
        return (Section("schedule", title, fields, adding),)
    days, weekdays, hours = (_of_schedule(name) for name in ("days", "weekdays", "hours"))
    fields = (
        kind,
        *_day_fields(days, month),
        Field(_weekdays_column(weekdays)),
        Field(_hours_column(hours)),
    )
    return (Section("schedule", title, fields),)


def arrival_section(month: BillingMonth) -> Section[Any]:
    """Make the section of when people come or write on their own."""
    fields = (*_day_fields(DAYS, month), Field(_hours_column(HOURS_OF_DAY)))
    return Section("days", tr("When"), fields)


def _of_schedule(name: str) -> Part:
    def put(line: Any, new: Any) -> Any:
        changed: dict[str, Any] = {name: new}
        return replace(line, schedule=replace(line.schedule, **changed))

    return Part(f"schedule.{name}", lambda line: getattr(line.schedule, name), put)


def _kind_column(month: BillingMonth) -> Column[Any]:
    choices = (
        Choice("broadcast", tr("At once, on dates")),
        Choice("steady", tr("All the time, steadily")),
    )

    def put(send: Send, kind: str) -> Send:
        if kind == send.schedule.kind:
            return send
        first = weekly_moments(month)[:1]
        return replace(send, schedule=Broadcast(first) if kind == "broadcast" else Steady())

    chosen: Chosen[Send] = Chosen(lambda send: send.schedule.kind, put)
    return choosing_column("schedule.kind", _KIND, choices, chosen)


def _moment_field(index: int, month: BillingMonth) -> Field[Any]:
    def moments(send: Any) -> tuple[datetime, ...]:
        return send.schedule.moments if isinstance(send.schedule, Broadcast) else ()

    def put(send: Any, new: tuple[datetime, ...]) -> Any:
        return replace(send, schedule=replace(send.schedule, moments=new))

    def read(send: Any, text: str) -> Any:
        moment = read_moment(text, month)
        if isinstance(moment, ParseError):
            return moment
        before = moments(send)
        if moment in before[:index] + before[index + 1 :]:
            template = tr("%1 is there already; choose another time")
            return ParseError(text, template.replace("%1", quoted(text)))
        return put(send, (*before[:index], moment, *before[index + 1 :]))

    def removed(send: Any) -> Any:
        before = moments(send)
        return put(send, before[:index] + before[index + 1 :])

    column: Column[Any] = Column(
        f"schedule.moments[{index}]",
        _MOMENT if index == 0 else replace(_MOMENT, tip=""),
        lambda send: moment_text(moments(send)[index]),
        read,
    )
    return Field(column, removed=removed)


def _later(send: Any, month: BillingMonth) -> Any:
    """Add a moment a week after the last one, or on the first day that is free."""
    moments: tuple[datetime, ...] = send.schedule.moments
    first = weekly_moments(month)[0]
    last = max(moments, default=first - timedelta(days=7))
    at = last.time()
    in_a_week = last + timedelta(days=7)
    days = (in_a_week.date(), *month.dates())
    fitting = (datetime.combine(day, at) for day in days if day <= month.last_day)
    new = next((moment for moment in fitting if moment not in moments), None)
    if new is None:
        return send
    return replace(send, schedule=replace(send.schedule, moments=(*moments, new)))


def _day_fields(days: Part, month: BillingMonth) -> tuple[Field[Any], ...]:
    whole = (tr("the month's first day"), tr("the month's last day"))
    sides = (("first", _FIRST), ("last", _LAST))
    return tuple(
        Field(_day_column(days, side, heading, _day_choices(month, open_side)))
        for (side, heading), open_side in zip(sides, whole, strict=True)
    )


def _day_choices(month: BillingMonth, open_side: str) -> tuple[Choice, ...]:
    days = (Choice(day.isoformat(), day_text(day)) for day in month.dates())
    return (Choice("", open_side), *days)


def _day_column(
    days: Part, side: str, heading: Heading, choices: tuple[Choice, ...]
) -> Column[Any]:
    def key(line: Any) -> str:
        day: date | None = getattr(days.of(line), side)
        return day.isoformat() if day else ""

    def put(line: Any, text: str) -> Any:
        changed: dict[str, Any] = {side: date.fromisoformat(text) if text else None}
        return days.put(line, replace(days.of(line), **changed))

    return choosing_column(f"{days.id}.{side}", heading, choices, Chosen(key, put))


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


def _hours_column(hours: Part) -> Column[Any]:
    def read(line: Any, text: str) -> Any:
        found: HoursOfDay | ParseError = read_hours(text)
        return found if isinstance(found, ParseError) else hours.put(line, found)

    return Column(hours.id, _HOURS, lambda line: hours_text(hours.of(line)), read)
