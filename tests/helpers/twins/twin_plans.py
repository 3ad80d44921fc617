"""Plans that the simulator and its twin must agree on: one without chance, some with it."""

from dataclasses import replace
from datetime import date, datetime, time

from tarife.plan.model.account import WEEKDAYS, Account, Desk, OpeningHours, Weekday
from tarife.plan.model.behaviour import Behaviour, Delay
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    DayRange,
    EntryKind,
    EntryPoint,
    FollowUp,
    HoursOfDay,
    Inbound,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.plan.model.plan import GridRow, Plan
from tarife.terms.calendar import BillingMonth

MARKETING, UTILITY, AUTHENTICATION = TemplateCategory
HOUR = 3600
SURE = Behaviour(
    delivered_ratio=1,
    delivery_delay=Delay(10, 10),
    reply_ratio=1,
    reply_delay=Delay(600, 600),
    answer_ratio=1,
    answer_delay=Delay(300, 300),
    messages_per_answer=1,
    turns=1,
)
SILENT = replace(SURE, reply_ratio=0)
OFFICE = Desk(
    (
        *(OpeningHours(day, time(9), time(18)) for day in WEEKDAYS[:5]),
        OpeningHours(Weekday.SATURDAY, time(10), time(16)),
    )
)
NOVEMBER = BillingMonth(2026, 11)
SOME = Behaviour(
    delivered_ratio=0.9,
    delivery_delay=Delay(10, 1200),
    reply_ratio=0.35,
    reply_delay=Delay(2400, 43200),
    answer_ratio=0.9,
    answer_delay=Delay(600, 10800),
    messages_per_answer=1.4,
    turns=2.5,
)


def sure_plan(month, zone):
    """Everyone is reached, writes and is answered at moments that are fixed to the second."""

    def at(day, hour, minute=0):
        return datetime.combine(month.first_day.replace(day=day), time(hour, minute))

    def send(name, category, moments, behaviour=SURE):
        audience = name.partition(" ")[0]
        people = {"tr": 70, "de": 30, "us": 20}[audience]
        schedule = Broadcast(moments, 0)
        return Send(name, name, audience, category, people, schedule, behaviour)

    def once(day, hour):
        on = month.first_day.replace(day=day)
        return {"days": DayRange(on, on), "hours": HoursOfDay(time(hour), time(hour, 0, 1))}

    slow = replace(SURE, answer_delay=Delay(23.5 * HOUR, 23.5 * HOUR))
    follow_ups = (FollowUp(24, MARKETING), FollowUp(71, UTILITY), FollowUp(200, MARKETING))
    return Plan(
        "sure",
        month,
        Account(
            time_zone=zone, numbers=2, service_allowance=90, allowance_used=20, desk=OFFICE
        ),
        audiences=(
            Audience("tr", "Turks", "TR", 70),
            Audience("de", "Germans", "DE", 30),
            Audience("us", "Americans", "US", 20),
        ),
        sends=(
            send("tr sale", MARKETING, (at(4, 11), at(4, 15), at(6, 17, 55), at(25, 3))),
            send("tr order", UTILITY, (at(4, 12), at(5, 13, 15), at(7, 16)), slow),
            send("tr code", AUTHENTICATION, (at(9, 2), at(9, 2, 30)), SILENT),
            send("de order", UTILITY, (at(3, 8, 1), at(month.days, 23, 45))),
            send("de lost", MARKETING, (at(12, 12),), replace(SURE, delivered_ratio=0)),
            send("us sale", MARKETING, (at(10, 10),)),
            replace(
                send("us order", UTILITY, (at(11, 10),), SILENT),
                recategorised_ratio=1,
            ),
        ),
        entry_points=(
            EntryPoint(
                *("ad", "Ad", "TR", 40),
                **once(10, 14),
                phone_share=1,
                behaviour=SILENT,
                follow_ups=follow_ups,
            ),
            EntryPoint(
                *("page", "Page", "DE", 8, EntryKind.PAGE_CTA),
                **once(20, 16),
                phone_share=0,
                behaviour=SILENT,
                follow_ups=(*follow_ups, FollowUp(400, UTILITY)),
            ),
            EntryPoint(
                *("late", "Too late", "TR", 5),
                **once(12, 15),
                phone_share=1,
                behaviour=replace(SILENT, answer_delay=Delay(24 * HOUR, 24 * HOUR)),
                follow_ups=follow_ups,
            ),
        ),
        inbound=(
            Inbound("new", "New", 60, country="BR", **once(14, 17), behaviour=SURE),
            Inbound("mute", "Mute", 9, country="BR", **once(15, 17), behaviour=SURE),
        ),
    )


