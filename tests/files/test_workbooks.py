"""Workbooks are read as other programs wrote them, and those made to harm end in a sentence."""

import io
from datetime import datetime
from itertools import chain
from time import process_time

import openpyxl
import pytest

from helpers.files.packages import RELATIONS, package, part, relations, unzipped, zipped
from tarife.files.workbooks import Workbook, open_workbook
from tarife.terms.problems import InputError, OutsideError


def rows_of(content, sheet="S"):
    return list(Workbook(content, "a.xlsx").rows(sheet))


def read_all(content):
    book = Workbook(content, "a.xlsx")
    for name in book.names:
        for _ in book.rows(name):
            pass


def refused(content):
    with pytest.raises(InputError) as caught:
        read_all(content)
    (problem,) = caught.value.problems
    assert problem.where == "a.xlsx"
    assert problem.hint
    return problem


def test_values_of_every_kind_come_as_they_were_written():
    book = openpyxl.Workbook()
    row = ["Ayşe\nIşık", 905321234567, 0.1, True, None, datetime(2026, 10, 1), "", "#N/A", None]
    book.active.append(row)
    book.create_sheet("Other").append([None, 1])
    stream = io.BytesIO()
    book.save(stream)

    read = Workbook(stream.getvalue(), "a.xlsx")

    assert read.names == ("Sheet", "Other")
    assert list(read.rows("Sheet")) == [
        ("Ayşe\nIşık", 905321234567, 0.1, True, None, datetime(2026, 10, 1), None, "#N/A")
    ]
    assert list(read.rows("Other")) == [(None, 1)]


@pytest.mark.parametrize(
    ("cells", "row"),
    [
        ('<c t="s"><v>1</v></c>', ("rich text",)),
        ('<c t="s"><v>2</v></c><c><v>1</v></c>', (None, 1)),
        ('<c t="inlineStr"><is><t>a</t></is></c>', ("a",)),
        ('<c t="inlineStr"/><c t="n"><v>2</v></c>', (None, 2)),
        ('<c t="str"><f>A2&amp;"b"</f><v>ab</v></c>', ("ab",)),
        ('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', ("#DIV/0!",)),
        ('<c t="b"><v>0</v></c>', (False,)),
        ('<c t="d"><v>2026-10-01</v></c>', ("2026-10-01",)),
        ('<c r="C1"><v>-1.5E-3</v></c><c><v>+7</v></c>', (None, None, -0.0015, 7)),
        ('<c s="1"><v>46296.5</v></c>', (datetime(2026, 10, 1, 12),)),
        ('<c s="2"><v>46296</v></c>', (datetime(2026, 10, 1),)),
        ('<c s="2"><v>59</v></c>', (datetime(1900, 2, 28),)),
        ('<c s="2"><v>99999999</v></c>', (99999999,)),
        ('<c s="3"><v>46296</v></c>', (46296,)),
        ('<c r="B1" s="1"/>', ()),
        ('<c r="B1"><v>2</v></c><c r="A1"><v>1</v></c>', (1, 2)),
    ],
)
def test_each_kind_of_cell_is_read(cells, row):
    strings = (
        "<si><t>plain</t></si>"
        "<si><r><t>rich </t></r><r><rPr/><t>text</t></r><rPh><t>aid</t></rPh></si><si/>"
    )
    styles = (
        '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/>'
        '<numFmt numFmtId="165" formatCode="[Red]0.00 &quot;days&quot;"/></numFmts>'
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        '<cellXfs><xf/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'
        "<cellStyles><cellStyle/></cellStyles>"
    )

    assert rows_of(package(f"<row>{cells}</row>", strings=strings, styles=styles)) == [row]


def test_rows_that_a_sheet_leaves_out_are_empty():
    sheet = '<row r="2"><c r="A2"><v>1</v></c></row><row><c><v>2</v></c></row><row r="5"/>'

    assert rows_of(package(sheet)) == [(), (1,), (2,), (), ()]


