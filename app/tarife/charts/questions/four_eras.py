"""The same plan billed under every set of rules, side by side."""

import textwrap
from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tarife.billing.eras import ERA_MODELS, ERA_MONTHS
from tarife.charts.kit.axes import AmountAxis, height
from tarife.charts.kit.frame import begin, draw_sentence, draw_subtitle, head_pt
from tarife.charts.kit.hit_testing import Box, Spot, Still, Tip
from tarife.charts.kit.horizontal_bars import HorizontalBars, draw_horizontal_bars
from tarife.charts.kit.palette import ChartTheme, category_parts
from tarife.charts.kit.style import LABEL_PT
from tarife.charts.kit.table import ChartCell, ChartRow, ChartTable, column_sums
from tarife.charts.kit.voice import ChartVoice
from tarife.charts.scene import Scene, cost_axis, month_titles, months_in
from tarife.forecast.totals import charges_by_market
from tarife.insight.eras import EraBill, Shift, shift_of_october_2026
from tarife.insight.explain.selection import Selection
from tarife.terms.arrays import Micros
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES
from tarife.terms.money import Money, shown_difference
from tarife.terms.sentences import say

TITLE: Final = say("What would the rules of other years charge?")

_INTERVALS: Final = 4
_LONGEST_REASON: Final = 120
_BESIDE_PT: Final = 150.0
_TWO_LINES_FROM_PT: Final = 200.0  # four bars with two lines each beside them
_LETTER_PT: Final = 5.0


def draw_scene(figure: Figure, scene: Scene, theme: ChartTheme) -> Still:
    """Draw a bar for each set of rules, stacked by category; say which have no price."""
    voice = theme.voice
    begin(figure, voice.tell(TITLE), theme)
    if not scene.eras:
        draw_sentence(
            figure, voice.say("The plan is being billed under all four sets of rules…"), theme
        )
        return Still()
    charges = _charges(scene.eras)
    if not charges.any() and all(bill.forecast for bill in scene.eras):
        draw_sentence(
            figure, voice.say("This plan costs nothing under any set of rules."), theme
        )
        return Still()
    currency = scene.forecast.lines.currency
    shift = shift_of_october_2026(scene.eras)
    top = head_pt(figure, theme)
    if shift is not None:
        top = draw_subtitle(figure, shift_sentence(shift, currency, voice), theme)
    used = np.flatnonzero(charges.any(axis=0))
    bars = HorizontalBars(
        names=tuple(_name(bill, figure, voice) for bill in scene.eras),
        parts=category_parts(used.tolist(), theme),
        lengths=height(charges[:, used]),
        ends=tuple(_end(bill, scene, voice) for bill in scene.eras),
        scale=AmountAxis.up_to(int(charges.sum(axis=1).max()), _INTERVALS),
        axis=voice.say(
            "Cost of the month ({currency}), always at the rates of this month",
            currency=currency,
        )
        if len(scene.forecast.months) == 1
        else cost_axis(len(scene.forecast.months), currency, voice),
        unit=currency,
    )
    axes, boxes = draw_horizontal_bars(figure, bars, theme, top)
    _excuse(axes, scene.eras, figure.get_figwidth() * 72, theme)
    return Still(
        tuple(
            _hit_box(box, scene, row, code, voice)
            for row, parts in enumerate(boxes)
            for code, box in zip(used.tolist(), parts, strict=True)
            if charges[row, code]
        )
    )


def shift_sentence(shift: Shift, currency: str, voice: ChartVoice) -> str:
    """Say what October 2026 did to a plan."""
    before, after = Money(shift.before_micros, currency), Money(shift.after_micros, currency)
    more = shown_difference(before, after).micros
    if more == 0:
        return voice.say("October 2026 changed nothing for this plan.")
    amount = voice.money(Money(abs(more), currency))
    if shift.ratio is None:
        return voice.say(
            "October 2026 makes this plan cost {amount}; before, it was free.", amount=amount
        )
    share = voice.share(abs(shift.ratio))
    if more > 0:
        return voice.say(
            "October 2026 made this plan {amount} dearer ({share}).", amount=amount, share=share
        )
    return voice.say(
        "October 2026 made this plan {amount} cheaper ({share}).", amount=amount, share=share
    )


