"""A log is split into lines whatever wrote it."""

import pytest

from tarife.actuals.records import Record, read_records


def test_json_lines_keep_their_line_numbers():
    records, problems = read_records(
        '\ufeff{"at": "1", "number": 5}\n\n{"AT": " 2 ", "x": null}\n'
    )

    assert records == (Record(1, {"at": "1", "number": "5"}), Record(3, {"at": "2"}))
    assert problems == ()


def test_broken_json_lines_are_all_named():
    text = '{"at": 1}\n{"at": \n["a"]\n{"at": {"b": 1}}\n{"at": true}'
    records, problems = read_records(text)

    assert [record.line for record in records] == [1]
    assert [problem.where for problem in problems] == ["line 2", "line 3", "line 4", "line 5"]
    assert {problem.code for problem in problems} == {"broken-line"}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_with_the_delimiter_of_its_header(delimiter):
    text = "At,Customer, kind\r\n1,a,inbound\r\n\r\n2,,x\r\n".replace(",", delimiter)
    records, problems = read_records(text)

    assert records == (
        Record(2, {"at": "1", "customer": "a", "kind": "inbound"}),
        Record(4, {"at": "2", "kind": "x"}),
    )
    assert problems == ()


def test_a_quoted_line_break_does_not_shift_the_line_numbers():
    records, _ = read_records('at,customer\n1,"a\nb"\n2,c\n')

    assert [record.line for record in records] == [2, 4]


def test_a_line_with_too_many_cells_is_named():
    records, problems = read_records("at,customer\n1,a,b\n2,c\n")

    assert [record.line for record in records] == [3]
    assert [(problem.code, problem.where) for problem in problems] == [
        ("too-many-cells", "line 2")
    ]


def test_a_csv_cell_beyond_all_bounds_is_a_broken_line():
    _, problems = read_records("at\n" + "1" * 200_000 + "\n")

    assert [(problem.code, problem.where) for problem in problems] == [
        ("broken-line", "line 2")
    ]


def test_an_empty_log_holds_nothing():
    assert read_records("") == ((), ())
