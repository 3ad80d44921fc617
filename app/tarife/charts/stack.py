"""Bars stacked by category, standing or lying."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from matplotlib.container import BarContainer

from tarife.charts.frame import LegendEntry
from tarife.charts.scales import height
from tarife.charts.style import CATEGORY_NAMES, HATCH_PT, HATCHES, ChartTheme
from tarife.terms.arrays import Micros
from tarife.terms.categories import Category

Place = Callable[[Any, Any, dict[str, Any]], BarContainer]
"""Draws bars of some lengths, which begin at others, in a style."""


def draw_stack(
    place: Place, charge_micros: Micros, categories: Sequence[Category], theme: ChartTheme
) -> list[LegendEntry]:
    """Stack the charges of each category on those before it, told apart by colour and hatch.

    Shape:
        ``charge_micros``: ``(bars, categories)``.
    """
    before = np.zeros(len(charge_micros), dtype=np.int64)
    entries = []
    for column, category in enumerate(categories):
        charges = charge_micros[:, column]
        style = {
            "color": theme.categories[category],
            "hatch": HATCHES[category],
            "edgecolor": theme.surface,
            "linewidth": 0.5,
            "label": category.value,
        }
        bars = place(height(charges), height(before), style)
        for bar in bars:
            bar.set_hatch_linewidth(HATCH_PT)
        entries.append(LegendEntry(bars.patches[0], CATEGORY_NAMES[category]))
        before = before + charges
    return entries
