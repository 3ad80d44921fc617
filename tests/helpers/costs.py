"""Costs for tests: one with everything, and any at all that has no problem."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from tarife.plan.model.costs import (
    TAXABLE,
    Agent,
    Calls,
    CostKind,
    Costs,
    Exchange,
    FeeBasis,
    Groups,
    Markup,
    Partner,
    SmsPrice,
    Tax,
)
from tarife.terms.categories import Category


def full_costs() -> Costs:
    """Costs without problems in which every kind of line occurs, in no currency of its own."""
    return Costs(
        partner=Partner(
            name="Partner A",
            markups=(
                Markup(Category.MARKETING, Decimal("0.05"), Decimal("0.005")),
                Markup(Category.UTILITY, Decimal("0.03"), Decimal("0.001")),
            ),
            inbound_fee=Decimal("0.0005"),
            conversation_fee=Decimal("0.002"),
            failed_fee=Decimal("0.001"),
            platform_fee=Decimal(99),
            seat_fee=Decimal("12.5"),
            as_of=date(2026, 11, 1),
            note="Offer of 1 November",
        ),
        seats=3,
        taxes=(
            Tax("KDV", Decimal("0.2"), recoverable=True),
            Tax("Levy", Decimal("0.01"), (CostKind.META,)),
        ),
        display=Exchange("TRY", Decimal("41.25"), date(2026, 11, 1)),
        sms=(SmsPrice("Turkey", Decimal("0.012")), SmsPrice("Germany", Decimal("0.07"), 2)),
    )


def figures(most: int) -> st.SearchStrategy[Decimal]:
    """Any figure of a plan's costs, from nothing up."""
    return st.decimals(0, most, places=9, allow_nan=False) | st.integers(0, most).map(Decimal)


_FEES = figures(1_000_000_000)
_RATIOS = figures(10)
_NAMES = st.text(min_size=1, max_size=30).filter(str.strip)


@st.composite
def partners(draw: st.DrawFn, currency: str = "") -> Partner:
    """Any partner whose fees are in ``currency``, or in whatever the account's is."""
    categories = draw(st.lists(st.sampled_from(Category), max_size=5, unique=True))
    fees = {
        f"{name}_fee": draw(_FEES)
        for name in ("inbound", "conversation", "failed", "platform", "seat")
    }
    return Partner(
        name=draw(st.text(max_size=30)),
        currency=draw(st.sampled_from(["", currency])),
        markups=tuple(Markup(one, draw(_RATIOS), draw(_FEES)) for one in categories),
        fee_basis=draw(st.sampled_from(FeeBasis)),
        as_of=draw(st.none() | st.dates()),
        note=draw(st.text(max_size=30)),
        **fees,
    )


@st.composite
def all_costs(draw: st.DrawFn, currency: str = "USD") -> Costs:
    """Any costs without problems of an account that is billed in ``currency``."""
    other = st.sampled_from(["TRY", "EUR", "IDR", "KWD"]).filter(lambda code: code != currency)
    kinds = st.lists(st.sampled_from(TAXABLE), min_size=1, unique=True).map(tuple)
    rates = figures(1_000_000_000).filter(bool)
    markets = draw(st.lists(_NAMES, max_size=3, unique=True))
    own = draw(st.lists(_NAMES, max_size=2, unique=True))
    agents = st.builds(Agent, figures(1), st.integers(0, 10**7), _FEES, st.just(currency))
    return Costs(
        agent=draw(st.none() | agents),
        calls=tuple(
            Calls(name, draw(st.integers(0, 10**8)), draw(st.integers(0, 86_400)), draw(_FEES))
            for name in own
        ),
        groups=tuple(
            Groups(name, draw(st.integers(0, 10**6)), draw(st.integers(0, 10**8)), draw(_FEES))
            for name in own
        ),
        partner=draw(partners(currency)),
        seats=draw(st.integers(0, 1_000_000)),
        taxes=tuple(draw(st.lists(st.builds(Tax, _NAMES, _RATIOS, kinds), max_size=3))),
        display=draw(st.none() | st.builds(Exchange, other, rates, st.none() | st.dates())),
        sms=tuple(SmsPrice(name, draw(_FEES), draw(st.integers(1, 20))) for name in markets),
    )
