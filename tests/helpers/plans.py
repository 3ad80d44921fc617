"""Plans for tests: one by hand with every kind of line, and any at all that has no problem."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from helpers.costs import full_costs
from tarife.plan.model.account import (
    WEEKDAYS,
    Account,
    Desk,
    InternationalStart,
    OpeningHours,
    Rules,
    TierUse,
    Weekday,
)
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import Behaviour, Delay, Preset
from tarife.plan.model.booked import NOTHING_BOOKED, Booked, Invoice, TypedActual
from tarife.plan.model.budgets import NO_APPROVAL, Approval, BudgetUnit, SpanAmount, SpanBudgets
from tarife.plan.model.costs import BILLED_APART, NO_COSTS, CostKind
from tarife.plan.model.held_rates import RateMove
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
from tarife.plan.model.scenarios import Adjustment, Lever, Override, Range, Scenario, Scope
from tarife.plan.numbers import addresses_of, clamped, number_at
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category

NOVEMBER = BillingMonth(2026, 11)


def full_plan() -> Plan:
    """A plan without problems in which every kind of line and schedule occurs."""
    return Plan(
        id="5f1f3c52-7f0a-4c9e-8d35-0c1c1a5c2b11",
        name="November",
        month=NOVEMBER,
        account=Account(
            currency="EUR",
            numbers=2,
            free_entry_hours=168,
            allowance_used=250,
            tier_used=(TierUse("Turkey", Category.UTILITY, 90_000),),
            authentication_international_from=date(2026, 10, 1),
            desk=Desk((OpeningHours(Weekday.MONDAY, time(9), time(18)),)),
        ),
        grid=(
            GridRow("DE", people=5_000, marketing=12_001, utility=3_500, authentication=40),
            GridRow("NL", marketing=6_000, reply_ratio=0.2, ad_clicks_per_day=12.5),
        ),
        audiences=(Audience("loyal", "Loyal customers", "TR", 60_000),),
        sends=(
            Send(
                "black-friday",
                "Black Friday",
                "loyal",
                TemplateCategory.MARKETING,
                60_000,
                Broadcast((datetime(2026, 11, 27, 9), datetime(2026, 11, 28, 18, 30)), 3),
                Behaviour(reply_ratio=0.11, reply_delay=Delay(600, 600)),
            ),
            Send(
                "orders",
                "Order updates",
                "loyal",
                TemplateCategory.UTILITY,
                45_000,
                Steady(
                    DayRange(date(2026, 11, 2)),
                    (Weekday.MONDAY, Weekday.FRIDAY),
                    HoursOfDay(time(8), time(0)),
                ),
                Preset.ORDER_UPDATE,
            ),
        ),
        entry_points=(
            EntryPoint(
                "ad",
                "Autumn ad",
                "TR",
                150,
                kind=EntryKind.PAGE_CTA,
                days=DayRange(date(2026, 11, 14), date(2026, 11, 27)),
                follow_ups=(FollowUp(24, TemplateCategory.MARKETING),),
            ),
        ),
        inbound=(
            Inbound("support", "Support", 80, audience="loyal"),
            Inbound(
                "walk-ins", "Walk-ins", 2.5, country="DE", hours=HoursOfDay(time(9), time(17))
            ),
        ),
        seed=7,
        note="From the third quarter's budget:\n“more of the same”",
        ranges=(
            Range(Address("grid", "NL", "reply_ratio"), 0.1, 0.35),
            Range(Address("sends", "orders", "volume"), 40_000, 60_000),
        ),
        scenarios=(
            Scenario(
                "optimistic",
                "Optimistic",
                adjustments=(
                    Adjustment(Lever.REPLY_RATIO, 1.5),
                    Adjustment(Lever.VOLUME, 1.1, Scope(country="DE", category="marketing")),
                ),
                overrides=(Override(Address("grid", "NL", "marketing"), 9_000),),
                note="If the autumn range sells",
            ),
        ),
        budget=Decimal("4000.50"),
        costs=full_costs(),
        approval=Approval(
            *("PO-2026-118", "4711", "6400", "A. Yılmaz", "B. Kaya"),
            *("C. Demir", date(2026, 10, 28), "2"),
        ),
        booked=Booked(
            date(2026, 11, 30),
            (Invoice("INV-7", date(2026, 12, 3), net=Decimal("1200.5"), tax=Decimal(240)),),
            (TypedActual("2026-11", "Germany", "marketing", 4000, Decimal("546.2")),),
        ),
    )


def format_1_plan() -> Plan:
    """The same plan as far as the first format of plan files could hold it."""
    later = {"budget": None, "costs": NO_COSTS, "approval": NO_APPROVAL}
    later["booked"] = NOTHING_BOOKED
    return replace(full_plan(), ranges=(), scenarios=(), **later)


def format_2_plan() -> Plan:
    """The same plan as files of the second format held it before plans were approved."""
    plan = format_3_plan()
    taxes = tuple(replace(tax, recoverable=False) for tax in plan.costs.taxes)
    costs = replace(plan.costs, taxes=taxes)
    return replace(plan, costs=costs, approval=NO_APPROVAL, booked=NOTHING_BOOKED)


def format_3_plan() -> Plan:
    """The same plan while agent, calls and groups were part of what Meta charges."""
    plan = full_plan()
    everything, levy = plan.costs.taxes
    levy = replace(levy, due_on=(CostKind.META, *BILLED_APART))
    return replace(plan, costs=replace(plan.costs, taxes=(everything, levy)))


_COUNTS = st.integers(0, 2_000_000_000)
_RATIOS = st.floats(0, 1)
_DAILY = st.floats(0, 100_000_000)
_NAMES = st.text(min_size=1, max_size=30).filter(str.strip)
_COUNTRIES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2)
_CURRENCIES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3).filter(
    lambda code: code != "TRY"  # in which the costs are displayed
)
_ZONES = st.sampled_from(["Europe/Istanbul", "UTC", "America/Sao_Paulo", "Asia/Kolkata"])
_MONTHS = st.builds(BillingMonth, st.integers(2024, 2099), st.integers(1, 12))
_CATEGORIES = st.sampled_from(TemplateCategory)
_TIERED = st.sampled_from([Category.UTILITY, Category.AUTHENTICATION])
_DELAYS = st.tuples(st.floats(0, 2_678_400), st.floats(0, 2_678_400)).map(
    lambda pair: Delay(min(pair), max(pair))
)
_BEHAVIOURS = st.sampled_from(Preset) | st.builds(
    Behaviour,
    delivered_ratio=_RATIOS,
    delivery_delay=_DELAYS,
    reply_ratio=_RATIOS,
    reply_delay=_DELAYS,
    answer_ratio=_RATIOS,
    answer_delay=_DELAYS,
    messages_per_answer=st.floats(1, 20),
    turns=st.floats(1, 50),
)
_STRETCHES = st.one_of(
    st.times().map(lambda start: (start, time(0))),
    st.tuples(st.times(), st.times())
    .filter(lambda pair: pair[0] != pair[1])
    .map(lambda pair: (min(pair), max(pair))),
)
_BUDGETS = st.decimals(1, 1_000_000_000, places=2)
_HOURS = _STRETCHES.map(lambda pair: HoursOfDay(*pair))
_RATE_MOVES = st.lists(
    st.builds(
        lambda category, percents: RateMove(category, *sorted(percents)),
        st.sampled_from(Category),
        st.lists(st.floats(-90, 1000), min_size=3, max_size=3),
    ),
    max_size=2,
    unique_by=lambda move: move.category,
).map(tuple)


@st.composite
def _budgeted(draw: st.DrawFn, month: BillingMonth) -> dict[str, object]:
    """A budget of the month in one of the ways in which it can have one, or none."""
    unit, whole = draw(st.sampled_from(BudgetUnit)), draw(st.none() | _BUDGETS)
    if whole is not None:
        return {"budget": whole}
    amounts = st.lists(
        st.builds(SpanAmount, st.just(unit.span_of(month)), _BUDGETS), max_size=1
    )
    return {"span_budgets": SpanBudgets(unit, tuple(draw(amounts)), draw(st.booleans()))}


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any plan without problems."""
    month = draw(_MONTHS)
    ids = iter(draw(st.lists(_NAMES, min_size=13, max_size=13, unique=True)))
    audiences = tuple(
        Audience(next(ids), draw(_NAMES), draw(_COUNTRIES), draw(st.integers(1, 10**9)))
        for _ in range(draw(st.integers(0, 3)))
    )
    exact = Plan(
        name=draw(_NAMES),
        month=month,
        account=draw(_accounts()),
        grid=draw(_grids()),
        audiences=audiences,
        sends=tuple(
            replace(draw(_sends(month, audience)), id=next(ids))
            for audience in audiences
            for _ in range(draw(st.integers(0, 2)))
        ),
        entry_points=tuple(draw(st.lists(_entry_points(month, next(ids)), max_size=1))),
        inbound=tuple(draw(st.lists(_inbound(month, next(ids), audiences), max_size=1))),
        seed=draw(st.integers(0, 2**32 - 1)),
        note=draw(st.text()),
        **draw(_budgeted(month)),
        rate_moves=draw(_RATE_MOVES),
        costs=draw(st.sampled_from([NO_COSTS, full_costs()])),
    )
    chosen = draw(st.lists(st.sampled_from(addresses_of(exact)), max_size=3, unique=True))
    return replace(
        exact,
        ranges=tuple(draw(_ranges(exact, at)) for at in chosen),
        scenarios=tuple(draw(st.lists(_scenarios(next(ids), exact), max_size=1))),
    )


