"""Reading contact lists from the files people have."""

import pytest
from openpyxl import Workbook

from tarife.documents.contact_rows import list_rows, preview
from tarife.files.budgets import is_budget
from tarife.files.reading import stoppable
from tarife.terms.problems import InputError, OutsideError, Stopped

TABLE = [("Ad", "Telefon"), ("Ayşe Işık", "0532 123 45 67"), ("Can", "905331234567")]


def written(tmp_path, text, encoding="utf-8", name="list.csv"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def text_with(separator, line_end="\n"):
    return "".join(separator.join(row) + line_end for row in TABLE)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1254"],
)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_text_of_every_usual_form_is_read(tmp_path, separator, encoding):
    path = written(tmp_path, text_with(separator, "\r\n"), encoding)

    assert list(list_rows(path)) == TABLE


def test_a_list_of_one_column_needs_no_separator(tmp_path):
    path = written(tmp_path, "0532 123 45 67\n0533 123 45 67\n")

    assert list(list_rows(path)) == [("0532 123 45 67",), ("0533 123 45 67",)]


def test_a_table_of_too_many_columns_is_refused(tmp_path):
    path = written(tmp_path, "Telefon" + ",x" * 1_000 + "\n")

    with pytest.raises(InputError, match="more than 1000 columns"):
        list(list_rows(path))


def test_a_line_that_tells_the_separator_is_no_row(tmp_path):
    path = written(tmp_path, "sep=;\nAd, Soyad;Telefon\nA, B;0532 111 00 01\n")

    assert list(list_rows(path)) == [("Ad, Soyad", "Telefon"), ("A, B", "0532 111 00 01")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("My customers\nName;Phone\nDoe, Jane;1\nRoe, Jo;2\n", id="title above"),
        pytest.param('"a,b,c,d";Phone\n"Doe, Jane";1\n', id="other marks in quotes"),
        pytest.param("Name;Phone\nDoe, Jane, Dr.;1\nRoe;2\n", id="other marks in some rows"),
    ],
)
def test_the_mark_that_separates_most_lines_is_the_separator(tmp_path, text):
    rows = list(list_rows(written(tmp_path, text)))

    assert [len(row) for row in rows[-2:]] == [2, 2]


def test_a_quoted_cell_may_hold_line_breaks(tmp_path):
    path = written(tmp_path, 'Name,Phone\n"Ayşe\nIşık","0532 111 00 01\n0532 111 00 02"\n')

    assert list(list_rows(path))[1] == ("Ayşe\nIşık", "0532 111 00 01\n0532 111 00 02")


