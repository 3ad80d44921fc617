"""Each folder of tests/broken_meta_files is wrong in one way, and what must be found in it."""

from pathlib import Path

import pytest

from tarife.rates.meta.reading import read_meta_file
from tarife.terms.problems import Problem

BROKEN = Path(__file__).parents[2] / "broken_meta_files"

FOUND = {
    "currencies_mixed": [("mixed-currencies", "card.csv, row 4 (Brazil), column B")],
    "currency_unknown": [("unknown-currency", "card.csv, row 4 (Brazil), column B")],
    "damaged_workbook": [("damaged-workbook", "card.csv")],
    "empty": [("empty-file", "card.csv")],
    "market_empty": [("empty-market", "card.csv, row 4, column A")],
    "market_twice": [("duplicate-row", "card.csv, row 5 (Turkey), column A")],
    "no_header": [("unknown-layout", "card.csv")],
    "no_rates": [("no-rates", "card.csv")],
    "old_workbook": [("other-file", "card.csv")],
    "pdf": [("other-file", "card.csv")],
    "picture": [("not-text", "card.csv")],
    "quote_left_open": [("unreadable-table", "card.csv, row 4")],
    "rate_negative": [("negative-rate", "card.csv, row 4 (Brazil), column D")],
    "rate_not_a_number": [("bad-rate", "card.csv, row 4 (Brazil), column D")],
    "rate_with_a_stray_comma": [("bad-rate", "card.csv, row 5 (India), column D")],
    "rate_with_seven_decimals": [("bad-rate", "card.csv, row 4 (Brazil), column D")],
    "several_faults_at_once": [
        ("bad-rate", "card.csv, row 3 (Turkey), column C"),
        ("negative-rate", "card.csv, row 3 (Turkey), column D"),
        ("empty-market", "card.csv, row 4, column A"),
        ("unknown-currency", "card.csv, row 5 (Brazil), column B"),
    ],
    "tier_band_after_open_one": [("band-overlap", "card.csv, row 7 (Turkey), column C")],
    "tier_band_empty": [("empty-band", "card.csv, row 6 (Turkey), column C")],
    "tier_band_gap": [("band-gap", "card.csv, row 7 (Turkey), column C")],
    "tier_band_overlap": [("band-overlap", "card.csv, row 7 (Turkey), column C")],
    "tier_bound_not_a_number": [("bad-bound", "card.csv, row 6 (Turkey), column D")],
    "tier_bound_not_whole": [("bad-bound", "card.csv, row 6 (Turkey), column D")],
    "tier_market_missing": [("empty-market", "card.csv, row 6, column A")],
    "tier_market_twice": [("duplicate-row", "card.csv, row 8 (Turkey), column A")],
    "tier_rate_not_a_number": [("bad-rate", "card.csv, row 7 (Turkey), column F")],
    "tier_without_list_rate": [
        ("no-list-rate", "card.csv, row 6 (Turkey), column C"),
        ("no-list-rate", "card.csv, row 6 (Turkey), column H"),
    ],
    "web_page": [("other-file", "card.csv")],
}


def problems_of(fault):
    read = read_meta_file((BROKEN / fault / "card.csv").read_bytes(), "card.csv")
    return (read,) if isinstance(read, Problem) else read[0].problems


@pytest.mark.parametrize("fault", FOUND)
def test_fault_is_found_at_its_cell_and_nothing_else(fault):
    found = [(problem.code, problem.where) for problem in problems_of(fault)]

    assert found == FOUND[fault]


@pytest.mark.parametrize("fault", FOUND)
def test_problem_is_worded_as_house_rules_ask(fault):
    for problem in problems_of(fault):
        for text in (problem.message, problem.hint):
            assert text
            assert not text.endswith(".")
            assert not text[0].isupper()


def test_every_folder_has_its_line():
    assert sorted(FOUND) == sorted(folder.name for folder in BROKEN.iterdir())
