import io
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile

from helpers.files.meta_files import workbook_bytes
from tarife.rates.meta.grids import read_workbook
from tarife.terms.problems import Problem


def cells(sheets):
    return [
        (cell.text, cell.where)
        for grid in read_workbook(workbook_bytes(sheets), "a.csv")
        for row in grid.rows
        for cell in row
        if cell.text
    ]


def test_cells_are_texts_with_their_place():
    row = [None, "Market\n(per rate card)", 0.026, 5, True, date(2026, 10, 1)]

    assert cells({"List rates": [[], row]}) == [
        ("Market (per rate card)", "a.csv, row 2, column B"),
        ("0.026", "a.csv, row 2, column C"),
        ("5", "a.csv, row 2, column D"),
        ("True", "a.csv, row 2, column E"),
        ("2026-10-01 00:00:00", "a.csv, row 2, column F"),
    ]


def test_column_beyond_z_is_named_by_two_letters():
    assert cells({"Sheet1": [[*[None] * 27, "x"]]}) == [("x", "a.csv, row 1, column AB")]


def test_place_names_the_sheet_where_there_are_several():
    assert cells({"One": [["a"]], "Two": [["b"]]}) == [
        ("a", "a.csv:One, row 1, column A"),
        ("b", "a.csv:Two, row 1, column A"),
    ]


def test_zip_that_is_no_workbook_is_refused():
    stream = io.BytesIO()
    with ZipFile(stream, "w") as packed:
        packed.writestr("hello.txt", "hello")

    assert isinstance(read_workbook(stream.getvalue(), "a.csv"), Problem)


def test_file_that_would_fill_the_memory_is_refused():
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", bytes(65 * 1024 * 1024))

    assert "packed to less than" in read_workbook(stream.getvalue(), "a.csv").message


def test_a_sheet_longer_than_any_card_is_refused_and_not_cut():
    assert len(read_workbook(workbook_bytes({"A": [["x"]] * 5_000}), "a")[0].rows) == 5_000

    refused = read_workbook(workbook_bytes({"A": [["x"]] * 5_001}), "a")

    assert "more than 5000 rows" in refused.message


def test_several_sheets_are_no_longer_than_a_card_together():
    sheets = {f"S{number}": [["x"]] * 1_000 for number in range(6)}

    refused = read_workbook(workbook_bytes(sheets), "a")

    assert "more than 5000 rows" in refused.message
