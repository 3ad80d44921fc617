"""Cells hold what they are given."""

from datetime import datetime
from io import BytesIO
from unittest.mock import Mock

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarife.terms.languages import Language
from tarife.workbook.cells import (
    LONGEST_TEXT,
    Formula,
    set_blocks,
    set_print,
    set_widths,
    units,
    write,
)
from tarife.workbook.styles import Styles
from tarife.workbook.xlsxwriter_patches import StyledWorkbook


def written(write_cells):
    """Have cells written on a page; gives the workbook."""
    content = BytesIO()
    with StyledWorkbook(content, {}) as book:
        write_cells(book.add_worksheet(), Styles.of(book, "USD", "", Language.ENGLISH))
    return content


def read_back(value, look=lambda styles: styles.text):
    content = written(lambda page, styles: write(page, 0, 0, value, look(styles)))
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


def test_text_of_emojis_is_cut_to_what_a_cell_holds():
    text = read_back("\N{GRINNING FACE}" * 20_000).value

    assert text == "\N{GRINNING FACE}" * ((LONGEST_TEXT - 1) // 2) + "…"


def test_a_formula_may_come_to_any_text():
    content = written(
        lambda page, styles: write(page, 0, 0, Formula("=B1", "<&\x01>"), styles.text)
    )

    assert openpyxl.load_workbook(content, data_only=True).active["A1"].value == "<&_x0001_>"
    assert openpyxl.load_workbook(content).active["A1"].value == "=B1"


def test_a_formula_is_filled_to_the_right_as_a_person_fills_it():
    content = written(
        lambda page, styles: page.fill(
            *(1, 2, '=IF($A2<>"",B2+C$1,0)', styles.text, [1, 2.5, 0])
        )
    )

    formulas, values = (
        [cell.value for cell in openpyxl.load_workbook(content, data_only=only).active[2]]
        for only in (False, True)
    )
    assert formulas[2:] == [
        *('=IF($A2<>"",B2+C$1,0)', '=IF($A2<>"",C2+D$1,0)', '=IF($A2<>"",D2+E$1,0)')
    ]
    assert values[2:] == [1, 2.5, 0]


def test_days_and_moments_come_back():
    moment = datetime(2026, 11, 29, 18, 30)

    assert read_back(moment, lambda styles: styles.moment).value == moment
    assert read_back(moment.date(), lambda styles: styles.date).value == datetime(2026, 11, 29)


@pytest.mark.parametrize(
    ("name", "left"),
    [("Winter", "&8Winter"), ("2026 & more", "&8 2026 && more"), ("&" * 300, "&8" + "&" * 180)],
)
def test_a_name_at_the_foot_of_a_page_changes_nothing_of_it(name, left):
    """A name that begins with a year was printed in letters of size 82026."""
    page = Mock()

    set_print(page, name, 0)

    page.set_footer.assert_called_once_with(f"&L{left}&C&8&A&R&8&P / &N")


def test_nothing_is_a_blank_cell():
    assert read_back(None).value is None


@given(st.integers(0, 10**15))
def test_amounts_of_fifteen_digits_come_back_to_the_micro(micros):
    assert round(units(micros) * 1_000_000) == micros
    assert f"{units(micros):.16G}" == f"{float(f'{units(micros):.16G}'):.16G}"


@pytest.mark.parametrize(
    ("heights", "breaks"),
    [((20, 12), []), ((20, 16), [20]), ((20, 30, 3, 30), [20, 53]), ((60, 5), [60])],
)
def test_a_page_ends_before_a_block_that_it_would_split(heights, breaks):
    with StyledWorkbook(BytesIO(), {}) as book:
        page = book.add_worksheet()
        starts = [sum(heights[:at]) for at in range(len(heights))]
        set_blocks(page, starts, (sum(heights), 3))

        assert page.hbreaks == breaks


def test_a_page_of_a_wide_sheet_holds_more_rows():
    with StyledWorkbook(BytesIO(), {}) as book:
        page = book.add_worksheet()
        set_widths(page, [40] * 10)
        set_blocks(page, [0, 60, 80], (120, 10))

        assert page.hbreaks == [80]
