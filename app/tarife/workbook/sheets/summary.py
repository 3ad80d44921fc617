"""The sheet Summary, a page: the answer, what it rests on, and whether checks pass."""

from collections.abc import Iterator
from typing import Final

from tarife.insight.summary import tried
from tarife.plan.model.budgets import APPROVED_ON
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES
from tarife.workbook import texts
from tarife.workbook.calc.days import CHOSEN
from tarife.workbook.cells import (
    Formula,
    Value,
    either,
    ratio,
    rows_left,
    set_one_page,
    set_widths,
    units,
)
from tarife.workbook.plan_lines import rules_text
from tarife.workbook.scenarios.layout import CHOSEN_NUMBER, ScenarioTable, chosen_of
from tarife.workbook.sheet import Entry, Sheet, height_of
from tarife.workbook.sheets.about import PLAN_NAME
from tarife.workbook.sheets.budgets import budget_facts
from tarife.workbook.sheets.checks import (
    EDITED,
    FAILED,
    UNFOLLOWED,
    failed_as_exported,
    status_cell,
)
from tarife.workbook.sheets.months import COLUMNS, LETTERS, write_bill
from tarife.workbook.sheets.summary_tables import (
    counts_of,
    write_categories,
    write_lines,
    write_markets,
    write_scenarios,
)
from tarife.workbook.sheets.workings import Standing, Workings

HEADLINE: Final = (4, 0)
"""Row and column of the headline, from 0."""

_LABELS, _WIDTH = 32, 13
_BESIDE: Final = 6
"""The column of the labels of tables that stand beside another; they take two columns."""

_ROW: Final = 13
"""The height of a row, in points, so that every program takes the same."""

_FACTS: Final = (3, 5)
_APPROVAL: Final = (3, 11)
_STATUS: Final = 7
_STANDING: Final = (10, 0)
_FIRST: Final = 16
_BETWEEN, _LEAST = 7, 4
"""Rows for title, headers and gaps of the lower tables, and rows that they have at least."""

_STRIP, _STRIP_OF_MONTHS = 19, 31
"""Rows of the bill but for lines on top, and with months across; high headers count too."""

_USUAL, _LEAST_ON_TOP = 7, 3
"""Markets and lines that go before further lines of the bill, of which there are this many."""


def write_summary(sheet: Sheet, of: Workings) -> None:
    """Write the page from the top down; its figures are formulas over the other sheets."""
    page, context = sheet.page, sheet.context
    columns = range(COLUMNS + 1 + len(context.months) * 2)
    set_widths(page, [_WIDTH if at else _LABELS for at in columns])
    page.set_default_row(_ROW)
    page.hide_gridlines(2)
    _write_head(sheet, of.bill)
    _write_status(sheet)
    of.drawn, spans, row = write_bill((sheet, _FIRST), of, _most_on_top(sheet))
    for at, (label, value, style) in enumerate(_facts(sheet, of.bill, budget_facts(of, spans))):
        sheet.put(_FACTS[0] + at, _FACTS[1], label, sheet.styles.label_beside)
        sheet.put_across((_FACTS[0] + at, _FACTS[1] + 1, _FACTS[1] + 4), value, style)
    _write_approval(sheet)
    if of.standing is not None:
        for at, (label, value, style) in enumerate(_standing(sheet, of.standing), _STANDING[0]):
            sheet.put(at, 0, label, sheet.styles.label)
            sheet.put_across((at, 2, 3), value, style)
    last = _write_tables(sheet, of, row)
    text = sheet.say("This is an estimate; Meta's invoice prevails.")
    sheet.put(last, 0, text, sheet.styles.subtitle)
    set_one_page(page, last + 1, COLUMNS + 1, _ROW)


def _most_on_top(sheet: Sheet) -> int:
    """Count the lines of the bill that have rows of their own where others still have some."""
    markets, lines, scenarios = counts_of(sheet.context)
    upper = max(len(CATEGORIES), min(markets, _USUAL)) + 2
    lower = max(min(lines, _USUAL) + 2, scenarios)
    strip = _STRIP_OF_MONTHS if sheet.context.months else _STRIP
    room = rows_left(sheet.page, _FIRST, _ROW) - _BETWEEN - upper - lower - strip
    return max(_LEAST_ON_TOP, room)


