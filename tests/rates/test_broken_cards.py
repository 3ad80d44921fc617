"""Each folder of tests/broken_cards is wrong in one way; here is what must be found in it."""

import pytest

from helpers.rate_cards import BROKEN, SHIPPED
from tarife.rates.checks import check_card
from tarife.rates.files.reading import read_cards, read_markets

MARKETS = read_markets(SHIPPED)

FOUND = {
    "authentication_international_never": [
        (
            "early-authentication-international",
            "2026-10-01 USD France/authentication_international",
        ),
    ],
    "authentication_international_too_early": [
        ("unknown-market", "2026-07-01 USD Kuwait"),
        (
            "early-authentication-international",
            "2026-07-01 USD Kuwait/authentication_international",
        ),
    ],
    "band_after_open_one": [
        ("band-overlap", "2026-10-01_USD.csv, row 3 (Turkey), column C"),
    ],
    "band_ends_before_it_begins": [
        ("empty-band", "2026-10-01_USD.csv, row 3 (Turkey), column C"),
    ],
    "band_gap": [
        ("band-gap", "2026-10-01_USD.csv, row 3 (Turkey), column C"),
    ],
    "band_overlap": [
        ("band-overlap", "2026-10-01_USD.csv, row 3 (Turkey), column C"),
    ],
    "bands_out_of_order": [
        ("band-gap", "2026-10-01_USD.csv, row 3 (Turkey), column C"),
        ("band-overlap", "2026-10-01_USD.csv, row 4 (Turkey), column C"),
    ],
    "bound_with_separator": [
        ("bad-bound", "2026-10-01_USD.csv, row 3 (Turkey), column C"),
    ],
    "category_misspelt": [
        ("unknown-category", "2026-10-01_USD.csv, row 2 (Turkey), column B"),
    ],
    "closed_last_band": [
        ("closed-last-band", "2026-10-01 USD Turkey/utility"),
    ],
    "complete_without_authentication": [
        ("missing-category", "2026-10-01 COP Turkey/authentication"),
    ],
    "complete_without_authentication_international": [
        ("missing-category", "2026-10-01 COP Kuwait/authentication_international"),
    ],
    "complete_without_market": [
        ("missing-market", "2026-10-01 COP Turkey"),
    ],
    "complete_without_service": [
        ("missing-category", "2026-10-01 COP Turkey/service"),
    ],
    "count_missing": [
        ("bad-count", "2026-10-01_USD.csv, row 2 (Turkey), column F"),
    ],
    "currency_unknown": [
        ("unknown-currency", "2026-10-01 TRY"),
    ],
    "duplicate_row": [
        ("duplicate-row", "2026-10-01_USD.csv, row 3 (Turkey), column C"),
    ],
    "list_coverage_unknown": [
        ("unknown-coverage", "cards.toml:2026-10-01_USD.coverage"),
    ],
    "list_field_missing": [
        ("missing-field", "cards.toml:2026-10-01_USD"),
    ],
    "list_field_of_wrong_kind": [
        ("wrong-kind", "cards.toml:2026-10-01_USD.effective_from"),
    ],
    "list_field_unknown": [
        ("unknown-field", "cards.toml:2026-10-01_USD"),
    ],
    "list_holds_no_table": [
        ("wrong-kind", "cards.toml:2026-10-01_USD"),
    ],
    "list_is_no_toml": [
        ("unreadable-list", "cards.toml"),
    ],
    "list_misses_card": [
        ("unlisted-card", "2026-10-01_USD.csv"),
    ],
    "list_names_card_wrongly": [
        ("misnamed-card", "cards.toml:2026-10-01_USD"),
    ],
    "list_phrase_of_wrong_kind": [
        ("wrong-kind", "cards.toml:2026-10-01_USD.missing"),
    ],
    "list_rate_missing": [
        ("no-list-rate", "2026-10-01_USD.csv, row 2 (Turkey), column C"),
    ],
    "list_states_no_gap": [
        ("unstated-gap", "cards.toml:2026-10-01_USD"),
    ],
    "list_without_file": [
        ("unreadable-file", "2026-10-01_USD.csv"),
    ],
    "market_empty": [
        ("empty-market", "2026-10-01_USD.csv, row 2, column A"),
    ],
    "market_misspelt": [
        ("unknown-market", "2026-10-01 USD Turkye"),
    ],
    "market_of_another_day": [
        ("unknown-market", "2026-07-01 USD Kuwait"),
    ],
    "no_rates": [
        ("no-rates", "2026-10-01_USD.csv"),
    ],
    "not_utf8": [
        ("not-text", "2026-10-01_USD.csv"),
    ],
    "quote_left_open": [
        ("unreadable-table", "2026-10-01_USD.csv, row 2"),
    ],
    "rate_absurd": [
        ("implausible-rate", "2026-10-01 USD Turkey/marketing"),
    ],
    "rate_negative": [
        ("bad-rate", "2026-10-01_USD.csv, row 2 (Turkey), column E"),
    ],
    "rate_not_a_number": [
        ("bad-rate", "2026-10-01_USD.csv, row 2 (Turkey), column E"),
    ],
    "rate_with_seven_decimals": [
        ("bad-rate", "2026-10-01_USD.csv, row 2 (Turkey), column E"),
    ],
    "rate_zero": [
        ("implausible-rate", "2026-10-01 USD Turkey/service"),
    ],
    "several_faults_at_once": [
        ("bad-rate", "2026-10-01_USD.csv, row 2 (Turkye), column E"),
        ("bad-count", "2026-10-01_USD.csv, row 2 (Turkye), column F"),
        ("bad-bound", "2026-10-01_USD.csv, row 3 (Turkey), column C"),
    ],
    "tier_above_list_rate": [
        ("tier-above-list", "2026-10-01 USD Turkey/utility"),
    ],
    "tiers_of_marketing": [
        ("needless-tiers", "2026-10-01 USD Turkey/marketing"),
    ],
    "too_few_cells": [
        ("wrong-cells", "2026-10-01_USD.csv, row 2"),
    ],
    "wrong_header": [
        ("wrong-header", "2026-10-01_USD.csv, row 1"),
    ],
}


@pytest.mark.parametrize("fault", FOUND)
def test_fault_is_found_at_its_place_and_nothing_else(fault):
    cards, problems = read_cards(BROKEN / fault)
    found = [*problems, *(problem for card in cards for problem in check_card(card, MARKETS))]

    assert [(problem.code, problem.where) for problem in found] == FOUND[fault]


@pytest.mark.parametrize("fault", FOUND)
def test_problem_is_worded_as_house_rules_ask(fault):
    cards, problems = read_cards(BROKEN / fault)

    for problem in [*problems, *(p for card in cards for p in check_card(card, MARKETS))]:
        for text in (problem.message, problem.hint):
            assert text
            assert not text.endswith(".")
            assert text.startswith("Meta ") or not text[0].isupper()


def test_every_folder_has_its_line():
    assert sorted(FOUND) == sorted(folder.name for folder in BROKEN.iterdir())


def test_every_problem_of_a_broken_folder_is_told():
    assert len(read_cards(BROKEN / "several_faults_at_once")[1]) == 3
