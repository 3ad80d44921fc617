"""Everything that plays variants of the open plan, made and ended together."""

from typing import Protocol

from PySide6.QtCore import QObject

from tarife.forecast.ranges.spread import Spread
from tarife.forecast.result import Forecast
from tarife.gui.progress import Progress
from tarife.gui.runner import ShouldStop
from tarife.gui.scenario_totals import ScenarioTotals
from tarife.gui.seeking import GoalSeeker, Ranker
from tarife.gui.session import Forecaster, PlanSession
from tarife.gui.trialling import Trials
from tarife.gui.what_if import WhatIf


class Players(Protocol):
    """What plays a plan: everyone, a sample, and trials."""

    @property
    def forecaster(self) -> Forecaster:
        """Plays everyone."""

    @property
    def sampler(self) -> Forecaster:
        """Plays a part of the people."""

    def tryer(self, exact: Forecast, should_stop: ShouldStop) -> Spread | None:
        """Try a forecast over the ranges of its plan."""


class Variants(QObject):
    """Holds levers, scenarios' figures, goal seek, ranking and spread of one session."""

    def __init__(self, session: PlanSession, players: Players, parent: QObject) -> None:
        super().__init__(parent)
        exact = players.forecaster
        self.what_if = WhatIf(session, exact, players.sampler, self)
        self.totals = ScenarioTotals(session, exact, self)
        self.seeker = GoalSeeker(self.what_if, exact, self)
        self.ranker = Ranker(exact, self)
        self.trials = Trials(self.what_if, players.tryer, self)

    def attend(self, progress: Progress) -> None:
        """Tell when a variant takes its time, and call it off when asked to."""
        self.what_if.work_changed.connect(
            lambda is_busy: progress.note("what-if", is_busy=is_busy)
        )
        progress.call_off_requested.connect(self.what_if.call_off)

    def close(self) -> None:
        """Stop everything, and wait until no thread is at work."""
        for part in (self.what_if, self.totals, self.seeker, self.ranker, self.trials):
            part.close()
