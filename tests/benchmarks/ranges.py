"""Compares bands of random plans with ranges of every kind with played draws, and times plays.

    .venv/bin/python tests/benchmarks/ranges.py [--plans 60] [--draws 600] [--forecasts 12]

Half of the plans have a hundred or two people, who are all played; the other half three hundred
times as many, for whom the trials play samples. Two things could be wrong. Draws that are told
by the surface from the played ones: so many other draws are all played, and percentiles of the
same draws compared. And samples: forecasts of some draws, of everyone, are compared one by one.
All differences are per cent of the plan's total; the run ends with status 1 if a percentile is
off by more than half a per cent.
"""

import argparse
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from helpers.random_plans import ranged_plan
from tarife.assets import load_book, load_markets
from tarife.forecast.forecast import forecast
from tarife.forecast.ranges.draws import drawn_values
from tarife.forecast.ranges.monte_carlo import UncertainMonth
from tarife.forecast.ranges.surfaces import predicted
from tarife.forecast.ranges.trials import PLAYED, play_draws
from tarife.plan.numbers import with_numbers
from tarife.terms.problems import InputError

RATES = (load_book(), load_markets())
PERCENTILES = (0.1, 0.5, 0.9)
MOST_APART = 0.5


def go_on():
    return False


def main() -> int:
    """Print a line for each plan, and the worst of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=60)
    parser.add_argument("--draws", type=int, default=600, help="draws that are all played")
    parser.add_argument("--forecasts", type=int, default=12, help="draws that are forecast")
    asked = parser.parse_args()
    kinds, worst = set(), []
    for seed in range(asked.plans):
        plan = ranged_plan(seed, crowd=1 if seed % 2 == 0 else 300)
        exact = forecast(plan, *RATES, go_on)
        begun = time.process_time()
        costs = play_draws(exact, RATES, go_on)[0].sum(axis=(1, 2))
        took_s = time.process_time() - begun
        by_surface = _apart_by_surface(exact, costs, asked.draws)
        by_sample = _apart_by_sample(exact, costs, asked.forecasts)
        kinds |= {entry.at.field.split(".", 1)[-1] for entry in plan.ranges}
        worst.append((*by_surface, by_sample))
        deviation = 100 * costs.std() / exact.total.micros
        say(
            f"{seed:3} {len(plan.ranges)} ranges, sd {deviation:5.1f} %, {took_s:.2f} s; P10 "
            f"{by_surface[0]:+.2f} P50 {by_surface[1]:+.2f} P90 {by_surface[2]:+.2f}; of "
            f"{asked.forecasts} forecasts the furthest {by_sample:.2f}"
        )
    most = np.abs(worst).max(axis=0)
    say(f"{asked.plans} plans, ranges of {len(kinds)} kinds: {', '.join(sorted(kinds))}")
    say(
        f"worst P10 {most[0]:.2f}, P50 {most[1]:.2f}, P90 {most[2]:.2f}, one draw {most[3]:.2f}"
    )
    return int(most[:3].max() > MOST_APART)


def _apart_by_surface(exact, costs, draws):
    """Give by how much percentiles of told draws differ from those of the same draws played."""
    plan, total = exact.plan, exact.total.micros
    others = drawn_values(plan, draws)
    month = UncertainMonth(plan, RATES)
    own = month.likeliest(go_on).charges.sum()
    found = np.array([month.play(row, go_on).charges.sum() for row in others], dtype=float)
    found += (total - own) * np.minimum(found / own, 1)
    tried = predicted(drawn_values(plan, PLAYED), costs[:, None], others)
    apart = np.quantile(tried, PERCENTILES) - np.quantile(found, PERCENTILES)
    return tuple((100 * apart / total).tolist())


def _apart_by_sample(exact, costs, forecasts):
    """Give how far the furthest draw lies from a forecast of it, of everyone."""
    plan = exact.plan
    addresses = [entry.at for entry in plan.ranges]
    furthest = 0.0
    rows = drawn_values(plan, PLAYED)[:forecasts].tolist()
    for row, cost in zip(rows, costs, strict=False):
        try:
            drawn = forecast(
                with_numbers(plan, dict(zip(addresses, row, strict=True))), *RATES, go_on
            )
        except InputError:  # a volume above its audience, which trials cut
            continue
        apart = 100 * (cost - drawn.total.micros) / exact.total.micros
        furthest = max(furthest, abs(apart))
    return furthest


def say(line: str) -> None:
    """Print at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
