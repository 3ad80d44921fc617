"""The lines of the all-in bill in words."""

from decimal import Decimal

import pytest

from tarife.forecast.costs.all_in import AllInLine
from tarife.forecast.costs.texts import (
    KIND_NAMES,
    digits,
    line_name,
    percent_text,
    rate_phrase,
    rate_text,
)
from tarife.plan.model.costs import CostKind
from tarife.terms.categories import Category

ONE = Decimal(1)


def test_every_kind_has_a_name():
    assert set(KIND_NAMES) == set(CostKind)


@pytest.mark.parametrize("kind", sorted(set(CostKind) - {CostKind.META, CostKind.TAX}))
def test_everything_a_partner_asks_has_a_phrase(kind):
    assert "0.5" in rate_phrase(kind, "0.5")


def test_a_line_is_named_by_kind_and_category_or_as_its_tax():
    markup = AllInLine(CostKind.MARKUP, ONE, ONE, "USD", Category.AUTHENTICATION_INTERNATIONAL)

    assert line_name(markup) == "Mark-up, authentication-international"
    assert line_name(AllInLine(CostKind.TAX, ONE, ONE, "USD", name="KDV")) == "KDV"
    assert line_name(AllInLine(CostKind.SEAT_FEE, ONE, ONE, "USD")) == "Seats"


@pytest.mark.parametrize(
    ("kind", "rate", "text"),
    [
        pytest.param(CostKind.META, "1", "", id="meta"),
        pytest.param(CostKind.MARKUP, "0.055", "5.5 %", id="ratio"),
        pytest.param(CostKind.FAILED_FEE, "0.00100", "0.001", id="fee"),
    ],
)
def test_a_rate_is_a_percentage_or_a_fee(kind, rate, text):
    assert rate_text(AllInLine(kind, ONE, Decimal(rate), "USD")) == text


def test_numbers_have_the_decimals_they_need():
    assert digits(Decimal("1234.50")) == "1,234.5"
    assert digits(Decimal("1E+3")) == "1,000"
    assert percent_text(Decimal("0.1")) == "10 %"
