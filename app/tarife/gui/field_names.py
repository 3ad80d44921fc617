"""What people call the fields of a plan, in the middle of a sentence."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication

from tarife.terms.marking import QT_TRANSLATE_NOOP

_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "name": QT_TRANSLATE_NOOP("Fields", "name"),
        "note": QT_TRANSLATE_NOOP("Fields", "note"),
        "seed": QT_TRANSLATE_NOOP("Fields", "chance"),
        "country": QT_TRANSLATE_NOOP("Fields", "country"),
        "people": QT_TRANSLATE_NOOP("Fields", "people"),
        "marketing": QT_TRANSLATE_NOOP("Fields", "marketing"),
        "utility": QT_TRANSLATE_NOOP("Fields", "utility"),
        "authentication": QT_TRANSLATE_NOOP("Fields", "authentication"),
        "reply_ratio": QT_TRANSLATE_NOOP("Fields", "reply rate"),
        "ad_clicks_per_day": QT_TRANSLATE_NOOP("Fields", "ad clicks"),
        "audience": QT_TRANSLATE_NOOP("Fields", "audience"),
        "category": QT_TRANSLATE_NOOP("Fields", "category"),
        "volume": QT_TRANSLATE_NOOP("Fields", "volume"),
        "schedule": QT_TRANSLATE_NOOP("Fields", "schedule"),
        "moments": QT_TRANSLATE_NOOP("Fields", "dates"),
        "spread_hours": QT_TRANSLATE_NOOP("Fields", "spread"),
        "days": QT_TRANSLATE_NOOP("Fields", "days"),
        "weekdays": QT_TRANSLATE_NOOP("Fields", "weekdays"),
        "hours": QT_TRANSLATE_NOOP("Fields", "hours"),
        "behaviour": QT_TRANSLATE_NOOP("Fields", "behaviour"),
        "recategorised_ratio": QT_TRANSLATE_NOOP("Fields", "share billed as marketing"),
        "kind": QT_TRANSLATE_NOOP("Fields", "kind"),
        "clicks_per_day": QT_TRANSLATE_NOOP("Fields", "clicks"),
        "people_per_day": QT_TRANSLATE_NOOP("Fields", "people a day"),
        "phone_share": QT_TRANSLATE_NOOP("Fields", "share on phones"),
        "follow_ups": QT_TRANSLATE_NOOP("Fields", "follow-ups"),
        "origin": QT_TRANSLATE_NOOP("Fields", "who writes"),
        "delivered_ratio": QT_TRANSLATE_NOOP("Fields", "delivered share"),
        "delivery_delay": QT_TRANSLATE_NOOP("Fields", "delivery time"),
        "reply_delay": QT_TRANSLATE_NOOP("Fields", "reply time"),
        "answer_ratio": QT_TRANSLATE_NOOP("Fields", "answered share"),
        "answer_delay": QT_TRANSLATE_NOOP("Fields", "answer time"),
        "messages_per_answer": QT_TRANSLATE_NOOP("Fields", "messages per answer"),
        "turns": QT_TRANSLATE_NOOP("Fields", "messages per person"),
        "numbers": QT_TRANSLATE_NOOP("Fields", "phone numbers"),
        "service_allowance": QT_TRANSLATE_NOOP("Fields", "free service messages"),
        "allowance_used": QT_TRANSLATE_NOOP("Fields", "allowance used elsewhere"),
        "desk": QT_TRANSLATE_NOOP("Fields", "opening hours"),
        "currency": QT_TRANSLATE_NOOP("Fields", "currency"),
        "time_zone": QT_TRANSLATE_NOOP("Fields", "time zone"),
        "home_country": QT_TRANSLATE_NOOP("Fields", "country of the business"),
        "rules": QT_TRANSLATE_NOOP("Fields", "billing rules"),
        "free_entry_hours": QT_TRANSLATE_NOOP("Fields", "free entry point"),
        "authentication_international_from": QT_TRANSLATE_NOOP(
            "Fields", "start of authentication-international"
        ),
        "replies_together": QT_TRANSLATE_NOOP("Fields", "free replies together"),
        "partner": QT_TRANSLATE_NOOP("Fields", "partner"),
        "fee_basis": QT_TRANSLATE_NOOP("Fields", "what fees are counted on"),
        "inbound_fee": QT_TRANSLATE_NOOP("Fields", "inbound fee"),
        "conversation_fee": QT_TRANSLATE_NOOP("Fields", "conversation fee"),
        "failed_fee": QT_TRANSLATE_NOOP("Fields", "fee of failed messages"),
        "platform_fee": QT_TRANSLATE_NOOP("Fields", "platform fee"),
        "seat_fee": QT_TRANSLATE_NOOP("Fields", "seat fee"),
        "seats": QT_TRANSLATE_NOOP("Fields", "seats"),
        "as_of": QT_TRANSLATE_NOOP("Fields", "day of the prices"),
        "display": QT_TRANSLATE_NOOP("Fields", "other currency"),
        "display_as_of": QT_TRANSLATE_NOOP("Fields", "day of the exchange rate"),
        "levers": QT_TRANSLATE_NOOP("Fields", "levers"),
        "scenario": QT_TRANSLATE_NOOP("Fields", "scenario"),
    }
)

_OUTER: Final = frozenset({"behaviour", "schedule"})
"""What says less than the field inside it."""


def field_name(field: str) -> str:
    """Name a field, given with dots inwards, by its most telling part."""
    steps = [step.partition("[")[0] for step in field.split(".")]
    telling = steps[1] if len(steps) > 1 and steps[0] in _OUTER else steps[0]
    known = _NAMES.get(telling, "")
    return QCoreApplication.translate("Fields", known) if known else telling.replace("_", " ")
