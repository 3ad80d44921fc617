"""What ``tarife forecast --by`` prints: figures by day, week, month or quarter."""

from tarife.cli.voice import ENGLISH, Voice
from tarife.forecast.result import Forecast
from tarife.forecast.totals import SpanTotal, Unit, totals_by_span
from tarife.terms.money import decimal_text
from tarife.terms.sentences import say


def span_text(result: Forecast, unit: Unit | None, voice: Voice = ENGLISH) -> str:
    """Lay the figures of each span out for a terminal; nothing if none were asked for."""
    if unit is None:
        return ""
    header = (
        *(say("First day"), say("Last day"), say("Charged"), say("Free")),
        say("Cost ({currency})", currency=result.total.currency),
    )
    rows = [
        (
            *(voice.say("{day}", day=day) for day in (span.first, span.last)),
            *(f"{span.charged:,}", f"{span.free:,}"),
            decimal_text(span.charge_micros),
        )
        for span in totals_by_span(result.lines, unit)
    ]
    return f"\n{voice.table(header, rows, text=2)}"


def span_document(result: Forecast, unit: Unit | None) -> dict[str, object] | None:
    """Give the figures of each span as values for JSON; amounts are exact decimal texts."""
    if unit is None:
        return None
    return {
        "unit": unit.value,
        "rows": [_row(span) for span in totals_by_span(result.lines, unit)],
    }


def _row(span: SpanTotal) -> dict[str, object]:
    return {
        "first": span.first.isoformat(),
        "last": span.last.isoformat(),
        "charged": span.charged,
        "free": span.free,
        "amount": decimal_text(span.charge_micros),
    }
