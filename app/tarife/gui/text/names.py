"""What the core says in codes, said in sentences."""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QLocale

from tarife.billing.eras import ERA_NAMES, EraId
from tarife.billing.ledger import REASON_NAMES, Reason
from tarife.gui.text.countries import country_name
from tarife.gui.text.languages import spoken, tr
from tarife.plan.model.account import Rules
from tarife.plan.model.behaviour import PRESET_NAMES, Preset
from tarife.plan.model.lines import EntryKind, TemplateCategory
from tarife.plan.model.scenarios import LEVER_NAMES, Lever
from tarife.terms.calendar import BillingMonth, Period
from tarife.terms.categories import CATEGORY_NAMES, Category
from tarife.terms.marking import marked
from tarife.terms.problems import FieldPath, InputError, OutsideError, Problem, not_endless
from tarife.terms.saving import visible
from tarife.terms.sentences import in_language, period_name

_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "name": marked("name"),
        "note": marked("note"),
        "seed": marked("chance"),
        "country": marked("country"),
        "people": marked("people", "Fields"),
        "marketing": marked("marketing"),
        "utility": marked("utility"),
        "authentication": marked("authentication"),
        "reply_ratio": marked("reply rate"),
        "ad_clicks_per_day": marked("ad clicks"),
        "audience": marked("audience"),
        "category": marked("category"),
        "volume": marked("volume"),
        "schedule": marked("schedule"),
        "moments": marked("dates"),
        "spread_hours": marked("spread"),
        "days": marked("days"),
        "weekdays": marked("weekdays"),
        "hours": marked("hours"),
        "behaviour": marked("behaviour"),
        "recategorised_ratio": marked("share re-categorised as marketing"),
        "max_price": marked("Max Price"),
        "kind": marked("kind"),
        "clicks_per_day": marked("clicks"),
        "people_per_day": marked("people a day"),
        "phone_share": marked("share on phones"),
        "follow_ups": marked("follow-ups"),
        "origin": marked("who writes"),
        "delivered_ratio": marked("delivered share"),
        "delivery_delay": marked("delivery time"),
        "reply_delay": marked("reply time"),
        "answer_ratio": marked("answered share"),
        "answer_delay": marked("answer time"),
        "messages_per_answer": marked("messages per answer"),
        "turns": marked("messages per person"),
        "numbers": marked("phone numbers"),
        "service_allowance": marked("free service messages"),
        "beyond_allowance": marked("answers beyond the allowance"),
        "allowance_used": marked("allowance used elsewhere"),
        "desk": marked("opening hours"),
        "currency": marked("currency"),
        "time_zone": marked("time zone"),
        "home_country": marked("country of the business"),
        "rules": marked("billing rules"),
        "free_entry_hours": marked("free entry point"),
        "authentication_international_from": marked("start of authentication-international"),
        "authentication_international_exceptions": marked("country with a start of its own"),
        "repeats": marked("days that repeat"),
        "month": marked("first month"),
        "months": marked("number of months"),
        "changes": marked("what differs in months"),
        "growth": marked("growth a month"),
        "span_budgets": marked("budgets"),
        "replies_together": marked("free replies together"),
        "partner": marked("partner"),
        "fee_basis": marked("what fees are counted on"),
        "inbound_fee": marked("inbound fee"),
        "conversation_fee": marked("conversation fee"),
        "failed_fee": marked("fee of failed messages"),
        "platform_fee": marked("platform fee"),
        "seat_fee": marked("seat fee"),
        "seats": marked("seats"),
        "card": marked("Meta's card that the partner bills"),
        "as_of": marked("day of the prices"),
        "display": marked("other currency"),
        "answer_share": marked("share of Meta's agent"),
        "tokens": marked("tokens of an answer"),
        "agent_price": marked("price of tokens"),
        "calls": marked("calls"),
        "groups": marked("groups"),
        "display_as_of": marked("day of the exchange rate"),
        "approval": marked("approval"),
        "levers": marked("levers"),
        "scenario": marked("scenario"),
    }
)

_OUTER: Final = frozenset({"behaviour", "schedule"})
"""What says less than the field inside it."""


