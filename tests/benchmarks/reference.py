"""The reference plan of all measurements: 30 markets, 60 sends, 10 entry points."""

from datetime import datetime, time
from typing import Final

from tarife.plan.model.account import Account, Rules
from tarife.plan.model.behaviour import Preset
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    EntryPoint,
    FollowUp,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import BillingMonth

COUNTRIES: Final = (
    *("TR", "DE", "NL", "BR", "IN", "ID", "MX", "GB", "FR", "IT"),
    *("ES", "AE", "SA", "EG", "NG", "PK", "ZA", "AR", "CL", "CO"),
    *("PE", "IL", "MY", "RU", "PL", "CA", "TH", "KE", "JP", "BD"),
)
NOVEMBER: Final = BillingMonth(2026, 11)
_AD_COUNTRIES: Final = 10


def reference_plan(people: int, rules: Rules = Rules.PMP_2026_10) -> Plan:
    """Make the plan for so many people, a thirtieth of them in each market.

    Each market gets a broadcast at two moments and a stream of orders or of one-time
    passwords; in ten of them an ad brings a sixtieth as many people more.
    """
    share = people // len(COUNTRIES)
    return Plan(
        "reference",
        NOVEMBER,
        Account(rules=rules, numbers=3),
        audiences=tuple(Audience(f"all-{name}", name, name, share) for name in COUNTRIES),
        sends=tuple(
            send
            for place, name in enumerate(COUNTRIES)
            for send in (_sale(place, name, share), _stream(place, name, share))
        ),
        entry_points=tuple(
            EntryPoint(
                *(f"ad-{name}", f"Ad {name}", name, share / 60 / NOVEMBER.days),
                follow_ups=(FollowUp(24, TemplateCategory.MARKETING),),
            )
            for name in COUNTRIES[:_AD_COUNTRIES]
        ),
    )


def _sale(place: int, name: str, share: int) -> Send:
    days = (4 + place % 5, 18 + place % 7)
    moments = tuple(
        datetime.combine(NOVEMBER.first_day.replace(day=day), time(10 + place % 8))
        for day in days
    )
    volume = round(share * (0.3 + 0.02 * place))
    schedule = Broadcast(moments, 2 + place % 4)
    return Send(
        f"sale-{name}",
        f"Sale {name}",
        f"all-{name}",
        TemplateCategory.MARKETING,
        volume,
        schedule,
    )


def _stream(place: int, name: str, share: int) -> Send:
    is_order = place % 3 > 0
    return Send(
        f"stream-{name}",
        f"Stream {name}",
        f"all-{name}",
        TemplateCategory.UTILITY if is_order else TemplateCategory.AUTHENTICATION,
        round(share * 1.2),
        Steady(),
        Preset.ORDER_UPDATE if is_order else Preset.ONE_TIME_PASSWORD,
    )
