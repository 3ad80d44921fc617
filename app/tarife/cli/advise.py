"""``tarife advise``: what to change in a plan to pay less, each change played."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from tarife.cli.library import library
from tarife.cli.progress import telling
from tarife.cli.targets import add_plan, add_replace, add_written, write_plan
from tarife.cli.typed import typed_number
from tarife.cli.voice import CliVoice, add_table_or_json, json_text
from tarife.documents.files import load_plan
from tarife.insight.advice.advice import Advice, Saving, advise, compatible, joined
from tarife.insight.advice.move import Move
from tarife.insight.advice.moves import with_move
from tarife.insight.advice.myths import myths_of
from tarife.plan.identity import with_new_id
from tarife.plan.model.plan import Plan
from tarife.terms.money import Money, decimal_text
from tarife.terms.problems import InputError, Problem, nearest_or_all
from tarife.terms.sentences import say

_MOST_RATE: Final = Decimal(1_000_000)


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "advise",
        help=say("say what to change in a plan to pay less"),
        description=say(
            "Try changes of a plan by playing them with the same people and the same chance, "
            "and say which of them surely save."
        ),
    )
    add_plan(parser)
    parser.add_argument(
        "--exchange",
        metavar="EUR=1.08",
        action="append",
        default=[],
        help=say("also try being billed in this currency, a unit of which costs so much"),
    )
    parser.add_argument(
        "--apply",
        metavar=say("MOVE"),
        action="append",
        default=[],
        help=say("a change for the plan of -o, by its id; all that are advised if left out"),
    )
    add_written(parser, "-o", "--output", help=say("save the changed plan in this file"))
    add_replace(parser)
    add_table_or_json(parser)


def run(arguments: argparse.Namespace) -> int:
    voice = CliVoice.of(arguments)
    exchange = _exchange(arguments.exchange)
    if arguments.apply and arguments.output is None:
        raise InputError(
            [
                Problem(
                    "no-output",
                    "--apply",
                    say("there is no file for the changed plan"),
                    say("name it with -o"),
                )
            ]
        )
    plan = load_plan(arguments.plan)
    known = library(voice)
    rates = known.rates
    is_json = arguments.format == "json"

    def said_of(count: int) -> str:
        return say("{plans:,|plan|plans} played", plans=count)

    with telling(voice, said_of, is_quiet=is_json) as tell:
        advice = advise(plan, rates, lambda: False, exchange, tell)
    wanted = _wanted(advice, arguments.apply) if arguments.output else []
    made = compatible(wanted)
    changed = with_new_id(with_move(plan, joined(made))) if arguments.output else None
    if is_json:
        sys.stdout.write(_as_json(advice))
    else:
        sys.stdout.write(_as_text(plan, advice, voice))
    voice.note((*advice.problems, *left_out(wanted, made)))
    if changed is not None:
        write_plan(changed, arguments)
    return 0


def _exchange(texts: list[str]) -> Mapping[str, Decimal]:
    """Read rates of exchange such as ``EUR=1.08``; all bad ones are told at once."""
    found: dict[str, Decimal] = {}
    problems = []
    for text in texts:
        currency, _, number = text.partition("=")
        rate = typed_number(number)
        code = currency.strip().upper()
        is_code = len(code) == len("EUR") and code.isascii() and code.isalpha()
        if is_code and rate is not None and 0 < rate <= _MOST_RATE:
            found[code] = rate
        else:
            problems.append(
                Problem(
                    "bad-exchange",
                    "--exchange",
                    say("{text!r} is not a rate of exchange", text=text),
                    say("write it like EUR=1.08: what a euro costs in the plan's currency"),
                )
            )
    if problems:
        raise InputError(problems)
    return found


def _wanted(advice: Advice, asked: list[str]) -> list[Move]:
    """Give the moves that are asked for, or all that are advised."""
    known = {one.move.id: one.move for one in (*advice.advised, *advice.refused)}
    unknown = [name for name in asked if name not in known]
    if unknown:
        raise InputError(
            [
                Problem(
                    "unknown-move",
                    "--apply",
                    say("there is no change {name!r} of this plan", name=name),
                    nearest_or_all(name, list(known)),
                )
                for name in unknown
            ]
        )
    return [known[name] for name in asked] or [one.move for one in advice.advised]


def left_out(wanted: list[Move], made: list[Move]) -> Iterator[Problem]:
    """Say which changes were not made, since they exclude one that stands before them."""
    for move in wanted:
        if move in made:
            continue
        other = next(one for one in made if one.id in move.instead_of)
        yield Problem(
            "excluded-move",
            move.id,
            say("it cannot be made together with {other!r}, and is left out", other=other.id),
            say("apply it alone with --apply {move}", move=move.id),
        )


def _as_text(plan: Plan, advice: Advice, voice: CliVoice) -> str:
    currency = advice.cost.currency
    cost = voice.say(
        "{plan}: {cost} of Meta's charges", plan=voice.one_line(plan.name), cost=advice.cost
    )
    parts = [f"{cost}\n"]
    if advice.advised:
        parts.append(_table(advice.advised, currency, voice))
    else:
        parts.append(voice.say("No change that was tried surely saves money.") + "\n")
    if advice.together is not None:
        said = voice.say(
            "All that go together save {saving} {currency}, give or take {unsure}.",
            saving=_shown(advice.together.micros, currency, voice),
            currency=currency,
            unsure=_shown(advice.together.unsure_micros, currency, voice),
        )
        parts.append(f"{said}\n")
    parts.append("\n".join(_reasons(one, voice) for one in advice.advised) + "\n")
    if advice.refused:
        said = voice.say("Not advised, since the saving is negative or less than it is unsure:")
        parts.append(f"{said}\n{_table(advice.refused, currency, voice)}")
    myths = [
        "- " + voice.say("{claim}: {rule}", claim=myth.claim, rule=myth.rule)
        for myth in myths_of(advice.era)
    ]
    said = voice.say("What does not hold under these rules:")
    parts.append("\n".join((said, *myths)) + "\n")
    return "\n".join(parts)


def _table(savings: tuple[Saving, ...], currency: str, voice: CliVoice) -> str:
    header = (
        say("Change"),
        say("Id"),
        say("Saves ({currency})", currency=currency),
        say("Give or take"),
        say("Fewer templates"),
        say("Customer messages"),
        say("Too late to send"),
    )
    rows = [
        (
            one.move.title,
            one.move.id,
            f"{Money(one.micros, currency).rounded():,}",
            f"{Money(one.unsure_micros, currency).rounded():,}",
            f"{one.not_sent:,}",
            f"{one.replies:+,}",
            f"{one.too_late:+,}",
        )
        for one in savings
    ]
    return voice.table(header, rows, text=2)


def _reasons(one: Saving, voice: CliVoice) -> str:
    return voice.say(
        "{title}: {otherwise}. It holds if {assumes}.",
        title=one.move.title,
        otherwise=one.move.otherwise,
        assumes=one.move.assumes,
    )


def _shown(micros: int, currency: str, voice: CliVoice) -> str:
    return voice.number(f"{Money(micros, currency).rounded():,}")


def _as_json(advice: Advice) -> str:
    return json_text(
        {
            "currency": advice.cost.currency,
            "cost": decimal_text(advice.cost.micros),
            "moves": [_document(one) for one in (*advice.advised, *advice.refused)],
            "together": advice.together and _document(advice.together),
            "myths": [
                {"claim": myth.claim, "rule": myth.rule} for myth in myths_of(advice.era)
            ],
        }
    )


def _document(one: Saving) -> dict[str, object]:
    return {
        "move": one.move.id,
        "title": one.move.title,
        "advised": one.is_advised,
        "saving": decimal_text(one.micros),
        "low": decimal_text(one.micros - one.unsure_micros),
        "high": decimal_text(one.micros + one.unsure_micros),
        "paid_elsewhere": decimal_text(one.move.elsewhere_micros),
        "templates_less": one.not_sent,
        "customer_messages": one.replies,
        "too_late": one.too_late,
        "otherwise": one.move.otherwise,
        "assumes": one.move.assumes,
    }
