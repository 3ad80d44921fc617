"""Somebody who does anything at all in the window, and looks after each step if it holds."""

import sys
import threading
import traceback
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
from PySide6.QtCore import (
    QDeadlineTimer,
    QLocale,
    QPoint,
    Qt,
    QTimer,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QDialog,
    QFileDialog,
    QMainWindow,
    QMessageBox,
    QScrollBar,
    QWidget,
)
from shiboken6 import isValid

from helpers.gui.random_hand import TEXTS, RandomHand
from helpers.random_plans import ranged_plan
from tarife.charts.catalogue import CHARTS
from tarife.documents.files import save_plan
from tarife.gui.document.forecasting import ForecastService
from tarife.gui.document.session import FiguresState, Forecaster
from tarife.gui.editors.navigation import View
from tarife.gui.shell.language_switch import WindowHost
from tarife.gui.shell.move_dialog import MoveDialog
from tarife.gui.text.languages import spoken
from tarife.gui.text.numbers import money_text
from tarife.plan.edits.scenarios import remove_scenario
from tarife.plan.names import named_in
from tarife.plan.what_if.apply import adjusted

KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_F6, Qt.Key.Key_Return),
    *(Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
    *(Qt.Key.Key_Delete, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_F2),
)
WITH_CONTROL = (Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_D)
CONTACTS = "phone,country\n+905551112233,TR\n+4915112345678,DE\n+5511987654321,BR\n"
IGNORED = ("This plugin does not support",)  # dialogs, offscreen

_LONGEST_MS = 300_000
_ANSWER_MS = 5
_MOST_LINES = 40
"""A plan with more lines than this is left for another: what is slow finds nothing new."""


@dataclass
class Faults:
    """What was raised or warned of anywhere, while `listening`."""

    found: list[str] = field(default_factory=list)

    @contextmanager
    def listening(self):
        def note(kind, error, trace):
            self.found.append("".join(traceback.format_exception(kind, error, trace)))

        def warn(_kind, _context, text):
            if not any(part in text for part in IGNORED):
                self.found.append(f"Qt says: {text}")

        before = qInstallMessageHandler(warn)
        with (
            patch.object(sys, "excepthook", note),
            patch.object(threading, "excepthook", lambda args: note(*args[:3])),
        ):
            yield
        qInstallMessageHandler(before)


class QuickForecastService(ForecastService):
    """What a window knows, with figures of a part of the people and no trials."""

    @property
    def forecaster(self) -> Forecaster:
        return self.sampler

    def run_trials(self, exact, should_stop):
        """Give no spread."""


