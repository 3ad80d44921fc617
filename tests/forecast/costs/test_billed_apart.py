"""What Meta bills beside messages: worked examples, each on a line of its own."""

from dataclasses import replace
from decimal import Decimal

import pytest

from helpers.forecasts import november_forecast
from tarife.forecast.costs.all_in import all_in
from tarife.forecast.costs.texts import line_name
from tarife.forecast.costs.usage import usage_of
from tarife.plan.checks.costs import check_costs
from tarife.plan.model.costs import (
    BILLED_APART,
    Agent,
    Calls,
    CostKind,
    Costs,
    Groups,
    Tax,
)
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.terms.languages import Language
from tarife.terms.sentences import in_language

NOVEMBER = november_forecast()
TWO = Decimal(2)


def lines(costs):
    return [line for line in all_in(NOVEMBER, costs).lines if line.kind in BILLED_APART]


def test_an_agent_that_writes_two_fifths_of_the_answers_costs_its_tokens():
    """Of every free-form message delivered, free ones too: at 1,500 tokens and 2 a million."""
    answers = usage_of(NOVEMBER).by_category[Category.SERVICE].delivered
    (line,) = lines(Costs(agent=Agent(Decimal("0.4"), 1_500_000)))

    assert answers > 0
    assert line.basis == answers * Decimal("0.4") * Decimal("1.5")
    assert line.amount.amount == answers * Decimal("1.2")


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(0, 0), (1, 100), (6, 100), (7, 200), (60, 1_000), (61, 1_100)]
)
def test_a_call_is_charged_by_pulses_of_six_seconds(seconds, minutes):
    calls = Calls("Germany", 1_000, seconds, Decimal("0.045"))

    assert calls.minutes == minutes
    assert sum(
        line.amount.amount for line in lines(Costs(calls=(calls,)))
    ) == minutes * Decimal("0.045")


def test_a_message_to_a_group_is_charged_for_everybody_whom_it_reaches():
    """Four messages to 250 people are a thousand deliveries."""
    (line,) = lines(Costs(groups=(Groups("Regulars", 4, 250, Decimal("0.0117")),)))

    assert (line.basis, line.amount.amount) == (1_000, Decimal("11.7"))
    assert line_name(line) == "Groups, deliveries: Regulars"
    assert in_language(line_name(line), Language.TURKISH) == "Gruplar, teslim: Regulars"


def test_what_is_billed_apart_is_never_mixed_into_charges_for_messages():
    costs = Costs(
        agent=Agent(Decimal(1), 1_000),
        calls=(Calls("Germany", 9, 30, TWO), Calls("Chile", 5, 30, TWO)),
        groups=(Groups("Regulars", 1, 10, TWO),),
        taxes=(Tax("KDV", Decimal("0.2"), (CostKind.META, CostKind.CALLS)),),
    )
    bill = all_in(NOVEMBER, costs)

    assert bill.meta == NOVEMBER.total
    assert bill.total.micros == sum(line.amount.micros for line in bill.lines)
    assert [line.kind for line in bill.lines[1:]] == [
        *(CostKind.AGENT, CostKind.CALLS, CostKind.CALLS, CostKind.GROUPS, CostKind.TAX)
    ]
    meta, calls = bill.meta.amount, bill.sum_of(CostKind.CALLS).amount
    assert calls == Decimal("14.00")
    assert bill.sum_of(CostKind.TAX).amount == ((meta + calls) / 5).quantize(Decimal("0.01"))


def test_an_agent_before_it_was_charged_or_in_another_currency_is_a_problem():
    agent = Costs(agent=Agent(Decimal(1), 1_000))
    july = BillingMonth(2026, 7).first_day

    assert [str(one) for one in check_costs(agent, "EUR", july)] == [
        (
            "costs.agent.price: the price of Meta's agent is in USD, the account is billed in "
            "EUR; enter its price in EUR; nothing is converted"
        ),
        (
            "costs.agent: Meta charges for its agent since 1 August 2026; remove the agent, or "
            "let the plan begin later"
        ),
    ]
    own = replace(agent.agent, currency="")
    assert not [*check_costs(agent, "USD"), *check_costs(replace(agent, agent=own), "EUR")]


def test_each_line_that_is_billed_apart_has_a_name_of_its_own():
    germany = Calls("Germany", 1, 1, TWO)
    costs = Costs(calls=(germany, replace(germany, name=" "), germany))

    assert [str(one) for one in check_costs(costs, "USD")] == [
        "costs.calls[1].name: the name ' ' is empty; give a name",
        (
            "costs.calls[2].name: 'Germany' is already in costs.calls[0]; give another name, "
            "or keep one of the two"
        ),
    ]
