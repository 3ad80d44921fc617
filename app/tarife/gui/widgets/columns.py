"""Columns: how one field of a row is shown, read and limited."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final, Generic, Protocol, TypeAlias, TypeVar, cast, get_type_hints
from zoneinfo import available_timezones

from annotated_types import Ge, Gt, Le
from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, Qt

from tarife.gui.text.countries import Countries
from tarife.gui.text.estimates import AMOUNT, Estimate, Notation, estimate_text, read_estimate
from tarife.gui.text.languages import tr
from tarife.gui.text.names import filled, quoted
from tarife.gui.text.numbers import (
    ZERO_DASH,
    ExactUnit,
    ParseError,
    cell_count,
    money_text,
    read_amount,
)
from tarife.gui.text.times import date_text, day_text
from tarife.plan.model.behaviour import Preset, behaviour_of
from tarife.terms.folding import caseless
from tarife.terms.money import Money

Row = TypeVar("Row")
Index: TypeAlias = QModelIndex | QPersistentModelIndex

FIGURE: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
TEXT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


CellValue: TypeAlias = str | int | Money | date


def title_text(text: str) -> str:
    """Translate a title or tip that a column declares."""
    return tr(text, "Columns") if text else ""


@dataclass(frozen=True, slots=True)
class Heading:
    """How a column, or a field of a form, is headed.

    Attributes:
        title: With its unit; translated where it is shown, as the tip is.
        tip: What it means, for a pointer at the header.
        width: How wide it wants to be, in pixels; the one with 0 takes what is left.
        align: Where header and cells stand.
    """

    title: str
    tip: str = ""
    width: int = 100
    align: Qt.AlignmentFlag = TEXT

    @property
    def is_figure(self) -> bool:
        """Whether the column holds figures, which are never cut off."""
        return self.align == FIGURE

    def in_currency(self, currency: str) -> "Heading":
        """Name the currency in the title, where ``%1`` stands for it."""
        return replace(self, title=title_text(self.title).replace("%1", currency))

    def data(self, role: int) -> Any:
        """Give what the header shows."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title_text(self.title)
            case Qt.ItemDataRole.ToolTipRole:
                return title_text(self.tip) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.align
            case _:
                return None


def figures(title: str, tip: str = "", width: int = 100) -> Heading:
    """Head a column of figures."""
    return Heading(title, tip, width, FIGURE)


def cell_text(cell: CellValue, decimals: int | None = None) -> str:
    """Write a cell as tables show it.

    Args:
        cell: A text, or a count, an amount or a day.
        decimals: Digits of an amount after the point; the currency's own where none are given.
    """
    match cell:
        case Money():
            return money_text(cell, QLocale(), decimals)
        case date():
            return day_text(cell)
        case int():
            return cell_count(cell, QLocale())
        case _:
            return cell


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values that a cell may have, and what people call it."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a day is clicked for a cell that days are typed into.

    Attributes:
        first: The first day that is offered.
        last: The last one.
        day: The day that stands there.
        put: Gives the text of the cell with a day that is clicked.
        open: What it means to have no day there.
        days_of: Gives the days of a text, where several may be clicked one after the other.
        busy: Gives what goes out already, by its day.
    """

    first: date
    last: date
    day: date | None
    put: Callable[[str, date], str]
    open: str = ""
    days_of: Callable[[str], tuple[date, ...]] | None = None
    busy: Callable[[], Mapping[date, str]] = dict


def any_day(day: date | None, near: date) -> Calendar:
    """Offer the days of the years around the one that stands there, or one near it."""
    shown = day or near
    years = date(shown.year - _YEARS, 1, 1), date(shown.year + _YEARS, 12, 31)
    return Calendar(*years, shown, lambda _, clicked: date_text(clicked))


_YEARS: Final = 5


@cache
def zone_choices() -> tuple[Choice, ...]:
    """Offer every time zone; to list them takes a walk through the files of the system."""
    return tuple(Choice(zone, zone) for zone in sorted(available_timezones()))


class CellReader(Protocol[Row]):
    """Puts a text, or the key of a choice, into a row, or says why it cannot."""

    def __call__(self, row: Row, text: str, /) -> Row | ParseError: ...


@dataclass(frozen=True, slots=True)
class Number(Generic[Row]):
    """What a column of numbers knows of them.

    Attributes:
        unit: How they are read and shown.
        limits: The least and the greatest.
        value: The number of a row.
    """

    unit: Notation
    limits: "Limits"
    value: Callable[[Row], float]

    def read(self, text: str) -> Estimate | ParseError:
        """Read a number or a range that keeps within the limits."""
        estimate = read_estimate(text, self.unit, QLocale())
        if isinstance(estimate, ParseError):
            return estimate
        for value in (estimate.low, estimate.high):
            sentence = self.limits.sentence(text, value, self.unit)
            if sentence:
                return ParseError(text, sentence)
        return estimate

    def shown(self, estimate: Estimate) -> str:
        """Write a number or a range as a table shows it: nothing is a dash."""
        if not estimate.is_range and not estimate.likely:
            return ZERO_DASH
        return estimate_text(estimate, self.unit.in_tables, QLocale())

    def edit_text(self, estimate: Estimate) -> str:
        """Write a number or a range as an editor begins with it."""
        return estimate_text(estimate, self.unit, QLocale())


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column of a table, or one field of a form.

    Attributes:
        id: A fixed name; of a number, its field in the plan.
        heading: What stands above it.
        cell: What the cell of a row holds.
        read: How a text changes the row; nothing for numbers and what cannot be edited.
        number: What is known of a number.
        edit_text: What an editor begins with, where it differs from what the cell says.
        choices: The values that a row chooses from, for a cell that is no free text.
        countries: What completes a cell that names a country.
        calendar: Offers days for a cell that holds some.
        is_many: Whether any number of the choices may be taken; the text is their keys, with
            commas between.
        is_long: Whether the text may have several lines.
        is_prose: Whether it is for people alone, so that its half may be taken while they type.
        fixed: Why it cannot be edited, for a cell where a person might want to.
        exact: The amount of a row before it was rounded for showing: it is told, and copied.
        is_signed: Whether its amounts say how much more or less something is.
    """

    id: str
    heading: Heading
    cell: Callable[[Row], CellValue]
    read: CellReader[Row] | None = None
    number: Number[Row] | None = None
    edit_text: Callable[[Row], str] | None = None
    choices: Callable[[Row], tuple[Choice, ...]] | None = None
    countries: Countries | None = None
    calendar: Callable[[Row], Calendar | None] | None = None
    is_many: bool = False
    is_long: bool = False
    is_prose: bool = False
    fixed: str = ""
    exact: Callable[[Row], Money | None] | None = None
    is_signed: bool = False

    @property
    def is_editable(self) -> bool:
        """Whether a person may change its cells."""
        return self.read is not None or self.number is not None

    def text(self, row: Row, decimals: int | None = None) -> str:
        """Say what the cell of a row says."""
        cell = self.cell(row)
        is_more = self.is_signed and isinstance(cell, Money) and cell.micros > 0
        return "+" * is_more + cell_text(cell, decimals)


