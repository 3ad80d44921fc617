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
from tarife.workbook.sheets.checks import HEADER as CHECKS_HEADER
from tarife.workbook.sheets.checks import checks_of, write_checks
from tarife.workbook.sheets.data import DataMonth, write_data
from tarife.workbook.sheets.inputs import HEADER as INPUTS_HEADER
from tarife.workbook.sheets.inputs import input_cells, key_cells, write_inputs
from tarife.workbook.sheets.rates import HEADER as RATES_HEADER
from tarife.workbook.sheets.rates import band_cells, bands_of, write_rates
from tarife.workbook.sheets.scenarios import write_scenarios
from tarife.workbook.sheets.summary import write_summary
from tarife.workbook.sheets.variance import HEADER as VARIANCE_HEADER
from tarife.workbook.sheets.variance import write_variance
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
    names = (
        *map(voice.tell, (texts.SUMMARY, texts.INPUTS_SHEET, texts.RATES, texts.CALC)),
        voice.say_in("workbook", texts.SCENARIOS),
        *map(voice.tell, (texts.DATA, texts.VARIANCE, texts.CHECKS, texts.ABOUT)),
    )
    pages = [book.add_worksheet(name) for name in names]
    summary, inputs_page, rates, calc_page, scenarios, data, variance, checks, about = pages
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
    progress(0.1)
    steps: tuple[tuple[Page, int | None, Callable[[], None]], ...] = (
        (summary, None, lambda: write_summary(summary, book, context, (calcs, tables), keys)),
        (inputs_page, INPUTS_HEADER, lambda: write_inputs(inputs_page, book, context, inputs)),
        (rates, RATES_HEADER, lambda: write_rates(rates, context, bands)),
        (calc_page, None, lambda: write_calc(calc_page, context, calcs)),
        (
            scenarios,
            SCENARIOS_HEADER,
            lambda: write_scenarios(scenarios, book, context, tables),
        ),
        (
            data,
            None,
            lambda: write_data(data, context, months),
        ),
        (variance, VARIANCE_HEADER, lambda: write_variance(variance, context, calcs)),
        (
            checks,
            CHECKS_HEADER,
            lambda: write_checks(checks, context, checks_of(context, calcs, tables)),
        ),
        (about, None, lambda: write_about(about, context)),
    )
    footer = voice.say(
        "{plan}  ·  Tarife {version}",
        plan=context.forecast.plan.name or voice.tell(texts.UNTITLED),
        version=version("tarife"),
    )
    for step, (page, header, write) in enumerate(steps, 1):
        if page in (calc_page, data):
            not_printed(page)
        else:
            set_print(page, footer, header)
        page.set_row(0, TITLE_HEIGHT)
        write()
        page.protect("", PROTECTION)
        progress(0.1 + 0.7 * step / len(steps))
    summary.activate()


def _cause_of(error: FileCreateError) -> OSError:
    cause = error.args[0] if error.args else None
    return cause if isinstance(cause, OSError) else OSError(str(error))
