"""The pages of the guide: their texts, headings and the anchors by which links find them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tarife.assets import help_pages
from tarife.terms.languages import Language

SCHEME: Final = "help"
_ANCHOR: Final = re.compile(r'^<a id="([a-z0-9-]+)"></a>\n+(?=#)', re.MULTILINE)
_HEADING: Final = re.compile(r'^(?:<a id="([a-z0-9-]+)"></a>\n+)?(#+) (.+)$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class HelpHeading:
    """A heading of a page.

    Attributes:
        level: 1 for the title of the page.
        text: What it says.
        anchor: What links call it, the same in every language; may be empty.
    """

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page as it is shown.

    Attributes:
        name: The name of its file, without the ending.
        markdown: Its text, without the marks of anchors.
        headings: Its headings in order; the first is its title.
    """

    name: str
    markdown: str
    headings: tuple[HelpHeading, ...]

    @classmethod
    def of(cls, name: str, text: str) -> "HelpPage":
        """Read the text of a file."""
        headings = tuple(
            HelpHeading(len(found[2]), found[3].strip(), found[1] or "")
            for found in _HEADING.finditer(text)
        )
        return cls(name, _ANCHOR.sub("", text), headings)

    @property
    def title(self) -> str:
        return self.headings[0].text


def read_pages(language: Language) -> Mapping[str, HelpPage]:
    """Read the guide in a language, in its order."""
    return {name: HelpPage.of(name, text) for name, text in help_pages(language).items()}


def address(target: str) -> str:
    """Give the address of a topic such as ``fields#sends``."""
    name, _, anchor = target.partition("#")
    return f"{SCHEME}:/{name}.md" + (f"#{anchor}" if anchor else "")
