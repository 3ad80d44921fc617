"""Which messages are free, and why: each category whole, split by what became of it."""

from dataclasses import dataclass
from itertools import groupby
from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tarife.billing.ledger import CHARGED_REASONS, FREE_REASONS, REASON_NAMES, REASONS, Reason
from tarife.charts.kit.axes import AmountAxis, size_pt
from tarife.charts.kit.frame import begin, draw_sentence
from tarife.charts.kit.hit_testing import Box, Spot, Still, Tip
from tarife.charts.kit.horizontal_bars import (
    BAR_HEIGHT,
    HorizontalBars,
    draw_horizontal_bars,
)
from tarife.charts.kit.palette import ChartTheme, reason_fill
from tarife.charts.kit.style import LABEL_PT, text_width_pt
from tarife.charts.kit.table import ChartRow, ChartTable, Sums
from tarife.charts.kit.voice import ChartVoice
from tarife.charts.scene import Scene, month_selections, months_in
from tarife.forecast.result import Forecast
from tarife.insight.explain.selection import EVERYTHING, Selection
from tarife.terms.arrays import Counts, added_up
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES, Category
from tarife.terms.sentences import say

TITLE: Final = say("Which messages are free, and why?")

_QUARTER: Final = AmountAxis(25.0, 4)
_AIR_PT: Final = 3.0


@dataclass(frozen=True, slots=True, eq=False)
class FreeOrPaid:
    """Messages by category and by what became of them.

    Attributes:
        categories: Those with messages.
        reasons: What became of any.
        messages: How many.

    Shape:
        ``messages``: ``(categories, reasons)``.
    """

    categories: tuple[Category, ...]
    reasons: tuple[Reason, ...]
    messages: Counts

    @classmethod
    def of(cls, forecast: Forecast) -> "FreeOrPaid":
        """Take the messages of a forecast."""
        lines = forecast.lines
        shape = (len(CATEGORIES), len(REASONS))
        table = added_up(lines.messages, (lines.category, lines.reason), shape)
        rows, columns = np.flatnonzero(table.any(axis=1)), np.flatnonzero(table.any(axis=0))
        return cls(
            tuple(CATEGORIES[row] for row in rows),
            tuple(REASONS[column] for column in columns),
            table[np.ix_(rows, columns)],
        )

    @property
    def with_all(self) -> Counts:
        """The sum over all categories, then each; shape ``(1 + categories, reasons)``."""
        table: Counts = np.concatenate([self.messages.sum(axis=0)[None], self.messages])
        return table

    @property
    def is_free(self) -> tuple[bool, ...]:
        """Which reasons cost nothing, of messages that were delivered."""
        return tuple(reason in FREE_REASONS for reason in self.reasons)


def draw_scene(figure: Figure, scene: Scene, theme: ChartTheme) -> Still:
    """Draw a bar of 100 % for each category, split by what became of its messages."""
    voice = theme.voice
    begin(figure, voice.tell(TITLE), theme)
    data = FreeOrPaid.of(scene.forecast)
    if not data.categories:
        draw_sentence(figure, voice.say("The business sends nothing this month."), theme)
        return Still()
    table = data.with_all
    totals = table.sum(axis=1)
    percents = 100 * table / totals[:, None]
    free = table[:, data.is_free].sum(axis=1)
    bars = HorizontalBars(
        names=(
            voice.say("Total"),
            *(voice.tell(CATEGORY_NAMES[kind]) for kind in data.categories),
        ),
        parts=tuple(
            (voice.tell(REASON_NAMES[reason]), reason_fill(reason, theme))
            for reason in data.reasons
        ),
        lengths=percents,
        ends=tuple(
            voice.say("{free} of {all} free", free=voice.count(part), all=voice.count(whole))
            for part, whole in zip(free.tolist(), totals.tolist(), strict=True)
        ),
        scale=_QUARTER,
        axis=voice.say("Share of the category's messages (%)"),
        unit="%",
    )
    axes, boxes = draw_horizontal_bars(figure, bars, theme)
    _write_shares(axes, boxes, bars, theme)
    return Still(
        tuple(
            _hit_box(box, data, row, part, voice)
            for row, parts in enumerate(boxes)
            for part, box in enumerate(parts)
            if table[row, part]
        )
    )


