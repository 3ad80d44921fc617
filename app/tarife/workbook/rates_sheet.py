"""The sheet Rates: what the card prints for the markets of the plan."""

from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from tarife.rates.cards import Rate
from tarife.terms.categories import CATEGORIES, Category
from tarife.workbook.cells import Column, set_print, set_widths, units, write, write_table
from tarife.workbook.context import Context


@dataclass(frozen=True, slots=True)
class Band:
    """One band of a schedule; ``last`` is nothing where it has no end.

    Units:
        Messages of the month, counted from 1, both included.
    """

    market: str
    category: Category
    rate: Rate
    first: int
    last: int | None
    rate_micros: int


def bands_of(context: Context) -> tuple[Band, ...]:
    """List the bands of every market that the plan reaches, by name and category."""
    card, lines = context.forecast.card, context.forecast.lines
    return tuple(
        band
        for market in sorted(lines.markets)
        for category in CATEGORIES
        if (market, category) in card.rates
        for band in _bands(market, category, card.rates[market, category])
    )


def band_columns(context: Context) -> tuple[Column[Band], ...]:
    """Declare the columns."""
    words, styles = context.words, context.styles
    return (
        Column(words.market, lambda band: band.market, styles.text, 28),
        Column(words.category, lambda band: words.categories[band.category], styles.text, 28),
        Column(words.from_message, lambda band: band.first, styles.count, 15),
        Column(
            words.to_message,
            lambda band: words.and_on if band.last is None else band.last,
            styles.count,
            15,
        ),
        Column(
            context.priced(words.rate),
            lambda band: units(band.rate_micros),
            styles.rate,
            18,
        ),
        Column(words.card_day, lambda band: band.rate.card.effective_from, styles.date, 16),
        Column(words.note, lambda band: band.rate.note, styles.wrapped, 60),
    )


def write_rates(page: Worksheet, context: Context) -> None:
    """Write the card's name and source, then a row for each band."""
    forecast, styles, words = context.forecast, context.styles, context.words
    provenance = forecast.card.provenance
    write(page, 0, 0, f"{words.card} {forecast.card.id}", styles.section)
    facts = [
        (words.source, provenance.source),
        (words.confidence, provenance.confidence),
        (words.lacks, "; ".join(provenance.missing) or words.nothing),
        (words.note, provenance.note),
    ]
    if not forecast.era.has_tiers:
        facts.append((words.rules, words.not_tiered))
    for row, (label, text) in enumerate(facts, 1):
        write(page, row, 0, label, styles.label)
        write(page, row, 1, text, styles.text)
    header = len(facts) + 2
    columns = band_columns(context)
    block = write_table(page, header, columns, bands_of(context), styles)
    set_widths(page, [column.width for column in columns])
    page.autofilter(header, 0, block.last, len(columns) - 1)
    page.freeze_panes(header + 1, 2)
    set_print(page, repeated=header)


def _bands(market: str, category: Category, rate: Rate) -> list[Band]:
    schedule = rate.schedule
    ends = (*schedule.starts[1:], schedule.end)
    return [
        Band(market, category, rate, start + 1, end, micros)
        for start, end, micros in zip(schedule.starts, ends, schedule.rates_micros, strict=True)
    ]
