import pytest

from tarife.rates.meta.cells import Grid
from tarife.rates.meta.grids import decoded, read_csv
from tarife.terms.problems import Problem

WORDS = "Market,Currency,£ and ₹\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_unicode_encoding_is_read(encoding):
    assert decoded(WORDS.encode(encoding), "a.csv") == WORDS


def test_encoding_of_western_spreadsheets_is_read():
    assert decoded("£,€\n".encode("cp1252"), "a.csv") == "£,€\n"


@pytest.mark.parametrize("content", [b"\x81\x8d\x81", b"\x00\x00\x00\x00\xd8"])
def test_what_is_no_text_is_refused(content):
    assert decoded(content, "a.csv").code == "not-text"


def test_first_line_of_a_spreadsheet_names_no_row():
    (grid,) = read_csv("sep=;\nMarket;Rate\n", "a.csv")

    assert [(cell.text, cell.where) for row in grid.rows for cell in row] == [
        ("Market", "a.csv, row 1, column A"),
        ("Rate", "a.csv, row 1, column B"),
    ]


def test_rows_are_counted_as_a_spreadsheet_does():
    (grid,) = read_csv('a,"two\nlines"\n\nb,c\n', "a.csv")

    assert [cell.where for cell in grid.rows[1]] == [
        "a.csv, row 3, column A",
        "a.csv, row 3, column B",
    ]
    assert grid.rows[0][1].text == "two lines"


def test_text_without_any_separator_has_one_column():
    (grid,) = read_csv("just\n\nwords\n", "a.csv")

    assert [row[0].where for row in grid.rows] == [
        "a.csv, row 1, column A",
        "a.csv, row 3, column A",
    ]


def test_every_separator_that_occurs_is_tried():
    grids = read_csv("a;b,c\n", "a.csv")

    assert [len(grid.rows[0]) for grid in grids] == [2, 2]
    assert all(isinstance(grid, Grid) for grid in grids)


def test_quote_left_open_is_told():
    found = read_csv('a,b\n"c,d\n', "a.csv")

    assert isinstance(found, Problem)
    assert found.where == "a.csv, row 2"
