"""Phone numbers and ids as people write them: one identity and country for a person."""

import csv
import re
from time import process_time

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.rate_cards import SHIPPED
from tarife.rates.markets import phones
from tarife.rates.markets.phones import (
    Bare,
    Person,
    Readings,
    country_of_calling_code,
    masked,
    numbers_masked,
    person_of,
    readings_of,
)
from tarife.terms.problems import Problem


def read(text, home="TR", bare=Bare.INTERNATIONAL):
    person = person_of(text, home, bare)
    return (person.identity, person.country) if isinstance(person, Person) else person.code


@pytest.mark.parametrize(
    "text",
    [
        "+905321110001",
        "905321110001",
        "00905321110001",
        "+00905321110001",
        "0532 111 00 01",
        "(0532) 111-00-01",
        "0532.111.00.01",
        "0532/111 00 01",
        "5321110001",
        "+05321110001",
        "+90 (532) 1110001",
        "+90 (0) 532 111 00 01",
        "+90 0532 111 00 01",
        " 0090 532 111 0001 ",
        "'+905321110001",
        '="+905321110001"',
        '=""+905321110001""',
        "whatsapp:+905321110001",
        "whatsapp:905321110001",
        "tel:+90-532-111-00-01",
        "p:+905321110001",
        "Cep Tel: 0532 111 00 01",
        "https://wa.me/905321110001?text=Merhaba",
        "wa.me/+905321110001",
        "https://api.whatsapp.com/send?phone=905321110001&text=x",
        "905321110001@c.us",
        "905321110001@s.whatsapp.net",
        "905321110001:12@s.whatsapp.net",
        "+90 532 111 00 01 (iş)",
        "+90 532 111 00 01 [ev 2]",
        "0532 111 00 01 Ayşe",
        "0532 111 00 01 dahili 12",
        "0532 111 00 01 x12",
        "905321110001.0",
        "905321110001,00",
        "905.321.110.001,00",
        "905,321,110,001.00",
        "9.05321110001E+11",
        "9,05321110001e+11",
        "9.05321110001000E+11",
        "\u202a+90 532 111 00 01\u202c",
        "\ufeff+90\u00a0532\u2009111\u202f00\u201101",
        "\uff0b\uff19\uff10 532 111 00 01",
        "٠٥٣٢١١١٠٠٠١",
        "+90 532 111 00 01 ::: +90 212 111 00 01",
        "0532 111 00 01; 0212 111 00 01",
        "0532 111 00 01 / 0212 111 00 01",
        "0532 111 00 01, 0212 111 00 01",
        "+905321110001 +902121110001",
        "yok; 0532 111 00 01",
    ],
)
def test_one_person_has_one_identity_in_every_spelling(text):
    assert read(text) == ("+905321110001", "TR")


@pytest.mark.parametrize(
    ("home", "text"),
    [
        ("US", "011 90 532 111 00 01"),
        ("AU", "0011 90 532 111 00 01"),
        ("JP", "010-90-532-111-00-01"),
        ("RU", "810 90 532 111 00 01"),
        ("BR", "0041 90 532 111 00 01"),
        ("IL", "012 90 532 111 00 01"),
        ("SG", "001 90 532 111 00 01"),
        *((home, "00905321110001") for home in ("US", "AU", "JP", "RU", "BR", "KR", "")),
    ],
)
def test_exit_codes_of_home_and_00_from_everywhere_lead_abroad(home, text):
    assert read(text, home) == ("+905321110001", "TR")


@pytest.mark.parametrize(
    ("home", "text", "identity", "country"),
    [
        ("MX", "044 55 1234 5678", "+525512345678", "MX"),
        ("TR", "5215512345678", "+525512345678", "MX"),
        ("TR", "+52 1 55 1234 5678", "+525512345678", "MX"),
        ("TR", "+52 55 1234 5678", "+525512345678", "MX"),
        ("AR", "011 15 1234-5678", "+541112345678", "AR"),
        ("TR", "5491112345678", "+541112345678", "AR"),
        ("TR", "+54 11 1234 5678", "+541112345678", "AR"),
        ("TR", "+54 11 15 1234 5678", "+541112345678", "AR"),
        ("BR", "011 98765-4321", "+551187654321", "BR"),
        ("BR", "0 15 11 98765-4321", "+551187654321", "BR"),
        ("TR", "5511987654321", "+551187654321", "BR"),
        ("TR", "+551187654321", "+551187654321", "BR"),
        ("RU", "8 916 123 45 67", "+79161234567", "RU"),
        ("HU", "06 30 123 4567", "+36301234567", "HU"),
        ("IT", "06 6981 2345", "+390669812345", "IT"),
        ("DE", "+49 0151 12345671", "+4915112345671", "DE"),
        ("DE", "4915112345671", "+4915112345671", "DE"),
        ("AD", "312 345", "+376312345", "AD"),
    ],
)
def test_digits_that_tell_nobody_apart_are_left_out(home, text, identity, country):
    assert read(text, home) == (identity, country)
    assert read(identity, home) == (identity, country)


