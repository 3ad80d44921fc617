"""The part of a plan that a lever moves."""

import pytest

from tarife.plan.model.addresses import Address
from tarife.plan.model.scenarios import Override, Range, Scope


@pytest.mark.parametrize(
    ("scope", "holds"),
    [
        (Scope(), True),
        (Scope(country="TR"), True),
        (Scope("TR", "utility", "orders"), True),
        (Scope(country="DE"), False),
        (Scope(category="marketing"), False),
        (Scope(line="news"), False),
    ],
)
def test_a_part_holds_lines_that_it_names_in_every_way(scope, holds):
    assert scope.holds("TR", "utility", "orders") is holds


@pytest.mark.parametrize(
    ("low", "high", "ends"),
    [
        (None, None, None),
        (0.2, 0.4, (0.2, 0.4)),
        (0.2, None, (0.2, 0.3)),
        (None, 0.4, (0.3, 0.4)),
    ],
)
def test_an_end_of_a_range_that_is_not_given_is_the_number_itself(low, high, ends):
    at = Address("grid", "TR", "reply_ratio")

    assert Override(at, 0.3, low, high).range == (ends and Range(at, *ends))
