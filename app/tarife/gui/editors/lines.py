"""The tables of countries, audiences, sends, entry points and inbound."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Final

from tarife.gui.editors.time_fields import sends_by_day
from tarife.gui.tables.line_table import LineTable, PastedRows
from tarife.gui.text.countries import Countries
from tarife.gui.text.estimates import AMOUNT, COUNT, PERCENT, Notation, per_day
from tarife.gui.text.names import category_name, entry_kind_name
from tarife.gui.text.numbers import ParseError
from tarife.gui.text.schedules import read_schedule
from tarife.gui.text.times import is_weekly, repeated_text, schedule_over, schedule_text
from tarife.gui.widgets.columns import (
    Calendar,
    Choice,
    Column,
    Heading,
    choice_column,
    country_column,
    name_column,
    no_country,
    number_column,
)
from tarife.plan.edits.edit import Edit
from tarife.plan.edits.grid import add_grid_rows, change_country
from tarife.plan.edits.lines import replace_line
from tarife.plan.grid import BROADCAST_TIME, BROADCAST_WEEKDAY
from tarife.plan.model.account import WEEKDAYS
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    EntryKind,
    EntryPoint,
    Inbound,
    Line,
    Repeat,
    Schedule,
    Send,
    TemplateCategory,
)
from tarife.plan.model.plan import GridRow, Plan
from tarife.terms.calendar import Period
from tarife.terms.marking import marked

_NAME: Final = Heading(
    marked("Name"), marked("What you call it; it names the line in budget and charts."), width=0
)
COUNTRY: Final = Heading(
    marked("Country"),
    marked("Of their phone numbers; it decides what a message costs."),
    width=150,
)
_AUDIENCE: Final = Heading(marked("Audience"), marked("Who may receive it."), width=150)
_PEOPLE: Final = Heading(
    marked("People"),
    marked("How many you can write to; a broadcast reaches at most these."),
    width=110,
)
_CATEGORY: Final = Heading(
    marked("Category"),
    marked("Of the template, as Meta approved it; each has its rate."),
    width=120,
)
_VOLUME: Final = Heading(
    marked("Volume"),
    marked("Attempts: of each date for a broadcast, of the month for a stream."),
    width=100,
)
_WHEN: Final = Heading(
    marked("When"),
    marked(
        "Days and a time for a broadcast, such as “3, 10, 17 at 11:00”; or a stream, such as "
        "“every day” or “Mon-Fri 1-15 09:00-18:00”."
    ),
    width=210,
)
_KIND: Final = Heading(
    marked("Comes from"),
    marked("An ad that opens a chat, or the button of a Facebook Page."),
    width=120,
)
_CLICKS: Final = Heading(
    marked("Clicks/day"),
    marked(
        "People a day who start a chat; every click is a new person. Or “3,000 a month”, "
        "“3,000 in all”, “3,000/31”."
    ),
    width=110,
)
_ORIGIN: Final = Heading(
    marked("Who writes"),
    marked("People of an audience, or new people of a country."),
    width=180,
)
_PEOPLE_PER_DAY: Final = Heading(
    marked("People/day"), marked("How many of them write on a day, on average."), width=110
)


_ROW_COUNTRY: Final = Heading(
    marked("Country"), marked("Where the people are; type a name or a two-letter code"), width=0
)

_ROW_PEOPLE: Final = Heading(
    marked("People"), marked("Size of the audience; zero means as many as are needed"), width=80
)
_MARKETING: Final = Heading(
    marked("Marketing a month"),
    marked(
        "Marketing messages of the month, in one broadcast a week, on Tuesday at 11:00; in the "
        "row of a send: each time. What goes out each time is typed as “5 × 24,000”, “24,000 "  # noqa: RUF001
        "weekly” or “24,000 every Friday”"
    ),
    width=80,
)
_UTILITY: Final = Heading(
    marked("Utility a month"), marked("Utility messages of the month, sent steadily"), width=80
)
_AUTHENTICATION: Final = Heading(
    marked("Passwords a month"),
    marked("One-time passwords (authentication) of the month, sent steadily"),
    width=80,
)
_REPLY: Final = Heading(
    marked("Reply %"),
    marked(
        "Delivered marketing messages that people answer; the slider of the what-if is about "
        "the templates of every category"
    ),
    width=76,
)
_ADS: Final = Heading(
    marked("Ads a day"),
    marked("People a day who come from a Click-to-WhatsApp ad; or type “3,000 a month”"),
    width=84,
)


_OVER_ALL: Final = {
    "marketing": marked("Marketing in all"),
    "utility": marked("Utility in all"),
    "authentication": marked("Passwords in all"),
}
"""What stands above volumes of a plan of several months: ``3 × 20,000``, or a sum."""  # noqa: RUF001

_AS_PLANNED: Final = {
    "marketing": marked("Marketing as planned"),
    "utility": marked("Utility as planned"),
    "authentication": marked("Passwords as planned"),
}
"""The same where single months make other numbers of them."""


def _over_all(column: Column[GridRow], plan: Plan) -> Column[GridRow]:
    titles = _AS_PLANNED if plan.changes or plan.growth else _OVER_ALL
    title = titles.get(column.id, column.heading.title)
    return replace(column, heading=replace(column.heading, title=title))


def category_choices() -> tuple[Choice, ...]:
    """List the categories of templates."""
    return tuple(Choice(c.value, category_name(c)) for c in TemplateCategory)


def audience_choices(plan: Plan) -> tuple[Choice, ...]:
    """List the audiences of a plan."""
    return tuple(Choice(audience.id, audience.name) for audience in plan.audiences)


def grid_table(countries: Countries) -> LineTable[GridRow]:
    """Make the table of countries alone, without their lines."""
    numbers: tuple[Column[GridRow], ...] = (
        number_column("people", GridRow, COUNT, _ROW_PEOPLE),
        number_column("marketing", GridRow, COUNT, _MARKETING),
        number_column("utility", GridRow, COUNT, _UTILITY),
        number_column("authentication", GridRow, COUNT, _AUTHENTICATION),
        number_column("reply_ratio", GridRow, PERCENT, _REPLY),
    )

    def columns(plan: Plan) -> tuple[Column[GridRow], ...]:
        taken = {row.country for row in plan.grid}
        whole = per_day(len(plan.period.dates()), plan.months)
        ads: Column[GridRow] = number_column("ad_clicks_per_day", GridRow, whole, _ADS)
        own = tuple(_over_all(one, plan) for one in numbers) if plan.months > 1 else numbers
        return (country_column(_ROW_COUNTRY, countries, taken), *own, ads)

    return LineTable(
        "grid",
        lambda plan: plan.grid,
        lambda row: row.country,
        columns,
        lambda _index, _field, row, before: change_country(before.country, row.country),
        PastedRows(
            countries.find,
            GridRow,
            lambda row, after: add_grid_rows((row,), after),
            countries.meant,
            no_country,
        ),
    )


def audiences_table(countries: Countries) -> LineTable[Audience]:
    columns: tuple[Column[Audience], ...] = (
        name_column(_NAME),
        country_column(COUNTRY, countries),
        number_column("people", Audience, COUNT, _PEOPLE),
    )
    return LineTable("audiences", lambda plan: plan.audiences, _id, lambda _: columns, _changed)


def sends_table() -> LineTable[Send]:
    def columns(plan: Plan) -> tuple[Column[Send], ...]:
        return (
            name_column(_NAME),
            choice_column("audience", _AUDIENCE, audience_choices(plan), str),
            choice_column("category", _CATEGORY, category_choices(), TemplateCategory),
            number_column("volume", Send, COUNT, _VOLUME),
            schedule_column(plan),
        )

    return LineTable("sends", lambda plan: plan.sends, _id, columns, _changed)


def entry_points_table(countries: Countries) -> LineTable[EntryPoint]:
    kinds = tuple(Choice(kind.value, entry_kind_name(kind)) for kind in EntryKind)
    columns: tuple[Column[EntryPoint], ...] = (
        name_column(_NAME),
        country_column(COUNTRY, countries),
        choice_column("kind", _KIND, kinds, EntryKind),
        number_column("clicks_per_day", EntryPoint, AMOUNT, _CLICKS),
    )
    return LineTable(
        "entry_points", lambda plan: plan.entry_points, _id, lambda _: columns, _changed
    )


def clicks_unit(line: EntryPoint | Inbound, period: Period) -> Notation:
    """Read how many people come on a day, or in a month or in all on the line's own days."""
    return per_day(sum(map(line.days.holds, period.dates())), len(period.months))


