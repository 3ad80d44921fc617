"""``tarife forecast``: what a plan costs, without a window."""

import argparse
import sys
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from tarife.cli.as_of import add_as_of, held, rules_of_day
from tarife.cli.forecast.output import as_json, as_table
from tarife.cli.forecast.start import add_start, plan_of_scenario, start_of
from tarife.cli.library import library
from tarife.cli.targets import add_plan, add_replace, add_written
from tarife.cli.voice import CliVoice
from tarife.documents.files import load_plan
from tarife.forecast.forecast import forecast, forecast_from
from tarife.forecast.moved_rates import moves_of_meta
from tarife.forecast.play.sampling import Mode, SamplingPlan
from tarife.forecast.ranges.spread import Spread
from tarife.forecast.ranges.trials import run_trials
from tarife.forecast.result import Forecast
from tarife.forecast.totals import Unit
from tarife.insight.budget import standings
from tarife.insight.tiers import tier_usages
from tarife.plan.edits.plan import set_rate_moves
from tarife.plan.model.account import Rules
from tarife.plan.model.held_rates import NOT_HELD
from tarife.plan.model.plan import Plan
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say

if TYPE_CHECKING:
    from tarife.charts.scene import Scene

RateData = tuple[RateBook, Markets]


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "forecast", help=say("say what a plan costs"), description=say("Say what a plan costs.")
    )
    add_plan(parser)
    parser.add_argument(
        "--rules",
        choices=tuple(rules.value for rules in Rules),
        help=say("bill by these rules instead of the plan's"),
    )
    add_as_of(parser)
    parser.add_argument(
        "--month", metavar="YYYY-MM", help=say("only this one of the plan's months")
    )
    add_start(parser)
    parser.add_argument(
        "--rate-moves",
        choices=("plan", "none", "meta"),
        default="plan",
        help=say(
            "how rates move on quarter days whose cards are not known: as the plan assumes, "
            "not at all, or as Meta has moved them so far (default: %(default)s)"
        ),
    )
    parser.add_argument(
        "--by",
        choices=tuple(unit.value for unit in Unit),
        help=say("also say what each day, week, month or quarter costs"),
    )
    parser.add_argument(
        "--play",
        choices=tuple(mode.value for mode in Mode),
        default=Mode.BY_SIZE.value,
        help=say("whom to play: everyone, or a sample that stands for everyone"),
    )
    for name, text in (
        ("--xlsx", say("save the Excel budget")),
        ("--png", say("save the chart of daily costs")),
        ("--pdf", say("save the month on one page")),
        ("--csv", say("save every line as CSV")),
    ):
        add_written(parser, name, help=text)
    add_replace(parser)
    parser.add_argument(
        "--tiers", action="store_true", help=say("also say when each volume tier is reached")
    )
    parser.add_argument(
        "--partners",
        action="store_true",
        help=say("also compare with no partner and with every saved partner profile"),
    )
    parser.add_argument(
        "--json", action="store_true", help=say("print JSON instead of a table")
    )


def run(arguments: argparse.Namespace) -> int:
    plan = load_plan(arguments.plan)
    plan = plan_of_scenario(arguments, plan)
    if arguments.rules is not None:
        plan = _under_rules(plan, Rules(arguments.rules))
    voice = CliVoice.of(arguments)
    known = library(voice)
    rates = known.rates
    if arguments.as_of is not None:
        plan, rates = _as_of(arguments.as_of, plan, rates)
    result = _forecast(_assuming(plan, rates, arguments.rate_moves), rates, arguments)
    is_tried = arguments.month is None or result.plan.budgets
    spread = run_trials(result, rates, lambda: False) if is_tried else None
    budgets = standings(result, spread)
    if arguments.month is not None:
        spread = None
        result = _only(result, arguments.month)
        budgets = tuple(one for one in budgets if one.period == result.plan.period)
    shown = result.named_in(arguments.language)
    _save(shown, spread, arguments, rates)
    tiers = tier_usages(result, rates[1])
    if arguments.json:
        unit = Unit(arguments.by) if arguments.by else None
        sys.stdout.write(as_json(result, spread, tiers, budgets, unit))
    else:
        sys.stdout.write(as_table(shown, spread, tiers, budgets, arguments))
    return 0


