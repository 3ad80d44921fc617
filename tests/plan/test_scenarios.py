"""The part of a plan that a lever moves."""

import pytest

from tarife.plan.scenarios import Scope


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
