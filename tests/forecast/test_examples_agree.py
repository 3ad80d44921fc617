"""On small copies of every example and on random plans, all ways to play cost the same."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from helpers.random_plans import random_plan
from helpers.scaled import scaled
from helpers.twins.agreement import EVERY_ERA, EVERYONE, Twin, by_simulator, compared
from helpers.twins.billers import bill_by_engine
from tarife.documents.files import load_plan
from tarife.forecast.play.sampling import Mode, SamplingPlan
from tarife.terms.shipped import data_root

pytestmark = pytest.mark.unmeasured

EXAMPLES = sorted(Path(str(data_root() / "resources" / "examples")).glob("*.tarife"))
SCALES = {"bank-otp-2026-11": 2000, "three-countries-2023-09": 100}
SAMPLINGS = {"everyone": EVERYONE, "sample": SamplingPlan(Mode.SAMPLE, sample_bits=6)}
RUNS = 20


@cache
def twin_runs(path):
    plan = small(path)
    twins = (Twin(plan, np.random.default_rng([31, run])) for run in range(RUNS))
    return [twin.billed(plan.account.rules, bill_by_engine).counts for twin in twins]


def small(path):
    return scaled(load_plan(path), SCALES.get(path.stem, 200))


def apart(ours, theirs):
    return [one for one in compared(ours, theirs) if abs(one.standard_errors) > 4]


@pytest.mark.parametrize("sampling", SAMPLINGS.values(), ids=SAMPLINGS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_costs_as_much_as_its_twin(path, sampling):
    ours = [
        by_simulator(replace(small(path), seed=run + 1), sampling).counts for run in range(RUNS)
    ]

    assert apart(ours, twin_runs(path)) == []


@pytest.mark.parametrize("seed", range(4))
def test_a_random_plan_costs_as_much_as_its_twin_in_every_era(seed):
    plan = random_plan(seed)
    twins = [Twin(plan, np.random.default_rng([33, run])) for run in range(RUNS)]
    for rules in EVERY_ERA:
        ruled = replace(plan, account=replace(plan.account, rules=rules))
        for sampling in SAMPLINGS.values():
            ours = [
                by_simulator(replace(ruled, seed=run + 1), sampling).counts
                for run in range(RUNS)
            ]
            theirs = [twin.billed(rules, bill_by_engine).counts for twin in twins]

            assert apart(ours, theirs) == [], (rules, sampling)