@st.composite
def _ranges(draw: st.DrawFn, plan: Plan, at: Address) -> Range:
    likely = number_at(plan, at)
    low = clamped(plan, at, likely * draw(st.floats(0.1, 1)))
    return Range(at, min(low, likely), clamped(plan, at, likely * draw(st.floats(1, 2))))


@st.composite
def _overrides(draw: st.DrawFn, plan: Plan, at: Address) -> Override:
    span = draw(st.none() | _ranges(plan, at))
    ends = (span.low, span.high) if span else ()
    return Override(at, number_at(plan, at), *ends)


@st.composite
def _scenarios(draw: st.DrawFn, scenario_id: str, plan: Plan) -> Scenario:
    adjustments = st.builds(
        Adjustment,
        st.sampled_from(Lever),
        st.floats(0, 3),
        st.builds(Scope, st.just("") | _COUNTRIES, st.just("") | _CATEGORIES, st.just("")),
    )
    chosen = draw(st.lists(st.sampled_from(addresses_of(plan)), max_size=2, unique=True))
    return Scenario(
        scenario_id,
        draw(_NAMES),
        adjustments=tuple(draw(st.lists(adjustments, max_size=2))),
        overrides=tuple(draw(_overrides(plan, at)) for at in chosen),
        note=draw(st.text()),
    )


