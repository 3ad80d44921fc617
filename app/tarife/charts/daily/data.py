"""What each day, week or month costs, what all come to, and when a budget is gone."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tarife.billing.ledger import REASON_NAMES, REASONS
from tarife.charts.daily.units import UNITS, so_far_text, unit_of
from tarife.charts.kit.hit_testing import Spot, Tip
from tarife.charts.kit.palette import ChartTheme, Fill, category_fill, reason_fill, series_fill
from tarife.charts.kit.table import ChartRow, ChartTable, Sums
from tarife.charts.kit.voice import ChartVoice
from tarife.charts.scene import Grouping, Scene
from tarife.forecast.result import Forecast
from tarife.forecast.totals import Unit, charges_by_day, spans_of
from tarife.insight.budget import run_out
from tarife.insight.explain.selection import EVERYTHING, Selection
from tarife.plan.model.budgets import budget_micros
from tarife.plan.names import MARKETING_LINE, MARKETING_WEEK, known
from tarife.terms.arrays import Counts, Indices, Micros, added_up
from tarife.terms.calendar import Period
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES
from tarife.terms.money import MICROS, Money, left_by_rounding
from tarife.terms.sentences import Sentence

MOST_SERIES: Final = 7
"""More series than these are summed up in a last one: colours must stay tellable apart."""


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a stack.

    Attributes:
        key: What tells it from others of its grouping: names or ids, several where summed.
        selection: What it stands for.
    """

    key: tuple[str, ...]
    selection: Selection

    def label(self, forecast: Forecast, grouping: Grouping, theme: ChartTheme) -> str:
        """Name the series."""
        voice = theme.voice
        if len(self.key) > 1:
            return voice.say("{count} others", count=len(self.key))
        (key,) = self.key
        match grouping:
            case Grouping.CATEGORY:
                return voice.tell(CATEGORY_NAMES[self.selection.categories[0]])
            case Grouping.REASON:
                return voice.tell(REASON_NAMES[self.selection.reasons[0]])
            case Grouping.SEND:
                return voice.tell(_sends(forecast)[key].name)
            case Grouping.MARKET:
                return voice.territory(key)

    def fill(self, index: int, theme: ChartTheme) -> Fill:
        """Tell the series with an index in the stack apart."""
        if len(self.key) > 1:
            return Fill(theme.free, "xxx")
        if self.selection.categories:
            return category_fill(self.selection.categories[0], theme)
        if self.selection.reasons:
            return reason_fill(self.selection.reasons[0], theme)
        return series_fill(index, theme)


@dataclass(frozen=True, slots=True, eq=False)
class Stacked:
    """Amounts of each day and series.

    Shape:
        ``amounts``: ``(days, series)``.
    Units:
        Micros; messages where the grouping is by reason.
    """

    series: tuple[Series, ...]
    amounts: Counts


def stack_by_day(forecast: Forecast, grouping: Grouping) -> Stacked:
    """Add up each day by what a person chose; the largest series come first, and named.

    Categories and reasons keep their own order, which is the same in every chart.
    """
    lines = forecast.lines
    match grouping:
        case Grouping.CATEGORY:
            table = _table(forecast, lines.category, len(CATEGORIES), lines.charge_micros)
            return _kept(table, lambda n: Series((CATEGORIES[n].value,), _category(n)))
        case Grouping.REASON:
            table = _table(forecast, lines.reason, len(REASONS), lines.messages)
            return _kept(table, lambda n: Series((REASONS[n].value,), _reason(n)))
        case Grouping.MARKET:
            table = _table(forecast, lines.market, len(lines.markets), lines.charge_micros)
            return _largest(table, lines.markets, lambda keys: Selection(markets=keys))
        case Grouping.SEND:
            sends = _sends(forecast)
            table = _table(forecast, lines.source, len(forecast.sources), lines.charge_micros)
            places = [[number for number, _ in one.sources] for one in sends.values()]
            by_send = [table[:, place].sum(axis=1, dtype=np.int64) for place in places]
            return _largest(
                np.array(by_send).reshape(len(sends), len(table)).T,
                tuple(sends),
                lambda keys: Selection(
                    sources=tuple(id_ for key in keys for _, id_ in sends[key].sources)
                ),
            )


