"""Compares the engine with the oracle on random tables, as many events as asked for.

``python tests/benchmarks/stress_billing.py --events 1000000 --seed 1``; the first table on
which they differ ends the run with status 1, and with all that is needed to play it again.
"""

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from helpers.twins.billers import bill_by_engine, outcome
from helpers.twins.oracle import Verdict, bill_one_by_one
from helpers.twins.strategies import REAL, Case, World, made_up_world, random_case
from tarife.assets import load_book, load_markets
from tarife.terms.calendar import moment_at
from tarife.traffic.table import MessageKind

SIZES = (1, 2, 5, 10, 20, 40, 60, 100, 200, 400, 800, 3000)


@dataclass(slots=True)
class Tally:
    """What has been compared so far."""

    events: int = 0
    tables: int = 0
    refused_tables: int = 0
    refused_events: int = 0
    problems: Counter = field(default_factory=Counter)
    verdicts: Counter = field(default_factory=Counter)

    def add(self, case: Case, result: list[Verdict] | set[tuple[str, str]]) -> None:
        if isinstance(result, list):
            self.events += len(case.messages)
            self.tables += 1
            self.verdicts.update(f"{one.reason}/{one.category}" for one in result)
        else:
            self.refused_tables += 1
            self.refused_events += len(case.messages)
            self.problems.update({code for code, _ in result})


def main() -> int:
    """Compare until enough events agreed; events of refused tables do not count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    worlds = (made_up_world(), World(load_book(), load_markets(), (REAL,)))
    tally = Tally()
    place = 0
    while tally.events < asked.events:
        rng = np.random.default_rng([asked.seed, place])
        world = worlds[int(rng.random() < 0.3)]
        case = random_case(rng, SIZES[int(rng.integers(len(SIZES)))], world)
        given = (case.messages, world.book, case.settings, world.markets)
        expected = outcome(bill_one_by_one, *given)
        actual = outcome(bill_by_engine, *given)
        if actual != expected:
            say(f"seed {asked.seed}, table {place}: the engine differs from the oracle")
            explain(case, expected, actual)
            return 1
        tally.add(case, expected)
        place += 1
    report(tally)
    return 0


def explain(case: Case, expected: object, actual: object) -> None:
    """Show the account, the first difference, and the partner's messages up to there."""
    say(str(case.settings))
    if not (isinstance(expected, list) and isinstance(actual, list)):
        brief = (one if isinstance(one, set) else "billed" for one in (expected, actual))
        say("oracle: {}\nengine: {}".format(*brief))
        return
    for mine, its in zip(expected, actual, strict=False):
        if mine != its:
            break
    else:
        say(f"oracle: {len(expected)} verdicts, engine: {len(actual)}")
        return
    say(f"oracle: {mine}\nengine: {its}")
    messages = case.messages
    rows = np.flatnonzero(messages.pair == messages.pair[mine.row])
    for row in rows[np.argsort(messages.at_us[rows], kind="stable")]:
        at_us = int(messages.at_us[row])
        kind = MessageKind(int(messages.kind[row])).name.lower()
        market = messages.markets[messages.market[row]]
        say(f"  row {row}: {moment_at(at_us, case.settings.zone)} {kind} {market}")
        if row == mine.row:
            break


def report(tally: Tally) -> None:
    say(f"{tally.events:,} events in {tally.tables:,} tables agreed")
    say(
        f"{tally.refused_tables:,} tables more ({tally.refused_events:,} events) were refused "
        f"by both for the same problems: {dict(tally.problems)}"
    )
    for name, count in tally.verdicts.most_common():
        say(f"  {count:>9,}  {name}")


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
