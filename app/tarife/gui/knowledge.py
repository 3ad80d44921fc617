"""What the window knows beside the plan: rates, markets, and the way to a forecast."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from tarife.assets import data_root, load_book, load_markets
from tarife.documents.files import EXTENSION, open_plan
from tarife.forecast.held_rates import rates_for
from tarife.forecast.result import Forecast
from tarife.forecast.spread import Spread
from tarife.gui.panels.explain import Finder
from tarife.gui.panels.start import Example
from tarife.gui.runner import ShouldStop
from tarife.gui.session import Forecaster
from tarife.insight.explain import Explanation, explain
from tarife.insight.selection import Selection
from tarife.insight.timelines import Timeline
from tarife.plan.plan import Plan
from tarife.rates.book import RateBook
from tarife.rates.markets import Markets

_QUICK_BITS: Final = 11  # 2,048 people of each audience: a few milliseconds

EXAMPLES: Final = ("turkish-retailer-2026-11", "bank-otp-2026-11", "three-countries-2023-09")
"""The example plans in the order in which they are offered."""


def nobody(_forecast: Forecast, _part: Selection, _should_stop: ShouldStop) -> None:
    """Find nobody."""


Tryer: TypeAlias = Callable[[Forecast, ShouldStop], Spread | None]


def _untried(_exact: Forecast, _should_stop: ShouldStop) -> None:
    """Give no spread."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Rates and markets, and what makes a forecast of them.

    Attributes:
        forecaster: Plays everyone.
        sampler: Plays a part of the people, while a hand still moves.
        finder: Finds one of the people behind a figure.
        tryer: Tries a forecast over the ranges of its plan.
    """

    book: RateBook
    markets: Markets
    forecaster: Forecaster
    sampler: Forecaster
    finder: Finder = nobody
    tryer: Tryer = _untried

    def explain(self, forecast: Forecast, part: Selection) -> Explanation:
        """Say why a part of a forecast costs what it costs, by the rates that billed it."""
        rates = rates_for(forecast.plan, self.book, self.markets)
        return explain(forecast, rates.book, part)

    @classmethod
    def shipped(cls, wait: Callable[[ShouldStop], None] | None = None) -> "Knowledge":
        """Take the rates and markets that come with the program.

        Args:
            wait: What a forecast waits for first, in its worker.

        Raises:
            InputError: If a shipped file is broken.
        """
        book, markets = load_book(), load_markets()

        def forecaster(plan: Plan, should_stop: ShouldStop) -> Forecast:
            if wait is not None:
                wait(should_stop)
            from tarife.forecast.forecast import forecast  # noqa: PLC0415 - compiles, in a worker

            return forecast(plan, book, markets, should_stop)

        def sampler(plan: Plan, should_stop: ShouldStop) -> Forecast:
            from tarife.forecast.forecast import forecast  # noqa: PLC0415 - compiles, in a worker
            from tarife.forecast.manner import Manner, Mode  # noqa: PLC0415 - with the above

            manner = Manner(Mode.SAMPLE, _QUICK_BITS)
            return forecast(plan, book, markets, should_stop, manner)

        def finder(
            forecast: Forecast, part: Selection, should_stop: ShouldStop
        ) -> Timeline | None:
            from tarife.insight.sample_person import sample_person  # noqa: PLC0415 - compiles too

            return sample_person(forecast, (book, markets), part, should_stop)

        def tryer(exact: Forecast, should_stop: ShouldStop) -> Spread | None:
            from tarife.forecast.trials import trials  # noqa: PLC0415 - with the above

            return trials(exact, (book, markets), should_stop)

        return cls(book, markets, forecaster, sampler, finder, tryer)


def shipped_examples() -> tuple[Example, ...]:
    """Read the example plans with their stories."""
    folder = Path(str(data_root())) / "resources" / "examples"
    paths = [folder / f"{name}{EXTENSION}" for name in EXAMPLES]
    plans = [(open_plan(path), path) for path in paths]
    return tuple(Example(path, plan.name, _first_sentence(plan.note)) for plan, path in plans)


def _first_sentence(note: str) -> str:
    line = note.strip().split("\n")[0]
    end = line.find(". ")
    return line if end < 0 else line[: end + 1]
