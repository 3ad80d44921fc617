"""Naming one number of a plan, so that a range or a scenario can speak of it."""

from dataclasses import dataclass
from textwrap import shorten
from typing import Final, Literal, TypeAlias

from tarife.plan.model.texts import Word

_SHOWN_NAME: Final = 40


@dataclass(frozen=True, slots=True)
class Place:
    """A field of the plan, written ``sends[2].volume (Black Friday)``.

    Attributes:
        path: Field names, and positions counted from 0, from the plan inwards.
        name: What people call the line or row that holds the field; may be empty.
    """

    path: tuple[str | int, ...] = ()
    name: str = ""

    def inside(self, *parts: str | int) -> "Place":
        """Go further inwards."""
        return Place((*self.path, *parts), self.name)

    def __str__(self) -> str:
        text = "".join(
            f"[{part}]" if isinstance(part, int) else f".{part}" for part in self.path
        )
        name = shorten(self.name, _SHOWN_NAME, placeholder="...")
        return text.lstrip(".") + (f" ({name})" if name else "")


PartName: TypeAlias = Literal[
    "grid", "audiences", "sends", "entry_points", "inbound", "account"
]


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """One number of the plan, such as the reply ratio of Turkey's row of the grid.

    Attributes:
        part: Where in the plan.
        id: The country of a row of the grid, the id of a line, empty for the account.
        field: The number, with dots inwards, such as ``behaviour.reply_ratio``.
    """

    part: PartName
    id: Word
    field: Word

    @property
    def steps(self) -> tuple[str, ...]:
        """The names on the way from the row, line or account inwards."""
        return tuple(self.field.split("."))
