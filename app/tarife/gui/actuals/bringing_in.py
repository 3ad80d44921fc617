"""Brings files of real traffic into the open plan, off the window's thread."""

import io
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from PySide6.QtCore import QObject, Signal

from tarife.actuals.events import ReadOptions
from tarife.actuals.opening import LogFile
from tarife.actuals.traffic_files import SeveralAccounts
from tarife.gui.document.session import PlanSession
from tarife.gui.text.languages import tr
from tarife.gui.text.names import problems_of
from tarife.gui.widgets.runner import LatestRunner, ShouldStop
from tarife.gui.widgets.task_queue import TaskQueue
from tarife.plan.edits.lines import add_actuals
from tarife.plan.model.plan import Plan
from tarife.terms.problems import InputError, Problem, Stopped

if TYPE_CHECKING:
    from tarife.insight.actuals.bringing_in import BroughtIn

TrafficReader: TypeAlias = "Callable[[list[LogFile], Plan, ReadOptions], BroughtIn]"
"""Reads open files together, in a worker; ``ReadOptions.account`` says whose traffic."""


class TrafficAnswers(Protocol):
    """What a person is asked about files of traffic; tests answer in their place."""

    def traffic_to_open(self) -> tuple[Path, ...]:
        """Ask which files to bring in."""

    def account_of(self, accounts: tuple[str, ...]) -> str:
        """Ask whose traffic is meant; an empty text leaves it."""

    def show_problems(self, heading: str, problems: tuple[Problem, ...]) -> None:
        """Show everything that is wrong."""


class TrafficImports(QObject):
    """Reads files of real traffic, and keeps their counts with the plan as one edit.

    ``reading`` tells that it begins, with the names of the files, ``lines_read`` how far it is,
    ``ended`` that it is over, and ``brought_in`` what was found. Called off or refused, the
    plan stays as it was.
    """

    reading = Signal(str)
    lines_read = Signal(int)
    ended = Signal()
    brought_in = Signal(object)

    def __init__(
        self,
        session: PlanSession,
        reader: TrafficReader,
        answers: TrafficAnswers,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._reader = reader
        self._answers = answers
        self._paths: tuple[Path, ...] = ()
        self.tasks = TaskQueue(self)
        self._runner = LatestRunner["BroughtIn"](1, self)
        self._runner.finished.connect(self._take)
        self._runner.failed.connect(self._take_failure)
        session.plan_opened.connect(self.call_off)

    def choose(self) -> None:
        """Ask for files and read them."""
        paths = self._answers.traffic_to_open()
        if paths:
            self.open(paths)

    def open(self, paths: tuple[Path, ...], account: str = "") -> None:
        """Read files together, of one account where they are of several."""
        plan = self._session.plan
        if plan is None:
            hint = tr("open the plan that they belong to, or make a new one")
            problem = Problem("no-plan", "", tr("real traffic is kept with a plan"), hint)
            self._answers.show_problems(tr("No plan is open."), (problem,))
            return
        self._paths = paths
        self.reading.emit(", ".join(path.name for path in paths))
        self._runner.start(partial(self._read, paths, plan, account))

    def call_off(self) -> None:
        """Stop reading, and forget it."""
        self._runner.forget()
        self.ended.emit()

    def close(self) -> None:
        """Stop reading before the window goes."""
        self.tasks.close()
        self._runner.close()

    def _read(
        self, paths: tuple[Path, ...], plan: Plan, account: str, should_stop: ShouldStop
    ) -> "BroughtIn":
        def tell(lines: int) -> None:
            if should_stop():
                raise Stopped
            self.lines_read.emit(lines)

        how = ReadOptions(
            home_country=plan.account.home_country,
            now=datetime.now().astimezone(),  # noqa: TID251 - the edge of the program
            account=account,
            progress=tell,
        )
        with ExitStack() as opened:
            files = []
            for path in dict.fromkeys(paths):
                files.append(LogFile.of(str(path), io.BytesIO()))
                opened.callback(files[-1].close)
            return self._reader(files, plan, how)

    def _take(self, found: "BroughtIn") -> None:
        self.ended.emit()
        self._session.apply_to_plan(add_actuals(found.actuals))
        self.brought_in.emit(found)

    def _take_failure(self, error: Exception) -> None:
        self.ended.emit()
        if not isinstance(error, Stopped):
            self.tasks.take(lambda imports: imports.complain(error))

    def complain(self, error: Exception) -> None:
        """Ask whose traffic is meant, or say what is wrong; nothing was changed."""
        accounts = accounts_of(error)
        if accounts:
            chosen = self._answers.account_of(accounts)
            if chosen:
                self.open(self._paths, chosen)
            return
        names = ", ".join(path.name for path in self._paths)
        heading = tr("%1 cannot be brought in.").replace("%1", names)
        self._answers.show_problems(heading, problems_of(error))


def accounts_of(error: Exception) -> tuple[str, ...]:
    """Give the accounts among which to choose, where that alone is what was wrong."""
    problems = error.problems if isinstance(error, InputError) else ()
    match problems:
        case [SeveralAccounts() as several] | (SeveralAccounts() as several,):
            return several.accounts
        case _:
            return ()
