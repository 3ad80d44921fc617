import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarife.gui.widgets.clipboard import block_text, read_block


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


CELLS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=3), max_size=4))
def test_a_block_that_is_written_can_be_read_back(rows):
    assert read_block(block_text(rows)) == tuple(tuple(row) for row in rows)
