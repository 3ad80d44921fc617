"""The codes that tables print, as words that can be said in another language."""

from typing import Final

from tarife.rates.cards import Coverage
from tarife.rates.comparison import ChangeKind
from tarife.rates.meta.printed import FileLayout
from tarife.terms.sentences import say

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
    FileLayout.CONVERSATION_LIST: say("conversation list"),
    FileLayout.MESSAGE_LIST: say("message list"),
    FileLayout.TIERS: say("tiers"),
    FileLayout.LIST_WORKBOOK: say("list workbook"),
    FileLayout.TIERS_WORKBOOK: say("tiers workbook"),
    FileLayout.LONG: say("one rate a row"),
    FileLayout.LONG_TIERS: say("one volume tier a row"),
    FileLayout.EXPORTED: say("exported"),
}
