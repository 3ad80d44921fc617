"""A log is split into rows whatever wrote it."""

import io
import json

import pytest
import xlsxwriter

from tarife.actuals.batches import documents, read_batches
from tarife.actuals.line_problems import MOST_WRONG, LineProblems
from tarife.actuals.opening import LogFile
from tarife.terms.problems import InputError, Problem


def read(text):
    """Give the rows as (line, fields without blanks), and the problems as (code, place)."""
    faults = LineProblems()
    rows = []
    for batch in read_batches(LogFile.of_text(text), faults):
        for place, line in enumerate(batch.lines):
            fields = {name: column[place] for name, column in batch.columns.items()}
            rows.append((line, {name: field for name, field in fields.items() if field}))
    try:
        faults.raise_any()
    except InputError as error:
        return rows, [(problem.code, problem.where) for problem in error.problems]
    return rows, []


LONG_EVENT = json.dumps({"at": "x", "kind": "inbound", "note": "n" * 400})


def test_json_lines_keep_their_line_numbers():
    rows, problems = read('\ufeff{"at": "1", "number": 5}\r\n\r\n{"AT": "2", "x": null}\r\n')

    assert rows == [(1, {"at": "1", "number": 5}), (3, {"at": "2"})]
    assert problems == []


@pytest.mark.parametrize(
    "value", [True, 9.05e11, {"b": 1}, ["a", {"at": 1}], None, "x"], ids=str
)
def test_fields_of_others_hold_anything_in_json_as_in_csv(value):
    rows, problems = read(json.dumps({"at": "1", "price": value}) + '\n{"at": "2"}')

    assert ([line for line, _ in rows], problems) == ([1, 2], [])


@pytest.mark.parametrize(
    "line",
    [
        '{"at": ',
        '["a"]',
        "5",
        '{"at": "1", "at": "2"}',
        '{"at": "1", "At": "2"}',
        "[" * 100_000,
    ],
    ids=["cut", "list", "number", "twice", "two cases", "deep"],
)
def test_a_line_that_is_no_event_is_named(line):
    rows, problems = read('{"at": 1}\n' + line + '\n{"at": 2}')

    assert [number for number, _ in rows] == [1, 3]
    code = "half-written" if line.endswith(": ") else "broken-line"
    assert problems == [(code, "line 2")]


@pytest.mark.parametrize(
    "text",
    [
        '[{"at": 1}, {"at": 2}]',
        '[\n {"at": 1},\n {"at": 2}\n]',
        '[\n {\n  "at": 1\n },\n {\n  "at": 2\n }\n]\n',
        '{\n "at": 1\n}\n{\n "at": 2\n}',
        '[{"at": 1}]\n[{"at": 2}]',
    ],
    ids=["one line", "one an item", "pretty", "documents", "arrays"],
)
def test_json_is_read_in_any_arrangement(text):
    rows, problems = read(text)

    assert ([fields["at"] for _, fields in rows], problems) == ([1, 2], [])


def test_an_item_of_a_pretty_array_is_named_by_its_own_line():
    rows, problems = read('[\n {\n  "at": 1\n },\n {\n  "at": 2\n },\n "x"\n]')

    assert [line for line, _ in rows] == [2, 5]
    assert problems == [("broken-line", "line 8")]


@pytest.mark.parametrize(
    "text",
    ["[1, 2, 3]", '{"data": [1]}', '[{"price": 1}, {"price": 2}]', "[\n1,\n2\n]"],
    ids=str,
)
def test_a_document_of_another_shape_is_one_sentence(text):
    rows, problems = read(text)

    assert rows == []
    assert [code for code, _ in problems] == ["broken-line"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("before", ["", "\r\n", "sep={}\r\n"], ids=["", "blank", "said"])
def test_csv_is_read_with_the_delimiter_of_its_header(delimiter, before):
    first = before.format(delimiter)
    text = first + "At,Customer, kind\r\n1,a,inbound\r\n\r\n2,,x\r\n".replace(",", delimiter)
    rows, problems = read(text)
    shift = first.count("\n")

    assert rows == [
        (2 + shift, {"At": "1", "Customer": "a", "kind": "inbound"}),
        (4 + shift, {"At": "2", "kind": "x"}),
    ]
    assert problems == []


def test_a_quoted_cell_goes_over_several_lines():
    rows, problems = read('at,customer,kind\n1,"a\n\nb;""c""",x\n2,b,x\n')

    assert rows == [
        (2, {"at": "1", "customer": 'a\n\nb;"c"', "kind": "x"}),
        (5, {"at": "2", "customer": "b", "kind": "x"}),
    ]
    assert problems == []


def test_a_quote_that_does_not_close_swallows_no_line():
    rows, problems = read('at,customer,kind\n1,"a,x\n2,b,x\n3,"c",x\n')

    assert [line for line, _ in rows] == [3, 4]
    assert problems == [("broken-line", "line 2")]


def test_a_line_with_too_many_cells_is_named():
    rows, problems = read("at,customer,kind\n1,a,b,c\n2,c\n")

    assert [line for line, _ in rows] == [3]
    assert problems == [("too-many-cells", "line 2")]


def test_a_cell_beyond_all_bounds_is_a_broken_line():
    assert read("at,customer,kind\n" + "1" * 200_000 + "\n")[1] == [("broken-line", "line 2")]


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("at,customer,kind,kind\n1,2,3,4\n", "field-twice", "line 1"),
        ('at,"customer\n1,2,3\n', "broken-line", "line 1"),
    ],
)
def test_without_a_usable_header_nothing_is_read(text, code, where):
    assert read(text) == ([], [(code, where)])


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff", "sep=;"])
def test_an_empty_log_holds_nothing(text):
    assert read(text) == ([], [])


