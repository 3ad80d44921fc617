"""Moves: changes of a plan that may save money, whatever its rules."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Final, TypedDict

from tarife.billing.eras import FreeTierScope
from tarife.billing.ledger import REASON_CODES, Reason
from tarife.forecast.costs.usage import use_by_category
from tarife.forecast.result import Forecast
from tarife.insight.advice.answers import answer_moves
from tarife.insight.advice.dates import date_moves
from tarife.insight.advice.move import Move
from tarife.insight.sms import cost_by_sms
from tarife.plan.grid import all_opened
from tarife.plan.model.account import Desk
from tarife.plan.model.costs import NO_COSTS
from tarife.plan.model.held_rates import NOT_HELD
from tarife.plan.model.lines import Broadcast, EntryPoint, FollowUp, Send, TemplateCategory
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Adjustment, Lever, Scenario, Scope
from tarife.plan.what_if.apply import scenario_with
from tarife.plan.what_if.levers import adjusted
from tarife.rates.markets.markets import Markets
from tarife.terms.categories import SERVICE, Category
from tarife.terms.sentences import say, territory_name

MOST_NUMBERS: Final = 20
"""Business numbers of a verified portfolio; Meta registers more only on request."""

_SMALLER: Final = 0.9
_MARKETING: Final = Scope(category=TemplateCategory.MARKETING)
_CODES: Final = (Category.AUTHENTICATION, Category.AUTHENTICATION_INTERNATIONAL)


def without_grid(plan: Plan) -> Plan:
    """Turn the grid of a plan into lines of the same chance, which moves can change.

    Rows of several months stay, since each month has its own weeks: what stands in no cell is
    not moved there.
    """
    return plan if plan.months > 1 else all_opened(plan)


def with_move(plan: Plan, move: Move) -> Plan:
    """Change a plan; its grid stays one where the change leaves the lines of its rows alone."""
    direct, after = move.apply(plan), move.apply(without_grid(plan))
    return direct if without_grid(direct) == after else after


def scenario_of(plan: Plan, move: Move, name: str) -> Scenario | None:
    """Make a scenario of a move; nothing where it is of more than levers and numbers."""
    made = Scenario(plan.fresh_id("scenario"), name, move.adjustments)
    return made if move.adjustments else scenario_with(plan, made, with_move(plan, move))


def moves_of(
    exact: Forecast,
    markets: Markets,
    new_cards: Sequence[date],
    exchange: Mapping[str, Decimal],
) -> Iterator[Move]:
    """List what can be tried on a plan.

    Args:
        exact: The forecast of the plan.
        markets: Which market a country belongs to.
        new_cards: The days within the plan's period on which a rate card begins.
        exchange: What a unit of other billing currencies costs in that of the plan.
    """
    plan = exact.plan
    yield Move(
        "one-message-answers",
        say("Put each answer into one message"),
        say("agents write one longer message; bots join their bubbles"),
        say("people reply as before"),
        **_by_levers(Adjustment(Lever.MESSAGES_PER_ANSWER, -20.0)),
    )
    yield from answer_moves()
    if plan.account.desk.hours:
        yield Move(
            "always-answer",
            say("Answer at any hour, by a bot or a longer desk"),
            say("a bot or a shift has to be paid"),
            say("people reply as before, only sooner answered"),
            lambda plan: replace(plan, account=replace(plan.account, desk=Desk())),
        )
    yield from _more_numbers(exact)
    yield Move(
        "follow-up-in-time",
        say("Send follow-ups within the free entry point"),
        say("follow-ups come earlier"),
        say("people reply to the earlier message as to the later one"),
        _followed_up_in_time,
    )
    yield Move(
        "keep-utility",
        say("Word utility templates so that none is taken for marketing"),
        say("templates have to be looked through and written anew"),
        say("Meta keeps their category"),
        **_by_levers(Adjustment(Lever.RECATEGORISED_RATIO, 0.0)),
    )
    yield Move(
        "one-a-day",
        say("Send each audience one broadcast a day"),
        say("the smaller ones of the day are not sent"),
        say("who got two messages replies to the remaining one as before"),
        _one_a_day,
    )
    yield Move(
        "smaller-segments",
        say("Leave out the tenth who is least likely to reply"),
        say("a tenth of the marketing messages is not sent"),
        say("those left out would not have replied"),
        **_by_levers(
            Adjustment(Lever.VOLUME, _SMALLER, _MARKETING),
            Adjustment(Lever.REPLY_RATIO, 1 / _SMALLER, _MARKETING),
        ),
    )
    yield from _codes_by_sms(exact, markets)
    yield from date_moves(plan, new_cards)
    for currency, rate in exchange.items():
        yield Move(
            f"bill-in-{currency.lower()}",
            say("Be billed in {currency}", currency=currency),
            say("an account of that currency is needed; the rate of exchange moves"),
            say("the typed rate of exchange holds"),
            partial(_billed_in, currency=currency),
            rate=rate,
        )


class _ByLevers(TypedDict):
    apply: Callable[[Plan], Plan]
    adjustments: tuple[Adjustment, ...]


def _by_levers(*adjustments: Adjustment) -> _ByLevers:
    """Say of a move that levers make it."""
    return {
        "apply": partial(adjusted, adjustments=adjustments),
        "adjustments": adjustments,
    }


def _more_numbers(exact: Forecast) -> Iterator[Move]:
    """Suggest as many numbers as use up their allowances, by the busiest month."""
    account = exact.plan.account
    if not account.service_allowance:
        return
    counted = (
        _counted_for_allowance(month)
        for month in exact.by_month
        if month.era.free_tier is FreeTierScope.NUMBER
    )
    needed = -(-max(counted, default=0) // account.service_allowance)
    numbers = min(needed, MOST_NUMBERS)
    if numbers <= account.numbers:
        return
    yield Move(
        "more-numbers",
        say("Spread people over {numbers} business numbers", numbers=numbers),
        say("each number has to be registered, shown and answered"),
        say("people write to the number that wrote to them"),
        lambda plan: replace(plan, account=replace(plan.account, numbers=numbers)),
    )


def _counted_for_allowance(month: Forecast) -> int:
    lines = month.lines
    counted = lines.charged | (lines.reason == REASON_CODES[Reason.FREE_TIER])
    return int(lines.messages[counted & (lines.category == SERVICE)].sum())


def _followed_up_in_time(plan: Plan) -> Plan:
    latest = plan.account.free_entry_hours - 1

    def in_time(entry_point: EntryPoint) -> EntryPoint:
        follow_ups = tuple(
            FollowUp(min(one.hours, latest), one.category) for one in entry_point.follow_ups
        )
        return replace(entry_point, follow_ups=follow_ups)

    return replace(plan, entry_points=tuple(map(in_time, plan.entry_points)))


def _one_a_day(plan: Plan) -> Plan:
    """Keep the largest broadcast to an audience on a day, and of equal ones the first."""
    at_most: dict[tuple[str, date], tuple[int, str, datetime]] = {}
    for send in plan.sends:
        if isinstance(send.schedule, Broadcast):
            for moment in send.schedule.moments:
                key, own = (send.audience, moment.date()), (send.volume, send.id, moment)
                if key not in at_most or own[0] > at_most[key][0]:
                    at_most[key] = own

    def kept(send: Send) -> Send:
        if not isinstance(send.schedule, Broadcast):
            return send
        moments = tuple(
            moment
            for moment in send.schedule.moments
            if at_most[send.audience, moment.date()][1:] == (send.id, moment)
        )
        return replace(send, schedule=replace(send.schedule, moments=moments))

    return replace(plan, sends=tuple(map(kept, plan.sends)))


def _codes_by_sms(exact: Forecast, markets: Markets) -> Iterator[Move]:
    """Suggest SMS for codes to each market of which a price is typed."""
    plan, lines = exact.plan, exact.lines
    of_grid = {row.country for row in plan.grid}
    countries = sorted(of_grid | {audience.country for audience in plan.audiences})
    for price in plan.costs.sms:
        if price.market not in lines.markets:
            continue
        here = use_by_category(lines, lines.market == lines.markets.index(price.market))
        codes = sum(here[category].delivered for category in _CODES)
        own = tuple(
            country
            for country in countries
            if markets.market_of_country(country, plan.month.first_day) == price.market
        )
        if codes and own:
            yield Move(
                f"codes-by-sms-{'-'.join(own).lower()}",
                say("Send codes to {market} by SMS", market=territory_name(price.market)),
                say("codes are not protected by WhatsApp, nor filled in by one tap"),
                say("the typed price of an SMS holds"),
                **_by_levers(*(Adjustment(Lever.VOLUME, 0.0, _codes_to(one)) for one in own)),
                elsewhere_micros=cost_by_sms(codes, price, lines.currency).micros,
            )


def _codes_to(country: str) -> Scope:
    return Scope(country=country, category=TemplateCategory.AUTHENTICATION)


def _billed_in(plan: Plan, currency: str) -> Plan:
    """Bill by the card of another currency; what stands in the old one is left out."""
    account = replace(plan.account, currency=currency)
    return replace(plan, account=account, costs=NO_COSTS, held=NOT_HELD, budget=None)
