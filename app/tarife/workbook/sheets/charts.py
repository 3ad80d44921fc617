"""The sheet Charts and notes: pictures of Summary, what became of messages, and notes."""

from typing import Final

from tarife.billing.ledger import Reason
from tarife.workbook import texts
from tarife.workbook.cells import rows_left, set_blocks, set_one_page, set_widths
from tarife.workbook.sheet import Sheet
from tarife.workbook.sheets.native_charts import HEIGHT_IN_ROWS, drawn_by_day, insert_charts
from tarife.workbook.sheets.workings import Workings

_LABELS, _WIDTH, _COLUMNS = 36, 22, 6
_FIRST: Final = 2
_ROW: Final = 15
_LETTERS: Final = 150
"""How many letters a line of notes holds."""


def write_charts(sheet: Sheet, of: Workings) -> None:
    """Write charts two by two, then what became of messages, then notes."""
    context, below = sheet.context, _FIRST + 2 * HEIGHT_IN_ROWS
    set_widths(sheet.page, (_LABELS, *[_WIDTH] * _COLUMNS))
    sheet.page.hide_gridlines(2)
    sheet.titles(sheet.tell(texts.CHARTS))
    insert_charts(sheet, _FIRST, of.drawn or drawn_by_day(context, of.calcs[0]), of.markets)
    notes = _write_flow(sheet, below)
    end = _write_notes(sheet, notes, _LETTERS)
    if rows_left(sheet.page, end + 1, _ROW) >= 0:
        set_one_page(sheet.page, end + 1, _COLUMNS + 1, _ROW)
    else:
        set_blocks(sheet.page, (0, below, notes), (end + 1, _COLUMNS + 1))


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
        sheet.page.merge_range(at, 0, at, _COLUMNS, "", styles.wrapped)
        sheet.put(at, 0, note, styles.wrapped)
        sheet.page.set_row(at, 16 * -(-len(note) // letters))
    return row + len(notes)
