"""Phone numbers and WhatsApp ids as people write them: one identity and country for a person.

Contact lists and message logs are read by the same functions. What the market needs is a
calling code and a plausible length, since Meta goes by the calling code alone.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, StrEnum
from functools import cache, lru_cache
from itertools import chain
from re import Pattern
from typing import Any, Final, NamedTuple

import phonenumbers

from tarife.terms.problems import Problem
from tarife.terms.sentences import say

_LONGEST_CELL: Final = 200  # longer cells are prose, and take long to read
_FEWEST_DIGITS: Final = 7
_MOST_DIGITS: Final = 15
_LEADING_DIGITS: Final = 4  # the longest that ever decides: 1 and an area code
_NORTH_AMERICA: Final = "1"
_RUSSIA: Final = "7"
_KAZAKH_DIGITS: Final = ("6", "7")
_NUMBER: Final = re.compile(r"\d(?:[\s().\-/\u2010-\u2013]*\d){4,}")
_SHOWN_OF_LONG: Final = 40
_SHOWN_FRONT: Final = 3
_SHOWN_END: Final = 2

_EXIT_CODE: Final = "00"  # understood from every home; homes have others besides
_QUOTES: Final = " \t\r\n\u00a0=\"'`\u00b4\u2018\u2019\u201c\u201d"
_SEPARATORS: Final = str.maketrans(
    "", "", " \t\u00a0\u2007\u2009\u202f-.()[]/,&_~*\u2010\u2011\u2012\u2013\u2014\u2212"
)
_BSUID: Final = re.compile(r"([A-Z]{2})\.(?:ENT\.)?(?=[A-Z]*\d)[A-Z\d]{6,128}", re.IGNORECASE)
_LINK: Final = re.compile(r"(?:\bwa\.me/|[?&]phone=)(?:\+|%2B)?(\d+)", re.IGNORECASE)
_JID: Final = re.compile(r"[^\d@]*(\d+)(?:[.:_]\d+)*@(?:c\.us|s\.whatsapp\.net)", re.IGNORECASE)
_WHATSAPP: Final = re.compile(r"whatsapp:\s*(?=[1-9])", re.IGNORECASE)
_SCIENTIFIC: Final = re.compile(r"\+?\d+(?:[.,]\d+)?E\+?\d{1,2}", re.IGNORECASE)
_DATE: Final = re.compile(
    r"(?:(?:19|20)\d\d([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2(?:19|20)\d\d)(?:[ T].*)?"
)
_DECIMALS: Final = re.compile(r"(\+?\d{7,15}|\+?\d{1,3}([., ])\d{3}(?:\2\d{3})+(?!\2))[.,]0+")
_REMARK: Final = re.compile(r"[(\[](?=[^()\[\]]*[^\W\d_])[^()\[\]]*[)\]]")
_TRUNK_ZERO: Final = re.compile(r"\(0\)")
_LABEL: Final = re.compile(r"^[^\W\d_][^\d+(]*[.:\s](?=[+(\d])")
_TRAILER: Final = re.compile(
    r"\s*(?:[\s,:#\u2013-][^\W\d_].*|(?:x|ext\.?|#)\s*\d+)", re.IGNORECASE
)
_SEVERAL: Final = re.compile(r"\s*(?::::|[;|\r\n])\s*|(?<=\d)[\s,/&-]*(?=\+\d)")
_PERHAPS_SEVERAL: Final = re.compile(r"\s*[/,&]\s*")

# Numbers that WhatsApp and people write with and without digits that tell nothing apart: the 1
# after Mexico's code, the 9 after Argentina's, and the ninth digit of Brazil's mobiles.
_FOLDS: Final = {
    "52": (re.compile(r"(?:0?1|04[45])(\d{10})"), r"\1"),
    "54": (re.compile(r"9(\d{10})"), r"\1"),
    "55": (re.compile(r"(\d\d)9(\d{8})"), r"\1\2"),
}

# The library puts the country that a calling code is named after first, and "001", which is
# also our NO_COUNTRY, where there is none.
_REGIONS: Final = {
    str(calling_code): regions
    for calling_code, regions in phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items()
}


class Bare(StrEnum):
    """How digits without plus are read where they can be two numbers."""

    INTERNATIONAL = "international"
    NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class Person:
    """Who a number or id belongs to.

    Attributes:
        identity: A plus sign and digits, or a business-scoped user id; equal for every
            spelling.
        country: ISO 3166 alpha-2; ``001`` (`markets.NO_COUNTRY`) for a number of no
            country, such as a satellite phone.
        is_bare: Whether digits alone were written, which might be any other id as well.
    """

    identity: str
    country: str
    is_bare: bool = False


class _Fit(IntEnum):
    """How well digits fit the numbers of a country."""

    NONE = 0
    PLAUSIBLE = 1  # the length alone
    ASSIGNED = 2  # a range that is in use
    MOBILE = 3


class _Reading(NamedTuple):
    fit: _Fit
    person: Person


@dataclass(frozen=True, slots=True)
class Readings:
    """The one or two persons that a cell can mean, at least one of them."""

    international: _Reading | None
    national: _Reading | None

    @property
    def could_be_both(self) -> bool:
        """Tell whether the digits are a number of either kind."""
        return self.international is not None and self.national is not None

    @property
    def better(self) -> Bare | None:
        """Tell which kind the digits fit better, or nothing where they fit both alike."""
        fits = [
            reading.fit if reading else _Fit.NONE
            for reading in (self.international, self.national)
        ]
        if fits[0] == fits[1]:
            return None
        return Bare.INTERNATIONAL if fits[0] > fits[1] else Bare.NATIONAL

    def person(self, bare: Bare) -> Person:
        """Choose: a cell that can be both is read as ``bare``."""
        both = (self.international, self.national)
        first, *rest = (reading.person for reading in both if reading)
        return rest[0] if rest and bare is Bare.NATIONAL else first


def person_of(
    text: str, home_country: str = "", bare: Bare = Bare.INTERNATIONAL
) -> Person | Problem:
    """Find who a number or id belongs to.

    Digits alone, with or without plus, are answered without looking further, as logs have
    them by the million.

    Args:
        text: What is written: a number, a WhatsApp id or link, a business-scoped user id.
        home_country: Whose numbers may lack their calling code, ISO 3166 alpha-2, and whose
            exit code is known; empty for none.
        bare: How digits without plus are read where they fit both kinds equally well.

    Source:
        Billing rules, 2.2.
    """
    has_plus = text.startswith("+")
    digits = text[1:] if has_plus else text
    if digits.isdecimal() and digits.isascii() and (has_plus or bare is Bare.INTERNATIONAL):
        reading = _international(digits, is_bare=not has_plus)
        least = _Fit.ASSIGNED if has_plus or not home_country else _Fit.MOBILE
        if reading.fit >= least:
            return reading.person
    readings = readings_of(text, home_country)
    if isinstance(readings, Problem):
        return readings
    return readings.person(readings.better or bare)


def readings_of(text: str, home_country: str) -> Readings | Problem:
    """Find all that a cell can mean; of several numbers in one cell the first usable counts.

    Args:
        text: The cell.
        home_country: Whose numbers may lack their calling code; empty for none.
    """
    if text.isdecimal() and text.isascii() and len(text) <= _LONGEST_CELL:
        return _without_plus(text, home_country) or _refused(text, text)  # lists have millions
    written = _plain(text) if len(text) <= _LONGEST_CELL else text
    if len(written) > _LONGEST_CELL:
        return _not_international(text)
    if user := _BSUID.fullmatch(written):
        return _business_scoped(user[0].upper(), user[1].upper()) or _not_international(text)
    if _SCIENTIFIC.fullmatch(written):
        number = Decimal(written.replace(",", "."))
        if not _FEWEST_DIGITS <= number.adjusted() + 1 <= _MOST_DIGITS:
            return _not_international(text)
        if int(number.as_tuple().exponent) > 0:
            return _lost_digits(text)
        written = f"{number:f}"
    if stated := _LINK.search(written) or _JID.fullmatch(written):
        written = f"+{stated[1]}"
    found = [_read_part(part, home_country) for part in _SEVERAL.split(written)]
    return next((one for one in found if one), None) or _refused(text, written)


def _business_scoped(identity: str, country: str) -> Readings | None:
    if country not in phonenumbers.SUPPORTED_REGIONS:
        return None
    return Readings(_Reading(_Fit.ASSIGNED, Person(identity, country)), None)


def country_of_calling_code(text: str) -> str:
    """Find the country of a calling code, such as +90, 0049 or 1-242, or an empty text."""
    digits = text.translate(_SEPARATORS).lstrip("+").removeprefix(_EXIT_CODE)
    if digits.isdecimal() and digits.isascii():
        calling_code, country = _leading(digits[:_LEADING_DIGITS])
        if digits == calling_code or (len(digits), calling_code) == (4, _NORTH_AMERICA):
            return country
    return ""


def masked(text: str) -> str:
    """Hide the middle of a cell that may hold a number; at most half of it is shown.

    Of a cell that is too long for a number only the beginning is, with all letters hidden.
    """
    if len(text) > _LONGEST_CELL:
        return "".join("•" if one.isalnum() else one for one in text[:_SHOWN_OF_LONG]) + "…"
    indices = [index for index, letter in enumerate(text) if letter.isalnum()]
    front, end = (min(most, len(indices) // 4) for most in (_SHOWN_FRONT, _SHOWN_END))
    hidden = set(indices[front : len(indices) - end])
    return "".join("•" if index in hidden else letter for index, letter in enumerate(text))


def numbers_masked(text: str) -> str:
    """Hide the middle of every number of five digits or more, and leave the words around it."""
    return _NUMBER.sub(lambda found: masked(found[0]), text)


def _plain(text: str) -> str:
    """Write a cell with usual digits, without quotes around it and marks that nobody sees."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = "".join(
            str(unicodedata.decimal(letter)) if letter.isdecimal() else letter
            for letter in text
            if unicodedata.category(letter) != "Cf"
        )
    return text.strip(_QUOTES)


