"""Cards as the text of files, in the layout of ``rate_cards/``."""

import csv
import io
import json

from tarife.rates.cards import RateCard
from tarife.rates.files.rows import CARD_COLUMNS
from tarife.terms.money import decimal_text


def card_text(card: RateCard) -> str:
    """Write the rates of a card, one row a band; see `tarife.rates.files.rows.read_card`."""
    stream = io.StringIO(newline="")
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(CARD_COLUMNS)
    for (market, category), rate in card.rates.items():
        schedule = rate.schedule
        ends = (*schedule.starts[1:], schedule.end)
        for start, end, micros in zip(
            schedule.starts, ends, schedule.rates_micros, strict=True
        ):
            first = start + 1 if start else 0
            last = "" if end is None else end
            figures = (first, last, decimal_text(micros), rate.sources)
            rows.writerow((market, category.value, *figures, rate.note))
    return stream.getvalue()


def listing_text(card: RateCard) -> str:
    """Write a card's table of ``cards.toml``."""
    day, currency = card.id.effective_from.isoformat(), card.id.currency
    provenance = card.provenance
    missing = ", ".join(_quoted(phrase) for phrase in provenance.missing)
    lines = (
        f'["{day}_{currency}"]',
        f"effective_from = {day}",
        f"currency = {_quoted(currency)}",
        f"coverage = {_quoted(card.coverage.value)}",
        f"source = {_quoted(provenance.source)}",
        f"confidence = {_quoted(provenance.confidence)}",
        f"missing = [{missing}]",
        f"note = {_quoted(provenance.note)}",
    )
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    # JSON's escapes are those of TOML, but for the one control character that JSON lets pass.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
