"""Validation of partner fees, taxes, display currency and SMS prices."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tarife.plan.checks.account import is_currency
from tarife.plan.model.costs import (
    AGENT_FROM,
    Agent,
    CostKind,
    Costs,
    Exchange,
    Partner,
    SmsPrice,
    Tax,
)
from tarife.plan.numbers import fields_in
from tarife.terms.money import MOST_DECIMALS, is_figure
from tarife.terms.problems import FieldPath, Problem
from tarife.terms.sentences import say, territory_name


def check_costs(costs: Costs, currency: str, first_day: date = AGENT_FROM) -> Iterator[Problem]:
    """Check everything beside Meta's charges against the billing currency.

    Args:
        costs: What there is.
        currency: The billing currency.
        first_day: Of the plan.
    """
    path = FieldPath(("costs",))
    yield from check_partner(path.inside("partner"), costs.partner)
    if costs.partner.currency not in ("", currency):
        yield Problem(
            "partner-currency",
            path.inside("partner", "currency"),
            say(
                "the partner's fees are in {currency!r}, the account is billed in "
                "{currency_2!r}",
                currency=costs.partner.currency,
                currency_2=currency,
            ),
            say("enter its fees in {currency}; nothing is converted", currency=currency),
        )
    if costs.partner.card is not None:
        yield from _check_exchange(path.inside("partner", "card"), costs.partner.card, currency)
    yield from _check_taxes(path.inside("taxes"), costs.taxes)
    if costs.display is not None:
        yield from _check_exchange(path.inside("display"), costs.display, currency)
    yield from _check_sms(path.inside("sms"), costs.sms)
    if costs.agent is not None:
        yield from _check_agent(path.inside("agent"), costs.agent, currency, first_day)
    for field, rows in (("calls", costs.calls), ("groups", costs.groups)):
        yield from _check_names(path.inside(field), [row.name for row in rows])
    yield from check_decimals(path, costs)


def check_partner(path: FieldPath, partner: Partner) -> Iterator[Problem]:
    """Check what a partner asks, in a plan or in a profile."""
    if partner.currency and not is_currency(partner.currency):
        yield _no_currency(path.inside("currency"), partner.currency)
    seen: dict[str, int] = {}
    for position, markup in enumerate(partner.markups):
        first = seen.setdefault(markup.category, position)
        if first != position:
            yield Problem(
                "duplicate-markup",
                path.inside("markups", position),
                say(
                    "{category!r} is already in {inside}",
                    category=markup.category.value,
                    inside=path.inside("markups", first),
                ),
                say("keep one of the two"),
            )


def _check_taxes(path: FieldPath, taxes: tuple[Tax, ...]) -> Iterator[Problem]:
    for position, tax in enumerate(taxes):
        inner = path.inside(position)
        if not tax.name.strip():
            yield Problem(
                "no-tax-name",
                inner.inside("name"),
                say("the name {tax!r} of the tax is empty", tax=tax.name),
                say("give a name, such as KDV"),
            )
        if not tax.due_on:
            yield Problem(
                "tax-on-nothing",
                inner.inside("due_on"),
                say("the tax {tax!r} is due on no line", tax=tax.name),
                say("choose at least one line, or delete the tax"),
            )
        if CostKind.TAX in tax.due_on:
            yield Problem(
                "tax-on-tax",
                inner.inside("due_on"),
                say("the tax {tax!r} is due on a tax", tax=tax.name),
                say("choose other lines; a tax on a tax is not known here"),
            )


def _check_exchange(path: FieldPath, other: Exchange, currency: str) -> Iterator[Problem]:
    if not is_currency(other.currency):
        yield _no_currency(path.inside("currency"), other.currency)
    elif other.currency == currency:
        yield Problem(
            "same-currency",
            path.inside("currency"),
            say("{currency!r} is the billing currency already", currency=other.currency),
            say("choose another currency, or none"),
        )


def _check_sms(path: FieldPath, prices: tuple[SmsPrice, ...]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for position, price in enumerate(prices):
        inner = path.inside(position)
        if not price.market.strip():
            yield Problem(
                "no-market",
                inner.inside("market"),
                say("{market!r} is no market", market=territory_name(price.market)),
                say("name a market of the rate card"),
            )
        first = seen.setdefault(price.market, position)
        if first != position:
            yield Problem(
                "duplicate-sms-price",
                inner,
                say(
                    "{market!r} already has a price in {inside}",
                    market=price.market,
                    inside=path.inside(first),
                ),
                say("keep one of the two"),
            )


def _check_agent(
    path: FieldPath, agent: Agent, currency: str, first_day: date
) -> Iterator[Problem]:
    if agent.currency not in ("", currency):
        yield Problem(
            "agent-currency",
            path.inside("price"),
            say(
                "the price of Meta's agent is in {own}, the account is billed in {currency}",
                own=agent.currency,
                currency=currency,
            ),
            say("enter its price in {currency}; nothing is converted", currency=currency),
        )
    if first_day < AGENT_FROM:
        yield Problem(
            "agent-too-early",
            path,
            say("Meta charges for its agent since {day:d MMMM y}", day=AGENT_FROM),
            say("remove the agent, or let the plan begin later"),
        )


def _check_names(path: FieldPath, names: list[str]) -> Iterator[Problem]:
    """Check that each line that is billed apart has a name of its own."""
    for position, name in enumerate(names):
        at = path.inside(position, "name")
        if not name.strip():
            yield Problem(
                "no-name", at, say("the name {name!r} is empty", name=name), say("give a name")
            )
        first = names.index(name)
        if first != position:
            yield Problem(
                "duplicate-line",
                at,
                say("{name!r} is already in {first}", name=name, first=path.inside(first)),
                say("give another name, or keep one of the two"),
            )


def check_decimals(path: FieldPath, part: object) -> Iterator[Problem]:
    """Find every figure with more decimals than any price or rate has."""
    for at, value in ((path, part), *((at, inner) for at, _, inner in fields_in(part, path))):
        if isinstance(value, Decimal) and value.is_finite() and not is_figure(value):
            yield Problem(
                "too-many-decimals",
                FieldPath(at.steps),
                say(
                    "{value!r} has more than {most_decimals} decimals",
                    value=str(value),
                    most_decimals=MOST_DECIMALS,
                ),
                say("give at most {most_decimals}", most_decimals=MOST_DECIMALS),
            )


def _no_currency(path: FieldPath, currency: str) -> Problem:
    return Problem(
        "bad-currency",
        path,
        say("{currency!r} is no currency code", currency=currency),
        say("give three capital letters, such as USD"),
    )
