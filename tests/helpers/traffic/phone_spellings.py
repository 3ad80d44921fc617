"""People's numbers, and every way in which lists and logs spell them."""

from dataclasses import dataclass

import phonenumbers
from hypothesis import strategies as st

from tarife.rates.markets.phones import readings_of

HOMES = sorted(phonenumbers.SUPPORTED_REGIONS)
_MOBILE = phonenumbers.PhoneNumberType.MOBILE
# Their exit codes 001 and 009 are also 00 before the calling code of others.
_UNCLEAR_EXIT = {"GY", "MN", "NG"}


@dataclass(frozen=True)
class Somebody:
    """A person with a mobile number.

    Attributes:
        country: What the calling code says.
        code: The calling code.
        number: The number after it.
    """

    country: str
    code: str
    number: str

    @property
    def plus(self):
        return f"+{self.code}{self.number}"


def _examples():
    for region in HOMES:
        example = phonenumbers.example_number_for_type(region, _MOBILE)
        if example is not None:
            main = phonenumbers.region_code_for_country_code(example.country_code)
            country = region if example.country_code in (1, 7) else main
            number = phonenumbers.national_significant_number(example)
            yield Somebody(country, str(example.country_code), number)


EXAMPLES = tuple(_examples())


@st.composite
def somebody(draw, among=EXAMPLES):
    """A person of any country: its example number with other last digits."""
    example = draw(st.sampled_from(among))
    last = draw(st.integers(0, 999))
    person = Somebody(example.country, example.code, f"{example.number[:-3]}{last:03d}")
    is_valid = phonenumbers.is_valid_number(phonenumbers.parse(person.plus))
    return person if is_valid else example


def exit_code(home):
    """The exit code of a home, where it is one and not unclear."""
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(home)
    for code in (metadata.preferred_international_prefix, metadata.international_prefix):
        if code and code.isdecimal() and home not in _UNCLEAR_EXIT:
            return code
    return "00"


def stated_spellings(person, home):
    """Spellings that say themselves which country is meant."""
    digits = person.plus[1:]
    spaced = " ".join(person.number[at : at + 3] for at in range(0, len(person.number), 3))
    return [
        person.plus,
        f"+{person.code} {spaced}",
        f"+{person.code}-{spaced.replace(' ', '.')}",
        f"+{person.code} ({spaced.replace(' ', ') ', 1)}",
        f"00{digits}",
        f"{exit_code(home)}{digits}",
        f"whatsapp:{person.plus}",
        f"whatsapp:{digits}",
        f"tel:{person.plus}",
        f"p:{person.plus}",
        f"https://wa.me/{digits}",
        f"wa.me/{digits}?text=Hello%2012345",
        f"{digits}@c.us",
        f"{digits}@s.whatsapp.net",
        f"{person.plus} (work)",
        f"{person.plus} [2nd phone]",
        f"'{person.plus}",
        f'="{person.plus}"',
        f'=""{person.plus}""',
        f"{person.plus} ::: +902121110001",
        f"{person.plus}; n/a",
        *_with_other_digits(person),
    ]


def bare_spellings(person):
    """Digits without plus, as a wa_id has them and as spreadsheets keep them."""
    digits = person.plus[1:]
    mantissa = f"{digits[0]}.{digits[1:]}"
    return [
        digits,
        f"{digits}.0",
        f"{digits},00",
        f"{mantissa}E+{len(digits) - 1}",
        f"{mantissa.replace('.', ',')}e{len(digits) - 1}",
    ]


def _with_other_digits(person):
    """The 1 of Mexico, the 9 of Argentina and the ninth digit of Brazil, or their absence."""
    number = person.number
    if person.country == "MX":
        return [f"+521{number}"]
    if person.country == "AR":
        return [f"+54{number.removeprefix('9')}"]
    if person.country == "BR":
        return [f"+55{number[:2]}{number[3:]}"]
    return []


def is_clear(cell, home):
    """Whether digits fit one reading better, so that the rest of the list decides nothing."""
    return readings_of(cell, home).better is not None


@st.composite
def written_people(draw):
    """A home, people of any country, and cells in which each stands once or more."""
    home = draw(st.sampled_from(HOMES))
    people = draw(st.lists(somebody(), min_size=1, max_size=5, unique=True))
    cells = []
    for person in people:
        bare = [cell for cell in bare_spellings(person) if is_clear(cell, home)]
        spellings = st.sampled_from([*stated_spellings(person, home), *bare])
        cells += draw(st.lists(spellings, min_size=1, max_size=4))
    return home, people, draw(st.permutations(cells))
