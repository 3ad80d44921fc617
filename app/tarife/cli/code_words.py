"""The codes that tables print, as words that can be said in another language."""

from typing import Final

from tarife.billing.ledger import Reason
from tarife.rates.cards import Coverage
from tarife.rates.comparison import ChangeKind
from tarife.rates.meta.printed import Layout
from tarife.terms.categories import Category
from tarife.terms.sentences import say

CATEGORY_WORDS: Final = {
    Category.MARKETING: say("marketing"),
    Category.UTILITY: say("utility"),
    Category.AUTHENTICATION: say("authentication"),
    Category.AUTHENTICATION_INTERNATIONAL: say("authentication_international"),
    Category.SERVICE: say("service"),
}

REASON_WORDS: Final = {
    Reason.CONVERSATION_OPENED: say("conversation_opened"),
    Reason.MESSAGE_DELIVERED: say("message_delivered"),
    Reason.CONVERSATION_OPEN: say("conversation_open"),
    Reason.FREE_TIER: say("free_tier"),
    Reason.ERA_FREE: say("era_free"),
    Reason.SERVICE_WINDOW: say("service_window"),
    Reason.FREE_ENTRY_POINT: say("free_entry_point"),
    Reason.REACTION: say("reaction"),
    Reason.US_PAUSE: say("us_pause"),
    Reason.WAIVED: say("waived"),
    Reason.NO_PAYMENT_METHOD: say("no_payment_method"),
    Reason.OUTSIDE_WINDOW: say("outside_window"),
}

COVERAGE_WORDS: Final = {
    Coverage.COMPLETE: say("complete"),
    Coverage.LIST_RATES: say("list rates"),
    Coverage.GAPS: say("gaps"),
    Coverage.CHANGES: say("changes"),
}

CHANGE_WORDS: Final = {
    ChangeKind.CHANGED: say("changed"),
    ChangeKind.TIERS: say("tiers"),
    ChangeKind.NEW: say("new"),
    ChangeKind.MISSING: say("missing"),
}

LAYOUT_WORDS: Final = {
    Layout.CONVERSATION_LIST: say("conversation list"),
    Layout.MESSAGE_LIST: say("message list"),
    Layout.TIERS: say("tiers"),
    Layout.LIST_WORKBOOK: say("list workbook"),
    Layout.TIERS_WORKBOOK: say("tiers workbook"),
    Layout.LONG: say("one rate a row"),
    Layout.LONG_TIERS: say("one volume tier a row"),
    Layout.EXPORTED: say("exported"),
}
