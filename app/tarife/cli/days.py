"""Days as people write them in arguments."""

from datetime import date

from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say


def day_in(text: str) -> date:
    """Read a day.

    Raises:
        InputError: If the text is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        problem = Problem(
            "bad-date", "", say("{text!r} is not a date such as 2026-10-01", text=text)
        )
        raise InputError([problem]) from None
