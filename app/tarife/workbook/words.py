"""Every text of the workbook in one table, so that a language is one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from tarife.billing.eras import EraId
from tarife.billing.ledger import Reason
from tarife.plan.account import Weekday
from tarife.terms.categories import Category

_CATEGORIES: Final = MappingProxyType(
    {
        Category.MARKETING: "Marketing",
        Category.UTILITY: "Utility",
        Category.AUTHENTICATION: "Authentication",
        Category.AUTHENTICATION_INTERNATIONAL: "Authentication-international",
        Category.SERVICE: "Service",
    }
)
_REASONS: Final = MappingProxyType(
    {
        Reason.CONVERSATION_OPENED: "Charged: opened a conversation",
        Reason.MESSAGE_DELIVERED: "Charged: delivered",
        Reason.CONVERSATION_OPEN: "Free: in an open conversation",
        Reason.FREE_TIER: "Free: free tier or allowance",
        Reason.ERA_FREE: "Free: by the rules of the month",
        Reason.SERVICE_WINDOW: "Free: in a service window",
        Reason.FREE_ENTRY_POINT: "Free: in a free entry point",
        Reason.REACTION: "Free: reaction",
        Reason.US_PAUSE: "Not delivered: US pause",
        Reason.OUTSIDE_WINDOW: "Not sent: window closed",
    }
)
_ERAS: Final = MappingProxyType(
    {
        EraId.CBP_2023_06: "Conversations, as from 1 June 2023",
        EraId.CBP_2024_11: "Conversations, as from 1 November 2024",
        EraId.PMP_2025_07: "Messages, as from 1 July 2025",
        EraId.PMP_2026_10: "Messages, as from 1 October 2026",
    }
)
_WEEKDAYS: Final = MappingProxyType(
    {
        Weekday.MONDAY: "Mon",
        Weekday.TUESDAY: "Tue",
        Weekday.WEDNESDAY: "Wed",
        Weekday.THURSDAY: "Thu",
        Weekday.FRIDAY: "Fri",
        Weekday.SATURDAY: "Sat",
        Weekday.SUNDAY: "Sun",
    }
)

_METHOD: Final = (
    (
        "Every message of the plan is played person by person through the month, with its "
        "delivery, replies and answers."
    ),
    (
        "Each delivered message is then billed by the rules named on Summary: windows, free "
        "entry points, allowances and volume tiers, by delivery in the account's time zone."
    ),
    (
        "A charge is messages times rate, exactly; amounts are rounded for display only. Cost "
        "columns show all decimals that occur, so shown figures add up."
    ),
    (
        "Sums are formulas over the sheet Data. The checks on Summary compare them with the "
        "forecast: after an edit they say CHECK, for the forecast was not made again."
    ),
    "Where conversations are charged, a charged message is one that opened a conversation.",
    "The same plan, seed and rate card give the same figures on every computer.",
)


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of all sheets; a language gives the same fields other values.

    Braces stand for what is filled in: ``{currency}`` is the currency's code.
    """

    categories: Mapping[Category, str] = field(default_factory=lambda: _CATEGORIES)
    reasons: Mapping[Reason, str] = field(default_factory=lambda: _REASONS)
    eras: Mapping[EraId, str] = field(default_factory=lambda: _ERAS)
    weekdays: Mapping[Weekday, str] = field(default_factory=lambda: _WEEKDAYS)

    # sheets
    summary: str = "Summary"
    plan: str = "Plan"
    daily: str = "Daily costs"
    markets: str = "Markets"
    by_line: str = "Plan lines"
    data: str = "Data"
    rates: str = "Rates"
    about: str = "About"

    # columns and rows that several sheets share
    total: str = "Total"
    day: str = "Day"
    market: str = "Market"
    category: str = "Category"
    charged: str = "Charged messages"
    free: str = "Free or paused messages"
    not_sent: str = "Not sent"
    delivered: str = "Delivered messages"
    cost: str = "Cost ({currency})"
    note: str = "Note"
    name: str = "Name"

    # Summary
    untitled: str = "Plan without a name"
    subtitle: str = "What this month costs on the WhatsApp Business Platform, estimated"
    headline: str = "Cost of the month"
    month: str = "Month"
    rules: str = "Billing rules"
    forced: str = "{era} (chosen, not those of the month)"
    card: str = "Rate card"
    source: str = "Source of the rates"
    confidence: str = "Confidence"
    lacks: str = "The card lacks"
    nothing: str = "Nothing"
    scope: str = "Not included"
    not_included: str = "Taxes, partner fees and currency conversion"
    by_category: str = "By category"
    share: str = "Share of cost"
    mean_charge: str = "Mean charge ({currency})"
    flow: str = "What became of the messages"
    attempts: str = "Templates dispatched"
    undelivered: str = "Not delivered"
    inbound_messages: str = "Written by people"
    missed: str = "Answers after the window closed"
    carried_over: str = "Billed in the next month"
    checks: str = "Checks"
    sum_of: str = "Sum"
    difference: str = "Difference"
    result: str = "Result"
    is_ok: str = "OK"
    is_off: str = "CHECK"
    forecast: str = "Forecast"
    of_data: str = "All rows of Data"
    of_days: str = "All days"
    of_markets: str = "All markets"
    of_lines: str = "All plan lines"
    of_categories: str = "All categories"
    notes: str = "Notes"
    no_notes: str = "Nothing to note."
    chart_title: str = "What does each day cost?"
    chart_axis: str = "Cost per day ({currency})"

    # Plan
    the_plan: str = "The plan"
    seed: str = "Seed"
    account: str = "Account"
    currency: str = "Billing currency"
    time_zone: str = "Time zone"
    home_country: str = "Home country"
    rules_setting: str = "Rules"
    rules_auto: str = "Those of the month"
    numbers: str = "Business phone numbers"
    free_entry_hours: str = "Free entry point (hours)"
    service_allowance: str = "Free free-form messages a month and number"
    allowance_used: str = "Of these used by other traffic (messages)"
    international_from: str = "Authentication-international from"
    not_subject: str = "Not subject to it"
    desk: str = "Answering desk"
    always_open: str = "Always open"
    see_hours: str = "See the opening hours below"
    opens: str = "Opens"
    closes: str = "Closes"
    tier_used: str = "Volume tiers used by other traffic"
    messages: str = "Messages"
    grid: str = "Quick grid"
    country: str = "Country"
    people: str = "People"
    reply_share: str = "Replies to marketing"
    clicks_per_day: str = "Ad clicks a day"
    audiences: str = "Audiences"
    sends: str = "Sends"
    audience: str = "Audience"
    volume: str = "Attempts"
    recategorised: str = "Taken for marketing"
    schedule: str = "Schedule"
    broadcast: str = "Attempts at each of {moments}; spread over {hours} h"
    steady: str = "Attempts spread over {days}; {weekdays}; {hours}"
    every_day: str = "every weekday"
    behaviour: str = "Behaviour"
    own_behaviour: str = "Own"
    entry_points: str = "Entry points"
    kind: str = "Kind"
    ad: str = "Click-to-WhatsApp ad"
    page_cta: str = "Page button"
    days: str = "Days"
    whole_month: str = "whole month"
    month_start: str = "month's start"
    month_end: str = "month's end"
    hours: str = "Hours"
    all_day: str = "all day"
    phone_share: str = "On a phone"
    follow_ups: str = "Templates afterwards"
    follow_up: str = "{category} after {hours} h"
    inbound: str = "Inbound"
    people_per_day: str = "People a day"
    behaviours: str = "Behaviours"
    delivered_ratio: str = "Delivered"
    delivery_half: str = "Delivered: half within (h:mm:ss)"
    delivery_most: str = "Delivered: 9 in 10 within (h:mm:ss)"
    reply_ratio: str = "Replies"
    reply_half: str = "Reply: half within (h:mm:ss)"
    reply_most: str = "Reply: 9 in 10 within (h:mm:ss)"
    answer_ratio: str = "Answered"
    answer_half: str = "Answer: half within (h:mm:ss)"
    answer_most: str = "Answer: 9 in 10 within (h:mm:ss)"
    messages_per_answer: str = "Messages an answer"
    turns: str = "Person's messages an exchange"

    # Rates
    from_message: str = "From message"
    to_message: str = "To message"
    and_on: str = "and on"
    rate: str = "Rate ({currency})"
    card_day: str = "Effective from"
    not_tiered: str = "Under these rules only the list rate counts; further bands do not apply."

    # About
    made_with: str = "Made with"
    program: str = "Tarife {version}"
    written: str = "Written"
    estimate: str = "This is an estimate. Meta's invoice prevails."
    method_title: str = "How it is computed"
    method: tuple[str, ...] = _METHOD


ENGLISH: Final = Words()
