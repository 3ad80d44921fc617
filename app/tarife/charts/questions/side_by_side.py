"""The plan and its scenarios side by side."""

import textwrap
from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from tarife.charts.kit.axes import AmountAxis, height
from tarife.charts.kit.frame import begin, draw_sentence, head_pt, is_low
from tarife.charts.kit.hit_testing import Box, Spot, Still, Tip
from tarife.charts.kit.horizontal_bars import HorizontalBars, draw_horizontal_bars
from tarife.charts.kit.palette import ChartTheme, category_parts
from tarife.charts.kit.table import ChartCell, ChartRow, ChartTable, column_sums
from tarife.charts.kit.voice import ChartVoice
from tarife.charts.scene import Scene, Variant, cost_axis, month_titles, months_in
from tarife.forecast.totals import charges_by_market
from tarife.terms.arrays import Micros
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES
from tarife.terms.money import Money
from tarife.terms.sentences import say

TITLE: Final = say("What would each scenario cost?")

_INTERVALS: Final = 4
_LONGEST_NAME: Final = 24
_BAR_PT: Final = 20.0
_AROUND_PT: Final = 96.0
_AROUND_LOW_PT: Final = 48.0


def draw_scene(figure: Figure, scene: Scene, theme: ChartTheme) -> Still:
    """Draw a bar for the plan and one for each scenario, dashed if it is only tried."""
    voice = theme.voice
    begin(figure, voice.tell(TITLE), theme)
    shown = scene.variants[: _most(figure)]
    charges = _charges(shown)
    if len(scene.variants) < 2 or not charges.any():  # noqa: PLR2004 - nothing to compare
        draw_sentence(
            figure,
            voice.say("No scenario yet. Open “What if”, move a slider and keep what it shows."),
            theme,
        )
        return Still()
    currency = scene.forecast.lines.currency
    used = np.flatnonzero(charges.any(axis=0))
    bars = HorizontalBars(
        names=tuple(
            textwrap.shorten(one.name, _LONGEST_NAME, placeholder="…") for one in shown
        ),
        parts=category_parts(used.tolist(), theme),
        lengths=height(charges[:, used]),
        ends=tuple(_end(one, shown[0], voice) for one in shown),
        scale=AmountAxis.up_to(int(charges.sum(axis=1).max()), _INTERVALS),
        axis=cost_axis(len(shown[0].forecast.months), currency, voice),
        unit=currency,
    )
    axes, boxes = draw_horizontal_bars(figure, bars, theme, head_pt(figure, theme))
    for one, parts in zip(shown, boxes, strict=True):
        if one.is_tried:
            _draw_dashes(axes, parts, theme)
    return Still(
        tuple(
            _hit_box(box, (one, code), int(charges[row, code]), (row, voice))
            for row, (one, parts) in enumerate(zip(shown, boxes, strict=True))
            for code, box in zip(used.tolist(), parts, strict=True)
            if charges[row, code]
        )
    )


def table_of(scene: Scene, theme: ChartTheme) -> ChartTable:
    """Write the charges of the plan and every scenario as a table."""
    voice, currency = theme.voice, scene.forecast.lines.currency
    charges = _charges(scene.variants)
    used = np.flatnonzero(charges.any(axis=0)).tolist()
    own = scene.variants[0].forecast.total.micros if scene.variants else 0
    months = month_titles(months_in(scene.forecast), voice)
    rows = []
    for one, by_category in zip(scene.variants, charges, strict=True):
        total = one.forecast.total
        cells: list[ChartCell] = [
            one.name,
            *(Money(int(by_category[code]), currency) for code in used),
        ]
        cells += [month.total for month in months_in(one.forecast)]
        cells += [total, Money(total.micros - own, currency)]
        rows.append(ChartRow(tuple(cells)))
    titles = [f"{voice.tell(CATEGORY_NAMES[CATEGORIES[code]])} ({currency})" for code in used]
    return ChartTable(
        (
            voice.say("Scenario"),
            *titles,
            *months,
            voice.say("Cost ({currency})", currency=currency),
            voice.say("Against the plan ({currency})", currency=currency),
        ),
        tuple(rows),
        sums=column_sums(len(titles), len(months), compares=True),
    )


def _draw_dashes(axes: Axes, parts: tuple[Box, ...], theme: ChartTheme) -> None:
    first, last = parts[0], parts[-1]
    axes.add_patch(
        Rectangle(
            (first.left, first.bottom),
            last.right - first.left,
            first.top - first.bottom,
            fill=False,
            edgecolor=theme.text,
            linestyle=(0, (4, 3)),
            linewidth=1.4,
        )
    )


def _most(figure: Figure) -> int:
    """Tell how many bars have room under the head."""
    around = _AROUND_LOW_PT if is_low(figure) else _AROUND_PT
    return max(2, int((figure.get_figheight() * 72 - around) / _BAR_PT))


def _charges(variants: tuple[Variant, ...]) -> Micros:
    """Add up the charges of each, shape ``(variants, categories)``."""
    table: Micros = np.zeros((len(variants), len(CATEGORIES)), dtype=np.int64)
    for row, one in enumerate(variants):
        table[row] = charges_by_market(one.forecast.lines).sum(axis=0)
    return table


def _end(one: Variant, plan: Variant, voice: ChartVoice) -> str:
    amount = voice.amount(one.forecast.total)
    if one is plan:
        return amount
    return f"{amount}  ({voice.more(plan.forecast.total, one.forecast.total)})"


def _hit_box(
    box: Box, of: tuple[Variant, int], charge_micros: int, around: tuple[int, ChartVoice]
) -> tuple[Box, Spot]:
    (one, code), (row, voice) = of, around
    money = Money(charge_micros, one.forecast.lines.currency)
    rows = (
        (voice.tell(CATEGORY_NAMES[CATEGORIES[code]]), voice.amount(money)),
        (voice.say("Total"), voice.amount(one.forecast.total)),
    )
    return box, Spot(Tip(one.name, rows), None, row)
