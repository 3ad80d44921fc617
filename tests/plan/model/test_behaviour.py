"""Behaviour and its presets."""

import pytest

from tarife.plan.checks.times import check_delays
from tarife.plan.model.behaviour import PRESETS, Behaviour, Preset, behaviour_of
from tarife.plan.numbers import check_bounds
from tarife.terms.problems import FieldPath


@pytest.mark.parametrize("preset", Preset)
def test_every_preset_has_a_behaviour_without_problems(preset):
    behaviour = behaviour_of(preset)

    assert behaviour is PRESETS[preset]
    assert not list(check_bounds(behaviour, FieldPath()))
    assert not list(check_delays(FieldPath(), behaviour))


def test_a_behaviour_that_is_spelled_out_is_taken_as_it_is():
    behaviour = Behaviour(reply_ratio=0.5)

    assert behaviour_of(behaviour) is behaviour


def test_nobody_replies_to_a_one_time_password():
    assert behaviour_of(Preset.ONE_TIME_PASSWORD).reply_ratio == 0
