"""Says the texts of charts in a language, and writes numbers and days as it does."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tarife.terms import sentences
from tarife.terms.calendar import BillingMonth
from tarife.terms.languages import Language
from tarife.terms.money import Money, decimal_text, shown_difference
from tarife.terms.saving import visible
from tarife.terms.sentences import fill

_YEAR: Final = 2024  # it begins on a Monday


@dataclass(frozen=True, slots=True)
class ChartVoice(sentences.Voice):
    """Says the texts of charts.

    Attributes:
        months: The short names of the months.
        weekdays: The short names of the weekdays, Monday first.
        thousands: What stands between thousands.
        point: What stands before decimals.
    """

    months: tuple[str, ...] = (
        *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
        *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    )
    weekdays: tuple[str, ...] = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    thousands: str = ","
    point: str = "."

    def tell(self, text: str) -> str:
        """Say a sentence or a name that was made elsewhere, as it can be drawn."""
        return visible(sentences.Voice.tell(self, text))

    def count(self, number: int) -> str:
        """Write a count with its thousands apart."""
        return f"{number:,}".replace(",", self.thousands)

    def amount(self, money: Money, decimals: int | None = None) -> str:
        """Write an amount without its currency."""
        whole, _, fraction = f"{money.rounded(decimals):,}".partition(".")
        shown = whole.replace(",", self.thousands)
        return f"{shown}{self.point}{fraction}" if fraction else shown

    def money(self, money: Money) -> str:
        """Write an amount with its currency."""
        return f"{self.amount(money)} {money.currency}"

    def more(self, before: Money, after: Money) -> str:
        """Write by how much one amount is more than another, both as they are shown."""
        found = shown_difference(before, after)
        sign = "+" if found.micros >= 0 else "\N{MINUS SIGN}"
        return f"{sign}{self.amount(replace(found, micros=abs(found.micros)))}"

    def rate(self, money: Money) -> str:
        """Write what one message costs, with all its decimals."""
        return f"{decimal_text(money.micros).replace('.', self.point)} {money.currency}"

    def share(self, ratio: float) -> str:
        """Write a ratio as a percentage with one decimal."""
        return self.say("{number} %", number=f"{ratio * 100:.1f}".replace(".", self.point))

    def signed_share(self, ratio: float) -> str:
        """Write a ratio as a percentage with one decimal and its sign."""
        sign = "+" if ratio >= 0 else "\N{MINUS SIGN}"
        return f"{sign}{self.share(abs(ratio))}"

    def short(self, day: date) -> str:
        """Write a day without its year, such as ``3 Nov``."""
        return self.say("{day} {month}", day=day.day, month=self.months[day.month - 1])

    def month(self, day: date) -> str:
        """Write the month of a day, such as ``Nov 2026``."""
        return f"{self.months[day.month - 1]} {day.year}"

    def days(self, days: Sequence[date]) -> str:
        """Write days in a row: one day, a whole month, or the first to the last."""
        first, last = days[0], days[-1]
        if first == last:
            return self.weekday(first)
        month = BillingMonth.of(first)
        if (first, last) == (month.first_day, month.last_day):
            return self.month(first)
        return f"{self.short(first)} – {self.short(last)}"  # noqa: RUF001 - ranges take an en dash

    def weekday(self, day: date) -> str:
        """Write a day with its weekday, such as ``Tue 3 Nov``."""
        return self.say(
            "{weekday} {day}", weekday=self.weekdays[day.weekday()], day=self.short(day)
        )


ENGLISH: Final = ChartVoice()


def voice_in(language: Language) -> ChartVoice:
    """Speak a language as it is usually written; a window writes as its system does."""
    if language is Language.ENGLISH:
        return ENGLISH
    months = [date(_YEAR, month, 1) for month in range(1, 13)]
    days = [date(_YEAR, 1, day) for day in range(1, 8)]
    return ChartVoice(
        language,
        months=tuple(fill("{day:MMM}", language, day=day) for day in months),
        weekdays=tuple(fill("{day:EEE}", language, day=day) for day in days),
        thousands=".",
        point=",",
    )
