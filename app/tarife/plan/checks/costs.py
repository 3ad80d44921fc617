"""What can be wrong with the costs beside Meta's charges."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Final

from tarife.plan.checks.account import is_currency
from tarife.plan.model.addresses import Place
from tarife.plan.model.costs import CostKind, Costs, Display, Partner, SmsPrice, Tax
from tarife.terms.problems import Problem
from tarife.terms.sentences import place_name, say

MOST_DECIMALS: Final = 9


def check_costs(costs: Costs, currency: str) -> Iterator[Problem]:
    """Check partner, taxes, display currency and SMS prices against the billing currency."""
    place = Place(("costs",))
    yield from check_partner(place.inside("partner"), costs.partner)
    if costs.partner.currency not in ("", currency):
        yield Problem(
            "partner-currency",
            str(place.inside("partner", "currency")),
            say(
                "the partner's fees are in {currency!r}, the account is billed in "
                "{currency_2!r}",
                currency=costs.partner.currency,
                currency_2=currency,
            ),
            say("enter its fees in {currency}; nothing is converted", currency=currency),
        )
    yield from _check_taxes(place.inside("taxes"), costs.taxes)
    if costs.display is not None:
        yield from _check_display(place.inside("display"), costs.display, currency)
    yield from _check_sms(place.inside("sms"), costs.sms)
    yield from _check_decimals(place, costs)


def check_partner(place: Place, partner: Partner) -> Iterator[Problem]:
    """Check what a partner asks, in a plan or in a profile."""
    if partner.currency and not is_currency(partner.currency):
        yield _no_currency(place.inside("currency"), partner.currency)
    seen: dict[str, int] = {}
    for position, markup in enumerate(partner.markups):
        first = seen.setdefault(markup.category, position)
        if first != position:
            yield Problem(
                "duplicate-markup",
                str(place.inside("markups", position)),
                say(
                    "{category!r} is already in {inside}",
                    category=markup.category.value,
                    inside=place.inside("markups", first),
                ),
                say("keep one of the two"),
            )


def _check_taxes(place: Place, taxes: tuple[Tax, ...]) -> Iterator[Problem]:
    for position, tax in enumerate(taxes):
        where = place.inside(position)
        if not tax.name.strip():
            yield Problem(
                "no-tax-name",
                str(where.inside("name")),
                say("the name {tax!r} of the tax is empty", tax=tax.name),
                say("give a name, such as KDV"),
            )
        if not tax.due_on:
            yield Problem(
                "tax-on-nothing",
                str(where.inside("due_on")),
                say("the tax {tax!r} is due on no line", tax=tax.name),
                say("choose at least one line, or delete the tax"),
            )
        if CostKind.TAX in tax.due_on:
            yield Problem(
                "tax-on-tax",
                str(where.inside("due_on")),
                say("the tax {tax!r} is due on a tax", tax=tax.name),
                say("choose other lines; a tax on a tax is not known here"),
            )


def _check_display(place: Place, display: Display, currency: str) -> Iterator[Problem]:
    if not is_currency(display.currency):
        yield _no_currency(place.inside("currency"), display.currency)
    elif display.currency == currency:
        yield Problem(
            "same-currency",
            str(place.inside("currency")),
            say("{currency!r} is the billing currency already", currency=display.currency),
            say("choose another currency, or none"),
        )


def _check_sms(place: Place, prices: tuple[SmsPrice, ...]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for position, price in enumerate(prices):
        where = place.inside(position)
        if not price.market.strip():
            yield Problem(
                "no-market",
                str(where.inside("market")),
                say("{market!r} is no market", market=place_name(price.market)),
                say("name a market of the rate card"),
            )
        first = seen.setdefault(price.market, position)
        if first != position:
            yield Problem(
                "duplicate-sms-price",
                str(where),
                say(
                    "{market!r} already has a price in {inside}",
                    market=price.market,
                    inside=place.inside(first),
                ),
                say("keep one of the two"),
            )


def _check_decimals(place: Place, value: object) -> Iterator[Problem]:
    """Find every figure with more decimals than any price or rate has."""
    if isinstance(value, tuple):
        for position, entry in enumerate(value):
            yield from _check_decimals(place.inside(position), entry)
    elif isinstance(value, Decimal):
        if value.is_finite() and decimals_of(value) > MOST_DECIMALS:
            yield Problem(
                "too-many-decimals",
                str(place),
                say(
                    "{value!r} has more than {most_decimals} decimals",
                    value=str(value),
                    most_decimals=MOST_DECIMALS,
                ),
                say("give at most {most_decimals}", most_decimals=MOST_DECIMALS),
            )
    elif is_dataclass(value):
        for field in fields(value):
            yield from _check_decimals(place.inside(field.name), getattr(value, field.name))


def decimals_of(value: Decimal) -> int:
    """Count the decimals that a finite number needs."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -int(exponent))


def _no_currency(place: Place, currency: str) -> Problem:
    return Problem(
        "bad-currency",
        str(place),
        say("{currency!r} is no currency code", currency=currency),
        say("give three capital letters, such as USD"),
    )
