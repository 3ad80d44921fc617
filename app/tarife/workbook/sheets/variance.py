"""The sheet Variance: what was planned, room for what came, and why they differ."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final

from xlsxwriter.utility import xl_range, xl_range_abs, xl_rowcol_to_cell

from tarife.insight.digest import tried
from tarife.plan.model.actuals import ActualReason
from tarife.plan.model.booked import TypedActual
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import CATEGORY_NAMES, Category
from tarife.terms.money import MICROS
from tarife.workbook import texts
from tarife.workbook.calc.days import CHOSEN
from tarife.workbook.calc.rows import CATEGORY, MARKET, SCENARIO, TOTAL_COLUMN
from tarife.workbook.calc.sheet import Calc
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
from tarife.workbook.sheets.data import MONTH
from tarife.workbook.sheets.inputs import KEY_TITLE
from tarife.workbook.xlsxwriter_patches import Page

TABLE: Final = "Variance"
HEADER: Final = 4
MESSAGES, COST, MEAN, ACTUAL_MESSAGES, ACTUAL_COST, GAP, VOLUME, PRICE = range(3, 11)
"""Places of columns."""

KEY_SIGN: Final = "/"
"""What stands between the parts of a key."""

NOTE, KEY = PRICE + 1, PRICE + 2
_CAUSES: Final = 9
"""The rows that total and causes take below the table."""

_UNPLANNED: Final = 5
"""How many blank rows there are at least for what nobody planned."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What the plan expects of a market and category in a month.

    Attributes:
        at: Its row on the sheet, from 0.
        month: The month, counted from 0; nothing in a blank row.
        labels: Its month, market and category.
        key: Month, market and category, the same in every language; empty in a blank row.
        came: The charged messages that there were; nothing while that is not known.
        paid_micros: What they cost; likewise.
        note: Where both are from.
    """

    at: int
    month: int | None = None
    labels: tuple[Value, Value, Value] = (None, None, None)
    messages: int = 0
    charge_micros: int = 0
    key: tuple[str, str, str] = ("", "", "")
    came: int | None = None
    paid_micros: int | None = None
    note: str = ""

    @property
    def mean(self) -> float:
        return units(self.charge_micros) / self.messages if self.messages else 0

    @property
    def effects(self) -> tuple[float, float, float] | None:
        """The difference, what of it comes from messages, and what from the price."""
        messages, micros = self.came, self.paid_micros
        if messages is None or micros is None:
            return None
        by_messages = (messages - self.messages) * self.mean
        by_price = units(micros) - messages * self.mean
        return units(micros - self.charge_micros), by_messages, by_price

    def effect(self, place: int) -> float | str:
        """Give one of the effects as a cell, which is empty where nothing is known."""
        return self.effects[place] if self.effects else ""


@dataclass(frozen=True, slots=True)
class TypedCells:
    """What was typed into the table, for formulas on other sheets."""

    context: Context

    def of_month(self, cell: str, first: date) -> tuple[str, float | None]:
        """Add up the actual cost of the month that a cell names; nothing if it has none."""
        voice = self.context.voice
        cost, month = voice.say("Actual cost"), voice.tell(texts.MONTH)
        sums = f"SUMIFS({TABLE}[{cost}],{TABLE}[{month}],{cell})"
        paid = sum(
            row.paid_micros or 0 for row in _planned(self.context) if row.labels[0] == first
        )
        return f'=IF({sums}=0,"",{sums})', units(paid) if paid else None


def write_variance(page: Page, context: Context, calcs: Sequence[Calc]) -> None:
    """Write the table, its totals, and what a difference comes from."""
    voice, styles = context.voice, context.styles
    write_titles(
        page,
        styles,
        voice.say("Variance: plan and actual"),
        voice.say(
            "Type what Meta charged into the yellow cells, both messages and "
            "cost of a row; differences appear by themselves. What nobody planned has "
            "blank rows at the end."
        ),
        voice.say(
            "Of a difference, messages is what more or fewer of them cost at "
            "the planned mean charge, price the rest."
        ),
        voice.say(
            "Forecasts of this plan: {record}.",
            record=tried(context.edition.forecast.plan.backtests),
        ),
    )
    rows = _planned(context)
    add_table(page, (TABLE, HEADER), _columns(context, calcs), rows, styles)
    last = HEADER + max(len(rows), 1)
    for row in rows:
        if row.month is None:
            write(page, row.at, 0, row.labels[0], styles.input_date)
            for column in range(1, MESSAGES):
                write(page, row.at, column, row.labels[column], styles.input_text)
    _validate(page, context, last)
    _write_totals(page, context, rows, last)
    _write_causes(page, context, rows, last)
    page.print_area(0, 0, last + _CAUSES, PRICE)
    page.freeze_panes(HEADER + 1, MESSAGES)


def _planned(context: Context) -> tuple[Planned, ...]:
    """List every pair of any scenario and month, with the chosen scenario's figures.

    Rows follow for what was charged and not planned: what was typed of it, and blank ones.
    What real traffic tells of a whole month goes before what was typed.
    """
    voice, typed = context.voice, {one.key: one for one in context.plan.booked.typed}
    found: list[Planned] = []
    for number, month in enumerate(context.by_month):
        own = {(pair.market, pair.category): pair for pair in month.chosen.pairs}
        actual = _actual(month)
        keys = dict.fromkeys(
            (
                *((one.market, one.category) for of in month.variants for one in of.pairs),
                *(actual or ()),
            )
        )
        for at, key in enumerate(keys, HEADER + 1 + len(found)):
            place, name = voice.territory(key[0]), voice.tell(CATEGORY_NAMES[key[1]])
            planned = Planned(
                *(at, number, (month.month.first_day, place, name)),
                key=(str(month.month), key[0], key[1].value),
            )
            own_typed = typed.pop(planned.key, None)
            if actual is not None:
                came, paid = actual.get(key, (0, 0))
                note = voice.say("from real traffic")
                planned = replace(planned, came=came, paid_micros=paid, note=note)
            elif own_typed is not None:
                planned = _with_typed(planned, own_typed)
            if key in own:
                planned = replace(
                    planned,
                    messages=int(own[key].messages.sum()),
                    charge_micros=int(own[key].charge_micros.sum()),
                )
            found.append(planned)
    for one in typed.values():
        labels = _month_of(one.month), one.market, one.category
        found.append(_with_typed(Planned(HEADER + 1 + len(found), labels=labels), one))
    first = HEADER + 1 + len(found)
    return (*found, *map(Planned, range(first, first + _UNPLANNED)))


def _with_typed(row: Planned, typed: TypedActual) -> Planned:
    paid = None if typed.cost is None else int(typed.cost * MICROS)
    return replace(row, came=typed.messages, paid_micros=paid, note=typed.note)


def _month_of(text: str) -> Value:
    """Give the first day of a month, or the text where it names none."""
    try:
        return BillingMonth.parse(text).first_day
    except ValueError:
        return text


def _actual(month: Context) -> dict[tuple[str, Category], tuple[int, int]] | None:
    """Add up what was charged in a month of which every day is known; else give nothing."""
    actuals = month.edition.forecast.plan.actuals
    by_day = actuals.by_day
    if actuals.currency != month.currency or not by_day.keys() >= {*month.month.dates()}:
        return None
    found: dict[tuple[str, Category], tuple[int, int]] = {}
    for one in (one for day in month.month.dates() for one in by_day[day]):
        if one.reason is ActualReason.CHARGED:
            key = one.market, one.charged_as or one.category
            messages, micros = found.get(key, (0, 0))
            found[key] = messages + one.messages, micros + one.micros
    return found


def _columns(context: Context, calcs: Sequence[Calc]) -> tuple[Column[Planned], ...]:
    voice, styles = context.voice, context.styles

    def cell(row: Planned, column: int) -> str:
        return _at(row.at, column)

    def mean(row: Planned) -> Formula:
        count = cell(row, MESSAGES)
        return Formula(f"=IF({count}=0,0,{cell(row, COST)}/{count})", row.mean)

    def gap(row: Planned) -> Formula:
        actual = xl_range(row.at, ACTUAL_MESSAGES, row.at, ACTUAL_COST)
        text = (
            f"=IF(COUNT({actual})=COLUMNS({actual}),"
            f'{cell(row, ACTUAL_COST)}-{cell(row, COST)},"")'
        )
        return Formula(text, row.effect(0))

    def volume(row: Planned) -> Formula:
        more = f"({cell(row, ACTUAL_MESSAGES)}-{cell(row, MESSAGES)})"
        return Formula(f'=IF({cell(row, GAP)}="","",{more}*{cell(row, MEAN)})', row.effect(1))

    def price(row: Planned) -> Formula:
        expected = f"{cell(row, ACTUAL_MESSAGES)}*{cell(row, MEAN)}"
        text = f'=IF({cell(row, GAP)}="","",{cell(row, ACTUAL_COST)}-{expected})'
        return Formula(text, row.effect(2))

    return (
        Column(voice.tell(texts.MONTH), lambda row: row.labels[0], styles.month_beside, 14),
        Column(voice.say("Market"), lambda row: row.labels[1], styles.text, 30),
        Column(voice.say("Category"), lambda row: row.labels[2], styles.text, 24),
        Column(
            voice.say("Planned charged messages"), partial(_messages, calcs), styles.count, 17
        ),
        Column(voice.say("Planned cost"), _cost, styles.money, 18),
        Column(voice.say("Planned mean charge"), mean, styles.mean, 16),
        Column(
            voice.say("Actual charged messages"),
            lambda row: row.came,
            styles.input_count,
            17,
        ),
        Column(
            voice.say("Actual cost"),
            lambda row: None if row.paid_micros is None else units(row.paid_micros),
            styles.input_money,
            18,
        ),
        Column(voice.say("Difference"), gap, styles.money, 18),
        Column(voice.say("By messages"), volume, styles.money, 18),
        Column(voice.say("By price"), price, styles.money, 18),
        Column(
            voice.say("Note"),
            lambda row: row.note or None,
            styles.input_text,
            36,
        ),
        Column(
            KEY_TITLE,
            lambda row: KEY_SIGN.join(row.key) if any(row.key) else None,
            styles.label,
            36,
        ),
    )


def _messages(calcs: Sequence[Calc], row: Planned) -> Formula:
    """Count the messages that the chosen scenario expects; none in a blank row."""
    if row.month is None:
        return Formula("=0", 0)
    calc = calcs[row.month]
    sums, by = calc.prices.charged, (SCENARIO, MARKET, CATEGORY)
    scenario, market, category = (calc.cells(sums, label) for label in by)
    text = (
        f"=SUMIFS({calc.cells(sums, TOTAL_COLUMN)},{scenario},{CHOSEN},"
        f"{market},$B{row.at + 1},{category},$C{row.at + 1})"
    )
    return Formula(text, row.messages)


def _cost(row: Planned) -> Formula:
    """Add up what the chosen scenario expects them to cost."""
    if row.month is None:
        return Formula("=0", 0)
    text = (
        f"=SUMIFS(Data[BilledCost],Data[Scenario],{CHOSEN},"
        f"Data[{MONTH}],$A{row.at + 1},Data[Market],$B{row.at + 1},"
        f"Data[Category],$C{row.at + 1})"
    )
    return Formula(text, units(row.charge_micros))


def _validate(page: Page, context: Context, last: int) -> None:
    voice = context.voice
    page.data_validation(
        *(HEADER + 1, ACTUAL_MESSAGES, last, ACTUAL_COST),
        {
            **not_negative(voice),
            "input_title": voice.say("From Meta's invoice"),
            "input_message": voice.say(
                "Charged messages and their cost, for this market and category."
            ),
        },
    )


def _write_totals(page: Page, context: Context, rows: tuple[Planned, ...], last: int) -> None:
    styles, below = context.styles, last + 1
    sums = {
        MESSAGES: (sum(row.messages for row in rows), styles.total_count),
        COST: (units(sum(row.charge_micros for row in rows)), styles.total_money),
        ACTUAL_MESSAGES: (sum(row.came or 0 for row in rows), styles.total_count),
        ACTUAL_COST: (units(sum(row.paid_micros or 0 for row in rows)), styles.total_money),
        **{
            column: (sum(row.effects[place] for row in rows if row.effects), styles.total_money)
            for place, column in enumerate((GAP, VOLUME, PRICE))
        },
    }
    write(page, below, 0, context.voice.say("Total"), styles.total_text)
    for column in (1, 2, MEAN, NOTE, KEY):
        write(page, below, column, None, styles.total_text)
    for column, (value, style) in sums.items():
        cells = xl_range(HEADER + 1, column, last, column)
        write(page, below, column, Formula(f"=SUM({cells})", value), style)


def _write_causes(page: Page, context: Context, rows: tuple[Planned, ...], last: int) -> None:
    """Split the effect of messages into their number and their mix; both only where known."""
    voice, styles = context.voice, context.styles
    top, total = last + 3, last + 2

    def known(column: int) -> str:
        has_actual = xl_range_abs(HEADER + 1, GAP, last, GAP)
        values = xl_range_abs(HEADER + 1, column, last, column)
        return f'=SUMPRODUCT(({has_actual}<>"")*{values})'

    def sum_of(column: int) -> str:
        return _at(total - 1, column)

    lines = (
        (voice.say("Planned messages of the rows filled in"), known(MESSAGES), styles.count),
        (voice.say("Planned cost of the rows filled in"), known(COST), styles.money),
        (
            voice.say("Number of messages"),
            f"=IF(B{top + 2}=0,0,({sum_of(ACTUAL_MESSAGES)}-B{top + 2})*B{top + 3}/B{top + 2})",
            styles.money,
        ),
        (
            voice.say("Mix of markets and categories"),
            f"={sum_of(VOLUME)}-B{top + 4}",
            styles.money,
        ),
        (voice.say("Price"), f"={sum_of(PRICE)}", styles.money),
        (voice.say("Difference"), f"=SUM(B{top + 4}:B{top + 6})", styles.total_money),
    )
    values = _causes([row for row in rows if row.effects is not None])
    write(page, top, 0, voice.say("Where the difference comes from"), styles.section)
    for (at, (label, text, style)), value in zip(
        enumerate(lines, top + 1), values, strict=True
    ):
        is_total = style is styles.total_money
        write(page, at, 0, label, styles.total_text if is_total else styles.text)
        write(page, at, 1, Formula(text, value), style)


def _causes(rows: Sequence[Planned]) -> tuple[float, ...]:
    """Give the values of the lines below the table, from the rows whose actuals are known."""
    planned, cost = sum(row.messages for row in rows), sum(row.charge_micros for row in rows)
    came = sum(row.came or 0 for row in rows)
    _, volume, price = (sum(row.effects[n] for row in rows if row.effects) for n in range(3))
    number = (came - planned) * units(cost) / planned if planned else 0
    return planned, units(cost), number, volume - number, price, volume + price


def _at(row: int, column: int) -> str:
    cell: str = xl_rowcol_to_cell(row, column)
    return cell
