"""What is planned for later days: known sends as they were, new ones as their like."""

from datetime import date

import pytest

from helpers.rate_cards import shipped_book
from helpers.traffic.lived_traffic import lived, lived_plan
from helpers.traffic.real_traffic import settings_of
from tarife.assets import load_markets
from tarife.fitting.estimates import Fitted, of_another
from tarife.fitting.fitting import fit_plan
from tarife.insight.actuals.later_days import with_coming
from tarife.plan.numbers import number_at
from tarife.terms.calendar import BillingMonth

NEW_SEND_LATER = 302
"""The seed of a month in which one broadcast goes out for the first time after the 18th."""

START = date(2026, 11, 19)


def test_of_a_new_line_is_known_how_others_are_and_how_they_differ():
    alike = [Fitted(0.19, 0.2, 0.21, 400), Fitted(0.39, 0.4, 0.41, 400)]

    ratio = of_another(alike, is_ratio=True)
    delay = of_another([Fitted(50, 60, 70, 9), Fitted(200, 240, 290, 9)], is_ratio=False)

    assert 0.2 < ratio.likely < 0.4
    assert 0 < ratio.low < 0.15
    assert 0.5 < ratio.high < 1
    assert delay.likely == pytest.approx(120, rel=0.1)
    assert delay.low < 50
    assert delay.high > 290


@pytest.fixture(scope="module")
def month():
    plan = lived_plan(NEW_SEND_LATER, BillingMonth(2026, 11), 500)
    rates = shipped_book(), load_markets()
    log = lived(plan, rates, settings_of(plan)).log()
    whole = fit_plan(log, plan.account, rates[1])
    dates = whole.seen.calendar.dates()
    until_s = int(whole.seen.starts_s[dates.index(START)])
    return fit_plan(log, plan.account, rates[1], until_s), whole


def test_a_send_that_went_out_before_goes_out_as_it_did_and_a_new_one_as_its_like(month):
    fitted, whole = month
    plan = with_coming(fitted, whole, START)

    known = {one.name: one for one in fitted.plan.sends}
    coming = [one for one in plan.sends if one.id.startswith("coming-")]
    named = {one.name.split(" (")[0]: one for one in coming}
    assert named.keys() == {"de_1", "de_2"}
    assert "de_2" not in known
    assert named["de_1"].behaviour == known["de_1"].behaviour
    ratios = [
        one.behaviour.reply_ratio for one in known.values() if one.category == "marketing"
    ]
    assert min(ratios) <= named["de_2"].behaviour.reply_ratio <= max(ratios)


def test_what_a_coming_send_brings_is_as_unsure_as_what_it_is_taken_from(month):
    fitted, whole = month
    plan = with_coming(fitted, whole, START)

    spans = {(one.at.id, one.at.field): (one.low, one.high) for one in plan.ranges}
    names = {one.name.split(" (")[0]: one.id for one in plan.sends if "coming" in one.id}
    own = next(one.id for one in plan.sends if one.name == "de_1" and "coming" not in one.id)
    field = "behaviour.reply_ratio"
    assert spans[names["de_1"], field] == spans[own, field]
    low, high = spans[names["de_2"], field]
    known = spans[own, field]
    assert high - low > known[1] - known[0]
    for one in plan.ranges:
        assert one.low <= number_at(plan, one.at) <= one.high
    measured = {(one.at, one.low, one.likely, one.high) for one in plan.measured.numbers}
    assert {
        (one.at, one.low, number_at(plan, one.at), one.high) for one in plan.ranges
    } <= measured
