"""What is kept of one plan changes nothing of the next: everything is made anew beside it."""

from copy import deepcopy
from dataclasses import replace

import numpy as np
import pytest

from helpers.random_plans import random_period
from helpers.twins.agreement import EVERYONE
from tarife.assets import load_book, load_markets
from tarife.forecast import forecast as forecasting
from tarife.forecast.forecast import forecast
from tarife.forecast.play.worker_pool import WorkerPool
from tarife.plan.model.scenarios import Adjustment, Lever, Scope
from tarife.plan.what_if.levers import adjusted
from tarife.terms.calendar import BillingMonth
from tarife.terms.problems import InputError

BOOK, MARKETS = load_book(), load_markets()
MOVED = (Lever.VOLUME, Lever.REPLY_RATIO, Lever.ANSWER_DELAY, Lever.AD_CLICKS)


def edited(plan, rng):
    """Make an edit as people do, also one that leaves the plan wrong."""
    number = int(rng.integers(len(plan.sends)))
    send = plan.sends[number]
    send = (
        replace(send, volume=int(rng.integers(0, 60))),
        replace(send, audience=str(rng.choice(["gone", plan.audiences[0].id]))),
        replace(send, name=str(rng.choice(["", "Sale"]))),
        replace(send, id=str(rng.choice(["same", send.id]))),
    )[rng.integers(4)]
    people = int(rng.integers(0, 200))
    return (
        adjusted(plan, (Adjustment(MOVED[rng.integers(4)], float(rng.uniform(0.5, 1.5))),)),
        adjusted(plan, (Adjustment(MOVED[rng.integers(4)], 0.9, Scope(line=send.id)),)),
        replace(
            plan, audiences=(replace(plan.audiences[0], people=people), *plan.audiences[1:])
        ),
        replace(plan, sends=(*plan.sends[:number], send, *plan.sends[number + 1 :])),
        replace(plan, months=int(rng.integers(1, 4)), changes=()),
    )[rng.integers(5)]


def told(plan):
    """Give all that a forecast says of a plan, or what is wrong with it."""
    try:
        made = forecast(plan, BOOK, MARKETS, lambda: False, EVERYONE)
    except InputError as error:
        return error.problems
    lines = made.lines
    columns = (lines.source, lines.day, lines.market, lines.category, lines.reason)
    cells = [column.tolist() for column in (*columns, lines.messages, lines.charge_micros)]
    return cells, made.notes, made.playing, [month.flow for month in made.months]


@pytest.mark.unmeasured
@pytest.mark.parametrize("seed", range(2))
def test_a_plan_costs_the_same_after_edits_as_one_that_was_never_seen(seed, monkeypatch):
    rng, kept, results = np.random.default_rng(seed), WorkerPool(), []
    begun = plan = random_period(seed, BillingMonth(2026, 11), 2)
    for _ in range(20):
        plan = edited(plan, rng)
        monkeypatch.setattr(forecasting, "WORKER_POOL", kept)
        results.append(told(plan))
        monkeypatch.setattr(forecasting, "WORKER_POOL", WorkerPool())
        assert results[-1] == told(deepcopy(plan))
        if not isinstance(results[-1][0], list):  # go on from where nothing was wrong
            plan = begun
        begun = plan

    assert len({isinstance(result[0], list) for result in results}) == 2
