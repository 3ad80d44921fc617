"""The billing rule behind each reason code, with its paragraph."""

from dataclasses import dataclass
from typing import Final

from tarife.billing.eras import Era
from tarife.billing.ledger import Reason
from tarife.terms.categories import Category
from tarife.terms.marking import marked


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of billing.

    Attributes:
        paragraph: Where it stands in the billing rules, such as ``4.2``.
        sentence: What it says, in English.
    """

    paragraph: str
    sentence: str


_FREE_ENTRY: Final = Rule(
    "2.4",
    marked(
        "Free: the person came through an ad or a Page button and was answered in time; "
        "in that free entry point nothing costs."
    ),
)
_PAUSE: Final = Rule(
    "2.7",
    marked(
        "Not delivered: Meta has paused marketing to numbers of the United States since "
        "1 April 2025."
    ),
)
_OUTSIDE: Final = Rule(
    "2.3",
    marked(
        "Not sent: the person had not written in the 24 hours before; then only templates "
        "can be sent."
    ),
)
_WAIVED: Final = Rule(
    "7.5",
    marked(
        "Free: Meta exempts this government or non-profit; replies beyond the allowance are "
        "free until 31 December 2027."
    ),
)
_NO_PAYMENT_METHOD: Final = Rule(
    "7.6",
    marked(
        "Not delivered: the account has no payment method, so answers beyond the month's "
        "allowance do not leave."
    ),
)
_REACTION: Final = Rule("4.3", marked("Free: reactions never cost."))
_WINDOW: Final = Rule(
    "4.2",
    marked(
        "Free: the person had written in the 24 hours before; these rules charge no utility "
        "template then."
    ),
)
_OPENED_TEMPLATE: Final = Rule(
    "3.1",
    marked(
        "Charged: the template opened a 24-hour conversation; conversations are what these "
        "rules charge."
    ),
)
_OPENED_SERVICE: Final = Rule(
    "3.5",
    marked(
        "Charged: your reply opened a service conversation after the month's 1,000 free ones."
    ),
)
_OPEN_TEMPLATE: Final = Rule(
    "3.1",
    marked("Free: a conversation of this category was open, and its price is paid already."),
)
_OPEN_SERVICE: Final = Rule(
    "3.2", marked("Free: a conversation was open, and your replies in it cost nothing.")
)
_STILL_OPEN: Final = Rule(
    "4.4", marked("Free: a utility conversation from before 1 July 2025 was still open.")
)
_TIER_CONVERSATIONS: Final = Rule(
    "3.5", marked("Free: it opened one of the first 1,000 service conversations of the month.")
)
_TIER_MESSAGES: Final = Rule(
    "4.3",
    marked(
        "Free: it is within the month's allowance of free replies for each business number."
    ),
)
_FREE_CONVERSATIONS: Final = Rule(
    "3.5", marked("Free: these rules charge no service conversation.")
)
_FREE_ANSWERS: Final = Rule(
    "4.3", marked("Free: these rules charge no reply in the service window.")
)
_ALWAYS: Final = Rule(
    "4.1",
    marked("Charged: each delivered marketing message or one-time password costs its rate."),
)
_UTILITY_2025: Final = Rule(
    "4.2",
    marked(
        "Charged: the person had not written in the 24 hours before, so no service window "
        "was open."
    ),
)
_UTILITY_2026: Final = Rule(
    "4.2",
    marked(
        "Charged: since October 2026 every delivered utility template costs its rate, in an "
        "open service window too."
    ),
)
_ANSWERS_2026: Final = Rule(
    "4.3",
    marked(
        "Charged: since October 2026 your reply costs the service rate once the month's free "
        "allowance is used up."
    ),
)
_INTERNATIONAL: Final = Rule(
    "4.6",
    marked(
        "Charged: the business is subject to authentication-international rates, and this "
        "market has one."
    ),
)

MAX_PRICE: Final = Rule(
    "7.1",
    marked(
        "Charged: bought by a cap; Meta charges the cap for 1,000 deliveries or less, and the "
        "card's rate is no ceiling (open beta since 1 October 2026, for all from the second "
        "quarter of 2027). Price and deliveries are those of the estimates in the plan; which "
        "countries take part is not known."
    ),
)


def rule_behind(reason: Reason, category: Category, era: Era) -> Rule:
    """Find the rule that gave messages of a category their reason.

    Source:
        Billing rules, 2 to 4.
    """
    if reason is Reason.MESSAGE_DELIVERED:
        return _delivered(category, era)
    if reason in _ALIKE_IN_EVERY_ERA:
        return _ALIKE_IN_EVERY_ERA[reason]
    of_reason = _BY_CONVERSATION if era.by_conversation else _BY_MESSAGE
    of_answers, of_templates = of_reason[reason]
    return of_answers if category is Category.SERVICE else of_templates


_BY_CONVERSATION: Final = {
    Reason.CONVERSATION_OPENED: (_OPENED_SERVICE, _OPENED_TEMPLATE),
    Reason.CONVERSATION_OPEN: (_OPEN_SERVICE, _OPEN_TEMPLATE),
    Reason.FREE_TIER: (_TIER_CONVERSATIONS, _TIER_CONVERSATIONS),
    Reason.ERA_FREE: (_FREE_CONVERSATIONS, _FREE_CONVERSATIONS),
}
_BY_MESSAGE: Final = {
    Reason.CONVERSATION_OPEN: (_STILL_OPEN, _STILL_OPEN),
    Reason.FREE_TIER: (_TIER_MESSAGES, _TIER_MESSAGES),
    Reason.ERA_FREE: (_FREE_ANSWERS, _FREE_ANSWERS),
}
_ALIKE_IN_EVERY_ERA: Final = {
    Reason.SERVICE_WINDOW: _WINDOW,
    Reason.FREE_ENTRY_POINT: _FREE_ENTRY,
    Reason.REACTION: _REACTION,
    Reason.US_PAUSE: _PAUSE,
    Reason.OUTSIDE_WINDOW: _OUTSIDE,
    Reason.WAIVED: _WAIVED,
    Reason.NO_PAYMENT_METHOD: _NO_PAYMENT_METHOD,
}


def _delivered(category: Category, era: Era) -> Rule:
    match category:
        case Category.UTILITY:
            return _UTILITY_2025 if era.utility_free_in_window else _UTILITY_2026
        case Category.SERVICE:
            return _ANSWERS_2026
        case Category.AUTHENTICATION_INTERNATIONAL:
            return _INTERNATIONAL
        case _:
            return _ALWAYS
