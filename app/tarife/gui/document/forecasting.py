"""What the window knows beside the plan: rates, markets, and the way to a forecast."""

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QObject, Signal

from tarife import folders
from tarife.actuals.events import ReadOptions
from tarife.actuals.opening import LogFile
from tarife.actuals.traffic_files import Traffic, read_traffic
from tarife.assets import load_library, shipped_library
from tarife.billing.settings import BillingSettings
from tarife.documents.card_store import CardStore
from tarife.forecast.account import billing_settings
from tarife.forecast.held_rates import rates_for, with_rates
from tarife.forecast.ranges.spread import Spread
from tarife.forecast.result import Forecast
from tarife.gui.document.session import Forecaster
from tarife.gui.runtime.runner import ShouldStop
from tarife.insight.explain.charge_reasons import Explanation, explain
from tarife.insight.explain.selection import Selection
from tarife.insight.explain.timelines import Timeline
from tarife.plan.model.plan import Plan
from tarife.rates.book import RateBook
from tarife.rates.library import CardLibrary
from tarife.rates.markets.markets import Markets

if TYPE_CHECKING:
    from tarife.fitting.fitting import FittedPlan
    from tarife.insight.actuals.rest import WithinBudget
    from tarife.insight.actuals.status import PlanStatus
    from tarife.insight.actuals.traffic_import import BroughtIn
    from tarife.insight.advice.advice import Advice
    from tarife.insight.log_bill import LogBill
    from tarife.insight.max_price import CapsPlayed
    from tarife.insight.optimiser.optimiser import Optimum
    from tarife.insight.optimiser.question import Question
    from tarife.plan.model.measured import Backtest

LOG: Final = logging.getLogger(__name__)

Wait: TypeAlias = Callable[[ShouldStop], None]


def _at_once(_should_stop: ShouldStop) -> None:
    """Wait for nothing."""