@dataclass(frozen=True, slots=True)
class _Send:
    """A send as people think of it: the weeks of a country's marketing are one.

    Attributes:
        sources: The index and id of each line of it.
    """

    name: str
    sources: list[tuple[int, str]]


def _sends(forecast: Forecast) -> dict[str, _Send]:
    """Give what a chart tells apart by send, by a key of its own."""
    found: dict[str, _Send] = {}
    for number, source in enumerate(forecast.sources):
        key, name = source.id, known(source.name, "sends", source.id)
        if isinstance(name, Sentence) and name.template == MARKETING_WEEK:
            key = source.id.rpartition(":")[0]
            name = Sentence(MARKETING_LINE, {"place": name.values["place"]})
        found.setdefault(key, _Send(name, [])).sources.append((number, source.id))
    return found


def _category(index: int) -> Selection:
    return Selection(categories=(CATEGORIES[index],))


def _reason(index: int) -> Selection:
    return Selection(reasons=(REASONS[index],))


def _table(forecast: Forecast, column: NDArray[Any], width: int, amounts: Counts) -> Counts:
    lines = forecast.lines
    return added_up(amounts, (lines.day, column), (lines.calendar.days, width))


def _kept(table: Counts, series: Callable[[int], Series]) -> Stacked:
    """Keep every column with anything in it, in its own order."""
    used: Indices = np.flatnonzero(table.any(axis=0))
    return Stacked(tuple(series(int(index)) for index in used), table[:, used])


def _largest(
    table: Counts, keys: Sequence[str], chosen: Callable[[tuple[str, ...]], Selection]
) -> Stacked:
    """Keep the largest columns apart, the largest first, and add the others up."""
    sums = table.sum(axis=0)
    order = sorted(np.flatnonzero(sums).tolist(), key=lambda index: (-sums[index], keys[index]))
    alone = order if len(order) <= MOST_SERIES else order[: MOST_SERIES - 1]
    groups = [[index] for index in alone]
    rest = order[len(alone) :]
    if rest:
        groups.append(rest)
    names = [tuple(keys[index] for index in group) for group in groups]
    columns = [table[:, group].sum(axis=1) for group in groups]
    amounts = np.array(columns, dtype=np.int64).reshape(len(groups), len(table)).T
    return Stacked(tuple(Series(name, chosen(name)) for name in names), amounts)


@dataclass(frozen=True, slots=True, eq=False)
class SpreadBand:
    """Where the month so far lies in eight of ten trials.

    Shape:
        Both ``(days,)``.
    Units:
        Micros.
    """

    low: Micros
    high: Micros


@dataclass(frozen=True, slots=True)
class BudgetStep:
    """How far the line of what was spent may rise in one month or quarter.

    Attributes:
        period: Its months.
        days: The indices of its first and last day.
        level_micros: What was spent before it, and its budget with what rolled in.
        gone: The index of the day on which it is used up; nothing if it lasts.
    """

    period: Period
    days: tuple[int, int]
    level_micros: int
    gone: int | None


