from datetime import date
from time import process_time

import phonenumbers
import pytest

from helpers.rate_cards import SHIPPED, shipped_cards
from tarife.rates.files.reading import read_markets
from tarife.rates.markets.markets import NO_COUNTRY
from tarife.terms.problems import Problem

MARKETS = read_markets(SHIPPED)
CARDS = shipped_cards()
TODAY = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("country", "day", "market"),
    [
        ("TR", "2026-11-01", "Turkey"),
        ("tr", "2026-11-01", "Turkey"),
        ("KW", "2026-09-30", "Rest of Middle East"),
        ("KW", "2026-10-01", "Kuwait"),
        ("PL", "2026-06-30", "Rest of Central & Eastern Europe"),
        ("PL", "2026-07-01", "Poland"),
        ("ZW", "2025-09-30", "Other"),
        ("ZW", "2025-10-01", "Rest of Africa"),
        ("KZ", "2026-09-30", "Other"),
        ("KZ", "2026-10-01", "Kazakhstan"),
        ("US", "2026-11-01", "North America"),
        ("CA", "2026-11-01", "North America"),
        ("PR", "2026-11-01", "Rest of Latin America"),
        ("BS", "2026-11-01", "Other"),
        ("IS", "2026-11-01", "Other"),
        ("JE", "2026-11-01", "United Kingdom"),
        ("SJ", "2026-11-01", "Rest of Western Europe"),
        ("VA", "2026-11-01", "Italy"),
        ("EH", "2026-10-01", "Morocco"),
        (NO_COUNTRY, "2026-11-01", "Other"),
    ],
)
def test_market_of_country_by_date(country, day, market):
    assert MARKETS.market_of_country(country, date.fromisoformat(day)) == market


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("UK", "did you mean 'GB' (United Kingdom)?"),
        ("Turky", "did you mean 'TR' (Turkey)?"),
        ("germany", "did you mean 'DE' (Germany)?"),
        ("??", "give two letters as in ISO 3166, such as 'TR'"),
    ],
)
def test_unknown_country_offers_the_nearest(given, hint):
    problem = MARKETS.market_of_country(given, TODAY)

    assert (problem.code, problem.where) == ("unknown-country", given)
    assert problem.message == f"{given!r} is no country code"
    assert problem.hint == hint


def test_no_market_is_known_before_the_first_card():
    assert str(MARKETS.market_of_country("TR", date(2023, 5, 31))) == (
        "TR: no market of Turkey is known on 2023-05-31; choose a day from 2023-06-01 on"
    )


@pytest.mark.parametrize(
    ("day", "count"), [("2023-06-01", 32), ("2026-07-01", 38), ("2026-10-01", 47)]
)
def test_lines_of_a_card_by_date(day, count):
    assert len(MARKETS.names_on(date.fromisoformat(day))) == count


@pytest.mark.parametrize(
    "card",
    [card for card in CARDS if card.coverage.has_every_market],
    ids=lambda card: str(card.id),
)
def test_complete_card_holds_the_markets_of_its_day(card):
    assert sorted(card.markets) == sorted(MARKETS.names_on(card.id.effective_from))


def test_markets_stand_as_on_the_card_of_july_2026():
    card = next(card for card in CARDS if str(card.id) == "2026-07-01 USD")

    assert MARKETS.names_on(card.id.effective_from) == card.markets


def test_no_markets_before_the_first_card():
    assert MARKETS.names_on(date(2023, 5, 31)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Rest of Central & Eastern Europe",
        "rest of central and eastern europe",
        " Rest of Central  &Eastern Europe",
    ],
)
def test_market_is_found_however_it_is_spelt(text):
    assert MARKETS.market_named(text, TODAY) == "Rest of Central & Eastern Europe"


@pytest.mark.parametrize("text", ["Almanya", "ALMANYA", " almanya "])
def test_a_market_is_found_by_its_turkish_name(text):
    assert MARKETS.market_named(text, TODAY) == "Germany"


@pytest.mark.parametrize(
    ("text", "market"),
    [
        *(("UAE", "United Arab Emirates"), ("U.K.", "United Kingdom"), ("KSA", "Saudi Arabia")),
        *(("ROW", "Other"), ("Rest of the World", "Other"), ("USA", "North America")),
        *(("US & Canada", "North America"), ("Türkiye", "Turkey"), ("TR", "Turkey")),
        *(("Turkey (TR)", "Turkey"), ("The Netherlands", "Netherlands")),
        *(("Rest of LATAM", "Rest of Latin America"), ("Rest of APAC", "Rest of Asia Pacific")),
    ],
)
def test_market_is_known_by_what_people_call_it(text, market):
    assert MARKETS.market_named(text, TODAY) == market


def test_a_country_that_is_named_instead_of_its_code_is_offered_in_either_language():
    for name in ("Germany", "Almanya"):
        problem = MARKETS.market_of_country(name, TODAY)

        assert problem.hint == "did you mean 'DE' (Germany)?"


@pytest.mark.parametrize(
    ("text", "day", "hint"),
    [
        ("Kuwiat", "2026-10-01", "did you mean 'Kuwait'?"),
        ("Atlantis", "2026-10-01", "use a name as the rate card prints it"),
    ],
)
def test_unknown_market_offers_the_nearest_of_its_day(text, day, hint):
    problem = MARKETS.market_named(text, date.fromisoformat(day))

    assert (problem.code, problem.hint) == ("unknown-market", hint)
    assert problem.message == f"no market is named {text!r}"


