"""The budget: one workbook of a forecast, laid out and saved."""

from collections.abc import Callable
from datetime import UTC
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from xlsxwriter.exceptions import FileCreateError

from tarife.files.workbooks import MOST_ROWS
from tarife.terms.problems import InputError, Problem
from tarife.terms.saving import no_temporary_files, replace_file
from tarife.terms.sentences import say
from tarife.workbook import texts
from tarife.workbook.calc.sheet import write_calc
from tarife.workbook.cells import not_printed, set_print
from tarife.workbook.context import Context, Edition
from tarife.workbook.sheet import Sheet
from tarife.workbook.sheets import (
    about,
    actuals,
    charts,
    checks,
    data,
    inputs,
    invoices,
    rates,
    scenarios,
    sensitivity,
    summary,
    variance,
)
from tarife.workbook.sheets.workings import Workings
from tarife.workbook.styles import Styles
from tarife.workbook.xlsxwriter_patches import StyledWorkbook

PROTECTION: Final = {
    "autofilter": True,
    "sort": True,
    "format_columns": True,
    "format_rows": True,
    "pivot_tables": True,
}
"""What a protected sheet still allows; there is no password."""

TITLE_HEIGHT: Final = 30
"""Of the first row of every sheet, in points."""

_NO_ROWS: Final = -1

_SHEETS: Final[tuple[tuple[str, int | None, Callable[[Sheet, Workings], None]], ...]] = (
    (texts.SUMMARY, _NO_ROWS, summary.write_summary),
    (texts.CHARTS, _NO_ROWS, charts.write_charts),
    (texts.INPUTS_SHEET, None, lambda sheet, of: inputs.write_inputs(sheet, of.inputs)),
    (texts.RATES, None, lambda sheet, of: rates.write_rates(sheet, of.bands)),
    (texts.CALC, None, lambda sheet, of: write_calc(sheet, of.calcs)),
    (texts.SCENARIOS, None, scenarios.write_scenarios),
    (texts.DATA, None, data.write_data),
    (texts.SENSITIVITY, sensitivity.HEADER, sensitivity.write_sensitivity),
    (texts.ACTUALS, actuals.HEADER, actuals.write_actuals),
    (texts.INVOICES, invoices.HEADER, invoices.write_invoices),
    (texts.VARIANCE, variance.HEADER, variance.write_variance),
    (texts.CHECKS, checks.HEADER, checks.write_checks),
    (texts.ABOUT, None, lambda sheet, _: about.write_about(sheet)),
)
"""Each sheet, up to which row it repeats if it is printed, and what writes it."""

Progress = Callable[[float], None]
"""Is told which part of the work is done, from 0 to 1; may raise `Stopped`."""


def write_workbook(edition: Edition, path: Path, progress: Progress = lambda _: None) -> None:
    """Write a budget as an Excel workbook.

    Raises:
        InputError: If plan and scenarios need more rows than a sheet has.
        OutsideError: If the disk refuses, or that of temporary files; a file that was there
            before is still whole.
    """
    try:
        content = _content(edition, progress)
    except (OSError, FileCreateError) as error:  # all is in memory but for temporary files
        raise no_temporary_files(_cause_of(error)) from error
    progress(0.95)
    replace_file(path, content)
    progress(1)


def _content(edition: Edition, progress: Progress) -> bytes:
    with TemporaryDirectory() as folder:
        content = BytesIO()  # a package that is closed on a full disk would say so by itself
        display = edition.forecast.plan.costs.display
        currencies = edition.forecast.lines.currency, display.currency if display else ""
        with StyledWorkbook(content, {"tmpdir": folder}) as book:
            styles = Styles.of(book, *currencies, edition.voice.language)
            book.name_styles(styles.named())
            context = Context.of(edition, styles)
            book.set_properties(
                {
                    "title": context.title,
                    "comments": edition.voice.say(
                        "This is an estimate; Meta's invoice prevails."
                    ),
                    "created": edition.written_at.astimezone(UTC),
                }
            )
            _write_sheets(book, context, progress)
        return content.getvalue()


def _write_sheets(book: StyledWorkbook, context: Context, progress: Progress) -> None:
    """Lay everything out, then write sheet by sheet."""
    voice, workings = context.voice, Workings.of(context)
    if workings.calcs[-1].next > MOST_ROWS:
        raise InputError([_too_long(context)])
    progress(0.1)
    sheets = [
        one
        for one in _SHEETS
        if one[0] is not texts.SENSITIVITY or context.edition.sensitivities
    ]
    footer = voice.say(
        "{plan}  ·  Tarife {version}",
        plan=context.forecast.plan.name or voice.tell(texts.UNTITLED),
        version=version("tarife"),
    )
    pages = [book.add_worksheet(voice.say_in("workbook", name)) for name, *_ in sheets]
    written = list(zip(pages, sheets, strict=True))
    # Summary tells what others come to, and charts are drawn over it: both are written last.
    for step, (page, (_, repeated, write)) in enumerate((*written[2:], *written[:2]), 1):
        if repeated is None:
            not_printed(page)
        else:
            set_print(page, footer, repeated)
        page.set_row(0, TITLE_HEIGHT)
        write(Sheet(page, book, context), workings)
        page.protect("", PROTECTION)
        progress(0.1 + 0.7 * step / len(sheets))
    pages[0].activate()


def _too_long(context: Context) -> Problem:
    """State that what stands on Calc is more than a sheet holds: the rest would be lost."""
    message = say(
        "the workings of the plan and its {count:,} scenarios are more than the {most:,} rows "
        "of a sheet",
        count=len(context.variants) - 1,
        most=MOST_ROWS,
    )
    hint = say("delete scenarios or lines, or plan fewer months at once")
    return Problem("budget-too-long", "", message, hint)


def _cause_of(error: OSError | FileCreateError) -> OSError:
    cause = error if isinstance(error, OSError) else next(iter(error.args), None)
    return cause if isinstance(cause, OSError) else OSError(str(error))
