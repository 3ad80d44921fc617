"""The tables of audiences, sends, entry points and inbound."""

from dataclasses import replace
from typing import Final

from tarife.gui.editors.line_table import Table
from tarife.gui.text.countries import Countries
from tarife.gui.text.estimates import AMOUNT, COUNT
from tarife.gui.text.languages import tr
from tarife.gui.text.names import category_name, entry_kind_name
from tarife.gui.text.numbers import ParseError
from tarife.gui.text.times import read_schedule, schedule_over, schedule_text
from tarife.gui.widgets.columns import (
    Choice,
    Column,
    Heading,
    choice_column,
    country_column,
    name_column,
    number_column,
)
from tarife.plan.edits.edit import Edit
from tarife.plan.edits.lines import replace_line
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    EntryKind,
    EntryPoint,
    Inbound,
    Line,
    Send,
    TemplateCategory,
)
from tarife.plan.model.plan import Plan
from tarife.rates.markets.markets import Markets
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
    marked("People a day who start a chat; every click is a new person."),
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


def category_choices() -> tuple[Choice, ...]:
    """List the categories of templates."""
    return tuple(Choice(c.value, category_name(c)) for c in TemplateCategory)


def country_choices(markets: Markets) -> tuple[Choice, ...]:
    """List the countries by name."""
    countries = Countries(markets)
    return tuple(Choice(code, countries.name(code)) for code in countries.codes)


def audience_choices(plan: Plan) -> tuple[Choice, ...]:
    """List the audiences of a plan."""
    return tuple(Choice(audience.id, audience.name) for audience in plan.audiences)


def audiences_table(countries: Countries) -> Table[Audience]:
    """Make the table of audiences."""
    columns: tuple[Column[Audience], ...] = (
        name_column(_NAME),
        country_column(COUNTRY, countries),
        number_column("people", Audience, COUNT, _PEOPLE),
    )
    return Table("audiences", lambda plan: plan.audiences, _id, lambda _: columns, _changed)


def sends_table() -> Table[Send]:
    """Make the table of sends."""

    def columns(plan: Plan) -> tuple[Column[Send], ...]:
        return (
            name_column(_NAME),
            choice_column("audience", _AUDIENCE, audience_choices(plan), str),
            choice_column("category", _CATEGORY, category_choices(), TemplateCategory),
            number_column("volume", Send, COUNT, _VOLUME),
            _schedule_column(plan),
        )

    return Table("sends", lambda plan: plan.sends, _id, columns, _changed)


def entry_points_table(countries: Countries) -> Table[EntryPoint]:
    """Make the table of entry points."""
    kinds = tuple(Choice(kind.value, entry_kind_name(kind)) for kind in EntryKind)
    columns: tuple[Column[EntryPoint], ...] = (
        name_column(_NAME),
        country_column(COUNTRY, countries),
        choice_column("kind", _KIND, kinds, EntryKind),
        number_column("clicks_per_day", EntryPoint, AMOUNT, _CLICKS),
    )
    return Table(
        "entry_points", lambda plan: plan.entry_points, _id, lambda _: columns, _changed
    )


def inbound_table(countries: Countries) -> Table[Inbound]:
    """Make the table of inbound lines."""
    choices = tuple(Choice(code, countries.name(code)) for code in countries.codes)

    def columns(plan: Plan) -> tuple[Column[Inbound], ...]:
        return (
            name_column(_NAME),
            _origin_column(audience_choices(plan), choices),
            number_column("people_per_day", Inbound, AMOUNT, _PEOPLE_PER_DAY),
        )

    return Table("inbound", lambda plan: plan.inbound, _id, columns, _changed)


def _schedule_column(plan: Plan) -> Column[Send]:
    def is_of_a_month(send: Send) -> bool:
        schedule = send.schedule
        repeats = isinstance(schedule, Broadcast) and bool(schedule.repeats)
        return plan.months == 1 and not repeats

    def cell(send: Send) -> str:
        if is_of_a_month(send):
            return schedule_text(send.schedule, plan.month)
        return schedule_over(send.schedule, plan.period)

    def read(send: Send, text: str) -> Send | ParseError:
        if not is_of_a_month(send):
            sentence = tr("dates of several months are changed in the send's form; open it")
            return send if text == cell(send) else ParseError(text, sentence)
        schedule = read_schedule(text, send.schedule, plan.month)
        return (
            schedule if isinstance(schedule, ParseError) else replace(send, schedule=schedule)
        )

    return Column("schedule", _WHEN, cell, read)


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


def _changed(_place: int, field: str, line: Line, before: Line) -> Edit:
    return replace_line(line, field, before)
