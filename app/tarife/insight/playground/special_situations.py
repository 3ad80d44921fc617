"""Situations of ad clicks, and those of another country, another number or certain days."""

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
    in_order,
)
from tarife.terms.marking import QT_TRANSLATE_NOOP

AD_CLICKS: Final = (
    ReadySituation(
        "an-ad-click",
        QT_TRANSLATE_NOOP("Situations", "What does an ad click save?"),
        QT_TRANSLATE_NOOP(
            "Situations",
            "Everything for 72 hours from the first answer: templates too, under every set of "
            "rules. The template after that is charged again.",
        ),
        in_order(
            each(Act.AD_ON_PHONE, 0),
            each(Act.REPLY, 2),
            each(Act.MARKETING, 30),
            each(Act.UTILITY, 60),
            each(Act.MARKETING, 74),
        ),
    ),
    ReadySituation(
        "an-ad-click-answered-late",
        QT_TRANSLATE_NOOP("Situations", "And if the ad click is answered too late?"),
        QT_TRANSLATE_NOOP(
            "Situations",
            "After 24 hours no free entry point opens any more: the reply is refused and the "
            "template costs its rate.",
        ),
        in_order(each(Act.AD_ON_PHONE, 0), each(Act.REPLY, 25), each(Act.MARKETING, 26)),
    ),
    ReadySituation(
        "an-ad-click-answered-by-template",
        QT_TRANSLATE_NOOP("Situations", "May a template answer an ad click?"),
        QT_TRANSLATE_NOOP(
            "Situations",
            "Any message may: the template is free and opens the free entry point. But a reply "
            "still needs the person's own 24 hours.",
        ),
        in_order(each(Act.AD_ON_PHONE, 0), each(Act.MARKETING, 1), each(Act.REPLY, 25)),
    ),
    ReadySituation(
        "an-ad-click-on-a-computer",
        QT_TRANSLATE_NOOP("Situations", "Does an ad click on a computer count?"),
        QT_TRANSLATE_NOOP(
            "Situations",
            "No: only a phone opens a free entry point. The click is like any other message of "
            "the person.",
        ),
        in_order(each(Act.AD_ON_DESKTOP, 0), each(Act.REPLY, 1)),
    ),
    ReadySituation(
        "a-second-ad-click",
        QT_TRANSLATE_NOOP("Situations", "Does a second ad click prolong the free time?"),
        QT_TRANSLATE_NOOP(
            "Situations",
            "Not while it lasts. But the first answer after its end opens another one, because "
            "the second click is less than 24 hours old.",
        ),
        in_order(
            each(Act.AD_ON_PHONE, 0),
            each(Act.REPLY, 2),
            each(Act.AD_ON_PHONE, 73),
            each(Act.MARKETING, Fraction("73.5")),
            each(Act.UTILITY, 74, 146),
        ),
    ),
    ReadySituation(
        "an-ad-click-after-a-template",
        QT_TRANSLATE_NOOP("Situations", "Does an ad click pay back an earlier template?"),
        QT_TRANSLATE_NOOP(
            "Situations",
            "No, what is charged stays charged. The free entry point ends open conversations, "
            "and what follows in its 72 hours is free.",
        ),
        in_order(
            each(Act.MARKETING, 0),
            each(Act.AD_ON_PHONE, 3),
            each(Act.REPLY, 4),
            each(Act.MARKETING, 10, 77),
        ),
    ),
)

SPECIAL: Final = (
    ReadySituation(
        "a-password-abroad",
        QT_TRANSLATE_NOOP("Situations", "Why is a one-time password to India so dear?"),
        QT_TRANSLATE_NOOP(
            "Situations",
            "The business sits elsewhere and is subject to authentication-international rates, "
            "of which India has one. Take its home country away to see the domestic rate.",
        ),
        Situation(each(Act.AUTHENTICATION, 0, 30), country="IN", home_country="TR"),
    ),
    ReadySituation(
        "a-second-number",
        QT_TRANSLATE_NOOP("Situations", "Does the window of one number serve another?"),
        QT_TRANSLATE_NOOP(
            "Situations",
            "No: the person wrote to the first number. From the second one the reply is "
            "refused, and by the rules of July 2025 its utility template is charged.",
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
        QT_TRANSLATE_NOOP(
            "Situations", "Why does marketing to the United States cost nothing?"
        ),
        QT_TRANSLATE_NOOP(
            "Situations",
            "Since 1 April 2025 Meta does not deliver it, so nothing is billed. The utility "
            "template arrives and is charged.",
        ),
        Situation((*each(Act.MARKETING, 0), *each(Act.UTILITY, 4)), country="US"),
    ),
    ReadySituation(
        "over-the-switch",
        QT_TRANSLATE_NOOP("Situations", "What became of conversations open on 1 July 2025?"),
        QT_TRANSLATE_NOOP(
            "Situations",
            "A utility conversation from the evening before kept utility templates free until "
            "it ended; then each one cost its rate.",
        ),
        Situation(
            each(Act.UTILITY, 13, 24, 37),
            days=MappingProxyType({EraId.CBP_2024_11: date(2025, 6, 30)}),
        ),
        (EraId.CBP_2024_11,),
    ),
    ReadySituation(
        "delivered-after-midnight",
        QT_TRANSLATE_NOOP("Situations", "Sent before midnight, delivered after: which rules?"),
        QT_TRANSLATE_NOOP(
            "Situations",
            "Those of the delivery. Both templates left on 30 September 2026 at 23:59; the one "
            "that was two minutes on its way is billed by the rules of October.",
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