@pytest.mark.parametrize(
    ("text", "belongs"), [("kuwait", "Rest of Middle East"), ("Kazakhstan", "Other")]
)
def test_a_country_that_is_no_market_yet_names_the_one_it_belongs_to(text, belongs):
    problem = MARKETS.market_named(text, date(2026, 9, 30))

    assert problem.message == f"{text!r} is no market of its own on 2026-09-30"
    assert problem.hint == f"use {belongs!r}"


def test_countries_are_named_and_listed_by_name():
    names = [MARKETS.country_name(code) for code in MARKETS.countries]

    assert names[:2] == ["Afghanistan", "Albania"]
    assert "Türkiye" not in names
    assert len(names) == len(set(names)) == len(MARKETS.by_code)
    assert [name.casefold() for name in names] == sorted(name.casefold() for name in names)


def test_country_name_takes_either_case_and_keeps_what_it_does_not_know():
    assert MARKETS.country_name("gb") == "United Kingdom"
    assert MARKETS.country_name("??") == "??"


def test_every_country_with_telephones_is_known():
    assert set(MARKETS.by_code) == set(phonenumbers.SUPPORTED_REGIONS)


def test_countries_follow_the_one_whose_calling_code_they_use():
    listed = {
        code
        for code, country in MARKETS.by_code.items()
        if country.memberships != MARKETS.default
    }
    for code, regions in phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items():
        if code not in (1, 7) and regions[0] in listed:
            for region in regions:
                assert (
                    MARKETS.by_code[region].memberships
                    == MARKETS.by_code[regions[0]].memberships
                )


def test_country_that_gives_a_market_its_name_is_found():
    assert MARKETS.market_of_name("Kuwait", date(2026, 7, 1)) == "Rest of Middle East"
    assert MARKETS.market_of_name("Rest of Africa", date(2026, 7, 1)) is None
    assert MARKETS.market_of_name("Kuwait", date(2020, 1, 1)) is None


def test_country_becomes_a_market_of_its_own_from_a_day_on():
    later = MARKETS.with_own(["Philippines", "Turkey", "Rest of Africa"], date(2027, 1, 1))

    assert later.market_of_country("PH", date(2026, 12, 31)) == "Rest of Asia Pacific"
    assert later.market_of_country("PH", date(2027, 1, 1)) == "Philippines"
    assert set(later.names_on(date(2027, 1, 1))) - set(MARKETS.names_on(date(2027, 1, 1))) == {
        "Philippines"
    }
    assert later.by_code["TR"] == MARKETS.by_code["TR"]


def test_country_that_meta_does_not_list_can_become_a_market():
    later = MARKETS.with_own(["Iceland"], date(2027, 1, 1))

    assert later.market_of_country("IS", date(2027, 1, 1)) == "Iceland"
    assert later.market_of_country("IS", date(2026, 12, 31)) == "Other"


def test_markets_of_one_day_can_hold_for_ever():
    july = MARKETS.as_on(date(2026, 7, 1))

    assert july.market_of_country("KW", date(2026, 11, 1)) == "Rest of Middle East"
    assert july.names_on(date(2030, 1, 1)) == MARKETS.names_on(date(2026, 7, 1))


def test_country_without_a_market_on_that_day_keeps_those_it_has():
    long_ago = MARKETS.as_on(date(2020, 1, 1))

    assert long_ago.by_code["KW"] == MARKETS.by_code["KW"]


@pytest.mark.parametrize("name", ["INDIA", "İNDİA", "ındıa", "India"])
def test_a_market_is_found_by_any_i(name):
    assert MARKETS.market_named(name, TODAY) == "India"


@pytest.mark.parametrize("code", ["IN", "İN", "ın", "in"])
def test_a_country_is_found_by_any_i(code):
    assert MARKETS.market_of_country(code, TODAY) == "India"


def test_country_whose_market_an_older_card_lacks_goes_back_to_the_former_one():
    july, october = date(2026, 7, 1), date(2026, 10, 1)
    back = MARKETS.as_printed({"Rest of Middle East", "Turkey"}, july, october)

    assert back.market_of_country("KW", october) == "Rest of Middle East"
    assert back.market_of_country("TR", october) == "Turkey"
    assert back.market_of_country("BD", october) == "Bangladesh"


def test_card_that_prints_every_market_changes_none():
    day = date(2026, 10, 1)

    assert MARKETS.as_printed(MARKETS.names_on(day), day, day) is MARKETS


def test_many_names_that_nobody_knows_are_told_fast():
    """A log whose every line names another market, and one that is nothing but brackets."""
    began = process_time()
    for number in range(300):
        assert isinstance(MARKETS.market_named(f"Nowhere {number}", TODAY), Problem)
    assert isinstance(MARKETS.market_named("(" * 100_000, TODAY), Problem)

    assert process_time() - began < 10


def test_of_very_many_unknown_names_only_the_first_are_offered_what_was_meant():
    markets = MARKETS.hinting(2).as_on(TODAY)

    hints = [
        markets.market_named("Turkei", TODAY).hint,
        markets.market_of_country("Turkei", TODAY).hint,
        markets.market_named("Brazill", TODAY).hint,
        markets.market_of_country("Brazill", TODAY).hint,
    ]

    assert hints == [
        "did you mean 'Turkey'?",
        "did you mean 'TR' (Turkey)?",
        "use a name as the rate card prints it",
        "give two letters as in ISO 3166, such as 'TR'",
    ]