def field_name(field: str) -> str:
    """Name a field, given with dots inwards, by its most telling part."""
    steps = [step.partition("[")[0] for step in field.split(".")]
    telling = steps[1] if len(steps) > 1 and steps[0] in _OUTER else steps[0]
    known = _NAMES.get(telling, "")
    return tr(known, "Fields") if known else telling.replace("_", " ")


_LEVER_TIPS: Final[Mapping[Lever, str]] = MappingProxyType(
    {
        Lever.VOLUME: marked("Templates that are sent"),
        Lever.REPLY_RATIO: marked(
            "Delivered templates of every category that make a person write back; the "
            "column of a country is about marketing alone"
        ),
        Lever.AD_CLICKS: marked("People a day who come from an ad or a Page button"),
        Lever.ANSWER_DELAY: marked(
            "Half of all answers come within this time; late ones may be too late to send"
        ),
        Lever.MESSAGES_PER_ANSWER: marked("Each bubble of an answer is a message"),
        Lever.DELIVERED_RATIO: marked("Templates that reach a phone; only these are billed"),
        Lever.RECATEGORISED_RATIO: marked(
            "Utility templates that Meta takes for marketing and bills as such"
        ),
        Lever.MARKUP: marked("What a partner adds to Meta's charges; part of the all-in total"),
        Lever.DISPLAY_RATE: marked("How much of the other currency one unit is worth"),
    }
)


def lever_words(lever: Lever) -> tuple[str, str]:
    """Give the name of a lever and what it moves."""
    return in_language(LEVER_NAMES[lever], spoken()), tr(_LEVER_TIPS[lever])


_LONGEST_QUOTED: Final = 60
_PLACE: Final = re.compile(r"%(\d)(?:\[(.*?)\|(.*?)\])?")

_ENTRY_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        EntryKind.AD: marked("Ad"),
        EntryKind.PAGE_CTA: marked("Page button"),
    }
)

_PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "plan": marked("Plan"),
        "account": marked("Account"),
        "grid": marked("Countries"),
        "audiences": marked("Audiences"),
        "sends": marked("Sends"),
        "entry_points": marked("Entry points"),
        "inbound": marked("Inbound"),
        "costs": marked("Costs and partner"),
        "desk": marked("Desk"),
        "held": marked("Rates of the plan"),
    }
)

_SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "no-name": marked("The name is empty; give a name."),
        "no-moments": marked("The broadcast has no date and time; add one of the month."),
        "no-weekdays": marked("No weekday is chosen; choose at least one."),
        "no-such-day": marked(
            "None of the chosen weekdays lies between the first and the last day; choose "
            "more days or weekdays."
        ),
        "old-card": marked(
            "Meta may have changed its rates since this card; changes come on 1 January, "
            "April, July and October. Import the newest card."
        ),
        "held-rates": marked(
            "This plan keeps these rates, as saved or as chosen; the newest card differs."
        ),
        "tiers-unknown": marked(
            "The volume tiers of this card are not known; every message is priced at the list "
            "rate, so a large volume may cost less. Import Meta's volume-tier card."
        ),
    }
)
"""Sentences that hold no figure of the plan; all others come from the core as they are."""

_FILE: Final = re.compile(r"[^,:]+\.[a-z]{3,6}\b")


def category_name(category: Category | TemplateCategory) -> str:
    return in_language(CATEGORY_NAMES[Category(category.value)], spoken())


def reason_name(reason: Reason) -> str:
    """Say what became of messages."""
    return in_language(REASON_NAMES[reason], spoken())


def rules_name(rules: Rules | EraId) -> str:
    """Name a set of billing rules."""
    if rules is Rules.AUTO:
        return tr("Those of the month")
    return in_language(ERA_NAMES[EraId(rules.value)], spoken())


def entry_kind_name(kind: EntryKind) -> str:
    """Name what opens a free entry point."""
    return tr(_ENTRY_KINDS[kind])


def preset_name(preset: Preset) -> str:
    """Name a ready-made behaviour."""
    return capitalised(in_language(PRESET_NAMES[preset], spoken()))


def month_name(month: BillingMonth) -> str:
    """Name a month, such as ``November 2026``."""
    name = QLocale().standaloneMonthName(month.month)
    return f"{name} {month.year}"


