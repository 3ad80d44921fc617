"""The sheet Rates: the card in use, where it comes from, and its bands as inputs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from xlsxwriter.utility import xl_range_abs

from tarife.rates.cards import Rate
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES, Category
from tarife.terms.tiers import TierSchedule
from tarife.workbook import texts
from tarife.workbook.calc.costs import BandCells
from tarife.workbook.calc.expressions import Expression, cell
from tarife.workbook.cells import Formula, Value, cell_name, units
from tarife.workbook.context import Context
from tarife.workbook.played import rate_in_use
from tarife.workbook.sheet import Column, Entry, Line, Sheet, Table
from tarife.workbook.texts import Voice

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
    """Say where the bands of each market and category stand, for formulas on other sheets."""
    sheet = context.sheet(texts.RATES)
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
                f"{sheet}!{cell_name(rows[0], RATE, fixed=True)}",
                bands[rows[0] - HEADER - 1].rate_micros,
            ),
            cells(rows, STEP, "step_micros"),
        )
        for key, rows in indices.items()
    }


def write_rates(sheet: Sheet, bands: tuple[RateBand, ...]) -> None:
    say, card, styles = sheet.say, sheet.context.forecast.card, sheet.styles
    sheet.titles(
        say("Rate card {card}", card=str(card.id)),
        say(
            "A band's rate holds for messages above its threshold, counted "
            "through the month by market and category; both may be edited."
        ),
    )
    valid_from = (say("Valid from"), card.id.effective_from, styles.date)
    sheet.entries((3, 0), (valid_from, *card_facts(sheet)), styles.label)
    sheet.table(Table(HEADER, _columns(sheet), bands, name=TABLE))
    if bands:
        last, rule = HEADER + len(bands), sheet.not_negative
        tip = say("In the billing currency. Every total follows.")
        sheet.take((HEADER + 1, RATE, last, RATE), rule, say("Rate of one message"), tip)
        whole = {"error_message": say("Give a whole number that is not negative.")}
        sheet.take(
            (HEADER + 1, ABOVE, last, ABOVE),
            {**rule, "validate": "integer", **whole},
            sheet.tell(texts.ABOVE),
            say("How many messages of the month come before this band."),
        )
    sheet.page.freeze_panes(HEADER + 1, 2)


def card_facts(sheet: Sheet) -> tuple[Entry, ...]:
    say, style = sheet.say, sheet.styles.text
    provenance = sheet.context.forecast.card.provenance
    confidence = sheet.voice.say_in("workbook", "Confidence")
    return (
        (say("Source of the rates"), sheet.tell(provenance.source), style),
        (confidence, sheet.tell(provenance.confidence), style),
        (say("The card lacks"), sheet.voice.list_of(provenance.missing), style),
    )


def _columns(sheet: Sheet) -> tuple[Column[RateBand], ...]:
    say, tell, voice, styles = sheet.say, sheet.tell, sheet.voice, sheet.styles

    def until(line: Line[RateBand]) -> Value:
        if line.row.is_last:
            end: int | None = line.row.end
            return say("and on") if end is None else end
        return Formula(cell_name(line.at + 1, ABOVE), float(line.row.end or 0))

    def step(line: Line[RateBand]) -> Value:
        own, before = line.name(RATE), cell_name(line.at - 1, RATE)
        text = own if line.row.is_first else f"{own}-{before}"
        return Formula(text, units(line.row.step_micros))

    def rate(line: Line[RateBand]) -> float:
        return units(line.row.rate_micros)

    def card_day(line: Line[RateBand]) -> Value:
        return line.row.rate.card.effective_from if line.row.rate else None

    categories = {one: tell(name) for one, name in CATEGORY_NAMES.items()}
    return (
        Column(say("Market"), lambda line: voice.territory(line.row.market), styles.text, 28),
        Column(say("Category"), lambda line: categories[line.row.category], styles.text, 28),
        Column(tell(texts.ABOVE), "above", styles.input_count, 16),
        Column(say("Up to message"), until, styles.count, 15),
        Column(tell(texts.RATE), rate, styles.input_rate, 18),
        Column(say("Step"), step, styles.step, 18),
        Column(tell(texts.ABOVE_EXPORTED), "above", styles.count, 16),
        Column(tell(texts.RATE_EXPORTED), rate, styles.rate, 18),
        Column(say("Valid from"), card_day, styles.date_beside, 16),
        Column(say("Note"), lambda line: _note(voice, line.row), styles.text, 60),
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


def _note(voice: Voice, band: RateBand) -> str:
    if band.rate is None:
        return voice.say("mean charge of the app; the month's first card holds no such rate")
    if not band.rate.sources:
        return voice.say("inferred from Meta's change log")
    return voice.tell(band.rate.note)
