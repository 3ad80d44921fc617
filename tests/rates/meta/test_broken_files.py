"""Each folder of tests/broken_meta_files is wrong in one way, and what must be found in it."""

from pathlib import Path

import pytest

from tarife.rates.meta.reading import read_meta_file
from tarife.terms.problems import Problem

BROKEN = Path(__file__).parents[2] / "broken_meta_files"

FOUND = {
    "currencies_mixed": [("mixed-currencies", "card.csv:5:2")],
    "currency_unknown": [("unknown-currency", "card.csv:5:2")],
    "damaged_workbook": [("damaged-workbook", "card.csv")],
    "empty": [("empty-file", "card.csv")],
    "market_empty": [("empty-market", "card.csv:5:1")],
    "market_twice": [("duplicate-row", "card.csv:6:1")],
    "no_header": [("unknown-layout", "card.csv")],
    "no_rates": [("no-rates", "card.csv")],
    "old_workbook": [("other-file", "card.csv")],
    "pdf": [("other-file", "card.csv")],
    "picture": [("not-text", "card.csv")],
    "quote_left_open": [("unreadable-table", "card.csv:5")],
    "rate_negative": [("negative-rate", "card.csv:5:4")],
    "rate_not_a_number": [("bad-rate", "card.csv:5:4")],
    "rate_with_a_stray_comma": [("bad-rate", "card.csv:6:4")],
    "rate_with_seven_decimals": [("bad-rate", "card.csv:5:4")],
    "several_faults_at_once": [
        ("unknown-currency", "card.csv:6:2"),
        ("bad-rate", "card.csv:4:3"),
        ("negative-rate", "card.csv:4:4"),
        ("empty-market", "card.csv:5:1"),
    ],
    "tier_band_after_open_one": [("band-overlap", "card.csv:8:3")],
    "tier_band_empty": [("empty-band", "card.csv:7:3")],
    "tier_band_gap": [("band-gap", "card.csv:8:3")],
    "tier_band_overlap": [("band-overlap", "card.csv:8:3")],
    "tier_bound_not_a_number": [("bad-bound", "card.csv:7:4")],
    "tier_bound_not_whole": [("bad-bound", "card.csv:7:4")],
    "tier_market_missing": [("empty-market", "card.csv:7:1")],
    "tier_market_twice": [("duplicate-row", "card.csv:9:1")],
    "tier_rate_not_a_number": [("bad-rate", "card.csv:8:6")],
    "tier_without_list_rate": [
        ("no-list-rate", "card.csv:7:3"),
        ("no-list-rate", "card.csv:7:8"),
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
