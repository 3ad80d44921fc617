"""Writes pictures of the main views, light and dark, in each language.

``screenshots.py FOLDER`` gives each language a folder of its own; ``screenshots.py FOLDER tr``
takes the pictures of one alone.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from tarife.charts.catalogue import CHARTS, DAILY_COST, FOUR_ERAS
from tarife.charts.scene import Grouping
from tarife.gui.chart.canvas import ChartSurface
from tarife.gui.chart.panel import round_budget
from tarife.gui.document.files import shipped_examples
from tarife.gui.document.forecasting import ForecastService
from tarife.gui.document.session import FiguresState
from tarife.gui.editors.navigation import View, target_at
from tarife.gui.shell.main_window import MainWindow
from tarife.gui.shell.new_plan import Defaults, NewPlanDialog
from tarife.gui.shell.startup import prepare_application
from tarife.gui.text.languages import LanguageChoice, Languages
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.theme import Theme
from tarife.insight.explain.selection import Selection
from tarife.insight.playground.situations import BY_ID
from tarife.plan.edits.budgets import set_budget
from tarife.plan.edits.numbers import set_number
from tarife.plan.model.addresses import Address
from tarife.plan.model.scenarios import Lever, Scope
from tarife.terms.calendar import BillingMonth

SIZES = ((1280, 820), (1600, 1000), (1024, 700), (800, 560))
PATIENCE_S = 120


def main() -> int:
    """Take every picture in both themes."""
    if len(sys.argv) not in (2, 3):
        print("usage: screenshots.py FOLDER [LANGUAGE]")
        return 2
    chosen = [LanguageChoice(text) for text in sys.argv[2:]] or [
        LanguageChoice.ENGLISH,
        LanguageChoice.TURKISH,
    ]
    application = QApplication(["screenshots"])
    prepare_application(application)
    languages = Languages(application, LanguageChoice.ENGLISH)
    appearance = Appearance(application, Theme.LIGHT)
    with tempfile.TemporaryDirectory() as scratch:
        store = QSettings(str(Path(scratch) / "settings.ini"), QSettings.Format.IniFormat)
        for language, theme in product(chosen, (Theme.LIGHT, Theme.DARK)):
            folder = Path(sys.argv[1]) / language
            folder.mkdir(parents=True, exist_ok=True)
            languages.choose(language)
            appearance.choose(theme)
            _take_all(
                application, MainWindow(ForecastService.shipped(), store, appearance), folder
            )
            print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


def _take_all(application: QApplication, window: MainWindow, folder: Path) -> None:
    theme = window.appearance.theme.value

    def take(widget: QWidget, name: str) -> None:
        _wait(application, lambda: not _is_at_work(window))
        widget.grab().save(str(folder / f"{name}-{theme}.png"))

    window.resize(*SIZES[0])
    window.show()
    take(window, "start")
    _take_dialog(window, take)
    _take_playground(window, take)
    window.plan_files.open_file(shipped_examples()[0].path)
    for width, height in SIZES:
        window.resize(width, height)
        take(window, f"window-{width}x{height}")
    window.resize(*SIZES[0])
    window.workspace.notes.unfold()
    take(window, "notes")
    window.workspace.notes.fold.click()
    for entry in View:
        window.workspace.choose(entry)
        take(window, f"editor-{entry.value}")
    plan = window.session.plan
    for part, index, line in plan.placed_lines() if plan else ():
        if not index:
            window.workspace.go_to(target_at(part, line.id))
            take(window, f"details-{part}")
    window.workspace.grid.forms.close_line()
    _take_pictures(window, take)
    _take_what_if(window, take)
    window.session.history.set_clean()  # nobody is there to be asked
    window.session.refusals.forget()
    window.close()
    window.deleteLater()


def _take_pictures(window: MainWindow, take: Callable[[QWidget, str], None]) -> None:
    """Take every chart with a budget, the main one by each grouping, a table, and a person."""
    chart, plan = window.workspace.chart, window.session.plan
    outcome = window.session.outcome
    if plan is None or outcome is None:
        return
    window.workspace.choose(View.CHART)
    window.session.apply(set_budget(round_budget(outcome.total.micros * 4 // 5, "USD")))
    for known in CHARTS:
        chart.choose(known.id)
        while known.id == FOUR_ERAS and not chart.chart_context.are_known:
            QApplication.processEvents()
        take(chart, f"chart-{known.id}")
    chart.choose(DAILY_COST)
    for grouping in Grouping:
        chart.bar.grouping_chosen.emit(grouping)
        take(chart, f"chart-{DAILY_COST}-{grouping.value}")
    chart.bar.grouping_chosen.emit(Grouping.CATEGORY)
    chart.bar.as_table.click()
    take(chart, "chart-table")
    chart.bar.as_table.click()
    window.workspace.explain(Selection(days=(plan.month.dates()[3],)))
    while window.workspace.why.person.timeline is None:
        QApplication.processEvents()
    take(window, "why")


def _take_what_if(window: MainWindow, take: Callable[[QWidget, str], None]) -> None:
    """Take moved levers, a chosen scenario, all of them compared, and the drawer."""
    workspace, what_if = window.workspace, window.workspace.what_if
    workspace.choose(View.CHART)
    workspace.drawer.toggle(True)  # noqa: FBT003 - Qt's signal
    what_if.move(Lever.REPLY_RATIO, Scope(), 1.6)
    take(window, "what-if")
    what_if.keep("More replies")
    row = window.session.shown_plan.grid[0] if window.session.shown_plan else None
    if row is not None:
        number = Address("grid", row.country, "marketing")
        window.session.apply(set_number(number, row.marketing // 2))
    workspace.drawer.toggle(False)  # noqa: FBT003 - Qt's signal
    take(window, "scenario")
    what_if.move(Lever.VOLUME, Scope(), 0.7)
    what_if.keep("Fewer of everything")
    workspace.scenarios.compare.click()
    take(window, "scenarios-compared")
    for entry, panel in (
        (View.SAVINGS, workspace.savings),
        (View.BEST_PLAN, workspace.best_plan),
    ):
        workspace.choose(entry)
        panel.look.click()
        while panel.found is None:
            QApplication.processEvents()
        take(window, entry.name.lower())
    workspace.choose(View.GRID)
    window.resize(*SIZES[-1])
    workspace.drawer.toggle(True)  # noqa: FBT003 - Qt's signal
    take(window, "what-if-drawer")
    window.resize(*SIZES[0])


def _take_dialog(window: MainWindow, take: Callable[[QWidget, str], None]) -> None:
    forecast_service = ForecastService.shipped()
    defaults = Defaults(BillingMonth(2026, 12), "TR", "USD")
    dialog = NewPlanDialog(defaults, forecast_service.book, forecast_service.markets, window)
    dialog.show()
    take(dialog, "new-plan")
    dialog.close()
    dialog.deleteLater()


def _take_playground(window: MainWindow, take: Callable[[QWidget, str], None]) -> None:
    """Take the playground with a message chosen."""
    window.playing.show()
    playground = window.playing.playground
    if playground is not None:
        playground.ask(BY_ID["an-ad-click"])
        playground.game.choose(4)
        take(playground, "playground")
        playground.close()


def _is_at_work(window: MainWindow) -> bool:
    is_calculating = window.session.status.state is FiguresState.CALCULATING
    surfaces = cast("list[ChartSurface]", window.findChildren(ChartSurface))
    is_drawn = all(surface.is_drawn or not surface.isVisible() for surface in surfaces)
    return is_calculating or window.workspace.what_if.is_busy or not is_drawn


def _wait(application: QApplication, is_done: Callable[[], bool]) -> None:
    """Let the window work until it is done, and a moment longer for timers and layout."""
    patience = time.monotonic() + PATIENCE_S
    calm_until = time.monotonic() + 0.4
    while time.monotonic() < calm_until or not is_done():
        application.processEvents()
        time.sleep(0.005)
        if time.monotonic() > patience:
            message = "the window never came to rest"
            raise TimeoutError(message)


if __name__ == "__main__":
    sys.exit(main())
