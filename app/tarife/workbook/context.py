"""What every sheet is written from."""

from dataclasses import dataclass
from datetime import datetime

from tarife.forecast.result import Forecast
from tarife.terms.calendar import BillingMonth
from tarife.workbook.styles import Styles
from tarife.workbook.words import Words


@dataclass(frozen=True, slots=True)
class Context:
    """A forecast, the texts and looks to show it with, and the moment of writing."""

    forecast: Forecast
    words: Words
    styles: Styles
    written_at: datetime

    @property
    def currency(self) -> str:
        """The billing currency."""
        return self.forecast.lines.currency

    @property
    def month(self) -> BillingMonth:
        """The month of the plan."""
        return self.forecast.plan.month

    def priced(self, title: str) -> str:
        """Fill the currency into a title."""
        return title.format(currency=self.currency)
