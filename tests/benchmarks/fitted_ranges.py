"""Fits months that people have lived through, and compares with the truth.

    .venv/bin/python tests/benchmarks/fitted_ranges.py ranges [--plans 500] [--people 2000]
    .venv/bin/python tests/benchmarks/fitted_ranges.py costs --plans 30 --people 50000
    .venv/bin/python tests/benchmarks/fitted_ranges.py backtests --plans 24 --people 1500

``ranges``: ranges of 80 % should hold the true numbers in 75 to 85 %, for every kind.
``costs``: a plan that was fitted and is played over the same month should cost the same to a
per cent, in every era. ``backtests``: the first days are fitted and the others forecast; of
these too eight ranges in ten should hold, in every era. ``examples``: the same of those of
the program, in October.
"""

import argparse
import sys
from collections import defaultdict
from dataclasses import replace
from multiprocessing import Pool
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from helpers.rate_cards import shipped_book
from helpers.scaled import scaled
from helpers.traffic.lived_traffic import lived, lived_plan, truth_and_ranges
from helpers.traffic.real_traffic import settings_of
from tarife.assets import load_markets
from tarife.documents.files import load_plan
from tarife.fitting.fitting import fit_plan
from tarife.forecast.forecast import forecast
from tarife.insight.actuals.backtest import backtest
from tarife.plan.grid import all_lines
from tarife.plan.month_shift import moved_to
from tarife.terms.calendar import BillingMonth
from tarife.terms.problems import InputError

RATES = shipped_book(), load_markets()
ERAS = tuple(map(BillingMonth.parse, ("2023-09", "2024-11", "2025-08", "2026-11")))
LATEST = ERAS[-1]
EXAMPLES = Path(__file__).resolve().parents[2] / "resources" / "examples"


def say(text):
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def life_of(plan, seed=0):
    return lived(plan, RATES, settings_of(plan), seed)


def ranges_of(asked):
    """Let a plan be lived, fit it, and compare each number with the truth."""
    seed, people = asked
    plan = lived_plan(seed, LATEST, people)
    fitted = fit_plan(life_of(plan).log(), plan.account, RATES[1])
    return seed, list(truth_and_ranges(plan, fitted))


def cost_of(asked):
    """Let a plan be lived, fit it, and play it over the same month."""
    seed, people = asked
    plan = lived_plan(seed, ERAS[seed % len(ERAS)], people)
    try:
        life = life_of(plan)
    except InputError:  # the cards of 2023 hold no authentication in India
        return None
    fitted = fit_plan(life.log(), plan.account, RATES[1])
    again = forecast(fitted.plan, *RATES, bool)
    meant = forecast(plan, *RATES, bool)
    costs = (life.ledger.total_micros, again.total.micros, meant.total.micros)
    return seed, str(plan.month), len(life.order), *costs


def tried(plan, seed=0):
    life = life_of(plan, seed)
    found = backtest(life.log(), plan.account, settings_of(plan), RATES)
    by_category = {one.category: one for one in found.by_category}
    return len(life.order), found.total, by_category, [one.held for one in found.by_day]


def backtest_of(asked):
    seed, people = asked
    plan = lived_plan(seed, ERAS[seed % len(ERAS)], people)
    # So few people would hardly use up the allowance, and so have no service to compare.
    plan = replace(plan, account=replace(plan.account, service_allowance=people // 15))
    try:
        return f"seed {seed}, {plan.month}", *tried(plan)
    except InputError as error:  # the cards of 2023 hold no authentication in India
        say(f"seed {seed}: {error}")
        return None


def example_of(asked):
    """Try an example, a small copy of it, in October."""
    name, seed, people = asked
    plan = load_plan(EXAMPLES / name)
    month = BillingMonth(min(plan.month.year, 2026), 10)
    plan = replace(moved_to(plan, month), months=1, changes=(), growth=())
    most = sum(one.people for one in all_lines(plan).audiences)
    return f"{name} {seed}", *tried(scaled(plan, max(most // people, 1)), seed)


def tell_ranges(found):
    """Count how often each kind of number was held."""
    held = defaultdict(list)
    for _, rows in found:
        for field, truth, low, likely, high, _ in rows:
            held[field].append((truth < low, truth > high, likely / truth if truth else 1.0))
        plans = len(found)
    for field, own in sorted(held.items()):
        count = len(own)
        below, above = (sum(one[side] for one in own) / count for side in (0, 1))
        middle = sorted(one[2] for one in own)[count // 2]
        say(
            f"{field:40} {count:6} held {1 - below - above:6.1%} "
            f"truth below {below:6.1%} above {above:6.1%} median ratio {middle:.3f}"
        )
    say(f"{plans} plans")


def tell_costs(found):
    for seed, month, messages, real, again, meant in sorted(found):
        say(
            f"seed {seed:4} {month} {messages:8,} messages, cost {real / 1e6:12,.2f}, fitted "
            f"{again / real - 1:+7.2%}, as meant {meant / real - 1:+7.2%}"
        )
    errors = [abs(again / real - 1) for _, _, _, real, again, _ in found]
    within = sum(one <= 0.01 for one in errors)
    say(f"{within} of {len(errors)} within 1 %, the farthest {max(errors):.2%}")


def tell_backtests(found):
    held, errors, days = defaultdict(list), [], []
    for name, messages, total, by_category, of_days in found:
        errors.append(abs(total.error or 0))
        held["total"].append(total.held)
        days += of_days
        for category, one in by_category.items():
            held[str(category)].append(one.held)
        parts = ", ".join(
            f"{category} {one.error or 0:+.1%}{'' if one.held else ' (not held)'}"
            for category, one in by_category.items()
        )
        say(
            f"{name:34} {messages:7,} messages, total {total.error or 0:+.1%}"
            f"{'' if total.held else ' (not held)'}: {parts}"
        )
    errors.sort()
    for kind, own in (*held.items(), ("day", days)):
        say(f"{kind:28} {len(own):5} held {sum(own) / len(own):.0%}")
    say(f"errors of totals: median {errors[len(errors) // 2]:.1%}, largest {errors[-1]:.1%}")


KINDS = {
    "ranges": (ranges_of, tell_ranges),
    "costs": (cost_of, tell_costs),
    "backtests": (backtest_of, tell_backtests),
    "examples": (example_of, tell_backtests),
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--plans", type=int, default=500, help="of an example as many each")
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--processes", type=int, default=1)
    asked = parser.parse_args()
    measure, tell = KINDS[asked.kind]
    work = [(asked.seed + number, asked.people) for number in range(asked.plans)]
    if asked.kind == "examples":
        names = sorted(one.name for one in EXAMPLES.iterdir())
        work = [(name, *one) for name in names for one in work]
    found = []
    with Pool(asked.processes) as pool:
        for one in pool.imap_unordered(measure, work):
            found += [] if one is None else [one]
            if len(found) % 20 == 0:
                tell(found)
    tell(found)


if __name__ == "__main__":
    main()
