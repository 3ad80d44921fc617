"""``tarife forecast``: what a plan costs, without a window."""

import argparse
import json
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tarife import folders
from tarife.cli.all_in_output import all_in_document, all_in_text, offers_text
from tarife.cli.insight_output import sms_document, sms_text, tiers_document, tiers_text
from tarife.cli.library import library
from tarife.cli.spread_output import spread_document, spread_text
from tarife.cli.text_table import text_table
from tarife.documents.files import load_plan
from tarife.documents.partners import load_partners
from tarife.forecast.all_in import all_in
from tarife.forecast.forecast import forecast
from tarife.forecast.manner import Manner, Mode
from tarife.forecast.result import Forecast, Playing
from tarife.forecast.spread import Spread
from tarife.forecast.totals import charges_by_day, totals_by_market
from tarife.forecast.trials import trials
from tarife.insight.partners import is_comparable, offers
from tarife.insight.sms import sms_lines
from tarife.insight.tiers import Standing, tier_standings
from tarife.plan.account import Rules
from tarife.plan.costs import Partner
from tarife.plan.plan import Plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.languages import Language
from tarife.terms.money import decimal_text
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "forecast", help="say what a plan costs", description="Say what a plan costs."
    )
    parser.add_argument("plan", metavar="PLAN", type=Path, help="a .tarife file")
    parser.add_argument(
        "--rules",
        choices=tuple(rules.value for rules in Rules),
        help="bill by these rules instead of the plan's",
    )
    parser.add_argument(
        "--play",
        choices=tuple(mode.value for mode in Mode),
        default=Mode.BY_SIZE.value,
        help="whom to play: everyone, or a sample that stands for everyone",
    )
    parser.add_argument("--xlsx", metavar="FILE", type=Path, help="save the Excel budget")
    parser.add_argument(
        "--language",
        choices=tuple(language.value for language in Language),
        default=Language.ENGLISH.value,
        help="the language of the Excel budget",
    )
    parser.add_argument(
        "--png", metavar="FILE", type=Path, help="save the chart of daily costs"
    )
    parser.add_argument("--pdf", metavar="FILE", type=Path, help="save the month on one page")
    parser.add_argument("--csv", metavar="FILE", type=Path, help="save every line as CSV")
    parser.add_argument(
        "--tiers", action="store_true", help="also say when each volume tier is reached"
    )
    parser.add_argument(
        "--partners",
        action="store_true",
        help="also compare with no partner and with every saved partner profile",
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")


def run(arguments: argparse.Namespace) -> int:
    """Load, forecast, print and save."""
    problems = _target_problems(arguments)
    if problems:
        raise InputError(problems)
    plan = load_plan(arguments.plan)
    if arguments.rules is not None:
        plan = _under_rules(plan, Rules(arguments.rules))
    known = library()
    manner = Manner(Mode(arguments.play))
    result = forecast(plan, known.book, known.markets, lambda: False, manner)
    spread = trials(result, (known.book, known.markets), lambda: False)
    _save(result, spread, arguments)
    standings = tier_standings(result, known.markets)
    if arguments.json:
        sys.stdout.write(_as_json(result, spread, standings))
    else:
        sys.stdout.write(_as_table(result, spread, standings, arguments))
    return 0


def _target_problems(arguments: argparse.Namespace) -> list[Problem]:
    """Tell of files to save that would replace the plan or each other."""
    taken = {arguments.plan.resolve(): "the plan"}
    problems = []
    for option in ("xlsx", "png", "pdf", "csv"):
        target: Path | None = getattr(arguments, option)
        if target is None:
            continue
        holder = taken.setdefault(target.resolve(), f"--{option}")
        if holder != f"--{option}":
            problems.append(
                Problem(
                    code="same-file",
                    where=f"--{option}",
                    message=say(
                        "{target!r} is {holder} already", target=str(target), holder=holder
                    ),
                    hint=say("choose another file"),
                )
            )
    return problems


def _under_rules(plan: Plan, rules: Rules) -> Plan:
    return replace(plan, account=replace(plan.account, rules=rules))


def _save(result: Forecast, spread: Spread | None, arguments: argparse.Namespace) -> None:
    """Write the files that were asked for; their libraries are loaded only then."""
    if arguments.xlsx or arguments.csv:
        _save_tables(result, spread, arguments)
    if arguments.png:
        from tarife.charts.export import save_chart  # noqa: PLC0415 - heavy
        from tarife.charts.scene import Scene  # noqa: PLC0415 - heavy

        save_chart(Scene(result, spread=spread), "daily-cost", arguments.png)
    if arguments.pdf:
        from tarife.charts.one_page import save_page  # noqa: PLC0415 - heavy
        from tarife.charts.scene import Scene  # noqa: PLC0415 - heavy

        now = datetime.now().astimezone()  # noqa: TID251 - the edge of the program
        scene = Scene(result, budget=result.plan.budget, spread=spread)
        save_page(scene, arguments.pdf, now)


def _save_tables(
    result: Forecast, spread: Spread | None, arguments: argparse.Namespace
) -> None:
    """Write the budget and the CSV, with every scenario."""
    from tarife.workbook.budget import write_workbook  # noqa: PLC0415 - heavy
    from tarife.workbook.csv_export import write_csv  # noqa: PLC0415 - heavy
    from tarife.workbook.editions import edition_of  # noqa: PLC0415 - heavy

    known = library()
    edition = edition_of(
        result,
        datetime.now().astimezone(),  # noqa: TID251 - the edge of the program
        Language(arguments.language),
        lambda plan: forecast(plan, known.book, known.markets, lambda: False),
        spread,
    )
    if arguments.xlsx:
        write_workbook(edition, arguments.xlsx)
    if arguments.csv:
        write_csv(edition.forecast, arguments.csv, edition.scenarios)


def _as_json(result: Forecast, spread: Spread | None, standings: tuple[Standing, ...]) -> str:
    days = charges_by_day(result.lines).sum(axis=1)
    document = {
        "plan": result.plan.name,
        "month": str(result.plan.month),
        "rules": result.era.id.value,
        "card": str(result.card.id),
        "currency": result.total.currency,
        "amount": decimal_text(result.total.micros),
        "spread": spread_document(spread),
        "totals": [
            {
                "market": total.market,
                "category": total.category.value,
                "charged": total.charged,
                "free": total.free,
                "missed": total.refused,
                "amount": decimal_text(total.charge_micros),
            }
            for total in totals_by_market(result.lines)
        ],
        "days": [
            {"day": day.isoformat(), "amount": decimal_text(int(micros))}
            for day, micros in zip(result.lines.calendar.dates(), days, strict=True)
        ],
        "all_in": all_in_document(all_in(result, result.plan.costs)),
        "tiers": tiers_document(standings),
        "sms": sms_document(sms_lines(result, result.plan.costs)),
        "flow": {
            "attempts": result.flow.attempts,
            "undelivered": result.flow.undelivered,
            "inbound": result.flow.inbound,
            "missed": result.flow.missed,
            "carried_over": result.flow.carried_over,
        },
        "playing": {
            "people": result.playing.people,
            "played": result.playing.played,
            "standard_error_ratio": round(result.playing.standard_error_ratio, 6),
        },
        "notes": [
            {"code": note.code, "where": note.where, "message": note.message, "hint": note.hint}
            for note in result.notes
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _as_table(
    result: Forecast,
    spread: Spread | None,
    standings: tuple[Standing, ...],
    arguments: argparse.Namespace,
) -> str:
    month = _month_name(result.plan.month)
    amount = f"Cost ({result.total.currency})"
    header = ("Market", "Category", "Charged", "Free", "Missed", amount)
    rows = [
        (
            t.market,
            t.category,
            f"{t.charged:,}",
            f"{t.free:,}",
            f"{t.refused:,}",
            decimal_text(t.charge_micros),
        )
        for t in totals_by_market(result.lines)
    ]
    notes = "".join(f"- {note}\n" for note in result.notes)
    return (
        f"{result.plan.name}, {month}\n"
        f"rules {result.era.id.value}, rate card {result.card.id}\n\n"
        f"{text_table(header, rows, text=2)}\n"
        f"Total {decimal_text(result.total.micros)} {result.total.currency}\n"
        f"{spread_text(spread, result.total.currency)}"
        f"{_playing_text(result.playing)}\n"
        f"{_beside(result, standings, arguments)}"
        f"{notes and chr(10)}{notes}"
    )


def _playing_text(playing: Playing) -> str:
    """Say whether everyone was played, and what is left to chance."""
    error = f"standard error {playing.standard_error_ratio:.2%}"
    if playing.is_sample:
        return f"A sample of {playing.played:,} stands for {playing.people:,} people, {error}"
    return f"Each of {playing.people:,} people played, {error} by chance"


def _beside(
    result: Forecast, standings: tuple[Standing, ...], arguments: argparse.Namespace
) -> str:
    """Write what stands beside Meta's charges, and what else was asked for."""
    costs = result.plan.costs
    text = all_in_text(all_in(result, costs)) + sms_text(sms_lines(result, costs))
    if arguments.tiers:
        text += tiers_text(standings, result.total.currency)
    if arguments.partners:
        text += _compared(result)
    return text


def _compared(result: Forecast) -> str:
    """Compare the plan's partner with none and with those that are saved."""
    saved, problems = load_partners(folders.partners())
    usable = [one for one in saved if is_comparable(one, result.total.currency)]
    others = [
        f"- {one.name}: its fees are in {one.currency}, which is not converted\n"
        for one in saved
        if one not in usable
    ]
    told = [f"- {problem}\n" for problem in problems]
    text = offers_text(offers(result, result.plan.costs, [Partner(), *usable]))
    return text + "".join([*others, *told])


def _month_name(month: BillingMonth) -> str:
    return f"{month.first_day:%B %Y}"
