"""The sheet Rates: the card in use, where it comes from, and its bands as inputs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell

from tarife.rates.cards import Rate, TierSchedule
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES, Category
from tarife.workbook import texts
from tarife.workbook.calc.expressions import Expression, cell
from tarife.workbook.calc.tariffs import BandCells
from tarife.workbook.cells import (
    Column,
    Formula,
    Value,
    add_table,
    not_negative,
    units,
    write,
    write_titles,
)
from tarife.workbook.context import Context
from tarife.workbook.played import rate_in_use
from tarife.workbook.xlsxwriter_patches import Page

TABLE: Final = "Rates"
ABOVE, RATE, STEP = 2, 4, 5
"""Places of columns."""

HEADER: Final = 8


@dataclass(frozen=True, slots=True)
class RateBand:
    """One band of a schedule.

    Attributes:
        rate: What the card prints, or nothing where the figure is the app's own mean.
        above: How many messages of the month come before it.
        end: With which message it ends, or nothing where it has no end.
        step_micros: By how much its rate differs from the band before.
        is_last: Whether no band of the schedule follows.
        month: The month from which it holds, counted from 0.
    """

    market: str
    category: Category
    rate: Rate | None
    above: int
    end: int | None
    rate_micros: int
    step_micros: int
    is_last: bool
    month: int = 0

    @property
    def is_first(self) -> bool:
        """Whether it holds the list rate."""
        return not self.above


def bands_of(context: Context) -> tuple[RateBand, ...]:
    """List the bands in use of every market that the plan or a scenario reaches.

    A month whose bands are those of the month before has none of its own.
    """
    found: dict[tuple[str, Category], list[RateBand]] = {}
    latest: dict[tuple[str, Category], list[RateBand]] = {}
    for month, context_ in enumerate(context.by_month):
        for key, bands in _of_month(context_).items():
            if latest.get(key) != bands:
                latest[key] = bands
                found.setdefault(key, []).extend(replace(band, month=month) for band in bands)
    order = sorted(found, key=lambda key: (key[0], CATEGORIES.index(key[1])))
    return tuple(band for key in order for band in found[key])


def _of_month(context: Context) -> dict[tuple[str, Category], list[RateBand]]:
    found: dict[tuple[str, Category], list[RateBand]] = {}
    for variant in context.variants:
        for market in variant.forecast.lines.markets:
            for category in CATEGORIES:
                rated = rate_in_use(variant.forecast, market, category)
                if rated is not None:
                    found.setdefault((market, category), _bands(market, category, *rated))
        for pair in variant.pairs:
            if pair.rate is None:
                bands = _bands(pair.market, pair.category, None, pair.schedule)
                found.setdefault((pair.market, pair.category), bands)
    return found


def band_cells(
    context: Context, bands: tuple[RateBand, ...], month: int
) -> Mapping[tuple[str, Category], BandCells]:
    """Say where the bands of each market and category stand, for formulas on other sheets.

    Args:
        context: What to show.
        bands: All bands, from the table's first row on.
        month: The month in which they hold, counted from 0.
    """
    sheet = quote_sheetname(context.voice.tell(texts.RATES))
    indices: dict[tuple[str, Category], list[int]] = {}
    since: dict[tuple[str, Category], int] = {}
    for at, band in enumerate(bands, HEADER + 1):
        key = (band.market, band.category)
        if band.month <= month:
            if since.get(key) != band.month:
                indices[key], since[key] = [], band.month
            indices[key].append(at)

    def cells(rows: list[int], column: int, field: str) -> Expression:
        values = [getattr(bands[at - HEADER - 1], field) for at in rows]
        return cell(f"{sheet}!{xl_range_abs(rows[0], column, rows[-1], column)}", values)

    return {
        key: BandCells(
            cells(rows, ABOVE, "above"),
            cell(
                f"{sheet}!{xl_rowcol_to_cell(rows[0], RATE, row_abs=True, col_abs=True)}",
                bands[rows[0] - HEADER - 1].rate_micros,
            ),
            cells(rows, STEP, "step_micros"),
        )
        for key, rows in indices.items()
    }


def write_rates(page: Page, context: Context, bands: tuple[RateBand, ...]) -> None:
    """Write the card's name and source, then a row for each band."""
    forecast, styles, voice = context.forecast, context.styles, context.voice
    provenance = forecast.card.provenance
    write_titles(
        page,
        styles,
        voice.say("Rate card {card}", card=str(forecast.card.id)),
        voice.say(
            "A band's rate holds for messages above its threshold, counted "
            "through the month by market and category; both may be edited."
        ),
    )
    facts: tuple[tuple[str, Value, Format], ...] = (
        (voice.say("Valid from"), forecast.card.id.effective_from, styles.date),
        (voice.say("Source of the rates"), voice.tell(provenance.source), styles.text),
        (
            voice.say_in("workbook", "Confidence"),
            voice.tell(provenance.confidence),
            styles.text,
        ),
        (voice.say("The card lacks"), voice.list_of(provenance.missing), styles.text),
    )
    for row, (label, value, style) in enumerate(facts, 3):
        write(page, row, 0, label, styles.label)
        write(page, row, 1, value, style)
    add_table(
        page, (TABLE, HEADER), _columns(context), list(enumerate(bands, HEADER + 1)), styles
    )
    if bands:
        _validate(page, context, HEADER + len(bands))
    page.freeze_panes(HEADER + 1, 2)


