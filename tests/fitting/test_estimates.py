"""What is thought of a line by the others is as wide as lines differ."""

import numpy as np
import pytest

from tarife.fitting.estimates import pooled, ranges_of
from tarife.plan.model.addresses import Address
from tarife.plan.model.measured import Measurement
from tarife.simulation.random_numbers import P90_DEVIATES


@pytest.mark.parametrize("lines", [3, 5])
def test_a_line_lies_within_what_is_thought_of_it_by_the_others(lines):
    """Floats near one are unsure as logits, and yet say that lines differ."""
    rng = np.random.default_rng(7)
    held = []
    for _ in range(500):
        truth = rng.normal(1.5, 0.9, lines + 1)
        variance = np.exp(truth) / 20
        seen = truth + np.sqrt(variance) * rng.standard_normal(lines + 1)
        thought = pooled(seen[1:].tolist(), variance[1:].tolist())
        held.append(abs(truth[0] - thought.mean) <= P90_DEVIATES * thought.deviation)

    assert 0.75 <= np.mean(held) <= 0.85


def test_few_lines_say_little_of_how_lines_differ():
    one, two, many = (pooled([0.0] * n, [0.01] * n).deviation for n in (1, 2, 40))

    assert one > two > 0.7 > many > 0
    assert one == pytest.approx((3 * 0.49 + 3 * 0.49 + 0.01) ** 0.5)


def test_a_plan_keeps_the_ranges_that_matter_most_where_it_cannot_keep_all():
    fields = ("behaviour.reply_delay.p90_s", "volume", "behaviour.reply_ratio")
    measured = [
        Measurement(Address("sends", f"send-{number}", field), 0.1, 0.2, 0.3, 50)
        for number in range(90)
        for field in fields
    ]
    sure = Measurement(Address("sends", "sure", "volume"), 7, 7, 7, 7)

    kept = ranges_of([sure, *measured])

    assert len(kept) == 200
    counts = [sum(one.at.field == field for one in kept) for field in fields]
    assert counts == [20, 90, 90]
    assert {(one.low, one.high) for one in kept} == {(0.1, 0.3)}