@pytest.mark.parametrize(
    ("text", "country"),
    [
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
        pytest.param("+901112345678", "TR", id="a range of nobody, of the right length"),
    ],
)
def test_calling_code_decides_the_country(text, country):
    assert read(text)[1] == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("+90", "TR"),
        ("0049", "DE"),
        ("1", "US"),
        ("1-242", "BS"),
        ("7", "RU"),
        ("905", ""),
        ("999", ""),
        ("", ""),
        ("Türkiye", ""),
    ],
)
def test_a_calling_code_alone_names_a_country(text, country):
    assert country_of_calling_code(text) == country


@pytest.mark.parametrize(
    ("text", "identity", "country"),
    [
        ("TR.1098765432109871", "TR.1098765432109871", "TR"),
        ("us.ent.1098765432109874", "US.ENT.1098765432109874", "US"),
    ],
)
def test_business_scoped_ids_carry_a_country(text, identity, country):
    assert read(text) == (identity, country)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "bad-phone"),
        ("+", "bad-phone"),
        ("Ayşe Yılmaz", "bad-phone"),
        ("12345", "bad-phone"),
        ("1" * 60, "bad-phone"),
        ("0532 111 00 01" + " " * 300 + "x", "bad-phone"),
        ("2026-11-25", "bad-phone"),
        ("25.11.2026 10:30", "bad-phone"),
        ("905321110001@example.com", "bad-phone"),
        ("120363041234567890@g.us", "bad-phone"),
        ("x1x2x3x4x5x6x7x8", "bad-phone"),
        ("St.John", "bad-phone"),
        ("XX.1098765432109871", "bad-phone"),
        ("+90532abc4567", "bad-phone"),
        ("+90532", "bad-phone"),
        ("+90 111 11 11", "bad-phone"),
        ("+9053212345678901", "bad-phone"),
        ("1E5", "bad-phone"),
        ("9.053211100015E+11", "bad-phone"),
        ("+9995321234567", "unknown-calling-code"),
        ("+0005321234567", "unknown-calling-code"),
        ("9.05321E+11", "lost-digits"),
        ("9,05E+11", "lost-digits"),
    ],
)
def test_what_is_no_number_is_told_and_not_shown_whole(text, code):
    problem = person_of(text, "TR")

    assert (problem.code, problem.where) == (code, masked(text))
    assert repr(masked(text)) in problem.message
    assert problem.hint


def test_without_home_country_only_international_numbers_are_known():
    assert read("0532 111 00 01", "") == "bad-phone"
    assert read("5321110001", "") == ("+5321110001", "CU")
    assert read("905321110001", "") == ("+905321110001", "TR")


def test_digits_alone_might_be_any_id():
    assert person_of("905321110001").is_bare
    assert person_of("5321110001", "TR").is_bare
    for stated in ("+905321110001", "00905321110001", "905321110001@c.us", "0532 111 00 01"):
        assert not person_of(stated, "TR").is_bare


@pytest.mark.parametrize(
    ("home", "text", "country"),
    [
        ("DE", "905321110001", "TR"),
        ("DE", "447911123456", "GB"),
        ("DE", "919812345678", "IN"),
        ("DE", "436641234567", "AT"),
        ("CN", "13123456789", "US"),
        ("KP", "992917123456", "TJ"),
    ],
)
def test_digits_that_can_be_both_are_international_first(home, text, country):
    assert read(text, home)[1] == country


