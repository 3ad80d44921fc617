"""Columns: how one field of a row is shown, read and limited."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final, Generic, Protocol, TypeVar, cast, get_type_hints

from annotated_types import Ge, Gt, Le
from PySide6.QtCore import QCoreApplication, QLocale, Qt

from tarife.gui.numbers import (
    ZERO,
    Unread,
    amount_text,
    cell_count,
    count_text,
    percent_text,
    read_amount,
    read_count,
    read_percent,
)

translate = QCoreApplication.translate

Row = TypeVar("Row")
Number = TypeVar("Number", int, float)

FIGURE: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
TEXT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

CONTEXT: Final = "Columns"


def title_text(text: str) -> str:
    """Translate a title or tip that a column declares."""
    return QCoreApplication.translate(CONTEXT, text) if text else ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values that a cell may have, and what people call it."""

    key: str
    label: str


class Reader(Protocol[Row]):
    """Puts a text, or the key of a choice, into a row, or says why it cannot."""

    def __call__(self, row: Row, text: str, /) -> Row | Unread: ...


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column of a table.

    Attributes:
        id: A fixed name.
        title: The header, with its unit; translated where it is shown.
        show: What the cell says.
        read: How a text changes the row; nothing for a column that cannot be edited.
        begin: What an editor begins with, where it differs from what the cell says.
        choices: The values that a row chooses from, for a cell that is no free text.
        align: Where the text stands.
        tip: What the column means, for a pointer at its header.
        width: How wide it wants to be, in pixels; the one with 0 takes what is left.
    """

    id: str
    title: str
    show: Callable[[Row], str]
    read: Reader[Row] | None = None
    begin: Callable[[Row], str] | None = None
    choices: Callable[[Row], tuple[Choice, ...]] | None = None
    align: Qt.AlignmentFlag = TEXT
    tip: str = ""
    width: int = 100

    @property
    def is_figure(self) -> bool:
        """Whether the column holds figures, which are never cut off."""
        return self.align == FIGURE


@dataclass(frozen=True, slots=True)
class Heading:
    """How a column of a field is headed."""

    title: str
    tip: str = ""
    width: int = 100


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

    def sentence(self, text: str, value: float) -> str:
        """Say that ``value`` is outside, or nothing if it is inside."""
        locale = QLocale()
        if value > self.most:
            template = translate("Columns", "%1 is too much; the most is %2")
            return template.replace("%1", repr(text)).replace(
                "%2", amount_text(self.most, locale)
            )
        if value < self.least or (value == self.least and not self.is_least_included):
            template = translate("Columns", "%1 is too little; the least is %2")
            return template.replace("%1", repr(text)).replace(
                "%2", amount_text(self.least, locale)
            )
        return ""


def _hints(values: type[Any]) -> dict[str, Any]:
    return get_type_hints(values, include_extras=True)


def limited(value: Number | Unread, text: str, limits: Limits) -> Number | Unread:
    """Refuse a number outside its limits."""
    if isinstance(value, Unread):
        return value
    sentence = limits.sentence(text, value)
    return Unread(text, sentence) if sentence else value


def count_column(values: type[Row], field: str, heading: Heading) -> Column[Row]:
    """Make the column of a whole number."""
    limits = Limits.of(values, field)

    def read(row: Row, text: str) -> Row | Unread:
        value = limited(read_count(text, QLocale()), text, limits)
        return value if isinstance(value, Unread) else _with(row, field, value)

    return Column(
        field,
        heading.title,
        show=lambda row: cell_count(getattr(row, field), QLocale()),
        read=read,
        begin=lambda row: count_text(getattr(row, field), QLocale()),
        align=FIGURE,
        tip=heading.tip,
        width=heading.width,
    )


def amount_column(values: type[Row], field: str, heading: Heading) -> Column[Row]:
    """Make the column of a number with decimals."""
    limits = Limits.of(values, field)

    def read(row: Row, text: str) -> Row | Unread:
        value = limited(read_amount(text, QLocale()), text, limits)
        return value if isinstance(value, Unread) else _with(row, field, value)

    def show(row: Row) -> str:
        amount = getattr(row, field)
        return amount_text(amount, QLocale()) if amount else ZERO

    return Column(
        field,
        heading.title,
        show=show,
        read=read,
        begin=lambda row: amount_text(getattr(row, field), QLocale()),
        align=FIGURE,
        tip=heading.tip,
        width=heading.width,
    )


def percent_column(field: str, heading: Heading) -> Column[Row]:
    """Make the column of a ratio, shown as a percentage."""

    def read(row: Row, text: str) -> Row | Unread:
        value = read_percent(text, QLocale())
        return value if isinstance(value, Unread) else _with(row, field, value)

    def show(row: Row) -> str:
        ratio = getattr(row, field)
        return percent_text(ratio, QLocale()) if ratio else ZERO

    return Column(
        field,
        heading.title,
        show=show,
        read=read,
        begin=lambda row: percent_text(getattr(row, field), QLocale()),
        align=FIGURE,
        tip=heading.tip,
        width=heading.width,
    )


def name_column(heading: Heading) -> Column[Row]:
    """Make the column of a line's name, which is never empty."""

    def read(row: Row, text: str) -> Row | Unread:
        if not text.strip():
            return Unread(text, translate("Columns", "a name is needed; write one"))
        return _with(row, "name", text.strip())

    return Column(
        "name",
        heading.title,
        show=lambda row: str(getattr(row, "name")),  # noqa: B009 - rows of several types
        read=read,
        tip=heading.tip,
        width=heading.width,
    )


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
    labels = {choice.key: choice.label for choice in choices}

    def read(row: Row, text: str) -> Row | Unread:
        if text not in labels:
            sentence = translate(
                "Columns", "%1 is none of the choices; choose one from the list"
            )
            return Unread(text, sentence.replace("%1", repr(text)))
        return _with(row, field, take(text))

    return Column(
        field,
        heading.title,
        show=lambda row: labels.get(str(getattr(row, field)), str(getattr(row, field))),
        read=read,
        begin=lambda row: str(getattr(row, field)),
        choices=lambda _: choices,
        tip=heading.tip,
        width=heading.width,
    )


def _with(row: Row, field: str, value: Any) -> Row:
    return cast("Row", replace(cast("Any", row), **{field: value}))
