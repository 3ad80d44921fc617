"""Small, plausible forecasts made by hand from ledger lines."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import numpy as np

from tarife.billing.eras import ERAS, EraId
from tarife.billing.ledger import REASON_CODES, REASONS, LedgerLines, Reason
from tarife.forecast.result import Flow, Forecast, ForecastMonth, Playing, Source
from tarife.insight.eras import EraBill
from tarife.plan.model.account import Account, Desk, OpeningHours, TierUse, Weekday
from tarife.plan.model.behaviour import Behaviour, Delay, Preset
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
from tarife.rates.cards import CardId, Coverage, Provenance, Rate, RateCard
from tarife.terms.calendar import AccountCalendar, BillingMonth, Period
from tarife.terms.categories import CATEGORIES, CODES, Category
from tarife.terms.money import parse_micros
from tarife.terms.problems import Problem
from tarife.terms.tiers import TierSchedule

ZONE = ZoneInfo("Europe/Istanbul")
MARKETING, UTILITY = Category.MARKETING, Category.UTILITY
AUTHENTICATION, SERVICE = Category.AUTHENTICATION, Category.SERVICE
INTERNATIONAL = Category.AUTHENTICATION_INTERNATIONAL
DELIVERED, OPENED = Reason.MESSAGE_DELIVERED, Reason.CONVERSATION_OPENED
NOVEMBER = BillingMonth(2026, 11)


@dataclass(frozen=True, slots=True)
class Line:
    """A ledger line in words: messages at one rate."""

    day: int
    market: str
    category: Category
    reason: Reason
    messages: int
    rate: str = "0"
    source: int = 0


def ledger_lines(
    lines: Iterable[Line], month: BillingMonth | Period = NOVEMBER, currency: str = "USD"
) -> LedgerLines:
    """Sort the lines as a ledger does; days count from 1."""
    rows = tuple(lines)
    markets = tuple(dict.fromkeys(line.market for line in rows))
    keys = np.array(
        [
            (
                line.source,
                line.day - 1,
                markets.index(line.market),
                CODES[line.category],
                REASON_CODES[line.reason],
                line.messages,
                line.messages * parse_micros(line.rate),
            )
            for line in rows
        ],
        dtype=np.int64,
    ).reshape(-1, 7)
    source, day, market, category, reason, messages, charge = keys[
        np.lexsort(keys[:, 4::-1].T)
    ].T
    return LedgerLines(
        source=source,
        day=day,
        market=market,
        category=category.astype(np.uint8),
        reason=reason.astype(np.uint8),
        messages=messages,
        charge_micros=charge,
        markets=markets,
        calendar=AccountCalendar.covering(ZONE, month.first_day, month.last_day),
        currency=currency,
    )


def rate_card(
    rates: dict[tuple[str, Category], str | TierSchedule],
    effective_from: date = date(2026, 10, 1),
    currency: str = "USD",
) -> RateCard:
    """Make a card of list rates as text, or of whole schedules."""
    own = CardId(effective_from, currency)
    schedules = {
        key: rate if isinstance(rate, TierSchedule) else TierSchedule.flat(parse_micros(rate))
        for key, rate in rates.items()
    }
    return RateCard(
        id=own,
        coverage=Coverage.GAPS,
        provenance=Provenance(
            source="published table",
            confidence="high",
            missing=("volume tiers of Germany",),
            note="read on 2 October 2026",
        ),
        rates={key: Rate(schedule, own) for key, schedule in schedules.items()},
    )


NOVEMBER_CARD = rate_card(
    {
        ("Turkey", MARKETING): "0.0109",
        ("Turkey", UTILITY): TierSchedule((0, 100_000, 500_000), (5_300, 5_000, 4_800)),
        ("Turkey", AUTHENTICATION): TierSchedule((0, 100_000), (8_300, 7_900), 1_000_000),
        ("Turkey", SERVICE): "0.0053",
        ("Germany", MARKETING): "0.1365",
        ("Germany", UTILITY): "0.0550",
        ("Germany", AUTHENTICATION): "0.0768",
        ("Germany", SERVICE): "0.0550",
        ("India", MARKETING): "0.0118",
        ("India", UTILITY): "0.0014",
        ("India", AUTHENTICATION): "0.0014",
        ("India", INTERNATIONAL): "0.0304",
        ("Brazil", MARKETING): "0.0625",
    }
)

SOURCES = (
    Source("s1", "=Black Friday"),
    Source("s2", "+Order updates"),
    Source("e1", "Autumn ad"),
)


def november_plan() -> Plan:
    """A plan in which every kind of line occurs, with names that look like formulas."""
    return Plan(
        id="0b9a3d3e-2a44-4a6e-9f37-51d0c7e3a911",
        name="=1+1 November sale",
        month=NOVEMBER,
        account=Account(
            numbers=2,
            tier_used=(TierUse("Turkey", UTILITY, 90_000),),
            authentication_international_from=date(2026, 10, 1),
            desk=Desk((OpeningHours(Weekday.MONDAY, time(9), time(18)),)),
        ),
        grid=(
            GridRow("TR", people=20_000, marketing=40_000, utility=25_000, reply_ratio=0.12),
            GridRow("DE", marketing=12_000, ad_clicks_per_day=30.5),
        ),
        audiences=(Audience("a1", "@Loyal customers", "TR", 5_000),),
        sends=(
            Send(
                "s1",
                "=Black Friday",
                "a1",
                TemplateCategory.MARKETING,
                5_000,
                Broadcast((datetime(2026, 11, 27, 10), datetime(2026, 11, 28, 18, 30)), 2),
                Behaviour(reply_ratio=0.11, reply_delay=Delay(600, 600)),
            ),
            Send(
                "s2",
                "+Order updates",
                "a1",
                TemplateCategory.UTILITY,
                25_000,
                Steady(
                    DayRange(date(2026, 11, 2), None),
                    (Weekday.MONDAY, Weekday.FRIDAY),
                    HoursOfDay(time(9), time(0)),
                ),
                Preset.ORDER_UPDATE,
            ),
        ),
        entry_points=(
            EntryPoint(
                "e1",
                "Autumn ad",
                "DE",
                30.5,
                kind=EntryKind.PAGE_CTA,
                follow_ups=(FollowUp(24, TemplateCategory.MARKETING),),
            ),
        ),
        inbound=(
            Inbound("i1", "Hotline", 12.5, audience="a1"),
            Inbound("i2", "-Walk-ins", 4, country="DE"),
        ),
        note='=HYPERLINK("http://example.org")\nbudget of the third quarter',
    )


def november_forecast() -> Forecast:
    """Thirty days under the rules of October 2026, in dollars; all categories cost money."""
    plan = november_plan()
    flow = Flow(
        attempts=98_000,
        undelivered=4_210,
        inbound=6_730,
        missed=88,
        carried_over=412,
        paused=4 * 75,  # each Thursday
    )
    return Forecast(
        plan=plan,
        months=(ForecastMonth(plan, _era(EraId.PMP_2026_10), NOVEMBER_CARD, flow),),
        lines=ledger_lines(_november_lines()),
        sources=SOURCES,
        notes=(
            Problem(
                "card-gaps",
                "card 2026-10-01 USD",
                "the card lacks the volume tiers of Germany",
                "import Meta's volume-tier card",
            ),
            Problem("us-pause", "United States", "marketing templates are not delivered"),
        ),
        playing=Playing(people=112_000, played=112_000, standard_error_ratio=0.002),
    )


def season_forecast() -> Forecast:
    """November, the same without service in December, and one day of utility in January."""
    made = november_forecast()
    period = Period(NOVEMBER, 3)
    plan = replace(made.plan, months=3)
    lines = [
        *_november_lines(),
        *(
            replace(line, day=line.day + 30)
            for line in _november_lines()
            if line.category is not SERVICE
        ),
        Line(62, "Turkey", UTILITY, DELIVERED, 1_001, "0.0053", 1),
    ]
    months = tuple(
        replace(made.months[0], plan=replace(made.plan, month=month)) for month in period.months
    )
    return replace(made, plan=plan, months=months, lines=ledger_lines(lines, period))


def june_forecast() -> Forecast:
    """A month of conversations in rupiah, which are shown without decimals."""
    month = BillingMonth(2023, 6)
    card = rate_card(
        {("Indonesia", MARKETING): "597.66", ("Indonesia", SERVICE): "276.15"},
        date(2023, 6, 1),
        "IDR",
    )
    lines = [
        Line(1, "Indonesia", MARKETING, OPENED, 1_000, "597.66"),
        Line(1, "Indonesia", MARKETING, Reason.CONVERSATION_OPEN, 120),
        Line(2, "Indonesia", SERVICE, Reason.FREE_TIER, 1_000),
        Line(9, "Indonesia", SERVICE, OPENED, 37, "276.15"),
        Line(9, "Indonesia", SERVICE, Reason.OUTSIDE_WINDOW, 5),
    ]
    plan = Plan(
        id="c4d1b7f0-6a8e-4a39-8b0e-2f5d9e6a0623",
        name="June",
        month=month,
        account=Account(currency="IDR", home_country="ID"),
    )
    flow = Flow(attempts=1_200, undelivered=80, inbound=400, missed=0, carried_over=0)
    return Forecast(
        plan=plan,
        months=(ForecastMonth(plan, _era(EraId.CBP_2023_06), card, flow),),
        lines=ledger_lines(lines, month, "IDR"),
        sources=(Source("g1", "Indonesia"),),
        notes=(),
        playing=Playing(people=2_000, played=2_000, standard_error_ratio=0.01),
    )


def four_bills() -> tuple[EraBill, ...]:
    """November under all rules: a little cheaper before, and unknown under the first."""
    made = november_forecast()
    problem = Problem(
        "missing-rate", "Brazil", "no USD card holds Brazil (service) on 1 November 2026"
    )
    priced = [
        EraBill(
            era,
            replace(
                under(made, era=era),
                lines=replace(made.lines, charge_micros=made.lines.charge_micros * part // 10),
            ),
        )
        for era, part in zip(ERAS[1:], (7, 8, 10), strict=True)
    ]
    return (EraBill(ERAS[0], None, (problem,)), *priced)


def empty_forecast() -> Forecast:
    """A plan without a single line."""
    plan = Plan(name="", month=NOVEMBER)
    made = under(november_forecast(), plan=plan, flow=Flow(0, 0, 0, 0, 0))
    return replace(made, plan=plan, lines=ledger_lines(()), sources=(), notes=())


def under(made: Forecast, **terms: object) -> Forecast:
    """The same forecast with another plan, era, card or flow in each of its months."""
    return replace(made, months=tuple(replace(month, **terms) for month in made.months))


def _november_lines() -> Iterable[Line]:
    for day in range(1, 31):
        weekday = date(2026, 11, day).weekday()
        working = 1 if weekday < 5 else 0
        orders = 700 + 35 * day - 400 * (1 - working)
        yield Line(day, "Turkey", UTILITY, DELIVERED, orders, "0.0053", 1)
        yield Line(day, "Turkey", UTILITY, Reason.FREE_ENTRY_POINT, 11 + day, source=1)
        yield Line(day, "Turkey", AUTHENTICATION, DELIVERED, 160 + 3 * day, "0.0083", 1)
        yield Line(day, "Turkey", SERVICE, Reason.FREE_TIER, 60 + day, source=2)
        yield Line(day, "Germany", UTILITY, DELIVERED, 90 + 20 * working, "0.055", 1)
        yield Line(day, "India", INTERNATIONAL, DELIVERED, 150 + day, "0.0304", 1)
        if day > 12:
            yield Line(day, "Germany", SERVICE, DELIVERED, 45 + day, "0.055", 2)
            yield Line(day, "Germany", SERVICE, Reason.OUTSIDE_WINDOW, 2, source=2)
        if weekday == 3:
            yield Line(day, "Turkey", MARKETING, DELIVERED, 9_500 + 7 * day, "0.0109", 0)
            yield Line(day, "Germany", MARKETING, DELIVERED, 400 + day, "0.1365", 0)
            yield Line(day, "Brazil", MARKETING, DELIVERED, 320, "0.0625", 0)
            yield Line(day, "United States", MARKETING, Reason.US_PAUSE, 75, source=0)


def _era(wanted: EraId):
    return next(era for era in ERAS if era.id is wanted)


def cells_of(lines: LedgerLines) -> dict[tuple[date, str, Category, Reason], tuple[int, int]]:
    """Messages and micros of each day, market, category and reason, added up one by one."""
    dates = lines.calendar.dates()
    found: dict[tuple[date, str, Category, Reason], tuple[int, int]] = {}
    for day, market, category, reason, messages, micros in zip(
        *(lines.day, lines.market, lines.category, lines.reason),
        *(lines.messages.tolist(), lines.charge_micros.tolist()),
        strict=True,
    ):
        key = (dates[day], lines.markets[market], CATEGORIES[category], REASONS[reason])
        before = found.get(key, (0, 0))
        found[key] = (before[0] + messages, before[1] + micros)
    return found
