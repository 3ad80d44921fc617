"""Why there may be no new figures, beside what is wrong with a plan."""

from typing import Final

from tarife.terms.problems import Problem

CALLED_OFF: Final = Problem(
    code="called-off",
    where="",
    message="the forecast was called off",
    hint="change a number to begin again",
)

UNFORESEEN: Final = Problem(
    code="unforeseen",
    where="",
    message="the forecast broke off for a reason nobody foresaw",
    hint="save your plan; the report file says what happened",
)
