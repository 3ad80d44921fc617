"""The sheet Summary: the answer, what it rests on, charts, and whether checks pass."""

from collections.abc import Iterator
from typing import Final

from xlsxwriter.utility import quote_sheetname

from tarife.billing.ledger import Reason
from tarife.insight.summary import tried
from tarife.plan.model.budgets import APPROVED_ON
from tarife.workbook import texts
from tarife.workbook.calc.days import CHOSEN
from tarife.workbook.cells import Formula, Value, ratio, set_blocks, set_widths, units
from tarife.workbook.plan_lines import rules_text
from tarife.workbook.scenarios.layout import CHOSEN_NUMBER, ScenarioTable, chosen_of
from tarife.workbook.sheet import Entry, Sheet
from tarife.workbook.sheets.about import PLAN_NAME
from tarife.workbook.sheets.budgets import BudgetSheet, budget_facts
from tarife.workbook.sheets.checks import (
    EDITED,
    FAILED,
    UNFOLLOWED,
    failed_as_exported,
    status_cell,
)
from tarife.workbook.sheets.months import COLUMNS, columns_of_months, write_months
from tarife.workbook.sheets.native_charts import (
    HEIGHT_IN_ROWS,
    drawn_by_day,
    insert_summary_charts,
)
from tarife.workbook.sheets.summary_tables import (
    write_bill,
    write_categories,
    write_lines,
    write_markets,
    write_scenarios,
)
from tarife.workbook.sheets.workings import Standing, Workings

HEADLINE: Final = (4, 0)
"""Row and column of the headline, from 0."""

_LABELS: Final = 36
_WIDTH: Final = 22
"""Of a column, so that what is printed on a page in width is 50 rows high at 7 points."""

_NARROW: Final = 16
"""Of a column where months and quarters take more of them."""

_FACTS: Final = (3, 3)
_APPROVAL: Final = (3, 7)
_STATUS: Final = 7
_STANDING: Final = (10, 0)
_FIRST: Final = 15


def write_summary(sheet: Sheet, of: Workings) -> None:
    """Write the sheet from the top down; its figures are formulas over the other sheets."""
    context, table = sheet.context, of.bill
    columns, printed = (max(COLUMNS, one) for one in columns_of_months(sheet))
    width = _WIDTH if printed == COLUMNS else _NARROW
    set_widths(sheet.page, (_LABELS, *[width] * columns))
    sheet.page.hide_gridlines(2)
    _write_head(sheet, table)
    _write_status(sheet)
    row, starts, spans = _FIRST + (table.display is not None), [0], None
    if context.months:
        starts.append(row)
        drawn, spans, row = write_months(BudgetSheet(sheet, of), row)
    else:
        drawn = drawn_by_day(context, of.calcs[0])
    budget = budget_facts(of, spans)
    facts = _facts(sheet, table, budget)
    sheet.entries(_FACTS, facts, sheet.styles.label_beside)
    _write_approval(sheet)
    if of.standing is not None:
        sheet.entries(_STANDING, _standing(sheet, of.standing), sheet.styles.label)
    starts += [row, write_bill(sheet, table, row)]
    starts.append(write_scenarios(sheet, table, starts[-1]))
    starts.append(write_categories(sheet, starts[-1]))
    cells, row = write_markets(sheet, starts[-1])
    starts += [row, write_lines(sheet, row)]
    insert_summary_charts(sheet, starts[-1], drawn, cells)
    starts += [starts[-1] + HEIGHT_IN_ROWS, starts[-1] + 2 * HEIGHT_IN_ROWS]
    starts.append(_write_flow(sheet, starts[-1]))
    end = _write_notes(sheet, starts[-1], COLUMNS * width)
    set_blocks(sheet.page, starts, (end + 1, printed + 1))


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
    sheet.page.merge_range(row, column, row + 1, column + 1, "", styles.headline)
    sheet.put(row, column, chosen_of(context, table.total), styles.headline)


def _title(sheet: Sheet) -> Value:
    """Give the plan's name, and behind it the scenario that is chosen if it has any."""
    context = sheet.context
    if len(context.variants) == 1:
        return context.title
    name = f"{quote_sheetname(sheet.tell(texts.ABOUT))}!{PLAN_NAME}"
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
        "{low:,.0f} to {high:,.0f} {currency} as exported: {scenario}, {draws:,} draws",
        low=units(spread.total.p10_micros),
        high=units(spread.total.p90_micros),
        scenario=sheet.context.chosen.name,
        currency=sheet.context.currency,
        draws=spread.draws,
    )


