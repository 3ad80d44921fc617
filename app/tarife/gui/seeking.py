"""Looks for the value of a lever that keeps within the budget, and for what matters most."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QLocale, QObject, Signal

from tarife.gui.lever_scales import scale_of, value_text
from tarife.gui.lever_words import lever_words
from tarife.gui.numbers import money_text
from tarife.gui.runner import LatestRunner, ShouldStop
from tarife.gui.session import Forecaster
from tarife.gui.texts import filled
from tarife.gui.what_if import WhatIf
from tarife.insight.budget import budget_micros
from tarife.insight.goal_seek import Sought, seek
from tarife.insight.sensitivity import Sensitivity, sensitivities
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Adjustment, Lever, Scope
from tarife.plan.what_if.levers import Standing, adjusted, in_order, standings
from tarife.terms.money import Money
from tarife.terms.problems import InputError, Stopped


@dataclass(frozen=True, slots=True)
class _Found:
    """What was sought, and where the lever is for it."""

    standing: Standing
    scope: Scope
    sought: Sought
    currency: str


class GoalSeeker(QObject):
    """Moves a lever as far as the budget allows; `told` says in a sentence what was found."""

    told = Signal(str)

    def __init__(
        self, what_if: WhatIf, exact: Forecaster, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._what_if = what_if
        self._exact = exact
        self._runner = LatestRunner[_Found | None](1, self)
        self._runner.finished.connect(self._take)
        self._runner.failed.connect(self._take_failure)

    def seek(self, lever: Lever, scope: Scope) -> None:
        """Look for the value of a lever over a part of the plan."""
        base, budget = self._what_if.base, None
        plan = self._what_if.session.plan
        if plan is not None:
            budget = plan.budget
        if base is None or budget is None:
            return
        limit, exact = budget_micros(budget), self._exact
        others = tuple(
            entry
            for entry in self._what_if.adjustments
            if (entry.lever, entry.scope) != (lever, scope)
        )
        bare = replace(base, scenarios=())

        def work(should_stop: ShouldStop) -> _Found | None:
            standing = standings(adjusted(bare, others), scope).get(lever)
            if standing is None:
                return None

            def cost(value: float) -> int:
                own = Adjustment(lever, standing.adjustment(value), scope)
                variant = adjusted(bare, in_order([*others, own]))
                return exact(variant, should_stop).total.micros

            scale = scale_of(standing)
            found = seek(cost, limit, (scale.low, scale.high))
            return _Found(standing, scope, found, bare.account.currency)

        self._runner.start(work)

    def close(self) -> None:
        """Stop, and wait until no thread is at work."""
        self._runner.close()

    def _take(self, found: _Found | None) -> None:
        if found is None:
            return
        standing, sought = found.standing, found.sought
        self._what_if.move(standing.lever, found.scope, standing.adjustment(sought.value))
        locale = QLocale()
        text = (
            self.tr("%1 at %2 keeps within the budget: %3 %4")
            if sought.is_within
            else self.tr("Even with %1 at %2 it costs more than the budget: %3 %4")
        )
        name, _ = lever_words(standing.lever)
        shown = value_text(scale_of(standing), sought.value, locale)
        money = money_text(Money(sought.cost_micros, found.currency), locale)
        self.told.emit(filled(text, name, shown, money, found.currency))

    def _take_failure(self, error: Exception) -> None:
        if not isinstance(error, InputError | Stopped):
            raise error


class Ranker(QObject):
    """Finds which levers move the cost most; `ranked` tells them, the strongest first."""

    ranked = Signal(object)

    def __init__(self, exact: Forecaster, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exact = exact
        self._runner = LatestRunner[tuple[Sensitivity, ...]](1, self)
        self._runner.finished.connect(self.ranked)
        self._runner.failed.connect(self._take_failure)

    def rank(self, plan: Plan) -> None:
        """Move every lever of a plan a tenth down and up."""
        exact = self._exact

        def work(should_stop: ShouldStop) -> tuple[Sensitivity, ...]:
            return sensitivities(plan, lambda variant: exact(variant, should_stop).total.micros)

        self._runner.start(work)

    def close(self) -> None:
        """Stop, and wait until no thread is at work."""
        self._runner.close()

    def _take_failure(self, error: Exception) -> None:
        if not isinstance(error, InputError | Stopped):
            raise error
        self.ranked.emit(())
