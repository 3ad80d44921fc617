"""How sliders are graded, and how their values are read and written."""

import pytest
from PySide6.QtCore import QLocale

from tarife.gui.text.lever_scales import factor_amount, read_factor, scale_of, value_text
from tarife.gui.text.numbers import ParseError
from tarife.plan.model.scenarios import Lever
from tarife.plan.what_if.standing import LeverState

ENGLISH = QLocale("en_US")


@pytest.mark.parametrize(
    ("lever", "value", "ends"),
    [
        (Lever.VOLUME, 1, ("×0", "×2")),  # noqa: RUF001
        (Lever.REPLY_RATIO, 0.08, ("0 %", "30 %")),
        (Lever.REPLY_RATIO, 0.6, ("0 %", "100 %")),
        (Lever.ANSWER_DELAY, 300, ("30 s", "2 d")),
        (Lever.MESSAGES_PER_ANSWER, 1.4, ("1", "4")),
        (Lever.DELIVERED_RATIO, 0.95, ("50 %", "100 %")),
        (Lever.DELIVERED_RATIO, 0.33, ("30 %", "100 %")),
        (Lever.RECATEGORISED_RATIO, 0, ("0 %", "100 %")),
        (Lever.MARKUP, 0, ("0 %", "30 %")),
        (Lever.DISPLAY_RATE, 40, ("20", "60")),
    ],
)
def test_a_scale_reaches_from_end_to_end(lever, value, ends):
    scale = scale_of(LeverState(lever, value))

    assert tuple(value_text(scale, end, ENGLISH) for end in (scale.low, scale.high)) == ends
    assert scale.position(scale.low) == 0
    assert scale.position(scale.high) == scale.positions


@pytest.mark.parametrize("lever", Lever)
def test_every_place_stands_for_a_value_and_back(lever):
    scale = scale_of(LeverState(lever, 1))

    for position in range(0, scale.positions + 1, 7):
        assert scale.position(scale.value(position)) == pytest.approx(position, abs=1.5)


def test_a_scale_reaches_as_far_as_a_typed_value():
    scale = scale_of(LeverState(Lever.VOLUME, 1)).holding(5)

    assert (scale.low, scale.high) == (0, 5)
    assert scale.holding(3) is scale


def test_a_scale_reaches_down_to_a_typed_value_and_that_of_delays_never_to_nothing():
    rate = scale_of(LeverState(Lever.DISPLAY_RATE, 40)).holding(0.5)
    delay = scale_of(LeverState(Lever.ANSWER_DELAY, 3_600)).holding(0)

    assert rate.low == rate.value(0) == 0.5
    assert 0 < delay.low == delay.value(0) < 60


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("1.2", 1.2),
        ("×1.2", 1.2),  # noqa: RUF001
        ("x 1,2", 1.2),
        ("120 %", 1.2),
        ("+20 %", 1.2),
        ("-20%", 0.8),
        ("−20 %", 0.8),  # noqa: RUF001
        ("-200 %", 0),
        ("60k", 1.2),
        ("60 000", 1.2),
        ("19.9", 19.9),
        ("20", 0.0004),
    ],
)
def test_a_factor_is_read_in_any_way_people_write_it(text, factor):
    assert read_factor(text, 50_000, ENGLISH) == pytest.approx(factor)


def test_what_is_no_factor_says_how_to_write_one():
    assert isinstance(read_factor("lots", 50_000, ENGLISH), ParseError)


@pytest.mark.parametrize(
    ("state", "text"),
    [
        (LeverState(Lever.VOLUME, 1, 50_000), "60,000 messages"),
        (LeverState(Lever.AD_CLICKS, 1, 10), "12 a day"),
        (LeverState(Lever.REPLY_RATIO, 0.1), ""),
    ],
)
def test_a_factor_tells_what_it_comes_to(state, text):
    assert factor_amount(state, 1.2, ENGLISH) == text


def test_a_delay_is_told_in_whole_minutes():
    scale = scale_of(LeverState(Lever.ANSWER_DELAY, 300))

    assert value_text(scale, 1_234.5, ENGLISH) == "21 min"
    assert value_text(scale, 47.3, ENGLISH) == "47 s"
