import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarife.gui.widgets.clipboard import MOST_CELLS, MOST_LINES, read_block
from tarife.terms.saving import tab_separated


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", ()),
        ("20.000", (("20.000",),)),
        (
            "TR\t20.000\t12,5 %\r\nDE\t6.000\t9 %\r\n",
            (("TR", "20.000", "12,5 %"), ("DE", "6.000", "9 %")),
        ),
        ('"Hong Kong\nSAR"\t5', (("Hong Kong\nSAR", "5"),)),
        ('"a ""quoted"" name"\t5', (('a "quoted" name', "5"),)),
        ("TR\t\t5", (("TR", "", "5"),)),
        ("5\n\n6", (("5",), (), ("6",))),
    ],
)
def test_a_block_is_taken_apart_as_spreadsheets_put_it_together(text, cells):
    assert read_block(text) == cells


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+90 532", "-1+cmd", "@sum", '=HYPERLINK("x")'),
        *("\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20sum"),
    ],
)
def test_a_name_that_begins_as_a_formula_is_none_in_a_spreadsheet_and_comes_back(text):
    copied = tab_separated([[text, "5"]])

    assert copied.startswith(("'", "\"'"))
    assert read_block(copied) == ((text, "5"),)


@pytest.mark.parametrize("text", ["A;=1+1", "A\n@sum", 'a|"+1+1', "'=1", "a;'=1;=2"])
def test_a_formula_within_a_name_is_none_either_where_a_program_splits_it(text):
    """A program that splits at another sign than tabs would take the rest for a cell."""
    copied = tab_separated([[text, "5"]])

    assert re.search(r"[;|\n]\W*(?<!')[=+@]|^=", copied.replace('"', "")) is None
    assert read_block(copied) == ((text, "5"),)


@pytest.mark.parametrize("text", ["7\n" * 500_001, "7" * 131_073], ids=["rows", "a cell"])
def test_what_is_larger_than_any_table_is_no_block(text):
    assert read_block(text) is None


def test_what_moves_a_cursor_or_turns_a_direction_is_shown_where_a_table_is_copied_to():
    assert tab_separated([["a\x1b[2J\u202eb", "\r=1"]]) == "a\\x1b[2J\\u202eb\t\\r=1\n"


@pytest.mark.parametrize("number", ["-1.234,5", "+12", "-12,5 %", "-%5"])
def test_a_number_with_a_sign_stays_one(number):
    assert tab_separated([[number]]) == f"{number}\n"


CELLS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)
CELLS |= st.text(st.sampled_from("a1;|'\"=+-@"), min_size=1)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=3), max_size=4))
def test_a_block_that_is_written_can_be_read_back(rows):
    assert read_block(tab_separated(rows)) == tuple(tuple(row) for row in rows)


def test_lines_of_a_csv_are_taken_apart_and_ranges_are_not():
    assert read_block("Brezilya;1.000;50\nPeru;5;") == (
        ("Brezilya", "1.000", "50"),
        ("Peru", "5", ""),
    )
    for text in ("20; 22; 35", "20; 22; 35\n10; 15; 20", "a;b\tc\nd;e\tf"):
        assert all(";" in row[0] for row in read_block(text))


def test_a_block_has_as_many_lines_and_cells_as_any_table_and_no_more():
    assert len(read_block("5\n" * MOST_LINES)) == MOST_LINES
    assert read_block("5\n" * (MOST_LINES + 1)) is None
    assert read_block("\n".join(["\t" * 19] * MOST_LINES))[0] == ("",) * 20
    assert read_block("\t" * MOST_CELLS) is None
