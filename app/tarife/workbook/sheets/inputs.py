"""The sheet Inputs: every number of the plan in a cell that may be edited, and its lines."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell

from tarife.plan.model.addresses import Address
from tarife.workbook import texts
from tarife.workbook.cells import Column, Formula, Value, add_table, write, write_titles
from tarife.workbook.context import Context
from tarife.workbook.inputs import FARTHEST, Input, InputKind
from tarife.workbook.plan_lines import described
from tarife.workbook.xlsxwriter_patches import Page

TABLE: Final = "Inputs"
KEY_TITLE: Final = "Key"
"""The header of the last column, the same in every language; reading looks for it."""

VALUE, EXPORTED, KEY = 3, 5, 9
_LEAST, _MOST, _RESULT = 10, 11, 12
"""Places of columns."""

HEADER: Final = 4
_TIP_TITLE: Final = 32
_TIP: Final = 255


def input_cells(context: Context, inputs: Sequence[Input]) -> Mapping[Address, str]:
    """Say where each number of the plan stands, for formulas on other sheets."""
    return {
        entry.at: _cell(context, index)
        for index, entry in enumerate(inputs)
        if entry.at is not None
    }


def key_cells(context: Context, inputs: Sequence[Input]) -> Mapping[str, str]:
    """Say where the number of each key stands."""
    return {entry.key: _cell(context, index) for index, entry in enumerate(inputs)}


def write_inputs(page: Page, book: Workbook, context: Context, inputs: Sequence[Input]) -> None:
    """Write the table of numbers, name the global ones, and describe the lines below."""
    voice, styles = context.voice, context.styles
    own = voice.say("These are the plan's numbers; Scenarios says what its scenarios change.")
    write_titles(
        page,
        styles,
        voice.say("Inputs"),
        voice.say(
            "Edit yellow cells only. Bring the workbook back into Tarife "
            "with File, Import edited budget: what differs becomes one "
            "change that can be undone."
        ),
        voice.say(
            "Numbers marked live move every total here, those marked roughly about as far; "
            "these and the others need the app, which plays the month again."
        ),
        *([own] if len(context.variants) > 1 else []),
    )
    add_table(page, (TABLE, HEADER), _columns(context, inputs), inputs, styles)
    looks = {
        InputKind.COUNT: (styles.input_count, styles.count),
        InputKind.NUMBER: (styles.input_number, styles.number),
        InputKind.RATIO: (styles.input_ratio, styles.ratio),
        InputKind.MONEY: (styles.input_money, styles.rate),
    }
    for index, entry in enumerate(inputs):
        row = HEADER + 1 + index
        value = None if entry.value is None else float(entry.value)
        write(page, row, VALUE, value, looks[entry.kind][0])
        write(page, row, EXPORTED, value, looks[entry.kind][1])
        _validate(page, context, row, entry)
        if entry.name:
            book.define_name(entry.name, f"={_cell(context, index)}")
    _mark_changes(page, HEADER + 1, HEADER + len(inputs), styles.changed)
    ok = voice.say("OK")
    is_refused = {"type": "cell", "criteria": "!=", "value": f'"{ok}"'}
    page.conditional_format(
        *(HEADER + 1, _RESULT, HEADER + len(inputs), _RESULT),
        {**is_refused, "format": styles.bad},
    )
    page.freeze_panes(HEADER + 1, VALUE)
    _write_lines(page, context, HEADER + len(inputs) + 3)


def _columns(context: Context, inputs: Sequence[Input]) -> tuple[Column[Input], ...]:
    voice, styles = context.voice, context.styles
    cells = input_cells(context, inputs)
    rows = {id(entry): row for row, entry in enumerate(inputs, HEADER + 1)}

    def given(entry: Input) -> Value:
        return None if entry.value is None else float(entry.value)

    return (
        Column(voice.say("Part"), lambda entry: entry.part, styles.text, 18),
        Column(voice.tell(texts.LINE), lambda entry: entry.line, styles.text, 36),
        Column(voice.tell(texts.NUMBER), lambda entry: entry.label, styles.text, 40),
        Column(voice.tell(texts.VALUE), given, styles.input_number, 16),
        Column(voice.say("Unit"), lambda entry: entry.unit, styles.beside, 24),
        Column(voice.tell(texts.EXPORTED), given, styles.number, 16),
        Column(
            voice.tell(texts.FOLLOWS),
            lambda entry: _follows(context, entry),
            styles.beside,
            24,
        ),
        Column(voice.say("Source"), lambda entry: entry.source, styles.text, 26),
        Column(voice.say("Note"), lambda entry: entry.note, styles.text, 30),
        Column(KEY_TITLE, lambda entry: entry.key, styles.label, 44),
        Column(voice.say("From"), lambda entry: _bound(entry.bounds[0]), styles.number, 14),
        Column(voice.say("To"), partial(_most, cells), styles.number, 14),
        Column(
            voice.tell(texts.RESULT),
            lambda entry: _verdict(context, rows[id(entry)]),
            styles.text,
            22,
        ),
    )


def _follows(context: Context, entry: Input) -> str:
    """Say whether the workbook follows; what it follows roughly counts as needing the app."""
    voice = context.voice
    if entry.is_live:
        return voice.say("live")
    needed, roughly = voice.say("needs the app"), voice.say("roughly")
    return f"{roughly}; {needed}" if entry.is_rough else needed


def _bound(bound: float) -> float | None:
    return None if abs(bound) == FARTHEST else bound


def _most(cells: Mapping[Address, str], entry: Input) -> Value:
    """Give the greatest value: of a send, its audience, if that is the smaller one."""
    if entry.within is None:
        return _bound(entry.bounds[1])
    at, size = entry.within
    return Formula(f"={cells[at]}", size)


def _verdict(context: Context, row: int) -> Formula:
    """Say whether the app takes a number as it stands in its row."""
    value, least, most = (xl_rowcol_to_cell(row, at) for at in (VALUE, _LEAST, _MOST))
    ok, refused = context.voice.say("OK"), context.voice.say("the app refuses this")
    within = f'(({least}="")+({value}>={least})>0)*(({most}="")+({value}<={most})>0)'
    return Formula(f'=IF({within}=1,"{ok}","{refused}")', ok)


def _cell(context: Context, index: int) -> str:
    cell = xl_rowcol_to_cell(HEADER + 1 + index, VALUE, row_abs=True, col_abs=True)
    return f"{quote_sheetname(context.voice.tell(texts.INPUTS_SHEET))}!{cell}"


def _validate(page: Page, context: Context, row: int, entry: Input) -> None:
    """Take numbers within the bounds only, and say so when the cell is chosen."""
    voice = context.voice
    least, most = entry.bounds
    low, high = (int(bound) if bound == int(bound) else bound for bound in entry.bounds)
    span = voice.say("From {low:,} to {high:,}", low=low, high=high)
    follows = voice.say("Every total follows.")
    if not entry.is_live:
        follows = voice.say("Needs the app: import the workbook there.")
    tip = f"{entry.label}. {span}. {follows}"
    page.data_validation(
        *(row, VALUE, row, VALUE),
        {
            "validate": "integer" if entry.kind is InputKind.COUNT else "decimal",
            "criteria": "between",
            "minimum": least,
            "maximum": most,
            "ignore_blank": entry.value is None,
            "input_title": entry.unit[:_TIP_TITLE] or voice.tell(texts.VALUE),
            "input_message": tip[:_TIP],
            "error_title": voice.say("This cannot be taken"),
            "error_message": f"{span}."[:_TIP],
        },
    )


def _mark_changes(page: Page, first: int, last: int, style: Format) -> None:
    own, before = xl_rowcol_to_cell(first, VALUE), xl_rowcol_to_cell(first, EXPORTED)
    page.conditional_format(
        *(first, VALUE, last, VALUE),
        {"type": "formula", "criteria": f"={own}<>{before}", "format": style},
    )


def _write_lines(page: Page, context: Context, row: int) -> None:
    """Say in words what stands in no number; the app alone can change it."""
    voice, styles, note = context.voice, context.styles, context.forecast.plan.note
    write(page, row, 0, voice.say("The plan in words"), styles.section)
    for index, title in enumerate(
        (voice.say("Part"), voice.tell(texts.LINE), voice.say("Description"))
    ):
        write(page, row + 1, index, title, styles.header)
    lines = described(context)
    for at, line in enumerate(lines, row + 2):
        for index, text in enumerate(line):
            write(page, at, index, text, styles.text)
    if note:
        below = row + len(lines) + 3
        write(page, below, 0, voice.say("Note"), styles.section)
        for at, text in enumerate(note.splitlines(), below + 1):
            write(page, at, 0, text, styles.text)
