"""The sheet Summary: the answer, what it rests on, charts, and whether checks pass."""

from collections.abc import Mapping, Sequence
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname

from tarife.billing.ledger import Reason
from tarife.insight.digest import tried
from tarife.workbook import texts
from tarife.workbook.calc.days import CHOSEN
from tarife.workbook.calc.sheet import Calc
from tarife.workbook.cells import Formula, Value, set_blocks, set_widths, units, write
from tarife.workbook.context import Context
from tarife.workbook.plan_lines import rules_text
from tarife.workbook.scenarios.layout import CHOSEN_NUMBER, ScenarioTable, chosen_of
from tarife.workbook.sheets.about import PLAN_NAME
from tarife.workbook.sheets.bill import write_approval, write_bill
from tarife.workbook.sheets.budgets import BudgetSheet, Fact, budget_facts
from tarife.workbook.sheets.checks import (
    EDITED,
    FAILED,
    UNFOLLOWED,
    failed_as_exported,
    status_cell,
)
from tarife.workbook.sheets.native_charts import (
    Drawn,
    MarketCells,
    cost_chart,
    cumulative_chart,
    drawn_by_day,
    free_chart,
    market_chart,
)
from tarife.workbook.sheets.summary_tables import (
    COLUMNS,
    columns_of_months,
    write_categories,
    write_lines,
    write_markets,
    write_months,
    write_scenarios,
)
from tarife.workbook.xlsxwriter_patches import Page

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
_FIRST: Final = 14
_CHART_ROWS: Final = 17
_CHART_GAP: Final = 8
"""Above a chart, in pixels, where a page may end."""

_RIGHT: Final = 3
"""The column at which the right-hand charts begin."""


def write_summary(
    page: Page,
    book: Workbook,
    context: Context,
    months: tuple[Sequence[Calc], Sequence[ScenarioTable]],
    keys: Mapping[str, str],
) -> None:
    """Write the sheet from the top down; its figures are formulas over the other sheets.

    Args:
        page: Where.
        book: What charts are added to.
        context: What to show.
        months: Where the workings of each month stand, and the bill of each and of all.
        keys: Where each number of Inputs stands.
    """
    calcs, tables = months
    table = tables[-1]
    columns, printed = (max(COLUMNS, one) for one in columns_of_months(context))
    set_widths(page, (_LABELS, *[_WIDTH if columns == COLUMNS else _NARROW] * columns))
    page.hide_gridlines(2)
    _write_head(page, context, table)
    _write_status(page, context)
    row, starts, spans = _FIRST, [0], None
    if context.months:
        sheet = BudgetSheet(page, context, calcs, keys)
        starts.append(row)
        drawn, spans, row = write_months(sheet, tables, row)
    else:
        drawn = drawn_by_day(context, calcs[0])
    _write_facts(
        page,
        context,
        table,
        list(budget_facts(context, calcs, chosen_of(context, table.meta), spans)),
    )
    write_approval(page, context, _APPROVAL)
    starts += [row, write_bill(page, context, table, row)]
    starts.append(write_scenarios(page, context, table, starts[-1]))
    starts.append(write_categories(page, context, starts[-1]))
    cells, row = write_markets(page, context, starts[-1])
    starts += [row, write_lines(page, context, row)]
    _insert_charts(page, book, context, (starts[-1], drawn, cells))
    starts += [starts[-1] + _CHART_ROWS, starts[-1] + 2 * _CHART_ROWS]
    starts.append(_write_flow(page, context, starts[-1]))
    end = _write_notes(page, context, starts[-1])
    set_blocks(page, starts, (end + 1, printed + 1))


def _insert_charts(
    page: Page, book: Workbook, context: Context, what: tuple[int, Drawn, MarketCells]
) -> None:
    """Insert the charts two by two, the first at a row."""
    voice, (row, drawn, cells) = context.voice, what
    charts = (
        (
            cost_chart(book, context, drawn),
            voice.say("Stacked columns: cost by category over time, for the chosen scenario."),
        ),
        (
            cumulative_chart(book, context, drawn),
            voice.say("Line: cost so far, with the budget where one is set."),
        ),
        (
            market_chart(book, context, cells),
            voice.say("Stacked bars: cost of each market by category."),
        ),
        (
            free_chart(book, context, drawn),
            voice.say("Stacked columns: charged and free messages over time."),
        ),
    )
    for number, (chart, text) in enumerate(charts):
        below, right = divmod(number, 2)
        options = {"description": text, "x_offset": 14 * right, "y_offset": _CHART_GAP}
        page.insert_chart(row + below * _CHART_ROWS, right * _RIGHT, chart, options)


def _write_head(page: Page, context: Context, table: ScenarioTable) -> None:
    voice, styles = context.voice, context.styles
    write(page, 0, 0, _title(context), styles.title)
    if context.months:
        write(page, 1, 0, context.period, styles.month)
    else:
        write(page, 1, 0, context.month.first_day, styles.month)
        text = voice.say("What the month costs on the WhatsApp Business Platform, estimated")
        write(page, 1, 1, text, styles.subtitle)
    label = table.total.label
    name = Formula(f'="{label}, "&{CHOSEN}', f"{label}, {context.chosen.name}")
    write(page, 3, 0, name, styles.label)
    row, column = HEADLINE
    page.merge_range(row, column, row + 1, column + 1, "", styles.headline)
    write(page, row, column, chosen_of(context, table.total), styles.headline)