def _forecast(plan: Plan, rates: RateData, arguments: argparse.Namespace) -> Forecast:
    sampling, start = SamplingPlan(Mode(arguments.play)), start_of(arguments, rates[1])
    if start is None:
        return forecast(plan, *rates, lambda: False, sampling)
    return forecast_from(start, plan, rates, lambda: False, sampling)


def _assuming(plan: Plan, rates: RateData, wanted: str) -> Plan:
    """Let rates of cards that are not known move as is wanted."""
    if wanted == "plan":
        return plan
    moves = moves_of_meta(rates[0], plan.card_currency) if wanted == "meta" else ()
    return set_rate_moves(moves).apply(plan)


def _only(result: Forecast, month: str) -> Forecast:
    """Take one month of a forecast.

    Raises:
        InputError: If it is none of the plan's months.
    """
    months = {str(month.plan.month): month for month in result.by_month}
    if month not in months:
        raise InputError(
            [
                Problem(
                    "no-such-month",
                    "--month",
                    say("{month!r} is no month of the plan", month=month),
                    say("choose {months}", months=tuple(months)),
                )
            ]
        )
    return months[month]


def _under_rules(plan: Plan, rules: Rules) -> Plan:
    return replace(plan, account=replace(plan.account, rules=rules))


def _as_of(text: str, plan: Plan, rates: RateData) -> tuple[Plan, RateData]:
    """Take rules, cards and markets of a day; rules that the plan forces stay."""
    day, era = rules_of_day(text, plan.account.currency, rates[0])
    if plan.account.rules is Rules.AUTO:
        plan = _under_rules(plan, Rules(era.value))
    return replace(plan, held=NOT_HELD), held(*rates, day)


def _save(
    result: Forecast, spread: Spread | None, arguments: argparse.Namespace, rates: RateData
) -> None:
    """Write the files that were asked for; their libraries are loaded only then."""
    if arguments.xlsx or arguments.csv:
        _save_tables(result, spread, arguments, rates)
    if arguments.png:
        from tarife.charts.export import Picture, save_chart  # noqa: PLC0415 - heavy
        from tarife.charts.kit.palette import LIGHT  # noqa: PLC0415 - heavy
        from tarife.charts.kit.voice import voice_in  # noqa: PLC0415 - heavy

        theme = replace(LIGHT, voice=voice_in(arguments.language))
        scene = _scene_of(result, spread)
        save_chart(scene, "daily-cost", arguments.png, Picture(theme=theme))
    if arguments.pdf:
        from tarife.charts.export import save_page  # noqa: PLC0415 - heavy
        from tarife.charts.kit.palette import LIGHT  # noqa: PLC0415 - heavy
        from tarife.charts.kit.voice import voice_in  # noqa: PLC0415 - heavy

        now = datetime.now().astimezone()  # noqa: TID251 - the edge of the program
        theme = replace(LIGHT, voice=voice_in(arguments.language))
        save_page(_scene_of(result, spread), arguments.pdf, now, theme)


def _scene_of(result: Forecast, spread: Spread | None) -> "Scene":
    """Draw a forecast with all that its plan says of budgets."""
    from tarife.charts.scene import Scene  # noqa: PLC0415 - heavy

    budgets = standings(result)
    return Scene(result, budget=result.plan.budget, spread=spread, budgets=budgets)


def _save_tables(
    result: Forecast, spread: Spread | None, arguments: argparse.Namespace, rates: RateData
) -> None:
    """Write the budget and the CSV, with every scenario that can be played."""
    from tarife.workbook.budget import write_workbook  # noqa: PLC0415 - heavy
    from tarife.workbook.context import edition_of  # noqa: PLC0415 - heavy
    from tarife.workbook.csv_export import write_csv  # noqa: PLC0415 - heavy
    from tarife.workbook.sheets.sensitivity import with_sensitivities  # noqa: PLC0415 - heavy

    def played(plan: Plan) -> Forecast:
        return forecast(plan, *rates, lambda: False)

    edition = edition_of(
        result,
        datetime.now().astimezone(),  # noqa: TID251 - the edge of the program
        arguments.language,
        played,
        spread,
    )
    if arguments.xlsx:
        write_workbook(with_sensitivities(edition, played), arguments.xlsx)
    if arguments.csv:
        write_csv(edition.forecast, arguments.csv, edition.scenarios)
    CliVoice.of(arguments).note(edition.problems)