@dataclass(frozen=True, slots=True, eq=False)
class DailyCost:
    """What each day, week or month costs, exactly, and what surrounds it.

    Attributes:
        days: The days in order.
        unit: What a bar stands for.
        bars: The indices of the days of each bar.
        series: What the bars are stacked of.
        labels: Their names.
        amounts: What each bar is made of: micros, or messages if ``counts_messages``.
        by_day: What each day costs.
        currency: ISO 4217.
        budget_micros: What all may cost, if anything was set.
        band: The uncertainty of what was spent so far, where there is any.
        ghost: What each day of the other forecast costs, where there is one.
        grouping: What the bars are stacked by.
        steps: The budgets of months or quarters.
        real_to: The last day that is what really happened, where the forecast begins so.

    Shape:
        ``amounts``: ``(bars, series)``; ``by_day``, ``ghost``: ``(days,)``.
    """

    days: tuple[date, ...]
    unit: Unit
    bars: tuple[list[int], ...]
    series: tuple[Series, ...]
    labels: tuple[str, ...]
    amounts: Counts
    by_day: Micros
    currency: str
    budget_micros: int | None
    band: SpreadBand | None
    ghost: Micros | None
    grouping: Grouping
    steps: tuple[BudgetStep, ...] = ()
    real_to: date | None = None

    @classmethod
    def of(cls, scene: Scene, theme: ChartTheme) -> "DailyCost":
        """Take the figures of a scene."""
        made, grouping = scene.forecast, scene.grouping
        stacked = stack_by_day(made, grouping)
        budget = None if scene.budget is None else budget_micros(scene.budget)
        days, unit = made.lines.calendar.dates(), unit_of(made)
        bars = spans_of(days, unit)
        return cls(
            days=days,
            unit=unit,
            bars=bars,
            series=stacked.series,
            labels=tuple(one.label(made, grouping, theme) for one in stacked.series),
            amounts=_added_up(stacked.amounts, bars),
            by_day=cost_by_day(made),
            currency=made.lines.currency,
            budget_micros=budget,
            band=_band(scene),
            ghost=None if scene.ghost is None else cost_by_day(scene.ghost),
            grouping=grouping,
            steps=tuple(_steps(scene)) if budget is None else (),
            real_to=made.real_to if made.real_to in days else None,
        )

    @property
    def counts_messages(self) -> bool:
        """Whether the bars are messages, and not money."""
        return self.grouping is Grouping.REASON

    @property
    def by_bar(self) -> Micros:
        """What the days of each bar cost, shape ``(bars,)``."""
        return _added_up(self.by_day, self.bars)

    @property
    def ghost_by_bar(self) -> Micros | None:
        """What the days of each bar cost in the other forecast, shape ``(bars,)``."""
        return None if self.ghost is None else _added_up(self.ghost, self.bars)

    @property
    def positions(self) -> NDArray[np.float64]:
        """Where each day lies on an axis with a bar at each whole number, shape ``(days,)``."""
        within = [
            bar - 0.5 + (index + 0.5) / len(days)
            for bar, days in enumerate(self.bars)
            for index in range(len(days))
        ]
        return np.array(within, dtype=np.float64)

    @property
    def so_far(self) -> Micros:
        """The charges of each day and all days before it, shape ``(days,)``."""
        total: Micros = np.cumsum(self.by_day)
        return total

    @property
    def total(self) -> Money:
        """What all days cost."""
        return Money(int(self.by_day.sum()), self.currency)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.amounts.any()

    @property
    def first_gone(self) -> BudgetStep | None:
        """The first budget of a month or quarter that runs out."""
        return next((step for step in self.steps if step.gone is not None), None)

    def run_out(self) -> tuple[date | None, date | None]:
        """Find the day on which the budget runs out: the likeliest, and the earliest."""
        if self.budget_micros is None:
            return None, None
        budget = Decimal(self.budget_micros) / MICROS
        likely = run_out(self.so_far.tolist(), self.days, budget)
        early = (
            None if self.band is None else run_out(self.band.high.tolist(), self.days, budget)
        )
        return likely, early

    def spot(self, index: int, series: int | None, voice: ChartVoice) -> Spot:
        """Say what a bar costs, and what a pointer at a part of it stands for."""
        days = self.days_of(index)
        parts = self.amounts[index]
        texts = (
            map(voice.count, parts.tolist())
            if self.counts_messages
            else (voice.amount(Money(part, self.currency)) for part in parts.tolist())
        )
        rows = [
            (label, text)
            for label, text, part in zip(self.labels, texts, parts, strict=True)
            if part
        ]
        whole = Money(int(self.by_bar[index]), self.currency)
        if not self.counts_messages:
            shown = ([Money(part, self.currency).shown] for part in parts.tolist())
            (left,) = left_by_rounding(shown, [whole.shown])
            rows += [(voice.say("Rounding"), voice.amount(left))] if left.micros else []
        if self.counts_messages or len(rows) != 1:
            cost = voice.say("Cost ({currency})", currency=self.currency)
            rows.append((cost, voice.amount(whole)))
        so_far = voice.amount(self._so_far_with(index))
        is_month = self.unit is Unit.DAY
        rows.append((voice.say("Month so far") if is_month else voice.say("So far"), so_far))
        chosen = EVERYTHING if series is None else self.series[series].selection
        selection = Selection(days=days).within(chosen)
        return Spot(Tip(voice.days(days), tuple(rows)), selection, index)

    def days_of(self, bar: int) -> tuple[date, ...]:
        """Give the days of a bar."""
        return tuple(self.days[index] for index in self.bars[bar])

    def _so_far_with(self, bar: int) -> Money:
        return Money(int(self.so_far[self.bars[bar][-1]]), self.currency)

    def table(self, voice: ChartVoice) -> ChartTable:
        """Write the figures as a table, with their sums."""
        unit = voice.say("messages") if self.counts_messages else self.currency
        cost = voice.say("Cost ({currency})", currency=self.currency)
        so_far = so_far_text(self.unit, self.currency, voice)
        rows = [
            ChartRow(
                (
                    days[0] if len(days) == 1 else voice.days(days),
                    Money(int(self.by_bar[index]), self.currency),
                    *self._cells(self.amounts[index]),
                    self._so_far_with(index),
                ),
                Selection(days=days),
            )
            for index, days in enumerate(map(self.days_of, range(len(self.bars))))
        ]
        sums = (
            voice.say("Total"),
            self.total,
            *self._cells(self.amounts.sum(axis=0)),
            self.total,
        )
        return ChartTable(
            (
                voice.tell(UNITS[self.unit]),
                cost,
                *(f"{label} ({unit})" for label in self.labels),
                so_far,
            ),
            (*rows, ChartRow(sums, EVERYTHING, is_sum=True)),
            (EVERYTHING, EVERYTHING, *(one.selection for one in self.series), None),
            Sums(1, (range(2, 2 + len(self.series)),), others=self._others),
        )

    @property
    def _others(self) -> int | None:
        """The column of the table that adds up what no colour was left for."""
        is_summed = bool(self.series) and len(self.series[-1].key) > 1
        return 1 + len(self.series) if is_summed else None

    def _cells(self, amounts: Counts) -> tuple[int | Money, ...]:
        if self.counts_messages:
            return tuple(amounts.tolist())
        return tuple(Money(amount, self.currency) for amount in amounts.tolist())


