"""What finance typed beside a plan: invoices, what was charged, and the day of the cut-off."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from annotated_types import MaxLen

from tarife.plan.model.actuals import ActualCount, ActualMoney
from tarife.plan.model.texts import Word

MOST_INVOICES: Final = 200
MOST_TYPED: Final = 2000


@dataclass(frozen=True, slots=True)
class Invoice:
    """An invoice as it came; what is empty is not known.

    Attributes:
        number: Its number.
        day: Its date.
        account: The business number or account that it is of.
        currency: Its currency, ISO 4217; that of the plan if empty.
        rate: What one unit of its currency is in the plan's; 1 if nothing.
        net: What it charges without tax and before credits, in its currency.
        credits: What is taken off.
        tax: Its tax.
        note: What else is to know.
    """

    number: Word = ""
    day: date | None = None
    account: Word = ""
    currency: Word = ""
    rate: ActualMoney | None = None
    net: ActualMoney | None = None
    credits: ActualMoney | None = None
    tax: ActualMoney | None = None
    note: Word = ""


@dataclass(frozen=True, slots=True)
class TypedActual:
    """What was charged for a market and category in a month, as a person typed it.

    Attributes:
        month: The month, as ``2026-11``, or whatever stands for it where nobody planned it.
        market: The market as the rate card prints it, or as typed where nobody planned it.
        category: The category's code, or as typed where nobody planned it.
        messages: How many messages were charged.
        cost: What they cost, in the plan's currency.
        note: What else is to know.
    """

    month: Word
    market: Word
    category: Word
    messages: ActualCount | None = None
    cost: ActualMoney | None = None
    note: Word = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it apart."""
        return self.month, self.market, self.category


@dataclass(frozen=True, slots=True)
class Booked:
    """What was typed into a budget and moves no figure of a forecast.

    Attributes:
        cut_off: The day up to which accruals are counted; the plan's last day if nothing.
        invoices: The invoices, in the order in which they were typed.
        typed: What was charged, where no real traffic tells it.
    """

    cut_off: date | None = None
    invoices: Annotated[tuple[Invoice, ...], MaxLen(MOST_INVOICES)] = ()
    typed: Annotated[tuple[TypedActual, ...], MaxLen(MOST_TYPED)] = ()


NOTHING_BOOKED: Final = Booked()