def _read_part(part: str, home_country: str) -> Readings | None:
    """Read a number, or the first of several where the whole is none that is in use."""
    whole = _read_number(part, home_country)
    if (
        whole
        and max(r.fit for r in (whole.international, whole.national) if r) > _Fit.PLAUSIBLE
    ):
        return whole
    parts = _PERHAPS_SEVERAL.split(part)
    found = (_read_number(one, home_country) for one in parts if len(parts) > 1)
    return next((one for one in found if one), whole)


def _read_number(part: str, home_country: str) -> Readings | None:
    digits = _digits_in(part)
    stated = _with_plus(digits) if digits.startswith("+") else None
    if stated:
        return Readings(stated, None)
    digits = digits.lstrip("+")
    return _without_plus(digits, home_country)


def _digits_in(part: str) -> str:
    """Give the digits of a number, with a plus sign if it has one, or an empty text."""
    part = _WHATSAPP.sub("+", part.strip(_QUOTES))
    if "@" in part or _DATE.fullmatch(part):
        return ""
    part = _TRUNK_ZERO.sub("", _REMARK.sub("", part)).strip()
    part = _TRAILER.sub("", _LABEL.sub("", part, count=1), count=1)
    if decimals := _DECIMALS.fullmatch(part):
        part = decimals[1]
    compact = part.translate(_SEPARATORS)
    digits = compact.lstrip("+")
    return compact if digits.isdecimal() else ""


