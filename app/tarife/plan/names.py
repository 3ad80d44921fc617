"""Generated names: templates, recognised in files and translated where they are shown.

A file holds a name as plain text, in the language in which it was given. A text that a person
typed is theirs and stays as it is; one that reads as the app's own, in any of its languages,
is a sentence.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache
from string import Formatter
from types import MappingProxyType
from typing import Any, Final, Self, TypeVar

from tarife.plan.model.lines import PART_OF
from tarife.plan.model.plan import Plan
from tarife.terms.languages import Language
from tarife.terms.marking import marked
from tarife.terms.saving import CONTROL, visible
from tarife.terms.sentences import Sentence, fill, in_language, territory_name, translated
from tarife.terms.territory_names import country_names, meta_name, names_by_code

MONTH_PLAN: Final = marked("{month:MMMM y}")
AD: Final = marked("{place} ad")
MARKETING_WEEK: Final = marked("{place} marketing, week {number}")
MARKETING_LINE: Final = marked("{place} marketing")
WEEKLY_LINE: Final = marked("{place} marketing, weekly")
UTILITY_LINE: Final = marked("{place} utility")
AUTHENTICATION_LINE: Final = marked("{place} one-time passwords")
CUSTOMERS: Final = marked("Customers in {place}")
LISTED: Final = marked("{name} · {place}")
NEW_BROADCAST: Final = marked("New broadcast")
NEW_STREAM: Final = marked("New stream")
NEW_AD: Final = marked("New ad")
NEW_PEOPLE: Final = marked("New people")
SUPPORT_REQUESTS: Final = marked("Support requests")
COPIED_LINE: Final = marked("{name} (copy)")
REST: Final = marked("{name} (rest)")
ANOTHER: Final = marked("{name} ({number})")
SCENARIO: Final = marked("Scenario {number}")
REFORECAST: Final = marked("{day:d MMM} re-forecast")
COPIED_SCENARIO: Final = marked("{name}, copy")
TAX: Final = marked("Tax {number}")
EXAMPLE_PARTNER: Final = marked("Example with invented prices")
EXAMPLE_PARTNER_NOTE: Final = marked(
    "Invented figures that show how a profile works; no partner asks these prices."
)

_BY_CODE: Final[Mapping[str, str]] = MappingProxyType(
    {
        marked("{code} ad"): AD,
        marked("{code} marketing, week {number}"): MARKETING_WEEK,
        marked("{code} marketing"): MARKETING_LINE,
        marked("{code} utility"): UTILITY_LINE,
        marked("{code} authentication"): AUTHENTICATION_LINE,
    }
)
"""What files of earlier versions call lines of a country, and what they are called now."""

_WITHOUT_PLACE: Final[Mapping[str, str]] = MappingProxyType(
    {
        AD: marked("Ad"),
        MARKETING_WEEK: marked("Marketing, week {number}"),
        MARKETING_LINE: marked("Marketing"),
        WEEKLY_LINE: marked("Marketing, weekly"),
        UTILITY_LINE: marked("Utility"),
        AUTHENTICATION_LINE: marked("One-time passwords"),
        CUSTOMERS: marked("Customers"),
        LISTED: "{name}",
    }
)
"""What lines of a country are called where its name stands above them."""

EXAMPLE_PLANS: Final = (
    marked("Turkish retailer, November 2026"),
    marked("Bank one-time passwords, November 2026"),
    marked("Three countries, September 2023"),
    marked("Turkish retailer, November 2026 to January 2027"),
)
"""What the shipped examples are called."""

EXAMPLE_NOTES: Final = (
    marked(
        "A shop in Istanbul takes 11.11 and Black Friday to 60,000 customers, with an ad, "
        "order updates and a desk that sleeps on Sundays."
    ),
    marked(
        "An Indian bank with a Brazilian branch signs people in; both countries pass volume "
        "tiers before the month ends."
    ),
    marked(
        "The days of conversation pricing: three countries, and far more than the 1,000 free "
        "service conversations."
    ),
    marked(
        "A shop in Istanbul goes from Black Friday to the January sale: offers every Tuesday, "
        "1.6 times as much of everything in December, and a budget of each month whose unspent "
        "money rolls on."
    ),
)
"""Their stories."""

EXAMPLE_LINES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "customers": marked("Customers in Turkey"),
        "black-friday": marked("Black Friday"),
        "order-updates": marked("Order updates"),
        "autumn-ad": marked("Autumn Click-to-WhatsApp ad"),
        "weekly-offers": marked("Weekly offers"),
        "january-sale": marked("January sale"),
        "support": marked("Support"),
        "support-tr": marked("Support in Turkey"),
        "support-de": marked("Support in Germany"),
        "support-br": marked("Support in Brazil"),
    }
)
"""What lines of theirs are called, by id: "Support" is anybody's word on any other line."""

