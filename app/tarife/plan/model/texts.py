"""The texts of a plan, with the longest that each may be."""

from typing import Annotated, Final, TypeAlias

from annotated_types import MaxLen

MOST_LETTERS: Final = 200
"""Of a word."""

Word: TypeAlias = Annotated[str, MaxLen(MOST_LETTERS)]
"""A name, or anything else of one line."""

Note: TypeAlias = Annotated[str, MaxLen(20_000)]
"""Some pages of text."""
