from dataclasses import replace
from datetime import date

from helpers.plans import full_plan
from tarife.plan.edits.lines import hold_rates, use_present_rates
from tarife.plan.model.held_rates import NOT_HELD, HeldCard, HeldRates

CARD = HeldCard(date(2026, 10, 1), "complete", "a file", ("Turkey | utility | 0.0053",))
HELD = replace(full_plan(), held=HeldRates("2026-11", "USD", (CARD,)))


def test_present_rates_take_the_place_of_those_the_plan_was_saved_with():
    after = use_present_rates().apply(HELD)

    assert after == replace(HELD, held=NOT_HELD)


def test_plan_without_rates_of_its_own_stays_as_it_is():
    assert use_present_rates().apply(full_plan()) == full_plan()


def test_chosen_rates_are_kept_by_the_plan():
    after = hold_rates(HELD.held).apply(full_plan())

    assert after == HELD
