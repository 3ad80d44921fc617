"""What a paste could not take: it stays in the table until it is mended, dropped or undone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from math import log
from statistics import NormalDist
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QLocale

from tarife.gui.tables.cell_roles import INDENT_ROLE, REMOVABLE_ROLE, SUGGESTION_ROLE, SUM_ROLE
from tarife.gui.text.countries import Countries
from tarife.gui.text.estimates import AMOUNT, COUNT, Estimate, estimate_text, read_estimate
from tarife.gui.text.headings import Span
from tarife.gui.text.languages import tr
from tarife.gui.text.names import quoted
from tarife.gui.text.numbers import ParseError
from tarife.gui.widgets.columns import Column
from tarife.plan.model.behaviour import PRESETS, Preset
from tarife.terms.marking import marked

_WINDOW_S = 86_400
"""How long one may answer freely: 24 hours."""

CellAt = tuple[str, str]
"""The key of a row and the name of a column."""


@dataclass(frozen=True, slots=True)
class PasteError(ParseError):
    """A pasted text that its cell could not take; what replaces it is read in its unit.

    Attributes:
        span: Of what time the numbers of the pasted column are.
        place: The row and the column of the pasted text, counted from 1 and from 0.
    """

    span: Span = Span.DAY
    place: tuple[int, int] = (0, 0)

    @classmethod
    def of(
        cls, text: str, sentence: str, span: Span, place: tuple[int, int] = (0, 0)
    ) -> "PasteError":
        """Keep a text; one that is no number is told which numbers its column has."""
        if isinstance(read_any(text), ParseError):
            sentence = tr(_WANTED[span]) if span in _WANTED else sentence
        return cls(text, sentence, span, place)

    def as_cell_text(self, typed: str) -> str:
        """Write what is typed in its place as a cell of a day takes it."""
        return typed if self.span is Span.DAY else spread(typed, self.span)


_WANTED: Final = {
    Span.MONTH: marked("type a number of a month, as the column has, such as 500"),
    Span.ALL: marked("type a number of all months, as the column has, such as 500"),
    Span.REPLIES: marked("type your replies of a month, as the column has, such as 500"),
}


class Source(NamedTuple):
    """Which column of a pasted text, counted from 0, and of what time its numbers are."""

    at: int
    span: Span | None


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A pasted row whose country is not known, or stood there twice.

    Attributes:
        number: What tells it from the others.
        texts: Its cells as they were pasted.
        sentence: Why it could not be taken.
        suggestion: The country that was most likely meant, or nothing.
        after: The country it came after, or nothing if it came first.
        columns: The columns of the table that it has texts for.
        same: The key of the row that its country has already, to which it can be added.
        line: The row of the pasted text in which it stood, counted from 1.
        sources: Where its columns stand in the pasted text, by their names.
    """

    number: int
    texts: tuple[str, ...]
    sentence: str
    suggestion: str = ""
    after: str = ""
    columns: tuple[int, ...] = ()
    same: str = ""
    line: int = 0
    sources: Mapping[str, Source] = field(default_factory=dict)

    @property
    def country(self) -> str:
        """It has none yet."""
        return ""

    @property
    def key(self) -> str:
        """What tells it from all rows of the table."""
        return f"#{self.number}"

    @property
    def name(self) -> str:
        """What stood in its first cell."""
        return self.texts[0]

    @property
    def count(self) -> int:
        """How many of its cells hold something."""
        return len(tuple(filter(None, self.texts)))

    def cells(
        self, columns: tuple[Column[Any], ...], countries: Countries
    ) -> tuple[tuple["KeptRow", Column[Any]], ...]:
        """Make its cells: only the country can be mended."""
        texts = (*self.texts[: len(columns)], *[""] * (len(columns) - len(self.texts)))
        why = tr("Pasted, and taken when its country is mended.")
        country: Column[Any] = Column(
            "country",
            columns[0].heading,
            lambda _: texts[0],
            lambda _row, typed: ParseError(typed, self.sentence),
            countries=countries,
        )
        others: tuple[Column[Any], ...] = tuple(
            Column(column.id, column.heading, partial(_given, text), fixed=text and why)
            for column, text in zip(columns[1:], texts[1:], strict=True)
        )
        return tuple((self, column) for column in (country, *others))

    def with_text(self, at: int, text: str, sources: Mapping[str, Source]) -> "KeptRow":
        """Put a text into the column of the table at a place."""
        texts = [*self.texts, *[""] * (at + 1 - len(self.texts))]
        texts[at] = text
        columns, together = (*self.columns, at), {**self.sources, **sources}
        return replace(self, texts=tuple(texts), columns=columns, sources=together)

    def look(self, number: int, role: int) -> Any:
        """Give how else a cell looks: pale, with what can be done at the right of its name."""
        if role == INDENT_ROLE:
            return 0 if number else 1
        if role == SUGGESTION_ROLE:
            offered = tr("Add") if self.same else self.suggestion
            return None if number else offered or None
        if role == REMOVABLE_ROLE:
            return not number
        return bool(number) if role == SUM_ROLE else None


