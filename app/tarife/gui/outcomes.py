"""A forecast made ready for the window, in the worker, so that views only swap it in."""

from dataclasses import dataclass

from tarife.forecast.costs.all_in import AllIn, all_in
from tarife.forecast.result import Forecast
from tarife.forecast.totals import Total, totals_by_market
from tarife.terms.money import Money


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """A forecast with its totals by market and category, and the bill as it really arrives.

    Every count is the sum of the same count in ``totals``.
    """

    forecast: Forecast
    totals: tuple[Total, ...]
    charged: int
    free: int
    refused: int
    bill: AllIn

    @classmethod
    def of(cls, forecast: Forecast) -> "Outcome":
        """Add up what the window shows of ``forecast``."""
        totals = totals_by_market(forecast.lines)
        return cls(
            forecast=forecast,
            totals=totals,
            charged=sum(total.charged for total in totals),
            free=sum(total.free for total in totals),
            refused=sum(total.refused for total in totals),
            bill=all_in(forecast, forecast.plan.costs),
        )

    @property
    def total(self) -> Money:
        """What Meta charges for the month: the sum of all charges."""
        return self.forecast.total