@dataclass(frozen=True, slots=True)
class Chosen(Generic[Row]):
    """How the choice of a row is found, and put.

    Attributes:
        key: Gives the key of a row's choice.
        put: Gives the row with the choice of another key.
    """

    key: Callable[[Row], str]
    put: Callable[[Row, str], Row]


@dataclass(frozen=True, slots=True)
class Limits:
    """The least and the greatest value that a field of the plan takes."""

    least: float
    most: float
    is_least_included: bool = True

    @classmethod
    def of(cls, values: type[Any], field: str) -> "Limits":
        """Find the limits that the type of a field declares."""
        least, most, is_included = float("-inf"), float("inf"), True
        for mark in getattr(_hints(values)[field], "__metadata__", ()):
            match mark:
                case Ge(ge):
                    least = float(cast("float", ge))
                case Gt(gt):
                    least, is_included = float(cast("float", gt)), False
                case Le(le):
                    most = float(cast("float", le))
                case _:
                    pass
        return cls(least, most, is_included)

    def sentence(self, text: str, value: float, unit: Notation = AMOUNT) -> str:
        """Say that ``value`` is outside, or nothing if it is inside."""
        if value > self.most:
            template = tr("%1 is too much; the most is %2")
            bound = self.most
        elif value < self.least:
            template = tr("%1 is too little; the least is %2")
            bound = self.least
        elif value == self.least and not self.is_least_included:
            template = tr("%1 is too little; write more than %2")
            bound = self.least
        else:
            return ""
        return filled(template, quoted(text), unit.show(bound, QLocale()))


def _hints(values: type[Any]) -> dict[str, Any]:
    return get_type_hints(values, include_extras=True)


def or_dash(money: Money | str) -> Money | str:
    """Give what a cell shows for an amount: nothing is a dash."""
    return ZERO_DASH if isinstance(money, Money) and not money.micros else money


def number_column(
    field: str, owner: type[Any], unit: Notation, heading: Heading
) -> Column[Row]:
    """Make the column of a number.

    Args:
        field: The number, with dots inwards, such as ``behaviour.reply_ratio``.
        owner: The type that declares the last part of it, with its limits.
        unit: How it is read and shown.
        heading: The header.
    """
    steps = field.split(".")
    number: Number[Row] = Number(
        unit, Limits.of(owner, steps[-1]), lambda row: _inside(row, steps)
    )
    return column_of_number(field, number, heading)


def column_of_number(field: str, number: Number[Row], heading: Heading) -> Column[Row]:
    """Make the column of a number that is found in a way of its own."""
    return Column(
        field,
        replace(heading, align=FIGURE),
        lambda row: number.shown(Estimate.exactly(number.value(row))),
        number=number,
        edit_text=lambda row: number.edit_text(Estimate.exactly(number.value(row))),
    )


