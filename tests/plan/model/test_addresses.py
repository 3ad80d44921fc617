"""Naming one number of a plan."""

from tarife.plan.model.addresses import Address


def test_the_steps_lead_inwards():
    at = Address("sends", "orders", "behaviour.answer_delay.median_s")

    assert at.steps == ("behaviour", "answer_delay", "median_s")
