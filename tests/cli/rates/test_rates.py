import argparse
import json
import shutil

import pytest

from helpers.rate_cards import BROKEN, SHIPPED, a_card
from tarife.cli.rates import rates
from tarife.cli.rates.changes import list_rate_text
from tarife.cli.rates.output import text_of_card
from tarife.rates.book import RateBook
from tarife.terms.problems import InputError
from tarife.terms.tiers import TierSchedule


@pytest.fixture
def tarife(capsys):
    """Run ``tarife rates ...`` and give the exit status and what was printed."""

    def run(*words):
        parser = argparse.ArgumentParser()
        rates.add_parser(parser.add_subparsers())
        status = rates.run(parser.parse_args(["rates", *map(str, words)]))
        return status, capsys.readouterr().out

    return run


def refusal(tarife, *words):
    with pytest.raises(InputError) as refused:
        tarife(*words)
    return [str(problem) for problem in refused.value.problems]


def test_list_has_a_line_for_each_card_and_each_lack(tarife):
    status, text = tarife()
    lines = text.splitlines()

    assert status == 0
    assert lines[2] == "2023-06-01  USD       complete    very high       shipped       32"
    assert "2024-06-01  USD       changes     medium to high  shipped        3" in lines
    assert "2025-07-01 USD  utility of Saudi Arabia" in lines
    assert (
        len([line for line in lines if line[:2] == "20" and line[10] == " " == line[11]]) == 30
    )


def test_list_as_json(tarife):
    status, text = tarife("--json")
    cards = json.loads(text)

    assert (status, len(cards)) == (0, 30)
    assert cards[0] == {
        "effective_from": "2023-06-01",
        "currency": "USD",
        "coverage": "complete",
        "origin": "shipped",
        "markets": 32,
        "source": "published rate card",
        "confidence": "very high",
        "missing": ["authentication of India, which Meta charges there only from 1 July 2024"],
        "note": "the same in several readings of Meta's rate card",
    }


def test_show_prints_bands_by_message_number(tarife):
    status, text = tarife("show", "2026-11-15", "usd", "--market", "india")
    rows = [line.split() for line in text.splitlines() if line.startswith("India")]
    bands = [row[4:] for row in rows if row[1] == "authentication"]

    assert status == 0
    assert text.startswith("rate card 2026-10-01 USD\n")
    assert bands[:2] == [["1", "750,000", "0.0014"], ["750,001", "15,000,000", "0.0013"]]
    assert bands[-1] == ["100,000,001", "0.0010"]
    assert "2026-10-01 USD: published rate card and tier sheet, confidence very high" in text


def test_show_says_which_card_a_figure_comes_from(tarife):
    _, text = tarife("show", "2024-09-15", "USD", "--market", "Indonesia")
    rows = [line.split() for line in text.splitlines()]

    assert ["Indonesia", "marketing", "2024-06-01", "USD", "1", "0.0411"] in rows
    assert ["Indonesia", "utility", "2024-08-01", "USD", "1", "0.0200"] in rows
    assert "2024-06-01 USD (changes): dated readings of the rate card" in text
    assert "2024-08-01 USD (changes): change log, confidence medium to high" in text
    assert "2023-06-01 USD" not in text


def test_show_tells_what_the_source_says_of_a_single_market(tarife):
    _, text = tarife("show", "2025-08-15", "USD", "--market", "Egypt")

    assert "DERIVED: 2025-10-01 figure" in text
    assert "  missing: authentication of Argentina, Colombia, Egypt and Saudi Arabia\n" in text


def test_show_of_all_markets_leaves_the_notes_out(tarife):
    assert "DERIVED" not in tarife("show", "2025-08-15", "USD")[1]


def test_market_without_notes_has_no_table_of_them():
    book = RateBook.of([a_card("2026-10-01", {"Turkey marketing": "0.0109"})])
    card = book.cards[0]

    assert "Note" not in text_of_card(book, card, tuple(card.rates))


