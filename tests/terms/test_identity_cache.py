"""What was made of a value is kept as long as the table has room."""

from dataclasses import dataclass
from weakref import ref

from tarife.terms.identity_cache import cached_by_identity


@dataclass(frozen=True)
class Line:
    """A value that equals others."""

    name: str


def test_the_same_object_is_made_of_once_and_an_equal_one_anew():
    made = []

    @cached_by_identity()
    def upper(line, number):
        made.append(line)
        return line.name.upper() * number

    first, equal = Line("sale"), Line("sale")

    assert [upper(first, 1), upper(first, 1), upper(first, 2)] == ["SALE", "SALE", "SALESALE"]
    assert upper(equal, 1) == "SALE"
    assert len(made) == 3


def test_values_of_older_plans_are_let_go():
    @cached_by_identity(most=10)
    def upper(line):
        return line.name.upper()

    edited = []
    for number in range(2000):
        line = Line(f"sale {number}")
        assert upper(line) == line.name.upper()
        edited.append(ref(line))
    del line

    assert sum(one() is not None for one in edited) <= 10
