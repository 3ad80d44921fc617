"""A card whose second file is missing names that file and where Meta offers it."""

from datetime import date

import pytest

from helpers.files.meta_cards import CARDS, OCTOBER, moved
from helpers.files.meta_files import meta_file
from helpers.rate_cards import SHIPPED
from tarife.rates.book import RateBook
from tarife.rates.files.reading import read_markets
from tarife.rates.files.writing import card_text
from tarife.rates.imports.review import (
    FILE_MISSING,
    PRICING_PAGE,
    ImportAnswers,
    missing_files,
    read_files,
    review_files,
)
from tarife.rates.meta.printed import FileLayout

MARKETS = read_markets(SHIPPED)
POUND = moved(OCTOBER, "2026-10-01", "GBP")
FILES = {
    "list": ("list.csv", meta_file(POUND, FileLayout.LIST_WORKBOOK)),
    "tiers": ("tiers.csv", meta_file(POUND, FileLayout.TIERS_WORKBOOK)),
    "exported": ("2026-10-01_GBP.csv", card_text(CARDS["2026-10-01 COP"]).encode()),
}


EMPTY = RateBook(())


def found(*names, book=EMPTY):
    read = read_files([FILES[name] for name in names])
    card = review_files(read, ImportAnswers(date(2026, 11, 25)), book, MARKETS).card
    return [problem.code for problem in missing_files(read.printed, card)]


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (("list", "tiers"), []),
        (("list",), ["tier-file-missing"]),
        (("tiers",), ["list-file-missing"]),
        (("exported",), []),
    ],
)
def test_file_that_belongs_to_the_others_is_missed(names, codes):
    assert found(*names) == codes
    assert set(codes) <= FILE_MISSING


def test_tiers_of_the_card_of_the_same_day_are_not_missed():
    assert found("list", book=RateBook.of([POUND])) == []


def test_card_of_a_day_without_tiers_misses_none():
    card = CARDS["2024-11-01 USD"]
    read = read_files([("a.csv", meta_file(card, FileLayout.CONVERSATION_LIST))])

    assert list(missing_files(read.printed, card)) == []


@pytest.mark.parametrize(
    ("name", "link"), [("list", "GBP volume tiers"), ("tiers", "GBP rates")]
)
def test_missing_file_is_named_as_meta_links_it(name, link):
    read = read_files([FILES[name]])
    card = review_files(read, ImportAnswers(date(2026, 11, 25)), EMPTY, MARKETS).card
    (problem,) = missing_files(read.printed, card)

    assert f"it is the link '{link}' beside" in problem.hint
    assert PRICING_PAGE in problem.hint
