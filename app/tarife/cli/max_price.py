"""``tarife maxprice``: what a plan costs and brings at other caps, and the cap for a budget."""

import argparse
import sys
from decimal import Decimal
from typing import Final

from tarife.cli.library import library
from tarife.cli.targets import add_plan, add_replace, add_written, write_plan
from tarife.cli.typed import amount_in, no_amount
from tarife.cli.voice import CliVoice, add_table_or_json, json_text
from tarife.documents.files import load_plan
from tarife.insight.max_price import CapPoint, MaxPriceLab
from tarife.plan.identity import with_new_id
from tarife.plan.model.plan import Plan
from tarife.terms.money import MICROS, Money, decimal_text
from tarife.terms.problems import InputError, Problem, nearest_or_all
from tarife.terms.sentences import say

_NOT_WITHIN: Final = 1


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "maxprice",
        help=say("say what other caps of a marketing send cost and bring"),
        description=say(
            "Play a plan at the estimated caps of a send that is bought by a cap (Max Price) "
            "and between them, and find the highest cap within a budget."
        ),
    )
    add_plan(parser)
    parser.add_argument(
        "--send", metavar=say("NAME"), default="", help=say("which send, if several have a cap")
    )
    parser.add_argument(
        "--at-most",
        metavar=say("AMOUNT"),
        default="",
        help=say("find the highest cap at which Meta's charges are no more than this"),
    )
    add_written(
        parser,
        "-o",
        "--output",
        help=say("save the plan with the found cap in this file"),
    )
    add_replace(parser)
    add_table_or_json(parser)


def run(arguments: argparse.Namespace) -> int:
    voice = CliVoice.of(arguments)
    limit = _limit(arguments)
    plan = load_plan(arguments.plan)
    known = library(voice)
    index = _send(plan, arguments.send)
    lab = MaxPriceLab(plan, index, known.rates, lambda: False)
    played = lab.play(limit)
    points = played.points
    found = None if played.within is None else played.within.cap
    name, currency = plan.sends[index].name, plan.account.currency
    if arguments.format == "json":
        sys.stdout.write(_as_json(points, currency, name, found))
    else:
        sys.stdout.write(_as_text(points, currency, name, voice))
        if limit is not None:
            sys.stdout.write(_verdict(found, Money(limit, currency), voice))
    if arguments.output and found is not None:
        write_plan(with_new_id(lab.at_cap(found)), arguments)
    return _NOT_WITHIN if limit is not None and found is None else 0


def _limit(arguments: argparse.Namespace) -> int | None:
    """Read the budget, in micros.

    Raises:
        InputError: If it is no amount, or a file is to be saved without one.
    """
    if not arguments.at_most:
        if arguments.output is None:
            return None
        message = say("there is no budget to find a cap for")
        raise InputError([Problem("no-budget", "-o", message, say("give one with --at-most"))])
    amount = amount_in(arguments.at_most, "--at-most")
    if amount <= 0 or amount > MICROS * MICROS:
        raise InputError([no_amount(arguments.at_most, "--at-most")])
    return int(amount * MICROS)


def _send(plan: Plan, name: str) -> int:
    """Find the send that has a cap, by its name if several have one.

    Raises:
        InputError: If there is none, or it is not clear which.
    """
    bids = {send.name: n for n, send in enumerate(plan.sends) if send.max_price is not None}
    if not bids:
        message = say("no send of the plan is bought by a cap")
        hint = say("give a marketing send a cap with Meta's estimates")
        raise InputError([Problem("no-cap", "sends", message, hint)])
    if name in bids or (not name and len(bids) == 1):
        return bids.get(name, next(iter(bids.values())))
    message = say("it is not clear which send is meant: {name!r}", name=name)
    raise InputError(
        [Problem("unknown-send", "--send", message, nearest_or_all(name, list(bids)))]
    )


def _as_text(points: tuple[CapPoint, ...], currency: str, name: str, voice: CliVoice) -> str:
    header = (
        say("Cap"),
        say("Known by"),
        say("Delivered"),
        say("Its charges ({currency})", currency=currency),
        say("All of Meta's charges"),
        say("Customer messages"),
    )
    rows = [
        (
            f"{point.cap:f}",
            say("estimate") if point.is_estimated else say("line between two"),
            f"{point.deliveries:,}",
            f"{Money(point.send_micros, currency).rounded():,}",
            f"{Money(point.total_micros, currency).rounded():,}",
            f"{point.replies:,}",
        )
        for point in points
    ]
    head = voice.say(
        "{send}: caps for 1,000 deliveries, each played; nothing is known beyond the estimates",
        send=voice.one_line(name),
    )
    return f"{head}\n{voice.table(header, rows, text=2)}"


def _verdict(found: Decimal | None, limit: Money, voice: CliVoice) -> str:
    if found is None:
        said = voice.say("Even the lowest estimated cap costs more than {limit}.", limit=limit)
    else:
        said = voice.say("The highest cap within {limit} is {cap:f}.", limit=limit, cap=found)
    return f"{said}\n"


def _as_json(
    points: tuple[CapPoint, ...], currency: str, name: str, found: Decimal | None
) -> str:
    return json_text(
        {
            "send": name,
            "currency": currency,
            "caps": [
                {
                    "cap": f"{point.cap:f}",
                    "estimated": point.is_estimated,
                    "delivered": point.deliveries,
                    "charges": decimal_text(point.send_micros),
                    "all_charges": decimal_text(point.total_micros),
                    "customer_messages": point.replies,
                }
                for point in points
            ],
            "cap_within_budget": None if found is None else f"{found:f}",
        }
    )
