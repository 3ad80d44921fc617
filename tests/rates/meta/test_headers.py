import pytest

from helpers.files.meta_files import meta_csv, meta_rows
from helpers.rate_cards import a_card
from tarife.rates.meta.grids import read_grids
from tarife.rates.meta.headers import ListHeader, TierHeader, find_header
from tarife.rates.meta.headings import category_named
from tarife.rates.meta.printed import FileLayout
from tarife.terms.categories import Category

CARD = a_card("2026-10-01", {"Turkey marketing": "0.0109", "Turkey utility": "0.0053"})


def header_of(rows):
    (grid, *_) = read_grids(meta_csv(rows), "a.csv")
    return find_header(grid)


def test_list_header_knows_its_columns_in_any_order():
    header = header_of([["Utility", "Note", "marketing", "Market (per rate card)", "Currency"]])

    assert isinstance(header, ListHeader)
    assert (header.market, header.currency) == (3, 4)
    assert header.categories == {Category.MARKETING: 2, Category.UTILITY: 0}
    assert [cell.text for cell in header.others] == ["Note"]


def test_category_twice_is_read_once_and_noticed():
    header = header_of([["Market", "Utility", "Marketing", "Utility"]])

    assert header.categories[Category.UTILITY] == 1
    assert [cell.where for cell in header.others] == ["a.csv, row 1, column D"]


def test_tier_header_is_no_list_header_although_it_names_market_and_categories():
    header = header_of(
        [
            ["Market", "", "Utility", "", "", "Authentication", "", ""],
            ["", "Currency", "From", "To", "Rate", "From", "To", "Rate"],
        ]
    )

    assert isinstance(header, TierHeader)
    assert [(part.category, part.first, part.rate) for part in header.sections] == [
        (Category.UTILITY, 2, 4),
        (Category.AUTHENTICATION, 5, 7),
    ]
    assert (header.market, header.currency) == (0, 1)


@pytest.mark.parametrize(
    "columns",
    [["From", "To"], ["From", "Rate"]],
    ids=["no rate", "no end"],
)
def test_section_without_all_its_columns_is_none(columns):
    assert header_of([["Market", "Utility"], ["", *columns]]) is None


def test_band_columns_under_no_category_are_no_header():
    assert header_of([["Market", "Marketing"], ["", "From", "To", "Rate"]]) is None


def test_market_is_the_first_column_where_none_is_headed_so():
    header = header_of([["", "Utility"], ["", "From", "To", "Rate"]])

    assert header.market == 0


def test_lines_above_the_header_may_be_any_number():
    rows = [["note", ""]] * 9 + list(meta_rows(CARD, FileLayout.MESSAGE_LIST))

    assert len(header_of(rows).above) == 14


def test_a_text_longer_than_any_heading_names_no_category():
    assert category_named("marketing") is not None
    assert category_named("marketing " * 30) is None
