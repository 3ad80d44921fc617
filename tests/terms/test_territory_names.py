"""What countries and markets are called in Turkish."""

import pytest

from helpers.plans import NOVEMBER
from tarife.assets import load_markets
from tarife.terms.languages import Language
from tarife.terms.sentences import in_language, say, territory_name, translated
from tarife.terms.territory_names import REGIONS, country_names


@pytest.mark.parametrize(
    ("name", "turkish"),
    [
        ("Germany", "Almanya"),
        ("Turkey", "Türkiye"),
        ("Hong Kong", "Hong Kong"),
        ("Rest of Africa", "Diğer Afrika"),
        ("Other", "Diğer"),
        ("Atlantis", "Atlantis"),
        ("{odd}", "{odd}"),
    ],
)
def test_a_place_has_its_turkish_name(name, turkish):
    said = say("{place}!", place=territory_name(name))

    assert said == f"{name}!"
    assert in_language(said, Language.TURKISH) == f"{turkish}!"


def test_english_keeps_the_names_of_the_rate_card():
    assert country_names(Language.ENGLISH) == {}


def test_every_country_is_known_by_the_name_it_has_in_the_rates():
    names = {country.name for country in load_markets().by_code.values()}

    assert names <= set(country_names(Language.TURKISH))


def test_every_market_of_a_month_has_a_turkish_name():
    names = load_markets().names_on(NOVEMBER.first_day)

    # written alike in both languages
    alike = {"Hong Kong", "Nepal", "Pakistan", "Peru", "Sri Lanka"}
    assert len(names) > 30
    assert {name for name in names if translated(name, Language.TURKISH) == name} <= alike
    assert set(REGIONS) <= set(names)
