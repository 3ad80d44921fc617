"""The fields of what comes on top of Meta's charges: what each says, and where its value is."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeAlias

from tarife.gui.costs.exchange_field import exchange_field
from tarife.gui.text.languages import tr
from tarife.gui.text.money_texts import basis_name
from tarife.gui.text.names import field_name, quoted
from tarife.gui.text.numbers import PRICE, RATIO, WHOLE, ExactUnit, ParseError
from tarife.gui.widgets.value_fields import (
    ChoiceField,
    ValueField,
    number_field,
    text_field,
)
from tarife.plan.checks.account import is_currency
from tarife.plan.model.costs import Agent, Costs, Exchange, FeeBasis, Partner
from tarife.plan.model.plan import Plan

_NO_AGENT: Final = Agent(Decimal(0), 0)

MakeDayField: TypeAlias = Callable[[str], ValueField]
"""Makes the field of a day, by its name."""


@dataclass(frozen=True, slots=True)
class CostField:
    """A field of the form.

    Attributes:
        name: What edits and problems call it.
        caption: What stands before it; ``%1`` stands for the plan's currency.
        explanation: What stands below that.
        widget: Where its value is typed or chosen.
        of: Gives the value.
        put: Puts another value into the costs of a plan.
        is_enabled: Whether it can have one.
    """

    name: str
    caption: str
    explanation: str
    widget: ValueField | ChoiceField
    of: Callable[[Costs], Any]
    put: Callable[[Plan, Any], Costs]
    is_enabled: Callable[[Costs], bool] = lambda _: True


def partner_fields(day_field: MakeDayField) -> tuple[CostField, ...]:
    """Make the fields of the partner's own fees."""
    return (
        _of_partner(
            "name",
            tr("Partner"),
            tr("The business solution provider, or whoever bills you."),
            text_field(tr("Partner's name"), str.strip, tr("for example Partner A")),
        ),
        _of_partner(
            "currency",
            tr("Its fees are in"),
            tr("They must be in the plan's currency: nothing is converted."),
            text_field(
                tr("Currency of the partner's fees"), _read_currency, tr("the plan's currency")
            ),
        ),
        _of_partner(
            "card",
            tr("Bills Meta's card in"),
            tr(
                "For a partner that bills Meta's card of another currency at its own rate: "
                "what one unit of yours is worth, such as 90.5 INR."
            ),
            exchange_field(
                tr("Currency of Meta's card and its rate"),
                tr("the plan's; for example 90.5 INR"),
            ),
        ),
        _of_partner(
            "as_of",
            tr("Prices as of"),
            tr("When you looked these prices up; the plan keeps them for ever."),
            day_field(tr("Prices as of")),
        ),
        _of_partner(
            "fee_basis",
            tr("Fees are counted on"),
            tr("Many partners also charge for messages that Meta gives free."),
            ChoiceField(
                tr("Fees are counted on"), {basis: basis_name(basis) for basis in FeeBasis}
            ),
        ),
        _fee(
            "inbound_fee",
            tr("Message people write (%1)"),
            tr("For each message that people write; Meta charges nothing for it."),
        ),
        _fee(
            "conversation_fee",
            tr("Conversation (%1)"),
            tr("For each conversation; only under the rules before July 2025."),
        ),
        _fee(
            "failed_fee",
            tr("Failed message (%1)"),
            tr("For each template that did not reach the phone."),
        ),
        _fee(
            "platform_fee",
            tr("Platform, a month (%1)"),
            tr("A fixed fee of the month, whatever is sent."),
        ),
        _fee(
            "seat_fee",
            tr("Seat, a month (%1)"),
            tr("For each person who uses the partner's platform."),
        ),
        CostField(
            "seats",
            tr("Seats"),
            tr("How many of your people use it."),
            number_field(tr("Seats", "field"), WHOLE, Costs, "seats"),
            lambda costs: costs.seats,
            lambda plan, seats: replace(plan.costs, seats=seats),
        ),
    )


def agent_fields() -> tuple[CostField, ...]:
    """Make the fields of Meta's own agent."""
    return (
        _of_agent(
            ("answer_share", RATIO),
            tr("Answers by Meta's agent"),
            tr("The part of your answers that Meta Business Agent writes; none is free."),
        ),
        _of_agent(
            ("tokens", WHOLE),
            tr("Tokens of an answer"),
            tr("What each answer takes on average, with everything that is read for it."),
        ),
        _of_agent(
            ("price", PRICE),
            tr("A million tokens (%1)"),
            tr("USD 2.00 since 1 August 2026; in another currency type what you pay."),
            "agent_price",
        ),
    )


def display_fields(day_field: MakeDayField) -> tuple[CostField, ...]:
    """Make the fields of the other currency."""

    def put_display(plan: Plan, exchange: Exchange | None) -> Costs:
        before = plan.costs.display
        as_of = before.as_of if before and exchange else None
        return replace(plan.costs, display=exchange and replace(exchange, as_of=as_of))

    def put_day(plan: Plan, day: date | None) -> Costs:
        display = plan.costs.display
        return replace(plan.costs, display=display and replace(display, as_of=day))

    return (
        CostField(
            "display",
            tr("Also show the total in"),
            tr(
                "What one unit of the billing currency is worth, such as 41.25 TRY. It is a "
                "line of its own; nothing is computed from it."
            ),
            exchange_field(
                tr("Other currency and its rate"), tr("none; for example 41.25 TRY")
            ),
            lambda costs: costs.display,
            put_display,
        ),
        CostField(
            "display_as_of",
            tr("Rate as of"),
            tr("The day of that rate; Tarife never looks one up."),
            day_field(tr("Rate as of")),
            lambda costs: costs.display and costs.display.as_of,
            put_day,
            lambda costs: costs.display is not None,
        ),
    )


def _of_partner(
    name: str, caption: str, explanation: str, widget: ValueField | ChoiceField
) -> CostField:
    def put(plan: Plan, value: Any) -> Costs:
        changed: dict[str, Any] = {name: value}
        return replace(plan.costs, partner=replace(plan.costs.partner, **changed))

    def of(costs: Costs) -> Any:
        return getattr(costs.partner, name)

    return CostField(name, caption, explanation, widget, of, put)


def _fee(name: str, caption: str, explanation: str) -> CostField:
    widget = number_field(field_name(name), PRICE, Partner, name)
    return _of_partner(name, caption, explanation, widget)


def _of_agent(
    field: tuple[str, ExactUnit], caption: str, explanation: str, name: str = ""
) -> CostField:
    """Make a field of the agent, of whom there is none without share and tokens.

    Whoever types a price types it in the plan's currency.
    """
    attribute, unit = field

    def put(plan: Plan, value: Any) -> Costs:
        changed: dict[str, Any] = {attribute: value}
        if attribute == "price":
            changed["currency"] = plan.account.currency
        agent = replace(plan.costs.agent or _NO_AGENT, **changed)
        is_one = agent.answer_share or agent.tokens
        return replace(plan.costs, agent=agent if is_one else None)

    def of(costs: Costs) -> Any:
        return getattr(costs.agent or _NO_AGENT, attribute)

    widget = number_field(caption, unit, Agent, attribute)
    return CostField(name or attribute, caption, explanation, widget, of, put)


def _read_currency(text: str) -> str | ParseError:
    """Read the currency of a partner's fees; none means the plan's own."""
    code = text.strip().upper()
    if not code or is_currency(code):
        return code
    sentence = tr("%1 is no currency code; write for example USD")
    return ParseError(text, sentence.replace("%1", quoted(text)))
