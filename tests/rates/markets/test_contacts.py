"""Counting the people of a contact list."""

import pytest

from tarife.rates.markets.contacts import (
    count_contacts,
    guess_phone_column,
    is_heading,
)
from tarife.terms.problems import Stopped


def counted(*cells):
    return count_contacts(cells, "TR", lambda: False)


def test_people_are_counted_by_country_the_largest_first():
    counts = counted("+491701234567", "0532 123 45 67", "0532 123 45 68")

    assert list(counts.people.items()) == [("TR", 2), ("DE", 1)]


def test_a_number_that_stands_twice_is_one_person():
    counts = counted("0532 123 45 67", "+90 532 123 45 67")

    assert (dict(counts.people), counts.repeated) == ({"TR": 1}, 1)


def test_empty_and_unusable_cells_are_counted_and_examples_are_masked():
    counts = counted("", "  ", "nobody@example.com", "+90 111 11 11")

    assert (counts.empty, counts.unusable, dict(counts.people)) == (2, 2, {})
    assert counts.examples == ("nob•••@•••••••.•om", "+90 ••• •• 11")


def test_no_more_than_five_examples_are_given():
    counts = counted(*(f"word {n}" for n in range(9)))

    assert (counts.unusable, len(counts.examples)) == (9, 5)


def test_counting_can_be_called_off():
    with pytest.raises(Stopped):
        count_contacts(["+491701234567"], "TR", lambda: True)


@pytest.mark.parametrize(
    ("heading", "rows", "column"),
    [
        pytest.param(
            ("Ad", "Telefon", "Şehir"),
            [("Ayşe", "0532 123 45 67", "İzmir"), ("Can", "0533 123 45 67", "Muş")],
            1,
            id="by its numbers",
        ),
        pytest.param(
            ("id", "WhatsApp"), [("1", ""), ("2", "")], 1, id="by its heading, still empty"
        ),
        pytest.param(
            ("Tel", "Cep"),
            [("0212 123 45 67", "0532 123 45 67"), ("0212", "0533 123 45 67")],
            1,
            id="the one with more numbers",
        ),
        pytest.param((), [("0532 123 45 67",), ("x", "y")], 0, id="no heading"),
        pytest.param(("a", "b"), [("x", "y")], None, id="none"),
        pytest.param((), [], None, id="no rows"),
    ],
)
def test_the_phone_column_is_guessed(heading, rows, column):
    assert guess_phone_column(heading, rows, "TR") == column


def test_a_heading_holds_no_number():
    assert is_heading(("Name", "Phone"), "TR")
    assert not is_heading(("Ayşe", "0532 123 45 67"), "TR")