def _title(context: Context) -> Value:
    """Give the plan's name, and behind it the scenario that is chosen if it has any."""
    if len(context.variants) == 1:
        return context.title
    name = f"{quote_sheetname(context.voice.tell(texts.ABOUT))}!{PLAN_NAME}"
    text = f'={name}&IF({CHOSEN_NUMBER}=1,""," · "&{CHOSEN})'
    return Formula(text, context.title)


def _write_facts(
    page: Page, context: Context, table: ScenarioTable, budget: Sequence[Fact]
) -> None:
    """Write spread, budget, rules and card beside the headline."""
    voice, styles, card = context.voice, context.styles, context.forecast.card
    row, column = _FACTS
    for label, value, style in (
        *_display(context, table),
        (voice.say("Meta's charges"), chosen_of(context, table.meta), styles.fact_money),
        (voice.say("P10 to P90 of Meta's charges"), _spread_text(context), styles.text),
        (
            voice.say("Back-test"),
            voice.tell(tried(context.forecast.plan.backtests)),
            styles.text,
        ),
        *budget,
        (voice.say("Billing rules"), rules_text(context), styles.text),
        (
            voice.say("Rate card"),
            voice.say(
                "{card} (confidence: {confidence})",
                card=card.id,
                confidence=voice.tell(card.provenance.confidence),
            ),
            styles.text,
        ),
        (voice.say("The card lacks"), voice.list_of(card.provenance.missing), styles.text),
    ):
        write(page, row, column, label, styles.label_beside)
        write(page, row, column + 1, value, style)
        row += 1


def _display(context: Context, table: ScenarioTable) -> list[tuple[str, Value, Format]]:
    shown = context.forecast.plan.costs.display
    if table.display is None or shown is None:
        return []
    cost = table.total.label
    label = context.voice.say("{cost} in {currency}", cost=cost, currency=shown.currency)
    return [(label, chosen_of(context, table.display), context.styles.fact_display)]


def _spread_text(context: Context) -> str:
    """Say between which amounts the cost lies; it was drawn by the app and does not follow."""
    spread, voice = context.edition.spread, context.voice
    if spread is None:
        return voice.say("no ranges given")
    low, high = (units(micros) for micros in (spread.total.p10_micros, spread.total.p90_micros))
    return voice.say(
        "{low:,.0f} to {high:,.0f} {currency} as exported: {scenario}, {draws:,} draws",
        low=low,
        high=high,
        scenario=context.chosen.name,
        currency=context.currency,
        draws=spread.draws,
    )


def _write_status(page: Page, context: Context) -> None:
    """Say whether checks pass, and whether somebody edited the workbook."""
    voice, styles = context.voice, context.styles
    failed, edited, unfollowed = (
        status_cell(context, row) for row in (FAILED, EDITED, UNFOLLOWED)
    )
    all_pass, fail = voice.say("All checks pass"), voice.say("checks fail: see Checks")
    are_edited = voice.say("inputs edited since the export")
    need_app = voice.say("of them need the app: import this workbook there")
    found = failed_as_exported(context)
    lines = (
        (
            f'=IF({failed}=0,"{all_pass}",{failed}&" {fail}")',
            f"{found} {fail}" if found else all_pass,
        ),
        (f'=IF({edited}=0,"",{edited}&" {are_edited}")', ""),
        (f'=IF({unfollowed}=0,"",{unfollowed}&" {need_app}")', ""),
    )
    for at, (text, value) in enumerate(lines, _STATUS):
        write(page, at, 0, Formula(text, value), styles.good if at == _STATUS else styles.warn)
    page.conditional_format(
        *(_STATUS, 0, _STATUS, 0),
        {"type": "formula", "criteria": f"={failed}>0", "format": styles.bad},
    )


def _of_chosen(context: Context, title: str) -> str:
    """Say whose a block is that does not follow another choice."""
    return title if len(context.variants) == 1 else f"{title} ({context.chosen.name})"


def _write_flow(page: Page, context: Context, row: int) -> int:
    voice, styles, flow = context.voice, context.styles, context.chosen.forecast.flow
    write(
        page,
        row,
        0,
        _of_chosen(context, voice.say("What became of the messages, as exported")),
        styles.section,
    )
    pairs = (
        (voice.say("Templates dispatched"), flow.attempts),
        (voice.say("Templates not delivered"), flow.undelivered),
        *(
            [(voice.say_in("workbook", texts.REASONS[Reason.US_PAUSE]), flow.paused)]
            * (flow.paused > 0)
        ),
        (voice.say("Messages written by people"), flow.inbound),
        (voice.say("Your replies too late to send"), flow.missed),
        (
            voice.say("Billed after the last month")
            if context.months
            else voice.say("Billed in the next month"),
            flow.carried_over,
        ),
    )
    for at, (label, value) in enumerate(pairs, row + 1):
        write(page, at, 0, label, styles.text)
        write(page, at, 1, value, styles.count)
    return row + len(pairs) + 2


def _write_notes(page: Page, context: Context, row: int) -> int:
    voice, styles = context.voice, context.styles
    write(page, row, 0, _of_chosen(context, voice.say("Notes")), styles.section)
    own = context.chosen.forecast.notes
    notes = [note.said(voice.language) for note in own] or [voice.say("Nothing to note.")]
    for at, note in enumerate(notes, row + 1):
        page.merge_range(at, 0, at, COLUMNS, "", styles.wrapped)
        write(page, at, 0, note, styles.wrapped)
        page.set_row(at, 16 * (1 + len(note) // 140))
    below = row + len(notes) + 2
    write(
        page,
        below,
        0,
        voice.say("This is an estimate; Meta's invoice prevails."),
        styles.subtitle,
    )
    return below
