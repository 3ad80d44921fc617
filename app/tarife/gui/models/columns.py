"""Columns: how one field of a row is shown, read and limited."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, TypeVar, cast, get_type_hints

from annotated_types import Ge, Gt, Le
from PySide6.QtCore import QCoreApplication, QLocale, Qt

from tarife.gui.countries import Countries
from tarife.gui.estimates import AMOUNT, Estimate, Unit, estimate_text, read_estimate
from tarife.gui.numbers import ZERO, Unread
from tarife.gui.texts import filled

translate = QCoreApplication.translate

Row = TypeVar("Row")

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
class Number(Generic[Row]):
    """What a column of numbers knows of them.

    Attributes:
        unit: How they are read and shown.
        limits: The least and the greatest.
        value: The number of a row.
    """

    unit: Unit
    limits: "Limits"
    value: Callable[[Row], float]

    def read(self, text: str) -> Estimate | Unread:
        """Read a number or a range that keeps within the limits."""
        estimate = read_estimate(text, self.unit, QLocale())
        if isinstance(estimate, Unread):
            return estimate
        for value in (estimate.low, estimate.high):
            sentence = self.limits.sentence(text, value, self.unit)
            if sentence:
                return Unread(text, sentence)
        return estimate

    def shown(self, estimate: Estimate) -> str:
        """Write a number or a range as a table shows it: nothing is a dash."""
        if not estimate.is_range and not estimate.likely:
            return ZERO
        return self.begun(estimate)

    def begun(self, estimate: Estimate) -> str:
        """Write a number or a range as an editor begins with it."""
        return estimate_text(estimate, self.unit, QLocale())


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column of a table, or one field of a form.

    Attributes:
        id: A fixed name; of a number, its field in the plan.
        title: The header, with its unit; translated where it is shown.
        show: What the cell says.
        read: How a text changes the row; nothing for numbers and what cannot be edited.
        number: What is known of a number.
        begin: What an editor begins with, where it differs from what the cell says.
        choices: The values that a row chooses from, for a cell that is no free text.
        countries: What completes a cell that names a country.
        is_many: Whether any number of the choices may be taken; the text is their keys, with
            commas between.
        is_long: Whether the text may have several lines.
        align: Where the text stands.
        tip: What the column means, for a pointer at its header.
        width: How wide it wants to be, in pixels; the one with 0 takes what is left.
    """

    id: str
    title: str
    show: Callable[[Row], str]
    read: Reader[Row] | None = None
    number: Number[Row] | None = None
    begin: Callable[[Row], str] | None = None
    choices: Callable[[Row], tuple[Choice, ...]] | None = None
    countries: Countries | None = None
    is_many: bool = False
    is_long: bool = False
    align: Qt.AlignmentFlag = TEXT
    tip: str = ""
    width: int = 100

    @property
    def is_figure(self) -> bool:
        """Whether the column holds figures, which are never cut off."""
        return self.align == FIGURE

    @property
    def is_editable(self) -> bool:
        """Whether a person may change its cells."""
        return self.read is not None or self.number is not None

    def head(self, role: int, title: str = "") -> Any:
        """Give what its header shows; a title stands in for its own."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title or title_text(self.title)
            case Qt.ItemDataRole.ToolTipRole:
                return title_text(self.tip) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.align
            case _:
                return None


@dataclass(frozen=True, slots=True)
class Heading:
    """How a column of a field is headed."""

    title: str
    tip: str = ""
    width: int = 100


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

    def sentence(self, text: str, value: float, unit: Unit = AMOUNT) -> str:
        """Say that ``value`` is outside, or nothing if it is inside."""
        if value > self.most:
            template = translate("Columns", "%1 is too much; the most is %2")
            bound = self.most
        elif value < self.least:
            template = translate("Columns", "%1 is too little; the least is %2")
            bound = self.least
        elif value == self.least and not self.is_least_included:
            template = translate("Columns", "%1 is too little; write more than %2")
            bound = self.least
        else:
            return ""
        return filled(template, repr(text), unit.show(bound, QLocale()))


def _hints(values: type[Any]) -> dict[str, Any]:
    return get_type_hints(values, include_extras=True)
