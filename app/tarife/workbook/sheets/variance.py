"""The sheet Variance: what was planned, room for what came, and why they differ."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final

from xlsxwriter.format import Format

from tarife.forecast.begun import UNKNOWN_MARKET
from tarife.insight.summary import tried
from tarife.plan.model.actuals import ActualReason
from tarife.plan.model.booked import TypedActual
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import CATEGORY_NAMES, Category
from tarife.terms.marking import marked
from tarife.terms.money import MICROS
from tarife.workbook.calc.days import CHOSEN
from tarife.workbook.calc.rows import CATEGORY, MARKET, SCENARIO, TOTAL_COLUMN
from tarife.workbook.calc.sheet import Calc
from tarife.workbook.cells import Formula, Value, either, ratio, set_blocks, sum_of, units
from tarife.workbook.context import Context
from tarife.workbook.exported import TITLES
from tarife.workbook.sheet import Column, Line, Sheet, Table
from tarife.workbook.sheets.data import MONTH
from tarife.workbook.sheets.inputs import KEY_TITLE
from tarife.workbook.sheets.workings import Workings

TABLE: Final = "Variance"
HEADER: Final = 4
MESSAGES, COST, MEAN, ACTUAL_MESSAGES, ACTUAL_COST, GAP, VOLUME, PRICE, ROUNDING = range(3, 12)
"""Places of columns."""

KEY_SIGN: Final = "/"
"""What stands between the parts of a key."""

_TYPED: Final = TITLES["typed"]
_CAUSES: Final = 7
"""The rows that causes take below the table."""

_MOST_PRINTED: Final = 150
"""How many rows are printed, on three pages; of a longer table the totals and causes are."""

_UNPLANNED: Final = 5
"""How many blank rows there are at least for what nobody planned."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What the plan expects of a market and category in a month.

    Attributes:
        month: The month, counted from 0; nothing in a blank row.
        key: Month, market and category, the same in every language; empty in a blank row.
        came: The charged messages that there were; nothing while that is not known.
        paid_micros: What they cost; likewise.
        note: Where both are from.
    """

    month: int | None = None
    labels: tuple[Value, Value, Value] = (None, None, None)
    messages: int = 0
    charge_micros: int = 0
    key: tuple[str, str, str] = ("", "", "")
    came: int | None = None
    paid_micros: int | None = None
    note: str = ""

    @property
    def is_known(self) -> bool:
        return self.came is not None and self.paid_micros is not None


def typed_of_month(context: Context, cell: str, first: date) -> tuple[Formula, Formula]:
    """Add up what was typed for the month that a cell names, and what was planned of it."""
    voice = context.voice
    titles = voice.tell(_TYPED["cost"]), voice.say("Planned cost"), voice.tell(_TYPED["month"])
    cost, plan, month = (f"{TABLE}[{title}]" for title in titles)
    of_month = f"{month},{cell}"
    rows = [row for row in _planned(context) if row.labels[0] == first]
    paid = sum(row.paid_micros or 0 for row in rows)
    part = sum(row.charge_micros for row in rows if row.paid_micros is not None)
    planned = f'SUMIFS({plan},{of_month},{cost},">=0")'
    return Formula(f"SUMIFS({cost},{of_month})", units(paid)), Formula(planned, units(part))


def write_variance(sheet: Sheet, of: Workings) -> None:
    say, styles = sheet.say, sheet.styles
    rows = _planned(sheet.context)
    is_long = len(rows) > _MOST_PRINTED
    record = say(
        "Forecasts of this plan: {record}.",
        record=tried(sheet.context.edition.forecast.plan.backtests),
    )
    printed = say("Of {count:,} rows the totals are printed.", count=len(rows))
    sheet.titles(
        say("Variance: plan and actual"),
        say(
            "Type what Meta charged into the yellow cells, both messages and "
            "cost of a row; differences appear by themselves. What nobody planned has "
            "blank rows at the end."
        ),
        say(
            "Of a difference, messages is what more or fewer of them cost at "
            "the planned mean charge, price the rest."
        ),
        f"{record} {printed}" if is_long else record,
    )
    table = Table(HEADER, _columns(sheet, of.calcs), rows, say("Total"), TABLE)
    sheet.table(table)
    for line in table.lines:
        if line.row.month is None:
            for column, label in enumerate(line.row.labels):
                style = styles.input_text if column else styles.input_month
                sheet.put(line.at, column, label, style)
    sheet.take(
        (HEADER + 1, ACTUAL_MESSAGES, table.last, ACTUAL_COST),
        sheet.not_negative,
        say("From Meta's invoice"),
        say("Charged messages and their cost, for this market and category."),
    )
    sheet.mark_nothing((HEADER + 1, GAP, table.last, PRICE))
    sheet.mark_nothing((table.totals.at, GAP, table.totals.at, PRICE))
    _write_causes(sheet, table)
    end = table.next + _CAUSES
    if is_long:
        sheet.page.print_area(table.last + 1, 0, end, ROUNDING)
    else:
        set_blocks(sheet.page, (0, table.next), (end + 1, ROUNDING + 1))
    sheet.page.freeze_panes(HEADER + 1, MESSAGES)


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
        for key in keys:
            place, name = voice.territory(key[0]), voice.tell(CATEGORY_NAMES[key[1]])
            planned = Planned(
                *(number, (month.month.first_day, place, name)),
                messages=int(own[key].messages.sum()) if key in own else 0,
                charge_micros=int(own[key].charge_micros.sum()) if key in own else 0,
                key=(str(month.month), key[0], key[1].value),
            )
            own_typed = typed.pop(planned.key, None)
            if actual is not None:
                came, paid = actual.get(key, (0, 0))
                note = voice.say("from real traffic")
                planned = replace(planned, came=came, paid_micros=paid, note=note)
            elif own_typed is not None:
                planned = _with_typed(planned, own_typed)
            found.append(planned)
    for one in typed.values():
        labels = _month_of(one.month), one.market, one.category
        found.append(_with_typed(Planned(labels=labels), one))
    return (*found, *[Planned()] * _UNPLANNED)


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
            key = one.market or UNKNOWN_MARKET, one.charged_as or one.category
            messages, micros = found.get(key, (0, 0))
            found[key] = messages + one.messages, micros + one.micros
    return found


def _columns(sheet: Sheet, calcs: Sequence[Calc]) -> tuple[Column[Planned], ...]:
    say, tell, styles = sheet.say, sheet.tell, sheet.styles

    def label(place: int) -> Callable[[Line[Planned]], Value]:
        return lambda line: line.row.labels[place]

    def difference(
        title: str, value: Callable[[Line[Planned]], Value], of: str
    ) -> Column[Planned]:
        return Column(say(title), value, *money, numbers=partial(_numbers, of))

    def rounding(line: Line[Planned]) -> Formula:
        """Give what the shown parts of a difference miss it by."""
        parts = line[VOLUME], line[PRICE]
        left = sheet.left_of(line[GAP], parts, line.span(VOLUME, PRICE))
        return _where_known(line, left) if line.row else left

    money = (styles.money, 18, styles.total_money)
    return (
        Column(tell(_TYPED["month"]), label(0), styles.month_beside, 14),
        Column(tell(_TYPED["market"]), label(1), styles.text, 30),
        Column(tell(_TYPED["category"]), label(2), styles.text, 24),
        Column(
            say("Planned charged messages"),
            lambda line: _messages(calcs, line),
            *(styles.count, 17, styles.total_count),
        ),
        Column(say("Planned cost"), _cost, *money),
        Column(
            say("Planned mean charge"),
            lambda line: ratio(line[COST], line[MESSAGES]),
            *(styles.mean, 16),
        ),
        Column(tell(_TYPED["messages"]), "came", *(styles.input_count, 20, styles.total_count)),
        Column(tell(_TYPED["cost"]), _paid, styles.input_amount, 18, styles.total_money),
        difference(marked("Difference"), _gap, "{paid}-{cost}"),
        difference(marked("By messages"), _volume, "({came}-{plan})*{mean}"),
        difference(marked("By price"), _price, "{paid}-{came}*{mean}"),
        Column(
            say("Rounding"), rounding, styles.rounding, 12, styles.total_money, is_summed=False
        ),
        Column(tell(_TYPED["note"]), lambda line: line.row.note or None, styles.input_text, 36),
        Column(
            *(KEY_TITLE, lambda line: KEY_SIGN.join(filter(None, line.row.key)) or None),
            *(styles.label, 36),
        ),
    )


def _paid(line: Line[Planned]) -> Value:
    micros = line.row.paid_micros
    return None if micros is None else units(micros)


def _gap(line: Line[Planned]) -> Formula:
    actual, more = line.span(ACTUAL_MESSAGES, ACTUAL_COST), line[ACTUAL_COST] - line[COST]
    are_both = f"COUNT({actual})=COLUMNS({actual})"
    return either(are_both, more, "", holds=line.row.is_known)


def _volume(line: Line[Planned]) -> Formula:
    return _where_known(line, (line[ACTUAL_MESSAGES] - line[MESSAGES]) * line[MEAN])


def _price(line: Line[Planned]) -> Formula:
    return _where_known(line, line[ACTUAL_COST] - line[ACTUAL_MESSAGES] * line[MEAN])


def _where_known(line: Line[Planned], part: Formula) -> Formula:
    """Give a part of the difference where there is one, else nothing."""
    return either(f'{line.name(GAP)}=""', "", part, holds=not line.row.is_known)


def _numbers(of: str, table: Table[Planned]) -> str:
    """Give the numbers of a column whose cells are empty texts where little is known."""
    cells = map(table.cells, (MESSAGES, COST, MEAN, ACTUAL_MESSAGES, ACTUAL_COST))
    named = dict(zip(("plan", "cost", "mean", "came", "paid"), cells, strict=True))
    return f"ISNUMBER({{came}})*ISNUMBER({{paid}})*({of})".format(**named)


def _messages(calcs: Sequence[Calc], line: Line[Planned]) -> Formula:
    """Count the messages that the chosen scenario expects; none in a blank row."""
    if line.row.month is None:
        return Formula("0", 0)
    calc = calcs[line.row.month]
    sums, by = calc.prices.charged, (SCENARIO, MARKET, CATEGORY)
    scenario, market, category = (calc.cells(sums, label) for label in by)
    text = (
        f"SUMIFS({calc.cells(sums, TOTAL_COLUMN)},{scenario},{CHOSEN},"
        f"{market},$B{line.at + 1},{category},$C{line.at + 1})"
    )
    return Formula(text, line.row.messages)


def _cost(line: Line[Planned]) -> Formula:
    """Add up what the chosen scenario expects them to cost."""
    if line.row.month is None:
        return Formula("0", 0)
    at = line.at + 1
    text = (
        f"SUMIFS(Data[BilledCost],Data[Scenario],{CHOSEN},"
        f"Data[{MONTH}],$A{at},Data[Market],$B{at},Data[Category],$C{at})"
    )
    return Formula(text, units(line.row.charge_micros))


def _write_causes(sheet: Sheet, table: Table[Planned]) -> None:
    """Split the effect of messages into their number and their mix; both only where known."""
    say, money, top = sheet.say, sheet.styles.money, table.next
    total, filled = table.totals, [line for line in table.lines if line.row.is_known]

    def known(column: int) -> Formula:
        has_actual, values = table.cells(GAP, fixed=True), table.cells(column, fixed=True)
        worth = sum(line[column].number for line in filled)
        return Formula(f'SUMPRODUCT(({has_actual}<>"")*{values})', worth)

    def put(at: int, label: str, formula: Formula, style: Format = money) -> Formula:
        sheet.put(top + at, 0, label)
        return sheet.put(top + at, MESSAGES, formula, style)

    sheet.section(top, say("Where the difference comes from"))
    count = sheet.styles.count
    planned = put(1, say("Planned messages of the rows filled in"), known(MESSAGES), count)
    cost = put(2, say("Planned cost of the rows filled in"), known(COST))
    came = sum(line.row.came for line in filled)
    more = Formula(total.name(ACTUAL_MESSAGES), came) - planned
    number = put(3, say("Number of messages"), ratio(more * cost, planned))
    mix = put(4, say("Mix of markets and categories"), total[VOLUME] - number)
    price = put(5, say("Price"), Formula(total.name(PRICE), total[PRICE].number))
    cells, parts = f"{number.text}:{price.text}", (number, mix, price)
    sums = sum_of(cells, parts)
    sheet.rounding(top + 6, {MESSAGES: sheet.left_of(sums, parts, cells)})
    sheet.total(top + 7, say("Difference"), sums, MESSAGES)
    sheet.mark_nothing((top + 3, MESSAGES, top + 5, MESSAGES))
