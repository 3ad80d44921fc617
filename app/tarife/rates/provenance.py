"""Provenance of cards as translatable sentences.

Cards and plans hold such phrases as text. Those below are known; what a person writes in other
words stays as it is.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final

from tarife.rates.cards import label_of
from tarife.terms.categories import Category
from tarife.terms.marking import marked
from tarife.terms.sentences import Sentence, say, territory_name

_LABELS: Final[Mapping[str, Sentence]] = MappingProxyType(
    {str(label_of(category)): label_of(category) for category in Category}
)

_WHOLE: Final = (
    *(say("very high"), say("high"), say("medium to high")),
    *(say("medium"), say("low to medium"), say("low")),
    say("Meta's own file"),
    say("published rate card"),
    say("published rate card and tier sheet"),
    say("dated readings of the rate card"),
    say("dated readings and change log"),
    say("neighbouring cards and change log"),
    say("change log"),
    say("the same in several readings of Meta's rate card"),
    say("every other figure is that of the card before it"),
    say("the change log gives the date; the figures are those of the card of 1 November 2024"),
    say(
        "the change log gives the date; the figures are those of the cards of 1 January and "
        "1 July 2026"
    ),
    say(
        "the reading bears no date; its values place it between 1 November 2024 and "
        "30 June 2025"
    ),
    say(
        "figures without a reading of their own are those of the card of 1 October 2025, where "
        "the change log lists no change on that day"
    ),
    say(
        "one reading repeats the thresholds of utility for authentication, which contradicts "
        "Meta's tier sheets; they are left out"
    ),
    say("the readings bear no date; by the change log their figures hold until 30 June 2026"),
    say("one reading bears no date; its tier rates are those of a card of 2026 before October"),
    say("the source calls the figures of Rest of Central & Eastern Europe approximate"),
    say("authentication of India, which Meta charges there only from 1 July 2024"),
    say(
        "authentication-international of Egypt, Malaysia, Nigeria, Pakistan, Saudi Arabia, "
        "South Africa and United Arab Emirates, which Meta charges from 1 February 2025"
    ),
    say("authentication of 7 markets that became cheaper on 1 February 2025"),
    say("authentication-international of 4 markets that became cheaper on 1 April 2025"),
    say("rates of utility and authentication beyond the first band"),
    say("rates of authentication beyond the first band"),
    say("volume tiers"),
    say("PARTIAL CARD"),
    say("PARTIAL CARD (only the first rows of the data set are visible)"),
    say("per conversation"),
    say("list rate"),
    say("tier rate"),
    say("official tier sheet"),
    say("official CSV row quoted in source code"),
    say("volume tiers not found for this card"),
    say("charged only beyond the free monthly service allowance"),
    say(
        "charged only beyond the free monthly service allowance (1000 delivered per phone "
        "number, all markets together)"
    ),
    say("first 1000 service conversations a month per WABA free"),
    say("authentication templates start in India on this date"),
    say(
        "source repeats the utility thresholds for authentication, which contradicts the "
        "official USD and INR tier sheets, so tiers are left out"
    ),
    say("lowest tier rate 0.0805, the tiers between were not printed for this category"),
    say("source says 5 % less from message 750,001 on, the tier rates were not printed"),
    say("source does not say whether it read the AED card"),
    say("undated 2026 page from before October"),
    say("seen undated"),
    say("source calls the figure approximate"),
    say("a third source prints a typing error"),
    say("a third source has a placeholder"),
    say("the change log lists no change for it on that date"),
)

_FILLED: Final = (
    marked("imported on {day} from {files}"),
    marked("every rate of {markets}"),
    marked("every market but {markets}"),
    marked("every category but {category}"),
    marked("changes of markets other than {markets}"),
    marked("changes of categories other than {category}"),
    marked("volume tiers of {category}"),
    marked("volume tiers of {category} of {markets}"),
    marked("{category} of every market"),
    marked("{category} of {markets}"),
    marked("effective {day}"),
    marked("free from {day}"),
    marked("holds until {day} by the change log"),
    marked("holds until {day} at least by the change log"),
    marked("seen ({file})"),
    marked("undated source, dated to {first_day}..{last_day} by its values"),
    marked("DERIVED: {day} figure"),
    marked("DERIVED: figure before the increase of {day}"),
    marked("DERIVED: figure of the {table} table"),
    marked("DERIVED: same figure on the {first_day} and {last_day} cards"),
    marked("DERIVED: same figure before {first_day} and on the {last_day} card"),
    marked("the change log dates the change to {day} (before: {rate})"),
    marked("the change log dates this change to {day}"),
    marked("the change log dates the next change to {day}"),
    marked("the change log dates the last utility change before {first_day} to {last_day}"),
)

_FORMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "day": r"\d{4}-\d\d-\d\d",
        "category": "|".join(sorted(_LABELS, key=len, reverse=True)),
    }
)
_KNOWN: Final[Mapping[str, Sentence]] = MappingProxyType({str(one): one for one in _WHOLE})
_MORE: Final = re.compile(r"(\d+) more markets?")
_PART: Final = re.compile(r"\\{(\w+)\\}")


@cache
def phrase(text: str) -> str:
    """Make a sentence of what a card says of itself; unknown words stay as they are."""
    if text in _KNOWN:
        return _KNOWN[text]
    first, semicolon, rest = text.partition("; ")
    if semicolon:
        return say("{first}; {rest}", first=phrase(first), rest=phrase(rest))
    for template in _FILLED:
        found = _pattern(template).fullmatch(text)
        if found is not None:
            values = {name: _value(name, part) for name, part in found.groupdict().items()}
            return Sentence(template, values)
    return text


def phrases(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(phrase(text) for text in texts)


@cache
def _pattern(template: str) -> re.Pattern[str]:
    def group(found: re.Match[str]) -> str:
        name = found[1]
        return f"(?P<{name}>{_FORMS.get(name.rpartition('_')[2], '.+')})"

    return re.compile(_PART.sub(group, re.escape(template)))


def _value(name: str, text: str) -> object:
    match name.rpartition("_")[2]:
        case "day":
            return _day(text)
        case "category":
            return _LABELS[text]
        case "markets":
            return _markets(text)
        case _:
            return text


def _day(text: str) -> object:
    try:
        return date.fromisoformat(text)
    except ValueError:  # such as the 31st of a short month
        return text


def _markets(text: str) -> object:
    """Read a list of markets, such as ``Chile, Egypt and 4 more markets``."""
    most, conjunction, last = text.rpartition(" and ")
    names = tuple(territory_name(name) for name in (most or last).split(", "))
    if not conjunction:
        return names
    more = _MORE.fullmatch(last)
    end = (
        territory_name(last)
        if more is None
        else say("{count:|more market|more markets}", count=int(more[1]))
    )
    return say("{most} and {last}", most=names, last=end)
