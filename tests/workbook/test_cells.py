"""Cells hold what they are given."""

from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from tarife.terms.languages import Language
from tarife.workbook.cells import LONGEST_TEXT, units, write
from tarife.workbook.styles import Amounts, Styles


def read_back(value):
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        styles = Styles.of(book, Amounts("USD", 2), Language.ENGLISH)
        write(book.add_worksheet(), 0, 0, value, styles.text)
    return openpyxl.load_workbook(content).active["A1"]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+90 555", "-5", "@here", "http://example.org", "1234", "{=SUM(A1)}", "Türkiye ₺"],
)
def test_text_stays_text(text):
    cell = read_back(text)

    assert cell.value == text
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def test_text_that_looks_like_the_writer_s_own_markup_does_not_break_the_file():
    assert read_back("<r>bold</r>").value == " <r>bold</r>"


def test_text_longer_than_a_cell_is_cut_with_a_sign():
    text = read_back("x" * (LONGEST_TEXT + 1)).value

    assert len(text) == LONGEST_TEXT
    assert text.endswith("x…")
    assert read_back("x" * LONGEST_TEXT).value == "x" * LONGEST_TEXT


def test_nothing_is_a_blank_cell():
    assert read_back(None).value is None


@given(st.integers(0, 10**15))
def test_amounts_of_fifteen_digits_come_back_to_the_micro(micros):
    assert round(units(micros) * 1_000_000) == micros
    assert f"{units(micros):.16G}" == f"{float(f'{units(micros):.16G}'):.16G}"
