import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from tarife.gui.text.estimates import (
    AMOUNT,
    COUNT,
    DURATION,
    PERCENT,
    Estimate,
    estimate_text,
    per_day,
    read_estimate,
)
from tarife.gui.text.numbers import ParseError

ENGLISH = QLocale("en_US")
TURKISH = QLocale("tr_TR")


@pytest.mark.parametrize(
    ("text", "unit", "estimate"),
    [
        ("8 %", PERCENT, Estimate(0.08, 0.08, 0.08)),
        ("20-35 %", PERCENT, Estimate(0.275, 0.2, 0.35)),
        ("20 – 35%", PERCENT, Estimate(0.275, 0.2, 0.35)),  # noqa: RUF001
        ("20 % - 35 %", PERCENT, Estimate(0.275, 0.2, 0.35)),
        ("%20-35", PERCENT, Estimate(0.275, 0.2, 0.35)),
        ("20 to 35", PERCENT, Estimate(0.275, 0.2, 0.35)),
        ("20 ila 35", PERCENT, Estimate(0.275, 0.2, 0.35)),
        ("20, 25, 35", PERCENT, Estimate(0.25, 0.2, 0.35)),
        ("20,25,35", PERCENT, Estimate(0.25, 0.2, 0.35)),
        ("20; 25; 35 %", PERCENT, Estimate(0.25, 0.2, 0.35)),
        ("20-25-35 %", PERCENT, Estimate(0.25, 0.2, 0.35)),
        ("12,5-20,5", PERCENT, Estimate(0.165, 0.125, 0.205)),
        ("12,5, 15, 20,5", PERCENT, Estimate(0.15, 0.125, 0.205)),
        ("0,1-0,2", PERCENT, Estimate(0.0015, 0.001, 0.002)),
        ("10-10", PERCENT, Estimate(0.1, 0.1, 0.1)),
        ("12.000-15.000", COUNT, Estimate(13_500, 12_000, 15_000)),
        ("12 000 to 15 000", COUNT, Estimate(13_500, 12_000, 15_000)),
        ("12,000, 13,000, 15,000", COUNT, Estimate(13_000, 12_000, 15_000)),
        ("12-15k", COUNT, Estimate(13_500, 12_000, 15_000)),
        ("500-1k", COUNT, Estimate(750, 500, 1_000)),
        ("1-2", COUNT, Estimate(2, 1, 2)),
        ("1,200,000", COUNT, Estimate(1_200_000, 1_200_000, 1_200_000)),
        ("20-40 min", DURATION, Estimate(1_800, 1_200, 2_400)),
        ("20 min - 1 h", DURATION, Estimate(2_400, 1_200, 3_600)),
        ("20, 25, 40 dk", DURATION, Estimate(1_500, 1_200, 2_400)),
        ("1.2 to 1.6", AMOUNT, Estimate(1.4, 1.2, 1.6)),
    ],
)
@pytest.mark.parametrize("locale", [ENGLISH, TURKISH], ids=["en", "tr"])
def test_numbers_and_ranges_are_read_as_people_write_them(text, unit, estimate, locale):
    assert read_estimate(text, unit, locale) == estimate


@pytest.mark.parametrize("text", ["31-62 a month", "31-62 / month", "ayda 31-62", "31-62 ayda"])
def test_a_range_of_a_month_is_one_at_both_ends(text):
    assert read_estimate(text, per_day(31), ENGLISH) == Estimate(1.5, 1, 2)


@pytest.mark.parametrize(
    "text", ["35-20", "-5", "35-", "20, 45, 35", "20-x", "x to 35", "-5-10-20-30"]
)
def test_what_is_no_range_says_how_to_write_one(text):
    error = read_estimate(text, PERCENT, ENGLISH)

    assert isinstance(error, ParseError)
    assert repr(text) in error.sentence