def _write_status(sheet: Sheet) -> None:
    """Say whether checks pass, and whether somebody edited the workbook."""
    say, styles, context = sheet.say, sheet.styles, sheet.context
    failed, edited, unfollowed = (
        status_cell(context, row) for row in (FAILED, EDITED, UNFOLLOWED)
    )
    all_pass, fail = say("All checks pass"), say("Checks that fail (see the sheet Checks)")
    found = failed_as_exported(context)
    status = Formula(
        f'IF({failed}=0,"{all_pass}","{fail}: "&{failed})',
        f"{fail}: {found}" if found else all_pass,
    )
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
    to_date = Formula(
        f'IF({count}=0,"{none}",{of.to_date.text})',
        of.to_date.value if of.known.value else none,
    )
    yield say("Meta's charges, actual to date"), to_date, money
    left, is_known = sheet.left_of(of.in_the_end, (of.to_date, of.to_go)), bool(of.known.value)
    for label, cell, given, is_given in (
        (say("Forecast to go"), of.to_go, count, is_known),
        (say("Rounding"), left, f"{count}*{left.text}", is_known and bool(left.value)),
        (say("In the end (actual, then forecast)"), of.in_the_end, count, is_known),
        (say("Variance to date"), of.gap, count, is_known),
    ):
        shown = ((f'"{label}"', label), (cell.text, cell.value))
        name, value = (
            Formula(f'IF({given}=0,"",{text})', own if is_given else "") for text, own in shown
        )
        yield name, value, money


def _write_approval(sheet: Sheet) -> None:
    """Write under what finance books the plan and who answers for it."""
    (row, column), styles = _APPROVAL, sheet.styles
    sheet.put(row, column, sheet.tell(texts.APPROVAL), styles.section)
    entries = (
        (
            sheet.tell(name),
            value or None,
            styles.input_date if name == APPROVED_ON else styles.input_text,
        )
        for name, value in sheet.context.plan.approval.named
    )
    sheet.entries((row + 1, column), entries, styles.label)


def _of_chosen(sheet: Sheet, row: int, title: str) -> None:
    """Begin a block that does not follow another choice, and say whose it is."""
    context = sheet.context
    chosen = "" if len(context.variants) == 1 else f" ({context.chosen.name})"
    sheet.section(row, title + chosen)


def _write_flow(sheet: Sheet, row: int) -> int:
    say, flow = sheet.say, sheet.context.chosen.forecast.flow
    _of_chosen(sheet, row, say("What became of the messages, as exported"))
    paused = sheet.voice.outcome(Reason.US_PAUSE)
    after, next_ = say("Billed after the last month"), say("Billed in the next month")
    pairs = (
        (say("Templates dispatched"), flow.attempts),
        (say("Templates not delivered"), flow.undelivered),
        *([(paused, flow.paused)] * (flow.paused > 0)),
        (say("Messages written by people"), flow.inbound),
        (say("Your replies too late to send"), flow.missed),
        (after if sheet.context.months else next_, flow.carried_over),
    )
    entries = ((*pair, sheet.styles.count) for pair in pairs)
    return sheet.entries((row + 1, 0), entries) + 1


def _write_notes(sheet: Sheet, row: int, letters: int) -> int:
    """Write notes, each as high as it needs with so many letters a line; give the last row."""
    styles, own = sheet.styles, sheet.context.chosen.forecast.notes
    _of_chosen(sheet, row, sheet.say("Notes"))
    said = [note.said(sheet.voice.language) for note in own]
    notes = said or [sheet.say("Nothing to note.")]
    for at, note in enumerate(notes, row + 1):
        sheet.page.merge_range(at, 0, at, COLUMNS, "", styles.wrapped)
        sheet.put(at, 0, note, styles.wrapped)
        sheet.page.set_row(at, 16 * (1 + len(note) // letters))
    below = row + len(notes) + 2
    text = sheet.say("This is an estimate; Meta's invoice prevails.")
    sheet.put(below, 0, text, styles.subtitle)
    return below
