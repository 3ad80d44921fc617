"""Times ten thousand draws over the ranges of the reference plan, and checks them.

    .venv/bin/python tests/benchmarks/trial_speed.py [--checked 120]

Every send's volume and reply ratio and every ad's clicks are ranges. Beside the whole of it
(plays at chosen points, surfaces, prices, percentiles) some draws are played one by one and
billed, to compare percentiles over the same draws.
"""

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.reference import reference_plan
from tarife.assets import load_book, load_markets
from tarife.forecast.forecast import forecast
from tarife.forecast.play.sampling import PREVIEW_BITS, Manner, Mode
from tarife.forecast.ranges.draws import drawn_values
from tarife.forecast.ranges.trials import DRAWS, trials
from tarife.plan.model.account import Rules
from tarife.plan.model.addresses import Address
from tarife.plan.model.scenarios import Range
from tarife.plan.numbers import number_at, with_numbers

RATES = (load_book(), load_markets())
_PEOPLE = 5_000_000
SAMPLE = Manner(Mode.SAMPLE, PREVIEW_BITS)


def uncertain(plan):
    """Make every send's volume and replies, and every ad's clicks, a range."""
    fields = [
        *(("sends", send.id, "volume", 0.7, 1.0) for send in plan.sends),
        *(("sends", send.id, "behaviour.reply_ratio", 0.6, 1.6) for send in plan.sends),
        *(("entry_points", ad.id, "clicks_per_day", 0.5, 1.5) for ad in plan.entry_points),
    ]
    ranges = []
    for part, line, field, low, high in fields:
        at = Address(part, line, field)
        likely = number_at(plan, at)
        if likely:
            most = min(likely * high, 1) if field.endswith("ratio") else likely * high
            ranges.append(Range(at, likely * low, most))
    return replace(plan, ranges=tuple(ranges))


def go_on():
    return False


def main():
    """Print a line for each set of rules."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checked", type=int, default=120, help="draws played one by one")
    checked = parser.parse_args().checked
    for rules in (Rules.PMP_2026_10, Rules.CBP_2023_06):
        plan = uncertain(reference_plan(_PEOPLE, rules))
        exact = forecast(plan, *RATES, go_on, SAMPLE)
        trials(exact, RATES, go_on, draws=10)  # compiles
        shifted = replace(plan, seed=plan.seed + 1)  # nothing of it was counted before
        exact_shifted = forecast(shifted, *RATES, go_on, SAMPLE)
        begun = time.perf_counter()
        trials(exact_shifted, RATES, go_on)
        cold_s = time.perf_counter() - begun
        begun = time.perf_counter()
        trials(exact_shifted, RATES, go_on)
        warm_s = time.perf_counter() - begun
        errors = _errors(exact, checked)
        print(  # noqa: T201 - a benchmark prints
            f"{rules.value}: {len(plan.ranges)} ranges, {DRAWS:,} draws: {cold_s:.2f} s, again "
            f"{warm_s:.2f} s; against {checked} of them played one by one P10 "
            f"{errors[0]:+.3f} %, P50 {errors[1]:+.3f} %, P90 {errors[2]:+.3f} %"
        )


def _errors(exact, checked):
    """Give by how much percentiles differ from those of the same draws played one by one."""
    plan = exact.plan
    addresses = [entry.at for entry in plan.ranges]
    bare = replace(plan, ranges=())
    totals = [
        forecast(
            with_numbers(bare, dict(zip(addresses, row, strict=True))), *RATES, go_on, SAMPLE
        ).total.micros
        for row in drawn_values(plan, checked).tolist()
    ]
    played = np.quantile(totals, (0.1, 0.5, 0.9), method="inverted_cdf")
    total = trials(exact, RATES, go_on, draws=checked).total
    tried = np.array([total.p10_micros, total.p50_micros, total.p90_micros])
    return (tried / played - 1) * 100


if __name__ == "__main__":
    main()
