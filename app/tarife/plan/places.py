"""Where in a plan something stands, as a marketer and the file both name it."""

from dataclasses import dataclass
from textwrap import shorten
from typing import Final

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
