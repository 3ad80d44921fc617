"""Colours, sizes and the style sheet, from one set of tokens for light and for dark."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from string import Template
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

from tarife.plan.model.lines import TemplateCategory
from tarife.terms.categories import ON_DARK, ON_LIGHT, Category
from tarife.terms.shipped import data_root


class Theme(StrEnum):
    """What a person chose: a light or a dark window, or whatever the system has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one appearance, as ``#rrggbb``.

    Attributes:
        page: Behind everything.
        surface: Cards, tables, fields.
        raised: Under the pointer, and the head of a table.
        line: The one-pixel lines.
        edge: Borders of buttons and cards, a little stronger than lines.
        rim: Borders of what is typed into, and tracks of sliders: seen without the text in it.
        text: What is read.
        muted: What explains.
        accent: The one green.
        on_accent: Text on the accent.
        tint: A wash of the accent: what is chosen.
        warn: Stale figures and notes.
        bad: Input that cannot be used.
        bad_tint: A wash of ``bad``.
    """

    page: str
    surface: str
    raised: str
    line: str
    edge: str
    rim: str
    text: str
    muted: str
    accent: str
    on_accent: str
    tint: str
    warn: str
    bad: str
    bad_tint: str


LIGHT_TOKENS: Final = Tokens(
    page="#F7F7F5",
    surface="#FFFFFF",
    raised="#EFEFEC",
    line="#E3E3DF",
    edge="#CFCFCA",
    rim="#838A91",
    text="#1D2125",
    muted="#5F6972",
    accent="#0B6E4F",
    on_accent="#FFFFFF",
    tint="#E6F1EC",
    warn="#985000",
    bad="#B3261E",
    bad_tint="#FBEAE8",
)

DARK_TOKENS: Final = Tokens(
    page="#17191C",
    surface="#1F2226",
    raised="#2A2E33",
    line="#2E3237",
    edge="#434950",
    rim="#747D87",
    text="#E8EAED",
    muted="#9AA4AE",
    accent="#3FBF8F",
    on_accent="#0E1512",
    tint="#23372F",
    warn="#F5D04C",
    bad="#F2807A",
    bad_tint="#3A2626",
)


@dataclass(frozen=True, slots=True)
class Sizes:
    """The steps of type and space that everything is made of.

    Units:
        Pixels.
    """

    small: int = 11
    base: int = 13
    large: int = 15
    title: int = 20
    headline: int = 32
    space_1: int = 4
    space_2: int = 8
    space_3: int = 12
    space_4: int = 16
    space_6: int = 24
    radius: int = 6
    row: int = 30


SIZES: Final = Sizes()


def is_dark(theme: Theme, system: Qt.ColorScheme) -> bool:
    """Tell whether ``theme`` asks for the dark tokens, given what the system has."""
    if theme is Theme.SYSTEM:
        return system == Qt.ColorScheme.Dark
    return theme is Theme.DARK


def palette(tokens: Tokens) -> QPalette:
    """Make the palette for everything that the style sheet does not name."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: tokens.page,
        roles.WindowText: tokens.text,
        roles.Base: tokens.surface,
        roles.AlternateBase: tokens.page,
        roles.ToolTipBase: tokens.surface,
        roles.ToolTipText: tokens.text,
        roles.PlaceholderText: tokens.muted,
        roles.Text: tokens.text,
        roles.Button: tokens.surface,
        roles.ButtonText: tokens.text,
        roles.BrightText: tokens.bad,
        roles.Highlight: tokens.tint,
        roles.HighlightedText: tokens.text,
        roles.Link: tokens.accent,
        roles.LinkVisited: tokens.accent,
        roles.Accent: tokens.accent,
        roles.Light: tokens.surface,
        roles.Midlight: tokens.raised,
        roles.Mid: tokens.edge,
        roles.Dark: tokens.edge,
        roles.Shadow: tokens.line,
    }
    result = QPalette()
    for role, colour in colours.items():
        result.setColor(role, QColor(colour))
    faded = QColor(tokens.muted)
    faded.setAlpha(140)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return result


def style_sheet(tokens: Tokens) -> str:
    """Fill the shipped style sheet with ``tokens`` and the steps of `SIZES`.

    Raises:
        KeyError: If the style sheet names a token that does not exist.

    The arrow of choosers is found through Qt's search path ``icons``.
    """
    style = data_root() / "resources" / "style"
    look = "dark" if tokens is DARK_TOKENS else "light"
    values = {"arrow": f"icons:down-{look}.svg", "check": f"icons:check-{look}.svg"}
    values |= {name: f"{size}px" for name, size in asdict(SIZES).items()}
    template = Template((style / "window.qss").read_text(encoding="utf-8"))
    return template.substitute(values | asdict(tokens))


def category_colour(category: Category | TemplateCategory, tokens: Tokens) -> str:
    return (ON_DARK if tokens is DARK_TOKENS else ON_LIGHT)[Category(category.value)]
