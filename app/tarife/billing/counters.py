"""Monthly counters over everybody: free tiers, allowances, volume tiers."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from tarife.billing.eras import ERAS, FREE_CONVERSATIONS, FreeTierScope
from tarife.billing.ledger import REASON_CODES, Reason, is_charged
from tarife.billing.settings import BillingSettings
from tarife.terms import categories
from tarife.terms.allowances import BeyondAllowance
from tarife.terms.arrays import Codes, Counts, Indices, Mask, Narrow, added_up, blocks
from tarife.terms.categories import CATEGORIES, CODES, TIER_COUNTERS, Category

_SCOPES = np.array([tuple(FreeTierScope).index(era.free_tier) for era in ERAS])
_ACCOUNT = tuple(FreeTierScope).index(FreeTierScope.ACCOUNT)
_NUMBER = tuple(FreeTierScope).index(FreeTierScope.NUMBER)
HAS_TIERS: Final = np.array([era.has_tiers for era in ERAS])
_COUNTER = np.array([CODES[TIER_COUNTERS.get(category, category)] for category in CATEGORIES])
_IS_TIERED = np.array([category in TIER_COUNTERS for category in CATEGORIES])


class Ranks:
    """Numbers the rows of each group from 0 in the order in which they come, in pieces."""

    def __init__(self) -> None:
        self._seen: Counts = np.zeros(0, dtype=np.int64)

    def following(self, groups: Indices) -> Counts:
        """Number the next rows, whose groups are counted from 0.

        Shape:
            ``(n,)`` in and out.
        """
        counts = np.bincount(groups, minlength=len(self._seen))
        counts[: len(self._seen)] += self._seen
        self._seen, seen = counts, self._seen
        before = np.zeros(len(counts), dtype=np.int64)
        before[: len(seen)] = seen
        return before[groups] + weights_before(groups, np.ones(len(groups), dtype=np.int64))


def weights_before(groups: Indices, weights: Counts) -> Counts:
    """Add up the weights of the earlier rows of each row's group, in the order given.

    Shape:
        ``(n,)`` in and out.
    """
    order = np.argsort(groups, kind="stable")
    ordered = groups[order]
    before = np.cumsum(weights[order]) - weights[order]
    is_first = np.ones(len(groups), dtype=np.bool_)
    is_first[1:] = ordered[1:] != ordered[:-1]
    before -= np.repeat(
        before[is_first], np.diff(np.append(np.flatnonzero(is_first), len(groups)))
    )
    added: Counts = np.empty(len(groups), dtype=np.int64)
    added[order] = before
    return added


_BEYOND: Final = {
    BeyondAllowance.WAIVED: Reason.WAIVED,
    BeyondAllowance.UNDELIVERED: Reason.NO_PAYMENT_METHOD,
}


def spend_free_tier(
    reason: Codes,
    category: Codes,
    era: Codes,
    scope: tuple[Narrow, Narrow],
    free: BillingSettings,
) -> Codes:
    """Turn the month's first charged service units into free ones, in time order.

    Args:
        reason: Codes of `REASONS` in time order.
        category: Category codes.
        era: Indices in `ERAS`.
        scope: The month, counted from 0, and the business number of each row.
        free: How much is free, and used elsewhere.

    Shape:
        Every array ``(n,)``.
    Source:
        Billing rules, 3.5 and 4.3.
    """
    month, number = scope
    service = is_charged(reason) & (category == categories.SERVICE)
    spent = reason.copy()
    numbers = int(number.max(initial=0)) + 1
    for code, size, has_own in (
        (_ACCOUNT, FREE_CONVERSATIONS, 0),
        (_NUMBER, free.service_allowance, 1),
    ):
        left = max(0, size - free.allowance_used)
        units = Ranks()
        for part in blocks(len(reason)):
            rows = part.start + np.flatnonzero(service[part] & (_SCOPES[era[part]] == code))
            group = month[rows].astype(np.int64) * numbers + number[rows] * has_own
            spent[rows[units.following(group) < left]] = REASON_CODES[Reason.FREE_TIER]
    return spent


def beyond_allowance(reason: Codes, rows: Mask, beyond: BeyondAllowance) -> Codes:
    """Let free-form messages beyond the allowance be free, or not delivered.

    Args:
        reason: Codes of `REASONS`, the month's free units spent.
        rows: Free-form messages under rules with an allowance, on days on which that holds.
        beyond: What becomes of them.

    Shape:
        Every array ``(n,)``.
    Source:
        Billing rules, 7.5 and 7.6.
    """
    if beyond is BeyondAllowance.CHARGED:
        return reason
    now: Codes = reason.copy()
    now[rows & is_charged(reason)] = REASON_CODES[_BEYOND[beyond]]
    return now


def tier_ordinals(
    charged: Indices,
    category: Codes,
    era: Codes,
    scope: tuple[Narrow, Narrow, tuple[str, ...]],
    used: Mapping[tuple[str, Category], int],
) -> Counts:
    """Number the charged messages of each month, market and tier counter from 0.

    Args:
        charged: Indices of the charged rows, in time order.
        category: Category codes of all rows.
        era: Indices in `ERAS` of all rows.
        scope: Month, counted from 0, and market of all rows, and the markets' names.
        used: Messages sent elsewhere, which come first.

    Returns:
        For each charged row its number; 0 where no tiers apply.

    Shape:
        ``charged`` and the result: ``(charged,)``.
    Source:
        Billing rules, 4.5 and 4.6.
    """
    month, market, names = scope
    ordinals: Counts = np.zeros(len(charged), dtype=np.int64)
    before = np.array(
        [used.get((name, category), 0) for name in names for category in CATEGORIES],
        dtype=np.int64,
    )
    units = Ranks()
    for part in blocks(len(charged)):
        rows = charged[part]
        is_tiered = _IS_TIERED[category[rows]] & HAS_TIERS[era[rows]]
        rows = rows[is_tiered]
        counter = market[rows].astype(np.int64) * len(CATEGORIES) + _COUNTER[category[rows]]
        ordinal = units.following(month[rows].astype(np.int64) * len(before) + counter)
        ordinals[part][is_tiered] = ordinal + before[counter]
    return ordinals


def day_ordinals(
    day: Indices,
    messages: Counts,
    counted: tuple[Indices, Codes, tuple[str, ...]],
    months: Sequence[tuple[int, Mapping[tuple[str, Category], int]]],
) -> Counts:
    """Number the first charged message of each day and tier counter in its month, from 0.

    Args:
        day: The days of counted charged messages, as indices.
        messages: How many they are.
        counted: Their markets and categories, and the markets' names.
        months: Of each month its first day, and the messages sent elsewhere, which come first.

    Returns:
        For each row the number of the day's first message; 0 where no tiers apply.

    Shape:
        ``(n,)`` in and out.
    Source:
        Billing rules, 4.5 and 4.6.
    """
    market, category, names = counted
    counter = _COUNTER[category]
    firsts = np.array([first for first, _ in months])
    days = max(int(day.max(initial=0)), int(firsts[-1])) + 1
    by_day = added_up(messages, (market, counter, day), (len(names), len(CATEGORIES), days))
    first: Counts = np.cumsum(by_day, axis=2) - by_day
    elsewhere = np.zeros((len(months), len(names), len(CATEGORIES)), dtype=np.int64)
    for number, (_, used) in enumerate(months):
        for (name, used_category), many in used.items():
            if name in names:
                elsewhere[number, names.index(name), CODES[used_category]] = many
    month = np.searchsorted(firsts, np.arange(days), side="right") - 1
    first += np.moveaxis(elsewhere[month], 0, 2) - first[:, :, firsts[month]]
    ordinal: Counts = first[market, counter, day] * _IS_TIERED[category]
    return ordinal
