"""Edits of what a plan keeps of what really happened."""

from dataclasses import replace

from tarife.plan.edits.edit import Edit
from tarife.plan.model.actuals import NO_ACTUALS, Actuals
from tarife.terms.sentences import say


def add_actuals(more: Actuals) -> Edit:
    """Lay what was read of real traffic over what is known; the same again changes nothing."""
    return Edit(
        say("Bring in real traffic"),
        lambda plan: replace(plan, actuals=plan.actuals.with_days(more)),
    )


def remove_actuals() -> Edit:
    """Forget what is known of real traffic."""
    return Edit(
        say("Remove real traffic"),
        lambda plan: replace(plan, actuals=NO_ACTUALS),
    )
