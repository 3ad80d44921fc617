"""What tests of trials share."""

from dataclasses import replace
from datetime import datetime

from helpers.twins.twin_plans import MARKETING, NOVEMBER, SILENT
from tarife.assets import load_book, load_markets
from tarife.forecast.forecast import forecast
from tarife.plan.model.account import Account
from tarife.plan.model.addresses import Address
from tarife.plan.model.lines import Audience, Broadcast, Send
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Range
from tarife.plan.numbers import number_at

RATES = (load_book(), load_markets())


def go_on():
    return False


def exact_of(plan):
    return forecast(plan, *RATES, go_on)


def uncertain(plan, *shares):
    """Let numbers lie between two shares of what the plan says."""
    ranges = tuple(
        Range(at, number_at(plan, at) * low, number_at(plan, at) * high)
        for at, low, high in shares
    )
    return replace(plan, ranges=ranges)


def sent(plan, place, field):
    return Address("sends", plan.sends[place].id, field)


def one_send(volume, schedule, category=MARKETING, behaviour=SILENT, people=1_000):
    return Plan(
        "one send",
        NOVEMBER,
        Account(service_allowance=0),
        audiences=(Audience("tr", "Turks", "TR", people),),
        sends=(Send("s", "S", "tr", category, volume, schedule, behaviour),),
    )


FIFTH = Broadcast((datetime(2026, 11, 5, 10),), 0)
