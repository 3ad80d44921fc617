"""Damaged files for every reader, for as long as wished: each must be read or refused.

``python tests/benchmarks/stress_readers.py --minutes 10 --seed 1`` tells how many were read and
refused, and the slowest. What raised anything else or took over two seconds of processor time
is kept in a temporary folder and told; then it ends with status 1.
"""

import argparse
import itertools
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from helpers.files.damage import readers

SLOW_S = 2


class Stress:
    """Damages files, has them read, and counts what comes of it."""

    def __init__(self, folder, seed):
        self.faults = 0
        self._folder = folder
        self._seed = seed
        self._counts = Counter()
        self._slowest = Counter()
        self._readers = readers(folder)
        for reader in self._readers:
            reader.whole()

    def turn(self, number):
        """Damage a file of each kind once."""
        for reader in self._readers:
            began = time.thread_time()
            outcome = reader.turn((self._seed, number))
            spent = time.thread_time() - began
            self._slowest[reader.name] = max(self._slowest[reader.name], spent)
            self._counts[f"{reader.name} {outcome}"] += 1
            if outcome not in {"read", "refused"} or spent > SLOW_S:
                self.faults += 1
                kept = self._folder / f"fault-{outcome}-{number}-{reader.path.name}"
                kept.write_bytes(reader.damaged)
                sys.stdout.write(f"{kept}: {outcome}, {spent:.1f} s\n")

    def lines(self):
        """Say what was counted."""
        yield f"{self._counts.total():,} files"
        yield from (f"{what}: {count:,}" for what, count in sorted(self._counts.items()))
        yield from (f"{name}: slowest {spent:.2f} s" for name, spent in self._slowest.items())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    stress = Stress(Path(tempfile.mkdtemp(prefix="tarife-damaged-")), arguments.seed)
    end = time.monotonic() + arguments.minutes * 60
    for number in itertools.takewhile(lambda _: time.monotonic() < end, itertools.count(1)):
        stress.turn(number)
    sys.stdout.writelines(f"{line}\n" for line in stress.lines())
    return 1 if stress.faults else 0


if __name__ == "__main__":
    sys.exit(main())
