"""A plan whose only send is bought by a cap."""

from datetime import datetime
from decimal import Decimal

from tarife.plan.model.account import Account
from tarife.plan.model.behaviour import Behaviour, Delay
from tarife.plan.model.lines import Audience, Broadcast, Send, TemplateCategory
from tarife.plan.model.max_price import MaxPrice, ReachEstimate
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import BillingMonth

NOVEMBER = BillingMonth(2026, 11)
ROWS = tuple(
    ReachEstimate(Decimal(cap), deliveries, Decimal(cost))
    for cap, deliveries, cost in (("50", 2_000, "70"), ("120", 8_000, "700"))
)
ALL_REPLY = Behaviour(1, Delay(10, 10), 1, Delay(600, 600), 1, Delay(300, 300), 1, 1)
SALE = Send(
    *("sale", "Sale", "people", TemplateCategory.MARKETING, 10_000),
    Broadcast((datetime(2026, 11, 10, 11),)),
    ALL_REPLY,
    max_price=MaxPrice(Decimal(85), "USD", ROWS, messages=10_000),
)
PLAN = Plan(
    *("Bid", NOVEMBER, Account()),
    audiences=(Audience("people", "People", "DE", 10_000),),
    sends=(SALE,),
)
