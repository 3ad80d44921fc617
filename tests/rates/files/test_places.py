"""Places are told as a spreadsheet names them, in each language."""

import pytest

from tarife.rates.files.rows import cell_place, row_label
from tarife.terms.languages import Language
from tarife.terms.sentences import in_language


def test_row_is_named_by_its_number():
    assert row_label("a.csv", 14) == "a.csv, row 14"


def test_cell_names_its_market_where_there_is_one():
    assert cell_place("a.csv", 14, 2, "Germany") == "a.csv, row 14 (Germany), column C"
    assert cell_place("a.csv", 14, 2) == "a.csv, row 14, column C"


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (59, "BH")])
def test_columns_have_letters(column, letters):
    assert cell_place("a.csv", 1, column) == f"a.csv, row 1, column {letters}"


def test_place_is_told_in_turkish():
    place = cell_place("a.csv", 14, 2, "Germany")

    assert in_language(place, Language.TURKISH) == "a.csv, 14. satır (Germany), C sütunu"