class ForecastService(QObject):
    """Rates and markets, and what makes a forecast of them; `changed` tells of other rates.

    Attributes:
        store: Where imported cards are kept.
        library: All cards there are.
        book: Those that hold.
        markets: Which market a country belongs to.
    """

    changed = Signal()

    def __init__(self, library: CardLibrary, store: CardStore, wait: Wait = _at_once) -> None:
        """Take the cards; ``wait`` is what a forecast waits for first, in its worker."""
        super().__init__()
        self.store = store
        self._wait = wait
        self._know(library)

    @classmethod
    def shipped(cls) -> "ForecastService":
        """Take only the rates and markets that come with the program.

        Raises:
            InputError: If a shipped file is broken.
        """
        return cls(shipped_library(), CardStore(folders.rate_cards()))

    @classmethod
    def of_person(cls, wait: Wait = _at_once) -> "ForecastService":
        """Take the rates that a person imported too.

        Raises:
            InputError: If a shipped file is broken; broken imports are only left out.
        """
        store = CardStore(folders.rate_cards())
        return cls(load_library(store), store, wait)

    def reload(self) -> None:
        """Take note of imported and removed cards."""
        self._know(load_library(self.store))
        self.changed.emit()

    @property
    def rates(self) -> tuple[RateBook, Markets]:
        """Both, as what plays a plan takes them."""
        return self.book, self.markets

    def with_rates(self, plan: Plan) -> Plan:
        """Put the rates that bill a plan into it, so that it opens the same for ever."""
        return with_rates(plan, self.book)

    def explain(self, forecast: Forecast, part: Selection) -> Explanation:
        """Say why a part of a forecast costs what it costs, by the rates that billed it."""
        rates = rates_for(forecast.plan, self.book, self.markets)
        return explain(forecast, rates.book, part)

    @property
    def forecaster(self) -> Forecaster:
        """What plays everyone."""
        return self._forecast

    @property
    def sampler(self) -> Forecaster:
        """What plays a part of the people, while a hand still moves."""
        return self._sample

    def find_person(
        self, forecast: Forecast, part: Selection, number: int, should_stop: ShouldStop
    ) -> Timeline | None:
        """Find one of the people behind a figure, counted from the most telling one."""
        from tarife.insight.explain.sample_person import sample_person  # noqa: PLC0415 - compiles

        return sample_person(forecast, self.rates, part, should_stop, number)

    def run_trials(self, exact: Forecast, should_stop: ShouldStop) -> Spread | None:
        """Try a forecast over the ranges of its plan."""
        from tarife.forecast.ranges.trials import run_trials  # noqa: PLC0415 - compiles, in a worker

        return run_trials(exact, self.rates, should_stop)

    def advise(self, plan: Plan, should_stop: ShouldStop) -> "Advice":
        """Try changes of a plan that may save money."""
        self._wait(should_stop)
        from tarife.insight.advice.advice import advise  # noqa: PLC0415 - compiles, in a worker

        return advise(plan, self.rates, should_stop, {})

    def optimise(self, plan: Plan, question: "Question", should_stop: ShouldStop) -> "Optimum":
        """Look for the best plan within its budgets."""
        self._wait(should_stop)
        from tarife.insight.optimiser.optimiser import optimise  # noqa: PLC0415 - compiles

        return optimise(plan, question, self.rates, should_stop)

    def play_caps(
        self, plan: Plan, send: int, limit_micros: int | None, should_stop: ShouldStop
    ) -> "CapsPlayed":
        """Play the caps of a send, and find the highest one within a limit."""
        self._wait(should_stop)
        from tarife.insight.max_price import MaxPriceLab  # noqa: PLC0415 - compiles, in a worker

        lab = MaxPriceLab(plan, send, self.rates, should_stop)
        return lab.play(limit_micros)

    def bill_log(
        self,
        file: LogFile,
        settings: BillingSettings,
        how: ReadOptions,
        should_stop: ShouldStop,
    ) -> "LogBill":
        """Bill a log of messages by the cards there are."""
        self._wait(should_stop)
        from tarife.insight.log_bill import bill_log  # noqa: PLC0415 - compiles, in a worker

        started = time.perf_counter()
        billed = bill_log(file, settings, self.rates, how)
        LOG.info(
            "log billed after %.3f s: %d messages, notes: %d",
            *(time.perf_counter() - started, len(billed.ledger.rows), len(billed.notes)),
        )
        return billed

    def read_traffic(
        self, files: list[LogFile], plan: Plan, how: ReadOptions, _should_stop: ShouldStop
    ) -> "BroughtIn":
        """Read files of real traffic together, for a plan."""
        from tarife.insight.actuals.traffic_import import brought_in  # noqa: PLC0415 - compiles

        return brought_in(self._traffic(files, plan, how), plan, self.rates)

    def fit_traffic(
        self, files: list[LogFile], plan: Plan, how: ReadOptions, should_stop: ShouldStop
    ) -> "FittedPlan":
        """Make a plan of the month of real traffic, for the account of a plan."""
        self._wait(should_stop)
        from tarife.insight.actuals.next_month import fitted_plan  # noqa: PLC0415 - compiles

        traffic = self._traffic(files, plan, how)
        return fitted_plan(traffic, self._account(plan), self.rates, should_stop)

    def try_forecast(
        self, files: list[LogFile], plan: Plan, how: ReadOptions, should_stop: ShouldStop
    ) -> "Backtest":
        """Forecast the later days of real traffic from the first ones."""
        self._wait(should_stop)
        from tarife.insight.actuals.backtest import backtest  # noqa: PLC0415 - compiles
        from tarife.insight.actuals.next_month import account_of, messages_of  # noqa: PLC0415

        log, settings = messages_of(self._traffic(files, plan, how)), self._account(plan)
        return backtest(log, account_of(settings), settings, self.rates, should_stop)

    def _traffic(self, files: list[LogFile], plan: Plan, how: ReadOptions) -> Traffic:
        """Read files whose money is in the currency of a plan."""
        from tarife.insight.actuals.aggregation import check_traffic_currency  # noqa: PLC0415 - compiles
        from tarife.insight.actuals.traffic_import import traffic_options  # noqa: PLC0415

        traffic = read_traffic(files, traffic_options(plan, self.markets, how))
        check_traffic_currency(traffic, plan.account.currency)
        return traffic

    def _account(self, plan: Plan) -> BillingSettings:
        """Give the account of a plan, whose traffic is billed by the rules of each day."""
        return replace(billing_settings(plan, self.markets), forced_era=None)

    def find_status(
        self, planned: Forecast, today: date, should_stop: ShouldStop
    ) -> "PlanStatus":
        """Say where a plan stands that holds what really happened."""
        from tarife.insight.actuals.status import (  # noqa: PLC0415 - compiles, in a worker
            StatusDays,
            status_of,
        )

        return status_of(planned, self.rates, should_stop, asked=StatusDays(today=today))

    def within_budget(
        self, planned: Forecast, today: date, should_stop: ShouldStop
    ) -> "WithinBudget":
        """Find how much of what is left of a plan may go out within its budgets."""
        from tarife.insight.actuals.rest import within_budget  # noqa: PLC0415 - compiles
        from tarife.insight.actuals.status import StatusDays  # noqa: PLC0415 - with the above

        return within_budget(planned, self.rates, should_stop, StatusDays(today=today))

    def _know(self, library: CardLibrary) -> None:
        self.library = library
        self.book, self.markets = library.rates

    def _forecast(self, plan: Plan, should_stop: ShouldStop) -> Forecast:
        self._wait(should_stop)
        from tarife.forecast.forecast import forecast  # noqa: PLC0415 - compiles, in a worker

        started = time.perf_counter()
        made = forecast(plan, self.book, self.markets, should_stop)
        LOG.info(
            "forecast after %.3f s, notes: %d", time.perf_counter() - started, len(made.notes)
        )
        return made

    def _sample(self, plan: Plan, should_stop: ShouldStop) -> Forecast:
        from tarife.forecast.forecast import forecast  # noqa: PLC0415 - compiles, in a worker
        from tarife.forecast.play.sampling import (  # noqa: PLC0415 - with the above
            Mode,
            SamplingPlan,
            quick_bits,
        )

        sampling = SamplingPlan(Mode.SAMPLE, quick_bits(plan.period.count), replicas=0)
        return forecast(plan, self.book, self.markets, should_stop, sampling)
