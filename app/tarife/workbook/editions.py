"""Putting together what a budget shows: the plan, its scenarios, its words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from tarife.forecast.ranges.spread import Spread
from tarife.forecast.result import Forecast
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Scenario
from tarife.plan.what_if.levers import scenario_plan
from tarife.terms.languages import Language
from tarife.terms.sentences import in_language
from tarife.workbook.context import Edition
from tarife.workbook.texts import Voice


def edition_of(
    forecast: Forecast,
    written_at: datetime,
    language: Language,
    played: Callable[[Plan], Forecast],
    spread: Spread | None = None,
) -> Edition:
    """Forecast every scenario of a plan and put all of it together.

    Args:
        forecast: The plan's own forecast.
        written_at: The moment of writing, aware.
        language: The language of the sheets.
        played: Forecasts a plan; may raise `Stopped`.
        spread: What trials over the plan's ranges gave, if it has ranges.
    """
    plan = forecast.plan
    scenarios = tuple(
        (scenario.name, played(scenario_plan(plan, scenario))) for scenario in plan.scenarios
    )
    return Edition(forecast, written_at, Voice(language), scenarios, spread)


def with_moved(forecast: Forecast, moved: Scenario, language: Language) -> Forecast:
    """Let a budget have moved levers as one more scenario, after those of the plan.

    Args:
        forecast: The plan's own forecast.
        moved: What the levers make of the plan, or of the scenario that it is called by.
        language: The language of the sheets.
    """
    voice, plan = Voice(language), forecast.plan
    own = in_language(moved.name, language)
    name = voice.say("{name}, sliders moved", name=own) if own else voice.say("Sliders moved")
    scenarios = (*plan.scenarios, replace(moved, name=name))
    return replace(forecast, plan=replace(plan, scenarios=scenarios))