def _with_plus(digits: str) -> _Reading | None:
    """Read a number with a plus sign, be there an exit or a trunk code that does not belong."""
    digits = digits.lstrip("+").removeprefix(_EXIT_CODE)
    reading = _international(digits, is_bare=False)
    if reading.fit < _Fit.ASSIGNED and _calling_code(digits):
        number = _parsed(f"+{digits}", "")
        shorter = number and _international(_digits_of(number), is_bare=False)
        if shorter and shorter.fit > reading.fit:
            return shorter
    return reading if reading.fit > _Fit.NONE else None


def _without_plus(digits: str, home_country: str) -> Readings | None:
    """Read digits as a number after an exit code, a bare international, or a national one."""
    international = _international(digits, is_bare=True)
    national = _national(digits, home_country)
    abroad = _after_exit_code(digits, home_country)
    fits = [reading.fit for reading in (international, national) if reading]
    if abroad and abroad.fit >= max(fits) + (not digits.startswith("0")):
        return Readings(abroad, None)
    if international.fit < _Fit.ASSIGNED:
        return Readings(None, national) if national else None
    if national and national.person.identity == international.person.identity:
        national = None
    return Readings(international, national)


def _after_exit_code(digits: str, home_country: str) -> _Reading | None:
    """Read a number that begins with 00 or with an exit code of the home country."""
    home = _metadata(home_country)
    exit_code = home.international_prefix if home else None
    found = re.match(exit_code, digits) if exit_code else None
    lengths = [len(_EXIT_CODE)] if digits.startswith(_EXIT_CODE) else []
    lengths += [found.end()] if found else []
    readings = [_international(digits[length:], is_bare=False) for length in lengths]
    best = max(readings, key=lambda reading: reading.fit, default=None)
    return best if best and best.fit > _Fit.NONE else None


