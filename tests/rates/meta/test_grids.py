from tarife.rates.meta.grids import read_grids


def test_file_far_too_large_for_a_card_is_refused():
    assert read_grids(b"a" * (17 * 1024 * 1024), "a.csv").code == "other-file"