def test_other_prefixes_places_and_calendars_of_programs_are_understood():
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    content = zipped(
        {
            "_rels/.rels": relations({"officeDocument": "/book/b.xml"}),
            "book/_rels/b.xml.rels": relations(
                {"worksheet": "/s.xml", "styles": "st.xml", "chartsheet": "c.xml"}
            ),
            "book/b.xml": f'<x:workbook xmlns:x="{strict}" xmlns:k="{RELATIONS}">'
            '<x:workbookPr date1904="1"/><x:sheets><x:sheet name="Chart" k:id="chartsheet"/>'
            '<x:sheet name="S" k:id="worksheet"/></x:sheets></x:workbook>',
            "s.xml": f'<x:worksheet xmlns:x="{strict}"><x:sheetData><x:row><x:c s="0">'
            "<x:v>44834</x:v></x:c></x:row></x:sheetData></x:worksheet>",
            "book/st.xml": part("styleSheet", '<cellXfs><xf numFmtId="14"/></cellXfs>'),
        }
    )

    assert Workbook(content, "a").names == ("S",)
    assert rows_of(content) == [(datetime(2026, 10, 1),)]


@pytest.mark.parametrize(
    "sheet",
    [
        "<row><c><v>1</v></c>",
        "<row><c><v>NaN</v></c></row>",
        "<row><c><v>1_000</v></c></row>",
        "<row><c><v>1e999</v></c></row>",
        '<row><c t="s"><v>7</v></c></row>',
        '<row><c t="s"><v>-1</v></c></row>',
        '<row><c t="z"><v>1</v></c></row>',
        '<row><c r="1A"><v>1</v></c></row>',
        '<row r="2"/><row r="1"/>',
        '<row r="0"/>',
        f'<row r="{"9" * 400}"/>',
        '<!DOCTYPE w [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>',
        '<?xml version="1.0" encoding="klingon"?><worksheet/>',
    ],
)
def test_what_no_program_writes_is_damage(sheet):
    problem = refused(package(sheet, strings="<si><t>a</t></si>"))

    assert problem.code == "damaged-workbook"
    assert "this workbook is damaged" in problem.message


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"market,rate\nTR,1",
        b"PK\x03\x04 half a workbook",
        zipped({"hello.txt": "hello"}),
        zipped(
            {name: xml for name, xml in unzipped(package()).items() if "sheet1" not in name}
        ),
    ],
)
def test_what_is_no_workbook_is_refused(content):
    assert refused(content).code == "damaged-workbook"


def test_a_bit_that_changes_a_number_is_found_by_the_checksum():
    content = package("<row><c><v>4711</v></c></row>", packed=False)

    assert refused(content.replace(b"4711", b"4712")).code == "damaged-workbook"


SPACES = " " * 3_000_000
CELL = "<c><v>1</v></c>"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (package(f'<row r="1048577">{CELL}</row>'), "more than 1048576 rows"),
        (package('<row><c r="ALM1"><v>1</v></c></row>'), "more than 1000 columns"),
        (package(f"<row><c><v>{'1' * 65}</v></c></row>"), "more than 64 digits"),
        (package(f"<row><c t='str'><v>{'x' * 32_768}</v></c></row>"), "characters in a cell"),
        (package(strings=f"<si><t>{'x' * 32_768}</t></si>"), "characters in a cell"),
        (package(SPACES), "packed to less than a 200th"),
        (package(f'<row a="{SPACES}"/>', packed=False), "a tag or text longer than"),
        (package(f"<!--{SPACES}--><w/>", packed=False), "a tag or text longer than"),
        (package(f"<row><c><v>{SPACES}</v></c></row>", packed=False), "a tag or text longer"),
        (zipped({f"{number}": "" for number in range(10_001)}), "more than 10000 parts"),
    ],
)
def test_what_is_made_to_cost_is_refused_at_once(content, reason):
    began = process_time()

    problem = refused(content)

    assert problem.code == "workbook-too-large"
    assert reason in problem.message
    assert process_time() - began < 4  # two seconds, on a machine half as fast


ATTRIBUTES = " ".join(f'a{number}=""' for number in range(11))
NUMBER = '<numFmt numFmtId="1" formatCode="0"/>'
PREFIXES = " ".join(f'xmlns:a{number}="u"' for number in range(11))
STR = '<row><c t="str"><v>abcdef</v></c></row>'
INLINE = '<row><c t="inlineStr"><is><t>abcdef</t></is></c></row>'
FORMAT = f"<numFmts>{NUMBER * 2}</numFmts>"