def _national(digits: str, home_country: str) -> _Reading | None:
    """Read a number of the home country, with or without its trunk prefix."""
    home = _metadata(home_country)
    if home is None or len(digits) > _longest_national(str(home.country_code)):
        return None
    if len(digits) < _FEWEST_DIGITS and home.national_prefix:
        return None
    written, has_zero = digits, digits.startswith("0")
    if not _begins_with_own_code(digits, home_country):
        number = _parsed(digits, home_country)
        if number is None or number.country_code != home.country_code:
            return None
        written = _digits_of(number)
    reading = _international(written, is_bare=not has_zero)
    # Without trunk prefix a length proves little: any number of an order has it too.
    return reading if reading.fit >= (_Fit.PLAUSIBLE if has_zero else _Fit.ASSIGNED) else None


@cache
def _own_numbers(country: str) -> tuple[str, Pattern[str], Pattern[str]]:
    """Give a country's calling code, its numbers, and what may stand before one."""
    home: Any = _metadata(country)
    before = filter(None, ("0", home.international_prefix, home.national_prefix_for_parsing))
    own = _any_of([home.general_desc])
    return str(home.country_code), own, re.compile("|".join(f"(?:{one})" for one in before))


def _begins_with_own_code(digits: str, country: str) -> bool:
    """Tell quickly whether digits are surely a calling code and a number of its country."""
    code, own, before = _own_numbers(country)
    rest = digits.removeprefix(code)
    is_whole = own.fullmatch(digits) or before.match(digits) or before.match(rest)
    return rest != digits and not is_whole and own.fullmatch(rest) is not None


@cache
def _metadata(country: str) -> phonenumbers.PhoneMetadata | None:
    return phonenumbers.PhoneMetadata.metadata_for_region(country) if country else None


