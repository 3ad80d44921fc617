"""Fits plans that people have lived through: ranges of 80 % should hold the truth in 80 %."""

import argparse
import sys
from collections import defaultdict
from multiprocessing import Pool
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from helpers.lived_traffic import lived, lived_plan, truth_and_ranges
from helpers.rate_cards import shipped_book
from helpers.real_traffic import settings_of
from tarife.assets import load_markets
from tarife.fitting.fitting import fit_plan
from tarife.terms.calendar import BillingMonth

RATES = shipped_book(), load_markets()


def checked(asked: tuple[int, int]) -> list[tuple[str, float, float, float, float, int]]:
    """Let a plan be lived, fit it, and compare each number with the truth."""
    seed, people = asked
    plan = lived_plan(seed, BillingMonth(2026, 11), people)
    life = lived(plan, RATES, settings_of(plan))
    fitted = fit_plan(life.log(), plan.account, RATES[1])
    return list(truth_and_ranges(plan, fitted))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=500)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--processes", type=int, default=1)
    asked = parser.parse_args()
    held: dict[str, list[tuple[bool, bool, float]]] = defaultdict(list)
    work = [(asked.seed + number, asked.people) for number in range(asked.plans)]
    with Pool(asked.processes) as pool:
        for rows in pool.imap_unordered(checked, work):
            for field, truth, low, likely, high, _ in rows:
                held[field].append(
                    (truth < low, truth > high, likely / truth if truth else 1.0)
                )
    for field, found in sorted(held.items()):
        count = len(found)
        below, above = (sum(one[side] for one in found) for side in (0, 1))
        ratios = sorted(one[2] for one in found)
        share = (count - below - above) / count
        sys.stdout.write(
            f"{field:40} {count:6} held {share:6.1%} truth below {below / count:6.1%} "
            f"above {above / count:6.1%} median ratio {ratios[count // 2]:.3f}\n"
        )


if __name__ == "__main__":
    main()
