"""Where things stand on the board: seconds as pixels, and what may share a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tarife.gui.playground.game import BOARD_DAYS, LAST_S
from tarife.gui.playground.words import DAY_S
from tarife.insight.explain.timelines import Interval, IntervalKind
from tarife.insight.playground.billing import EraLane

EDGE: Final = 10
AFTER: Final = 150
"""Room right of the last moment, for a chip that begins there."""

LEAST_AN_HOUR: Final = 2.0
MOST_AN_HOUR: Final = 120.0
RULER: Final = 40
CHIP: Final = 26
GAP: Final = 4
BAR: Final = 16
BAR_GAP: Final = 3
LABEL: Final = 16
PAD: Final = 7

_HOUR_S: Final = 3600
_MINUTE_S: Final = 60
_STEPS: Final = ((36.0, 5), (12.0, 15), (6.0, 30), (0.0, 60))
_TICKS_H: Final = (1, 2, 3, 6, 12, 24)
_TICK_ROOM: Final = 46


@dataclass(frozen=True, slots=True)
class TimeScale:
    """How wide an hour is.

    Units:
        Pixels an hour.
    """

    an_hour: float

    @property
    def width(self) -> int:
        """The width of the whole board."""
        return round(EDGE + BOARD_DAYS * 24 * self.an_hour + AFTER)

    @property
    def step_s(self) -> int:
        """What a drag snaps to, so that a step can be seen."""
        return next(minutes for least, minutes in _STEPS if self.an_hour >= least) * _MINUTE_S

    @property
    def tick_h(self) -> int:
        """How many hours lie between two labels of the ruler."""
        fitting = (hours for hours in _TICKS_H if hours * self.an_hour >= _TICK_ROOM)
        return next(fitting, _TICKS_H[-1])

    def x(self, second: int) -> float:
        """Give the place of a second."""
        return EDGE + second * self.an_hour / _HOUR_S

    def second(self, x: float) -> int:
        """Give the second at a place, within the board."""
        return min(max(round((x - EDGE) * _HOUR_S / self.an_hour), 0), LAST_S)

    def snapped(self, x: float, step_s: int) -> int:
        """Give the moment nearest to a place that a step leads to."""
        return min(round(self.second(x) / step_s) * step_s, BOARD_DAYS * DAY_S - step_s)


@dataclass(frozen=True, slots=True)
class Bar:
    """A window or conversation of one business number."""

    number: int
    interval: Interval


def levels(spans: Sequence[tuple[float, float]]) -> tuple[int, ...]:
    """Give each span, in order of its beginning, the first level on which it is free."""
    ends: list[float] = []
    found = []
    for begins, stops in spans:
        level = next((n for n, end in enumerate(ends) if end <= begins), len(ends))
        ends[level : level + 1] = [stops]
        found.append(level)
    return tuple(found)


def bar_rows(lane: EraLane) -> tuple[tuple[Bar, ...], ...]:
    """Put what is open into rows: by number, by kind, and no two in one row at once."""
    rows: list[tuple[Bar, ...]] = []
    for number, line in lane.by_number.items():
        for kind in IntervalKind:
            own = [one for one in line.intervals if one.kind is kind]
            placed = levels([(one.starts_s, one.ends_s) for one in own])
            rows += [
                tuple(Bar(number, own[n]) for n, at in enumerate(placed) if at == level)
                for level in sorted(set(placed))
            ]
    return tuple(rows)


def fitting_scale(lanes: Sequence[EraLane], width: int) -> TimeScale:
    """Choose a scale at which all that happens, and what it opens, is seen at once."""
    lasts = [
        last_s
        for lane in lanes
        if lane.timeline is not None
        for last_s in (
            lane.timeline.moments[-1].at_s + DAY_S // 4,
            *(one.ends_s for one in lane.timeline.intervals),
        )
    ]
    first_s, last_s = first_shown_s(lanes), max(lasts, default=2 * DAY_S)
    hours = max((last_s - first_s) / _HOUR_S + 2, 12)
    return TimeScale(min(max((width - EDGE - 24) / hours, LEAST_AN_HOUR), MOST_AN_HOUR))


def first_shown_s(lanes: Sequence[EraLane]) -> int:
    """Give the moment at which a view of everything begins: two hours before the first."""
    firsts = [lane.outcomes[0].moment.at_s for lane in lanes if lane.outcomes]
    return max(min(firsts, default=8 * _HOUR_S) - 2 * _HOUR_S, 0)