def shop():
    """Overlapping broadcasts, streams and a bot that answers at once."""
    moments = (datetime(2026, 11, 10, 11), datetime(2026, 11, 11, 9))
    days = DayRange(date(2026, 11, 3), date(2026, 11, 29))
    hours = HoursOfDay(time(8), time(22))
    work_days = (Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.SUNDAY)
    bot = replace(SOME, answer_delay=Delay(5, 60), reply_delay=Delay(600, 7200))
    return Plan(
        "shop",
        NOVEMBER,
        Account(numbers=2, service_allowance=40, allowance_used=10),
        grid=(GridRow("DE", marketing=130, utility=60, authentication=50, reply_ratio=0.2),),
        audiences=(Audience("tr", "Turks", "TR", 200),),
        sends=(
            Send("sale", "Sale", "tr", MARKETING, 150, Broadcast(moments, 3), bot),
            Send(
                *("order", "Order", "tr", UTILITY, 220, Steady(days, work_days, hours)),
                behaviour=replace(bot, reply_ratio=0.1),
                recategorised_ratio=0.3,
            ),
        ),
        inbound=(Inbound("known", "Known", 2.5, audience="tr", behaviour=bot),),
    )


def office():
    """A desk that sleeps at night and on Sundays; nobody has two exchanges at once."""
    moments = (datetime(2026, 11, 7, 12), datetime(2026, 11, 8, 9))
    return Plan(
        "office",
        NOVEMBER,
        Account(time_zone="America/Sao_Paulo", allowance_used=900, desk=OFFICE),
        audiences=(
            Audience("br", "Brazilians", "BR", 150),
            Audience("tr", "Turks", "TR", 100),
        ),
        sends=(
            Send("sale", "Sale", "br", MARKETING, 120, Broadcast(moments[:1], 12), SOME),
            Send("order", "Order", "tr", UTILITY, 80, Broadcast(moments[1:], 30), SOME),
        ),
        inbound=(
            Inbound("new", "New", 4, country="TR", hours=HoursOfDay(time(8)), behaviour=SOME),
        ),
    )


def advertised():
    """Ads and Page buttons, some from a desktop, with follow-ups that nobody answers."""
    usual = replace(SOME, reply_ratio=0, answer_delay=Delay(4 * HOUR, 30 * HOUR))
    follow_ups = (FollowUp(20, UTILITY), FollowUp(71.5, MARKETING), FollowUp(90, MARKETING))
    return Plan(
        "advertised",
        NOVEMBER,
        Account(allowance_used=980),
        entry_points=(
            EntryPoint(
                *("ad", "Ad", "TR", 4.3),
                phone_share=0.6,
                behaviour=usual,
                follow_ups=follow_ups,
            ),
            EntryPoint(
                *("page", "Page", "DE", 5.2, EntryKind.PAGE_CTA),
                days=DayRange(date(2026, 11, 11), date(2026, 11, 24)),
                hours=HoursOfDay(time(9)),
                phone_share=0.9,
                behaviour=usual,
                follow_ups=follow_ups[:1],
            ),
        ),
    )


def american():
    """Marketing that Meta does not deliver, beside orders that it does."""
    moments = (datetime(2026, 11, 12, 11), datetime(2026, 11, 30, 22))
    return Plan(
        "american",
        NOVEMBER,
        Account(time_zone="America/New_York", allowance_used=950),
        audiences=(Audience("us", "Americans", "US", 150),),
        sends=(
            Send("sale", "Sale", "us", MARKETING, 90, Broadcast(moments, 4), SOME),
            Send("order", "Order", "us", UTILITY, 100, Broadcast(moments, 4), SOME, 0.2),
        ),
    )


def talkative():
    """A few people who write often, to a desk that answers the next day or later."""
    slow = replace(SOME, answer_delay=Delay(20 * HOUR, 40 * HOUR), turns=3)
    return Plan(
        "talkative",
        NOVEMBER,
        audiences=(Audience("tr", "Turks", "TR", 30),),
        inbound=(Inbound("known", "Known", 10, audience="tr", behaviour=slow),),
    )
