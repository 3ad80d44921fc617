"""Forms as values: sections of fields, each explained, with the origin of its default."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeAlias

from tarife.gui.widgets.columns import Column, Row
from tarife.plan.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Field(Generic[Row]):
    """One field of a form.

    Attributes:
        column: How it is shown, read and explained.
        origin: What its default is and who says so; empty where there is none.
        removed: The line without what the field holds, for entries of a list.
        is_wide: Whether it stands below its name, as wide as the card.
    """

    column: Column[Row]
    origin: str = ""
    removed: Callable[[Row], Row] | None = None
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Adding(Generic[Row]):
    """How an entry is added to the list of a section."""

    text: str
    added: Callable[[Row], Row]


@dataclass(frozen=True, slots=True)
class FormSection(Generic[Row]):
    """Fields that belong together.

    Attributes:
        id: The field of the line that lists belong to, or a fixed name.
        title: What the fields are about.
        fields: From the top.
        adding: How an entry is added, for a list.
        note: What to know of the section, in one sentence.
    """

    id: str
    title: str
    fields: tuple[Field[Row], ...]
    adding: Adding[Row] | None = None
    note: str = ""


FormOf: TypeAlias = Callable[[Plan, Row], tuple[FormSection[Row], ...]]
"""Makes the form of one line of a plan."""
