import pytest

from tarife.rates.meta.reading import currency_in, date_in


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Cost per message in COP, effective July 1, 2026", "2026-07-01"),
        ("effective October 1 2026", "2026-10-01"),
        ("Gültig ab 1 October 2026", "2026-10-01"),
        ("rates from 2027-01-01 on", "2027-01-01"),
        ("effective February 30, 2026", "None"),
        ("Cost per message", "None"),
    ],
)
def test_day_of_a_title(title, day):
    assert str(date_in(title)) == day


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Cost per message in COP on the WhatsApp Business Platform", "COP"),
        ("Cost per conversation in $US, effective June 1, 2023", "USD"),
        ("Cost in some markets in BRL", "BRL"),
        ("Cost per message", None),
    ],
)
def test_currency_of_a_title(title, code):
    assert currency_in(title) == code
