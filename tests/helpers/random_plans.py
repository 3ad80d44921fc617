"""Random small plans, for what must hold of any."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from math import nextafter

import numpy as np

from tarife.plan.model.account import WEEKDAYS, Account, Desk, OpeningHours, Rules, TierUse
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import Behaviour, Delay
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    DayRange,
    EntryPoint,
    FollowUp,
    HoursOfDay,
    Inbound,
    Repeat,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Adjustment, Lever, MonthChange, Override, Range, Scope
from tarife.plan.numbers import clamped, limits_of, number_at, numbers_of
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category

MONTH = BillingMonth(2026, 10)  # clocks go back in Berlin on the 25th
ZONES = ("Europe/Istanbul", "Europe/Berlin", "America/Sao_Paulo")
COUNTRIES = ("TR", "DE", "US", "IN")

# Where clocks change at night, so that hours are skipped or come twice.
MONTHS_AT_BOUNDS = (
    *(BillingMonth(2024, 3), BillingMonth(2025, 8), BillingMonth(2026, 3)),
    *(BillingMonth(2026, 10), BillingMonth(2026, 11)),
)
ZONES_AT_BOUNDS = (
    *("Europe/Istanbul", "Europe/Berlin", "America/Havana", "America/Santiago"),
    *("Asia/Almaty", "Asia/Beirut", "Pacific/Apia", "Pacific/Chatham"),
)
HOURS_AT_BOUNDS = (
    *(HoursOfDay(), HoursOfDay(time(2), time(3)), HoursOfDay(time(2, 30), time(3))),
    *(HoursOfDay(time(0, 30), time(1)), HoursOfDay(time(23, 59))),
    HoursOfDay(time(12), time(12, 0, 1)),
)
OPENINGS_AT_BOUNDS = (
    ((time(0), time(0)),),
    ((time(0), time(0, 0, 1)),),
    ((time(2, 30), time(3)), (time(23, 59), time(0))),
    tuple((time(hour), time(hour, 30)) for hour in range(24)),
)
FOLLOW_UPS_AT_BOUNDS = (0, 1, 63, 64, 65, 100)


def random_plan(seed: int) -> Plan:
    """Make a plan of a hundred or two people with every kind of line."""
    rng = np.random.default_rng([7, seed])
    audiences = tuple(
        Audience(f"a{n}", f"A{n}", str(rng.choice(COUNTRIES)), int(rng.integers(30, 120)))
        for n in range(2)
    )
    return Plan(
        f"random {seed}",
        MONTH,
        _account(rng),
        audiences=audiences,
        sends=tuple(_send(rng, n, audiences[n % 2]) for n in range(5)),
        entry_points=(_entry_point(rng),),
        inbound=(
            Inbound("known", "Known", rng.uniform(0, 2), audience="a0", behaviour=_usual(rng)),
            Inbound("new", "New", rng.uniform(0, 2), country="BR", behaviour=_usual(rng)),
        ),
    )


def ranged_plan(seed: int, crowd: int = 1) -> Plan:
    """Make a random plan, so many times as large, with some ranges of any kind.

    It has a row of the grid too, tiers used elsewhere, and an audience that nothing reaches.
    """
    rng = np.random.default_rng([8, seed])
    plan = random_plan(seed)
    tier_used = (TierUse("Turkey", Category.UTILITY, int(rng.integers(0, 300_000))),)
    rules = list(Rules)[int(rng.integers(len(Rules)))]
    account = replace(plan.account, rules=rules, tier_used=tier_used, allowance_used=5)
    row = GridRow(
        "NL", people=60, marketing=100, utility=80, reply_ratio=0.2, ad_clicks_per_day=1
    )
    idle = Audience("idle", "Idle", str(rng.choice(COUNTRIES)), 50)
    plan = replace(plan, account=account, grid=(row,), audiences=(*plan.audiences, idle))
    plan = _crowded(plan, crowd)
    of_kind: dict[str, list[Address]] = {}
    for at in numbers_of(plan):
        of_kind.setdefault(at.field.split(".", 1)[-1], []).append(at)
    ranges = []
    for kind in rng.choice(sorted(of_kind), int(rng.integers(2, 10)), replace=False):
        at = of_kind[kind][rng.integers(len(of_kind[kind]))]
        value = number_at(plan, at)
        low, high = value * rng.uniform(0.3, 1), (value or 1) * rng.uniform(1, 2)
        ranges.append(Range(at, *(clamped(plan, at, end) for end in (low, high))))
    return replace(plan, ranges=tuple(ranges), replies_together=bool(rng.integers(2)))


def _crowded(plan: Plan, crowd: int) -> Plan:
    """Multiply everything that is counted in people and messages."""

    def larger(line, *fields):
        return replace(line, **{name: getattr(line, name) * crowd for name in fields})

    return replace(
        plan,
        audiences=tuple(larger(one, "people") for one in plan.audiences),
        sends=tuple(larger(one, "volume") for one in plan.sends),
        entry_points=tuple(larger(one, "clicks_per_day") for one in plan.entry_points),
        inbound=tuple(larger(one, "people_per_day") for one in plan.inbound),
        grid=tuple(
            larger(row, "people", "marketing", "utility", "ad_clicks_per_day")
            for row in plan.grid
        ),
    )


def _account(rng: np.random.Generator) -> Account:
    hours = tuple(
        OpeningHours(day, time(int(rng.integers(6, 11))), time(int(rng.integers(15, 22))))
        for day in WEEKDAYS[: rng.integers(3, 8)]
    )
    return Account(
        time_zone=str(rng.choice(ZONES)),
        numbers=int(rng.integers(1, 4)),
        free_entry_hours=int(rng.integers(72, 169)),
        service_allowance=int(rng.integers(0, 60)),
        desk=Desk(hours if rng.random() < 0.6 else ()),
    )


def _usual(rng: np.random.Generator) -> Behaviour:
    return Behaviour(
        delivered_ratio=rng.uniform(0.6, 1),
        delivery_delay=_delay(rng, 600),
        reply_ratio=rng.uniform(0, 0.6),
        reply_delay=_delay(rng, 20_000),
        answer_ratio=rng.uniform(0.5, 1),
        answer_delay=_delay(rng, 40_000),
        messages_per_answer=rng.uniform(1, 3),
        turns=rng.uniform(1, 4),
    )


def _delay(rng: np.random.Generator, longest_s: float) -> Delay:
    median_s = rng.uniform(1, longest_s)
    return Delay(median_s, median_s * rng.uniform(1, 12))


def _send(rng: np.random.Generator, number: int, audience: Audience) -> Send:
    start = datetime.combine(MONTH.first_day, time())
    moments = tuple(
        start + timedelta(minutes=int(minute)) for minute in rng.integers(0, 31 * 1440, 3)
    )
    first = int(rng.integers(1, 15))
    days = DayRange(MONTH.first_day.replace(day=first), MONTH.first_day.replace(day=first + 14))
    steady = Steady(days, hours=HoursOfDay(time(int(rng.integers(0, 12))), time(20)))
    is_steady = rng.random() < 0.5
    return Send(
        f"s{number}",
        f"S{number}",
        audience.id,
        list(TemplateCategory)[rng.integers(3)],
        int(rng.integers(5, audience.people)),
        steady if is_steady else Broadcast(moments, rng.uniform(0, 20)),
        _usual(rng),
        rng.uniform(0, 0.5),
    )


def _entry_point(rng: np.random.Generator) -> EntryPoint:
    follow_ups = tuple(
        FollowUp(hours, list(TemplateCategory)[rng.integers(3)])
        for hours in rng.uniform(1, 200, rng.integers(0, 3))
    )
    return EntryPoint(
        *("ad", "Ad", "TR", rng.uniform(0.5, 3)),
        phone_share=rng.uniform(0.3, 1),
        behaviour=_usual(rng),
        follow_ups=follow_ups,
    )


def random_period(seed: int, first: BillingMonth, months: int) -> Plan:
    """Make a random plan of several months, in some of which something differs."""
    rng = np.random.default_rng([9, seed])
    plan = random_plan(seed)
    last = first.shifted(months - 1).last_day
    days = (last - first.first_day).days + 1
    start = datetime.combine(first.first_day, time())

    def schedule(old: Broadcast | Steady) -> Broadcast | Steady:
        if isinstance(old, Steady):
            ends = sorted(rng.integers(0, days, 2).tolist())
            dates = (first.first_day + timedelta(days=day) for day in ends)
            return replace(old, days=DayRange(*dates), hours=HoursOfDay(time(8), time(20)))
        moments = tuple(
            start + timedelta(minutes=int(n)) for n in rng.integers(0, days * 1440, 4)
        )
        repeats = (
            Repeat(time(11), weekday=WEEKDAYS[rng.integers(7)], week=int(rng.integers(-1, 5))),
            Repeat(time(23, 30), day=int(rng.integers(1, 32))),
        )
        return replace(old, moments=moments, repeats=repeats[: rng.integers(3)])

    row = GridRow("NL", marketing=100, utility=80, reply_ratio=0.2, ad_clicks_per_day=1)
    tier_used = (
        TierUse("Turkey", Category.UTILITY, 2),
        TierUse("Germany", Category.UTILITY, 1),
    )
    plan = replace(
        plan,
        month=first,
        months=months,
        account=replace(plan.account, tier_used=tier_used),
        sends=tuple(replace(send, schedule=schedule(send.schedule)) for send in plan.sends),
        grid=(row,),
    )
    changes = tuple(
        MonthChange(
            str(month),
            adjustments=(
                Adjustment(Lever.VOLUME, rng.uniform(0, 2)),
                Adjustment(Lever.REPLY_RATIO, rng.uniform(0.5, 1.5), Scope(country="NL")),
            ),
            overrides=(
                Override(Address("inbound", "new", "people_per_day"), rng.uniform(0, 3)),
                Override(Address("grid", "NL", "utility"), int(rng.integers(0, 90))),
            ),
        )
        for month in plan.period.months
        if rng.random() < 0.6
    )
    growth = (Adjustment(Lever.AD_CLICKS, rng.uniform(0.5, 1.5)),)
    return replace(plan, changes=changes, growth=growth if rng.random() < 0.5 else ())


def plan_at_bounds(seed: int) -> Plan:
    """Make a plan of few people whose numbers and counts stand at their bounds, or beside."""
    rng = np.random.default_rng([8, seed])
    month = MONTHS_AT_BOUNDS[rng.integers(len(MONTHS_AT_BOUNDS))]
    audiences = tuple(
        Audience(f"a{n}", f"A{n}", str(rng.choice(COUNTRIES)), int(rng.choice((1, 2, 33, 70))))
        for n in range(rng.choice((0, 1, 3)))
    )
    sends = rng.choice((0, 1, 5, 40)) if audiences else 0
    return Plan(
        f"at bounds {seed}",
        month,
        _account_at_bounds(rng),
        audiences=audiences,
        sends=tuple(
            _send_at_bounds(rng, n, audiences[n % len(audiences)], month) for n in range(sends)
        ),
        entry_points=tuple(
            _entry_point_at_bounds(rng, n, month) for n in range(rng.choice((1, 2, 20)))
        ),
        inbound=tuple(
            Inbound(
                f"i{n}",
                f"I{n}",
                float(rng.choice((0, 0.04, 1, 6))),
                **({"country": "BR"} if n % 2 or not audiences else {"audience": "a0"}),
                days=_days_at_bounds(rng, month),
                hours=_hours_at_bounds(rng),
                behaviour=_usual_at_bounds(rng),
            )
            for n in range(rng.choice((0, 1, 4)))
        ),
        seed=int(rng.choice((0, 1, 2**32 - 1))),
    )


def _account_at_bounds(rng: np.random.Generator) -> Account:
    hours = tuple(
        OpeningHours(day, opens, closes)
        for day in WEEKDAYS[: rng.integers(1, 8)]
        for opens, closes in OPENINGS_AT_BOUNDS[rng.integers(len(OPENINGS_AT_BOUNDS))]
    )
    return Account(
        time_zone=str(rng.choice(ZONES_AT_BOUNDS)),
        rules=list(Rules)[rng.integers(len(Rules))],
        numbers=int(rng.choice((1, 2, 16, 17, limits_of(Account, "numbers")[1]))),
        free_entry_hours=int(rng.choice(limits_of(Account, "free_entry_hours"))),
        service_allowance=int(
            rng.choice((0, 1, 1000, limits_of(Account, "service_allowance")[1]))
        ),
        allowance_used=int(rng.choice((0, 0, 1, limits_of(Account, "allowance_used")[1]))),
        desk=Desk(hours if rng.random() < 0.6 else ()),
    )


def _usual_at_bounds(rng: np.random.Generator) -> Behaviour:
    def number(field: str, *others: float) -> float:
        return float(rng.choice((*limits_of(Behaviour, field), *others)))

    # One in three talks as much as can be; if all did, few plans would be played in a minute.
    talks = rng.random() < 0.3
    return Behaviour(
        delivered_ratio=number("delivered_ratio", 1, 0.5),
        delivery_delay=_delay_at_bounds(rng),
        reply_ratio=number("reply_ratio", 0.3),
        reply_delay=_delay_at_bounds(rng),
        answer_ratio=number("answer_ratio", 1, 0.9),
        answer_delay=_delay_at_bounds(rng),
        messages_per_answer=number("messages_per_answer", 1.4) if talks else 1,
        turns=number("turns", 3) if talks else 1.5,
    )


def _delay_at_bounds(rng: np.random.Generator) -> Delay:
    most = limits_of(Delay, "p90_s")[1]
    ends = sorted(float(rng.choice((0, 5e-324, 1e-9, 1, 60, 86_400, most))) for _ in range(2))
    return Delay(*ends)


def _days_at_bounds(rng: np.random.Generator, month: BillingMonth) -> DayRange:
    first, last = (month.dates()[int(n)] for n in sorted(rng.integers(0, month.days, 2)))
    return (DayRange(), DayRange(first, first), DayRange(last=last), DayRange(first, last))[
        rng.integers(4)
    ]


def _hours_at_bounds(rng: np.random.Generator) -> HoursOfDay:
    return HOURS_AT_BOUNDS[rng.integers(len(HOURS_AT_BOUNDS))]


def _send_at_bounds(
    rng: np.random.Generator, number: int, audience: Audience, month: BillingMonth
) -> Send:
    start = datetime.combine(month.first_day, time())
    last_minute = month.days * 1440 - 1
    minutes = (0, last_minute, *rng.integers(0, last_minute, int(rng.choice((0, 1, 30)))))
    moments = tuple(start + timedelta(minutes=int(minute)) for minute in minutes)
    spread = float(rng.choice(limits_of(Broadcast, "spread_hours")))
    is_steady = rng.random() < 0.5
    volumes = (0, 1, audience.people, *((90 * audience.people,) if is_steady else ()))
    steady = Steady(_days_at_bounds(rng, month), hours=_hours_at_bounds(rng))
    return Send(
        f"s{number}",
        f"S{number}",
        audience.id,
        list(TemplateCategory)[rng.integers(3)],
        int(rng.choice(volumes)),
        steady if is_steady else Broadcast(moments, spread),
        _usual_at_bounds(rng),
        float(rng.choice((0, 0.5, 1))),
    )


def _entry_point_at_bounds(
    rng: np.random.Generator, number: int, month: BillingMonth
) -> EntryPoint:
    least, most = limits_of(FollowUp, "hours")
    follow_ups = tuple(
        FollowUp(float(hours), list(TemplateCategory)[rng.integers(3)])
        for hours in rng.choice(
            (nextafter(least, 1), 0.001, 24, 72, most), rng.choice(FOLLOW_UPS_AT_BOUNDS)
        )
    )
    return EntryPoint(
        *(f"e{number}", f"E{number}", "TR", float(rng.choice((0, 0.1, 1, 3)))),
        days=_days_at_bounds(rng, month),
        hours=_hours_at_bounds(rng),
        phone_share=float(rng.choice((0, 0.5, 1))),
        behaviour=_usual_at_bounds(rng),
        follow_ups=follow_ups,
    )
