from tarife.rates.files.rows import Record, read_rows

COLUMNS = ("market", "rate")


def codes(text):
    return [(problem.code, problem.where) for problem in read_rows(text, "a.csv", COLUMNS)[1]]


def test_cells_are_trimmed_and_know_their_line():
    rows, problems = read_rows('market,rate\r\n "Turkey", 0.0109 \r\n', "a.csv", COLUMNS)

    assert rows == (Record("a.csv", 2, ('"Turkey"', "0.0109")),)
    assert problems == ()


def test_empty_lines_are_passed_over():
    rows, problems = read_rows("market,rate\n\nTurkey,1\n\n", "a.csv", COLUMNS)

    assert [row.where for row in rows] == ["a.csv, row 3"]
    assert problems == ()


def test_quoted_cell_may_hold_commas_and_line_ends():
    rows, _ = read_rows('market,rate\n"a, b\nc",1\n', "a.csv", COLUMNS)

    assert rows[0].cells == ("a, b\nc", "1")


def test_empty_file_has_the_wrong_header():
    assert codes("") == [("wrong-header", "a.csv, row 1")]


def test_every_short_or_long_line_is_told():
    assert codes("market,rate\na\nb,1\nc,1,2\n") == [
        ("wrong-cells", "a.csv, row 2"),
        ("wrong-cells", "a.csv, row 4"),
    ]


def test_open_quote_is_told():
    assert codes('market,rate\na,"1\n') == [("unreadable-table", "a.csv, row 2")]
