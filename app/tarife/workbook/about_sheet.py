"""The sheet About: plan and program, what figures rest on, what the workbook follows."""

from collections.abc import Iterator
from importlib.metadata import version
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tarife.workbook.cells import Value, set_widths, write
from tarife.workbook.context import Context
from tarife.workbook.plan_lines import rules_text

PLAN_NAME: Final = "$B$4"
"""The cell that holds the plan's name."""

_LINE: Final = 125
"""How many characters a line of the wide column holds."""

_HEIGHT: Final = 16
"""Of a line, in points."""


def write_about(page: Worksheet, context: Context) -> None:
    """Write facts, then the method and the limits, each sentence in a row."""
    words, styles = context.words, context.styles
    set_widths(page, [30, 110])
    page.hide_gridlines(2)
    write(page, 0, 0, words.about, styles.title)
    write(page, 1, 0, words.estimate, styles.section)
    row = 3
    for label, value, style in _facts(context):
        write(page, row, 0, label, styles.label)
        write(page, row, 1, value, style)
        page.set_row(row, _height_of(value))
        row += 1
    for title, sentences in (
        (words.method_title, words.method),
        (words.follows_title, words.followed),
        (words.app_title, words.not_followed),
        (words.colours_title, words.colours),
    ):
        row = _write_sentences(page, context, row + 1, (title, sentences))


def _facts(context: Context) -> Iterator[tuple[str, Value, Format]]:
    words, styles, forecast = context.words, context.styles, context.forecast
    card, moment = forecast.card, context.edition.written_at
    yield words.plan_name, forecast.plan.name or words.untitled, styles.text
    yield words.month, forecast.plan.month.first_day, styles.month
    yield words.made_with, words.program.format(version=version("tarife")), styles.text
    yield words.written, moment, styles.moment
    yield words.time_zone, moment.tzname() or "", styles.text
    yield words.rules, rules_text(context), styles.text
    yield words.card, str(card.id), styles.text
    yield words.source, words.tell(card.provenance.source), styles.text
    yield words.confidence, words.tell(card.provenance.confidence), styles.text
    yield words.lacks, words.list_of(card.provenance.missing), styles.text
    yield words.assumptions, words.assumptions_text, styles.wrapped
    yield words.scope, words.not_included, styles.wrapped


def _write_sentences(
    page: Worksheet, context: Context, row: int, block: tuple[str, tuple[str, ...]]
) -> int:
    title, sentences = block
    write(page, row, 0, title, context.styles.section)
    for at, sentence in enumerate(sentences, row + 1):
        write(page, at, 1, sentence, context.styles.wrapped)
        page.set_row(at, _height_of(sentence))
    return row + 1 + len(sentences)


def _height_of(value: Value) -> int:
    return _HEIGHT * (1 + len(value) // _LINE if isinstance(value, str) else 1)
