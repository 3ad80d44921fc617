"""Damaged workbooks for every reader, for as long as wished: each must be read or refused.

``python tests/benchmarks/stress_readers.py --minutes 10 --seed 1`` tells how many were read and
refused, and the slowest. What raised anything else or took over two seconds is kept in a
temporary folder and told; then it ends with status 1.
"""

import argparse
import itertools
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from helpers.forecasts import november_forecast
from helpers.meta_files import workbook_bytes
from helpers.packages import mutant
from helpers.workbooks import edition
from tarife.rates.meta.reading import read_meta_file
from tarife.terms.problems import InputError, Problem
from tarife.workbook.budget import write_workbook
from tarife.workbook.contact_rows import list_rows
from tarife.workbook.edited import import_into, read_budget

SLOW_S = 2
CONTACTS = [["Ad", "Telefon"], *([f"Ad {n}", 905320000000 + n] for n in range(200))]
CARD = [
    ["Market", "Currency", "Marketing", "Utility", "Authentication"],
    *([f"Market {n}", "USD", 0.01 + n / 1000, 0.005, "n/a"] for n in range(40)),
]


def as_list(path):
    list(list_rows(path))


def as_card(path):
    found = read_meta_file(path.read_bytes(), path.name)
    if isinstance(found, Problem):
        raise InputError([found])


def as_budget(path):
    import_into(november_forecast().plan, read_budget(path))


class Stress:
    """Damages workbooks, has them read, and counts what comes of it."""

    def __init__(self, folder, seed):
        self.faults = 0
        self._folder = folder
        self._seed = seed
        self._counts = Counter()
        self._slowest = Counter()
        write_workbook(edition(november_forecast()), folder / "whole.xlsx")
        self._wholes = {
            as_list: workbook_bytes({"S": CONTACTS}),
            as_card: workbook_bytes({"S": CARD}),
            as_budget: (folder / "whole.xlsx").read_bytes(),
        }

    def turn(self, number):
        """Damage each workbook once."""
        for read, whole in self._wholes.items():
            path = self._folder / "damaged.xlsx"
            path.write_bytes(mutant(whole, (self._seed, number)))
            began = time.thread_time()
            outcome = tried(read, path)
            spent = time.thread_time() - began
            name = read.__name__
            self._slowest[name] = max(self._slowest[name], spent)
            self._counts[f"{name} {outcome}"] += 1
            if outcome not in {"read", "refused"} or spent > SLOW_S:
                self.faults += 1
                kept = path.rename(self._folder / f"{name}-{outcome}-{number}.xlsx")
                sys.stdout.write(f"{kept}: {outcome}, {spent:.1f} s\n")

    def lines(self):
        """Say what was counted."""
        yield from (f"{what}: {count:,}" for what, count in sorted(self._counts.items()))
        yield from (f"{name}: slowest {spent:.2f} s" for name, spent in self._slowest.items())


def tried(read, path):
    try:
        read(path)
    except InputError:
        return "refused"
    except Exception as error:  # noqa: BLE001 - what is looked for
        return type(error).__name__
    return "read"


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
