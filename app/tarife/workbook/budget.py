"""The budget: one workbook of a forecast, laid out and saved."""

from collections.abc import Callable
from datetime import UTC
from importlib.metadata import version
from io import BytesIO
from itertools import starmap
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from xlsxwriter.exceptions import FileCreateError

from tarife.terms.problems import OutsideError
from tarife.terms.saving import folder_refusal, replace_file
from tarife.workbook import texts
from tarife.workbook.calc.costs import PriceCells, used_cells
from tarife.workbook.calc.sheet import Calc, lay_out, write_calc
from tarife.workbook.cells import not_printed, set_print
from tarife.workbook.context import Context, Edition
from tarife.workbook.inputs import inputs_of
from tarife.workbook.scenarios.table import scenario_tables
from tarife.workbook.sheet import Sheet
from tarife.workbook.sheets.about import write_about
from tarife.workbook.sheets.actuals import HEADER as ACTUALS_HEADER
from tarife.workbook.sheets.actuals import ActualsSheet
from tarife.workbook.sheets.checks import HEADER as CHECKS_HEADER
from tarife.workbook.sheets.checks import checks_of, write_checks
from tarife.workbook.sheets.data import DataMonth, write_data
from tarife.workbook.sheets.inputs import input_cells, key_cells, write_inputs
from tarife.workbook.sheets.invoices import HEADER as INVOICES_HEADER
from tarife.workbook.sheets.invoices import write_invoices
from tarife.workbook.sheets.rates import band_cells, bands_of, write_rates
from tarife.workbook.sheets.scenarios import write_scenarios
from tarife.workbook.sheets.sensitivity import HEADER as SENSITIVITY_HEADER
from tarife.workbook.sheets.sensitivity import write_sensitivity
from tarife.workbook.sheets.summary import write_summary
from tarife.workbook.sheets.variance import HEADER as VARIANCE_HEADER
from tarife.workbook.sheets.variance import TypedCells, write_variance
from tarife.workbook.styles import Amounts, Styles
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

Progress = Callable[[float], None]
"""Is told which part of the work is done, from 0 to 1; may raise `Stopped`."""


def write_workbook(edition: Edition, path: Path, progress: Progress = lambda _: None) -> None:
    """Write a budget as an Excel workbook.

    Args:
        edition: What to show.
        path: Where to; a file that is there is replaced, whole or not at all.
        progress: Is told how far it is.

    Raises:
        OutsideError: If the disk refuses; a file that was there before is still whole.
    """
    try:
        content = _content(edition, progress)
    except OSError as error:
        raise OutsideError(path, folder_refusal(error)) from error
    except FileCreateError as error:
        raise OutsideError(path, folder_refusal(_cause_of(error))) from error
    replace_file(path, content)
    progress(1)


def _content(edition: Edition, progress: Progress) -> bytes:
    with TemporaryDirectory() as folder:
        content = BytesIO()  # a package that is closed on a full disk would say so by itself
        forecast = edition.forecast
        display = forecast.plan.costs.display
        amounts = Amounts(
            forecast.lines.currency,
            display.currency if display else "",
        )
        with StyledWorkbook(content, {"tmpdir": folder}) as book:
            styles = Styles.of(book, amounts, edition.voice.language)
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
    voice, tell = context.voice, context.voice.tell
    inputs, bands = inputs_of(context), bands_of(context)
    keys, cells = key_cells(context, inputs), input_cells(context, inputs)
    prices: list[PriceCells] = []
    calcs: list[Calc] = []
    for number, month in enumerate(context.by_month):
        own = PriceCells(band_cells(month, bands, number), used_cells(month, keys))
        calcs.append(lay_out(month, cells, own, calcs[-1] if calcs else None))
        prices.append(own)
    tables = scenario_tables(context, calcs, keys)
    months = tuple(
        starmap(DataMonth, zip(context.by_month, calcs, tables, prices, strict=False))
    )
    actuals = ActualsSheet(context, calcs, keys, TypedCells(context))
    progress(0.1)
    is_tried = bool(context.edition.sensitivities)
    sheets: tuple[tuple[str, int | None, bool, Callable[[Sheet], None]], ...] = (
        (
            *(tell(texts.SUMMARY), None, True),
            lambda sheet: write_summary(sheet, calcs, tables, keys, actuals.standing),
        ),
        (tell(texts.INPUTS_SHEET), None, False, lambda sheet: write_inputs(sheet, inputs)),
        (tell(texts.RATES), None, False, lambda sheet: write_rates(sheet, bands)),
        (tell(texts.CALC), None, False, lambda sheet: write_calc(sheet, calcs)),
        (
            *(voice.say_in("workbook", texts.SCENARIOS), None, False),
            lambda sheet: write_scenarios(sheet, tables),
        ),
        (tell(texts.DATA), None, False, lambda sheet: write_data(sheet, months)),
        *(
            (
                *(tell(texts.SENSITIVITY), SENSITIVITY_HEADER, True),
                lambda sheet: write_sensitivity(sheet, calcs, tables, (inputs, keys)),
            ),
        )
        * is_tried,
        (tell(texts.ACTUALS), ACTUALS_HEADER, True, actuals.write),
        (
            *(tell(texts.INVOICES), INVOICES_HEADER, True),
            lambda sheet: write_invoices(sheet, tables[-1], actuals),
        ),
        (
            *(tell(texts.VARIANCE), VARIANCE_HEADER, True),
            lambda sheet: write_variance(sheet, calcs),
        ),
        (
            *(tell(texts.CHECKS), CHECKS_HEADER, True),
            lambda sheet: write_checks(sheet, checks_of(context, calcs, tables)),
        ),
        (tell(texts.ABOUT), None, False, write_about),
    )
    footer = voice.say(
        "{plan}  ·  Tarife {version}",
        plan=context.forecast.plan.name or tell(texts.UNTITLED),
        version=version("tarife"),
    )
    pages = [book.add_worksheet(name) for name, *_ in sheets]
    written = list(zip(pages, sheets, strict=True))
    # Summary, which tells what others come to, is written last.
    for step, (page, (_, header, is_printed, write)) in enumerate(
        (*written[1:], written[0]), 1
    ):
        if is_printed:
            set_print(page, footer, header)
        else:
            not_printed(page)
        page.set_row(0, TITLE_HEIGHT)
        write(Sheet(page, book, context))
        page.protect("", PROTECTION)
        progress(0.1 + 0.7 * step / len(sheets))
    pages[0].activate()


def _cause_of(error: FileCreateError) -> OSError:
    cause = error.args[0] if error.args else None
    return cause if isinstance(cause, OSError) else OSError(str(error))