def test_more_rows_than_a_batch_are_all_read():
    text = "".join(f'{{"at": {number}}}\n' for number in range(1, 40_001))
    rows, problems = read(text)

    assert [(line, fields["at"]) for line, fields in rows] == [(n, n) for n in range(1, 40_001)]
    assert problems == []


def test_a_hundred_faults_are_told_and_how_many_more():
    faults = LineProblems()
    for _ in read_batches(LogFile.of_text('{"at": 1}\n' + "[]5\n" * 1000), faults):
        pass

    with pytest.raises(InputError) as caught:
        faults.raise_any()
    assert len(caught.value.problems) == 101
    assert str(caught.value).endswith("and 900 more of the kind, in 900 lines")


def test_a_log_of_which_ten_thousand_lines_are_wrong_is_read_no_further():
    faults, wrong = LineProblems(), Problem("unknown-country", "", "no country")
    faults.add_all((line, wrong) for line in range(1, MOST_WRONG + 1))

    with pytest.raises(InputError, match="and more of the kind; no line after 10,150 was read"):
        faults.add_all((line, wrong) for line in range(MOST_WRONG + 1, 10_151))


@pytest.mark.parametrize("before", ["", "[\n"], ids=["line", "list"])
@pytest.mark.parametrize(
    ("value", "reason"),
    [("9" * 5_000, "a number has too many digits"), ("[" * 100_000, "nested too deep")],
)
def test_what_python_refuses_to_read_is_told_in_our_words(before, value, reason):
    faults = LineProblems()
    log = LogFile.of_text(f'{before}{{"at": 1, "note": {value}}}')

    assert not [batch for batch in read_batches(log, faults) if batch.lines]
    with pytest.raises(InputError, match=rf"this is not JSON \({reason}\)"):
        faults.raise_any()


@pytest.mark.parametrize("before", ["", "[\n", '{"at": 1}\n'], ids=["line", "list", "lines"])
@pytest.mark.parametrize(("opens", "closes"), [('{"a": ', "}"), ("[", "]"), ('[{"b": ', "}]")])
@pytest.mark.parametrize("depth", [60, 400])
def test_what_is_nested_deeper_than_any_webhook_is_told_before_it_is_looked_through(
    before, opens, closes, depth
):
    faults = LineProblems()
    value = f"{opens * depth}1{closes * depth}"
    log = LogFile.of_text(f'{before}{{"entry": 1, "x": {value}}}')

    assert len([batch for batch in read_batches(log, faults) if batch.lines]) <= 1
    with pytest.raises(InputError) as refused:
        faults.raise_any()
    is_deep = depth * len(closes) > 100
    assert ("nested too deep" in refused.value.problems[0].message) is is_deep


def test_a_note_beside_the_table_of_a_sheet_is_no_column_of_it():
    sheet = io.BytesIO()
    book = xlsxwriter.Workbook(sheet)
    rows = [["at", "kind"], ["1", "inbound", "", "a note"], ["", "", "so far"], ["2", "text"]]
    page = book.add_worksheet()
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    book.close()
    sheet.seek(0)

    (batch,) = read_batches(LogFile(sheet, "log.xlsx"), LineProblems())
    assert list(batch.lines) == [2, 4]
    assert batch.columns == {"at": ("1", "2"), "kind": ("inbound", "text")}


@pytest.mark.parametrize("text", ['[{"at": 1},\n', '[\n{"at": 1}', '[[{"at": 1}]\n'], ids=repr)
def test_a_list_that_was_cut_off_is_told_although_its_items_are_whole(text):
    rows, problems = read(text)

    assert [fields for _, fields in rows] == [{"at": 1}]
    assert [code for code, _ in problems] == ["half-written"]


@pytest.mark.parametrize("one_line", [True, False])
def test_a_list_of_any_length_is_read_without_being_held(one_line, monkeypatch):
    monkeypatch.setattr("tarife.actuals.batches._PIECE", 64)
    items = [{"at": str(n), "text": "x" * (n % 300)} for n in range(400)]
    text = json.dumps(items, indent=None if one_line else 1)

    rows, problems = read(text)

    assert [fields["at"] for _, fields in rows] == [item["at"] for item in items]
    assert problems == []
    if not one_line:
        lines = text.splitlines()
        assert all(lines[line - 1].strip() == "{" for line, _ in rows)


