"""Turns the messages of a simulated person into a playground situation."""

from datetime import UTC, datetime, time, timedelta
from types import MappingProxyType
from typing import Final

from tarife.billing.eras import EraId, era_for
from tarife.insight.explain.timelines import Timeline
from tarife.insight.playground.situation import FIRST_DAYS, Act, Message, Situation
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import find_zone
from tarife.terms.categories import Category
from tarife.traffic.table import MessageKind

_ACTS: Final = MappingProxyType(
    {
        MessageKind.INBOUND: Act.PERSON_WRITES,
        MessageKind.ENTRY: Act.AD_ON_PHONE,
        MessageKind.MARKETING: Act.MARKETING,
        MessageKind.UTILITY: Act.UTILITY,
        MessageKind.AUTHENTICATION: Act.AUTHENTICATION,
        MessageKind.FREE_FORM: Act.REPLY,
        MessageKind.REACTION: Act.REACTION,
    }
)


def rules_of(timeline: Timeline) -> EraId | None:
    """Find the era of a person's first message by its date."""
    if not timeline.moments:
        return None
    era = era_for(timeline.at(timeline.moments[0].at_s).date(), None)
    return None if era is None else era.id


def situation_of(timeline: Timeline, plan: Plan) -> Situation:
    """Take a person's messages as they were delivered; in their own era, on their own days.

    In the other eras they stand on the same weekdays.

    Whether the month's allowance was used up by then is seen from the replies: if one of them
    was charged, it was.

    Args:
        timeline: A person's days, with at least one message.
        plan: The plan that caused them.
    """
    account = plan.account
    first = timeline.at(timeline.moments[0].at_s)
    midnight = datetime.combine(first.date(), time(), first.tzinfo).astimezone(UTC)
    before_s = round((midnight - timeline.begins.astimezone(UTC)).total_seconds())
    own = rules_of(timeline)
    alike = {rules: day + timedelta(days=first.weekday()) for rules, day in FIRST_DAYS.items()}
    begins_international = account.international_start(timeline.country)
    is_subject = begins_international is not None and begins_international <= first.date()
    return Situation(
        messages=tuple(
            Message(_ACTS[moment.kind], moment.at_s - before_s) for moment in timeline.moments
        ),
        country=timeline.country,
        currency=account.currency,
        is_allowance_used=any(
            moment.category is Category.SERVICE and moment.is_charged
            for moment in timeline.moments
        ),
        home_country=account.home_country if is_subject else "",
        free_entry_hours=account.free_entry_hours,
        days=MappingProxyType(alike | ({} if own is None else {own: first.date()})),
        zone=find_zone(account.time_zone) or Situation(()).zone,
    )