@pytest.mark.parametrize(
    ("bound", "content", "reason"),
    [
        ("MOST_CELLS", package('<row><c r="J1"><v>1</v></c></row>' * 2), "more than 10 cells"),
        ("MOST_STRINGS", package("<row/>", strings="<si/>" * 11), "more than 10 texts"),
        ("MOST_UNPACKED", package(), "MB unpacked"),
        ("MOST_TEXT", package(STR * 2), "more than 10 characters of text"),
        ("MOST_TEXT", package(INLINE * 2), "more than 10 characters of text"),
        ("_MOST_HELD", package(f"<row>{'<c/>' * 11}</row>"), "tags and attributes in one row"),
        ("_MOST_HELD", package("<b/><b/><b/><b/><row/>" * 3), "tags and attributes in one row"),
        ("_MOST_HELD", package("<a>" * 11 + "</a>" * 11), "tags and attributes in one row"),
        ("_MOST_HELD", package(f"<b {ATTRIBUTES}/>"), "attributes in one row"),
        ("_MOST_NAMES", package(f"<row {ATTRIBUTES}/>"), "more than 10 different names"),
        ("_MOST_NAMES", package(f"<row {PREFIXES}/>"), "more than 10 different names"),
        ("_MOST_PARTS", package(styles=FORMAT * 6), "more than 10 parts"),
        ("_MOST_PARTS", package(styles="<cellXfs/>" * 11), "more than 10 parts"),
        ("_FEW_MARKS", package("<a b=''/>" * 9_000), "more tags in all its parts than a file"),
        ("MOST_SECONDS", package(), "seconds of reading"),
    ],
)
def test_each_bound_is_kept(monkeypatch, bound, content, reason):
    monkeypatch.setattr(f"tarife.files.workbooks.{bound}", -1 if "SECONDS" in bound else 10)

    assert reason in refused(content).message


def test_text_outside_rows_is_bounded_and_that_of_rows_forgotten(monkeypatch):
    monkeypatch.setattr("tarife.files.workbook_elements._COUNTED_EVERY", 64)
    monkeypatch.setattr("tarife.files.workbooks._PIECE", 64)
    monkeypatch.setattr("tarife.files.workbooks.MOST_TEXT", 400)
    row = "<row><c><f>abcdefghi</f><v>1</v></c></row>"

    assert len(rows_of(package(row * 100))) == 100
    for outside in ("<b>abcdefghij</b>", "<b/>abcdefghij", "<b a='abcdefghij'/>"):
        assert len(rows_of(package(outside * 30 + row * 10))) == 10
        problem = refused(package(outside * 50 + row * 10))
        assert problem.message.endswith("more than 400 characters of text")


@pytest.mark.parametrize(
    "element", ["<{}/>", "<b {}=''/>", "<b xmlns:{}='u'/>", "<b xmlns:a='{}'/>"]
)
def test_names_that_no_workbook_has_are_no_workbook(element):
    row = "<row><c><v>1</v></c></row>"

    assert len(rows_of(package(element.format("n" * 900) + row))) == 1
    assert refused(package(element.format("n" * 1_001) + row)).code == "damaged-workbook"


def test_rows_that_were_read_are_held_no_more(monkeypatch):
    monkeypatch.setattr("tarife.files.workbooks._MOST_HELD", 20)
    monkeypatch.setattr("tarife.files.workbooks._PIECE", 64)

    assert len(rows_of(package(f"<row>{CELL}</row>" * 50))) == 50
    assert (
        "tags and attributes in one row"
        in refused(package(f"<b/><row>{CELL}</row>" * 50)).message
    )


@pytest.mark.parametrize(("begin", "end"), [('<b c="" d=""/>', ""), ('<b c="" d="">', "</b>")])
def test_attributes_outside_rows_are_held_also_where_an_element_never_ends(
    monkeypatch, begin, end
):
    monkeypatch.setattr("tarife.files.workbooks._MOST_HELD", 60)
    monkeypatch.setattr("tarife.files.workbooks._PIECE", 64)
    rows = f"{begin}<row>{CELL}</row>"

    assert len(rows_of(package(rows * 15 + end * 15))) == 15
    problem = refused(package(rows * 25 + end * 25))

    assert "more than 60 tags and attributes in one row" in problem.message


def test_rows_within_rows_are_forgotten_once(monkeypatch):
    monkeypatch.setattr("tarife.files.workbooks._MOST_HELD", 60)
    monkeypatch.setattr("tarife.files.workbooks._PIECE", 64)
    nested = "<row><b/>" * 25 + "</row>" * 25

    assert len(rows_of(package(nested))) == 25
    assert "tags and attributes" in refused(package(nested + "<b/>" * 60)).message