def test_a_number_is_not_cut_where_a_piece_ends(monkeypatch):
    monkeypatch.setattr("tarife.actuals.batches._PIECE", 1)

    assert list(documents(io.StringIO("[12345, 67]").read, LineProblems())) == [
        (1, 12345),
        (1, 67),
    ]


def test_an_item_beyond_all_bounds_is_told(monkeypatch):
    monkeypatch.setattr("tarife.actuals.batches._PIECE", 64)
    monkeypatch.setattr("tarife.actuals.batches.MOST_BYTES", 1_000)

    rows, problems = read('[{"at": 1},\n{"text": "' + "x" * 100_000 + '"}]')

    assert [fields for _, fields in rows] == [{"at": 1}]
    assert problems == [("broken-line", "line 2")]


def test_a_table_of_too_many_columns_is_one_sentence():
    names = ",".join(f"c{number}" for number in range(100_000))

    assert read(f"{names}\n1\n") == ([], [("too-many-columns", "line 1")])


def test_a_line_without_end_is_refused_before_it_is_held():
    with pytest.raises(InputError, match="longer than 1048576 characters"):
        read("at,customer\n" + "x" * 3_000_000)


def test_an_item_of_more_values_than_are_held_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr("tarife.actuals.batches._LARGE", 100)
    monkeypatch.setattr("tarife.actuals.batches.MOST_VALUES", 99)
    problems = LineProblems()

    assert list(documents(io.StringIO(json.dumps([{"x": [[]] * 100}])).read, problems)) == []
    with pytest.raises(InputError, match="more than 99 values"):
        problems.raise_any()


def test_what_stands_behind_a_long_item_is_given_on_its_lines(monkeypatch):
    monkeypatch.setattr("tarife.actuals.batches._LARGE", 100)
    monkeypatch.setattr("tarife.actuals.batches._PIECE", 64)
    items = [{"x": ["\U0001f600" * 50] * 10}, *({"x": [n, n]} for n in range(200))]
    problems = LineProblems()
    text = json.dumps(items).replace("}, ", "},\n")

    found = list(documents(io.StringIO(text).read, problems))

    assert found == list(enumerate(items, 1))
    problems.raise_any()


def test_an_item_longer_than_is_held_is_refused(monkeypatch):
    monkeypatch.setattr("tarife.actuals.batches._PIECE", 64)
    monkeypatch.setattr("tarife.actuals.batches.MOST_ITEM", 999)
    problems = LineProblems()

    assert list(documents(io.StringIO(json.dumps([{"x": "y" * 1_100}])).read, problems)) == []
    with pytest.raises(InputError, match="longer than 999 characters"):
        problems.raise_any()


@pytest.mark.parametrize("name", ["at", "AT"])  # as most logs have it, and line by line
def test_lines_of_very_many_fields_are_told_before_they_are_put_side_by_side(name):
    lines = [json.dumps({name: "x", "kind": "inbound", f"f{n}": 1}) for n in range(1_500)]

    with pytest.raises(InputError, match="line 999: more than 1000 fields"):
        list(read_batches(LogFile.of_text("\n".join(lines)), LineProblems()))


@pytest.mark.parametrize(
    "text",
    [
        "\n".join([LONG_EVENT] * 50),
        f"[{','.join([LONG_EVENT] * 50)}]",
        "at,kind,note\n" + "\n".join(["x,inbound," + "n" * 400] * 50),
    ],
    ids=["lines", "a list", "a table"],
)
def test_a_batch_holds_no_more_text_than_a_batch_may(text, monkeypatch):
    monkeypatch.setattr("tarife.actuals.batches._MOST_IN_BATCH", 2_000)
    monkeypatch.setattr("tarife.actuals.batches._PIECE", 1_000)

    batches = list(read_batches(LogFile.of_text(text), LineProblems()))

    assert sum(len(batch.lines) for batch in batches) == 50
    assert max(len(batch.lines) for batch in batches) <= 7


WEBHOOK = '{"at": 1, "customer": "905321234567", "kind": "inbound", "n": [1, {"a": "b"}]}'


@pytest.mark.parametrize("before", ["", "[\n", '{"at": 1}\n'], ids=["alone", "list", "lines"])
@pytest.mark.parametrize("cut", range(2, len(WEBHOOK), 5))
def test_a_file_that_was_written_in_half_is_told_to_break_off(before, cut):
    """However it breaks off; what stands before is not taken for all there is."""
    faults = LineProblems()

    list(read_batches(LogFile.of_text(before + WEBHOOK[:cut]), faults))

    with pytest.raises(InputError) as refused:
        faults.raise_any()
    (problem,) = refused.value.problems
    assert problem.code == "half-written"
    assert "copy or download it again" in problem.hint
