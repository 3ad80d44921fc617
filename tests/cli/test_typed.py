"""Amounts and counts as they are typed into options."""

from decimal import Decimal

import pytest

from tarife.cli.typed import amount_in, count_of, typed_number
from tarife.terms.problems import InputError


@pytest.mark.parametrize(
    ("text", "amount"), [("9000.50", "9000.50"), ("-1", "-1"), ("0.125", "0.125"), ("12", "12")]
)
def test_an_amount_has_digits_and_a_point_in_every_language(text, amount):
    assert amount_in(text, "--at-most") == Decimal(amount)


@pytest.mark.parametrize("text", ["9.000", "12.500", "-125.000"])
def test_what_may_be_thousands_is_refused_and_both_are_written_out(text):
    for read in (lambda: amount_in(text, "--at-most"), lambda: count_of("--person")(text)):
        with pytest.raises(InputError, match="may be thousands or a fraction") as error:
            read()
        (problem,) = error.value.problems
        assert problem.hint == f"write {text.replace('.', '')}, or {text}0"


@pytest.mark.parametrize(
    "text",
    ["many", "inf", "1E-99999999", "0.0000000001", "1_000", "\u0663", "9,50", "", "1" * 61],
)
def test_nothing_else_is_an_amount_or_a_count(text):
    assert typed_number(text) is None
    with pytest.raises(InputError, match=r"is not an amount; write it like 9000 or 9000\.50"):
        amount_in(text, "--at-most")
    with pytest.raises(InputError, match=r"--person: .* is not a whole number; write it like"):
        count_of("--person")(text)


def test_a_count_is_whole():
    assert [count_of("--person")(text) for text in ("12", "-3", "+4")] == [12, -3, 4]
