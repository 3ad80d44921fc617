"""What ``tarife forecast --by`` prints: figures by day, week, month or quarter."""

from collections.abc import Sequence
from dataclasses import astuple, replace
from itertools import zip_longest

from tarife.cli.forecast.insight import percentiles_document
from tarife.cli.voice import ENGLISH, Voice
from tarife.forecast.ranges.spread import PercentileBand, Spread
from tarife.forecast.result import Forecast
from tarife.forecast.totals import SpanTotal, Unit, totals_by_span
from tarife.terms.money import decimal_text
from tarife.terms.sentences import say


def span_text(
    result: Forecast, unit: Unit | None, spread: Spread | None = None, voice: Voice = ENGLISH
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
