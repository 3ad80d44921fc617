"""A log is split into lines whatever wrote it."""

import pytest

from tarife.actuals.records import Record, read_records


def test_json_lines_keep_their_line_numbers():
    records, problems = read_records(
        '\ufeff{"at": "1", "number": 5}\r\n\r\n{"AT": " 2 ", "x": null}\r\n'
    )

    assert records == (Record(1, {"at": "1", "number": "5"}), Record(3, {"at": "2"}))
    assert problems == ()


@pytest.mark.parametrize(
    "line",
    [
        '{"at": ',
        '["a"]',
        '{"at": {"b": 1}}',
        '{"at": true}',
        '{"at": 9.05e11}',
        '{"at": NaN}',
        '{"at": "1", "at": "2"}',
        '{"at": "1", "At": "2"}',
        "[" * 100_000,
    ],
    ids=["cut", "list", "nested", "truth", "fraction", "nan", "twice", "two cases", "deep"],
)
def test_a_line_that_is_no_plain_object_is_named(line):
    records, problems = read_records('{"at": 1}\n' + line + '\n{"at": 2}')

    assert [record.line for record in records] == [1, 3]
    assert [(problem.code, problem.where) for problem in problems] == [
        ("broken-line", "line 2")
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("before", ["", "\r\n", "sep={}\r\n"], ids=["", "blank", "said"])
def test_csv_is_read_with_the_delimiter_of_its_header(delimiter, before):
    first = before.format(delimiter)
    text = first + "At,Customer, kind\r\n1,a,inbound\r\n\r\n2,,x\r\n".replace(",", delimiter)
    records, problems = read_records(text)
    shift = first.count("\n")

    assert records == (
        Record(2 + shift, {"at": "1", "customer": "a", "kind": "inbound"}),
        Record(4 + shift, {"at": "2", "kind": "x"}),
    )
    assert problems == ()


def test_a_quote_that_does_not_close_swallows_no_line():
    records, problems = read_records('at,customer,kind\n1,"a,x\n2,b,x\n3,"c",x\n')

    assert [record.line for record in records] == [3, 4]
    assert [(problem.code, problem.where) for problem in problems] == [
        ("broken-line", "line 2")
    ]


def test_a_line_with_too_many_cells_is_named():
    records, problems = read_records("at,customer,kind\n1,a,b,c\n2,c\n")

    assert [record.line for record in records] == [3]
    assert [(problem.code, problem.where) for problem in problems] == [
        ("too-many-cells", "line 2")
    ]


def test_a_cell_beyond_all_bounds_is_a_broken_line():
    _, problems = read_records("at,customer,kind\n" + "1" * 200_000 + "\n")

    assert [(problem.code, problem.where) for problem in problems] == [
        ("broken-line", "line 2")
    ]


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("2026-11-03T10:00,a,inbound\n", "no-header", "line 1"),
        ("\n\nat,kind\n1,2\n", "no-header", "line 3"),
        ("at,customer,kind,kind\n1,2,3,4\n", "field-twice", "line 1"),
        ('at,"customer\n1,2,3\n', "broken-line", "line 1"),
        ("\x00{}", "no-header", "line 1"),
    ],
)
def test_without_a_usable_header_nothing_is_read(text, code, where):
    records, problems = read_records(text)

    assert records == ()
    assert [(problem.code, problem.where) for problem in problems] == [(code, where)]


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff", "sep=;"])
def test_an_empty_log_holds_nothing(text):
    assert read_records(text) == ((), ())


@pytest.mark.parametrize("header", ["KİND", "KIND", "kınd", "kind"])
def test_a_header_is_read_with_any_i(header):
    records, problems = read_records(f"at,customer,{header}\n2026-11-03T10:00:00,x,inbound\n")

    assert (problems, records[0].fields["kind"]) == ((), "inbound")
