"""Edits of what-ifs: levers put into the plan, numbers that belong to one scenario."""

from dataclasses import replace
from datetime import date

from tarife.plan.edits.edit import Edit, change_of
from tarife.plan.model.addresses import Address
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Adjustment, Lever, Scenario, Scope
from tarife.plan.names import REFORECAST, given
from tarife.plan.what_if.apply import (
    numbers_apart,
    scenario_with,
    shown_in,
    with_adjustments,
)
from tarife.terms.sentences import say


def apply_adjustments(adjustments: tuple[Adjustment, ...]) -> Edit:
    """Put what levers make of them in place of the plan's own numbers."""
    return Edit(say("Apply what-if"), lambda plan: with_adjustments(plan, adjustments))


def move_lever(lever: Lever, scope: Scope) -> Edit:
    """Name the move of a lever over a part of the plan, which stays as it is."""
    return Edit(
        say("Move slider {lever}", lever=lever), lambda plan: plan, f"lever:{lever}:{scope}"
    )


def reset_levers() -> Edit:
    """Name the way back of all levers over the plan, which stays as it is."""
    return Edit(say("Reset sliders"), lambda plan: plan)


def in_scenario(scenario_id: str, edit: Edit) -> Edit:
    """Make an edit that is made while a scenario is chosen: its numbers are the scenario's own.

    No scenario holds what is no number, such as a name, a date or a new line; that part of an
    edit is the plan's.
    """

    def apply(plan: Plan) -> Plan:
        scenario = scenario_named(plan, scenario_id)
        if scenario is None:
            return edit.apply(plan)
        shown = shown_in(plan, scenario)
        edited = edit.apply(shown)
        holding = scenario_with(plan, scenario, edited)
        if holding is not None:
            return _with(plan, holding)
        return numbers_apart(plan, edit.apply(plan), scenario_id, (shown, edited))

    key = edit.merge_key
    merge_key = None if key is None else f"scenario:{scenario_id}:{key}"
    return Edit(edit.label, apply, merge_key)


def drop_override(scenario_id: str, at: Address) -> Edit:
    """Let a scenario follow the plan again at one number."""

    def apply(plan: Plan) -> Plan:
        scenario = scenario_named(plan, scenario_id)
        if scenario is None:
            return plan
        kept = tuple(entry for entry in scenario.overrides if entry.at != at)
        return _with(plan, replace(scenario, overrides=kept))

    return Edit(say("Reset difference"), apply)


def keep_reforecast(real_to: date, name: str = "") -> Edit:
    """Keep as a scenario what happened through a day, and what is forecast from there."""

    def apply(plan: Plan) -> Plan:
        said = name or given(REFORECAST, day=real_to)
        made = Scenario(plan.fresh_id("scenario"), said, real_to=real_to)
        return add_scenario(made).apply(plan)

    return Edit(say("Keep the forecast as a scenario"), apply)


def scenario_named(plan: Plan, scenario_id: str) -> Scenario | None:
    return next((entry for entry in plan.scenarios if entry.id == scenario_id), None)


def _with(plan: Plan, scenario: Scenario) -> Plan:
    return replace(
        plan,
        scenarios=tuple(scenario if one.id == scenario.id else one for one in plan.scenarios),
    )


def add_scenario(scenario: Scenario) -> Edit:
    """Add a scenario after the others; `Plan.fresh_id` makes its id."""
    return Edit(
        say("Add scenario {name}", name=scenario.name),
        lambda plan: replace(plan, scenarios=(*plan.scenarios, scenario)),
    )


def set_scenario(scenario: Scenario, what: str) -> Edit:
    """Put another scenario in place of the one with the same id; ``what`` of it is edited."""

    def apply(plan: Plan) -> Plan:
        scenarios = (scenario if one.id == scenario.id else one for one in plan.scenarios)
        return replace(plan, scenarios=tuple(scenarios))

    return Edit(change_of(what, scenario.name), apply, f"scenario:{scenario.id}:{what}")


def remove_scenario(scenario_id: str) -> Edit:
    def apply(plan: Plan) -> Plan:
        kept = tuple(entry for entry in plan.scenarios if entry.id != scenario_id)
        return replace(plan, scenarios=kept)

    return Edit(say("Remove scenario"), apply)