def _write_shares(
    axes: Axes, boxes: tuple[tuple[Box, ...], ...], bars: HorizontalBars, theme: ChartTheme
) -> None:
    """Write the share of every part that is wide enough above it."""
    width_pt, height_pt = size_pt(axes)
    if height_pt / len(bars.names) * (1 - BAR_HEIGHT) < LABEL_PT + _AIR_PT:
        return
    for box in (box for parts in boxes for box in parts):
        percent = box.right - box.left
        share = theme.voice.share(percent / 100)
        if text_width_pt(share, LABEL_PT, theme) <= percent / bars.scale.ticks[-1] * width_pt:
            axes.annotate(
                share,
                ((box.left + box.right) / 2, box.bottom),
                xytext=(0, 1),
                textcoords="offset points",
                horizontalalignment="center",
                verticalalignment="bottom",
                fontsize=LABEL_PT,
                fontfamily=theme.font,
                color=theme.text,
            )


def _hit_box(
    box: Box, data: FreeOrPaid, row: int, part: int, voice: ChartVoice
) -> tuple[Box, Spot]:
    table = data.with_all
    reason = data.reasons[part]
    kinds = () if row == 0 else (data.categories[row - 1],)
    title = voice.tell(CATEGORY_NAMES[kinds[0]]) if kinds else voice.say("Total")
    share = voice.share(table[row, part] / table[row].sum())
    rows = (
        (voice.tell(REASON_NAMES[reason]), f"{voice.count(int(table[row, part]))} ({share})"),
    )
    selection = Selection(categories=kinds, reasons=(reason,))
    return box, Spot(Tip(title, rows), selection, row)


def table_of(scene: Scene, theme: ChartTheme) -> ChartTable:
    """Write every category and reason as a table, with their sums."""
    voice = theme.voice
    data = FreeOrPaid.of(scene.forecast)
    months = months_in(scene.forecast)
    own = [FreeOrPaid.of(month) for month in months]
    by_month = [
        dict(zip(one.categories, one.messages.sum(axis=1).tolist(), strict=True)) for one in own
    ]
    rows = [
        ChartRow(
            (
                voice.tell(CATEGORY_NAMES[kind]),
                *counts.tolist(),
                *(found.get(kind, 0) for found in by_month),
                int(counts.sum()),
            ),
            Selection(categories=(kind,)),
        )
        for kind, counts in zip(data.categories, data.messages, strict=True)
    ]
    sums = data.messages.sum(axis=0)
    of_months = [sum(found.values()) for found in by_month]
    total = ChartRow(
        (voice.say("Total"), *sums.tolist(), *of_months, int(sums.sum())),
        EVERYTHING,
        is_sum=True,
    )
    return ChartTable(
        (
            voice.say("Category"),
            *(voice.tell(REASON_NAMES[reason]) for reason in data.reasons),
            *(voice.month(month.plan.month.first_day) for month in months),
            voice.say("Messages"),
        ),
        (*rows, total) if rows else (),
        (
            None,
            *(Selection(reasons=(reason,)) for reason in data.reasons),
            *month_selections(months),
            EVERYTHING,
        ),
        Sums(
            1 + len(data.reasons) + len(months),
            _groups(data.reasons, len(months)),
            is_split=True,
        ),
    )


def _groups(reasons: tuple[Reason, ...], months: int) -> tuple[range, ...]:
    """Put columns together that may be added up: what is free is none of what was not sent."""
    first, groups = 1, []
    for _, alike in groupby(reasons, lambda one: (one in FREE_REASONS, one in CHARGED_REASONS)):
        groups.append(range(first, first := first + len(tuple(alike))))
    return (*groups, range(first, first + months))
