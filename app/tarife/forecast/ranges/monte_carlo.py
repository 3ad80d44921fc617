"""Simulates and bills a plan at drawn numbers, with a sample of people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from tarife.forecast.held_rates import rates_for
from tarife.forecast.moved_rates import likely_percents, with_moved
from tarife.forecast.play.counting import Counting, CountSettings, SegmentCounts
from tarife.forecast.play.sampling import FEWEST_BITS, MOST_SECONDS, Load, loads_of
from tarife.forecast.preparing import MOST_EACH, Prepared, prepare, settings_of, too_much_work
from tarife.forecast.ranges.draws import clipped
from tarife.forecast.standard_error import variance_of_months
from tarife.forecast.start import Start
from tarife.forecast.totals import charges_by_day
from tarife.plan.grid import Lines, all_lines
from tarife.plan.model.plan import Plan
from tarife.plan.numbers import number_at, with_numbers
from tarife.plan.what_if.months import months_of
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.simulation.segments import Segment, playable_in, segments_of
from tarife.terms.arrays import Floats, Micros
from tarife.terms.problems import InputError, Stopped

_FEWEST_BITS: Final = 8
_USUAL_BITS: Final = 13
"""With 2,048 people, a draw of another size of an audience missed its forecast by 2 %."""

_MOST_PEOPLE: Final = 2**18
"""So many people of a play at most; of more audiences fewer each, whose errors cancel out."""

FEWEST_DRAWS: Final = 48
"""So many draws are played however dear a play is: one in ten of them is some."""

_MOST_SECONDS: Final = 12.0
"""Estimated work of all draws of a plan up to which none is left out."""

_LINE_S: Final = 200e-6
"""What it takes to lay out, place and bill a line of a month in each draw."""

_MOST_KEPT: Final = 256


@dataclass(frozen=True, slots=True, eq=False)
class SimulatedMonth:
    """What a month costs at drawn numbers.

    Attributes:
        charges: Micros by day and category.
        variance: Of what real months cost at these numbers, and of each category, in micros
            squared.

    Shape:
        ``charges``: ``(days, categories)``; ``variance``: ``(1 + categories,)``.
    """

    charges: Micros
    variance: Floats


class UncertainMonth:
    """A plan with ranges, which can be played at any numbers within them."""

    def __init__(
        self, plan: Plan, rates: tuple[RateBook, Markets], start: Start | None = None
    ) -> None:
        """Prepare a plan.

        Raises:
            InputError: If the plan cannot be played, with every problem.
        """
        self.plan = plan
        self._ready = prepare(plan, *rates, start)
        self._book = rates_for(plan, *rates).book
        self._likeliest = [placed.segment for placed in self._ready.placed]
        self._known: dict[tuple[int, CountSettings], SegmentCounts] = {}
        self._kept: tuple[tuple[float, ...], Plan, list[tuple[Plan, Lines]]] | None = None
        self._bits = bits_for(self._likeliest, self._ready.loads)
        self._bits = min([self._bits, *map(self._bits_at, _ends(plan))])

    def _bits_at(self, ends: tuple[float, ...]) -> int:
        """Give the bits with which a play at the ends of ranges takes no longer than it may.

        Raises:
            InputError: If even the fewest people would take too long there, or too much memory.
        """
        percents = likely_percents(self.plan, self._ready.unknown_days)
        ready = self._at(np.array([*ends, *percents]), self.plan.seed)
        loads = loads_of([placed.segment for placed in ready.placed], self.plan.period)
        problems = list(too_much_work(replace(ready, loads=loads)))
        if problems:
            raise InputError(problems)
        bits = self._bits
        while bits > FEWEST_BITS and FEWEST_DRAWS * _seconds(loads, bits) > _MOST_SECONDS:
            bits -= 1
        return bits

    def affordable(self, draws: int, fewest: int = FEWEST_DRAWS) -> int:
        """Give how many of so many draws are played, by an estimate of the work and no clock.

        The dearer a play the less is spent on all of them: whoever waits longest for a forecast
        has the least use of a steadier spread.
        """
        lines = sum(
            len(lines.sends) + len(lines.entry_points) + len(lines.inbound)
            for lines in (month.lines for month in self._ready.months)
        )
        each_s = lines * _LINE_S + _seconds(self._ready.loads, self._bits)
        share = _MOST_SECONDS / max(draws * each_s, _MOST_SECONDS)
        return max(min(draws, fewest), round(draws * share**2))

    def likeliest(self, should_stop: Callable[[], bool]) -> SimulatedMonth:
        """Play the plan's own numbers.

        Raises:
            Stopped: If ``should_stop`` said so.
        """
        values = [number_at(self.plan, entry.at) or 0.0 for entry in self.plan.ranges]
        values += likely_percents(self.plan, self._ready.unknown_days)
        return self.play(np.array(values), should_stop)

    def play(
        self, values: Floats, should_stop: Callable[[], bool], seed: int | None = None
    ) -> SimulatedMonth:
        """Play the plan at drawn values, a row of `drawn_values`; rates stay if it has none.

        Args:
            values: The row.
            should_stop: Asked now and then; says whether the result is still wanted.
            seed: Of the chance, if it is not the plan's own.

        Raises:
            InputError: If a rate is missing that only drawn numbers need.
            Stopped: If ``should_stop`` said so.
        """
        if should_stop():
            raise Stopped
        ready = self._at(values, self.plan.seed if seed is None else seed)
        setting = replace(ready.setting(self._bits), by_lot=True)
        counts = self._counts([placed.segment for placed in ready.placed], setting)
        lines, _ = ready.bill(counts)
        return SimulatedMonth(
            charges_by_day(lines),
            variance_of_months(
                lines,
                ready.placed,
                counts,
                is_part=ready.start is not None,
                # What was measured comes as it came, by chance; what is planned as planned.
                come_by_chance=self.plan.measured is not None,
            ),
        )

    def _at(self, values: Floats, seed: int) -> Prepared:
        """Prepare the plan at drawn values, with the chance of a seed."""
        percents = values.tolist()[len(self.plan.ranges) :]
        book = self._ready.months[0].terms.book
        if percents:
            book = with_moved(self._book, self.plan, self._ready.unknown_days, percents)
        plan, laid_out = self._months_at(tuple(values.tolist()[: len(self.plan.ranges)]))
        plan = replace(plan, seed=seed)
        months = []
        for month, (single, month_lines) in zip(self._ready.months, laid_out, strict=True):
            settings = settings_of(single, month.terms.markets, self._ready.start)
            terms = replace(month.terms, settings=settings, book=book)
            months.append(replace(month, plan=single, lines=month_lines, terms=terms))
        lines = [month.lines for month in months]
        return replace(
            self._ready,
            plan=plan,
            months=tuple(months),
            lines=playable_in(lines),
            placed=segments_of(lines, plan.period, plan.seed),
        )

    def _months_at(self, values: tuple[float, ...]) -> tuple[Plan, list[tuple[Plan, Lines]]]:
        """Give plan, months and lines at values of the ranges; the last ones are kept.

        Lines know no chance, and a plan without ranges is tried at the same lines each time.
        """
        if self._kept is None or self._kept[0] != values:
            drawn = zip(self.plan.ranges, values, strict=True)
            plan = with_numbers(self.plan, {entry.at: value for entry, value in drawn})
            months = [(one, clipped(all_lines(one), MOST_EACH)) for one in months_of(plan)]
            self._kept = values, plan, months
        return self._kept[1:]

    def _counts(self, segments: list[Segment], setting: CountSettings) -> list[SegmentCounts]:
        """Count the people of each segment; of those that no range touches only once."""
        keys = [
            (index, setting) if own == likeliest else None
            for index, (own, likeliest) in enumerate(
                zip(segments, self._likeliest, strict=True)
            )
        ]
        found = [None if key is None else self._known.get(key) for key in keys]
        missing = [index for index, counts in enumerate(found) if counts is None]
        counting = Counting([segments[index] for index in missing], setting)
        counting.count((0, counting.played))
        for index, counts in zip(missing, counting.counts(), strict=True):
            found[index] = counts
            key = keys[index]
            if key is not None and len(self._known) < _MOST_KEPT:
                self._known[key] = counts
        return [counts for counts in found if counts is not None]


def _ends(plan: Plan) -> set[tuple[float, ...]]:
    """Give the ends of all ranges at which plays are the largest, and those of a person.

    An audience's share of what reaches it is largest where it has the fewest people.
    """
    if not plan.ranges:
        return set()
    few = (one.low if one.at.field == "people" else one.high for one in plan.ranges)
    return {tuple(one.high for one in plan.ranges), tuple(few)}


def bits_for(segments: Sequence[Segment], loads: Sequence[Load]) -> int:
    """Give the bits of the sample to play of each segment."""
    bits = _USUAL_BITS
    while bits > _FEWEST_BITS and sum(min(one.people, 1 << bits) for one in segments) > (
        _MOST_PEOPLE
    ):
        bits -= 1
    while bits > FEWEST_BITS and FEWEST_DRAWS * _seconds(loads, bits) > MOST_SECONDS:
        bits -= 1
    return bits


def _seconds(loads: Sequence[Load], bits: int) -> float:
    return sum(load.seconds(bits) for load in loads)