def _added_up(amounts: Counts, bars: tuple[list[int], ...]) -> Counts:
    """Add up the days of each bar, whose days come one after the other."""
    added: Counts = np.add.reduceat(amounts, [days[0] for days in bars], axis=0)
    return added


def cost_by_day(forecast: Forecast) -> Micros:
    """Add up what each day costs, shape ``(days,)``."""
    by_day: Micros = charges_by_day(forecast.lines).sum(axis=1, dtype=np.int64)
    return by_day


def _steps(scene: Scene) -> Iterator[BudgetStep]:
    """Give the budgets of months or quarters that lie within the days."""
    calendar = scene.forecast.lines.calendar
    spent = [0, *np.cumsum(cost_by_day(scene.forecast)).tolist()]
    for one in scene.budgets:
        first = (one.period.first_day - calendar.first_day).days
        last = first + one.period.days - 1
        if first >= 0 and last < calendar.days:
            gone = None if one.day is None else (one.day - calendar.first_day).days
            level = spent[first] + one.available_micros
            yield BudgetStep(one.period, (first, last), level, gone)


def _band(scene: Scene) -> SpreadBand | None:
    if scene.spread is None:
        return None
    bands = scene.spread.cumulative
    return SpreadBand(
        np.array([band.p10_micros for band in bands], dtype=np.int64),
        np.array([band.p90_micros for band in bands], dtype=np.int64),
    )
