import csv
import re

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.rate_cards import SHIPPED
from tarife.rates.phones import country_of_phone, masked, numbers_masked


@pytest.mark.parametrize(
    ("phone", "country"),
    [
        pytest.param("+905321234567", "TR", id="two digits"),
        pytest.param("+90 (532) 123-45 67", "TR", id="as people write"),
        pytest.param("+971501234567", "AE", id="three digits"),
        pytest.param("+447781123456", "GB", id="Jersey and Guernsey use +44"),
        pytest.param("+4779012345", "NO", id="Svalbard uses +47"),
        pytest.param("+390669812345", "IT", id="Vatican uses +39"),
        pytest.param("+212528912345", "MA", id="Western Sahara uses +212"),
        pytest.param("+12025550100", "US", id="Washington"),
        pytest.param("+14165550100", "CA", id="Toronto"),
        pytest.param("+18095550100", "DO", id="809"),
        pytest.param("+18295550100", "DO", id="829"),
        pytest.param("+18495550100", "DO", id="849"),
        pytest.param("+16585550100", "JM", id="658"),
        pytest.param("+18765550100", "JM", id="876"),
        pytest.param("+17875550100", "PR", id="787"),
        pytest.param("+19395550100", "PR", id="939"),
        pytest.param("+12423570001", "BS", id="Bahamas"),
        pytest.param("+19995550100", "US", id="area code of nobody"),
        pytest.param("+79161234567", "RU", id="Moscow"),
        pytest.param("+77011234567", "KZ", id="+7 7"),
        pytest.param("+76011234567", "KZ", id="+7 6"),
        pytest.param("+3545551234", "IS", id="country not on the list"),
        pytest.param("+870773111632", "001", id="satellite phone"),
    ],
)
def test_calling_code_decides_the_country(phone, country):
    assert country_of_phone(phone) == country


@pytest.mark.parametrize(
    ("phone", "code"),
    [
        ("05321234567", "bad-phone"),
        ("905321234567", "bad-phone"),
        ("+90532abc4567", "bad-phone"),
        ("+٩٠٥٣٢١٢٣٤٥٦٧", "bad-phone"),
        ("", "bad-phone"),
        ("+", "bad-phone"),
        ("+90532", "bad-phone"),
        ("+9053212345678901", "bad-phone"),
        ("+0905321234567", "unknown-calling-code"),
        ("+9995321234567", "unknown-calling-code"),
    ],
)
def test_what_is_no_international_number_is_told(phone, code):
    problem = country_of_phone(phone)

    assert (problem.code, problem.where) == (code, masked(phone))
    assert repr(masked(phone)) in problem.message


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("", ""),
        ("7", "•"),
        ("abc", "•••"),
        ("12345", "1•••5"),
        ("123456", "1••••6"),
        ("0532 123 45 67", "05•• ••• •• 67"),
        ("+90 532 123 45 67", "+90 5•• ••• •• 67"),
        ("Ayşe Işık 905321234567", "Ayş• •••• ••••••••••67"),
    ],
)
def test_the_middle_of_a_cell_is_hidden_at_every_length(text, hidden):
    assert masked(text) == hidden


@pytest.mark.parametrize("digits", range(5, 40))
def test_at_most_half_of_a_number_is_shown(digits):
    shown = sum(letter.isdigit() for letter in numbers_masked("5" * digits))

    assert 2 <= shown <= min(5, digits // 2)


def test_numbers_within_a_text_are_hidden_and_words_are_not():
    text = '{"to": "+90 (532) 123-45-67", "id": 12345, "kind": "inbound", "line": 4}'

    assert numbers_masked(text) == (
        '{"to": "+90 (5••) •••-••-67", "id": 1•••5, "kind": "inbound", "line": 4}'
    )


def listed_calling_codes():
    with (SHIPPED / "markets.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["iso2"]: row["calling_code"] for row in csv.DictReader(file) if row["iso2"]}
    for iso2, text in rows.items():
        code, *areas = re.findall(r"\d+", text)
        if code not in ("1", "7"):
            yield iso2, code
        elif areas:
            yield from ((iso2, code + area) for area in areas)


@pytest.mark.parametrize(("iso2", "digits"), list(listed_calling_codes()))
def test_listed_calling_code_leads_to_its_country(iso2, digits):
    assert country_of_phone("+" + digits.ljust(11, "5")) == iso2


@given(st.integers(200, 999), st.integers(200, 999), st.integers(0, 9999))
def test_area_code_alone_decides_in_north_america(area, exchange, line):
    """What the library says of the whole number is what the area code says."""
    number = phonenumbers.PhoneNumber(
        country_code=1, national_number=int(f"{area}{exchange}{line:04d}")
    )
    known = phonenumbers.region_code_for_number(number)

    assert known in (None, country_of_phone(f"+1{area}{exchange}{line:04d}"))
