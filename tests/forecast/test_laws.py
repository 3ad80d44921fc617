"""Each number of a plan has the effect that it says, and only that.

Chance is common: raising a number keeps everybody's other draws, so these are no averages.
"""

from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import pairwise

import pytest

from helpers.random_plans import random_plan
from helpers.twins.agreement import EVERY_ERA, by_simulator
from helpers.twins.twin_plans import (
    HOUR,
    MARKETING,
    NOVEMBER,
    OFFICE,
    SILENT,
    SOME,
    SURE,
    UTILITY,
    advertised,
    shop,
)
from tarife.assets import load_book, load_markets
from tarife.billing.ledger import Reason
from tarife.forecast.forecast import forecast
from tarife.forecast.play.sampling import Mode, SamplingPlan
from tarife.plan.model.account import Account, Desk, OpeningHours, Rules, TierUse, Weekday
from tarife.plan.model.behaviour import Delay
from tarife.plan.model.lines import Audience, Broadcast, EntryPoint, Inbound, Send, Steady
from tarife.plan.model.plan import GridRow, Plan
from tarife.terms.categories import Category

pytestmark = pytest.mark.unmeasured

TEN = tuple(range(11))


def made(plan, sampling=None):
    return forecast(
        plan, load_book(), load_markets(), lambda: False, sampling or SamplingPlan()
    )


def messages(plan, *reasons):
    """Count service messages of these reasons, or all of them."""
    return sum(
        count
        for (_, _, _, category, reason), count in by_simulator(plan).messages.items()
        if category is Category.SERVICE and (not reasons or reason in reasons)
    )


def sale(behaviour=SOME, people=3000, volume=2000, **account):
    moments = (datetime(2026, 11, 10, 11), datetime(2026, 11, 17, 15))
    send = Send("sale", "Sale", "tr", MARKETING, volume, Broadcast(moments, 3), behaviour)
    order = Send("order", "Order", "tr", UTILITY, volume, Steady(), behaviour)
    return Plan(
        "sale",
        NOVEMBER,
        Account(**{"service_allowance": 0} | account),
        audiences=(Audience("tr", "Turks", "TR", people),),
        sends=(send, order),
    )


def never_less(values):
    return all(later >= earlier for earlier, later in pairwise(values))


@pytest.mark.parametrize("mode", [Mode.EVERYONE, Mode.SAMPLE])
def test_more_replies_never_cost_less_since_october_2026(mode):
    sampling = SamplingPlan(mode, sample_bits=9)
    costs = [
        made(sale(replace(SOME, reply_ratio=step / 20)), sampling).total.micros for step in TEN
    ]

    assert never_less(costs)
    assert costs[-1] > costs[0]


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("delivered_ratio", [step / 10 for step in TEN]),
        ("answer_ratio", [step / 10 for step in TEN]),
        ("messages_per_answer", [1 + step / 2 for step in TEN]),
    ],
)
def test_more_of_it_never_costs_less(field, values):
    # Nobody misses a window, so a message more closes no door on another.
    quick = replace(SOME, answer_delay=Delay(60, 60), turns=1)
    costs = [made(sale(replace(quick, **{field: value}))).total.micros for value in values]

    assert never_less(costs)
    assert costs[-1] > costs[0]


def test_more_messages_never_cost_less():
    costs = [made(sale(volume=500 + 250 * step)).total.micros for step in TEN]

    assert never_less(costs)


def test_longer_exchanges_hold_more_service_messages():
    counts = [
        messages(sale(replace(SOME, answer_delay=Delay(60, 60), turns=turns)))
        for turns in (1, 1.5, 2, 3, 5)
    ]

    assert never_less(counts)
    assert counts[-1] > 3 * counts[0]


def test_messages_of_an_answer_scale_service_messages():
    def bubbles(mean):
        quick = replace(SOME, answer_delay=Delay(60, 60), turns=1, messages_per_answer=mean)
        return messages(sale(quick))

    assert abs(bubbles(2.5) / bubbles(1) - 2.5) < 0.15


def test_a_slower_desk_loses_free_entry_points():
    def free(hours):
        slow = replace(SOME, answer_delay=Delay(hours * HOUR, 4 * hours * HOUR))
        plan = advertised()
        entries = tuple(replace(one, behaviour=slow) for one in plan.entry_points)
        outcome = by_simulator(replace(plan, entry_points=entries))
        return sum(
            count
            for (*_, reason), count in outcome.messages.items()
            if reason is Reason.FREE_ENTRY_POINT
        )

    counts = [free(hours) for hours in (0.1, 2, 8, 20, 60)]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] < 0.5 * counts[0]


