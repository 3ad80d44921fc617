import shutil

import pytest

from helpers.rate_cards import SHIPPED, a_listing, shipped_book
from tarife.rates.files.reading import read_card_file, read_cards, read_markets
from tarife.terms.problems import InputError


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(SHIPPED, tmp_path / "cards")


def codes(refused):
    return [(problem.code, problem.where) for problem in refused.value.problems]


def test_shipped_folder_reads_without_problem():
    assert read_cards(SHIPPED)[1] == ()
    assert len(shipped_book().cards) == 30


def test_folder_without_list_is_told(tmp_path):
    cards, problems = read_cards(tmp_path)

    assert cards == ()
    assert [(each.code, each.where) for each in problems] == [("unreadable-file", "cards.toml")]


def test_byte_order_mark_of_a_spreadsheet_is_no_fault(folder):
    file = folder / "2026-10-01_USD.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())

    assert read_card_file(file, a_listing())[1] == ()


def test_folder_in_the_place_of_a_file_is_told(tmp_path):
    _, problems = read_card_file(tmp_path, a_listing())

    assert [problem.code for problem in problems] == ["unreadable-file"]


def test_every_missing_market_file_is_told(tmp_path):
    with pytest.raises(InputError) as refused:
        read_markets(tmp_path)

    assert codes(refused) == [
        ("unreadable-file", "markets.csv"),
        ("unreadable-file", "countries.csv"),
    ]


def test_broken_market_row_is_told(folder):
    with (folder / "markets.csv").open("a", encoding="utf-8") as file:
        file.write("XX,Nowhere,0,Other,yesterday,\n")

    with pytest.raises(InputError) as refused:
        read_markets(folder)

    assert [code for code, _ in codes(refused)] == ["bad-day"]


def test_a_card_too_large_to_be_one_is_told_before_it_is_read(tmp_path):
    with (tmp_path / "endless.csv").open("wb") as file:
        file.truncate(65 * 1024 * 1024)  # takes no place on the disk

    _, (problem,) = read_card_file(tmp_path / "endless.csv", a_listing())

    assert problem.code == "file-too-large"
