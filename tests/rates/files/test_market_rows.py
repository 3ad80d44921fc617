from datetime import date

import pytest

from tarife.rates.files.market_rows import markets_of
from tarife.rates.markets.markets import Country, Membership

LISTED = """iso2,country,calling_code,market,since,until
KW,Kuwait,965,Rest of Middle East,2023-06-01,2026-09-30
KW,Kuwait,965,Kuwait,2026-10-01,
,All other countries,Varies by country,Other,2023-06-01,
"""
OTHERS = """iso2,country,follows
BS,Bahamas,
JE,Jersey,KW
"""


def codes(listed=LISTED, others=OTHERS):
    return [(problem.code, problem.where) for problem in markets_of(listed, others)[1]]


def test_last_day_of_a_row_is_included():
    markets, problems = markets_of(LISTED, OTHERS)

    assert problems == ()
    assert markets.by_code["KW"] == Country(
        "KW",
        "Kuwait",
        (
            Membership("Rest of Middle East", date(2023, 6, 1), date(2026, 10, 1)),
            Membership("Kuwait", date(2026, 10, 1)),
        ),
    )


def test_unlisted_country_belongs_where_its_leader_or_the_rest_does():
    markets, _ = markets_of(LISTED, OTHERS)

    assert markets.by_code["JE"].memberships == markets.by_code["KW"].memberships
    assert markets.by_code["BS"].memberships == markets.default


@pytest.mark.parametrize(
    ("listed", "others", "found"),
    [
        pytest.param(
            LISTED.replace("2026-10-01", "1 Oct"),
            OTHERS,
            [("bad-day", "markets.csv, row 3")],
            id="no day",
        ),
        pytest.param(
            LISTED.replace("2026-09-30", "2023-05-30"),
            OTHERS,
            [("empty-membership", "markets.csv, row 2")],
            id="ends before it begins",
        ),
        pytest.param(
            LISTED.replace("965,Kuwait", "965,"),
            OTHERS,
            [("empty-membership", "markets.csv, row 3")],
            id="no market",
        ),
        pytest.param(
            LISTED.replace("2026-09-30", "2026-09-29"),
            OTHERS,
            [("broken-membership", "markets.csv, row 3")],
            id="a day without market",
        ),
        pytest.param(
            LISTED.replace("2026-09-30", ""),
            OTHERS,
            [("broken-membership", "markets.csv, row 3")],
            id="two markets at once",
        ),
        pytest.param(
            LISTED.rsplit("\n", 2)[0] + "\n",
            OTHERS,
            [("no-default-market", "markets.csv")],
            id="no market of all others",
        ),
        pytest.param(
            LISTED,
            OTHERS + "KW,Kuwait,\n",
            [("country-twice", "countries.csv, row 4")],
            id="twice",
        ),
        pytest.param(
            LISTED,
            OTHERS.replace("Jersey,KW", "Jersey,GB"),
            [("unknown-country", "countries.csv, row 3")],
            id="follows nobody",
        ),
        pytest.param(
            "x",
            "y",
            [
                ("wrong-header", "markets.csv, row 1"),
                ("wrong-header", "countries.csv, row 1"),
                ("no-default-market", "markets.csv"),
            ],
            id="other tables",
        ),
    ],
)
def test_fault_is_told_at_its_place(listed, others, found):
    assert codes(listed, others) == found
