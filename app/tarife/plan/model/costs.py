"""What a month costs beside Meta's charges: partner, fees, taxes, another currency, SMS."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final, TypeAlias

from annotated_types import Ge, Gt, Le, MaxLen, Predicate

from tarife.plan.model.texts import Note, Word
from tarife.terms.categories import Category
from tarife.terms.money import is_figure

Fee: TypeAlias = Annotated[Decimal, Ge(0), Le(1_000_000_000), Predicate(is_figure)]
AddedRatio: TypeAlias = Annotated[Decimal, Ge(0), Le(10), Predicate(is_figure)]
ExchangeRate: TypeAlias = Annotated[Decimal, Gt(0), Le(1_000_000_000), Predicate(is_figure)]
Seats: TypeAlias = Annotated[int, Ge(0), Le(1_000_000)]
Segments: TypeAlias = Annotated[int, Ge(1), Le(20)]

NOTHING: Final = Decimal(0)
PULSE_S: Final = 6
AGENT_FROM: Final = date(2026, 8, 1)
"""The first day on which Meta charges for its agent."""


class CostKind(StrEnum):
    """What a line of the all-in bill is for, in the order in which a bill shows them."""

    META = "meta"
    AGENT = "agent"
    CALLS = "calls"
    GROUPS = "groups"
    MARKUP = "markup"
    MESSAGE_FEE = "message_fee"
    INBOUND_FEE = "inbound_fee"
    CONVERSATION_FEE = "conversation_fee"
    FAILED_FEE = "failed_fee"
    PLATFORM_FEE = "platform_fee"
    SEAT_FEE = "seat_fee"
    TAX = "tax"


TAXABLE: Final = tuple(kind for kind in CostKind if kind is not CostKind.TAX)
"""What a tax can be due on; there is no tax on a tax."""


BILLED_APART: Final = (CostKind.AGENT, CostKind.CALLS, CostKind.GROUPS)
"""What Meta charges beside messages, on lines of its own."""


class FeeBasis(StrEnum):
    """Which messages or conversations a partner counts for its fees."""

    DELIVERED = "delivered"  # also those that Meta gives free
    CHARGED = "charged"  # only those that Meta charges


@dataclass(frozen=True, slots=True)
class Markup:
    """What a partner adds to the messages of one category.

    Attributes:
        category: The category; at most one entry each.
        markup_ratio: Part of Meta's charges for the category.
        message_fee: For each message of the category, in the partner's currency.
    """

    category: Category
    markup_ratio: AddedRatio = NOTHING
    message_fee: Fee = NOTHING


@dataclass(frozen=True, slots=True)
class Exchange:
    """Another currency, at a rate that a person typed.

    Attributes:
        currency: The other currency, ISO 4217.
        rate: How much of it one unit of the billing currency is worth.
        as_of: The day of that rate.
    """

    currency: Word
    rate: ExchangeRate
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Partner:
    """What a partner (business solution provider) asks; all zero means none is paid.

    Attributes:
        name: What people call it; may be empty.
        currency: What its fees are in; it must be the account's, since nothing is converted.
            Empty means the account's, whatever that is.
        markups: What it adds by category.
        fee_basis: Which messages and conversations its fees are counted on.
        inbound_fee: For each message that people write.
        conversation_fee: For each conversation, under the rules before July 2025.
        failed_fee: For each template that was not delivered.
        platform_fee: A month.
        seat_fee: A month and seat.
        card: The currency of Meta's card that it bills, where that is not the account's, at a
            rate of its own: as one that bills Meta's INR card in USD.
        as_of: When these prices were looked up.
        note: Anything worth keeping, such as the offer they stand in.
    """

    name: Word = ""
    currency: Word = ""
    markups: Annotated[tuple[Markup, ...], MaxLen(20)] = ()
    fee_basis: FeeBasis = FeeBasis.DELIVERED
    inbound_fee: Fee = NOTHING
    conversation_fee: Fee = NOTHING
    failed_fee: Fee = NOTHING
    platform_fee: Fee = NOTHING
    seat_fee: Fee = NOTHING
    card: Exchange | None = None
    as_of: date | None = None
    note: Note = ""

    def markup(self, category: Category) -> Markup:
        """Give what the partner adds to a category, which may be nothing."""
        return next((m for m in self.markups if m.category is category), Markup(category))


@dataclass(frozen=True, slots=True)
class Tax:
    """A tax such as KDV, VAT or GST.

    Attributes:
        name: What it is called on the bill.
        tax_ratio: Part of the lines it is due on.
        due_on: Which lines these are.
        recoverable: Whether it comes back, as input tax does.
        self_assessed: Whether it is paid to the state in place of the seller, who leaves it out
            of the invoice (reverse charge).
    """

    name: Word
    tax_ratio: AddedRatio
    due_on: Annotated[tuple[CostKind, ...], MaxLen(20)] = TAXABLE
    recoverable: bool = False
    self_assessed: bool = False


USUAL_TAX: Final = Tax("KDV", Decimal("0.2"))
"""What a tax is at first: the value-added tax of Turkey."""


@dataclass(frozen=True, slots=True)
class SmsPrice:
    """What an SMS to a market would cost.

    Attributes:
        market: A market of the rate card.
        price: For one SMS, or one part of a long one, in the billing currency.
        segments: Parts that one message takes; a long text is sent, and paid, in parts.
    """

    market: Word
    price: Fee
    segments: Segments = 1


@dataclass(frozen=True, slots=True)
class Agent:
    """Meta's Business Agent, which answers people for a price a token; no answer is free.

    Attributes:
        answer_share: Part of the delivered free-form messages that it writes.
        tokens: Tokens that each of them takes, with what is read for it.
        price: For a million tokens.
        currency: What the price is in; Meta's own is in USD, and empty means the account's.
    """

    answer_share: Annotated[Decimal, Ge(0), Le(1), Predicate(is_figure)]
    tokens: Annotated[int, Ge(0), Le(10_000_000)]
    price: Fee = Decimal(2)
    currency: Word = "USD"


@dataclass(frozen=True, slots=True)
class Calls:
    """Calls of a month that the business starts, at the price of a country as typed.

    Attributes:
        name: What the line is called, such as the country.
        calls: How many are taken.
        seconds: How long each lasts; pulses of six seconds are charged.
        price: For a minute, in the billing currency.
    """

    name: Word
    calls: Annotated[int, Ge(0), Le(100_000_000)]
    seconds: Annotated[int, Ge(0), Le(86_400)]
    price: Fee

    @property
    def minutes(self) -> Decimal:
        """What is charged in a month: whole pulses of six seconds, ten to the minute."""
        return Decimal(self.calls * -(-self.seconds // PULSE_S)) / (60 // PULSE_S)


@dataclass(frozen=True, slots=True)
class Groups:
    """Messages of a month to groups, each charged for every person whom it reaches.

    Attributes:
        name: What the line is called, such as the group.
        messages: How many are sent to each.
        recipients: People to whom each is delivered, over all groups of the line.
        price: For a message delivered to one of them, in the billing currency.
    """

    name: Word
    messages: Annotated[int, Ge(0), Le(1_000_000)]
    recipients: Annotated[int, Ge(0), Le(100_000_000)]
    price: Fee


@dataclass(frozen=True, slots=True)
class Costs:
    """Everything that comes on top of Meta's charges, or is compared with them.

    The figures stand in the plan itself, so that it means the same for ever, whatever becomes
    of a saved partner profile.

    Attributes:
        partner: What the partner asks.
        seats: How many people use its platform.
        taxes: What the state asks.
        display: The other currency in which the total is also told, if any.
        sms: Prices to compare with.
        agent: Meta's own agent, if it answers anybody.
        calls: Calls that the business starts.
        groups: Messages to groups.
    """

    partner: Partner = Partner()
    seats: Seats = 0
    taxes: Annotated[tuple[Tax, ...], MaxLen(20)] = ()
    display: Exchange | None = None
    sms: Annotated[tuple[SmsPrice, ...], MaxLen(300)] = ()
    agent: Agent | None = None
    calls: Annotated[tuple[Calls, ...], MaxLen(50)] = ()
    groups: Annotated[tuple[Groups, ...], MaxLen(50)] = ()


NO_COSTS: Final = Costs()
