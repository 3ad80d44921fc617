import pytest

from tarife.assets import load_markets
from tarife.gui.text.countries import Countries
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


def test_an_offer_tells_the_other_name_too():
    labels = {offer.code: offer.label for offer in COUNTRIES.offers}

    assert labels["DE"] == "Germany · Almanya"
    assert labels["PK"] == "Pakistan"


def test_a_slip_is_met_with_what_was_meant():
    assert COUNTRIES.meant("Germny") == COUNTRIES.meant("Almnya") == "Germany"
    assert COUNTRIES.meant("Xyzzy") == ""
    assert unknown_country("Germny", COUNTRIES).endswith("did you mean 'Germany'?")
