"""The sheet About: which program wrote the workbook, when, and how it computes."""

from importlib.metadata import version

from xlsxwriter.worksheet import Worksheet

from tarife.workbook.cells import set_print, set_widths, write
from tarife.workbook.context import Context


def write_about(page: Worksheet, context: Context) -> None:
    """Write version, moment and method, each in a row."""
    words, styles = context.words, context.styles
    moment = context.written_at
    set_widths(page, [18, 96])
    write(page, 0, 0, words.about, styles.title)
    write(page, 2, 0, words.estimate, styles.section)
    write(page, 4, 0, words.made_with, styles.label)
    write(page, 4, 1, words.program.format(version=version("tarife")), styles.text)
    write(page, 5, 0, words.written, styles.label)
    write(page, 5, 1, moment, styles.moment)
    write(page, 6, 0, words.time_zone, styles.label)
    write(page, 6, 1, moment.tzname() or "", styles.text)
    write(page, 8, 0, words.method_title, styles.section)
    for row, sentence in enumerate(words.method, 9):
        write(page, row, 1, sentence, styles.wrapped)
        page.set_row(row, 32)
    page.hide_gridlines(2)
    set_print(page)