_LINES: Final = (
    *(*_BY_CODE, AD, MARKETING_WEEK, MARKETING_LINE, WEEKLY_LINE, UTILITY_LINE),
    AUTHENTICATION_LINE,
    *(CUSTOMERS, LISTED, NEW_BROADCAST, NEW_STREAM, NEW_AD, NEW_PEOPLE, SUPPORT_REQUESTS),
    *(COPIED_LINE, REST, ANOTHER),
)
_TEMPLATES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "name": (*EXAMPLE_PLANS, MONTH_PLAN),
        "note": EXAMPLE_NOTES,
        **dict.fromkeys(PART_OF.values(), _LINES),
        "scenarios": (SCENARIO, REFORECAST, COPIED_SCENARIO),
        "taxes": (TAX,),
        "partner": (EXAMPLE_PARTNER,),
        "partner note": (EXAMPLE_PARTNER_NOTE,),
    }
)
"""What the app calls the parts of a plan; of several that fit, the first is meant."""

_MEMBERS: Final = (*PART_OF.values(), "scenarios")
_DAY: Final = "{day:d MMM}"
_LEAP_YEAR: Final = 2000  # the name has none, and any day may be one
_COPY_NUMBER: Final = re.compile(r"-\d+\Z")


class GivenName(Sentence):
    """A name that the app gave, as the text of one language.

    Attributes:
        stored: The text that stands in the file, whichever language it is shown in.
        language: What it was said in; a file may mix languages in a copy's name.
    """

    __slots__ = ("language", "stored")

    stored: str
    language: Language | None

    def __new__(
        cls,
        template: str,
        values: Mapping[str, object],
        stored: str,
        language: Language | None = None,
    ) -> Self:
        """Make the name of what it says and what a file has for it, said in a language."""
        said = Sentence(template, values)
        name = str.__new__(cls, stored if language is None else in_language(said, language))
        name.template = template
        name.values = values
        name.stored = stored
        name.language = language
        return name

    def __reduce__(self) -> tuple[type[Self], tuple[Any, ...]]:
        return type(self), (self.template, self.values, self.stored, self.language)


_Part = TypeVar("_Part")
_Change = Callable[[str, str, str], str]
"""Gives another text for a name, told the part of the plan and the id it stands at."""


def given(template: str, /, **values: object) -> Sentence:
    """Give a name of one of the templates here.

    Args:
        template: The template.
        values: ``number``, ``place`` (a country as Meta calls it), ``month`` (a day of it),
            ``day``, or the ``name`` that it is made of.
    """
    place = values.get("place")
    said = {**values, "place": territory_name(place)} if isinstance(place, str) else values
    return Sentence(template, said)


@lru_cache(maxsize=10_000)
def recognised(text: str, part: str, line_id: str = "") -> Sentence | None:
    """Find what a text says if it is a name that the app gives, in any of its languages.

    Args:
        text: The text.
        part: Where it stands: ``name`` or ``note`` of the plan, ``sends``, ``taxes``, ...
        line_id: The id of the line that it names.
    """
    templates = _TEMPLATES[part]
    own = EXAMPLE_LINES.get(line_id) or EXAMPLE_LINES.get(_COPY_NUMBER.sub("", line_id))
    if own is not None and part in _MEMBERS:
        templates = (own, *templates)
    for template in templates:
        for language in Language:
            found = _pattern(template, language).fullmatch(text)
            values = found and _values(found.groupdict(), language, (part, line_id))
            if values is not None:
                return GivenName(_BY_CODE.get(template, template), values, text)
    return None


def known(name: str, part: str, line_id: str = "") -> str:
    """Give a name as a sentence if it is one of the app's own; see `recognised`."""
    return name if isinstance(name, Sentence) else recognised(name, part, line_id) or name


def with_recognised(plan: Plan) -> Plan:
    """Know the app's own names in a plan again; each stays the text that it is."""
    return _renamed(plan, known)


def named_in(plan: Plan, language: Language) -> Plan:
    """Say the app's own names of a plan in a language; a file still holds what it held."""
    return _renamed(plan, lambda name, _part, _at: name_in(name, language))


def with_visible_names(plan: Plan) -> Plan:
    """Show the control characters of names, for spreadsheets and terminals."""
    return _renamed(plan, lambda name, _part, _at: visible_name(name))


def visible_name(name: str) -> str:
    """Show the control characters of a name; most have none, and stay the object they are."""
    return visible(name) if CONTROL.search(name) else name


def name_in(name: str, language: Language) -> str:
    """Say a name in a language; one that is in no file yet is stored in this one."""
    if not isinstance(name, Sentence):
        return name
    if not isinstance(name, GivenName):
        return GivenName(name.template, name.values, in_language(name, language), language)
    if name.language is language:
        return name
    return GivenName(name.template, name.values, name.stored, language)


