"""What the self-test tries, step by step, as a person would: open, look, export, read back."""

import csv
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tarife.assets import load_markets
from tarife.charts.catalogue import CHARTS
from tarife.charts.export import save_chart
from tarife.charts.scene import Scene
from tarife.files.workbooks import open_workbook
from tarife.forecast.result import Forecast
from tarife.gui.document.forecasting import ForecastService
from tarife.gui.document.session import FiguresState
from tarife.gui.shell.main_window import MainWindow
from tarife.gui.text.countries import Countries
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.theme import Theme
from tarife.self_test.figures import example_paths, figures_of, forecast_of, kept_figures
from tarife.terms.money import MICROS
from tarife.terms.problems import TarifeError
from tarife.workbook.budget import write_workbook
from tarife.workbook.context import Edition
from tarife.workbook.csv_export import write_csv
from tarife.workbook.sheets.summary import HEADLINE

_SPOTS: Final = 40


class SelfTestError(TarifeError):
    """The program does not do what it should."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that has to work."""

    name: str
    run: Callable[[], None]


class Trial:
    """A window of its own, with settings and files in a scratch folder."""

    def __init__(self, application: QApplication, scratch: Path) -> None:
        self._application = application
        self._scratch = scratch
        self._plan_file = example_paths()[-1]
        self._window: MainWindow | None = None

    @property
    def steps(self) -> tuple[Step, ...]:
        """Everything that is tried, in order."""
        return (
            Step("open the window", self._open_window),
            Step("open an example and forecast it", self._open_example),
            Step("draw every chart", self._draw),
            Step("export the budget and read it back", self._export_workbook),
            Step("export the CSV and read it back", self._export_csv),
            Step("find countries by name", _find_countries),
            Step("compare every example with the kept figures", self._compare),
        )

    def close(self) -> None:
        """Close the window and wait for its work."""
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()

    def _open_window(self) -> None:
        store = QSettings(str(self._scratch / "settings.ini"), QSettings.Format.IniFormat)
        look = Appearance(self._application, Theme.LIGHT)
        self._window = MainWindow(ForecastService.shipped(), store, look)
        self._window.show()
        self._application.processEvents()
        _expect(_is_drawn(self._window.grab().toImage()), "the window is empty")

    def _open_example(self) -> None:
        window = self._opened
        window.open_file(self._plan_file)
        while window.session.status.state in (FiguresState.EMPTY, FiguresState.CALCULATING):
            self._application.processEvents()
            time.sleep(0.005)
        problems = "; ".join(str(problem) for problem in window.session.status.problems)
        _expect(window.session.status.state is FiguresState.CURRENT, f"no forecast: {problems}")
        _compare(self._plan_file, self._forecast)

    def _draw(self) -> None:
        window = self._opened
        window.workspace.chart.load()
        window.workspace.chart.draw()
        for chart in CHARTS:
            path = self._scratch / f"{chart.id}.png"
            save_chart(Scene(self._forecast), chart.id, path)
            _expect(_is_drawn(QImage(str(path))), f"the chart {chart.id} is empty")

    def _export_workbook(self) -> None:
        path = self._scratch / "budget.xlsx"
        write_workbook(Edition(self._forecast, datetime(2026, 11, 1, tzinfo=UTC)), path)
        row, column = HEADLINE
        book = open_workbook(path)
        total = list(book.rows(book.names[0]))[row][column]
        self._expect_total(Decimal(repr(total)), "the budget")

    def _export_csv(self) -> None:
        path = self._scratch / "lines.csv"
        write_csv(self._forecast, path)
        with path.open(encoding="utf-8-sig", newline="") as file:
            total = sum((Decimal(row["BilledCost"]) for row in csv.DictReader(file)), Decimal())
        self._expect_total(total, "the CSV")

    def _compare(self) -> None:
        for path in example_paths():
            _compare(path, forecast_of(path))

    def _expect_total(self, found: Decimal, where: str) -> None:
        made = Decimal(self._forecast.total.micros) / MICROS
        _expect(found == made, f"{where} says {found}, the forecast {made}")

    @property
    def _opened(self) -> MainWindow:
        if self._window is None:
            message = "the window is not open"
            raise SelfTestError(message)
        return self._window

    @property
    def _forecast(self) -> Forecast:
        outcome = self._opened.session.outcome
        if outcome is None:
            message = "there is no forecast"
            raise SelfTestError(message)
        return outcome.forecast


def _find_countries() -> None:
    found = Countries(load_markets()).find("Almanya")
    _expect(found == "DE", f"Almanya is {found!r}, not Germany")


def _compare(path: Path, made: Forecast) -> None:
    kept, found = kept_figures()[path.stem], figures_of(made)
    _expect(found == kept, f"{path.stem}: {_first_difference(kept, found)}")


def _first_difference(kept: dict[str, Any], found: dict[str, Any]) -> str:
    flat_kept, flat_found = _flat(kept), _flat(found)
    names = [*flat_kept, *(name for name in flat_found if name not in flat_kept)]
    for name in names:
        if flat_kept.get(name) != flat_found.get(name):
            return f"{name} is {flat_found.get(name)}, kept is {flat_kept.get(name)}"
    return "no difference"


def _flat(figures: dict[str, Any]) -> dict[str, Any]:
    totals: dict[str, Any] = figures["totals"]
    return {name: value for name, value in figures.items() if name != "totals"} | totals


def _is_drawn(image: QImage) -> bool:
    """Tell whether a picture has more than one colour."""
    colours = {
        image.pixel(image.width() * x // _SPOTS, image.height() * y // _SPOTS)
        for x in range(_SPOTS)
        for y in range(_SPOTS)
        if not image.isNull()
    }
    return len(colours) > 1


def _expect(is_so: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as an assertion
    if not is_so:
        raise SelfTestError(otherwise)
