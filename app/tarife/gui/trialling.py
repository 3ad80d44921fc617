"""Tries the shown figures over what is not known exactly, off the window's thread."""

from PySide6.QtCore import QObject, Signal

from tarife.forecast.ranges.spread import Spread
from tarife.gui.runner import LatestRunner, ShouldStop
from tarife.gui.session import Tryer
from tarife.gui.what_if import Shown, WhatIf

_THREADS = 2  # trials that were told to stop may still be on their way out


class Trials(QObject):
    """Follows what is shown; `spread_changed` tells the spread of it, or nothing."""

    spread_changed = Signal(object)

    def __init__(self, what_if: WhatIf, tryer: Tryer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tryer = tryer
        self._spread: Spread | None = None
        self._runner = LatestRunner[Spread | None](_THREADS, self)
        self._runner.finished.connect(self._take)
        self._runner.failed.connect(_raise)
        what_if.shown_changed.connect(self.follow)
        what_if.session.plan_opened.connect(self.forget)

    @property
    def spread(self) -> Spread | None:
        """The spread of what is shown, once it is known."""
        return self._spread

    def follow(self, shown: Shown) -> None:
        """Try other figures; while a hand still moves there is no spread."""
        self.forget()
        forecast, tryer = shown.outcome.forecast, self._tryer
        if shown.is_sample or not forecast.plan.ranges:
            return

        def work(should_stop: ShouldStop) -> Spread | None:
            return tryer(forecast, should_stop)

        self._runner.start(work)

    def forget(self) -> None:
        """Forget the spread of another document."""
        self._runner.forget()
        self._take(None)

    def close(self) -> None:
        """Stop, and wait until no thread is at work any more."""
        self._runner.close()

    def _take(self, spread: Spread | None) -> None:
        if spread != self._spread:
            self._spread = spread
            self.spread_changed.emit(spread)


def _raise(error: Exception) -> None:
    """Let the net catch what nobody foresaw: the forecast itself went well."""
    raise error