def short_month_name(month: BillingMonth) -> str:
    """Name a month without its year, such as ``Nov``."""
    return QLocale().standaloneMonthName(month.month, QLocale.FormatType.ShortFormat)


def short_period_text(period: Period) -> str:
    """Name months in few letters: ``November 2026``, ``Nov 2026 – Jan 2027``."""  # noqa: RUF002
    first, last = period.first, period.months[-1]
    if first == last:
        return month_name(first)
    ends = (f"{short_month_name(month)} {month.year}" for month in (first, last))
    return " – ".join(ends)  # noqa: RUF001 - ranges take an en dash


def period_text(period: Period) -> str:
    """Name months in a row, such as ``November 2026 to January 2027``."""
    is_long = period.count > 1
    return in_language(period_name(period), spoken()) if is_long else month_name(period.first)


def path_label(where: str | FieldPath) -> str:
    """Say in words where in a plan something stands: ``Countries, Turkey, people``."""
    if not isinstance(where, FieldPath):
        return in_language(where, spoken())
    part, *inner = [step for step in where.steps if isinstance(step, str)] or [""]
    if part not in _PARTS:
        return str(where)
    name = where.short_name
    shown = country_name(name) if part == "grid" else name
    parts = (tr(_PARTS[part]), shown, field_name(inner[0] if inner else ""))
    return ", ".join(one for one in parts if one)


def part_name(part: str) -> str:
    """Name a part of the plan."""
    return tr(_PARTS[part])


def file_name(path: Path) -> str:
    """Call a file by its name, of which control characters are shown, not sent."""
    return visible(path.name)


def path_heading(where: str | FieldPath) -> str:
    """Write a place as a heading; the name of a file stays as it is.

    An option of the command line is no place of the window.
    """
    path = visible(not_endless(path_label(where)))
    if path.startswith("--"):
        return ""
    return path if _FILE.match(path) else capitalised(path)


def sentence(problem: Problem) -> str:
    """Say what is wrong and what to do, without the place, as whole sentences.

    A remedy that is an option of the command line is none in the window, and left out.
    """
    known = _SENTENCES.get(problem.code)
    if known is not None:
        return tr(known)
    texts = (in_language(text, spoken()) for text in (problem.message, problem.hint))
    message, hint = (visible(not_endless(text)) for text in texts)
    remedy = f" {capitalised(hint)}." if hint and "--" not in hint else ""
    return f"{capitalised(message)}.{remedy}".replace("?.", "?")


def quoted(text: str) -> str:
    """Give what was typed as a sentence names it: between quotes, and not endless."""
    return repr(text if len(text) <= _LONGEST_QUOTED else f"{text[:_LONGEST_QUOTED]}…")


def filled(template: str, *values: str) -> str:
    """Put values in the place of ``%1``, ``%2`` and so on.

    All at once, for a value may itself look like such a place: Turkish writes ``%25``. After a
    count stands what is counted, if its name changes: ``%1[message|messages]``.
    """

    def value(found: re.Match[str]) -> str:
        number, one, several = int(found[1]), found[2], found[3]
        if not 0 < number <= len(values):
            return found[0]
        count = values[number - 1]
        return count if one is None else f"{count} {one if count == '1' else several}"

    return _PLACE.sub(value, template)


def full_sentence(problem: Problem) -> str:
    """Say where it is, what is wrong and what to do."""
    path = path_heading(problem.where)
    return f"{path}: {sentence(problem)}" if path else sentence(problem)


def problems_of(error: Exception) -> tuple[Problem, ...]:
    """Give what to tell a person of an error.

    Raises:
        Exception: The error itself, if it is a fault of the program.
    """
    match error:
        case InputError():
            return error.problems
        case OutsideError():
            return (Problem("outside", str(error.path), error.message),)
        case _:
            raise error


def full_text(text: str) -> str:
    """Say what the core says in a few words as a whole sentence."""
    return f"{capitalised(in_language(text, spoken()))}."


def capitalised(text: str) -> str:
    """Begin a text with a capital letter, leaving the rest as it is."""
    return QLocale().toUpper(text[:1]) + text[1:]


def menu_name(text: str) -> str:
    """Write the text of a menu without its mark of a key and its dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
