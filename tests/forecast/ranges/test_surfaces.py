"""What was not played is told from what was."""

import numpy as np
import pytest

from tarife.forecast.ranges.surfaces import predicted

RNG = np.random.default_rng(5)


def points(many, numbers):
    return RNG.uniform(0.5, 3, (many, numbers))


def quadratic(where):
    """Two columns that depend on the numbers as a surface can."""
    first = 3 + where.sum(axis=1) + 2 * (where**2).sum(axis=1) + where[:, 0] * where[:, -1]
    return np.stack([first, 50 - where[:, 0]], axis=1)


@pytest.mark.parametrize("numbers", [1, 2, 3, 6])
def test_what_is_quadratic_is_told_exactly(numbers):
    played, elsewhere = points(400, numbers), points(50, numbers)
    costs = quadratic(played)

    expected = np.clip(quadratic(elsewhere), costs.min(axis=0), costs.max(axis=0))
    assert predicted(played, costs, elsewhere) == pytest.approx(expected)


def test_what_never_changes_is_told_as_it_is():
    played = points(100, 3)

    assert predicted(played, np.full((100, 2), 10_900_000.0), points(30, 3)) == pytest.approx(
        1.09e7
    )


def test_nothing_leaves_the_bounds_of_what_was_played():
    played = points(60, 2)
    costs = np.minimum(quadratic(played), 20)

    found = predicted(played, costs, points(2_000, 2))

    assert (found.min(axis=0) >= costs.min(axis=0)).all()
    assert (found.max(axis=0) <= costs.max(axis=0)).all()


def test_what_follows_no_surface_repeats_what_was_played():
    played = points(384, 2)
    costs = np.where(RNG.random(384) < 0.3, 0.0, 100.0)[:, None]

    found = predicted(played, costs, points(5_000, 2))

    assert found.mean() == pytest.approx(costs.mean(), abs=6)
    assert ((found < 25) | (found > 75)).mean() > 0.9


def test_with_many_numbers_and_few_plays_there_is_no_surface_to_mislead():
    played = points(40, 30)

    found = predicted(played, quadratic(played), points(500, 30))

    assert np.median(found, axis=0) == pytest.approx(
        np.median(quadratic(played), axis=0), rel=0.05
    )


def test_a_number_without_room_does_no_harm():
    played, elsewhere = points(100, 2), points(20, 2)
    played[:, 1] = elsewhere[:, 1] = 7
    costs = played[:, :1] * 2

    assert predicted(played, costs, elsewhere) == pytest.approx(
        np.clip(elsewhere[:, :1] * 2, costs.min(), costs.max())
    )
