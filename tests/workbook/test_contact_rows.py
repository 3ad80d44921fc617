"""Reading contact lists from the files people have."""

import pytest
from openpyxl import Workbook

from tarife.terms.problems import InputError, OutsideError
from tarife.workbook.contact_rows import list_rows, preview

TABLE = [("Ad", "Telefon"), ("Ayşe Işık", "0532 123 45 67"), ("Can", "905331234567")]


def written(tmp_path, text, encoding="utf-8", name="list.csv"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def text_with(separator, line_end="\n"):
    return "".join(separator.join(row) + line_end for row in TABLE)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1254"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_text_of_every_usual_form_is_read(tmp_path, separator, encoding):
    path = written(tmp_path, text_with(separator, "\r\n"), encoding)

    assert list(list_rows(path)) == TABLE


def test_a_list_of_one_column_needs_no_separator(tmp_path):
    path = written(tmp_path, "0532 123 45 67\n0533 123 45 67\n")

    assert list(list_rows(path)) == [("0532 123 45 67",), ("0533 123 45 67",)]


def test_numbers_of_a_workbook_come_as_their_digits(tmp_path):
    book = Workbook()
    book.active.append(["Name", "Phone", "Age"])
    book.active.append(["Ayşe", 905321234567, 40])
    book.active.append(["Can", 905331234567.0, 1.5])
    path = tmp_path / "list.xlsx"
    book.save(path)

    assert list(list_rows(path)) == [
        ("Name", "Phone", "Age"),
        ("Ayşe", "905321234567", "40"),
        ("Can", "905331234567", "1.5"),
    ]


def test_a_preview_holds_the_first_rows_only(tmp_path):
    path = written(tmp_path, "0532 123 45 67\n" * 1000)

    assert len(preview(path).rows) == 200


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b" ;\n;\n", "is empty", id="blank"),
        pytest.param(b"\xd0\xcf\x11\xe0 old", "is an old Excel workbook", id="XLS"),
        pytest.param(b"PK\x03\x04 broken", "is no Excel workbook", id="broken XLSX"),
        pytest.param(b"\x89PNG\0\0\0", "is neither text nor a workbook", id="picture"),
        pytest.param(b'a;"' + b"b" * 200_000 + b'";c', "is no readable table", id="huge cell"),
    ],
)
def test_what_is_no_list_is_refused_with_a_remedy(tmp_path, content, reason):
    path = tmp_path / "list.csv"
    path.write_bytes(content)

    with pytest.raises(InputError) as caught:
        preview(path)

    (problem,) = caught.value.problems
    assert reason in problem.message
    assert problem.where == "list.csv"
    assert problem.hint


def test_a_file_that_cannot_be_read_says_so(tmp_path):
    with pytest.raises(OutsideError, match="cannot be read"):
        preview(tmp_path / "gone.csv")
