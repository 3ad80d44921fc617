"""Finds when a desk answers, by when it did."""

from datetime import time
from typing import Final

import numpy as np

from tarife.plan.model.account import WEEKDAYS, Desk, OpeningHours
from tarife.terms.arrays import Counts, Indices, Seconds

_CELL_S: Final = 900
_CELLS: Final = 96
_DAY_S: Final = _CELL_S * _CELLS
_FEWEST: Final = 15
"""So many answers tell something of opening hours."""

_OWN: Final = 60
"""So many answers of a weekday tell its own hours; fewer are looked at together."""

_MISSED: Final = 9.0
"""Where so many answers would be expected and none was given, the desk is closed."""

_GROUPS: Final = ((0, 1, 2, 3, 4), (5, 6))


def find_desk(weekday: Indices, second: Seconds) -> Desk:
    """Find the hours in which people are answered.

    Args:
        weekday: Of the first message of each answer, Monday is 0.
        second: When of the day it was sent.

    Returns:
        No hours where nothing speaks against answers at any time.
    """
    if len(second) < _FEWEST:
        return Desk()
    hours = []
    per_weekday = np.bincount(weekday, minlength=7)
    for day in range(7):
        group = next(one for one in _GROUPS if day in one)
        if (
            per_weekday[day] == 0
            and per_weekday.sum() / 6 >= _MISSED / 2
            and _is_closed(day, per_weekday)
        ):
            continue
        own = weekday == day
        if per_weekday[day] < _OWN:
            own = np.isin(weekday, group)
        if own.sum() < _FEWEST:
            own = np.ones(len(weekday), dtype=np.bool_)
        hours += [
            OpeningHours(WEEKDAYS[day], *pair) for pair in _open_hours(np.sort(second[own]))
        ]
    always = all(one.opens == one.closes == time(0) for one in hours) and len(hours) == 7  # noqa: PLR2004 - days
    return Desk() if always else Desk(tuple(hours))


def _is_closed(day: int, per_weekday: Counts) -> bool:
    others = np.delete(per_weekday, day)
    return bool(np.median(others[others > 0]) >= _MISSED / 2)


def _open_hours(second: Seconds) -> list[tuple[time, time]]:
    """Cut a day where answers are missing that would be expected."""
    cells = np.bincount(np.minimum(second // _CELL_S, _CELLS - 1), minlength=_CELLS)
    used = np.flatnonzero(cells)
    rest = len(second) - int(cells.max())
    rate = max(rest, 1) / max(int(used[-1] - used[0] + 1), 1)
    stretches: list[list[int]] = [[0, 0]]
    last = -1
    for cell in [*used.tolist(), _CELLS]:
        empty = cell - last - 1
        if empty * rate >= _MISSED:
            if last >= 0:
                stretches[-1][1] = last
                stretches.append([cell, cell])
            else:
                stretches[-1][0] = cell
        last = cell
    found = []
    if stretches[-1][0] < _CELLS:
        stretches[-1][1] = _CELLS - 1
    else:
        stretches.pop()
    for first, final in stretches:
        within = second[(second // _CELL_S >= first) & (second // _CELL_S <= final)]
        opens = 0 if first == 0 else int(within.min()) // 300 * 300
        closes = _DAY_S if final == _CELLS - 1 else (final + 1) * _CELL_S
        found.append((_time(opens), _time(closes % _DAY_S)))
    return found


def _time(second: int) -> time:
    return time(second // 3600, second // 60 % 60)
