"""The sheet Inputs: every number of the plan in a cell that may be edited, and its lines."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, cast

from tarife.plan.model.addresses import Address
from tarife.workbook import texts
from tarife.workbook.cells import Formula, Value, cell_name
from tarife.workbook.context import Context
from tarife.workbook.inputs import FARTHEST, Input, InputKind
from tarife.workbook.plan_lines import described
from tarife.workbook.sheet import Column, Line, Sheet, Table

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
    return {one.at: _cell(context, n) for n, one in enumerate(inputs) if one.at is not None}


def key_cells(context: Context, inputs: Sequence[Input]) -> Mapping[str, str]:
    return {entry.key: _cell(context, index) for index, entry in enumerate(inputs)}


def write_inputs(sheet: Sheet, inputs: Sequence[Input]) -> None:
    say, styles, context = sheet.say, sheet.styles, sheet.context
    own = say("These are the plan's numbers; Scenarios says what its scenarios change.")
    sheet.titles(
        say("Inputs"),
        say(
            "Edit yellow cells only. Bring the workbook back into Tarife "
            "with File, Import edited budget: what differs becomes one "
            "change that can be undone."
        ),
        say(
            "Numbers marked live move every total here, those marked roughly about as far; "
            "these and the others need the app, which plays the month again."
        ),
        *([own] if len(context.variants) > 1 else []),
    )
    table = sheet.table(Table(HEADER, _columns(sheet, inputs), inputs, name=TABLE))
    looks = {
        InputKind.COUNT: (styles.input_count, styles.count),
        InputKind.NUMBER: (styles.input_number, styles.number),
        InputKind.RATIO: (styles.input_ratio, styles.ratio),
        InputKind.MONEY: (styles.input_money, styles.rate),
    }
    for line in table.lines:
        for column, style in zip((VALUE, EXPORTED), looks[line.row.kind], strict=True):
            sheet.put(line.at, column, table.at(line, column), style)
        _validate(sheet, line)
        if line.row.name:
            cell = _cell(context, line.at - HEADER - 1)
            sheet.book.define_name(line.row.name, f"={cell}")
    first, last = HEADER + 1, HEADER + len(inputs)
    edited = f"={cell_name(first, VALUE)}<>{cell_name(first, EXPORTED)}"
    sheet.mark((first, VALUE, last, VALUE), edited, styles.changed)
    ok = say("OK")
    refused = {"type": "cell", "criteria": "!=", "value": f'"{ok}"'}
    look = {**refused, "format": styles.bad}
    sheet.page.conditional_format(first, _RESULT, last, _RESULT, look)
    sheet.page.freeze_panes(first, VALUE)
    _write_lines(sheet, last + 3)


def _columns(sheet: Sheet, inputs: Sequence[Input]) -> tuple[Column[Input], ...]:
    say, tell, styles = sheet.say, sheet.tell, sheet.styles
    cells = input_cells(sheet.context, inputs)

    def given(line: Line[Input]) -> Value:
        return None if line.row.value is None else float(line.row.value)

    def follows(line: Line[Input]) -> str:
        """Say whether the workbook follows; what it follows roughly needs the app too."""
        needed, roughly = say("needs the app"), say("roughly")
        others = f"{roughly}; {needed}" if line.row.is_rough else needed
        return say("live") if line.row.is_live else others

    def bound(line: Line[Input], end: int) -> Value:
        bound: float = line.row.bounds[end]
        return None if abs(bound) == FARTHEST else bound

    def most(line: Line[Input]) -> Value:
        """Give the greatest value: of a send, its audience, if that is the smaller one."""
        if line.row.within is None:
            return bound(line, 1)
        at, size = line.row.within
        return Formula(cells[at], size)

    def verdict(line: Line[Input]) -> Formula:
        """Say whether the app takes a number as it stands in its row."""
        value, least, highest = map(line.name, (VALUE, _LEAST, _MOST))
        ok, refused = say("OK"), say("the app refuses this")
        within = f'(({least}="")+({value}>={least})>0)*(({highest}="")+({value}<={highest})>0)'
        return Formula(f'IF({within}=1,"{ok}","{refused}")', ok)

    return (
        Column(say("Part"), "part", styles.text, 18),
        Column(tell(texts.LINE), "line", styles.text, 36),
        Column(tell(texts.NUMBER), "label", styles.text, 40),
        Column(tell(texts.VALUE), given, styles.input_number, 16),
        Column(say("Unit"), "unit", styles.beside, 24),
        Column(tell(texts.EXPORTED), given, styles.number, 16),
        Column(tell(texts.FOLLOWS), follows, styles.beside, 24),
        Column(say("Source"), "source", styles.text, 26),
        Column(say("Note"), "note", styles.text, 30),
        Column(KEY_TITLE, "key", styles.label, 44),
        Column(
            sheet.voice.say_in("bounds", "From"), lambda line: bound(line, 0), styles.number, 14
        ),
        Column(sheet.voice.say_in("bounds", "To"), most, styles.number, 14),
        Column(tell(texts.RESULT), verdict, styles.text, 22),
    )


def _cell(context: Context, index: int) -> str:
    cell = cell_name(HEADER + 1 + index, VALUE, fixed=True)
    return f"{context.sheet(texts.INPUTS_SHEET)}!{cell}"


def _validate(sheet: Sheet, line: Line[Input]) -> None:
    """Take numbers within the bounds only, and say so when the cell is chosen."""
    say, entry = sheet.say, cast("Input", line.row)
    (least, most), is_count = entry.bounds, entry.kind is InputKind.COUNT
    low, high = (
        int(bound) if bound == int(bound) else Decimal(str(bound)) for bound in entry.bounds
    )
    span = say("From {low:,} to {high:,}", low=low, high=high)
    needs_app = say("Needs the app: import the workbook there.")
    follows = say("Every total follows.") if entry.is_live else needs_app
    rule = {"validate": "integer" if is_count else "decimal", "criteria": "between"}
    bounds = {"minimum": least, "maximum": most, "ignore_blank": entry.value is None}
    sheet.take(
        (line.at, VALUE, line.at, VALUE),
        {**rule, **bounds, "error_message": f"{span}."[:_TIP]},
        entry.unit[:_TIP_TITLE] or sheet.tell(texts.VALUE),
        f"{entry.label}. {span}. {follows}"[:_TIP],
    )


def _write_lines(sheet: Sheet, row: int) -> None:
    """Say in words what stands in no number; the app alone can change it."""
    say, note = sheet.say, sheet.context.forecast.plan.note
    sheet.section(row, say("The plan in words"))
    sheet.headers(row + 1, (say("Part"), sheet.tell(texts.LINE), say("Description")), left=3)
    lines = described(sheet.context)
    for at, line in enumerate(lines, row + 2):
        for column, text in enumerate(line):
            sheet.put(at, column, text)
    if note:
        below = row + len(lines) + 3
        sheet.section(below, say("Note"))
        for at, text in enumerate(note.splitlines(), below + 1):
            sheet.put(at, 0, text)
