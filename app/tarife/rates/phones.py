"""Countries of phone numbers, by what Meta goes by: the calling code."""

import re
from functools import lru_cache
from typing import Final

import phonenumbers

from tarife.terms.problems import Problem
from tarife.terms.sentences import say

_SEPARATORS: Final = str.maketrans("", "", " \t\u00a0\u202f-.()/\u2010\u2011\u2013")
_FEWEST_DIGITS: Final = 7
_MOST_DIGITS: Final = 15
_LEADING_DIGITS: Final = 4  # the longest that ever decides: 1 and an area code
_NORTH_AMERICA: Final = "1"
_RUSSIA: Final = "7"
_KAZAKH_DIGITS: Final = ("6", "7")
_NUMBER: Final = re.compile(r"\d(?:[\s().\-/\u2010-\u2013]*\d){4,}")
_SHOWN_FRONT: Final = 3
_SHOWN_END: Final = 2

# The library puts the country that a calling code is named after first, and "001", which is
# also our NO_COUNTRY, where there is none.
_MAIN_COUNTRY: Final = {
    str(calling_code): regions[0]
    for calling_code, regions in phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items()
}


def country_of_phone(text: str) -> str | Problem:
    """Find the country whose calling code a number bears.

    Territories that use the code of another country count as that country: Jersey as the
    United Kingdom, Svalbard as Norway.

    Args:
        text: An international number: a plus sign and digits; spaces, dashes, points and
            brackets are passed over.

    Returns:
        ISO 3166 alpha-2; ``001`` (`tarife.rates.markets.NO_COUNTRY`) for a number of no
        country, such as a satellite phone.

    Source:
        Billing rules, 2.2.
    """
    digits = text.translate(_SEPARATORS)
    if digits[:1] != "+" or not digits[1:].isdecimal() or not digits.isascii():
        return _not_international(text)
    if not _FEWEST_DIGITS <= len(digits) - 1 <= _MOST_DIGITS:
        return Problem(
            code="bad-phone",
            where=masked(text),
            message=say(
                "{text!r} has {digits} digits", text=masked(text), digits=len(digits) - 1
            ),
            hint=say(
                "give a number of {fewest_digits} to {most_digits} digits",
                fewest_digits=_FEWEST_DIGITS,
                most_digits=_MOST_DIGITS,
            ),
        )
    country = _country_of_digits(digits[1 : 1 + _LEADING_DIGITS])
    if not country:
        return Problem(
            code="unknown-calling-code",
            where=masked(text),
            message=say("{text!r} begins with a calling code of no country", text=masked(text)),
            hint=say("give the number with its country's calling code, such as +90"),
        )
    return country


@lru_cache(maxsize=10_000)
def _country_of_digits(leading: str) -> str:
    """Find the country of a number's first digits, or an empty text."""
    calling_code = next((leading[:n] for n in (1, 2, 3) if leading[:n] in _MAIN_COUNTRY), "")
    area = leading[len(calling_code) :]
    if calling_code == _NORTH_AMERICA:
        return _country_of_area(area)
    if calling_code == _RUSSIA and area.startswith(_KAZAKH_DIGITS):
        return "KZ"
    return _MAIN_COUNTRY.get(calling_code, "")


def _country_of_area(area: str) -> str:
    # Which country a number of +1 belongs to follows from its area code alone, but the library
    # wants a whole number: any exchange that every area code may have will do.
    number = phonenumbers.PhoneNumber(
        country_code=int(_NORTH_AMERICA), national_number=int(f"{area}2004567")
    )
    return phonenumbers.region_code_for_number(number) or "US"


def _not_international(text: str) -> Problem:
    return Problem(
        code="bad-phone",
        where=masked(text),
        message=say("{text!r} is not an international phone number", text=masked(text)),
        hint=say("begin with a plus sign and the calling code, such as '+90 532 123 45 67'"),
    )


def masked(text: str) -> str:
    """Hide the middle of a cell that may hold a number; at most half of it is shown."""
    places = [place for place, letter in enumerate(text) if letter.isalnum()]
    front, end = (min(most, len(places) // 4) for most in (_SHOWN_FRONT, _SHOWN_END))
    hidden = set(places[front : len(places) - end])
    return "".join("•" if place in hidden else letter for place, letter in enumerate(text))


def numbers_masked(text: str) -> str:
    """Hide the middle of every number of five digits or more, and leave the words around it."""
    return _NUMBER.sub(lambda found: masked(found[0]), text)
