"""Validation of what is bid for a send."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import islice

from tarife.plan.checks.costs import check_decimals
from tarife.plan.model.lines import Send, TemplateCategory
from tarife.plan.model.max_price import CURRENCIES, LOOK_BACKS, MAX_PRICE_FROM, PER, MaxPrice
from tarife.plan.model.plan import Plan
from tarife.terms.problems import FieldPath, Problem
from tarife.terms.sentences import say


def check_max_price(
    path: FieldPath, bid: MaxPrice, send: Send, plan: Plan
) -> Iterator[Problem]:
    """Check the bid of a send of a plan."""
    if send.category is not TemplateCategory.MARKETING:
        yield Problem(
            "bid-not-marketing",
            path,
            say(
                "only marketing can have a cap, and this is {kind!r}", kind=send.category.value
            ),
            say("remove the cap, or choose marketing"),
        )
    if plan.period.first_day < MAX_PRICE_FROM:
        yield Problem(
            "bid-too-early",
            path,
            say("caps are there since {day:d MMMM y} (open beta)", day=MAX_PRICE_FROM),
            say("remove the cap, or let the plan begin later"),
        )
    yield from _check_currency(path, bid, plan.account.currency)
    if bid.look_back_days not in LOOK_BACKS:
        yield Problem(
            "bad-look-back",
            path.inside("look_back_days"),
            say("Meta does not estimate over {days} days", days=bid.look_back_days),
            say("choose 1, 7, 14 or 28"),
        )
    yield from check_decimals(path, bid)
    estimates = tuple(_check_estimates(path, bid))
    yield from estimates
    if not estimates:
        yield from _check_reach(path.inside("cap"), bid)


def _check_currency(path: FieldPath, bid: MaxPrice, currency: str) -> Iterator[Problem]:
    if currency not in CURRENCIES:
        yield Problem(
            "bid-currency",
            path,
            say("there are no caps for accounts billed in {currency}", currency=currency),
            say("remove the cap; Meta has it in {currencies}", currencies=CURRENCIES),
        )
    if bid.currency not in ("", currency):
        yield Problem(
            "bid-currency-differs",
            path.inside("currency"),
            say(
                "cap and estimates are in {own}, the account is billed in {currency}",
                own=bid.currency,
                currency=currency,
            ),
            say("get estimates in {currency}; nothing is converted", currency=currency),
        )


def _check_estimates(path: FieldPath, bid: MaxPrice) -> Iterator[Problem]:
    if not bid.estimates:
        yield Problem(
            "bid-without-estimates",
            path.inside("estimates"),
            say("what a cap delivers is not known without Meta's estimates"),
            say("give its reach estimates: cap, deliveries and cost, a line each"),
        )
        return
    seen: dict[object, int] = {}
    for index, one in enumerate(bid.estimates):
        at = path.inside("estimates", index)
        first = seen.setdefault(one.cap, index)
        if first != index:
            yield Problem(
                "duplicate-estimate",
                at,
                say(
                    "the cap {cap:f} is already in {first}",
                    cap=one.cap,
                    first=path.inside("estimates", first),
                ),
                say("keep one of the two"),
            )
        if Fraction(one.cost) * PER > Fraction(one.cap) * one.deliveries:
            yield Problem(
                "estimate-above-cap",
                at,
                say(
                    "{deliveries:,} deliveries for {cost:f} cost more than the cap {cap:f} "
                    "allows",
                    deliveries=one.deliveries,
                    cost=one.cost,
                    cap=one.cap,
                ),
                say("a cap is for 1,000 deliveries; look at the row again"),
            )
        if bid.messages and one.deliveries > bid.messages:
            yield Problem(
                "estimate-above-messages",
                at,
                say(
                    "{deliveries:,} deliveries are more than the {messages:,} messages of the "
                    "estimates",
                    deliveries=one.deliveries,
                    messages=bid.messages,
                ),
                say("give the number of messages that Meta estimated for, or 0"),
            )
    if not any(one.deliveries for one in bid.estimates):
        yield Problem(
            "nothing-delivered",
            path.inside("estimates"),
            say("no estimate has deliveries"),
            say("get estimates at higher caps"),
        )


def check_drawn_caps(plan: Plan) -> Iterator[Problem]:
    """Check that no trial draws a cap beyond the estimates, of which nothing is known."""
    bids = {send.id: send.max_price for send in plan.sends if send.max_price is not None}
    for position, entry in enumerate(plan.ranges):
        bid = bids.get(entry.at.id) if entry.at.field == "max_price.cap" else None
        if bid is not None and bid.estimates:
            path = FieldPath(("ranges", position), entry.at.id)
            ends = [Decimal(f"{end:.9g}") for end in (entry.low, entry.high)]
            yield from islice(_check_caps(path, bid, ends), 1)


def _check_reach(path: FieldPath, bid: MaxPrice) -> Iterator[Problem]:
    yield from _check_caps(path, bid, (bid.cap,))


def _check_caps(path: FieldPath, bid: MaxPrice, wanted: Sequence[Decimal]) -> Iterator[Problem]:
    caps = [one.cap for one in bid.estimates]
    for cap in wanted:
        if not min(caps) <= cap <= max(caps):
            yield Problem(
                "cap-beyond-estimates",
                path,
                say(
                    "the estimates reach from {low:f} to {high:f}, and nothing is known of a "
                    "cap of {cap:f}",
                    low=min(caps),
                    high=max(caps),
                    cap=cap,
                ),
                say("choose a cap between them, or get an estimate of this one"),
            )
