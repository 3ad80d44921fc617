"""What tests of the window need: figures at once, and answers to its questions."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication

from helpers.forecasts import november_forecast, november_plan
from tarife.charts.catalogue import DAILY_COST
from tarife.gui.document.files import Conflict
from tarife.gui.document.session import FiguresState
from tarife.gui.document.undo import NotInPlan
from tarife.gui.export.export_controller import ExportOptions
from tarife.gui.shell.main_window import MainWindow
from tarife.plan.model.plan import Plan
from tarife.rates.markets.contacts import ContactCounts
from tarife.terms.languages import Language
from tarife.terms.problems import InputError, Problem

TOO_MANY = 1_000_000
USUAL_SIZE = QSize(1280, 768)
QUESTIONS = (
    "file_to_open",
    "file_to_save",
    "file_to_export",
    "export_options",
    "budget_to_open",
    "rows_to_import",
    "may_replace",
    "may_call_off",
    "may_drop",
    "new_plan",
    "keep_changes",
    "list_to_open",
    "contact_counts",
    "rate_files",
    "may_remove",
    "file_changed",
    "show_problems",
)


def quick_forecast(plan, should_stop):
    """Bill 50 more messages for each person of the first row; refuse a million of them."""
    del should_stop
    made = november_forecast()
    people = plan.grid[0].people if plan.grid else 0
    if people >= TOO_MANY:
        place = f"grid[0].people ({plan.grid[0].country})"
        raise InputError([Problem("too-many", place, "they are too many", "give fewer")])
    lines = replace(made.lines, charge_micros=made.lines.charge_micros * (1 + people))
    months = (replace(made.months[0], plan=plan),)
    return replace(made, plan=plan, months=months, lines=lines)


def a_plan() -> Plan:
    """A plan with every kind of line."""
    return november_plan()


@dataclass
class Answers:
    """Answers the window's questions, and keeps what it was shown."""

    opens: Path | None = None
    saves: Path | None = None
    exports: Path | None = None
    makes: Plan | None = None
    keeps: bool | None = False
    conflict: Conflict | None = None
    counts: ContactCounts | None = None
    replaces: bool = False
    calls_off: bool = True
    drops: bool = True
    dropped: list[NotInPlan] = field(default_factory=list)
    language: Language | None = None
    wants_plan: bool = False
    offered: list[ExportOptions] = field(default_factory=list)
    budget: Path | None = None
    imports: bool = True
    suggested: Path | None = None
    found: list[object] = field(default_factory=list)
    rates: tuple[Path, ...] = ()
    removes: bool = False
    changed: list[tuple[Path, bool]] = field(default_factory=list)
    left: list[tuple[str, bool]] = field(default_factory=list)
    shown: list[tuple[str, tuple[Problem, ...]]] = field(default_factory=list)

    def finish_typing(self):
        """Nobody types in tests of files alone."""

    def file_to_open(self):
        return self.opens

    def file_to_save(self, suggested):
        del suggested
        return self.saves

    def file_to_export(self, suggested, kinds):
        del kinds
        self.suggested = suggested
        return self.exports

    def export_options(self, usual):
        self.offered.append(usual)
        language = usual.language and (self.language or usual.language)
        return ExportOptions("" if self.wants_plan else usual.variant, language)

    def budget_to_open(self):
        return self.budget

    def rows_to_import(self, found, scenario, costs):
        del costs
        self.found.append((found, scenario))
        return found.differences if self.imports else ()

    def may_replace(self, path):
        del path
        return self.replaces

    def may_call_off(self):
        return self.calls_off

    def may_drop(self, left):
        self.dropped.append(left)
        return self.drops

    def new_plan(self):
        return self.makes

    def keep_changes(self, name, left, *, is_gone):
        self.left.append((name, is_gone))
        if any(left):
            self.dropped.append(left)
        return self.keeps

    def list_to_open(self):
        return None

    def contact_counts(self, path, rows, home):
        del path, rows, home
        return self.counts

    def rate_files(self):
        return self.rates

    def may_remove(self, name):
        del name
        return self.removes

    def file_changed(self, path, *, is_dirty):
        self.changed.append((path, is_dirty))
        return self.conflict

    def show_problems(self, heading, problems):
        self.shown.append((heading, problems))


def settle(qtbot, window):
    """Wait until the figures of a window are there."""
    session, what_if = window.session, window.workspace.what_if
    qtbot.waitUntil(
        lambda: session.status.state is not FiguresState.CALCULATING and not what_if.is_busy,
        timeout=60_000,
    )


def wait_until_drawn(qtbot, chart):
    """Wait until the surface of a chart or picture shows what it is to show."""
    qtbot.waitUntil(lambda: chart.surface is not None and chart.surface.is_drawn)


def give_up(window):
    """Let a window go unasked."""
    window.session.history.set_clean()
    window.session.refusals.forget()


def begin_anew(window):
    """Leave nothing open of the test before, and nothing moved."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for other in QApplication.topLevelWidgets():
        if isinstance(other, MainWindow):
            other.setVisible(other is window)
        elif other.isVisible():
            other.close()
    give_up(window)
    window.workspace.drawer.toggle(False)  # noqa: FBT003 - Qt's signal
    window.workspace.chart.choose(DAILY_COST)
    window.workspace.chart.bar.as_table.setChecked(False)
    window.resize(USUAL_SIZE)
    window.activateWindow()
    return window
