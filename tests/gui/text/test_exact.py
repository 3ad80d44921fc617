"""Prices and percentages are kept exactly as they are written."""

from decimal import Decimal

import pytest
from hypothesis import given
from PySide6.QtCore import QLocale

from helpers.costs import figures
from tarife.gui.text.numbers import (
    PRICE,
    RATIO,
    WHOLE,
    ParseError,
    exact_percent_text,
    exact_text,
    read_exact,
)
from tarife.gui.widgets.columns import Limits, read_within
from tarife.plan.model.costs import Costs, Exchange, Markup

ENGLISH = QLocale("en_US")
TURKISH = QLocale("tr_TR")


@pytest.mark.parametrize("locale", [ENGLISH, TURKISH], ids=["en", "tr"])
@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("0.005", "0.005"),
        ("0,005", "0.005"),
        ("12,5", "12.5"),
        ("1 234.5", "1234.5"),
        ("", "0"),
    ],
)
def test_a_price_is_read_however_it_is_written(text, price, locale):
    assert read_exact(text, locale) == Decimal(price)


@given(figures(1_000_000_000))
def test_a_price_can_be_typed_back_as_it_is_shown(price):
    assert read_exact(exact_text(price, ENGLISH), ENGLISH) == price


def test_a_ratio_is_shown_and_read_as_a_percentage():
    limits = Limits.of(Markup, "markup_ratio")

    assert read_within(RATIO, "5,25 %", limits) == Decimal("0.0525")
    assert exact_percent_text(Decimal("0.0525"), ENGLISH) == "5.25 %"


@pytest.mark.parametrize(
    ("unit", "owner", "field", "text", "says"),
    [
        pytest.param(PRICE, Exchange, "rate", "0", "write more than 0", id="no rate"),
        pytest.param(PRICE, Exchange, "rate", "5000m", "the most is 1,000,000,000", id="rate"),
        pytest.param(RATIO, Markup, "markup_ratio", "1001", "the most is 1,000 %", id="ratio"),
        pytest.param(WHOLE, Costs, "seats", "2000000", "the most is 1,000,000", id="seats"),
        pytest.param(PRICE, Exchange, "rate", "abc", "not a number", id="no number"),
        pytest.param(
            RATIO, Markup, "markup_ratio", "x", "not a percentage", id="no percentage"
        ),
        pytest.param(PRICE, Exchange, "rate", "0.0000000001", "more decimals", id="decimals"),
    ],
)
def test_what_cannot_be_taken_says_why(unit, owner, field, text, says):
    error = read_within(unit, text, Limits.of(owner, field))

    assert isinstance(error, ParseError)
    assert says in error.sentence
