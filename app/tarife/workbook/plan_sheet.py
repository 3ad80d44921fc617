"""The sheet Plan: every number of the plan, with its unit."""

from collections.abc import Sequence
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tarife.plan.account import Account, Rules
from tarife.plan.plan import Plan
from tarife.workbook.cells import (
    Column,
    Row,
    Value,
    set_print,
    set_widths,
    write,
    write_table,
)
from tarife.workbook.context import Context
from tarife.workbook.plan_columns import (
    audience_columns,
    behaviour_columns,
    behaviours_of,
    entry_point_columns,
    grid_columns,
    hours_columns,
    inbound_columns,
    send_columns,
    tier_use_columns,
)

_WIDTHS: Final = (44, 26, 22, 20, 20, 26, 26, 20, 20, 20, 20, 20)
_NARROW: Final = 20
_LINE_HEIGHT: Final = 16
_TALLEST: Final = 400
"""In points; Excel allows no row much taller."""

_NOTE_COLUMNS: Final = 6
_NOTE_CHARACTERS: Final = 130


def write_plan(page: Worksheet, context: Context) -> None:
    """Write the plan's facts, then a section for each kind of line that it has."""
    words, plan = context.words, context.forecast.plan
    account, target = plan.account, (page, context)
    set_widths(page, _WIDTHS)
    row = _write_facts(page, context, 0, (words.the_plan, _plan_facts(context, plan)))
    row = _write_note(page, context, row)
    row = _write_facts(page, context, row, (words.account, _account_facts(context, account)))
    row = _write_section(target, words.desk, row, hours_columns(context), account.desk.hours)
    row = _write_section(
        target, words.tier_used, row, tier_use_columns(context), account.tier_used
    )
    row = _write_section(target, words.grid, row, grid_columns(context), plan.grid)
    row = _write_section(
        target, words.audiences, row, audience_columns(context), plan.audiences
    )
    row = _write_section(target, words.sends, row, send_columns(context), plan.sends)
    row = _write_section(
        target, words.entry_points, row, entry_point_columns(context), plan.entry_points
    )
    row = _write_section(target, words.inbound, row, inbound_columns(context), plan.inbound)
    row = _write_section(
        target, words.behaviours, row, behaviour_columns(context), behaviours_of(plan)
    )
    page.freeze_panes(1, 1)
    set_print(page)


def _plan_facts(context: Context, plan: Plan) -> tuple[tuple[str, Value, Format], ...]:
    words, styles = context.words, context.styles
    return (
        (words.name, plan.name or words.untitled, styles.text),
        (words.month, plan.month.first_day, styles.month),
        (words.seed, plan.seed, styles.left_number),
    )


def _account_facts(context: Context, account: Account) -> tuple[tuple[str, Value, Format], ...]:
    words, styles = context.words, context.styles
    rules = words.rules_auto
    if account.rules is not Rules.AUTO:
        rules = words.eras[context.forecast.era.id]
    return (
        (words.currency, account.currency, styles.text),
        (words.time_zone, account.time_zone, styles.text),
        (words.home_country, account.home_country, styles.text),
        (words.rules_setting, rules, styles.text),
        (words.numbers, account.numbers, styles.left_number),
        (words.free_entry_hours, account.free_entry_hours, styles.left_number),
        (words.service_allowance, account.service_allowance, styles.left_number),
        (words.allowance_used, account.allowance_used, styles.left_number),
        (
            words.international_from,
            account.authentication_international_from or words.not_subject,
            styles.date,
        ),
        (words.desk, words.see_hours if account.desk.hours else words.always_open, styles.text),
    )


def _write_facts(
    page: Worksheet,
    context: Context,
    row: int,
    facts: tuple[str, Sequence[tuple[str, Value, Format]]],
) -> int:
    title, lines = facts
    write(page, row, 0, title, context.styles.section)
    for at, (label, value, style) in enumerate(lines, row + 1):
        write(page, at, 0, label, context.styles.label)
        write(page, at, 1, value, style)
    return row + len(lines) + 2


def _write_note(page: Worksheet, context: Context, row: int) -> int:
    """Write the note over several columns, with room for all of its lines."""
    note, styles = context.forecast.plan.note, context.styles
    if not note:
        return row
    lines = sum(1 + len(line) // _NOTE_CHARACTERS for line in note.splitlines())
    write(page, row, 0, context.words.note, styles.section)
    page.merge_range(row + 1, 0, row + 1, _NOTE_COLUMNS - 1, "", styles.wrapped)
    write(page, row + 1, 0, note, styles.wrapped)
    page.set_row(row + 1, min(max(lines, 1) * _LINE_HEIGHT, _TALLEST))
    return row + 3


def _write_section(
    target: tuple[Worksheet, Context],
    title: str,
    row: int,
    columns: Sequence[Column[Row]],
    lines: Sequence[Row],
) -> int:
    """Write a titled table and give the row of the next one; an empty one leaves no trace."""
    if not lines:
        return row
    page, context = target
    write(page, row, 0, title, context.styles.section)
    if any(len(column.title) > _NARROW for column in columns):
        page.set_row(row + 1, 2 * _LINE_HEIGHT)
    block = write_table(page, row + 1, columns, lines, context.styles)
    return block.end + 1
