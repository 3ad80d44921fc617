"""What traffic cost more than planned adds up by cause, exactly, and each cause is itself."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from tarife.insight.actuals.variance import Driver, variances
from tarife.plan.model.actuals import ActualReason, ActualSum
from tarife.terms.categories import Category

CHARGED, FREE = ActualReason.CHARGED, ActualReason.OTHERWISE_FREE
PLAN = (
    ActualSum("Turkey", Category.MARKETING, CHARGED, 1000, Decimal("10.9")),
    ActualSum("India", Category.UTILITY, CHARGED, 400, Decimal("0.56")),
    ActualSum("India", Category.UTILITY, FREE, 100),
    ActualSum("Turkey", Category.SERVICE, CHARGED, 300, Decimal("0.252")),
    ActualSum("Turkey", Category.SERVICE, FREE, 200),
)


def causes(actual):
    """Give every cause that is not nothing, by market and category."""
    found = variances(PLAN, actual)
    for one in found:
        assert sum(one.causes.values()) == one.difference_micros
    return {
        (one.market, one.category.value, cause.value): micros
        for one in found
        for cause, micros in one.causes.items()
        if micros
    }


def grown(sums, factor):
    return tuple(
        replace(
            one,
            messages=one.messages * factor,
            amount=None if one.amount is None else one.amount * factor,
        )
        for one in sums
    )


def test_twice_of_everything_is_volume_alone():
    assert causes(grown(PLAN, 2)) == {
        ("Turkey", "marketing", "volume"): 10_900_000,
        ("India", "utility", "volume"): 560_000,
        ("Turkey", "service", "volume"): 252_000,
    }


def test_more_of_one_and_less_of_another_is_mix():
    turkey, india, *rest = PLAN
    moved = (
        replace(turkey, messages=1100, amount=Decimal("11.99")),
        replace(india, messages=320, amount=Decimal("0.448")),
        replace(rest[0], messages=80),
        *rest[1:],
    )
    assert causes(moved) == {
        ("Turkey", "marketing", "mix"): 1_090_000,
        ("India", "utility", "mix"): -112_000,
    }


def test_more_answers_to_as_many_templates_are_replies():
    assert causes((*PLAN[:3], *grown(PLAN[3:], 3))) == {
        ("Turkey", "service", "replies"): 504_000
    }


def test_fewer_free_messages_are_the_free_share():
    charged = replace(PLAN[1], messages=500, amount=Decimal("0.7"))
    assert causes((PLAN[0], charged, *PLAN[3:])) == {
        ("India", "utility", "free_share"): 140_000
    }


def test_another_rate_is_the_price():
    dearer = replace(PLAN[0], amount=Decimal(11))
    assert causes((dearer, *PLAN[1:])) == {("Turkey", "marketing", "price"): 100_000}


def test_a_charge_as_another_category_is_told_at_the_one_it_was_sent_as():
    india = replace(PLAN[1], messages=399, amount=Decimal("0.5586"))
    moved = replace(
        PLAN[1], messages=1, amount=Decimal("0.0118"), charged_as=Category.MARKETING
    )
    assert causes((PLAN[0], india, moved, *PLAN[2:])) == {
        ("India", "utility", "recategorised"): 10_400
    }


def test_of_what_nobody_planned_a_charge_as_another_category_is_told_apart():
    sent = ActualSum("Germany", Category.UTILITY, CHARGED, 10, Decimal("0.55"))
    moved = replace(sent, messages=2, amount=Decimal("0.273"), charged_as=Category.MARKETING)

    found = causes((*PLAN, sent, moved))

    assert found["Germany", "utility", "mix"] == 12 * 55_000
    assert found["Germany", "utility", "recategorised"] == 273_000 - 2 * 55_000


def test_what_nobody_planned_is_mix():
    germany = ActualSum("Germany", Category.MARKETING, CHARGED, 10, Decimal("1.365"))
    found = causes((*PLAN, germany))
    assert found.pop(("Germany", "marketing", "mix")) == 1_365_000
    assert sum(found.values()) == 0  # the others have a smaller share of a larger whole


@pytest.mark.parametrize("seed", range(5))
def test_causes_of_any_traffic_add_up_to_the_micro_unit(seed):
    rng = np.random.default_rng(seed)
    categories, reasons = tuple(Category), tuple(ActualReason)

    def some():
        for _ in range(int(rng.integers(0, 12))):
            reason = reasons[rng.integers(len(reasons))]
            category = categories[rng.integers(len(categories))]
            is_charged = reason is CHARGED and rng.random() < 0.9
            yield ActualSum(
                ("Turkey", "India", "")[rng.integers(3)],
                category,
                reason,
                int(rng.integers(0, 10_000)),
                Decimal(int(rng.integers(1, 10**9))) / 10**6 if is_charged else None,
                categories[rng.integers(len(categories))] if rng.random() < 0.2 else None,
            )

    for _ in range(40):
        planned, actual = tuple(some()), tuple(some())
        found = variances(planned, actual)
        assert all(sum(one.causes.values()) == one.difference_micros for one in found)
        total = sum(one.micros for one in actual) - sum(one.micros for one in planned)
        assert sum(one.difference_micros for one in found) == total
        assert all(set(one.causes) <= set(Driver) for one in found)
