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
from tarife.workbook.calc.sheet import Calc, lay_out, write_calc
from tarife.workbook.calc.tariffs import PriceCells, used_cells
from tarife.workbook.cells import not_printed, set_print
from tarife.workbook.context import Context, Edition
from tarife.workbook.inputs import inputs_of
from tarife.workbook.scenarios.layout import HEADER as SCENARIOS_HEADER
from tarife.workbook.scenarios.table import scenario_tables
from tarife.workbook.sheets.about import write_about
from tarife.workbook.sheets.actuals import HEADER as ACTUALS_HEADER
from tarife.workbook.sheets.actuals import ActualsSheet
from tarife.workbook.sheets.checks import HEADER as CHECKS_HEADER
from tarife.workbook.sheets.checks import checks_of, write_checks
from tarife.workbook.sheets.data import DataMonth, write_data
from tarife.workbook.sheets.inputs import HEADER as INPUTS_HEADER
from tarife.workbook.sheets.inputs import input_cells, key_cells, write_inputs
from tarife.workbook.sheets.invoices import HEADER as INVOICES_HEADER
from tarife.workbook.sheets.invoices import write_invoices
from tarife.workbook.sheets.rates import HEADER as RATES_HEADER
from tarife.workbook.sheets.rates import band_cells, bands_of, write_rates
from tarife.workbook.sheets.scenarios import write_scenarios
from tarife.workbook.sheets.sensitivity import HEADER as SENSITIVITY_HEADER
from tarife.workbook.sheets.sensitivity import write_sensitivity
from tarife.workbook.sheets.summary import write_summary
from tarife.workbook.sheets.variance import HEADER as VARIANCE_HEADER
from tarife.workbook.sheets.variance import TypedCells, write_variance
from tarife.workbook.styles import Amounts, Styles
from tarife.workbook.xlsxwriter_patches import Page, StyledWorkbook

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

_BEHIND_DATA: Final = 6
"""Where the sheet Sensitivity stands, if there is one."""

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
    voice = context.voice
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
    sheets: list[tuple[str, int | None, Callable[[Page], None]]] = [
        (
            voice.tell(texts.SUMMARY),
            None,
            lambda page: write_summary(page, book, context, (calcs, tables), keys),
        ),
        (
            voice.tell(texts.INPUTS_SHEET),
            INPUTS_HEADER,
            lambda page: write_inputs(page, book, context, inputs),
        ),
        (voice.tell(texts.RATES), RATES_HEADER, lambda page: write_rates(page, context, bands)),
        (voice.tell(texts.CALC), None, lambda page: write_calc(page, context, calcs)),
        (
            voice.say_in("workbook", texts.SCENARIOS),
            SCENARIOS_HEADER,
            lambda page: write_scenarios(page, book, context, tables),
        ),
        (voice.tell(texts.DATA), None, lambda page: write_data(page, context, months)),
        (voice.tell(texts.ACTUALS), ACTUALS_HEADER, actuals.write),
        (
            voice.tell(texts.INVOICES),
            INVOICES_HEADER,
            lambda page: write_invoices(page, context, tables[-1], actuals),
        ),
        (
            voice.tell(texts.VARIANCE),
            VARIANCE_HEADER,
            lambda page: write_variance(page, context, calcs),
        ),
        (
            voice.tell(texts.CHECKS),
            CHECKS_HEADER,
            lambda page: write_checks(page, context, checks_of(context, calcs, tables)),
        ),
        (voice.tell(texts.ABOUT), None, lambda page: write_about(page, context)),
    ]
    if context.edition.sensitivities:
        sheets.insert(
            _BEHIND_DATA,
            (
                voice.tell(texts.SENSITIVITY),
                SENSITIVITY_HEADER,
                lambda page: write_sensitivity(
                    page, book, context, (calcs, tables), (inputs, keys)
                ),
            ),
        )
    footer = voice.say(
        "{plan}  ·  Tarife {version}",
        plan=context.forecast.plan.name or voice.tell(texts.UNTITLED),
        version=version("tarife"),
    )
    workings = (texts.INPUTS_SHEET, texts.RATES, texts.CALC, texts.DATA, texts.ABOUT)
    unprinted = {voice.say_in("workbook", texts.SCENARIOS), *map(voice.tell, workings)}
    pages = [book.add_worksheet(name) for name, _, _ in sheets]
    for step, (page, (name, header, write)) in enumerate(zip(pages, sheets, strict=True), 1):
        if name in unprinted:
            not_printed(page)
        else:
            set_print(page, footer, header)
        page.set_row(0, TITLE_HEIGHT)
        write(page)
        page.protect("", PROTECTION)
        progress(0.1 + 0.7 * step / len(sheets))
    pages[0].activate()


def _cause_of(error: FileCreateError) -> OSError:
    cause = error.args[0] if error.args else None
    return cause if isinstance(cause, OSError) else OSError(str(error))
