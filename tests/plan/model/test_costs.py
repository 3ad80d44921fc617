"""What a partner adds to a category."""

from decimal import Decimal

from helpers.costs import full_costs
from tarife.plan.model.costs import TAXABLE, CostKind, Markup, Partner
from tarife.terms.categories import Category


def test_a_category_has_the_markup_that_is_given_for_it():
    markup = full_costs().partner.markup(Category.UTILITY)

    assert markup == Markup(Category.UTILITY, Decimal("0.03"), Decimal("0.001"))


def test_a_category_that_is_not_named_has_no_markup():
    assert Partner().markup(Category.SERVICE) == Markup(Category.SERVICE)


def test_a_tax_is_due_on_every_line_that_is_no_tax():
    assert set(TAXABLE) == set(CostKind) - {CostKind.TAX}
