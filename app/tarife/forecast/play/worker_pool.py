"""Worker pool with a cache of segment counts."""

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import cache, partial
from os import cpu_count
from threading import Lock
from typing import Final, TypeAlias

from tarife.forecast.play.counting import (
    Counting,
    CountSettings,
    SegmentCounts,
    cells_of_segment,
)
from tarife.simulation.segments import Segment
from tarife.terms.problems import Stopped

_CHUNK_PEOPLE: Final = 16_384
_CACHE_BYTES: Final = 48 * 2**20
_POLL_S: Final = 0.02
_BUFFER_CELLS: Final = 2**23
"""Of one thread's buffers, 8 bytes each, of which few are used; more segments are counted in
turns."""

Key: TypeAlias = tuple[Segment, int]


@dataclass(slots=True)
class WorkerPool:
    """Counts segments on several threads; results do not depend on how the work is shared.

    Attributes:
        threads: How many work at once.
        chunk_people: How many people one of them plays in one go, or more of a large segment.
    """

    threads: int = cpu_count() or 1
    chunk_people: int = _CHUNK_PEOPLE
    _settings: dict[CountSettings, int] = field(default_factory=dict)
    _cache: dict[Key, SegmentCounts] = field(default_factory=dict)
    _cache_bytes: int = 0
    _lock: Lock = field(default_factory=Lock)

    def counts(
        self,
        segments: Sequence[Segment],
        setting: CountSettings,
        should_stop: Callable[[], bool],
    ) -> list[SegmentCounts]:
        """Give what happens to the people of each segment.

        Segments that were counted lately under the same setting are not counted again.

        Raises:
            Stopped: If ``should_stop`` said so.
        """
        with self._lock:
            index = self._settings.setdefault(setting, len(self._settings))
        found = [self._lookup((segment, index)) for segment in segments]
        missing = [number for number, counts in enumerate(found) if counts is None]
        most = max(_BUFFER_CELLS // cells_of_segment(setting), 1)
        for first in range(0, len(missing), most):
            numbers = missing[first : first + most]
            counting = Counting([segments[number] for number in numbers], setting)
            tasks = [
                partial(counting.count, people) for people in counting.chunks(self.chunk_people)
            ]
            self._run(tasks, should_stop)
            for number, counts in zip(numbers, counting.counts(), strict=True):
                found[number] = self._store((segments[number], index), counts)
        return [counts for counts in found if counts is not None]

    def _run(
        self, tasks: Sequence[Callable[[], None]], should_stop: Callable[[], bool]
    ) -> None:
        """Run tasks, on several threads where there are several tasks.

        Raises:
            MemoryError: If the system gives no thread.
            Stopped: If ``should_stop`` said so.
        """
        if self.threads == 1 or len(tasks) <= 1:
            for task in tasks:
                _raise_if_stopped(should_stop)
                task()
            return
        try:
            pending = {_pool(self.threads).submit(task) for task in tasks}
        except RuntimeError as error:  # whatever has begun counts for nobody
            raise MemoryError from error
        try:
            while pending:
                _raise_if_stopped(should_stop)
                done, pending = wait(pending, _POLL_S, FIRST_EXCEPTION)
                for future in done:
                    future.result()
        finally:
            for future in pending:
                future.cancel()
            wait(pending)

    def _lookup(self, key: Key) -> SegmentCounts | None:
        with self._lock:
            counts = self._cache.pop(key, None)
            if counts is not None:
                self._cache[key] = counts  # now the latest
            return counts

    def _store(self, key: Key, counts: SegmentCounts) -> SegmentCounts:
        with self._lock:
            before = self._cache.pop(key, None)
            self._cache[key] = counts
            self._cache_bytes += counts.size_bytes - (before.size_bytes if before else 0)
            while self._cache_bytes > _CACHE_BYTES:
                oldest = self._cache.pop(next(iter(self._cache)))
                self._cache_bytes -= oldest.size_bytes
        return counts


def _raise_if_stopped(should_stop: Callable[[], bool]) -> None:
    if should_stop():
        raise Stopped


@cache
def _pool(threads: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(threads, thread_name_prefix="simulation")