def test_relationships_are_as_few_as_parts(monkeypatch):
    parts = unzipped(package(CELL, strings="", styles=""))
    monkeypatch.setattr("tarife.files.workbooks._MOST_PARTS", len(parts))
    name = "xl/_rels/workbook.xml.rels"
    one = relations({"worksheet": "worksheets/sheet1.xml"})
    inner = one[one.index("<Relationship ") : one.index("</Relationships>")]

    for count, is_read in ((len(parts), True), (len(parts) + 1, False)):
        parts[name] = one.replace(inner, inner * count)
        if is_read:
            read_all(zipped(parts))
        else:
            assert "more than 6 parts" in refused(zipped(parts)).message


def test_several_sheets_of_one_part_are_damage():
    parts = unzipped(package(CELL))
    listed = parts["xl/workbook.xml"].decode()
    sheet = '<sheet name="S" sheetId="1" r:id="worksheet"/>'
    parts["xl/workbook.xml"] = listed.replace(sheet, sheet + sheet.replace('"S"', '"T"'))

    assert refused(zipped(parts)).code == "damaged-workbook"


@pytest.mark.parametrize(
    ("bound", "most", "reason"),
    [
        ("MOST_ALL_ROWS", 25, "more than 25 rows in all sheets"),
        ("MOST_CELLS", 25, "more than 25 cells"),
        ("MOST_UNPACKED", 1 << 20, "more than 1 MB unpacked"),
    ],
)
def test_what_is_read_again_counts_again(monkeypatch, bound, most, reason):
    book = Workbook(package(f"<row>{CELL}</row>" * 10 + f"<!--{SPACES[:300_000]}-->"), "a")
    monkeypatch.setattr(f"tarife.files.workbooks.{bound}", most)

    assert len([*book.rows("S"), *book.rows("S")]) == 20
    with pytest.raises(InputError, match=reason):
        list(chain.from_iterable(map(book.rows, "SSS")))


def test_a_bomb_that_lies_of_its_size_is_damage():
    content = bytearray(package("<row/>" + SPACES, packed=True))
    true_size = len(part("worksheet", "<sheetData><row/></sheetData>") + SPACES)
    size = true_size.to_bytes(4, "little")
    assert content.count(size) == 2
    lying = bytes(content).replace(size, (1000).to_bytes(4, "little"))

    assert refused(lying).code == "damaged-workbook"


def test_no_memory_left_is_told(monkeypatch):
    def full(*_):
        raise MemoryError

    monkeypatch.setattr("tarife.files.workbooks.ZipFile", full)

    assert "more than the memory" in refused(package()).message


def test_a_file_larger_than_the_bound_is_not_read(tmp_path, monkeypatch):
    path = tmp_path / "a.xlsx"
    with path.open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    monkeypatch.setattr("tarife.files.workbooks.ZipFile", None)

    with pytest.raises(InputError, match="larger than 64 MB"):
        open_workbook(path)
    with pytest.raises(InputError, match="larger than 64 MB"):
        Workbook(bytes(64 * 1024 * 1024 + 1), "a.xlsx")


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(OutsideError, match="there is no such file"):
        open_workbook(tmp_path / "gone.xlsx")


def test_another_library_reads_the_same(tmp_path):
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    for row in range(1, 60):
        book.active.append(
            [f"name {row % 7}", row * 1.1, None, row, datetime(2026, 1, row % 27 + 1)]
        )
    book.save(path)

    theirs = openpyxl.load_workbook(path).active.iter_rows(values_only=True)

    assert list(open_workbook(path).rows("Sheet")) == list(theirs)


def test_a_long_text_that_many_cells_share_counts_as_often_as_it_is_shown(monkeypatch):
    monkeypatch.setattr("tarife.files.workbooks.MOST_TEXT", 1_000)
    long = f"<si><t>{'x' * 101}</t></si>"
    cell = '<c t="s"><v>0</v></c>'

    read_all(package(f"<row>{cell * 9}</row>", strings=long))
    problem = refused(package(f"<row>{cell * 5}</row><row>{cell * 5}</row>", strings=long))

    assert "more than 1000 characters of text" in problem.message


def test_shared_texts_count_also_where_no_cell_shows_them(monkeypatch):
    monkeypatch.setattr("tarife.files.workbooks.MOST_TEXT", 1_000)
    text = f"<si><t>{'x' * 101}</t></si>"

    read_all(package("<row/>", strings=text * 9))
    problem = refused(package("<row/>", strings=text * 10))

    assert "more than 1000 characters of text" in problem.message
