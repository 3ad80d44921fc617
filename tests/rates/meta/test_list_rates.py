from helpers.files.meta_files import merged, meta_csv
from tarife.rates.meta.reading import read_meta_file
from tarife.terms.categories import Category
from tarife.terms.tiers import TierSchedule

HEADER = ["Market", "Currency", "Marketing", "Utility"]


def test_blank_is_no_rate_and_so_is_the_end_of_a_short_row():
    printed = read_meta_file(
        meta_csv([HEADER, ["Turkey", "USD", "1"], ["Brazil", "USD", "", "2"]]), "a"
    )

    assert merged(printed) == {
        ("Turkey", Category.MARKETING): TierSchedule.flat(1_000_000),
        ("Brazil", Category.UTILITY): TierSchedule.flat(2_000_000),
    }


def test_rate_knows_its_cells():
    ((printed),) = read_meta_file(meta_csv([HEADER, ["Turkey", "USD", "1", "2"]]), "a.csv")

    assert [(rate.wheres, rate.market_where) for rate in printed.rates] == [
        (("a.csv, row 2 (Turkey), column C",), "a.csv, row 2 (Turkey), column A"),
        (("a.csv, row 2 (Turkey), column D",), "a.csv, row 2 (Turkey), column A"),
    ]
