"""Situations of the playground as message tables, made apart from the code that plays them."""

from datetime import date, datetime, time

from helpers.twins.timelines import Event, table
from tarife.billing.eras import EraId
from tarife.billing.settings import BillingSettings
from tarife.insight.playground.situation import FIRST_DAYS, Act, Situation
from tarife.terms.calendar import instant_us
from tarife.traffic.table import MessageKind, MessageTable

KINDS = {
    Act.MARKETING: MessageKind.MARKETING,
    Act.UTILITY: MessageKind.UTILITY,
    Act.AUTHENTICATION: MessageKind.AUTHENTICATION,
    Act.REPLY: MessageKind.FREE_FORM,
    Act.REACTION: MessageKind.REACTION,
    Act.PERSON_WRITES: MessageKind.INBOUND,
    Act.AD_ON_PHONE: MessageKind.ENTRY,
    Act.PAGE_BUTTON: MessageKind.ENTRY,
    Act.AD_ON_DESKTOP: MessageKind.INBOUND,
}


def table_of(situation: Situation, rules: EraId) -> MessageTable:
    """Lay a situation on its days of an era."""
    day = situation.days.get(rules, FIRST_DAYS[rules])
    midnight_us = instant_us(datetime.combine(day, time(), situation.zone))
    return table(
        Event(
            at_us=midnight_us + 1_000_000 * (message.at_s + message.delay_s),
            kind=KINDS[message.act],
            country=situation.country,
            number=message.number,
        )
        for message in situation.messages
    )


def settings_of(situation: Situation) -> BillingSettings:
    """Say of the account what a situation says."""
    return BillingSettings(
        situation.currency,
        situation.zone,
        allowance_used=1000 if situation.is_allowance_used else 0,
        home_country=situation.home_country,
        authentication_international_from=date(2023, 6, 1) if situation.home_country else None,
    )