def _write_tables(sheet: Sheet, of: Workings, row: int) -> int:
    """Write categories beside markets and lines beside scenarios, all that a page has room for.

    Returns:
        The next row.
    """
    markets, lines, scenarios = counts_of(sheet.context)
    names = *map(sheet.tell, CATEGORY_NAMES.values()), sheet.say("Rounding")
    sheet.page.set_row(row + 1, height_of(names, LETTERS))
    free = rows_left(sheet.page, row + 2, _ROW) - _BETWEEN
    below = max(lines + 2, scenarios)
    upper = max(len(CATEGORIES) + 2, min(markets + 2, max(free // 2, free - below)))
    lower = max(_LEAST, min(below, free - upper))
    write_categories(sheet, row)
    of.markets = write_markets(sheet, (row, _BESIDE), upper - 2)
    row += 2 + upper + 1
    beside = (of.bill.meta, of.bill.total, *of.bill.differences) if scenarios else ()
    heads = sheet.say("Share of cost"), *(one.label for one in beside)
    sheet.page.set_row(row + 1, height_of(heads, LETTERS))
    write_lines(sheet, row, lower - 2)
    write_scenarios(sheet, of.bill, (row, _BESIDE), lower - 1)
    return row + 2 + lower + 1


def _write_head(sheet: Sheet, table: ScenarioTable) -> None:
    context, styles = sheet.context, sheet.styles
    sheet.put(0, 0, _title(sheet), styles.title)
    sheet.put(1, 0, context.period if context.months else context.month.first_day, styles.month)
    if not context.months:
        text = sheet.say("What the month costs on the WhatsApp Business Platform, estimated")
        sheet.put(1, 1, text, styles.subtitle)
    label = table.total.label
    name = Formula(f'"{label}, "&{CHOSEN}', f"{label}, {context.chosen.name}")
    sheet.put(3, 0, name, styles.label)
    row, column = HEADLINE
    sheet.page.merge_range(row, column, row + 2, column + 2, "", styles.headline)
    sheet.put(row, column, chosen_of(context, table.total), styles.headline)


def _title(sheet: Sheet) -> Value:
    """Give the plan's name, and behind it the scenario that is chosen if it has any."""
    context = sheet.context
    if len(context.variants) == 1:
        return context.title
    name = f"{context.sheet(texts.ABOUT)}!{PLAN_NAME}"
    return Formula(f'{name}&IF({CHOSEN_NUMBER}=1,""," · "&{CHOSEN})', context.title)


def _facts(sheet: Sheet, table: ScenarioTable, budget: Iterator[Entry]) -> Iterator[Entry]:
    """Say beside the headline how far it spreads, the budget, rules and card."""
    say, styles, context = sheet.say, sheet.styles, sheet.context
    card, shown = context.forecast.card, context.forecast.plan.costs.display
    if table.display is not None and shown is not None:
        label = say("{cost} in {currency}", cost=table.total.label, currency=shown.currency)
        whole = chosen_of(context, table.display)
        yield label, whole, styles.fact_display
        rate = ratio(whole, chosen_of(context, table.total))
        label = say("Exchange rate")
        if shown.as_of is not None:
            label = say("Exchange rate of {day:d MMM y}", day=shown.as_of)
        yield label, rate, styles.fact_rate
    yield say("Meta's charges"), chosen_of(context, table.meta), styles.fact_money
    yield say("Range of Meta's charges (P10 to P90)"), _spread_text(sheet), styles.text
    yield say("Back-test"), sheet.tell(tried(context.forecast.plan.backtests)), styles.text
    yield from budget
    yield say("Billing rules"), rules_text(context), styles.text
    confidence = sheet.tell(card.provenance.confidence)
    name = say("{card} (confidence: {confidence})", card=card.id, confidence=confidence)
    yield say("Rate card"), name, styles.text
    yield say("The card lacks"), sheet.voice.list_of(card.provenance.missing), styles.text


def _spread_text(sheet: Sheet) -> str:
    """Say between which amounts the cost lies; it was drawn by the app and does not follow."""
    spread = sheet.context.edition.spread
    if spread is None:
        return sheet.say("no ranges given")
    return sheet.say(
        "{low:,.0f} to {high:,.0f} {currency} as exported, {draws:,} draws: {scenario}",
        low=units(spread.total.p10_micros),
        high=units(spread.total.p90_micros),
        scenario=sheet.context.chosen.name,
        currency=sheet.context.currency,
        draws=spread.draws,
    )


def _write_status(sheet: Sheet) -> None:
    say, styles, context = sheet.say, sheet.styles, sheet.context
    failed, edited, unfollowed = (
        status_cell(context, row) for row in (FAILED, EDITED, UNFOLLOWED)
    )
    all_pass, fail = say("All checks pass"), say("Checks that fail (see the sheet Checks)")
    found = failed_as_exported(context)
    some = Formula(f'"{fail}: "&{failed}', f"{fail}: {found}")
    status = either(f"{failed}=0", all_pass, some, holds=not found)
    sheet.put(_STATUS, 0, status, styles.good)
    counts = (
        (edited, say("Inputs edited since the export")),
        (unfollowed, say("Of them need the app (import this workbook there)")),
    )
    for at, (count, text) in enumerate(counts, _STATUS + 1):
        sheet.put(at, 0, Formula(f'IF({count}=0,"","{text}: "&{count})', ""), styles.warn)
    sheet.mark((_STATUS, 0, _STATUS, 0), f"={failed}>0", styles.bad)


def _standing(sheet: Sheet, of: Standing) -> Iterator[Entry]:
    """Say what came to date and what is to go, once something came."""
    say, money, count = sheet.say, sheet.styles.fact_money, of.known.text
    none = say("nothing known yet")
    left, is_known = sheet.left_of(of.in_the_end, (of.to_date, of.to_go)), bool(of.known.value)
    to_date = either(f"{count}=0", none, of.to_date, holds=not is_known)
    yield say("Meta's charges, actual to date"), to_date, money
    for label, cell, given, is_given in (
        (say("Forecast to go"), of.to_go, count, is_known),
        (say("Rounding"), left, f"{count}*{left.text}", is_known and bool(left.value)),
        (say("In the end (actual, then forecast)"), of.in_the_end, count, is_known),
        (say("Variance to date"), of.gap, count, is_known),
    ):
        name, value = (
            either(f"{given}=0", "", own, holds=not is_given) for own in (label, cell)
        )
        yield name, value, money


def _write_approval(sheet: Sheet) -> None:
    (row, column), styles = _APPROVAL, sheet.styles
    sheet.put(row, column, sheet.tell(texts.APPROVAL), styles.section)
    for at, (name, value) in enumerate(sheet.context.plan.approval.named, row + 1):
        style = styles.input_date if name == APPROVED_ON else styles.input_text
        sheet.put(at, column, sheet.tell(name), styles.label_beside)
        sheet.put_across((at, column + 1, column + 2), value or None, style)
