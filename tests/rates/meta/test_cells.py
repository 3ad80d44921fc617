import pytest

from tarife.rates.meta.cells import Cell, cell_of, tidy


@pytest.mark.parametrize(
    "text", ["Authentication-International", "Authentication- International"]
)
def test_heading_is_the_same_however_it_is_broken(text):
    assert Cell(text, "a.csv:1:1").folded == "authentication-international"


@pytest.mark.parametrize("text", ["", "n/a", "N/A", "#N/A"])
def test_some_texts_say_that_there_is_no_rate(text):
    assert Cell(text, "a.csv:1:1").is_no_rate


def test_spaces_of_any_kind_become_one():
    assert tidy("\ufeff Rest\u00a0of\n Africa ") == "Rest of Africa"


def test_cell_beyond_the_end_of_a_row_is_empty():
    assert cell_of((Cell("a", "a.csv:1:1"),), 5).text == ""
