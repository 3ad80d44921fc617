"""Smooth surfaces through a few plays."""

import numpy as np
import pytest

from tarife.forecast.ranges.surfaces import chosen_points, fitted, terms_of


def quadratic(points):
    """Two cells that depend on the numbers as a surface can."""
    first = 3 + points.sum(axis=1) + 2 * (points**2).sum(axis=1)
    return np.stack([first, 5 - points[:, 0]], axis=1)


@pytest.mark.parametrize("numbers", [1, 2, 3, 6, 9])
def test_what_is_quadratic_is_found_exactly(numbers):
    points = chosen_points(numbers)
    elsewhere = np.random.default_rng(5).uniform(-1, 1, (50, numbers))

    surface = fitted(points, quadratic(points))

    assert terms_of(elsewhere) @ surface == pytest.approx(quadratic(elsewhere))


def test_what_two_numbers_do_together_is_found():
    points, elsewhere = chosen_points(2), np.array([[0.5, -0.25], [1, 1]])

    surface = fitted(points, points[:, :1] * points[:, 1:])

    assert (terms_of(elsewhere) @ surface)[:, 0] == pytest.approx([-0.125, 1])


@pytest.mark.parametrize("numbers", [0, 1, 2, 5, 8])
def test_there_are_twice_as_many_points_as_terms_all_within_the_ranges(numbers):
    points = chosen_points(numbers)

    assert points.shape == (2 * terms_of(points).shape[1], numbers)
    assert np.abs(points).max(initial=0) <= 1


@pytest.mark.parametrize("numbers", [1, 2, 3, 6])
def test_points_reach_near_every_end(numbers):
    points = chosen_points(numbers)

    assert points.min(axis=0).max() < -0.8
    assert points.max(axis=0).min() > 0.8


def test_a_segment_that_depends_on_nothing_has_one_value():
    points = np.zeros((2, 0))

    assert fitted(points, np.array([[4.0], [4.0]])) == pytest.approx(4)