@st.composite
def _accounts(draw: st.DrawFn) -> Account:
    desk = draw(
        st.lists(
            st.tuples(st.sampled_from(WEEKDAYS), _STRETCHES),
            max_size=7,
            unique_by=lambda entry: entry[0],
        )
    )
    used = draw(st.lists(st.tuples(_NAMES, _TIERED), max_size=3, unique=True))
    return Account(
        currency=draw(_CURRENCIES),
        time_zone=draw(_ZONES),
        home_country=draw(_COUNTRIES),
        rules=draw(st.sampled_from(Rules)),
        numbers=draw(st.integers(1, 1000)),
        free_entry_hours=draw(st.integers(72, 168)),
        service_allowance=draw(st.integers(0, 1_000_000)),
        allowance_used=draw(_COUNTS),
        tier_used=tuple(TierUse(market, category, draw(_COUNTS)) for market, category in used),
        authentication_international_from=draw(st.none() | st.dates()),
        authentication_international_exceptions=tuple(
            InternationalStart(country, draw(st.dates()))
            for country in draw(st.lists(_COUNTRIES, max_size=3, unique=True))
        ),
        desk=Desk(tuple(OpeningHours(weekday, *hours) for weekday, hours in desk)),
    )


@st.composite
def _grids(draw: st.DrawFn) -> tuple[GridRow, ...]:
    countries = draw(st.lists(_COUNTRIES, max_size=3, unique=True))
    return tuple(
        GridRow(
            country,
            people=draw(st.sampled_from([0, 2_000_000_000])),
            marketing=draw(_COUNTS),
            utility=draw(_COUNTS),
            authentication=draw(_COUNTS),
            reply_ratio=draw(_RATIOS),
            ad_clicks_per_day=draw(_DAILY),
        )
        for country in countries
    )