def inbound_table(countries: Countries) -> LineTable[Inbound]:
    """Make the table of inbound lines."""
    choices = tuple(Choice(code, countries.name(code)) for code in countries.codes)

    def columns(plan: Plan) -> tuple[Column[Inbound], ...]:
        return (
            name_column(_NAME),
            _origin_column(audience_choices(plan), choices),
            number_column("people_per_day", Inbound, AMOUNT, _PEOPLE_PER_DAY),
        )

    return LineTable("inbound", lambda plan: plan.inbound, _id, columns, _changed)


def schedule_column(plan: Plan) -> Column[Send]:
    """Make the column of when a send goes out."""

    def when_text(send: Send) -> str:
        if _is_of_a_month(send.schedule, plan):
            return schedule_text(send.schedule, plan.month)
        return schedule_over(send.schedule, plan.period)

    def cell(send: Send) -> str:
        rule = only_rule(send.schedule)
        return when_text(send) if rule is None else repeated_text(rule, plan.period)

    def read(send: Send, text: str) -> Send | ParseError:
        if text in (when_text(send), cell(send)):
            return send
        if is_weekly(text):
            return replace(send, schedule=weekly(send.schedule))
        schedule = read_schedule(text, send.schedule, plan.period)
        return (
            schedule if isinstance(schedule, ParseError) else replace(send, schedule=schedule)
        )

    def put(send: Send, text: str, day: date) -> str:
        typed = read(send, text)
        return when_text(_toggled(send if isinstance(typed, ParseError) else typed, day))

    busy = partial(sends_by_day, plan)
    calendar = partial(_calendar, period=plan.period, put=put, read=read, busy=busy)
    return Column("schedule", _WHEN, cell, read, edit_text=when_text, calendar=calendar)


