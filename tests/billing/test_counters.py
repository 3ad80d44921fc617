"""Allowances and tiers are spent in time order over everybody."""

from zoneinfo import ZoneInfo

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tarife.billing.counters import (
    Ranks,
    day_ordinals,
    spend_free_tier,
    tier_ordinals,
    weights_before,
)
from tarife.billing.eras import ERAS, EraId
from tarife.billing.ledger import REASON_CODES, Reason
from tarife.billing.settings import BillingSettings
from tarife.terms import categories
from tarife.terms.categories import Category

UTC = ZoneInfo("UTC")
PLACES = {era.id: place for place, era in enumerate(ERAS)}
DELIVERED = REASON_CODES[Reason.MESSAGE_DELIVERED]
FREE = REASON_CODES[Reason.FREE_TIER]


def whole(values):
    return np.array(values, dtype=np.int64)


def codes(values):
    return np.array(values, dtype=np.uint8)


@given(st.lists(st.integers(0, 5), max_size=50), st.integers(1, 50))
def test_a_rank_is_how_many_of_the_group_came_before_in_whatever_pieces(groups, size):
    expected = [groups[:place].count(group) for place, group in enumerate(groups)]
    ranks = Ranks()
    pieces = (groups[at : at + size] for at in range(0, len(groups), size))

    assert [rank for piece in pieces for rank in ranks.following(whole(piece))] == expected


def spent(era, numbers, months, **settings):
    size = len(numbers)
    reasons = spend_free_tier(
        codes([DELIVERED] * size),
        codes([categories.SERVICE] * size),
        codes([PLACES[era]] * size),
        (whole(months), whole(numbers)),
        BillingSettings("USD", UTC, **settings),
    )
    return [reason == FREE for reason in reasons.tolist()]


def test_from_october_2026_each_number_has_its_own_allowance_every_month():
    found = spent(
        EraId.PMP_2026_10, [0, 0, 1, 0, 1, 0], [1, 1, 1, 1, 1, 2], service_allowance=2
    )

    assert found == [True, True, True, False, True, True]


def test_what_is_used_elsewhere_is_gone_for_every_number():
    found = spent(
        EraId.PMP_2026_10, [0, 0, 1, 1], [1] * 4, service_allowance=2, allowance_used=1
    )

    assert found == [True, False, True, False]
    assert not any(spent(EraId.PMP_2026_10, [0], [1], service_allowance=2, allowance_used=9))


def test_in_2023_the_free_tier_is_one_for_the_account_whatever_the_allowance():
    found = spent(
        EraId.CBP_2023_06, [0, 1, 1], [1] * 3, service_allowance=0, allowance_used=998
    )

    assert found == [True, True, False]


def test_other_eras_have_no_free_tier():
    assert not any(spent(EraId.PMP_2025_07, [0], [1]))


def test_only_charged_service_units_spend_the_free_tier():
    reasons = spend_free_tier(
        codes([DELIVERED, REASON_CODES[Reason.FREE_ENTRY_POINT], DELIVERED]),
        codes([categories.UTILITY, categories.SERVICE, categories.SERVICE]),
        codes([PLACES[EraId.PMP_2026_10]] * 3),
        (whole([1] * 3), whole([0] * 3)),
        BillingSettings("USD", UTC, service_allowance=1),
    )

    assert reasons.tolist() == [DELIVERED, REASON_CODES[Reason.FREE_ENTRY_POINT], FREE]


def ordinals(rows, used=None):
    """Number rows of (category, era, month, market)."""
    category, era, month, market = zip(*rows, strict=True)
    return tier_ordinals(
        np.arange(len(rows)),
        codes(category),
        codes([PLACES[one] for one in era]),
        (whole(month), whole(market), ("India", "Brazil")),
        used or {},
    ).tolist()


def test_both_authentication_categories_share_a_counter():
    era = EraId.PMP_2026_10
    rows = [
        (categories.AUTHENTICATION, era, 1, 0),
        (categories.AUTHENTICATION_INTERNATIONAL, era, 1, 0),
        (categories.UTILITY, era, 1, 0),
        (categories.AUTHENTICATION, era, 1, 1),
        (categories.AUTHENTICATION, era, 2, 0),
        (categories.AUTHENTICATION, era, 1, 0),
    ]

    assert ordinals(rows) == [0, 1, 0, 0, 0, 2]


def test_volume_used_elsewhere_comes_first_in_every_month():
    era = EraId.PMP_2025_07
    rows = [(categories.UTILITY, era, month, 1) for month in (1, 1, 2)]

    assert ordinals(rows, {("Brazil", Category.UTILITY): 70}) == [70, 71, 70]


def test_marketing_service_and_conversations_have_no_tiers():
    rows = [
        (categories.MARKETING, EraId.PMP_2026_10, 1, 0),
        (categories.MARKETING, EraId.PMP_2026_10, 1, 0),
        (categories.SERVICE, EraId.PMP_2026_10, 1, 0),
        (categories.UTILITY, EraId.CBP_2024_11, 1, 0),
        (categories.UTILITY, EraId.CBP_2024_11, 1, 0),
    ]

    assert ordinals(rows) == [0] * 5


def test_narrow_columns_count_no_other_month():
    months, markets = np.array([0, 256], dtype=np.int16), np.array([0, 0], dtype=np.uint8)
    names = tuple(f"market {n}" for n in range(256))
    found = tier_ordinals(
        np.arange(2),
        codes([categories.UTILITY] * 2),
        codes([PLACES[EraId.PMP_2026_10]] * 2),
        (months, markets, names),
        {},
    )

    assert found.tolist() == [0, 0]


def test_earlier_rows_of_a_group_are_added_up_by_weight():
    groups, weights = whole([0, 1, 0, 0, 1]), whole([5, 7, 1, 2, 3])

    assert weights_before(groups, weights).tolist() == [0, 0, 5, 6, 7]


def test_a_day_begins_where_the_days_before_ended():
    category = codes(
        [
            categories.UTILITY,
            categories.UTILITY,
            categories.AUTHENTICATION,
            categories.AUTHENTICATION_INTERNATIONAL,
            categories.UTILITY,
            categories.MARKETING,
        ]
    )
    found = day_ordinals(
        whole([0, 0, 1, 4, 4, 4]),
        whole([10, 20, 3, 9, 1, 2]),
        (whole([0, 0, 1, 1, 0, 0]), category, ("India", "Brazil")),
        [(0, {("Brazil", Category.AUTHENTICATION): 100})],
    )

    assert found.tolist() == [0, 0, 100, 103, 30, 0]


def test_the_numbers_of_a_day_begin_anew_with_each_month():
    found = day_ordinals(
        whole([3, 29, 30, 31, 31]),
        whole([10, 20, 5, 7, 1]),
        (whole([0, 0, 0, 0, 1]), codes([categories.UTILITY] * 5), ("India", "Brazil")),
        [(0, {}), (30, {("India", Category.UTILITY): 100}), (61, {})],
    )

    assert found.tolist() == [0, 10, 100, 105, 0]
