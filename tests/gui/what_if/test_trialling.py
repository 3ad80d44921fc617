"""The shown figures are tried over the ranges of their plan."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from helpers.gui.windows import a_plan, quick_forecast
from tarife.forecast.ranges.spread import PercentileBand, Spread
from tarife.gui.document.session import Outcome
from tarife.gui.what_if.variants import Trials
from tarife.gui.what_if.what_if import DisplayedFigures, WhatIf
from tarife.plan.model.addresses import Address
from tarife.plan.model.scenarios import Range
from tarife.terms.categories import CATEGORIES
from tarife.terms.problems import InputError, Problem


def spread_of(micros):
    band = PercentileBand(micros, 2 * micros, 3 * micros)
    days = (band,) * 30
    return Spread(10, band, days, days, MappingProxyType(dict.fromkeys(CATEGORIES, band)))


def ranged():
    plan = a_plan()
    first = plan.grid[0]
    at = Address("grid", first.country, "marketing")
    return replace(plan, ranges=(Range(at, 0, first.marketing * 2 + 10),))


def shown_of(plan, **how):
    return DisplayedFigures(Outcome.of(quick_forecast(plan, lambda: False)), **how)


@pytest.fixture
def tried():
    return []


@pytest.fixture
def trials(session, tried):
    what_if = WhatIf(session, quick_forecast, quick_forecast, session)

    def trial_runner(exact, should_stop):
        del should_stop
        tried.append(exact)
        return spread_of(len(tried))

    made = Trials(what_if, trial_runner, session)
    yield made
    made.close()
    what_if.close()


def test_a_plan_with_ranges_gets_a_spread(qtbot, trials):
    with qtbot.waitSignal(trials.spread_changed) as told:
        trials.follow(shown_of(ranged()))

    assert told.args == [spread_of(1)]
    assert trials.spread == spread_of(1)


def test_a_plan_without_ranges_is_not_tried(trials, tried):
    trials.follow(shown_of(a_plan()))

    assert (tried, trials.spread) == ([], None)


def test_while_a_hand_moves_nothing_is_tried(trials, tried):
    trials.follow(shown_of(ranged(), is_sample=True))

    assert (tried, trials.spread) == ([], None)


def test_an_old_spread_goes_as_soon_as_other_figures_come(qtbot, trials):
    with qtbot.waitSignal(trials.spread_changed):
        trials.follow(shown_of(ranged()))

    trials.follow(shown_of(a_plan()))

    assert trials.spread is None


def test_another_document_has_no_spread_yet(qtbot, session, trials):
    with qtbot.waitSignal(trials.spread_changed):
        trials.follow(shown_of(ranged()))

    session.open(a_plan(), None)

    assert trials.spread is None


def test_what_is_in_the_way_of_a_spread_is_told(qtbot, session):
    missing = Problem("missing-rate", "", "there is no rate for Other", "choose another card")

    def trial_runner(exact, should_stop):
        del exact, should_stop
        raise InputError([missing])

    what_if = WhatIf(session, quick_forecast, quick_forecast, session)
    trials = Trials(what_if, trial_runner, session)

    with qtbot.waitSignal(trials.refused) as told:
        trials.follow(shown_of(ranged()))

    assert (told.args, trials.spread) == ([(missing,)], None)
    trials.close()
    what_if.close()
