"""From a plan to what it costs: check, play, bill, and say what to know."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from tarife.billing.engine import bill
from tarife.billing.ledger import LedgerLines
from tarife.forecast.account import billing_settings, era_of
from tarife.forecast.held_rates import rates_for
from tarife.forecast.notes import notes_on
from tarife.forecast.result import Flow, Forecast, Source
from tarife.plan.checks import check_plan
from tarife.plan.grid import Lines, all_lines
from tarife.plan.lines import Broadcast, Send
from tarife.plan.plan import Plan
from tarife.rates.book import RateBook
from tarife.rates.markets import Markets
from tarife.simulation.play import Played, play
from tarife.terms.calendar import AccountCalendar
from tarife.terms.problems import InputError, Problem
from tarife.traffic.table import Kind

MOST_ATTEMPTS: Final = 30_000_000
"""Templates of a plan that can be played within the memory of an ordinary computer."""


def forecast(
    plan: Plan, book: RateBook, markets: Markets, should_stop: Callable[[], bool]
) -> Forecast:
    """Play a plan and bill it.

    Args:
        plan: The plan.
        book: The rate cards.
        markets: Which market a country belongs to.
        should_stop: Asked now and then; says whether the result is still wanted.

    Raises:
        InputError: If the plan cannot be played or a rate it needs is missing.
        Stopped: If ``should_stop`` said so.
    """
    rates = rates_for(plan, book, markets)
    book, markets = rates.book, rates.markets
    lines = all_lines(plan)
    market_of, problems = _markets_of(plan, lines, markets)
    problems = [*check_plan(plan), *problems]
    card = book.card(plan.account.currency, plan.month.first_day)
    if card is None:
        problems.append(_no_card(plan, book))
    attempts = sum(_attempts(send) for send in lines.sends)
    if attempts > MOST_ATTEMPTS:
        problems.append(_too_large(attempts))
    era = era_of(plan)
    if problems or card is None or era is None:  # check_plan tells of months before all rules
        raise InputError(problems)
    settings = billing_settings(plan, markets)
    played = play(plan, settings.zone, market_of, should_stop)
    days = AccountCalendar.covering(settings.zone, plan.month.first_day, plan.month.last_day)
    ledger = bill(played.messages, book, settings, markets, days)
    lines_of_month = ledger.lines()
    flow = _flow(played, lines_of_month)
    return Forecast(
        plan=plan,
        era=era,
        card=card,
        lines=lines_of_month,
        sources=tuple(Source(cause.id, cause.name) for cause in played.causes),
        flow=flow,
        notes=(*rates.notes, *notes_on(plan, book, lines_of_month, (era, flow))),
    )


def _markets_of(
    plan: Plan, lines: Lines, markets: Markets
) -> tuple[dict[str, str], list[Problem]]:
    """Find the market of every country in use, and tell of those that do not exist."""
    named = [(audience.country, f"audience {audience.name!r}") for audience in lines.audiences]
    named += [(entry.country, f"entry point {entry.name!r}") for entry in lines.entry_points]
    named += [
        (line.country, f"inbound {line.name!r}") for line in lines.inbound if line.country
    ]
    found: dict[str, str] = {}
    problems = {}
    for country, where in named:
        market = markets.market_of_country(country, plan.month.first_day)
        if isinstance(market, Problem):
            problems[country] = replace(market, where=where)
        else:
            found[country] = market
    for entry in plan.account.tier_used:
        market = markets.market_named(entry.market, plan.month.first_day)
        if isinstance(market, Problem):
            where = "account: tiers used elsewhere"
            problems[entry.market] = replace(market, where=where)
    return found, list(problems.values())


def _attempts(send: Send) -> int:
    schedule = send.schedule
    return send.volume * (len(schedule.moments) if isinstance(schedule, Broadcast) else 1)


def _too_large(attempts: int) -> Problem:
    return Problem(
        code="too-large",
        where="plan",
        message=f"the plan sends {attempts:,} templates, more than can be played at once",
        hint=f"plan a part of it, of at most {MOST_ATTEMPTS:,}, and multiply",
    )


def _no_card(plan: Plan, book: RateBook) -> Problem:
    first = plan.month.first_day
    others = " or ".join(name for name in book.currencies if book.card(name, first))
    return Problem(
        code="no-card",
        where="account",
        message=f"there is no rate card in {plan.account.currency!r} for {first:%B %Y}",
        hint="import Meta's card" + (f", or choose {others}" if others else ""),
    )


def _flow(played: Played, lines: LedgerLines) -> Flow:
    return Flow(
        attempts=played.attempts,
        undelivered=played.undelivered,
        inbound=int((played.messages.kind <= Kind.ENTRY).sum()),
        missed=int(lines.messages[lines.refused].sum()),
        carried_over=played.carried_over,
    )
