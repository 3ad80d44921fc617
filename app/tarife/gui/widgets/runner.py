"""Runs work off the window's thread; of several requests only the newest is answered."""

from collections.abc import Callable
from threading import Event
from typing import Generic, TypeAlias, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from tarife.files.reading import stoppable

T = TypeVar("T")
ShouldStop: TypeAlias = Callable[[], bool]
Work: TypeAlias = Callable[[ShouldStop], T]


class _Job(QRunnable, Generic[T]):
    """One request on its way through the pool."""

    def __init__(
        self, work: Work[T], stop: Event, settle: Callable[[object, object], None]
    ) -> None:
        super().__init__()
        self._work = work
        self._stop = stop
        self._settle = settle

    def run(self) -> None:
        if self._stop.is_set():
            return
        try:
            with stoppable(self._stop.is_set):
                result = self._work(self._stop.is_set)
        except Exception as error:  # noqa: BLE001 - handed to the window's thread
            self._settle(None, error)
        else:
            self._settle(result, None)


class _Answers(QObject):
    """Brings answers to the window's thread; jobs keep it alive, whoever else is gone."""

    arrived = Signal(int, object, object)


class LatestRunner(QObject, Generic[T]):
    """Runs one kind of work; drops every answer but the latest.

    Call `close` before its parent goes, so that nobody waits for work that no one wants.
    """

    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, threads: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._ticket = 0
        self._stop = Event()
        self._is_busy = False
        self._answers = _Answers()
        self._answers.arrived.connect(self._answer)

    @property
    def is_busy(self) -> bool:
        """Whether the latest request is still unanswered."""
        return self._is_busy

    def start(self, work: Work[T]) -> None:
        """Ask for ``work``; an older request is told to stop and forgotten."""
        stop = self._begin()
        ticket, answers = self._ticket, self._answers
        self._is_busy = True

        def settle(value: object, error: object) -> None:
            answers.arrived.emit(ticket, value, error)

        self._pool.start(_Job(work, stop, settle))

    def forget(self) -> None:
        """Tell the running work to stop and drop its answer."""
        self._begin()
        self._is_busy = False

    def close(self) -> None:
        """Stop, and wait until no thread is at work any more."""
        self.forget()
        self._pool.clear()
        self._pool.waitForDone()

    def _begin(self) -> Event:
        self._stop.set()
        self._stop = Event()
        self._ticket += 1
        return self._stop

    def _answer(self, ticket: int, result: object, error: object) -> None:
        if ticket != self._ticket:
            return
        self._is_busy = False
        if error is not None:
            self.failed.emit(error)
        else:
            self.finished.emit(result)
