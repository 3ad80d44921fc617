"""Finds a good combination where there are too many to play each.

What a choice does is nearly the same whatever the others are. So each of its values is played
alone, beside a centre; what they do is added up, and all sums of which no other does more for
no more money are known without playing them (Nemhauser and Ullmann 1969). The best of these is
looked for by playing, beside exchanges of one step for another, and becomes the next centre,
until it is one already. Where choices do not touch each other that is the best there is.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import permutations
from typing import Final, TypeAlias, TypeVar

from tarife.insight.optimiser.question import Candidate, Point, Question

_MOST_KEPT: Final = 4_000
"""So many sums at most are kept after each choice, at equal distances."""

_ALONG: Final = 12
"""So many candidates of a stretch are played at once."""

T = TypeVar("T")
Play: TypeAlias = Callable[[Iterable[Point]], Iterator[Candidate]]
_Sum: TypeAlias = tuple[int, int, Point]
"""What it costs, what it brings, and which values it has of the choices so far."""


def search(play: Play, sizes: Point, question: Question) -> Candidate | None:
    """Find a combination within the bounds that nothing found is better than.

    Args:
        play: Plays combinations; leaves out what is no plan, and all when enough were played.
        sizes: How many values each choice has.
        question: What is asked.

    Returns:
        The best that was played; nothing if nothing could be.
    """
    centre = next(play(_alone((0,) * len(sizes), sizes)), None)
    while centre is not None:
        beside = [centre, *play(_alone(centre.point, sizes))]
        promising = _promising(beside, sizes, question)
        near = play(_exchanged(centre.point, sizes))
        best = max((*beside, *_along(play, promising, question), *near), key=question.rank)
        if question.rank(best) <= question.rank(centre):
            break
        centre = best
    return centre


def _alone(centre: Point, sizes: Point) -> Iterator[Point]:
    """List a point and those that differ from it in one choice."""
    yield centre
    for index, size in enumerate(sizes):
        for value in range(size):
            if value != centre[index]:
                yield (*centre[:index], value, *centre[index + 1 :])


def _exchanged(centre: Point, sizes: Point) -> Iterator[Point]:
    """List points with one step more of a choice, and one less of another."""
    for more, less in permutations(range(len(sizes)), 2):
        if centre[more] + 1 < sizes[more] and centre[less]:
            steps = {more: 1, less: -1}
            yield tuple(value + steps.get(index, 0) for index, value in enumerate(centre))


def _promising(beside: list[Candidate], sizes: Point, question: Question) -> list[Point]:
    """List combinations of which none should do more for no more money, the cheapest first."""
    centre = beside[0]
    sums: list[_Sum] = [(centre.micros, question.gain(centre), ())]
    for index in range(len(sizes)):
        own = {
            one.point[index]: (
                one.micros - centre.micros,
                question.gain(one) - question.gain(centre),
            )
            for one in beside
            if one is centre or one.point[index] != centre.point[index]
        }
        added = sorted(
            (micros + more_micros, gain + more_gain, (*point, value))
            for micros, gain, point in sums
            for value, (more_micros, more_gain) in own.items()
        )
        sums = thinned(unbeaten(added, lambda one: one[:2]), _MOST_KEPT)
    return [point for _, _, point in sums]


def unbeaten(items: Iterable[T], worth: Callable[[T], tuple[int, int]]) -> list[T]:
    """Keep those of which no other brings more for no more money, the cheapest first.

    Args:
        items: Of equal ones the first is kept.
        worth: Gives what one costs, and what it brings.
    """
    kept: list[T] = []
    most: int | None = None
    for one, (_, gain) in sorted(
        ((one, worth(one)) for one in items), key=lambda pair: (pair[1][0], -pair[1][1])
    ):
        if most is None or gain > most:
            kept.append(one)
            most = gain
    return kept


def thinned(items: Sequence[T], most: int) -> list[T]:
    """Take the first and the last of many, and some at equal distances between them."""
    count, last = min(len(items), most), len(items) - 1
    return [items[number * last // max(count - 1, 1)] for number in range(count)]


def _along(play: Play, points: list[Point], question: Question) -> Iterator[Candidate]:
    """Play points at equal distances, then around the best of them, ever closer."""
    first, last = 0, len(points) - 1
    while True:
        at = sorted({first + (last - first) * n // _ALONG for n in range(_ALONG + 1)})
        played = list(play(points[index] for index in at))
        yield from played
        if not played or last - first <= _ALONG:
            return
        best = at.index(points.index(max(played, key=question.rank).point))
        first, last = at[max(best - 1, 0)], at[min(best + 1, len(at) - 1)]
