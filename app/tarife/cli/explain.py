"""``tarife explain``: one person's month, message by message, and the rule behind each cent."""

import argparse
import sys
from typing import Any, Final

from tarife.billing.eras import ERA_NAMES
from tarife.cli.library import library
from tarife.cli.targets import add_plan
from tarife.cli.typed import count_of
from tarife.cli.voice import CliVoice, json_text
from tarife.documents.files import load_plan
from tarife.forecast.forecast import forecast
from tarife.forecast.play.people import Windows
from tarife.forecast.result import Forecast
from tarife.insight.explain.person import (
    PersonEvent,
    PersonHistories,
    PersonHistory,
    check_tellable,
    costliest_line,
    line_named,
)
from tarife.plan.names import recognised
from tarife.simulation.occurrences import LATER, LATER_TEMPLATE, UNDELIVERED
from tarife.terms.categories import CATEGORY_NAMES
from tarife.terms.money import decimal_text
from tarife.terms.problems import InputError, Problem, nearest_or_all
from tarife.terms.sentences import say, translated
from tarife.traffic.table import MessageKind

_HAPPENED: Final = {
    MessageKind.INBOUND: say("the person writes"),
    MessageKind.ENTRY: say("the person writes through an ad or a Page button"),
    MessageKind.MARKETING: say("marketing template"),
    MessageKind.UTILITY: say("utility template"),
    MessageKind.AUTHENTICATION: say("authentication template"),
    MessageKind.FREE_FORM: say("answer"),
    UNDELIVERED: say("a template that does not reach the phone"),
    LATER_TEMPLATE: say("a template that arrives after the month"),
    LATER: say("a message after the month, for the next bill"),
}


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "explain",
        help=say("show one person's month and why each message costs what it costs"),
        description=say("Show one person's month: messages, open windows, rules and rates."),
    )
    add_plan(parser)
    parser.add_argument(
        "--line",
        metavar=say("NAME"),
        help=say(
            "name or id of a send, entry point or inbound; the dearest one where not given"
        ),
    )
    parser.add_argument(
        "--person",
        metavar="N",
        type=count_of("--person"),
        help=say("which of the people that the line can reach, from 1; else a telling one"),
    )
    parser.add_argument("--json", action="store_true", help=say("print JSON instead of text"))


def run(arguments: argparse.Namespace) -> int:
    plan = load_plan(arguments.plan)
    voice = CliVoice.of(arguments)
    known = library(voice)
    check_tellable(plan, known.rates, (arguments.person or 1) - 1)
    result = forecast(plan, known.book, known.markets, lambda: False)
    source = _line(result, arguments.line, voice)
    teller = PersonHistories(result, known.rates, source)
    story = teller.story(_person(teller, arguments.person))
    if arguments.json:
        sys.stdout.write(_as_json(result, source, story))
    else:
        sys.stdout.write(_as_text(result.named_in(voice.language), source, story, voice))
    return 0


def _line(result: Forecast, name: str | None, voice: CliVoice) -> int:
    names = [voice.tell(source.name) for source in result.sources]
    if name is None:
        source = costliest_line(result)
    else:
        spoken = voice.tell(recognised(name, "sends") or name)
        said = names.index(spoken) if spoken in names else None
        source = line_named(result.sources, name) if said is None else said
    if source is not None:
        return source
    if name is None:
        problem = Problem(
            "no-messages",
            "plan",
            say("the plan sends no message"),
            say("add a send or an entry point"),
        )
    else:
        known = nearest_or_all(name, names)
        problem = Problem(
            "unknown-line", "--line", say("the plan has no line {name!r}", name=name), known
        )
    raise InputError([problem])


def _person(teller: PersonHistories, asked: int | None) -> int:
    if asked is None:
        return teller.representative_person() or 0
    if 1 <= asked <= teller.people:
        return asked - 1
    raise InputError(
        [
            Problem(
                "no-such-person",
                "--person",
                say("there is no person {asked}", asked=asked),
                say("give a number from 1 to {people}", people=teller.people),
            )
        ]
    )


def _as_text(result: Forecast, source: int, story: PersonHistory, voice: CliVoice) -> str:
    rules = voice.say(
        "{plan}; billing rules: {era}",
        plan=voice.one_line(result.plan.name),
        era=ERA_NAMES[result.era.id],
    )
    person = voice.say(
        "person {person:,} of {people:,} whom {line!r} can reach ({country}), served by "
        "business number {number}",
        person=story.person + 1,
        people=story.of,
        line=result.sources[source].name,
        country=story.country,
        number=story.number + 1,
    )
    steps = "".join(_step_text(step, voice) for step in story.steps)
    total = voice.total(decimal_text(story.cost.micros), story.cost.currency)
    happened = steps or voice.say("nothing happens") + "\n"
    return f"{rules}\n{person}\n\n{happened}\n{total}\n"


def _step_text(step: PersonEvent, voice: CliVoice) -> str:
    price = ""
    if step.rate is not None:
        rate = f"{voice.number(decimal_text(step.rate.micros))} {step.rate.currency}"
        if step.is_average:
            rate = voice.say("{rate} on average, a volume tier was reached that day", rate=rate)
        price = f"  {rate}"
    happened = voice.tell(_HAPPENED[step.happened])
    lines = [f"{step.at:%Y-%m-%d %H:%M:%S}  {happened} ({voice.tell(step.source.name)}){price}"]
    if step.rule is not None:
        sentence = translated(step.rule.sentence, voice.language)
        lines.append(f"{sentence} [{step.rule.paragraph}]")
    lines += [
        voice.say("{window} until {end}", window=name, end=f"{end:%Y-%m-%d %H:%M:%S}")
        for name, end in _open(step.windows)
    ]
    return f"\n{' ' * 21}".join(lines) + "\n"


def _open(windows: Windows) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    if windows.service is not None:
        found.append((say("service window open"), windows.service))
    if windows.free_entry is not None:
        found.append((say("free entry point open"), windows.free_entry))
    for category, end in windows.conversations.items():
        found.append(
            (say("conversation open ({category})", category=CATEGORY_NAMES[category]), end)
        )
    return found


def _as_json(result: Forecast, source: int, story: PersonHistory) -> str:
    document = {
        "plan": result.plan.name,
        "rules": result.era.id.value,
        "line": result.sources[source].id,
        "person": story.person + 1,
        "people": story.of,
        "country": story.country,
        "number": story.number + 1,
        "amount": decimal_text(story.cost.micros),
        "currency": story.cost.currency,
        "steps": [_step_document(step) for step in story.steps],
    }
    return json_text(document)


def _step_document(step: PersonEvent) -> dict[str, Any]:
    return {
        "at": step.at.isoformat(),
        "line": step.source.id,
        "happened": _HAPPENED[step.happened],
        "category": step.category.value if step.category else None,
        "reason": step.reason.value if step.reason else None,
        "rule": step.rule.paragraph if step.rule else None,
        "rate": decimal_text(step.rate.micros) if step.rate else "0",
        "is_average": step.is_average,
        "open": {name: end.isoformat() for name, end in _open(step.windows)},
    }