class Walk:
    """Does one random thing after another in the window of a stage.

    Attributes:
        done: How often each kind of thing was done.
        compared: How often shown figures were compared with a forecast of the shown plan.
    """

    def __init__(
        self, window_host: WindowHost, folder: Path, seed: int, forecaster: Forecaster
    ) -> None:
        """Take a window, a folder for files, and what forecasts its plans once more."""
        self.done: Counter[str] = Counter()
        self.compared = 0
        self._window_host = window_host
        self._folder = folder
        self._rng = np.random.default_rng(seed)
        self._forecaster = forecaster
        self._faults = Faults()
        self._steps: list[str] = []
        self._hand = RandomHand(self._rng, lambda: self._window, self._steps.append)
        self._one, self._is_likely = self._hand.one, self._hand.is_likely
        self._first = None
        self._session = None
        self._is_walking = False
        self._follow_session()
        self._acts = {
            "type": (self._hand.type, 14),
            "fill a cell": (self._hand.fill_cell, 16),
            "press": (self._hand.press, 10),
            "choose": (self._hand.choose, 6),
            "slide": (self._slide, 8),
            "press a key": (self._key, 6),
            "go to a page": (self._page, 10),
            "chart": (self._chart, 4),
            "calendar": (self._calendar, 3),
            "scenario": (self._scenario, 8),
            "undo": (self._undo, 10),
            "month": (self._month, 2),
            "view": (self._view, 3),
            "menu": (self._menu, 3),
            "export": (self._export, 1),
            "file": (self._file, 4),
            "undo everything": (self._undo_everything, 1),
        }
        for number in range(4):
            save_plan(ranged_plan(number), folder / f"plan {number}.tarife")
        (folder / "list.csv").write_text(CONTACTS, "utf-8")
        (folder / "broken.tarife").write_text("{", "utf-8")

    def walk(self, actions: int) -> None:
        """Do so many things.

        Raises:
            AssertionError: If anything does not hold, with the last steps.
        """
        names = list(self._acts)
        weights = np.array([weight for _, weight in self._acts.values()], float)
        with (
            self._faults.listening(),
            patch.object(QFileDialog, "getOpenFileName", self._file_to_open),
            patch.object(QFileDialog, "getSaveFileName", self._file_to_save),
            patch.object(QDesktopServices, "openUrl", lambda _url: True),
        ):
            self._is_walking = True
            self._answer_later()
            for _ in range(actions):
                self._keep_small()
                name = str(self._rng.choice(names, p=weights / weights.sum()))
                self._do(name, self._acts[name][0])
            self._do("undo everything", self._undo_everything)
            self._is_walking = False
            QTest.qWait(4 * _ANSWER_MS)

    @property
    def _window(self):
        return self._window_host.window

    def _do(self, name: str, act) -> None:
        self._steps.append(name)
        act()
        self._settle()
        self._check()
        self.done[name] += 1

    def _settle(self) -> None:
        """Wait until nothing is at work and no dialog is open."""
        end = QDeadlineTimer(_LONGEST_MS)
        QTest.qWait(0)
        while not self._faults.found and self._is_busy():
            assert not end.hasExpired(), self._told("it never became quiet")
            QTest.qWait(1)
        self._follow_session()

    def _follow_session(self) -> None:
        """Note the plans that are opened; another language puts a new session in place."""
        session = self._window.session
        if session is not self._session:
            session.plan_opened.connect(self._note_first)
            self._session = session

    def _is_busy(self) -> bool:
        window = self._window
        return (
            window.session.status.state is FiguresState.CALCULATING
            or window.workspace.what_if.is_busy
            or window.exporter._runner.is_busy
            or QApplication.activeModalWidget() is not None
            or QApplication.activePopupWidget() is not None
        )

    def _note_first(self, plan) -> None:
        self._first = plan

    def _check(self) -> None:
        """Look whether nothing was raised, and current figures are those of what is shown."""
        assert not self._faults.found, self._told("\n".join(self._faults.found))
        session, what_if = self._window.session, self._window.workspace.what_if
        shown = what_if.shown
        if session.status.state is not FiguresState.CURRENT or shown is None:
            return
        assert session.outcome.forecast.plan == session.plan, self._told("stale figures")
        played = adjusted(replace(what_if.base, scenarios=()), what_if.adjustments)
        again = self._forecaster(played, lambda: False)
        assert shown.outcome.total == again.total, self._told("figures of another plan")
        written = self._window.workspace.headline._amount.text()
        expected = money_text(again.total, QLocale())
        assert written == expected, self._told(f"{written} is written, not {expected}")
        self.compared += 1

    def _told(self, what: str) -> str:
        steps = ", ".join(self._steps[-25:])
        return f"{what}\nafter {self.done.total()} actions: {steps}"

    # Dialogs and menus: something is done in them, then they are accepted or left.

    def _answer_later(self) -> None:
        # A timer of its own for each look: one that repeats stands still in an inner loop.
        QTimer.singleShot(_ANSWER_MS, self._answer)

    def _answer(self) -> None:
        if not self._is_walking:
            return
        self._answer_later()
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        elif isinstance(dialog, QMessageBox):
            self._steps.append(f"answer {dialog.text()!r}")
            self._one(dialog.buttons()).click()
        elif isinstance(dialog, QFileDialog):
            dialog.reject()  # its buttons make and remove folders wherever it looks
        elif dialog is not None:
            self._steps.append(f"in {type(dialog).__name__}")
            if self._is_likely(0.5):
                self._one(
                    (self._hand.type, self._hand.choose, self._hand.press, self._hand.fill_cell)
                )(dialog)
            if isValid(dialog) and dialog.isVisible():
                self._leave(dialog)

    def _leave(self, dialog: QWidget) -> None:
        if not isinstance(dialog, QDialog):
            dialog.close()
        elif self._is_likely(0.6):
            dialog.accept()
        else:
            dialog.reject()

    def _file_to_open(self, *_args) -> tuple[str, str]:
        path = self._one([None, *sorted(self._folder.iterdir())])
        return (str(path) if path else "", "")

    def _file_to_save(self, *args) -> tuple[str, str]:
        if self._is_likely(0.2):
            return ("", "")
        suffix = Path(args[2]).suffix or ".png"
        return (str(self._folder / f"file {self._rng.integers(3)}{suffix}"), "")

    # What can be done to the whole window.

    def _slide(self) -> None:
        levers = self._window.workspace.levers
        if self._is_likely(0.3):
            self._window.workspace.drawer.toggle(self._is_likely(0.8))
        slider = self._hand.any_of(QAbstractSlider, levers)
        if slider is None or isinstance(slider, QScrollBar):
            return
        at = QPoint(int(self._rng.integers(slider.width())), slider.height() // 2)
        QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=at)
        for _ in range(self._rng.integers(3)):
            at.setX(int(self._rng.integers(slider.width())))
            QTest.mouseMove(slider, at)
        QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=at)
        if self._is_likely(0.3):
            footer = levers.footer
            self._one((footer.apply, footer.reset)).click()

    def _key(self) -> None:
        focus = QApplication.focusWidget() or self._window
        if self._is_likely(0.3):
            key = self._one(WITH_CONTROL)
            QTest.keyClick(focus, key, Qt.KeyboardModifier.ControlModifier)
        else:
            QTest.keyClick(focus, self._one(KEYS))

    def _page(self) -> None:
        self._window.workspace.choose(self._one(View))

    def _chart(self) -> None:
        chart = self._window.workspace.chart
        chart.choose(self._one(CHARTS).id)
        surface = chart.surface
        if surface is None or not surface.isVisible() or not surface.width():
            return
        canvas = self._one([surface, *surface.findChildren(QWidget)])
        width, height = max(canvas.width(), 1), max(canvas.height(), 1)
        at = QPoint(int(self._rng.integers(width)), int(self._rng.integers(height)))
        QTest.mouseMove(canvas, at)
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)

    def _calendar(self) -> None:
        self._window.workspace.choose(View.CALENDAR)
        view = self._hand.any_of(QAbstractItemView, self._window.workspace.calendar)
        if view is None:
            return
        self._hand.fill_cell(self._window.workspace.calendar)
        if self._is_likely(0.5):
            key = self._one((Qt.Key.Key_Left, Qt.Key.Key_Right))
            QTest.keyClick(view, key, self._one(Qt.KeyboardModifier))
            return
        area = view.viewport()
        places = [
            QPoint(
                int(self._rng.integers(max(area.width(), 1))),
                int(self._rng.integers(max(area.height(), 1))),
            )
            for _ in range(3)
        ]
        QTest.mousePress(area, Qt.MouseButton.LeftButton, pos=places[0])
        for at in places[1:]:
            QTest.mouseMove(area, at)
        QTest.mouseRelease(area, Qt.MouseButton.LeftButton, pos=places[-1])

    def _scenario(self) -> None:
        session, panel = self._window.session, self._window.workspace.scenarios
        if session.plan is None:
            return
        match self._rng.integers(6):
            case 0:
                panel.duplicate()
            case 1:
                panel.remove()
            case 2 if session.scenario is not None:
                chosen = panel.model.index(panel.model.index_of(session.scenario.id))
                panel.model.setData(chosen, self._one(TEXTS))
            case 3:
                panel.compare.click()
            case 4:
                footer = self._window.workspace.levers.footer
                footer.keep.click()
                footer.name.returnPressed.emit()
            case _:
                scenarios = ["", *(one.id for one in session.plan.scenarios)]
                panel.choose(self._one(scenarios))
        if session.plan is not None and len(session.plan.scenarios) > 4:
            session.apply(remove_scenario(session.plan.scenarios[0].id))

    def _undo(self) -> None:
        actions = self._window.actions_
        for _ in range(self._rng.integers(1, 4)):
            self._one((actions.undo, actions.undo, actions.redo)).trigger()

    def _undo_everything(self) -> None:
        """Take everything back and do it again: the first plan, and the last."""
        session = self._window.session
        history, last, chosen = session.history, session.plan, session.history.index
        if last is None:
            return
        history.go_to(0)
        first = named_in(self._first, spoken())
        assert session.plan == first, self._told("undo does not end with the first plan")
        self._settle()
        history.go_to(chosen)
        assert session.plan == last, self._told("redo does not end with the last plan")

    def _month(self) -> None:
        actions = self._window.actions_
        self._one((actions.previous_month, actions.next_month, actions.move)).trigger()
        for dialog in self._window.findChildren(MoveDialog):
            dialog.month.setCurrentIndex(int(self._rng.integers(dialog.month.count())))
            dialog.accept()

    def _view(self) -> None:
        view_menu = self._window.view_menu
        groups = (view_menu.themes, view_menu.languages, view_menu.languages, view_menu.zooms)
        self._one(self._one(groups).actions()).trigger()

    def _menu(self) -> None:
        actions = self._window.actions_
        others = (actions.playground, actions.help, actions.shortcuts, actions.about)
        rates = (actions.rates.cards, actions.rates.imports, actions.rates.present)
        self._one((*others, *rates, actions.edited_budget, actions.contacts)).trigger()
        if self._is_likely(0.5):
            for one in QApplication.topLevelWidgets():
                if isinstance(one, (QMainWindow, QDialog)) and one is not self._window:
                    one.close()

    def _export(self) -> None:
        self._one(self._window.actions_.of_outcome).trigger()

    def _file(self) -> None:
        actions = self._window.actions_
        match self._rng.integers(6):
            case 0:
                actions.new.trigger()
            case 1:
                actions.open.trigger()
            case 2:
                actions.save.trigger()
            case 3:
                actions.save_as.trigger()
            case _:
                self._arrive()

    def _arrive(self) -> None:
        path = self._one(one for one in sorted(self._folder.iterdir()) if one.is_file())
        self._window.arrive((path,))
        QTest.qWait(1)

    def _keep_small(self) -> None:
        """Begin another plan where there is none, or one that has grown too large."""
        plan = self._window.session.plan
        if plan is None or len(plan.lines) + len(plan.grid) > _MOST_LINES:
            path = self._folder / f"plan {self._rng.integers(4)}.tarife"
            self._steps.append(f"open {path.name}")
            self._window.plan_files.open_file(path)
            self._settle()