def test_opening_hours_make_answers_miss_the_window():
    mondays = Desk((OpeningHours(Weekday.MONDAY, time(9), time(18)),))
    missed = [
        messages(sale(desk=desk), Reason.OUTSIDE_WINDOW) for desk in (Desk(), OFFICE, mondays)
    ]

    assert missed == sorted(missed)
    assert missed[0] < missed[1] < missed[2]


def test_slower_replies_and_deliveries_move_messages_to_later_days():
    def mean_day(behaviour):
        lines = made(sale(behaviour)).lines
        return (lines.day * lines.messages).sum() / lines.messages.sum()

    slow_post = replace(SOME, delivery_delay=Delay(HOUR, 48 * HOUR))
    slow_people = replace(SOME, reply_delay=Delay(20 * HOUR, 40 * HOUR))
    assert mean_day(slow_post) > mean_day(SOME) + 0.1
    assert mean_day(slow_people) > mean_day(SOME) + 0.1


def test_a_desktop_opens_no_free_entry_point():
    plan = advertised()
    desktop = tuple(replace(one, phone_share=0) for one in plan.entry_points)
    reasons = {key[-1] for key in by_simulator(replace(plan, entry_points=desktop)).messages}

    assert Reason.FREE_ENTRY_POINT not in reasons


def test_templates_taken_for_marketing_cost_as_marketing():
    def charged(ratio):
        plan = sale(replace(SOME, reply_ratio=0))
        sends = (replace(plan.sends[1], recategorised_ratio=ratio),)
        by_category = dict.fromkeys(Category, 0)
        for key, count in by_simulator(replace(plan, sends=sends)).messages.items():
            by_category[key[3]] += count
        return by_category[Category.MARKETING], by_category[Category.UTILITY]

    none, some, every = charged(0), charged(0.3), charged(1)
    assert none[0] == every[1] == 0
    assert none[1] == every[0] == sum(some)
    assert abs(some[0] / sum(some) - 0.3) < 0.05


@pytest.mark.parametrize("rules", [Rules.PMP_2025_07, Rules.CBP_2024_11])
def test_cost_grows_with_the_plan_where_nothing_is_shared(rules):
    def cost(times):
        plan = sale(people=3000 * times, volume=2000 * times, rules=rules)
        return made(plan).total.micros

    assert abs(cost(8) / cost(1) / 8 - 1) < 0.03


def by_line(plan):
    """Give what happened by line, day, category and reason."""
    return by_simulator(plan).messages


def test_another_line_leaves_the_messages_of_a_line_alone():
    plan = shop()
    alone = replace(plan, grid=(), sends=plan.sends[:1], inbound=())
    more = Send("new", "New", "tr", UTILITY, 90, Steady(), SOME)
    ad = EntryPoint("ad", "Ad", "TR", 3)
    both = replace(alone, sends=(more, *alone.sends), entry_points=(ad,))

    def templates(found):
        return {
            key: count
            for key, count in found.items()
            if key[0] == "sale" and key[3] is Category.MARKETING
        }

    assert templates(by_line(both)) == templates(by_line(alone))


def test_a_larger_audience_leaves_the_messages_of_others_alone():
    account = Account(numbers=2, service_allowance=0)  # an allowance would be shared
    plan = replace(shop(), account=account)
    grown = replace(plan, grid=(replace(plan.grid[0], people=900),))

    def of_turks(found):
        return {key: count for key, count in found.items() if key[2] == "Turkey"}

    assert of_turks(by_line(grown)) == of_turks(by_line(plan))


def at_opening():
    """Two audiences of two markets whose answers all wait for one opening of the desk."""
    desk = Desk((OpeningHours(Weekday.WEDNESDAY, time(9), time(18)),))
    evening = datetime(2026, 11, 3, 20)
    return Plan(
        "at opening",
        NOVEMBER,
        Account(time_zone="UTC", desk=desk),
        audiences=(Audience("a", "A", "TR", 1000), Audience("b", "B", "DE", 1000)),
        sends=tuple(
            Send(f"s{name}", name, name, MARKETING, 1000, Broadcast((moment,), 0), SURE)
            for name, moment in (("a", evening), ("b", evening + timedelta(hours=1)))
        ),
    )


