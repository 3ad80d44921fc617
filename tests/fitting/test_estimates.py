"""What is thought of a line by the others is as wide as lines differ."""

import numpy as np
import pytest

from tarife.fitting.estimates import pooled
from tarife.simulation.streams import P90_DEVIATES


@pytest.mark.parametrize("lines", [3, 5])
def test_a_line_lies_within_what_is_thought_of_it_by_the_others(lines):
    """Ratios near one are unsure as logits, and yet say that lines differ."""
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
