import pytest

from tarife.rates.checks import HIGHEST_PLAUSIBLE
from tarife.rates.meta.cells import currency_of


@pytest.mark.parametrize(
    ("token", "code"),
    [
        ("$US", "USD"),
        ("US$", "USD"),
        ("A$", "AUD"),
        ("£", "GBP"),
        ("GBD", "GBP"),
        ("₹", "INR"),
        ("RP", "IDR"),
        ("Rp", "IDR"),
        ("€", "EUR"),
        (" eur ", "EUR"),
    ],
)
def test_token_names_a_currency(token, code):
    assert currency_of(token) == code


@pytest.mark.parametrize("code", HIGHEST_PLAUSIBLE)
def test_every_currency_of_meta_goes_by_its_code(code):
    assert currency_of(code) == code


@pytest.mark.parametrize("token", ["", "$", "TRY", "₺", "?"])
def test_what_could_be_any_currency_is_none(token):
    assert currency_of(token) is None