def _columns(context: Context) -> tuple[Column[tuple[int, RateBand]], ...]:
    voice, styles = context.voice, context.styles

    def until(entry: tuple[int, RateBand]) -> Value:
        at, band = entry
        if band.is_last:
            return voice.say("and on") if band.end is None else band.end
        return Formula(f"={xl_rowcol_to_cell(at + 1, ABOVE)}", float(band.end or 0))

    def step(entry: tuple[int, RateBand]) -> Value:
        at, band = entry
        own, before = xl_rowcol_to_cell(at, RATE), xl_rowcol_to_cell(at - 1, RATE)
        text = f"={own}" if band.is_first else f"={own}-{before}"
        return Formula(text, units(band.step_micros))

    return (
        Column(
            voice.say("Market"), lambda entry: voice.territory(entry[1].market), styles.text, 28
        ),
        Column(
            voice.say("Category"),
            lambda entry: voice.tell(CATEGORY_NAMES[entry[1].category]),
            styles.text,
            28,
        ),
        Column(voice.tell(texts.ABOVE), lambda entry: entry[1].above, styles.input_count, 16),
        Column(voice.say("Up to message"), until, styles.count, 15),
        Column(
            voice.tell(texts.RATE),
            lambda entry: units(entry[1].rate_micros),
            styles.input_rate,
            18,
        ),
        Column(voice.say("Step"), step, styles.step, 18),
        Column(
            voice.tell(texts.ABOVE_EXPORTED), lambda entry: entry[1].above, styles.count, 16
        ),
        Column(
            voice.tell(texts.RATE_EXPORTED),
            lambda entry: units(entry[1].rate_micros),
            styles.rate,
            18,
        ),
        Column(
            voice.say("Valid from"),
            lambda entry: _card_day(entry[1]),
            styles.date_beside,
            16,
        ),
        Column(voice.say("Note"), lambda entry: _note(context, entry[1]), styles.text, 60),
    )


def _validate(page: Page, context: Context, last: int) -> None:
    voice = context.voice
    page.data_validation(
        *(HEADER + 1, RATE, last, RATE),
        {
            **not_negative(voice),
            "input_title": voice.say("Rate of one message"),
            "input_message": voice.say("In the billing currency. Every total follows."),
        },
    )
    page.data_validation(
        *(HEADER + 1, ABOVE, last, ABOVE),
        {
            "validate": "integer",
            "criteria": ">=",
            "value": 0,
            "input_title": voice.tell(texts.ABOVE),
            "input_message": voice.say("How many messages of the month come before this band."),
            "error_title": voice.say("This cannot be taken"),
            "error_message": voice.say("Give a whole number that is not negative."),
        },
    )


def _bands(
    market: str, category: Category, rate: Rate | None, schedule: TierSchedule
) -> list[RateBand]:
    ends = (*schedule.starts[1:], schedule.end)
    before = (0, *schedule.rates_micros)
    return [
        RateBand(
            market, category, rate, start, end, micros, micros - last, is_last=at == len(ends)
        )
        for at, (start, end, micros, last) in enumerate(
            zip(schedule.starts, ends, schedule.rates_micros, before, strict=False), 1
        )
    ]


def _card_day(band: RateBand) -> Value:
    return band.rate.card.effective_from if band.rate else None


def _note(context: Context, band: RateBand) -> str:
    voice = context.voice
    if band.rate is None:
        return voice.say("mean charge of the app; the month's first card holds no such rate")
    if not band.rate.sources:
        return voice.say("inferred from Meta's change log")
    return voice.tell(band.rate.note)