VCARDS = """BEGIN:VCARD
VERSION:3.0
FN:Ayşe Işık
item1.TEL;TYPE="CELL:x",VOICE:+90 532
  111 00 01
TEL;VALUE=uri:tel:+90-532-111-00-02
NOTE:TEL:1
END:VCARD
begin:vcard
version:4.0
fn:Can
end:vcard
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_each_vcard_is_a_row_of_a_name_and_its_numbers(tmp_path, encoding):
    path = written(tmp_path, VCARDS.replace("\n", "\r\n"), encoding, "people.vcf")

    assert list(list_rows(path)) == [
        ("FN", "TEL"),
        ("Ayşe Işık", "+90 532 111 00 01 ::: tel:+90-532-111-00-02"),
        ("Can", ""),
    ]


def test_a_card_without_an_end_ends_where_another_begins_or_the_file_does(tmp_path):
    cut = "BEGIN:VCARD\nFN:Can\nTEL:1\nBEGIN:VCARD\nTEL:2\n"

    rows = list(list_rows(written(tmp_path, cut, "utf-8", "cut.vcf")))

    assert rows == [("FN", "TEL"), ("Can", "1"), ("", "2")]


def test_a_card_of_too_many_lines_is_refused_and_many_cards_are_not(tmp_path, monkeypatch):
    monkeypatch.setattr("tarife.documents.contact_rows._MOST_CARD_LINES", 4)
    card = "BEGIN:VCARD\nTEL:1\nPHOTO:a\n b\n c\nEND:VCARD\n"

    assert len(list(list_rows(written(tmp_path, card * 9, "utf-8", "many.vcf")))) == 10
    with pytest.raises(InputError, match="a card of more than 4 lines"):
        list(list_rows(written(tmp_path, "BEGIN:VCARD\n" + "TEL:1\n" * 9, "utf-8", "a.vcf")))


def test_people_stand_on_the_first_sheet_that_is_not_blank(tmp_path):
    book = Workbook()
    book.active.append([None])
    book.create_sheet("People").append(["Phone", 905321234567])
    book.create_sheet("More").append(["x"])
    path = tmp_path / "list.xlsx"
    book.save(path)

    assert [row for row in list_rows(path) if any(row)] == [("Phone", "905321234567")]


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


def test_of_wide_rows_fewer_are_looked_at(tmp_path):
    path = written(tmp_path, ("0532 123 45 67;" * 1000)[:-1].join(["", "\n"]) * 250)

    assert len(preview(path).rows) == 20


def test_a_row_whose_cells_have_lines_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("tarife.documents.contact_rows._MOST_ROW", 50)
    path = tmp_path / "list.csv"
    row = '+905321234567,"{}"\n'
    path.write_text(row.format("a\n" * 10) * 9, "utf-8")
    assert len(list(list_rows(path))) == 9

    path.write_text(row.format("a\n" * 30), "utf-8")
    with pytest.raises(InputError, match="has a row of more than 50 characters"):
        list(list_rows(path))


def test_a_preview_holds_no_more_of_a_long_cell_than_is_looked_at(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(f"phone,note\n+905321234567,{'x' * 30_000}\n", "utf-8")

    assert [len(row[1]) for row in preview(path).rows] == [4, 1_000]
    assert [len(row[1]) for row in list_rows(path)] == [4, 30_000]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b" ;\n;\n", "is empty", id="blank"),
        pytest.param(b"\xd0\xcf\x11\xe0 old", "is an old Excel workbook", id="XLS"),
        pytest.param(b"PK\x03\x04 broken", "this workbook is damaged", id="broken XLSX"),
        pytest.param(b'{"schema": 1}', "is JSON", id="plan"),
        pytest.param(b'\n[{"object": 1}]', "is JSON", id="webhooks"),
        pytest.param(b"at,customer,kind\n1,+905321110001,inbound", "is a log", id="log"),
        pytest.param(b"Body;Direction;Message SID\n", "is a log", id="report of a partner"),
        pytest.param(
            b"Market,Currency,Marketing,Utility,Authentication\nTurkey,USD,0.01,0.01,0.01\n",
            "is a rate card",
            id="rate card",
        ),
        pytest.param(b"\x89PNG\0\0\0", "is neither text nor a workbook", id="picture"),
        pytest.param(b"9" * 2_000_000, "line 1 is longer than", id="endless line"),
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
    with pytest.raises(OutsideError, match="there is no such file"):
        preview(tmp_path / "gone.csv")


def test_a_budget_is_no_list(tmp_path):
    book = Workbook()
    for sheet in ("Inputs", "Rates", "Checks"):
        book.create_sheet(sheet).append(["+905321110001"])
    path = tmp_path / "budget.xlsx"
    book.save(path)

    with pytest.raises(InputError, match="is a budget"):
        preview(path)


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx", "list.vcf"])
def test_a_list_that_nobody_wants_any_more_is_not_read_on(tmp_path, name):
    path = tmp_path / name
    if name.endswith("xlsx"):
        book = Workbook()
        book.active.append(TABLE[0])
        book.save(path)
    else:
        card = "BEGIN:VCARD\nFN:Can\nTEL:905331234567\nEND:VCARD\n"
        path.write_text(text_with(",") if name.endswith("csv") else card)

    with stoppable(lambda: True), pytest.raises(Stopped):
        preview(path)
    with stoppable(lambda: True), pytest.raises(Stopped):
        is_budget(path) if name.endswith("xlsx") else list(list_rows(path))
    assert preview(path).rows
