"""Compares the simulator with its twin on small copies of the example plans.

``python tests/benchmarks/naive_agreement.py --runs 40 --scale 20``; everything that is counted
or charged is printed with its two means and how many standard errors they lie apart, and the
run ends with status 1 if any lie more than four apart.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from helpers.scaled import scaled
from helpers.twins.agreement import Twin, by_simulator, compared
from helpers.twins.billers import bill_by_engine
from tarife.documents.files import load_plan
from tarife.forecast.play.sampling import Mode, SamplingPlan
from tarife.plan.model.account import Rules
from tarife.plan.model.plan import Plan
from tarife.terms.shipped import data_root

MOST_APART = 4


def main() -> int:
    """Compare each example and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--scale", type=int, default=20, help="how much smaller the copies are")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rules", type=Rules, default=Rules.AUTO, choices=list(Rules))
    parser.add_argument("--play", type=Mode, default=Mode.EVERYONE, choices=list(Mode))
    parser.add_argument("--sample-bits", type=int, default=8)
    asked = parser.parse_args()
    apart = 0
    for plan in examples():
        apart += compare(scaled(plan, asked.scale), asked)
    say(f"\n{apart} lie more than {MOST_APART} standard errors apart")
    return 1 if apart else 0


def examples() -> Iterator[Plan]:
    """Open the shipped example plans."""
    for path in sorted(Path(str(data_root() / "resources" / "examples")).glob("*.tarife")):
        yield load_plan(path)


def compare(plan: Plan, asked: argparse.Namespace) -> int:
    """Print the table of one plan; gives how many rows lie too far apart."""
    account = replace(plan.account, rules=asked.rules)
    plan = replace(plan, account=account)
    ours, theirs = [], []
    sampling = SamplingPlan(asked.play, sample_bits=asked.sample_bits)
    for run in range(asked.runs):
        seeded = replace(plan, seed=asked.seed * 100_000 + run)
        ours.append(by_simulator(seeded, sampling).counts)
        twin = Twin(plan, np.random.default_rng([asked.seed, run]))
        theirs.append(twin.billed(asked.rules, bill_by_engine).counts)
    say(f"\n{plan.name}, {asked.runs} runs at 1/{asked.scale}, rules {asked.rules.value}")
    say(f"{'':44} {'simulator':>16} {'twin':>16} {'apart (s.e.)':>13}")
    apart = 0
    for one in compared(ours, theirs):
        is_apart = abs(one.standard_errors) > MOST_APART
        apart += is_apart
        mark = "  <<<" if is_apart else ""
        say(
            f"{one.name:44} {one.simulator:16,.2f} {one.twin:16,.2f}"
            f" {one.standard_errors:13.2f}{mark}"
        )
    return apart


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
