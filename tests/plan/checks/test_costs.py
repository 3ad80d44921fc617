"""What can be wrong with the costs beside Meta's charges."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from helpers.costs import all_costs, full_costs
from tarife.plan.checks.costs import check_costs
from tarife.plan.model.costs import CostKind, Costs, Exchange, Markup, Partner, SmsPrice, Tax
from tarife.terms.categories import Category
from tarife.terms.money import decimals_of

ONE = Decimal(1)


def told(costs, currency="USD"):
    return [str(problem) for problem in check_costs(costs, currency)]


def test_no_costs_have_no_problem():
    assert told(Costs()) == []


def test_costs_of_every_kind_have_no_problem():
    assert told(full_costs()) == []


@given(all_costs())
def test_good_costs_have_no_problem(costs):
    assert told(costs) == []


@pytest.mark.parametrize(
    ("costs", "sentence"),
    [
        pytest.param(
            Costs(Partner("A", "EUR")),
            "costs.partner.currency: the partner's fees are in 'EUR', the account is billed in "
            "'USD'; enter its fees in USD; nothing is converted",
            id="partner in another currency",
        ),
        pytest.param(
            Costs(Partner("A", markups=(Markup(Category.UTILITY), Markup(Category.UTILITY)))),
            "costs.partner.markups[1]: 'utility' is already in costs.partner.markups[0]; "
            "keep one of the two",
            id="category twice",
        ),
        pytest.param(
            Costs(taxes=(Tax(" ", ONE),)),
            "costs.taxes[0].name: the name ' ' of the tax is empty; give a name, such as KDV",
            id="tax without name",
        ),
        pytest.param(
            Costs(taxes=(Tax("KDV", ONE, ()),)),
            "costs.taxes[0].due_on: the tax 'KDV' is due on no line; choose at least one line, "
            "or delete the tax",
            id="tax on nothing",
        ),
        pytest.param(
            Costs(taxes=(Tax("KDV", ONE, (CostKind.TAX,)),)),
            "costs.taxes[0].due_on: the tax 'KDV' is due on a tax; choose other lines; a tax "
            "on a tax is not known here",
            id="tax on a tax",
        ),
        pytest.param(
            Costs(Partner("A", card=Exchange("rupee", ONE))),
            "costs.partner.card.currency: 'rupee' is no currency code; give three capital "
            "letters, such as USD",
            id="currency of the partner's card",
        ),
        pytest.param(
            Costs(Partner("A", card=Exchange("USD", ONE))),
            "costs.partner.card.currency: 'USD' is the billing currency already; choose "
            "another currency, or none",
            id="the partner's card is the account's",
        ),
        pytest.param(
            Costs(display=Exchange("lira", ONE)),
            "costs.display.currency: 'lira' is no currency code; give three capital letters, "
            "such as USD",
            id="display currency",
        ),
        pytest.param(
            Costs(display=Exchange("USD", ONE)),
            "costs.display.currency: 'USD' is the billing currency already; choose another "
            "currency, or none",
            id="display currency is the account's",
        ),
        pytest.param(
            Costs(sms=(SmsPrice("", ONE),)),
            "costs.sms[0].market: '' is no market; name a market of the rate card",
            id="SMS without market",
        ),
        pytest.param(
            Costs(sms=(SmsPrice("Turkey", ONE), SmsPrice("Turkey", ONE))),
            "costs.sms[1]: 'Turkey' already has a price in costs.sms[0]; keep one of the two",
            id="SMS to a market twice",
        ),
        pytest.param(
            Costs(Partner(markups=(Markup(Category.SERVICE, Decimal("0.0000000001")),))),
            "costs.partner.markups[0].markup_ratio: '1E-10' has more than 9 decimals; "
            "give at most 9",
            id="too many decimals",
        ),
    ],
)
def test_a_problem_is_told_with_place_and_remedy(costs, sentence):
    assert told(costs) == [sentence]


def test_a_currency_that_is_none_is_told_beside_its_not_being_the_account_s():
    first, second = told(Costs(Partner("A", "usd")))

    assert first.startswith("costs.partner.currency: 'usd' is no currency code")
    assert second.startswith("costs.partner.currency: the partner's fees are in 'usd'")


def test_all_problems_are_told_at_once():
    costs = replace(
        full_costs(), taxes=(Tax("", ONE, ()),), display=Exchange("USD", ONE), sms=()
    )

    assert len(told(costs)) == 3


def test_a_number_that_is_none_has_no_decimals_to_tell_of():
    assert told(Costs(Partner(platform_fee=Decimal("NaN")))) == []  # its bounds tell of it


def test_decimals_are_those_that_are_needed():
    assert [decimals_of(Decimal(text)) for text in ("5", "0.50", "1E+3", "0.001", "0.00")] == [
        *(0, 1, 0, 3, 0)
    ]
