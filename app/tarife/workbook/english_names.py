"""What the workbook calls the words that every room shares, in English."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tarife.billing.eras import EraId
from tarife.billing.ledger import Reason
from tarife.plan.model.account import Weekday
from tarife.plan.model.behaviour import Preset
from tarife.plan.model.scenarios import Lever
from tarife.terms.categories import Category

CATEGORIES: Final = MappingProxyType(
    {
        Category.MARKETING: "Marketing",
        Category.UTILITY: "Utility",
        Category.AUTHENTICATION: "Authentication",
        Category.AUTHENTICATION_INTERNATIONAL: "Authentication-international",
        Category.SERVICE: "Service",
    }
)
REASONS: Final = MappingProxyType(
    {
        Reason.CONVERSATION_OPENED: "Charged: opened a conversation",
        Reason.MESSAGE_DELIVERED: "Charged: delivered",
        Reason.CONVERSATION_OPEN: "Free: in an open conversation",
        Reason.FREE_TIER: "Free: free tier or allowance",
        Reason.ERA_FREE: "Free: by the rules of the month",
        Reason.SERVICE_WINDOW: "Free: in a service window",
        Reason.FREE_ENTRY_POINT: "Free: in a free entry point",
        Reason.REACTION: "Free: reaction",
        Reason.US_PAUSE: "Not delivered (paused)",
        Reason.OUTSIDE_WINDOW: "Not sent: window closed",
    }
)
ERAS: Final = MappingProxyType(
    {
        EraId.CBP_2023_06: "Conversations, as from 1 June 2023",
        EraId.CBP_2024_11: "Conversations, as from 1 November 2024",
        EraId.PMP_2025_07: "Messages, as from 1 July 2025",
        EraId.PMP_2026_10: "Messages, as from 1 October 2026",
    }
)
WEEKDAYS: Final = MappingProxyType(
    dict(zip(Weekday, ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True))
)
PRESETS: Final = MappingProxyType(
    {
        Preset.MARKETING: "marketing",
        Preset.ORDER_UPDATE: "order update",
        Preset.ONE_TIME_PASSWORD: "one-time password",
        Preset.AD_CLICK: "ad click",
        Preset.SUPPORT: "support",
    }
)
PARTS: Final = MappingProxyType(
    {
        "plan": "Plan",
        "costs": "On top",
        "account": "Account",
        "grid": "Quick grid",
        "sends": "Sends",
        "entry_points": "Entry points",
        "inbound": "Inbound",
        "audiences": "Audiences",
    }
)
LEVERS: Final = MappingProxyType(
    {
        Lever.VOLUME: "Volume",
        Lever.REPLY_RATIO: "Replies",
        Lever.AD_CLICKS: "Ad clicks",
        Lever.ANSWER_DELAY: "Answer delay",
        Lever.MESSAGES_PER_ANSWER: "Messages an answer",
        Lever.DELIVERED_RATIO: "Delivered",
        Lever.RECATEGORISED_RATIO: "Utility taken for marketing",
        Lever.MARKUP: "Mark-up",
        Lever.DISPLAY_RATE: "Exchange rate",
    }
)
FEES: Final = MappingProxyType(
    {
        "inbound_fee": "Fee a message that people write",
        "conversation_fee": "Fee a conversation",
        "failed_fee": "Fee a template not delivered",
        "platform_fee": "Platform fee a month",
        "seat_fee": "Fee a seat and month",
    }
)
INPUTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "numbers": ("Business phone numbers", "numbers"),
        "free_entry_hours": ("Free entry point stays open", "hours"),
        "service_allowance": ("Free service messages", "a month and number"),
        "allowance_used": ("Of these used by other traffic", "messages"),
        "tier_used.messages": ("Volume tier used by other traffic", "messages"),
        "people": ("People", "people"),
        "marketing": ("Marketing", "attempts a month"),
        "utility": ("Utility", "attempts a month"),
        "authentication": ("Authentication", "attempts a month"),
        "reply_ratio": ("Replies to marketing", "of delivered"),
        "ad_clicks_per_day": ("Ad clicks", "people a day"),
        "volume": ("Attempts", "messages each time"),
        "recategorised_ratio": ("Taken for marketing by Meta", "of utility"),
        "schedule.spread_hours": ("Spread over", "hours"),
        "clicks_per_day": ("Clicks", "people a day"),
        "phone_share": ("On a phone", "of clicks"),
        "follow_ups.hours": ("Template after the first answer", "hours"),
        "people_per_day": ("People who write", "people a day"),
        "behaviour.delivered_ratio": ("Delivered", "of attempts"),
        "behaviour.delivery_delay.median_s": ("Delivered: half within", "seconds"),
        "behaviour.delivery_delay.p90_s": ("Delivered: 9 in 10 within", "seconds"),
        "behaviour.reply_ratio": ("Replies", "of delivered"),
        "behaviour.reply_delay.median_s": ("Reply: half within", "seconds"),
        "behaviour.reply_delay.p90_s": ("Reply: 9 in 10 within", "seconds"),
        "behaviour.answer_ratio": ("Answered", "of people's messages"),
        "behaviour.answer_delay.median_s": ("Answer: half within", "seconds"),
        "behaviour.answer_delay.p90_s": ("Answer: 9 in 10 within", "seconds"),
        "behaviour.messages_per_answer": ("Messages an answer", "messages"),
        "behaviour.turns": ("Person's messages an exchange", "messages"),
    }
)
