"""Phone numbers as people keep them in lists: with and without plus sign and calling code."""

import re
from typing import Final

import phonenumbers

_DIGIT: Final = re.compile(r"\d")
_FEWEST_DIGITS: Final = 7
_MOST_LENGTH: Final = 40  # longer cells hold more than a number, and take long to read


def listed_number(text: str, home_country: str) -> str:
    """Read a number of a list.

    A number of the home country may lack its calling code; any other must have it, with a plus
    sign, with 00 or bare.

    Args:
        text: The cell.
        home_country: The country of the business, ISO 3166 alpha-2.

    Returns:
        The number with plus sign and digits only, or an empty text where there is none.
    """
    if len(text) > _MOST_LENGTH or len(_DIGIT.findall(text)) < _FEWEST_DIGITS:
        return ""
    return _read(text, home_country) or _read(f"+{text.strip()}", home_country)


def _read(text: str, home_country: str) -> str:
    try:
        number = phonenumbers.parse(text, home_country)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
