"""Plays segments on all cores, and keeps the counts of those that were played lately."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import cache, partial
from os import cpu_count
from threading import Lock
from typing import Final, TypeAlias

from tarife.forecast.counting import Counting, SegmentCounts, Setting
from tarife.simulation.segments import Segment
from tarife.terms.problems import Stopped

_CHUNK_PEOPLE: Final = 16_384
_KEPT_BYTES: Final = 48 * 2**20
_LOOK_UP_S: Final = 0.02

Key: TypeAlias = tuple[Segment, Setting]


@dataclass(slots=True)
class Crew:
    """Counts segments; how it shares the work changes nothing of the counts.

    Attributes:
        threads: How many work at once.
        chunk_people: How many people one of them plays in one go, or more of a large segment.
    """

    threads: int = cpu_count() or 1
    chunk_people: int = _CHUNK_PEOPLE
    _kept: OrderedDict[Key, SegmentCounts] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def counts(
        self, segments: Sequence[Segment], setting: Setting, should_stop: Callable[[], bool]
    ) -> list[SegmentCounts]:
        """Give what happens to the people of each segment.

        Segments that were counted lately under the same setting are not counted again.

        Raises:
            Stopped: If ``should_stop`` said so.
        """
        keys = [(segment, setting) for segment in segments]
        found = {key: kept for key in keys if (kept := self._recall(key)) is not None}
        begun = {key: Counting(*key) for key in keys if key not in found}
        tasks = [
            partial(counting.count, people)
            for counting in begun.values()
            for people in counting.chunks(self.chunk_people)
        ]
        self._do(tasks, should_stop)
        for key, counting in begun.items():
            found[key] = counting.counts()
            self._keep(key, found[key])
        return [found[key] for key in keys]

    def _do(self, tasks: Sequence[Callable[[], None]], should_stop: Callable[[], bool]) -> None:
        if self.threads == 1 or len(tasks) <= 1:
            for task in tasks:
                _go_on(should_stop)
                task()
            return
        pending = {_pool(self.threads).submit(task) for task in tasks}
        try:
            while pending:
                _go_on(should_stop)
                done, pending = wait(pending, _LOOK_UP_S, FIRST_EXCEPTION)
                for future in done:
                    future.result()
        finally:
            for future in pending:
                future.cancel()
            wait(pending)

    def _recall(self, key: Key) -> SegmentCounts | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _keep(self, key: Key, counts: SegmentCounts) -> None:
        with self._lock:
            self._kept[key] = counts
            while sum(one.size_bytes for one in self._kept.values()) > _KEPT_BYTES:
                self._kept.popitem(last=False)


def _go_on(should_stop: Callable[[], bool]) -> None:
    if should_stop():
        raise Stopped


@cache
def _pool(threads: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(threads, thread_name_prefix="simulation")