@dataclass(frozen=True, slots=True)
class KeptColumn:
    """A pasted column of numbers of which its heading does not tell which one it is.

    Attributes:
        heading: What stands above it.
        texts: The line and the text of each of its cells, by the keys of the rows they are for.
        others: The columns of the table that it cannot be: other pasted ones are.
        meant: The column that it is, where only a day or a month is asked.
        at: Its place in the pasted text, counted from 0.
        rows: The keys of all rows of the pasted text, also where it holds nothing for them.
    """

    heading: str
    texts: Mapping[str, tuple[int, str]]
    others: frozenset[str] = frozenset()
    meant: str = ""
    at: int = 0
    rows: frozenset[str] = frozenset()

    @property
    def amount(self) -> float:
        """What its numbers come to."""
        read = (read_any(text) for _, text in self.texts.values())
        return sum(one.likely for one in read if not isinstance(one, ParseError))

    def renamed(self, keys: Mapping[str, str]) -> "KeptColumn":
        """Go with rows that have other keys now; those that have none are dropped."""
        texts = {keys.get(key, key): text for key, text in self.texts.items()}
        rows = frozenset(keys.get(key, key) for key in self.rows) - {""}
        return replace(self, texts={key: text for key, text in texts.items() if key}, rows=rows)


def read_any(text: str) -> Estimate | ParseError:
    """Read a number of no known kind: ``12.500`` is a count where it can be."""
    count = read_estimate(text, COUNT, QLocale())
    return read_estimate(text, AMOUNT, QLocale()) if isinstance(count, ParseError) else count


def replies_each() -> float:
    """Give how many replies somebody gets who writes on their own, as is usual.

    Who is not answered, or too late, does not write again.
    """
    usual = PRESETS[Preset.SUPPORT]
    delay = usual.answer_delay
    spread_s = log(delay.p90_s / delay.median_s) / NormalDist().inv_cdf(0.9)
    in_time = NormalDist(log(delay.median_s), spread_s).cdf(log(_WINDOW_S))
    answered = usual.answer_ratio * in_time
    return answered * usual.messages_per_answer / (1 - (1 - 1 / usual.turns) * answered)


def spread(text: str, span: Span) -> str:
    """Write a number of a day, a month or all months as a cell of a day takes it.

    Of replies it takes the people whom they go to. Nothing stays nothing.
    """
    if span is Span.REPLIES:
        sent = read_any(text)
        if not text or isinstance(sent, ParseError):
            return text
        ends = (round(one / replies_each()) for one in (sent.likely, sent.low, sent.high))
        people = estimate_text(Estimate(*ends), COUNT, QLocale())
        return tr("%1 a month").replace("%1", people)
    count = read_estimate(text, COUNT, QLocale())
    is_number = not (isinstance(count, ParseError) and isinstance(read_any(text), ParseError))
    if not (text and is_number):
        return text
    number = text if isinstance(count, ParseError) else estimate_text(count, COUNT, QLocale())
    match span:
        case Span.DAY:
            return number
        case Span.MONTH:
            return tr("%1 a month").replace("%1", number)
        case Span.ALL:
            return tr("%1 in all").replace("%1", number)


def shared_out(heading: str) -> str:
    """Say that numbers of a longer time than a day were shared out over its days."""
    template = tr("the numbers of %1 were shared out over the days")
    return template.replace("%1", quoted(heading))


def _given(text: str, _row: KeptRow) -> str:
    return text


@dataclass(slots=True)
class Folding:
    """Which countries are unfolded, by their codes, and which pasted rows are left."""

    unfolded: set[str] = field(default_factory=set)
    kept: tuple[KeptRow, ...] = ()
