"""What ``tarife forecast --by`` prints: figures by day, week, month or quarter."""

from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date
from itertools import zip_longest
from typing import Final, Self

from tarife.cli.forecast.insight import percentiles_document
from tarife.cli.voice import ENGLISH, CliVoice
from tarife.forecast.ranges.spread import PercentileBand, Spread
from tarife.forecast.result import Forecast
from tarife.forecast.totals import (
    SpanTotal,
    Total,
    Unit,
    spans_of,
    totals_by_market,
    totals_by_span,
)
from tarife.terms.money import decimal_text
from tarife.terms.sentences import Sentence, say

_MOST_COLUMNS: Final = 4
"""Months or quarters that a terminal has room for beside the other columns of a table."""


def span_text(
    result: Forecast, unit: Unit | None, spread: Spread | None = None, voice: CliVoice = ENGLISH
) -> str:
    """Lay the figures of each span out for a terminal; nothing if none were asked for."""
    if unit is None:
        return ""
    spans = _spans(result, unit, spread)
    has_bands = any(band for _, band in spans)
    header = (
        *(say("First day"), say("Last day"), say("Charged"), say("Free")),
        say("Cost ({currency})", currency=result.total.currency),
        *(("P10", "P50", "P90") if has_bands else ()),
    )
    rows = [
        (
            *(voice.say("{day}", day=day) for day in (span.first, span.last)),
            *(f"{span.charged:,}", f"{span.free:,}"),
            decimal_text(span.charge_micros),
            *((decimal_text(micros) for micros in astuple(band)) if band else ()),
        )
        for span, band in spans
    ]
    return f"\n{voice.table(header, rows, text=2)}"


def span_document(
    result: Forecast, unit: Unit | None, spread: Spread | None = None
) -> dict[str, object] | None:
    """Give the figures of each span as values for JSON; amounts are exact decimal texts."""
    if unit is None:
        return None
    return {
        "unit": unit.value,
        "rows": [_row(span, band) for span, band in _spans(result, unit, spread)],
    }


@dataclass(frozen=True, slots=True)
class SpanColumns:
    """Months or quarters that have a column each in tables of costs.

    Attributes:
        titles: Their names.
        months: The billed months of each, counted from 0.
    """

    titles: tuple[Sentence, ...] = ()
    months: tuple[list[int], ...] = ()

    @classmethod
    def of(cls, result: Forecast, unit: Unit | None) -> Self:
        """Give those of a forecast; days and weeks have none."""
        if unit not in (Unit.MONTH, Unit.QUARTER):
            return cls()
        days = [month.plan.month.first_day for month in result.by_month]
        months = spans_of(days, unit)
        return cls(tuple(_title(days[own[0]], unit) for own in months), months)

    @property
    def in_text(self) -> Self:
        """Those that a terminal has room for: all or none, and one is the total."""
        return (
            self
            if 1 < len(self.titles) <= _MOST_COLUMNS
            else replace(self, titles=(), months=())
        )

    def sums(self, by_month: Sequence[int]) -> tuple[int, ...]:
        """Add up what each billed month has."""
        return tuple(sum(by_month[number] for number in own) for own in self.months)


def _title(first: date, unit: Unit) -> Sentence:
    if unit is Unit.MONTH:
        return say("{day:MMM y}", day=first)
    return say("Q{quarter} {year}", quarter=(first.month + 2) // 3, year=str(first.year))


def charges_by_month(result: Forecast) -> Callable[[Total], list[int]]:
    """Give what finds the charges of a market and category in each billed month, in micros."""
    months = [
        {(one.market, one.category): one.charge_micros for one in totals_by_market(month.lines)}
        for month in result.by_month
    ]
    return lambda total: [own.get((total.market, total.category), 0) for own in months]


def _spans(
    result: Forecast, unit: Unit, spread: Spread | None
) -> list[tuple[SpanTotal, PercentileBand | None]]:
    """Give each span as far as it is billed, with its percentiles where trials have them."""
    bands: Sequence[PercentileBand] = ()
    if spread is not None:
        bands = spread.by_day if unit is Unit.DAY else spread.by_span.get(unit, ())
    first = result.first_day
    return [
        (replace(span, first=max(span.first, first)), band)
        for span, band in zip_longest(totals_by_span(result.lines, unit), bands)
        if span.last >= first
    ]


def _row(span: SpanTotal, band: PercentileBand | None) -> dict[str, object]:
    return {
        "first": span.first.isoformat(),
        "last": span.last.isoformat(),
        "charged": span.charged,
        "free": span.free,
        "amount": decimal_text(span.charge_micros),
        "spread": band and percentiles_document(band),
    }
