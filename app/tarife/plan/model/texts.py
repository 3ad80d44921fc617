"""The texts of a plan, with the longest that each may be."""

from typing import Annotated, TypeAlias

from annotated_types import MaxLen

Word: TypeAlias = Annotated[str, MaxLen(200)]
"""A name, or anything else of one line."""

Note: TypeAlias = Annotated[str, MaxLen(20_000)]
"""Some pages of text."""