def test_digits_that_fit_both_alike_are_read_as_asked():
    readings = readings_of("13123456789", "CN")

    assert (readings.could_be_both, readings.better) == (True, None)
    assert read("13123456789", "CN", Bare.NATIONAL) == ("+8613123456789", "CN")


def test_a_mobile_at_home_is_likelier_than_a_fixed_line_abroad():
    readings = readings_of("5321110007", "TR")

    assert (readings.could_be_both, readings.better) == (True, Bare.NATIONAL)
    assert readings.person(Bare.INTERNATIONAL).country == "CU"
    assert readings.person(Bare.NATIONAL).country == "TR"


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
    found = [person_of("+" + digits.ljust(length, "5")) for length in range(8, 14)]

    assert {person.country for person in found if isinstance(person, Person)} == {iso2}


@given(st.integers(200, 999), st.integers(200, 999), st.integers(0, 9999))
def test_area_code_alone_decides_in_north_america(area, exchange, line):
    """What the library says of the whole number is what the area code says."""
    number = phonenumbers.PhoneNumber(
        country_code=1, national_number=int(f"{area}{exchange}{line:04d}")
    )
    known = phonenumbers.region_code_for_number(number)

    assert known in (None, person_of(f"+1{area}{exchange}{line:04d}").country)


HOMES = ("TR", "DE", "AT", "US", "GB", "BR", "IN", "CN", "JP", "AU", "IT", "FI", "RU", "AD")


@pytest.mark.parametrize("home", HOMES)
def test_no_example_of_the_worlds_mobiles_goes_to_a_wrong_country(home):
    """The homes are those with the loosest plans and the oddest codes; all were tried once."""
    mobile = phonenumbers.PhoneNumberType.MOBILE
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        number = phonenumbers.example_number_for_type(region, mobile)
        if number is not None:
            plus = f"+{number.country_code}{phonenumbers.national_significant_number(number)}"
            person = person_of(plus)
            main = phonenumbers.region_code_for_country_code(number.country_code)
            assert person.country in (region, main)
            for text in (plus[1:], f"00{plus[1:]}", f"whatsapp:{plus}"):
                assert read(text, home) == (person.identity, person.country), (region, text)


@pytest.mark.parametrize("home", ["TR", "DE", "BR", "GB", "IT", "MX", "RU", "CU"])
def test_digits_after_their_own_calling_code_are_read_as_the_library_reads_them(home):
    code = str(phonenumbers.country_code_for_region(home))
    example = phonenumbers.example_number_for_type(home, phonenumbers.PhoneNumberType.MOBILE)
    national = str((example or phonenumbers.example_number(home)).national_number)
    numbers = [
        f"{code}{national[:at]}{digit}{national[at:][cut:]}"
        for at in range(len(national))
        for digit in "0159"
        for cut in (0, 1, 2)
    ]
    short = [one for one in numbers if phones._begins_with_own_code(one, home)]

    assert short
    for one in short:
        assert phones._digits_of(phonenumbers.parse(one, home)) == one


@given(st.from_regex(r"[0-9]{1,20}", fullmatch=True), st.sampled_from((*HOMES, "", "XX")))
def test_digits_alone_are_read_as_in_quotes(text, home):
    quick, slow = phones.readings_of(text, home), phones.readings_of(f'"{text}"', home)

    assert quick == slow or (isinstance(quick, Problem) and isinstance(slow, Problem))


@given(st.text(max_size=60), st.sampled_from((*HOMES, "", "XX")))
def test_any_text_is_a_person_or_a_problem(text, home):
    assert isinstance(person_of(text, home), Person | Problem)
    assert isinstance(readings_of(text, home), Readings | Problem)


@given(st.text(alphabet="0123456789+-. ()/,;:E=\"'xwa@c.us", max_size=40))
def test_any_marks_around_digits_are_a_person_or_a_problem(text):
    assert isinstance(person_of(text, "DE"), Person | Problem)


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
        ("+90 532 " * 4_000, "+•• ••• " * 5 + "…"),
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


@pytest.mark.parametrize("text", ["\ufdfa" * 30_000, "(" * 30_000 + "5", "((a" * 10_000])
def test_a_very_long_cell_is_no_number_and_costs_nothing(text):
    began = process_time()

    assert isinstance(readings_of(text, "TR"), Problem)
    assert process_time() - began < 5
