"""What the core says in codes, said in sentences."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from tarife.billing.eras import ERA_NAMES, EraId
from tarife.billing.ledger import REASON_NAMES, Reason
from tarife.gui.text.countries import country_name
from tarife.gui.text.languages import spoken
from tarife.plan.model.account import Rules
from tarife.plan.model.behaviour import Preset
from tarife.plan.model.lines import EntryKind, TemplateCategory
from tarife.plan.model.scenarios import Lever
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import CATEGORY_NAMES, Category
from tarife.terms.marking import QT_TRANSLATE_NOOP
from tarife.terms.problems import FieldPath, Problem
from tarife.terms.sentences import in_language

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
        "authentication_international_exceptions": QT_TRANSLATE_NOOP(
            "Fields", "country with a start of its own"
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


_LONGEST_QUOTED: Final = 60
_PLACE: Final = re.compile(r"%(\d)")

_PRESETS: Final[Mapping[str, str]] = MappingProxyType(
    {
        Preset.MARKETING: QT_TRANSLATE_NOOP("Texts", "Marketing"),
        Preset.ORDER_UPDATE: QT_TRANSLATE_NOOP("Texts", "Order update"),
        Preset.ONE_TIME_PASSWORD: QT_TRANSLATE_NOOP("Texts", "One-time password"),
        Preset.AD_CLICK: QT_TRANSLATE_NOOP("Texts", "Ad click"),
        Preset.SUPPORT: QT_TRANSLATE_NOOP("Texts", "Support request"),
    }
)

_ENTRY_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        EntryKind.AD: QT_TRANSLATE_NOOP("Texts", "Ad"),
        EntryKind.PAGE_CTA: QT_TRANSLATE_NOOP("Texts", "Page button"),
    }
)

_PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "plan": QT_TRANSLATE_NOOP("Texts", "Plan"),
        "account": QT_TRANSLATE_NOOP("Texts", "Account"),
        "grid": QT_TRANSLATE_NOOP("Texts", "Quick grid"),
        "audiences": QT_TRANSLATE_NOOP("Texts", "Audiences"),
        "sends": QT_TRANSLATE_NOOP("Texts", "Sends"),
        "entry_points": QT_TRANSLATE_NOOP("Texts", "Entry points"),
        "inbound": QT_TRANSLATE_NOOP("Texts", "Inbound"),
        "costs": QT_TRANSLATE_NOOP("Texts", "Costs and partner"),
        "desk": QT_TRANSLATE_NOOP("Texts", "Desk"),
        "held": QT_TRANSLATE_NOOP("Texts", "Rates of the plan"),
    }
)

_SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "no-name": QT_TRANSLATE_NOOP("Texts", "The name is empty; give a name."),
        "no-moments": QT_TRANSLATE_NOOP(
            "Texts", "The broadcast has no date and time; add one of the month."
        ),
        "no-weekdays": QT_TRANSLATE_NOOP("Texts", "No weekday is chosen; choose at least one."),
        "no-such-day": QT_TRANSLATE_NOOP(
            "Texts",
            "None of the chosen weekdays lies between the first and the last day; choose "
            "more days or weekdays.",
        ),
        "old-card": QT_TRANSLATE_NOOP(
            "Texts",
            "Meta may have changed its rates since this card; changes come on 1 January, "
            "April, July and October. Import the newest card.",
        ),
        "held-rates": QT_TRANSLATE_NOOP(
            "Texts",
            "This plan keeps these rates, as saved or as chosen; the newest card differs.",
        ),
        "tiers-unknown": QT_TRANSLATE_NOOP(
            "Texts",
            "The volume tiers of this card are not known; every message is priced at the list "
            "rate, so a large volume may cost less. Import Meta's volume-tier card.",
        ),
    }
)
"""Sentences that hold no figure of the plan; all others come from the core as they are."""

_FILE: Final = re.compile(r"[^,:]+\.[a-z]{3,6}\b")


def category_name(category: Category | TemplateCategory) -> str:
    """Name a category."""
    return in_language(CATEGORY_NAMES[Category(category.value)], spoken())


def reason_name(reason: Reason) -> str:
    """Say what became of messages."""
    return in_language(REASON_NAMES[reason], spoken())


def rules_name(rules: Rules | EraId) -> str:
    """Name a set of billing rules."""
    if rules is Rules.AUTO:
        return _translate(QT_TRANSLATE_NOOP("Texts", "Those of the month"))
    return in_language(ERA_NAMES[EraId(rules.value)], spoken())


def entry_kind_name(kind: EntryKind) -> str:
    """Name what opens a free entry point."""
    return _translate(_ENTRY_KINDS[kind])


def preset_name(preset: Preset) -> str:
    """Name a ready-made behaviour."""
    return _translate(_PRESETS[preset.value])


def month_name(month: BillingMonth) -> str:
    """Name a month, such as ``November 2026``."""
    name = QLocale().standaloneMonthName(month.month)
    return f"{name} {month.year}"


def path_label(where: str | FieldPath) -> str:
    """Say in words where in a plan something stands: ``Quick grid, Turkey, people``."""
    if not isinstance(where, FieldPath):
        return in_language(where, spoken())
    part, *inner = [step for step in where.steps if isinstance(step, str)] or [""]
    if part not in _PARTS:
        return str(where)
    name = where.short_name
    shown = country_name(name) if part == "grid" else name
    parts = (_translate(_PARTS[part]), shown, field_name(inner[0] if inner else ""))
    return ", ".join(one for one in parts if one)


def row_label(where: str | FieldPath) -> str:
    """Say where in its table something stands: ``Turkey, people``."""
    return path_label(where).partition(", ")[2] or path_label(where)


def path_heading(where: str | FieldPath) -> str:
    """Write a place as a heading; the name of a file stays as it is."""
    place = path_label(where)
    return place if _FILE.match(place) else capitalised(place)


def sentence(problem: Problem) -> str:
    """Say what is wrong and what to do, without the place, as whole sentences."""
    known = _SENTENCES.get(problem.code)
    if known is not None:
        return _translate(known)
    message, hint = (in_language(text, spoken()) for text in (problem.message, problem.hint))
    remedy = f" {capitalised(hint)}." if hint else ""
    return f"{capitalised(message)}.{remedy}".replace("?.", "?")


def quoted(text: str) -> str:
    """Give what was typed as a sentence names it: between quotes, and not endless."""
    return repr(text if len(text) <= _LONGEST_QUOTED else f"{text[:_LONGEST_QUOTED]}…")


def filled(template: str, *values: str) -> str:
    """Put values in the place of ``%1``, ``%2`` and so on.

    All at once, for a value may itself look like such a place: Turkish writes ``%25``.
    """

    def value(found: re.Match[str]) -> str:
        place = int(found[1])
        return values[place - 1] if 0 < place <= len(values) else found[0]

    return _PLACE.sub(value, template)


def full_sentence(problem: Problem) -> str:
    """Say where it is, what is wrong and what to do."""
    place = path_heading(problem.where)
    return f"{place}: {sentence(problem)}" if place else sentence(problem)


def full_text(text: str) -> str:
    """Say what the core says in a few words as a whole sentence."""
    return f"{capitalised(in_language(text, spoken()))}."


def capitalised(text: str) -> str:
    """Begin a text with a capital letter, leaving the rest as it is."""
    return QLocale().toUpper(text[:1]) + text[1:]


def _translate(text: str) -> str:
    return QCoreApplication.translate("Texts", text)
