import pytest

from tarife.assets import load_markets
from tarife.gui.text.countries import Countries, rank
from tarife.gui.widgets.columns import unknown_country
from tarife.rates.markets.aliases import COUNTRY_ALIASES
from tarife.rates.markets.countries import CountryNames
from tarife.terms.folding import folded

COUNTRIES = Countries(load_markets())


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Germany", "DE"),
        ("GERMANY", "DE"),
        ("de", "DE"),
        ("Almanya", "DE"),
        ("alm", "DE"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("TÜRKİYE", "TR"),
        ("turkiye", "TR"),
        ("İtalya", "IT"),
        ("italya", "IT"),
        ("ITALYA", "IT"),
        ("\N{LATIN SMALL LETTER DOTLESS I}talya", "IT"),
        ("İsviçre", "CH"),
        ("Bosnia & Herzegovina", "BA"),
        ("Bosna-Hersek", "BA"),
        ("Czechia", "CZ"),
        ("Côte d’Ivoire", "CI"),  # noqa: RUF001
        ("cote d'ivoire", "CI"),
        ("UK", "GB"),
        ("ABD", "US"),
        ("fra", "FR"),
    ],
)
def test_a_country_is_found_by_any_name_or_code(typed, code):
    assert COUNTRIES.find(typed) == code


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("GB", ("İngiltere", "İNGİLTERE", "Birleşik Krallık", "England", "U.K.", "Britain")),
        ("SA", ("S. Arabistan", "Suudi Arabistan", "S. Arabia", "KSA")),
        ("US", ("Amerika", "America", "A.B.D.", "U.S.A.", "United States of America")),
        ("NL", ("Hollanda", "Holland", "The Netherlands")),
        ("KR", ("G. Kore", "Güney Kore", "Kore", "Korea", "S. Korea", "Republic of Korea")),
        ("KP", ("K. Kore", "Kuzey Kore", "N. Korea")),
        ("CZ", ("Çekya", "Çek Cumhuriyeti", "Czech Republic")),
        ("AE", ("BAE", "B.A.E.", "Emirlikler", "UAE", "U.A.E.", "Emirates")),
        ("ZA", ("G. Afrika", "S. Africa", "RSA")),
        ("RU", ("Rusya Federasyonu", "Rusya")),
        ("MK", ("Makedonya", "K. Makedonya", "Macedonia")),
        ("TR", ("KKTC", "Kuzey Kıbrıs")),  # its numbers begin with +90
        ("CY", ("Kıbrıs", "Güney Kıbrıs", "G. Kıbrıs", "Cyprus")),
    ],
)
def test_a_country_is_found_as_people_of_both_languages_call_it(code, names):
    assert {COUNTRIES.find(name) for name in names} == {code}


def test_what_a_country_is_called_beside_its_names_belongs_to_no_other():
    names = CountryNames(load_markets())

    assert not COUNTRY_ALIASES.keys() & names.by_name.keys()
    assert {names.code_of(alias) for alias in COUNTRY_ALIASES} <= set(COUNTRIES.codes)
    assert all(folded(alias) == alias for alias in COUNTRY_ALIASES)


@pytest.mark.parametrize("typed", ["", "  ", "Atlantis", "isv", "Kongo", "Congo"])
def test_what_is_no_country_or_several_is_not_guessed(typed):
    assert COUNTRIES.find(typed) == ""


def test_every_name_that_is_offered_finds_its_country():
    for offer in COUNTRIES.offers:
        assert COUNTRIES.find(offer.name) == offer.code
        assert folded(offer.code) in offer.search


def test_enter_takes_what_the_list_has_first():
    letters = "abcdefghijklmnopqrstuvwxyz"
    for typed in (a + b for a in letters for b in letters):
        found = COUNTRIES.find(typed)
        nearest = min(COUNTRIES.offers, key=lambda one: rank(one.search, typed))
        assert found in ("", nearest.code)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ni", ["Nicaragua", "Niger", "Nigeria", "Niue"]),
        ("al", ["Albania", "Åland Islands", "Algeria"]),
        ("alma", ["Germany"]),
        ("kingd", ["United Kingdom"]),
        ("uk", ["United Kingdom", "Ukraine"]),
        ("\N{LATIN SMALL LETTER DOTLESS I}spa", ["Spain"]),
        ("İsp", ["Spain"]),
    ],
)
def test_what_is_typed_comes_first_where_it_begins_a_name_then_a_word(typed, first):
    nearest = sorted(COUNTRIES.offers, key=lambda one: rank(one.search, folded(typed)))

    assert [one.name for one in nearest[: len(first)]] == first


def test_an_offer_tells_the_other_name_too():
    labels = {offer.code: offer.label for offer in COUNTRIES.offers}

    assert labels["DE"] == "Germany · Almanya"
    assert labels["PK"] == "Pakistan"


def test_a_slip_is_met_with_what_was_meant():
    assert COUNTRIES.meant("Germny") == COUNTRIES.meant("Almnya") == "Germany"
    assert COUNTRIES.meant("Xyzzy") == ""
    assert unknown_country("Germny", COUNTRIES).endswith("did you mean 'Germany'?")
