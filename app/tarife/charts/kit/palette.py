"""Colours and patterns of charts, light and dark; needs no drawing library."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from tarife.billing.ledger import Reason
from tarife.charts.kit.voice import ENGLISH, ChartVoice
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES, ON_DARK, ON_LIGHT, Category

FONT: Final = "DejaVu Sans"
"""Comes with matplotlib, so pictures are the same on every machine."""


@dataclass(frozen=True, slots=True)
class ChartTheme:
    """The colours and the font of a chart.

    Attributes:
        surface: What the chart lies on.
        shade: Weekends and other quiet areas.
        line: Grid and axes.
        text: Titles and figures that are to be read first.
        muted: Axis labels.
        accent: The one line that matters.
        categories: The fill of each category.
        free: The fill of messages that cost nothing.
        paid: The fill of messages that cost money, where categories are not told apart.
        warn: A budget that runs out.
        series: Fills for anything else, in order.
        font: A family that matplotlib knows.
        voice: Says the texts in a language.
        is_titled: Whether the question stands above the chart; a window may have it already.
        subject: Whose figures it shows, written behind the question; a window says it itself.
    """

    surface: str
    shade: str
    line: str
    text: str
    muted: str
    accent: str
    categories: Mapping[Category, str]
    free: str
    paid: str
    warn: str
    series: tuple[str, ...]
    font: str = FONT
    voice: ChartVoice = ENGLISH
    is_titled: bool = True
    subject: str = ""


LIGHT: Final = ChartTheme(
    surface="#FFFFFF",
    shade="#F2F2EF",
    line="#E3E3DF",
    text="#1D2125",
    muted="#667079",
    accent="#1D2125",
    categories=ON_LIGHT,
    free="#8A939B",
    paid="#69747E",
    warn="#985000",
    series=("#0072B2", "#D55E00", "#009E73", "#C46A9B", "#B87E00", "#3597D3", "#7B4FA3"),
)

DARK: Final = ChartTheme(
    surface="#1F2226",
    shade="#272B30",
    line="#363B41",
    text="#E8EAED",
    muted="#9AA4AE",
    accent="#E8EAED",
    categories=ON_DARK,
    free="#7C868F",
    paid="#66727E",
    warn="#F5D04C",
    series=("#3B94D1", "#E8762B", "#1FB98C", "#DE97BF", "#E0A83A", "#86CBF2", "#A67CCB"),
)

HATCHES: Final[Mapping[Category, str]] = MappingProxyType(
    {
        Category.MARKETING: "",
        Category.UTILITY: "///",
        Category.AUTHENTICATION: "...",
        Category.AUTHENTICATION_INTERNATIONAL: "xxx",
        Category.SERVICE: "\\\\\\",
    }
)
"""A second cue beside colour, drawn in the colour of the surface."""

SERIES_HATCHES: Final = ("", "///", "\\\\\\", "...", "xxx", "|||", "---")

_REASON_SERIES: Final[Mapping[Reason, int]] = MappingProxyType(
    {
        Reason.FREE_TIER: 0,
        Reason.FREE_ENTRY_POINT: 2,
        Reason.SERVICE_WINDOW: 4,
        Reason.CONVERSATION_OPEN: 5,
        Reason.ERA_FREE: 6,
        Reason.REACTION: 3,
    }
)


@dataclass(frozen=True, slots=True)
class Fill:
    """How an area is told apart from its neighbours: by colour and by pattern."""

    colour: str
    hatch: str = ""


def category_fill(category: Category, theme: ChartTheme) -> Fill:
    return Fill(theme.categories[category], HATCHES[category])


def category_parts(codes: Iterable[int], theme: ChartTheme) -> tuple[tuple[str, Fill], ...]:
    """Give name and fill of categories by their codes."""
    return tuple(
        (theme.voice.tell(CATEGORY_NAMES[category]), category_fill(category, theme))
        for category in map(CATEGORIES.__getitem__, codes)
    )


def series_fill(index: int, theme: ChartTheme) -> Fill:
    return Fill(
        theme.series[index % len(theme.series)], SERIES_HATCHES[index % len(SERIES_HATCHES)]
    )


def reason_fill(reason: Reason, theme: ChartTheme) -> Fill:
    """Give the fill of what became of messages: ink where paid, colour where free."""
    index = _REASON_SERIES.get(reason)
    if index is not None:
        return series_fill(index, theme)
    is_charged = reason in (Reason.MESSAGE_DELIVERED, Reason.CONVERSATION_OPENED)
    return Fill(theme.paid) if is_charged else Fill(theme.free, "xxx")