def name_column(heading: Heading) -> Column[Row]:
    """Make the column of a line's name, which is never empty."""

    def read(row: Row, text: str) -> Row | ParseError:
        if not text.strip():
            return ParseError(text, tr("a name is needed; write one"))
        return _with(row, "name", text.strip())

    return Column("name", heading, lambda row: str(getattr(row, "name")), read)  # noqa: B009 - rows of several types


def country_column(
    heading: Heading, countries: Countries, taken: Collection[str] = ()
) -> Column[Row]:
    """Make the column of a country, which is typed by any of its names or its code.

    Args:
        heading: The header.
        countries: What finds them.
        taken: Countries that other rows have already, where each may have only one.
    """

    def read(row: Row, text: str) -> Row | ParseError:
        code = countries.find(text)
        if not code:
            return ParseError(text, unknown_country(text, countries))
        if code in taken and code != getattr(row, "country"):  # noqa: B009 - several types
            template = tr("%1 already has a row; change its numbers")
            return ParseError(text, template.replace("%1", countries.name(code)))
        return _with(row, "country", code)

    return Column(
        "country",
        heading,
        lambda row: countries.name(getattr(row, "country")),  # noqa: B009
        read,
        countries=countries,
    )


def unknown_country(text: str, countries: Countries) -> str:
    """Say that no country is named so, and which one may be meant."""
    return no_country(text, countries.meant(text))


def no_country(text: str, meant: str) -> str:
    """Say that no country is named so, and which one is meant if that is known."""
    hint = tr("write its name or two-letter code")
    if meant:
        hint = tr("did you mean %1?").replace("%1", quoted(meant))
    template = tr("there is no country %1; %2")
    return filled(template, quoted(text), hint)


def choice_column(
    field: str, heading: Heading, choices: tuple[Choice, ...], take: Callable[[str], Any]
) -> Column[Row]:
    """Make the column of a field that has one of several values.

    Args:
        field: The field; its text is the key of a choice.
        heading: The header.
        choices: The values.
        take: Turns a key into the field's value.
    """
    chosen: Chosen[Row] = Chosen(
        lambda row: str(getattr(row, field)),
        lambda row, key: _with(row, field, take(key)),
    )
    return choosing_column(field, heading, choices, chosen)


def choosing_column(
    field: str, heading: Heading, choices: tuple[Choice, ...], chosen: Chosen[Row]
) -> Column[Row]:
    """Make the column of anything in a row that has one of several values.

    Args:
        field: The name of the column.
        heading: The header.
        choices: The values; a person may give their keys or their labels.
        chosen: How the choice of a row is found and put.
    """
    labels = {choice.key: choice.label for choice in choices}
    keys = {caseless(choice.label): choice.key for choice in choices}

    def read(row: Row, text: str) -> Row | ParseError:
        key = text if text in labels else keys.get(caseless(text.strip()))
        if key is None:
            sentence = tr("%1 is none of the choices; choose one from the list")
            return ParseError(text, sentence.replace("%1", quoted(text)))
        return chosen.put(row, key)

    return Column(
        field,
        heading,
        lambda row: labels.get(chosen.key(row), chosen.key(row)),
        read,
        edit_text=chosen.key,
        choices=lambda _: choices,
    )


def _inside(row: Any, steps: list[str]) -> float:
    """Go inwards from a row to one of its numbers; a preset's name stands for its numbers."""
    for step in steps:
        owner = behaviour_of(row) if isinstance(row, Preset) else row
        row = owner[int(step)] if isinstance(owner, tuple) else getattr(owner, step)
    return float(row)


def _with(row: Row, field: str, value: Any) -> Row:
    return cast("Row", replace(cast("Any", row), **{field: value}))


def read_within(unit: ExactUnit, text: str, limits: Limits) -> Any:
    """Read a number that keeps within limits, or say why it cannot be taken."""
    number = unit.read(text, QLocale())
    if isinstance(number, ParseError):
        return number
    shown = Notation(read_amount, lambda bound, own: unit.show(Decimal(repr(bound)), own))
    sentence = limits.sentence(text, float(number), shown)
    return ParseError(text, sentence) if sentence else number


def exact_column(
    field: str, owner: type[Any], unit: ExactUnit, heading: Heading
) -> Column[Any]:
    """Make the column of an exact number, within the limits that its type declares."""
    limits = Limits.of(owner, field)

    def read(row: Any, text: str) -> Any:
        value = read_within(unit, text, limits)
        return value if isinstance(value, ParseError) else replace(row, **{field: value})

    return Column(
        field,
        replace(heading, align=FIGURE),
        lambda row: unit.cell(getattr(row, field)),
        read,
        edit_text=lambda row: unit.show(getattr(row, field), QLocale()),
    )