def test_show_as_json_keeps_every_digit(tarife):
    _, text = tarife("show", "2026-08-15", "INR", "--json")
    document = json.loads(text)

    assert document["rates"][1] == {
        "market": "India",
        "category": "utility",
        "card": "2026-07-01 INR",
        "sources": 1,
        "note": "list rate",
        "bands": [
            {"first_message": 1, "last_message": 25_000_000, "rate": "0.115"},
            {"first_message": 25_000_001, "last_message": 50_000_000, "rate": "0.1081"},
            {"first_message": 50_000_001, "last_message": 100_000_000, "rate": "0.1012"},
            {"first_message": 100_000_001, "last_message": 200_000_000, "rate": "0.0943"},
            {"first_message": 200_000_001, "last_message": 300_000_000, "rate": "0.0874"},
            {"first_message": 300_000_001, "last_message": None, "rate": "0.0805"},
        ],
    }
    assert [card["missing"][0] for card in document["cards"]] == ["every market but India"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("2026-10-01", "EU"),
            "no card in 'EU' holds on 2026-10-01; did you mean 'EUR'?",
        ),
        (
            ("2023-05-31", "USD"),
            "no card in 'USD' holds on 2023-05-31; see 'tarife rates' for the cards there are",
        ),
        (
            ("2026-10-01", "USD", "--market", "Turky"),
            "Turky: no market is named 'Turky'; did you mean 'Turkey'?",
        ),
        (
            ("2026-08-15", "INR", "--market", "Germany"),
            "2026-07-01 INR: the card holds no rate of 'Germany'; it holds India",
        ),
    ],
)
def test_show_refuses_what_there_is_not(tarife, words, told):
    assert refusal(tarife, "show", *words) == [told]


def test_show_refuses_what_is_no_date(tarife):
    told = "'1.10.2026' is not a date such as 2026-10-01"

    assert refusal(tarife, "show", "1.10.2026", "USD") == [told]


def test_shipped_cards_are_sound(tarife):
    assert tarife("check") == (0, "nothing is wrong with 30 cards\n")


def test_listed_file_is_checked_as_its_list_says(tarife):
    status, text = tarife("check", SHIPPED / "2026-10-01_MXN.csv")

    assert (status, text) == (0, "nothing is wrong with 2026-10-01 MXN\n")


def test_unlisted_file_is_held_to_be_complete_unless_said_otherwise(tarife, tmp_path):
    file = shutil.copy(SHIPPED / "2026-10-01_MXN.csv", tmp_path)

    assert len(refusal(tarife, "check", file)) == 46 + 3  # Mexico's other three
    assert tarife("check", file, "--coverage", "gaps")[0] == 0


def test_check_as_json_tells_problems_and_fails(tarife):
    status, text = tarife("check", BROKEN / "rate_absurd" / "2026-10-01_USD.csv", "--json")

    assert status == 2
    assert json.loads(text) == {
        "cards": ["2026-10-01 USD"],
        "problems": [
            {
                "code": "implausible-rate",
                "where": "2026-10-01 USD Turkey/marketing",
                "message": "a rate of '109' USD cannot be",
                "hint": "check its decimal point; leave out a row without rate",
            }
        ],
    }


def test_unreadable_file_is_told_without_a_card(tarife):
    told = refusal(tarife, "check", BROKEN / "several_faults_at_once" / "2026-10-01_USD.csv")

    assert [line.split(":")[0].partition(", ")[2] for line in told] == [
        "row 2 (Turkye), column E",
        "row 2 (Turkye), column F",
        "row 3 (Turkey), column C",
    ]


@pytest.mark.parametrize("name", ["card.csv", "2026-13-01_USD.csv"])
def test_file_must_be_named_by_date_and_currency(tarife, name):
    (told,) = refusal(tarife, "check", name)

    assert told.startswith(
        f"{name}: the name '{name}' does not begin with a date and a currency"
    )


def test_a_rate_says_how_many_tiers_follow_it():
    tiers = TierSchedule((0, 100_000), (5_300, 4_800))

    assert list_rate_text(tiers) == "0.0053 (+1 tiers)"
    assert list_rate_text(TierSchedule.flat(5_300)) == "0.0053"
    assert list_rate_text(None) == ""