@st.composite
def _day_ranges(draw: st.DrawFn, month: BillingMonth) -> DayRange:
    days = st.sampled_from(month.dates())
    first, last = sorted([draw(days), draw(days)])
    return DayRange(draw(st.sampled_from([None, first])), draw(st.sampled_from([None, last])))


@st.composite
def _sends(draw: st.DrawFn, month: BillingMonth, audience: Audience) -> Send:
    seconds = st.integers(0, month.days * 86_400 - 1)
    start = datetime.combine(month.first_day, time(0))
    moments = draw(st.lists(seconds, min_size=1, max_size=3))
    broadcast = Broadcast(
        tuple(start + timedelta(seconds=second) for second in moments), draw(st.floats(0, 72))
    )
    # Seven weekdays at a random range, or a few at the whole month: a day is always left.
    some = draw(st.lists(st.sampled_from(WEEKDAYS), min_size=1, unique=True))
    steady = draw(
        st.builds(Steady, _day_ranges(month), st.just(WEEKDAYS), _HOURS)
        | st.builds(Steady, st.just(DayRange()), st.just(tuple(some)), _HOURS)
    )
    return Send(
        "",
        draw(_NAMES),
        audience.id,
        draw(_CATEGORIES),
        draw(st.integers(0, audience.people)),
        draw(st.sampled_from([broadcast, steady])),
        draw(_BEHAVIOURS),
        draw(_RATIOS),
    )


@st.composite
def _entry_points(draw: st.DrawFn, month: BillingMonth, line_id: str) -> EntryPoint:
    follow_ups = st.builds(FollowUp, st.floats(0, 720, exclude_min=True), _CATEGORIES)
    return EntryPoint(
        line_id,
        draw(_NAMES),
        draw(_COUNTRIES),
        draw(_DAILY),
        kind=draw(st.sampled_from(EntryKind)),
        days=draw(_day_ranges(month)),
        hours=draw(_HOURS),
        phone_share=draw(_RATIOS),
        behaviour=draw(_BEHAVIOURS),
        follow_ups=tuple(draw(st.lists(follow_ups, max_size=2))),
    )


@st.composite
def _inbound(
    draw: st.DrawFn, month: BillingMonth, line_id: str, audiences: tuple[Audience, ...]
) -> Inbound:
    origins = [{"country": draw(_COUNTRIES)}, *({"audience": entry.id} for entry in audiences)]
    return Inbound(
        line_id,
        draw(_NAMES),
        draw(_DAILY),
        days=draw(_day_ranges(month)),
        hours=draw(_HOURS),
        behaviour=draw(_BEHAVIOURS),
        **draw(st.sampled_from(origins)),
    )
