import pytest

from helpers.files.meta_files import merged
from helpers.rate_cards import shipped_cards
from tarife.rates.files.writing import card_text
from tarife.rates.meta.printed import FileLayout
from tarife.rates.meta.reading import read_meta_file

CARDS = {str(card.id): card for card in shipped_cards()}
TEXT = card_text(CARDS["2026-10-01 USD"]).encode()


@pytest.mark.parametrize("name", ["2026-10-01_USD.csv", "2026-10-01_USD (1).csv"])
def test_exported_card_is_read_back_with_date_and_currency_of_its_name(name):
    (printed,) = read_meta_file(b"\xef\xbb\xbf" + TEXT, name)

    assert merged([printed]) == {
        line: rate.schedule for line, rate in CARDS["2026-10-01 USD"].rates.items()
    }
    assert (printed.layout, str(printed.titled), printed.currency) == (
        FileLayout.EXPORTED,
        "2026-10-01",
        "USD",
    )


@pytest.mark.parametrize(
    ("name", "currency"), [("card.csv", None), ("2026-13-01_USD.csv", "USD")]
)
def test_name_that_says_no_date_leaves_it_open(name, currency):
    (printed,) = read_meta_file(TEXT, name)

    assert (printed.titled, printed.currency) == (None, currency)


def test_fault_of_an_exported_card_is_told_with_its_line():
    (printed,) = read_meta_file(TEXT.replace(b"0.0618", b"free", 1), "2026-10-01_USD.csv")

    assert [problem.code for problem in printed.problems] == ["bad-rate"]
    assert printed.rates == ()
