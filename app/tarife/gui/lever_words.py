"""What levers are called, and what they move."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication

from tarife.plan.model.scenarios import Lever
from tarife.terms.marking import QT_TRANSLATE_NOOP

_WORDS: Final[Mapping[Lever, tuple[str, str]]] = MappingProxyType(
    {
        Lever.VOLUME: (
            QT_TRANSLATE_NOOP("Levers", "Volume"),
            QT_TRANSLATE_NOOP("Levers", "Templates that are sent"),
        ),
        Lever.REPLY_RATIO: (
            QT_TRANSLATE_NOOP("Levers", "Replies to templates"),
            QT_TRANSLATE_NOOP(
                "Levers",
                "Delivered templates of every category that make a person write back; the "
                "column of the quick grid is about marketing alone",
            ),
        ),
        Lever.AD_CLICKS: (
            QT_TRANSLATE_NOOP("Levers", "Ad clicks"),
            QT_TRANSLATE_NOOP("Levers", "People a day who come from an ad or a Page button"),
        ),
        Lever.ANSWER_DELAY: (
            QT_TRANSLATE_NOOP("Levers", "Answered after"),
            QT_TRANSLATE_NOOP(
                "Levers", "Half of all answers come within this time; late ones may be missed"
            ),
        ),
        Lever.MESSAGES_PER_ANSWER: (
            QT_TRANSLATE_NOOP("Levers", "Messages per answer"),
            QT_TRANSLATE_NOOP("Levers", "Each bubble of an answer is a message"),
        ),
        Lever.DELIVERED_RATIO: (
            QT_TRANSLATE_NOOP("Levers", "Delivered"),
            QT_TRANSLATE_NOOP("Levers", "Templates that reach a phone; only these are billed"),
        ),
        Lever.RECATEGORISED_RATIO: (
            QT_TRANSLATE_NOOP("Levers", "Billed as marketing"),
            QT_TRANSLATE_NOOP(
                "Levers", "Utility templates that Meta takes for marketing and bills as such"
            ),
        ),
        Lever.MARKUP: (
            QT_TRANSLATE_NOOP("Levers", "Partner mark-up"),
            QT_TRANSLATE_NOOP(
                "Levers", "What a partner adds to Meta's charges; part of the all-in total"
            ),
        ),
        Lever.DISPLAY_RATE: (
            QT_TRANSLATE_NOOP("Levers", "Exchange rate"),
            QT_TRANSLATE_NOOP("Levers", "How much of the other currency one unit is worth"),
        ),
    }
)


def lever_words(lever: Lever) -> tuple[str, str]:
    """Give the name of a lever and what it moves."""
    name, tip = _WORDS[lever]
    return (
        QCoreApplication.translate("Levers", name),
        QCoreApplication.translate("Levers", tip),
    )
