"""Notes on a forecast: rules and message flow."""

from collections.abc import Iterator
from functools import reduce
from operator import add

from tarife.billing.eras import ERA_NAMES, Era
from tarife.billing.ledger import REASON_CODES, LedgerLines, Reason
from tarife.forecast.account import forced_era
from tarife.forecast.bids import bid_prices
from tarife.forecast.notes.rates import rate_notes
from tarife.forecast.result import Flow, ForecastMonth
from tarife.plan.model.account import Rules
from tarife.plan.model.plan import Plan
from tarife.rates.book import RateBook
from tarife.terms.allowances import FREE_ENTRY_HOURS, WAIVED_UNTIL
from tarife.terms.problems import FieldPath, Problem
from tarife.terms.sentences import say


def notes_on(
    plan: Plan, book: RateBook, lines: LedgerLines, months: tuple[ForecastMonth, ...]
) -> tuple[Problem, ...]:
    """List what limits the figures, the most important first.

    Args:
        plan: The plan that was played.
        book: The rate cards.
        lines: What it costs.
        months: The rules of each month, and how its messages went.
    """
    return (
        *rate_notes(lines, book, forced_era(plan)),
        *_on_rules(plan, months[0].era),
        *_on_bids(plan, months[-1].era),
        *_beyond_allowance(lines),
        *_on_flow(reduce(add, (month.flow for month in months)), len(months)),
    )


def _on_rules(plan: Plan, era: Era) -> list[Problem]:
    notes = []
    if plan.account.rules is not Rules.AUTO:
        notes.append(
            Problem(
                code="forced-rules",
                where=FieldPath(("account",), words=say("account")),
                message=say(
                    "billed by the rules {era!r}, whatever the month", era=ERA_NAMES[era.id]
                ),
                hint=say("choose the rules of the month to see what Meta will charge"),
            )
        )
    if plan.account.free_entry_hours != FREE_ENTRY_HOURS:
        notes.append(
            Problem(
                code="free-entry-hours",
                where=FieldPath(("account",), words=say("account")),
                message=say(
                    "free entry points are taken to stay open {free_entry_hours} hours; Meta "
                    "guarantees {free_entry_hours_2}",
                    free_entry_hours=plan.account.free_entry_hours,
                    free_entry_hours_2=FREE_ENTRY_HOURS,
                ),
                hint=say(
                    "use {free_entry_hours} to plan on the safe side",
                    free_entry_hours=FREE_ENTRY_HOURS,
                ),
            )
        )
    return notes


def _on_bids(plan: Plan, era: Era) -> Iterator[Problem]:
    """Say of what is bought by a cap that its figures are Meta's estimates."""
    for index, send in enumerate(plan.sends):
        bid = send.max_price
        if bid is None:
            continue
        where = FieldPath(("sends", index, "max_price"), send.name)
        if send.id not in bid_prices(plan, era):
            message = say("these rules know no caps: the card prices it")
            yield Problem("bid-set-aside", where, message)
            continue
        yield Problem(
            "bid-by-estimates",
            where,
            say(
                "deliveries and price at the cap follow Meta's estimates over "
                "{days:,|day|days}, which promise nothing; which countries take part is not "
                "known",
                days=bid.look_back_days,
            ),
        )


def _beyond_allowance(lines: LedgerLines) -> Iterator[Problem]:
    """Count what is free or stays away beyond the allowance."""
    where = FieldPath(("account",), words=say("account"))
    waived, undelivered = (
        int(lines.messages[lines.reason == REASON_CODES[reason]].sum())
        for reason in (Reason.WAIVED, Reason.NO_PAYMENT_METHOD)
    )
    if waived:
        message = say(
            "{waived:,|answer|answers} beyond the allowance {waived:-|is|are} free for a "
            "government or non-profit until {day:d MMMM y}",
            waived=waived,
            day=WAIVED_UNTIL,
        )
        yield Problem("waived", where, message, say("Meta says who is exempt"))
    if undelivered:
        message = say(
            "{undelivered:,|answer|answers} beyond the allowance {undelivered:-|is|are} not "
            "delivered without a payment method; what people write after them is played as if "
            "they were",
            undelivered=undelivered,
        )
        hint = say("give the account a payment method")
        yield Problem("undelivered-answers", where, message, hint)


def _on_flow(flow: Flow, months: int) -> list[Problem]:
    notes = []
    if flow.missed:
        notes.append(
            Problem(
                code="missed-answers",
                where=say("desk"),
                message=say(
                    "{missed:,|answer comes|answers come} after the 24-hour window has closed "
                    "and cannot be sent",
                    missed=flow.missed,
                ),
                hint=say("answer sooner, or open the desk longer"),
            )
        )
    if flow.carried_over:
        message = say(
            "{carried_over:,|message falls|messages fall} after the month and "
            "{carried_over:-|belongs|belong} to the next bill",
            carried_over=flow.carried_over,
        )
        if months > 1:
            message = say(
                "{carried_over:,|message falls|messages fall} after the last month and "
                "{carried_over:-|belongs|belong} to the next bill",
                carried_over=flow.carried_over,
            )
        notes.append(Problem("carried-over", say("month's end"), message))
    return notes
