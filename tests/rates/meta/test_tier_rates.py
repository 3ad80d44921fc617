import pytest

from helpers.files.meta_files import meta_csv
from tarife.rates.meta.reading import read_meta_file
from tarife.terms.tiers import TierSchedule

HEADER = [
    ["Market", "", "Utility"],
    ["", "Currency", "From", "To", "Rate type", "Rate", "vs. List rate"],
]


def read(*rows):
    (printed,) = read_meta_file(meta_csv([*HEADER, *rows]), "a.csv")
    return printed


@pytest.mark.parametrize("mark", ["--", "-", "\u2013", ""])
def test_last_band_is_open(mark):
    printed = read(["Turkey", "USD", "0", mark, "List rate", "0.0053", "0%"])

    assert printed.rates[0].schedule == TierSchedule.flat(5300)


def test_band_knows_the_cell_of_its_rate():
    printed = read(
        ["Turkey", "USD", "0", "100,000", "List rate", "0.0053", "0%"],
        ["", "USD", "100,001", "--", "Tier rate", "0.0050", "-5%"],
    )

    assert printed.rates[0].wheres == (
        "a.csv, row 3 (Turkey), column F",
        "a.csv, row 4 (Turkey), column F",
    )


def test_last_band_that_is_closed_keeps_its_end():
    printed = read(["Turkey", "USD", "0", "100,000", "List rate", "0.0053", "0%"])

    assert printed.rates[0].schedule.end == 100_000


def test_table_without_rows_has_no_rates_and_says_so():
    printed = read()

    assert printed.rates == ()
    assert [str(problem.message) for problem in printed.problems] == [
        "the file has a header and no rates under it"
    ]