def _calendar(
    send: Send,
    period: Period,
    put: Callable[[Send, str, date], str],
    read: Callable[[Send, str], Send | ParseError],
    busy: Callable[[], Mapping[date, str]],
) -> Calendar | None:
    """Offer days for a broadcast, whose dates stand in the cell."""
    if not isinstance(send.schedule, Broadcast):
        return None

    def days(text: str) -> tuple[date, ...]:
        typed = read(send, text)
        return _days_in(send if isinstance(typed, ParseError) else typed, period)

    first = min(_days_in(send, period), default=None)
    ends = period.first_day, period.last_day
    return Calendar(*ends, first, partial(put, send), days_of=days, busy=busy)


def _days_in(send: Send, period: Period) -> tuple[date, ...]:
    """List the days of a broadcast, a rule's too."""
    if not isinstance(send.schedule, Broadcast):
        return ()
    moments = (at for month in period.months for at in send.schedule.moments_in(month))
    return tuple(at.date() for at in moments)


def _toggled(send: Send, day: date) -> Send:
    """Let a broadcast go out on one day more, at its usual time, or on one of several less.

    Days that are chosen take the place of a rule.
    """
    if not isinstance(send.schedule, Broadcast):
        return send
    before = send.schedule.moments
    kept = tuple(at for at in before if at.date() != day)
    if kept == before:
        usual = (*(at.time() for at in before), *(one.at for one in send.schedule.repeats))
        at = next(iter(usual), BROADCAST_TIME)
        kept = (*before, datetime.combine(day, at))
    schedule = replace(send.schedule, moments=kept or before, repeats=())
    return replace(send, schedule=schedule)


def _is_of_a_month(schedule: Schedule, plan: Plan) -> bool:
    repeats = isinstance(schedule, Broadcast) and bool(schedule.repeats)
    return plan.months == 1 and not repeats


def only_rule(schedule: Schedule) -> Repeat | None:
    """Give the rule of a send that follows one alone."""
    if isinstance(schedule, Broadcast) and not schedule.moments and len(schedule.repeats) == 1:
        return schedule.repeats[0]
    return None


def weekly(schedule: Schedule) -> Broadcast:
    """Let a schedule come every week, on its weekday and at its time where it has them."""
    usual = Repeat(BROADCAST_TIME, BROADCAST_WEEKDAY)
    if not isinstance(schedule, Broadcast):
        return Broadcast((), repeats=(usual,))
    first = min(schedule.moments, default=None)
    rules = [one for one in schedule.repeats if one.weekday is not None and not one.week]
    if first is not None:
        rules.append(Repeat(first.time(), WEEKDAYS[first.weekday()]))
    return replace(schedule, moments=(), repeats=(*rules, usual)[:1])


def _origin_column(
    audiences: tuple[Choice, ...], countries: tuple[Choice, ...]
) -> Column[Inbound]:
    """Make the column that holds an audience or a country, whichever a line has."""
    of_audience: Column[Inbound] = choice_column("audience", _ORIGIN, audiences, str)
    of_country: Column[Inbound] = choice_column("country", _ORIGIN, countries, str)

    def of(line: Inbound) -> Column[Inbound]:
        return of_audience if line.audience else of_country

    def read(line: Inbound, text: str) -> Inbound | ParseError:
        reader = of(line).read
        return reader(line, text) if reader else line

    return Column(
        "origin",
        _ORIGIN,
        lambda line: of(line).cell(line),
        read,
        edit_text=lambda line: line.audience or line.country,
        choices=lambda line: audiences if line.audience else countries,
    )


def _id(line: Line) -> str:
    return line.id


def _changed(_index: int, field: str, line: Line, before: Line) -> Edit:
    return replace_line(line, field, before)
