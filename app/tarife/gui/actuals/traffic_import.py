"""Reads files of real traffic for the open plan or another one, off the window's thread."""

import io
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from PySide6.QtCore import QObject, Signal

from tarife.actuals.events import ReadOptions
from tarife.actuals.opening import LogFile
from tarife.actuals.traffic_files import SeveralAccounts
from tarife.gui.document.session import PlanSession
from tarife.gui.runtime.runner import LatestRunner, ShouldStop
from tarife.gui.runtime.task_queue import TaskQueue
from tarife.gui.text.languages import tr
from tarife.gui.text.names import file_name, problems_of
from tarife.plan.edits.plan import add_actuals, keep_backtest
from tarife.plan.model.plan import Plan
from tarife.terms.problems import InputError, Problem, Stopped

if TYPE_CHECKING:
    from tarife.fitting.fitting import FittedPlan

TrafficReader: TypeAlias = Callable[[list[LogFile], Plan, ReadOptions, ShouldStop], object]
"""Reads open files together, in a worker; ``ReadOptions.account`` says whose traffic."""


class Purpose(Enum):
    """What files of real traffic are read for."""

    KEEP = "keep"
    START_PLAN = "start a plan"
    TRY_FORECAST = "try a forecast"


class TrafficReaders(Protocol):
    """Who reads files of real traffic, for each purpose."""

    @property
    def read_traffic(self) -> TrafficReader: ...

    @property
    def fit_traffic(self) -> TrafficReader: ...

    @property
    def try_forecast(self) -> TrafficReader: ...


class TrafficAnswers(Protocol):
    """What a person is asked about files of traffic; tests answer in their place."""

    def traffic_to_open(self) -> tuple[Path, ...]:
        """Ask which files to bring in."""

    def account_of(self, accounts: tuple[str, ...]) -> str:
        """Ask whose traffic is meant; an empty text leaves it."""

    def plan_of_traffic(self) -> Plan | None:
        """Ask for the account that traffic is of while no plan is open; nothing leaves it."""

    def next_month(self, fitted: "FittedPlan") -> Plan | None:
        """Ask what will be different in the month to plan; nothing leaves it."""

    def show_problems(self, heading: str, problems: tuple[Problem, ...]) -> None:
        """Show everything that is wrong."""


class TrafficImports(QObject):
    """Reads files of real traffic, to keep counts, to start a plan or to try a forecast.

    What is kept with the open plan is one edit; a plan that is started is another document, and
    all that comes of files while none is open.

    ``reading`` tells that it begins, with the names of the files, ``lines_read`` how far it is,
    ``ended`` that it is over, ``dropped`` which files nobody waits for since something else was
    opened, ``brought_in`` what was found, and ``plan_made`` the plan to open. Called off or
    refused, the plan stays as it was. Files are read again for each purpose: only where they
    lie is remembered, and not whom they tell of.
    """

    reading = Signal(str)
    lines_read = Signal(int)
    ended = Signal()
    dropped = Signal(str)
    brought_in = Signal(object)
    plan_made = Signal(object)

    def __init__(
        self,
        session: PlanSession,
        readers: TrafficReaders,
        answers: TrafficAnswers,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._readers = readers
        self._answers = answers
        self._paths: tuple[Path, ...] = ()
        self._known: tuple[tuple[Path, ...], str] = ((), "")
        self._account = ""
        self._purpose = Purpose.KEEP
        self._asked: Plan | None = None  # whose account traffic is of while no plan is open
        self.tasks = TaskQueue(self)
        self._runner = LatestRunner[object](1, self)
        self._runner.finished.connect(self._take)
        self._runner.failed.connect(self._take_failure)
        session.plan_opened.connect(self._forget)

    @property
    def is_busy(self) -> bool:
        """Whether files are being read."""
        return self._runner.is_busy

    def choose(self) -> None:
        """Ask for files and read them."""
        paths = self._answers.traffic_to_open()
        if paths:
            self.open(paths)

    def read_again(self, purpose: Purpose) -> None:
        """Read the files that were brought in for another purpose; ask for some if none are."""
        paths, account = self._known
        paths = paths or self._answers.traffic_to_open()
        if paths:
            self.open(paths, account, purpose)

    def open(
        self, paths: tuple[Path, ...], account: str = "", purpose: Purpose = Purpose.KEEP
    ) -> None:
        """Read files together, of one account where they are of several."""
        plan = self._session.plan
        if plan is None:
            purpose, plan = Purpose.START_PLAN, self._asked or self._answers.plan_of_traffic()
        if plan is None:
            return
        self._asked = plan if self._session.plan is None else None
        self._tell_dropped()
        self._paths, self._account, self._purpose = paths, account, purpose
        self.reading.emit(", ".join(file_name(path) for path in paths))
        self._runner.start(partial(self._read, self._reader, paths, plan, account))

    def call_off(self) -> None:
        """Stop reading, and forget it."""
        self._runner.forget()
        self._asked = None
        self.ended.emit()

    def close(self) -> None:
        """Stop reading before the window goes."""
        self.tasks.close()
        self._runner.close()

    @property
    def _reader(self) -> TrafficReader:
        match self._purpose:
            case Purpose.KEEP:
                return self._readers.read_traffic
            case Purpose.START_PLAN:
                return self._readers.fit_traffic
            case Purpose.TRY_FORECAST:
                return self._readers.try_forecast

    def _read(
        self,
        reader: TrafficReader,
        paths: tuple[Path, ...],
        plan: Plan,
        account: str,
        should_stop: ShouldStop,
    ) -> object:
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
            return reader(files, plan, how, should_stop)

    def _take(self, found: Any) -> None:
        self.ended.emit()
        self._known = self._paths, self._account
        match self._purpose:
            case Purpose.KEEP:
                self._session.apply_to_plan(add_actuals(found.actuals))
                self.brought_in.emit(found)
            case Purpose.START_PLAN:
                self.tasks.take(lambda imports: imports.start_plan(found))
            case Purpose.TRY_FORECAST:
                self._session.apply_to_plan(keep_backtest(found))

    def start_plan(self, fitted: "FittedPlan") -> None:
        """Ask what will be different, and tell the plan that comes of it."""
        known, self._asked = self._known, None
        plan = self._answers.next_month(fitted)
        if plan is not None:
            self.plan_made.emit(plan)
            self._known = known  # the same files, whichever plan is open now

    def _forget(self) -> None:
        """Know no files of another document, and say so where they were being read."""
        self._known = (), ""
        self._tell_dropped()
        self.call_off()

    def _tell_dropped(self) -> None:
        if self.is_busy:
            self.dropped.emit(", ".join(file_name(path) for path in self._paths))

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
                self.open(self._paths, chosen, self._purpose)
            else:
                self._asked = None
            return
        self._asked = None
        names = ", ".join(file_name(path) for path in self._paths)
        heading = tr("%1 cannot be brought in.")
        if self._purpose is not Purpose.KEEP:
            heading = tr("Nothing comes of %1.")
        heading = heading.replace("%1", names)
        self._answers.show_problems(heading, problems_of(error))


def accounts_of(error: Exception) -> tuple[str, ...]:
    """Give the accounts among which to choose, where that alone is what was wrong."""
    problems = error.problems if isinstance(error, InputError) else ()
    match problems:
        case [SeveralAccounts() as several] | (SeveralAccounts() as several,):
            return several.accounts
        case _:
            return ()