def without_place(name: str, country: str) -> str:
    """Leave a country out of a name that the app gave, for lists below the country's own.

    Args:
        name: Any name; one that a person gave stays as it is.
        country: The code of the country.
    """
    if not isinstance(name, Sentence):
        return name
    said = name
    if not said.values:  # an example's own name, which may read as one of any line
        found = recognised(said.template, "audiences")
        said = name if found is None else found
    values = dict(said.values)
    if "place" in values:
        is_own = values.pop("place") == meta_name(country)
        short = _WITHOUT_PLACE.get(said.template) if is_own else None
        return name if short is None else Sentence(short, values)
    inner = values.get("name")
    short_name = without_place(inner, country) if isinstance(inner, str) else inner
    return (
        name if short_name is inner else Sentence(said.template, {**values, "name": short_name})
    )


def fresh_name(template: str, taken: Iterable[str], language: Language, *, first: int) -> str:
    """Give the next numbered name that nothing has yet, in any language.

    Args:
        template: One with a ``number``.
        taken: The names that there are.
        language: What it is said in.
        first: The least number.
    """
    said = {in_language(name, one) for name in taken for one in Language}
    number = first
    while is_called(given(template, number=number), *said):
        number += 1
    return name_in(given(template, number=number), language)


def unique_name(name: Sentence, taken: Iterable[str]) -> Sentence:
    """Number a name that something has already, in any language."""
    said = {in_language(one, language) for one in taken for language in Language}
    found, number = name, 2
    while is_called(found, *said):
        found, number = given(ANOTHER, name=name, number=number), number + 1
    return found


def is_called(name: str, *texts: str) -> bool:
    """Tell whether one of some texts is a name in any language."""
    return any(in_language(name, language) in texts for language in Language)


def _renamed(plan: Plan, change: _Change) -> Plan:
    """Change every name of a plan; what stays as it is, stays the same object."""
    costs = plan.costs
    partner = costs.partner
    named = _replaced(
        partner,
        name=change(partner.name, "partner", ""),
        note=change(partner.note, "partner note", ""),
    )
    taxes = tuple(_replaced(tax, name=change(tax.name, "taxes", "")) for tax in costs.taxes)
    members: dict[str, Any] = {
        part: tuple(
            _replaced(one, name=change(one.name, part, one.id)) for one in getattr(plan, part)
        )
        for part in _MEMBERS
    }
    return _replaced(
        plan,
        name=change(plan.name, "name", ""),
        note=change(plan.note, "note", ""),
        costs=_replaced(costs, partner=named, taxes=taxes),
        **members,
    )


def _replaced(owner: _Part, **parts: Any) -> _Part:
    """Put parts in place of those that are other objects; no other makes no other owner."""
    changed = {
        field: part
        for field, part in parts.items()
        if not _is_same(getattr(owner, field), part)
    }
    return replace(owner, **changed) if changed else owner  # type: ignore[type-var]


def _is_same(old: object, new: object) -> bool:
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(old) == len(new) and all(map(_is_same, old, new))
    return old is new


@cache
def _pattern(template: str, language: Language) -> re.Pattern[str]:
    """Write what the texts of a template look like in a language."""
    parts: Iterator[str] = (
        re.escape(literal) + (f"(?P<{field}>{_FIELDS[field]})" if field else "")
        for literal, field, _, _ in Formatter().parse(translated(template, language))
    )
    return re.compile("".join(parts), re.DOTALL)


_FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "code": "[A-Z]{2}",
        "number": r"[1-9]\d{0,5}",
        "place": ".+",
        "month": r"\w+ 2\d{3}",
        "day": r"[1-9]\d? \w+",
        "name": ".+",
    }
)
"""What values look like; of a place, a month and a day `_value` asks more."""


def _values(
    texts: Mapping[str, str], language: Language, where: tuple[str, str]
) -> dict[str, object] | None:
    """Read the values of a name; nothing where one is none. A code stands for its country."""
    values = {
        "place" if field == "code" else field: _value(field, text, language, where)
        for field, text in texts.items()
    }
    return None if None in values.values() else values


def _value(field: str, text: str, language: Language, where: tuple[str, str]) -> object:
    match field:
        case "number":
            return int(text)
        case "place" | "code":
            names = names_by_code() if field == "code" else _meta_names(language)
            meta = names.get(text)
            return None if meta is None else territory_name(meta)
        case "month":
            days = (date(int(text[-4:]), month, 1) for month in range(1, 13))
            return next((d for d in days if fill(MONTH_PLAN, language, month=d) == text), None)
        case "day":
            days = (date(_LEAP_YEAR, 1, 1) + timedelta(days=n) for n in range(366))
            return next((d for d in days if fill(_DAY, language, day=d) == text), None)
        case _:  # a name
            return recognised(text, *where) or text


@cache
def _meta_names(language: Language) -> Mapping[str, str]:
    """Give Meta's name of each country by its name in a language."""
    said = country_names(language)
    return {said.get(name, name): name for name in names_by_code().values()}
