"""Ready-made situations of the playground: each a question, and what to notice in the answer.

Source:
    Billing rules, 6, and the paragraphs that its table does not show.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from tarife.billing.eras import EraId
from tarife.insight.playground.situation import (
    Act,
    ReadySituation,
    Situation,
    each,
    in_time_order,
)
from tarife.terms.marking import marked

_SECOND_H: Final = Fraction(1, 3600)

_USUAL: Final = (
    ReadySituation(
        "free-reply",
        marked("Is a reply free?"),
        marked(
            "From November 2024 on every reply was. Since October 2026 only the first 1,000 of "
            "a month and number are; here they are used up, so each reply costs money. Untick "
            "that at the foot to see a reply that is one of them."
        ),
        replace(
            in_time_order(
                each(Act.MARKETING, 0), each(Act.PERSON_WRITES, 20), each(Act.REPLY, 21, 26)
            ),
            is_allowance_used=True,
        ),
    ),
    ReadySituation(
        "no-word-from-the-person",
        marked("May I write freely to somebody who has not answered?"),
        marked(
            "Never: a template opens no service window, only the person does. The reply is "
            "refused and costs nothing."
        ),
        in_time_order(each(Act.MARKETING, 0), each(Act.REPLY, 26)),
    ),
    ReadySituation(
        "utility-in-the-window",
        marked("Is a utility template free in an open window?"),
        marked(
            "Only by the rules of July 2025 to September 2026. Before, it opened a "
            "conversation of its own; since October 2026 it always costs its rate."
        ),
        in_time_order(
            each(Act.MARKETING, 0), each(Act.PERSON_WRITES, 20), each(Act.UTILITY, 21)
        ),
    ),
    ReadySituation(
        "two-on-one-day",
        marked("Do two marketing templates on one day cost twice?"),
        marked(
            "One conversation covered both. Since July 2025 every template that is delivered "
            "costs its rate."
        ),
        in_time_order(each(Act.MARKETING, 0, 5)),
    ),
    ReadySituation(
        "a-day-later",
        marked("And if the second comes exactly a day later?"),
        marked(
            "A conversation ends when its 24 hours are over, to the second: the second "
            "template opens another one. Move it back by five minutes and look again."
        ),
        in_time_order(each(Act.MARKETING, 0, 24)),
    ),
    ReadySituation(
        "two-categories",
        marked("Does one conversation cover two categories?"),
        marked(
            "No: the utility template opened a conversation of its own beside the marketing "
            "one, and only the second utility template was free in it."
        ),
        in_time_order(each(Act.MARKETING, 0), each(Act.UTILITY, 4, 10)),
    ),
    ReadySituation(
        "an-answer-in-three-parts",
        marked("What does an answer in three messages cost?"),
        marked(
            "One service conversation at most by the rules of 2023, nothing from November 2024 "
            "on, and three messages of the allowance since October 2026."
        ),
        in_time_order(each(Act.PERSON_WRITES, 0), each(Act.REPLY, 1, 10, 23)),
    ),
    ReadySituation(
        "the-person-writes-again",
        marked("What changes when the person writes again?"),
        marked(
            "The service window starts again at 24 hours; a conversation does not. By the "
            "rules of 2023 the last reply therefore opens a second conversation."
        ),
        in_time_order(
            each(Act.PERSON_WRITES, 0),
            each(Act.REPLY, 23),
            each(Act.PERSON_WRITES, Fraction("23.5")),
            each(Act.REPLY, 46, Fraction("47.4")),
        ),
    ),
    ReadySituation(
        "a-template-as-answer",
        marked("Does a utility template make the next reply free?"),
        marked(
            "Its conversation did, while conversations were charged. Since October 2026 the "
            "template costs its rate and the reply counts by itself."
        ),
        in_time_order(each(Act.PERSON_WRITES, 0), each(Act.UTILITY, 1), each(Act.REPLY, 2)),
    ),
    ReadySituation(
        "a-question-after-an-order-update",
        marked("How long do replies ride on an order update?"),
        marked(
            "For the 24 hours of its conversation, while conversations were charged: the reply "
            "half an hour after its end opened one of its own."
        ),
        in_time_order(
            each(Act.UTILITY, 0),
            each(Act.PERSON_WRITES, 1),
            each(Act.REPLY, 2, Fraction("24.5")),
        ),
    ),
    ReadySituation(
        "the-last-second",
        marked("When exactly does the service window close?"),
        marked(
            "When 24 hours are over: a reply one second earlier is delivered, one at that very "
            "second is refused."
        ),
        in_time_order(each(Act.PERSON_WRITES, 0), each(Act.REPLY, 24 - _SECOND_H, 24)),
    ),
    ReadySituation(
        "reactions",
        marked("What does a reaction cost?"),
        marked(
            "Nothing, and it uses up no allowance; but like a reply it needs an open service "
            "window."
        ),
        in_time_order(each(Act.PERSON_WRITES, 0), each(Act.REACTION, 1, 25)),
    ),
    ReadySituation(
        "one-time-passwords",
        marked("What do three one-time passwords cost?"),
        marked(
            "Two conversations, of which the first held two passwords. Since July 2025 each "
            "one that is delivered costs its rate."
        ),
        in_time_order(each(Act.AUTHENTICATION, 0, 1, 24)),
    ),
)

_AD_CLICKS: Final = (
    ReadySituation(
        "an-ad-click",
        marked("What does an ad click save?"),
        marked(
            "Everything for 72 hours from the first answer: templates too, under every set of "
            "rules. The template after that is charged again."
        ),
        in_time_order(
            each(Act.AD_ON_PHONE, 0),
            each(Act.REPLY, 2),
            each(Act.MARKETING, 30),
            each(Act.UTILITY, 60),
            each(Act.MARKETING, 74),
        ),
    ),
    ReadySituation(
        "an-ad-click-answered-late",
        marked("And if the ad click is answered too late?"),
        marked(
            "After 24 hours no free entry point opens any more: the reply is refused and the "
            "template costs its rate."
        ),
        in_time_order(each(Act.AD_ON_PHONE, 0), each(Act.REPLY, 25), each(Act.MARKETING, 26)),
    ),
    ReadySituation(
        "an-ad-click-answered-by-template",
        marked("May a template answer an ad click?"),
        marked(
            "Any message may: the template is free and opens the free entry point. But a reply "
            "still needs the person's own 24 hours."
        ),
        in_time_order(each(Act.AD_ON_PHONE, 0), each(Act.MARKETING, 1), each(Act.REPLY, 25)),
    ),
    ReadySituation(
        "an-ad-click-on-a-computer",
        marked("Does an ad click on a computer count?"),
        marked(
            "No: only a phone opens a free entry point. The click is like any other message of "
            "the person."
        ),
        in_time_order(each(Act.AD_ON_DESKTOP, 0), each(Act.REPLY, 1)),
    ),
    ReadySituation(
        "a-second-ad-click",
        marked("Does a second ad click prolong the free time?"),
        marked(
            "Not while it lasts. But the first answer after its end opens another one, because "
            "the second click is less than 24 hours old."
        ),
        in_time_order(
            each(Act.AD_ON_PHONE, 0),
            each(Act.REPLY, 2),
            each(Act.AD_ON_PHONE, 73),
            each(Act.MARKETING, Fraction("73.5")),
            each(Act.UTILITY, 74, 146),
        ),
    ),
    ReadySituation(
        "an-ad-click-after-a-template",
        marked("Does an ad click pay back an earlier template?"),
        marked(
            "No, what is charged stays charged. The free entry point ends open conversations, "
            "and what follows in its 72 hours is free."
        ),
        in_time_order(
            each(Act.MARKETING, 0),
            each(Act.AD_ON_PHONE, 3),
            each(Act.REPLY, 4),
            each(Act.MARKETING, 10, 77),
        ),
    ),
)

_SPECIAL: Final = (
    ReadySituation(
        "a-password-abroad",
        marked("Why is a one-time password to India so dear?"),
        marked(
            "The business sits elsewhere and is subject to authentication-international rates, "
            "of which India has one. Take its home country away to see the domestic rate."
        ),
        Situation(each(Act.AUTHENTICATION, 0, 30), country="IN", home_country="TR"),
    ),
    ReadySituation(
        "a-second-number",
        marked("Does the window of one number serve another?"),
        marked(
            "No: the person wrote to the first number. From the second one the reply is "
            "refused, and by the rules of July 2025 its utility template is charged."
        ),
        Situation(
            (
                *each(Act.PERSON_WRITES, 0),
                *each(Act.UTILITY, 1),
                *each(Act.REPLY, 2, number=1),
                *each(Act.UTILITY, 3, number=1),
            )
        ),
    ),
    ReadySituation(
        "united-states",
        marked("Why does marketing to the United States cost nothing?"),
        marked(
            "Since 1 April 2025 Meta does not deliver it, so nothing is billed. The utility "
            "template arrives and is charged."
        ),
        Situation((*each(Act.MARKETING, 0), *each(Act.UTILITY, 4)), country="US"),
    ),
    ReadySituation(
        "over-the-switch",
        marked("What became of conversations open on 1 July 2025?"),
        marked(
            "A utility conversation from the evening before kept utility templates free until "
            "it ended; then each one cost its rate."
        ),
        Situation(
            each(Act.UTILITY, 13, 24, 37),
            days=MappingProxyType({EraId.CBP_2024_11: date(2025, 6, 30)}),
        ),
        (EraId.CBP_2024_11,),
    ),
    ReadySituation(
        "delivered-after-midnight",
        marked("Sent before midnight, delivered after: which rules?"),
        marked(
            "Those of the delivery. Both templates left on 30 September 2026 at 23:59; the one "
            "that was two minutes on its way is billed by the rules of October."
        ),
        Situation(
            (
                *each(Act.PERSON_WRITES, 10),
                *each(Act.UTILITY, 13 + Fraction(59, 60)),
                *each(Act.UTILITY, 13 + Fraction(59, 60), delay_s=120),
            ),
            days=MappingProxyType({EraId.PMP_2025_07: date(2026, 9, 30)}),
        ),
        (EraId.PMP_2025_07,),
    ),
)

READY: Final = (*_USUAL, *_AD_CLICKS, *_SPECIAL)
"""Every situation, in the order in which they teach."""

BY_ID: Final[Mapping[str, ReadySituation]] = MappingProxyType({one.id: one for one in READY})