def backwards(plan):
    """Turn the order of rows of every table round."""
    return replace(
        plan,
        grid=plan.grid[::-1],
        audiences=plan.audiences[::-1],
        sends=plan.sends[::-1],
        entry_points=plan.entry_points[::-1],
        inbound=plan.inbound[::-1],
    )


def in_one_second():
    """People write in the second in which an order reaches them, and that was free in 2025."""
    at = datetime(2026, 11, 3, 12)
    sends = (
        Send("sale", "Sale", "tr", MARKETING, 50, Broadcast((at,), 0), SURE),
        Send(
            *("order", "Order", "tr", UTILITY, 50),
            Broadcast((at + timedelta(minutes=10),), 0),
            SILENT,
        ),
    )
    people = (Audience("tr", "Turks", "TR", 50),)
    return Plan("in one second", NOVEMBER, audiences=people, sends=sends)


def crowded(seed):
    """A random plan, two grid rows of one market and a day that reaches two bands of it."""
    plan = random_plan(seed)
    used = TierUse("Rest of Africa", Category.UTILITY, 99_990)
    return replace(
        plan,
        account=replace(plan.account, tier_used=(used,)),
        grid=(
            GridRow("KE", marketing=30, utility=50, ad_clicks_per_day=0.3),
            GridRow("GH", marketing=20, utility=50, ad_clicks_per_day=0.5),
            GridRow("FR", marketing=30, authentication=20),
        ),
    )


@pytest.mark.parametrize("mode", [Mode.EVERYONE, Mode.SAMPLE])
@pytest.mark.parametrize(
    "plan",
    [*map(crowded, range(4)), shop(), at_opening(), in_one_second()],
    ids=lambda plan: plan.name,
)
def test_the_order_of_rows_changes_no_figure_of_any_line(plan, mode):
    sampling = SamplingPlan(mode, sample_bits=5)
    for rules in EVERY_ERA:
        ruled = replace(plan, account=replace(plan.account, rules=rules))

        assert by_simulator(backwards(ruled), sampling) == by_simulator(ruled, sampling)


def test_who_is_answered_as_the_desk_opens_shares_the_allowance_by_chance():
    """Of 2,000 answers in one second the allowance pays for 1,000, half of each market."""
    free = [
        sum(
            count
            for (line, *_, reason), count in by_simulator(
                replace(at_opening(), seed=seed)
            ).messages.items()
            if line == "sa" and reason is Reason.FREE_TIER
        )
        for seed in range(1, 21)
    ]

    error = (1000 / 4 * 1000 / 1999) ** 0.5  # drawn without putting back
    assert all(abs(count - 500) <= 4 * error for count in free)
    assert len(set(free)) > 5
    assert abs(sum(free) / 20 - 500) <= 4 * error / 20**0.5


def test_numbers_share_people_evenly_and_each_has_its_allowance():
    def free(numbers):
        return messages(sale(service_allowance=100, numbers=numbers), Reason.FREE_TIER)

    assert [free(1), free(2), free(5)] == [100, 200, 500]


def test_people_who_write_on_their_own_are_answered():
    line = Inbound("i", "I", 30, audience="tr", behaviour=replace(SOME, turns=1))
    plan = replace(sale(), sends=(), inbound=(line,))

    assert abs(made(plan).flow.inbound - 900) < 20
    assert messages(plan) > 900


@pytest.mark.parametrize("mode", [Mode.EVERYONE, Mode.SAMPLE])
def test_many_tiny_lines_bring_what_they_bring_together(mode):
    """Tenths of people a day who write, of as many audiences and new ones."""
    lines = range(60)
    plan = Plan(
        "tiny",
        NOVEMBER,
        audiences=tuple(Audience(f"a{n}", "A", "TR", 3) for n in lines),
        sends=tuple(Send(f"s{n}", "S", f"a{n}", UTILITY, 1, Steady(), SILENT) for n in lines),
        entry_points=tuple(
            EntryPoint(f"e{n}", "E", "TR", 0.011, behaviour=SILENT) for n in lines
        ),
        inbound=tuple(
            Inbound(f"i{n}", "I", 0.011, audience=f"a{n}", behaviour=SILENT) for n in lines
        ),
    )
    sampling = SamplingPlan(mode, sample_bits=1)
    flows = [made(replace(plan, seed=seed), sampling).flow for seed in range(1, 9)]

    came, sent = 2 * 60 * 8 * 0.33, 60 * 8
    assert abs(sum(flow.inbound for flow in flows) - came) <= 4 * came**0.5
    assert abs(sum(flow.attempts for flow in flows) - sent) <= 4 * sent**0.5
