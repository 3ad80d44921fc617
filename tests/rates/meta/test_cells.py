import pytest

from tarife.rates.meta.cells import Cell, cell_of, of_markets, tidy


@pytest.mark.parametrize(
    "text", ["Authentication-International", "Authentication- International"]
)
def test_heading_is_the_same_however_it_is_broken(text):
    assert Cell(text, "a.csv", 1, 0).folded == "authentication-international"


@pytest.mark.parametrize("text", ["", "n/a", "N/A", "#N/A"])
def test_some_texts_say_that_there_is_no_rate(text):
    assert Cell(text, "a.csv", 1, 0).is_no_rate


def test_spaces_of_any_kind_become_one():
    assert tidy("\ufeff Rest\u00a0of\n Africa ") == "Rest of Africa"


def test_cell_beyond_the_end_of_a_row_is_empty():
    beyond = cell_of((Cell("a", "a.csv", 1, 0),), 5)

    assert (beyond.text, beyond.where) == ("", "a.csv, row 1, column F")


def test_cell_is_found_by_row_and_letter_as_in_a_spreadsheet():
    assert Cell("x", "a.csv", 14, 27).where == "a.csv, row 14, column AB"


def rows_of(*texts):
    return tuple(
        tuple(Cell(text, "a.csv", number, column) for column, text in enumerate(row))
        for number, row in enumerate(texts, 2)
    )


@pytest.mark.parametrize(
    ("is_filled_down", "names"), [(True, ["Turkey", "Turkey"]), (False, ["Turkey", ""])]
)
def test_every_cell_knows_the_market_of_its_row(is_filled_down, names):
    rows = of_markets(rows_of(("Turkey", "1"), ("", "2")), 0, is_filled_down=is_filled_down)

    assert [row[1].market for row in rows] == names


def test_line_of_text_among_the_rates_is_no_market():
    rows = of_markets(
        rows_of(("Turkey", "1"), ("A note", ""), ("", "2")), 0, is_filled_down=True
    )

    assert [row[0].market for row in rows] == ["Turkey", "", "Turkey"]
