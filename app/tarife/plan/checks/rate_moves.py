"""Validation of what a plan assumes of rate cards that are not known yet."""

from collections.abc import Iterator

from tarife.plan.model.plan import Plan
from tarife.terms.categories import Category
from tarife.terms.problems import FieldPath, Problem
from tarife.terms.sentences import say


def check_rate_moves(plan: Plan) -> Iterator[Problem]:
    """Check that each category has one move, and that its three figures stand in order."""
    seen: dict[Category, int] = {}
    for position, move in enumerate(plan.rate_moves):
        path = FieldPath(("rate_moves", position), move.category.value)
        first = seen.setdefault(move.category, position)
        if first != position:
            yield Problem(
                "duplicate-move",
                path,
                say("the category already has rate_moves[{first}]", first=first),
                say("keep one"),
            )
        if not move.low_percent <= move.likely_percent <= move.high_percent:
            yield Problem(
                "range-reversed",
                path,
                say(
                    "{likely!r} is not between {low!r} and {high!r}",
                    likely=move.likely_percent,
                    low=move.low_percent,
                    high=move.high_percent,
                ),
                say("give the least first, and a likeliest number between the two"),
            )
