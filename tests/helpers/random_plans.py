"""Random small plans, for what must hold of any."""

from datetime import datetime, time, timedelta

import numpy as np

from tarife.plan.account import WEEKDAYS, Account, Desk, OpeningHours
from tarife.plan.behaviour import Behaviour, Delay
from tarife.plan.lines import (
    Audience,
    Broadcast,
    DayRange,
    EntryPoint,
    FollowUp,
    HoursOfDay,
    Inbound,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.plan.plan import Plan
from tarife.terms.calendar import BillingMonth

MONTH = BillingMonth(2026, 10)  # clocks go back in Berlin on the 25th
ZONES = ("Europe/Istanbul", "Europe/Berlin", "America/Sao_Paulo")
COUNTRIES = ("TR", "DE", "US", "IN")


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
