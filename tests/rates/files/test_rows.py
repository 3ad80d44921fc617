import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.rate_cards import HEADER, SHIPPED, a_listing, shipped_cards
from tarife.rates.book import RateBook
from tarife.rates.files.rows import read_card
from tarife.terms.categories import Category
from tarife.terms.money import decimal_text, parse_micros
from tarife.terms.tiers import TierSchedule

CARDS = shipped_cards()


def read(*rows):
    return read_card("\n".join([HEADER, *rows, ""]), "a.csv", a_listing())


def test_inclusive_bounds_become_half_open():
    card, problems = read(
        "India,authentication,0,750000,0.0014,2,list rate",
        "India,authentication,750001,15000000,0.0013,1,tier rate",
        "India,authentication,15000001,,0.0012,1,tier rate",
    )
    rate = card.rates["India", Category.AUTHENTICATION]

    assert problems == ()
    assert rate.schedule == TierSchedule((0, 750_000, 15_000_000), (1400, 1300, 1200))


def test_closed_last_band_keeps_its_end():
    card, _ = read("India,utility,0,25000000,0.1150,1,")

    assert card.rates["India", Category.UTILITY].schedule.end == 25_000_000


def test_rate_keeps_the_note_of_its_list_rate_and_its_weakest_band():
    card, _ = read(
        "India,utility,0,10,0.1150,2,list rate", "India,utility,11,,0.1100,0,tier rate"
    )
    rate = card.rates["India", Category.UTILITY]

    assert (rate.note, rate.sources, str(rate.card)) == ("list rate", 0, "2026-10-01 USD")


@given(
    st.lists(st.integers(1, 10**9), unique=True, max_size=6).map(sorted),
    st.data(),
)
def test_bands_written_as_meta_prints_them_read_back_the_same(ends, data):
    rates = data.draw(
        st.lists(st.integers(1, 10**8), min_size=len(ends) + 1, max_size=len(ends) + 1)
    )
    firsts = [0, *(end + 1 for end in ends)]
    rows = [
        f"Turkey,utility,{first},{last},{decimal_text(rate)},1,"
        for first, last, rate in zip(firsts, [*ends, ""], rates, strict=True)
    ]
    card, problems = read(*rows)

    assert problems == ()
    assert card.rates["Turkey", Category.UTILITY].schedule == TierSchedule(
        (0, *ends), tuple(rates)
    )


def test_unreadable_row_does_not_make_its_neighbours_wrong():
    _, problems = read("Turkey,utility,0,100,free,1,", "Turkey,utility,101,,0.0007,1,")

    assert [problem.code for problem in problems] == ["bad-rate"]


def test_two_faults_of_different_lines_are_both_told():
    _, problems = read(
        "Turkey,utility,5,,1,1,", "Brazil,utility,0,5,1,1,", "Brazil,utility,9,,1,1,"
    )

    assert [(problem.code, problem.where) for problem in problems] == [
        ("no-list-rate", "a.csv, row 2 (Turkey), column C"),
        ("band-gap", "a.csv, row 4 (Brazil), column C"),
    ]


@pytest.mark.parametrize("card", CARDS, ids=lambda card: str(card.id))
def test_shipped_file_and_card_say_the_same(card):
    name = f"{card.id.effective_from.isoformat()}_{card.id.currency}.csv"
    with (SHIPPED / name).open(encoding="utf-8", newline="") as file:
        printed = [
            (row["market"], row["category"], int(row["tier_from"]), parse_micros(row["rate"]))
            for row in csv.DictReader(file)
        ]

    held = [
        (market, category.value, start + 1 if start else 0, micros)
        for (market, category), rate in card.rates.items()
        for start, micros in zip(rate.schedule.starts, rate.schedule.rates_micros, strict=True)
    ]

    assert sorted(held) == sorted(printed)


def test_all_shipped_cards_are_in_the_book():
    names = {file.stem for file in SHIPPED.glob("2*_*.csv")}

    assert {str(card.id).replace(" ", "_") for card in RateBook.of(CARDS).cards} == names
    assert len(names) == 30
