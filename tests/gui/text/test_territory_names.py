"""Countries and markets are called, and sorted, as the language of the window does."""

import pytest
from PySide6.QtCore import QLocale

from tarife.assets import load_markets
from tarife.gui.text.countries import Countries, by_alphabet, country_name, territory_text
from tarife.gui.text.languages import chart_voice

TURKISH = QLocale("tr_TR")
DOTLESS = "\N{LATIN SMALL LETTER DOTLESS I}"


@pytest.fixture
def turkish():
    QLocale.setDefault(TURKISH)


@pytest.mark.parametrize(
    ("code", "name"),
    [("DE", "Almanya"), ("TR", "Türkiye"), ("HK", "Hong Kong"), ("XX", "XX")],
)
@pytest.mark.usefixtures("turkish")
def test_a_country_has_its_turkish_name(code, name):
    assert country_name(code) == name


def test_english_keeps_the_names_of_the_rate_card():
    assert country_name("TR") == "Turkey"
    assert territory_text("Rest of Africa") == "Rest of Africa"


@pytest.mark.usefixtures("turkish")
def test_charts_name_markets_as_the_window_does():
    assert chart_voice().territory("Germany") == "Almanya"


@pytest.mark.usefixtures("turkish")
def test_names_follow_the_turkish_alphabet():
    names = ["Uganda", "Çad", "İran", "Ürdün", f"{DOTLESS}rmak", "Cezayir", "Şili", "Sudan"]

    assert by_alphabet(names) == [
        *("Cezayir", "Çad", f"{DOTLESS}rmak", "İran"),
        *("Sudan", "Şili", "Uganda", "Ürdün"),
    ]


@pytest.mark.usefixtures("turkish")
def test_countries_are_listed_by_the_turkish_alphabet():
    countries = Countries(load_markets())
    names = [countries.name(code) for code in countries.codes]

    assert names.index("Cezayir") < names.index("Çad") < names.index("Danimarka")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("İSTANBUL", ""),
        ("IRAK", "IQ"),
        (f"{DOTLESS}rak", "IQ"),
        ("irak", "IQ"),
        ("HİNDİSTAN", "IN"),
        ("hindistan", "IN"),
        ("TÜRKİYE", "TR"),
        ("Turkey", "TR"),
        ("İN", "IN"),
    ],
)
@pytest.mark.usefixtures("turkish")
def test_a_country_is_found_with_any_i(typed, code):
    assert Countries(load_markets()).find(typed) == code


@pytest.mark.usefixtures("turkish")
def test_an_offer_tells_the_english_name_too():
    labels = {offer.code: offer.label for offer in Countries(load_markets()).offers}

    assert labels["DE"] == "Almanya · Germany"


def test_a_locale_without_a_language_has_no_other_names():
    QLocale.setDefault(QLocale.c())

    assert country_name("TR") == "Turkey"
