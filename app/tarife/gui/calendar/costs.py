"""What the days of the calendar cost, each as it is shown anywhere else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLocale

from tarife.forecast.result import Forecast
from tarife.forecast.totals import charges_by_day
from tarife.gui.text.languages import tr
from tarife.gui.text.names import filled
from tarife.gui.text.numbers import ZERO_DASH, money_text, named_money
from tarife.gui.text.times import day_text
from tarife.terms.money import Money, left_by_rounding


@dataclass(frozen=True, slots=True)
class DayCosts:
    """What each day costs.

    Attributes:
        micros: The exact cost of each day, in micro-units.
        currency: Of all of them.
    """

    micros: Mapping[date, int]
    currency: str

    @classmethod
    def of(cls, forecast: Forecast) -> "DayCosts":
        """Add up the days of a forecast."""
        lines = forecast.lines
        by_day = charges_by_day(lines).sum(axis=1).tolist()
        return cls(dict(zip(lines.calendar.dates(), by_day, strict=True)), lines.currency)

    def shown(self, days: Iterable[date]) -> Money:
        """Give what days cost together, rounded once to what people pay in."""
        return Money(sum(self.micros.get(day, 0) for day in days), self.currency).shown

    def text(self, day: date) -> str:
        """Write what a day costs, without its currency; nothing where that is not known."""
        if day not in self.micros:
            return ""
        return money_text(self.shown((day,)), QLocale()) if self.micros[day] else ZERO_DASH

    def sentence(self, day: date) -> str:
        """Say what a day costs."""
        return _costs_text(day_text(day), self.shown((day,))) if day in self.micros else ""

    def sum_text(self, days: Iterable[date]) -> str:
        """Write what days cost together, without its currency."""
        return money_text(self.shown(days), QLocale())

    def sum_sentence(self, name: str, days: tuple[date, ...]) -> str:
        """Say what days cost together, and what lies between that and what each one shows."""
        whole = self.shown(days)
        (left,) = left_by_rounding(([self.shown((day,))] for day in days), [whole])
        text = _costs_text(name, whole)
        if not left.micros:
            return text
        template = tr("%1 (rounding %2)")
        return filled(template, text, money_text(left, QLocale()))


def _costs_text(name: str, cost: Money) -> str:
    return filled(tr("%1: %2"), name, named_money(cost, QLocale()))