def table_of(scene: Scene, theme: ChartTheme) -> ChartTable:
    """Write the charges of every set of rules as a table."""
    voice, currency = theme.voice, scene.forecast.lines.currency
    charges = _charges(scene.eras)
    used = np.flatnonzero(charges.any(axis=0)).tolist()
    own, months = scene.forecast.total.micros, months_in(scene.forecast)
    rows = []
    for bill, by_category in zip(scene.eras, charges, strict=True):
        cells: list[ChartCell] = [voice.tell(ERA_MONTHS[bill.era.id])]
        if bill.forecast is None:
            cells += ["–"] * (len(used) + len(months) + 1)  # noqa: RUF001 - as tables show it
            cells += [_problem(bill, voice)]
        else:
            total = bill.forecast.total
            cells += [Money(int(by_category[code]), currency) for code in used]
            cells += [month.total for month in months_in(bill.forecast)]
            cells += [total, Money(total.micros - own, currency)]
        rows.append(ChartRow(tuple(cells)))
    titles = [f"{voice.tell(CATEGORY_NAMES[CATEGORIES[code]])} ({currency})" for code in used]
    total_title = voice.say("Cost ({currency})", currency=currency)
    return ChartTable(
        (
            voice.say("Rules from"),
            *titles,
            *month_titles(months, voice),
            total_title,
            voice.say("Against the plan ({currency})", currency=currency),
        ),
        tuple(rows),
        sums=column_sums(len(titles), len(months), compares=True),
    )


def _charges(bills: tuple[EraBill, ...]) -> Micros:
    """Add up the charges of each set of rules, shape ``(eras, categories)``; 0 if unpriced."""
    table: Micros = np.zeros((len(bills), len(CATEGORIES)), dtype=np.int64)
    for row, bill in enumerate(bills):
        if bill.forecast is not None:
            table[row] = charges_by_market(bill.forecast.lines).sum(axis=0)
    return table


def _name(bill: EraBill, figure: Figure, voice: ChartVoice) -> str:
    name = voice.tell(ERA_MONTHS[bill.era.id])
    is_tight = figure.get_figheight() * 72 < _TWO_LINES_FROM_PT
    return name if is_tight else f"{name}\n{voice.tell(ERA_MODELS[bill.era.id])}"


def _end(bill: EraBill, scene: Scene, voice: ChartVoice) -> str:
    if bill.forecast is None:
        return ""
    amount = voice.amount(bill.forecast.total)
    if scene.forecast.eras == (bill.era,):
        this = voice.say("this plan")
        return f"{amount}  ({this})"
    return f"{amount}  ({voice.more(scene.forecast.total, bill.forecast.total)})"


def _excuse(axes: Axes, bills: tuple[EraBill, ...], width_pt: float, theme: ChartTheme) -> None:
    """Say in the place of a bar why it is not there: it is no zero."""
    for row, bill in enumerate(bills):
        if bill.forecast is None:
            room_pt = width_pt - _BESIDE_PT
            said = textwrap.wrap(_problem(bill, theme.voice), int(room_pt / _LETTER_PT))
            axes.annotate(
                "\n".join(said),
                (0, row),
                xytext=(4, 0),
                textcoords="offset points",
                verticalalignment="center",
                fontsize=LABEL_PT,
                fontstyle="italic",
                fontfamily=theme.font,
                color=theme.warn,
            )


def _problem(bill: EraBill, voice: ChartVoice) -> str:
    reason = bill.problems[0].message if bill.problems else ""
    return textwrap.shorten(
        voice.say("cannot be priced: {problem}", problem=reason), _LONGEST_REASON
    )


def _hit_box(
    box: Box, scene: Scene, row: int, category: int, voice: ChartVoice
) -> tuple[Box, Spot]:
    bill = scene.eras[row]
    charge = int(_charges(scene.eras)[row, category])
    kind = CATEGORIES[category]
    currency = scene.forecast.lines.currency
    total = bill.forecast.total if bill.forecast else Money(0, currency)
    rows = (
        (voice.tell(CATEGORY_NAMES[kind]), voice.amount(Money(charge, currency))),
        (voice.say("Total"), voice.amount(total)),
    )
    is_own = scene.forecast.eras == (bill.era,)
    selection = Selection(categories=(kind,)) if is_own else None
    return box, Spot(Tip(voice.tell(ERA_MONTHS[bill.era.id]), rows), selection, row)