def _parsed(number: str, home_country: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(number, home_country or None)
    except phonenumbers.NumberParseException:
        return None


def _digits_of(number: phonenumbers.PhoneNumber) -> str:
    return f"{number.country_code}{phonenumbers.national_significant_number(number)}"


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The numbers behind a calling code."""

    lengths: frozenset[int]
    assigned: Pattern[str]
    mobile: Pattern[str]

    def fit(self, number: str) -> _Fit:
        """Tell how well a number without its calling code fits."""
        if len(number) not in self.lengths:
            return _Fit.NONE
        if self.mobile.fullmatch(number):
            return _Fit.MOBILE
        return _Fit.ASSIGNED if self.assigned.fullmatch(number) else _Fit.PLAUSIBLE


@cache
def _numbers(calling_code: str) -> _Numbers:
    find = phonenumbers.PhoneMetadata.metadata_for_region_or_calling_code
    found = (find(int(calling_code), region) for region in _REGIONS[calling_code])
    metadata = [one for one in found if one is not None]
    kinds = ("mobile", "fixed_line", "voip", "personal_number")
    own = [getattr(one, kind) for one in metadata for kind in kinds]
    lengths = chain.from_iterable(kind.possible_length for kind in own if kind is not None)
    return _Numbers(
        frozenset(lengths),
        _any_of(one.general_desc for one in metadata),
        _any_of(one.mobile for one in metadata),
    )


def _any_of(kinds: Iterable[phonenumbers.PhoneNumberDesc | None]) -> Pattern[str]:
    patterns = (kind.national_number_pattern for kind in kinds if kind is not None)
    return re.compile("|".join(pattern for pattern in patterns if pattern) or "(?!)")


@cache
def _longest_national(calling_code: str) -> int:
    """Give the most digits of a national number; no trunk prefix is longer than three."""
    return max(_numbers(calling_code).lengths) + 3


def _international(digits: str, *, is_bare: bool) -> _Reading:
    """Read digits that begin with a calling code."""
    calling_code, country = _leading(digits[:_LEADING_DIGITS])
    if not country or not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS:
        return _NOTHING
    numbers = _numbers(calling_code)
    number = digits[len(calling_code) :]
    fit = numbers.fit(number)
    if calling_code in _FOLDS:
        pattern, kept = _FOLDS[calling_code]
        folded = pattern.fullmatch(number)
        if folded:
            number = folded.expand(kept)
            fit = max(fit, numbers.fit(number))
    return _Reading(fit, Person(f"+{calling_code}{number}", country, is_bare))


_NOTHING: Final = _Reading(_Fit.NONE, Person("", ""))


@lru_cache(maxsize=10_000)
def _leading(leading: str) -> tuple[str, str]:
    """Find the calling code and country of a number's first digits, or empty texts."""
    calling_code = _calling_code(leading)
    area = leading[len(calling_code) :]
    if calling_code == _NORTH_AMERICA:
        return calling_code, _country_of_area(area)
    if calling_code == _RUSSIA and area.startswith(_KAZAKH_DIGITS):
        return calling_code, "KZ"
    return calling_code, _REGIONS[calling_code][0] if calling_code else ""


def _calling_code(digits: str) -> str:
    return next((digits[:n] for n in (1, 2, 3) if digits[:n] in _REGIONS), "")


def _country_of_area(area: str) -> str:
    # Which country a number of +1 belongs to follows from its area code alone, but the library
    # wants a whole number: any exchange that every area code may have will do.
    number = phonenumbers.PhoneNumber(
        country_code=int(_NORTH_AMERICA), national_number=int(f"{area}2004567")
    )
    return phonenumbers.region_code_for_number(number) or "US"


def _refused(text: str, written: str) -> Problem:
    digits = _digits_in(written)
    if not digits.startswith("+"):
        return _not_international(text)
    if len(digits) > _FEWEST_DIGITS and not _calling_code(digits[1:]):
        return Problem(
            code="unknown-calling-code",
            where=masked(text),
            message=say("{text!r} begins with a calling code of no country", text=masked(text)),
            hint=say("give the number with its country's calling code, such as +90"),
        )
    return Problem(
        code="bad-phone",
        where=masked(text),
        message=say(
            "{text!r} has {digits:|digit|digits}", text=masked(text), digits=len(digits) - 1
        ),
        hint=say("no number of its country has so many or so few; give all its digits"),
    )


def _lost_digits(text: str) -> Problem:
    return Problem(
        code="lost-digits",
        where=masked(text),
        message=say("{text!r} has lost digits of its number", text=masked(text)),
        hint=say("show the column as whole numbers in the spreadsheet, and save it again"),
    )


def _not_international(text: str) -> Problem:
    return Problem(
        code="bad-phone",
        where=masked(text),
        message=say("{text!r} is not an international phone number", text=masked(text)),
        hint=say("begin with a plus sign and the calling code, such as '+90 532 123 45 67'"),
    )
