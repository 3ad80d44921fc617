"""Runs work off the window's thread; of several requests only the newest is answered."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import count
from threading import Event
from typing import Any, Final, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

from tarife.files.reading import stoppable

T = TypeVar("T")
ShouldStop: TypeAlias = Callable[[], bool]
Work: TypeAlias = Callable[[ShouldStop], T]


@dataclass(slots=True, eq=False)
class _Request(Generic[T]):
    """What is asked of a worker, and the result or the error that came of it."""

    runner: "LatestRunner[T]"
    work: Work[T]
    stop: Event
    outcome: tuple[T | None, Exception | None] = (None, None)


class _Desk(QObject):
    """Holds all requests until the window's thread has had their answers.

    Workers know a request by its number alone. Work may hold widgets, and so may the trace of
    an error: whoever lets go of them last destroys them, which no worker may.
    """

    done = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.requests: Final[dict[int, _Request[Any]]] = {}
        self._numbers = count()
        self.done.connect(self._answer)

    def take(self, request: _Request[Any]) -> int:
        number = next(self._numbers)
        self.requests[number] = request
        return number

    def forget(self, runner: "LatestRunner[Any]") -> None:
        """Drop the requests of a runner whose workers are at rest."""
        for number, request in tuple(self.requests.items()):
            if request.runner is runner:
                del self.requests[number]

    def _answer(self, number: int) -> None:
        request = self.requests.pop(number, None)
        if request is not None and isValid(request.runner):
            request.runner.answer(request)


@cache
def _desk() -> _Desk:
    return _Desk()


class _Job(QRunnable):
    """One request on its way through the pool."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def run(self) -> None:
        requests, number = _desk().requests, self._number
        requests[number].outcome = _tried(requests[number].work, requests[number].stop)
        _desk().done.emit(number)


def _tried(work: Work[T], stop: Event) -> tuple[T | None, Exception | None]:
    """Do work; no frame holds the request, for the trace of an error would hold the frames."""
    if stop.is_set():
        return None, None
    try:
        with stoppable(stop.is_set):
            return work(stop.is_set), None
    except Exception as error:  # noqa: BLE001 - handed to the window's thread
        return None, error


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
        self._stop = Event()
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether the latest request is still unanswered."""
        return self._is_busy

    def start(self, work: Work[T]) -> None:
        """Ask for ``work``; an older request is told to stop and forgotten."""
        self.forget()
        self._is_busy = True
        self._pool.start(_Job(_desk().take(_Request(self, work, self._stop))))

    def forget(self) -> None:
        """Tell the running work to stop and drop its answer."""
        self._stop.set()
        self._stop = Event()
        self._is_busy = False

    def close(self) -> None:
        """Stop, and wait until no thread is at work any more."""
        self.forget()
        self._pool.clear()
        self._pool.waitForDone()
        _desk().forget(self)

    def answer(self, request: _Request[T]) -> None:
        """Tell what came of a request, unless another was made since."""
        if request.stop.is_set():
            return
        self._is_busy = False
        result, error = request.outcome
        if error is not None:
            self.failed.emit(error)
        else:
            self.finished.emit(result)
