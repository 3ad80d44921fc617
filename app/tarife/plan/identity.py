"""Ids of plans, and digests that tell whether a plan was edited."""

import json
from dataclasses import replace
from typing import Final
from uuid import UUID, uuid4, uuid5

from tarife.plan.model.actuals import NO_ACTUALS
from tarife.plan.model.booked import NOTHING_BOOKED
from tarife.plan.model.budgets import NO_APPROVAL
from tarife.plan.model.held_rates import NOT_HELD
from tarife.plan.model.plan import Plan
from tarife.plan.plain import plain

_PLANS: Final = UUID("8d0f4c1e-6a55-4b0e-9c1b-3f6f2f0a7d52")
"""The namespace of what is derived here; another one would make other plans of old files."""


def with_new_id(plan: Plan) -> Plan:
    """Make a plan of its own out of one: a new one, or a copy of an example."""
    return replace(plan, id=str(uuid4()))


def with_id_of(plan: Plan, text: str) -> Plan:
    """Give a plan without an id one that every reading of the same text gives again.

    Args:
        plan: The plan.
        text: The text of its file; how its lines end does not matter.
    """
    return (
        plan if plan.id else replace(plan, id=str(uuid5(_PLANS, "\n".join(text.splitlines()))))
    )


def revision_of(plan: Plan) -> str:
    """Digest what a plan plays and costs: equal plans have equal revisions.

    What it is called, its note, its scenarios, the rates it was saved with, where its
    numbers were measured, how good forecasts were, what really happened, what finance booked,
    who approved it, whether a tax comes back and who gave numbers of people are left out.
    """
    plan = replace(plan, actuals=NO_ACTUALS, measured=None, backtests=(), booked=NOTHING_BOOKED)
    uncounted = replace(plan, scenarios=(), held=NOT_HELD)
    counted = plain(replace(uncounted, id="", name="", note="", approval=NO_APPROVAL))
    for audience in counted.get("audiences", ()):
        audience.pop("people_from", None)
    for tax in counted.get("costs", {}).get("taxes", ()):
        del tax["recoverable"], tax["self_assessed"]
    if plan.months == 1:
        del counted["months"]  # as before plans could have several
    return str(uuid5(_PLANS, json.dumps(counted)))
