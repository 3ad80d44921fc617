import pytest

from tarife.assets import load_markets
from tarife.gui.text.countries import Countries, rank
from tarife.gui.widgets.columns import unknown_country
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


@pytest.mark.parametrize("typed", ["", "  ", "Atlantis", "isv"])
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