def test_the_bounds_of_the_kind_hold_for_ranges_too():
    assert isinstance(read_estimate("90-120 %", PERCENT, ENGLISH), ParseError)
    assert isinstance(read_estimate("1.5-3", COUNT, ENGLISH), ParseError)


@pytest.mark.parametrize(
    ("estimate", "unit", "locale", "text"),
    [
        (Estimate.exactly(0.08), PERCENT, ENGLISH, "8 %"),
        (Estimate(0.275, 0.2, 0.35), PERCENT, ENGLISH, "20–35 %"),  # noqa: RUF001
        (Estimate(0.25, 0.2, 0.35), PERCENT, ENGLISH, "20, 25, 35 %"),
        (Estimate(0.25, 0.2, 0.35), PERCENT, TURKISH, "%20; 25; 35"),
        (Estimate(13_500, 12_000, 15_000), COUNT, ENGLISH, "12,000–15,000"),  # noqa: RUF001
        (Estimate(1_800, 1_200, 2_400), DURATION, ENGLISH, "20–40 min"),  # noqa: RUF001
        (Estimate(2_400, 1_200, 3_600), DURATION, ENGLISH, "20 min–1 h"),  # noqa: RUF001
    ],
)
def test_an_estimate_is_shown_as_it_would_be_typed(estimate, unit, locale, text):
    assert estimate_text(estimate, unit, locale) == text


def triples(most):
    return st.lists(st.integers(0, most), min_size=3, max_size=3).map(sorted)


LOCALES = st.sampled_from([ENGLISH, TURKISH])


@given(triples(2_000_000_000), LOCALES)
def test_a_range_of_counts_that_is_shown_can_be_typed_back(numbers, locale):
    estimate = Estimate(numbers[1], numbers[0], numbers[2])
    text = estimate_text(estimate, COUNT, locale)

    assert read_estimate(text, COUNT, locale) == estimate


@given(triples(10_000), LOCALES)
def test_a_range_of_percentages_that_is_shown_can_be_typed_back(numbers, locale):
    low, likely, high = (number / 10_000 for number in numbers)
    estimate = Estimate(likely, low, high)
    text = estimate_text(estimate, PERCENT, locale)

    assert read_estimate(text, PERCENT, locale) == estimate


@given(triples(2_678_400), LOCALES)
def test_a_range_of_durations_that_is_shown_can_be_typed_back(numbers, locale):
    estimate = Estimate(float(numbers[1]), float(numbers[0]), float(numbers[2]))
    text = estimate_text(estimate, DURATION, locale)

    assert read_estimate(text, DURATION, locale) == estimate


@pytest.mark.parametrize(
    ("text", "daily"),
    [
        ("12.5", 12.5),
        ("3,000/30", 100),
        ("3,000/month", 200),
        ("3,000 a month", 200),
        ("3000/ay", 200),
        ("aylık 3 bin", 200),
        ("3,000 in all", 100),
        ("toplam 3 bin", 100),
    ],
)
def test_what_comes_in_a_month_or_in_all_is_shared_out_over_its_days(text, daily):
    unit = per_day(days=30, months=2)  # such as 16 November to 15 December

    assert unit.read(text, ENGLISH) == daily


@pytest.mark.parametrize(
    ("monthly", "shown"),
    [
        (3000, "96,8"),
        (310, "10"),
        (100, "3,23"),
        (1, "0,03"),
        (0.1, "0,003"),
        (38_000, "1.225,8"),
    ],
)
def test_a_table_shows_a_month_shared_out_over_its_days_without_what_looks_like_thousands(
    monthly, shown
):
    unit = per_day(31)

    assert unit.in_tables.show(monthly / 31, TURKISH) == shown
    assert unit.show(3000 / 31, TURKISH) == "96,774"  # where it is typed


@pytest.mark.parametrize("text", ["many a month", "3000/0", "5/x", "a month"])
def test_what_is_no_number_of_a_month_is_refused(text):
    found = per_day(30).read(text, ENGLISH)

    assert isinstance(found, ParseError)
    assert text in found.sentence
