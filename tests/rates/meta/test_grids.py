from tarife.rates.meta.grids import read_grids


def test_file_far_too_large_for_a_card_is_refused():
    assert read_grids(b"a" * (17 * 1024 * 1024), "a.csv").code == "other-file"


def test_columns_that_no_card_has_are_not_looked_at_in_text_either():
    (grid,) = read_grids(f"Market{',x' * 100_000}\n".encode(), "a.csv")

    assert len(grid.rows[0]) == 60


def test_text_of_more_rows_than_any_card_has_is_refused():
    assert len(read_grids(b"a,b\n\n" * 5_000, "a.csv")[0].rows) == 5_000
    assert "more than 5000 rows" in read_grids(b"a,b\n" * 5_001, "a.csv").message
