"""Ledger lines add up to the ledger, whatever they are cut by."""

from dataclasses import replace

import numpy as np

from helpers.twins.timelines import ISTANBUL, HomeMarkets, book, messages
from tarife.billing.engine import bill
from tarife.billing.ledger import (
    CHARGED_REASONS,
    FREE_REASONS,
    PAUSED_REASONS,
    REASONS,
    REFUSED_REASONS,
    is_charged,
    is_paused,
    is_refused,
)
from tarife.billing.settings import BillingSettings

BOOK = book("2026-10-01  TR  M 0.0109  U 0.0009  A 0.0009  S 0.0009")
MONTH = """
    2026-11-01 10:00  out marketing  TR  person=1
    2026-11-01 11:00  out marketing  TR  person=2
    2026-11-01 12:00  in             TR  person=2
    2026-11-01 13:00  out free-form  TR  person=2
    2026-11-02 13:00  out free-form  TR  person=2
    2026-11-02 13:00  out marketing  TR  person=2
"""


def ledger():
    return bill(messages(MONTH), BOOK, BillingSettings("USD", ISTANBUL), HomeMarkets())


def test_every_reason_is_charged_free_refused_or_paused():
    kinds = (CHARGED_REASONS, FREE_REASONS, REFUSED_REASONS, PAUSED_REASONS)
    assert sorted(reason for kind in kinds for reason in kind) == sorted(REASONS)
    codes = np.arange(len(REASONS), dtype=np.uint8)
    assert [REASONS[code] for code in codes[is_charged(codes)]] == list(CHARGED_REASONS)
    assert [REASONS[code] for code in codes[is_refused(codes)]] == list(REFUSED_REASONS)
    assert [REASONS[code] for code in codes[is_paused(codes)]] == list(PAUSED_REASONS)


def test_lines_hold_each_combination_once_and_add_up():
    lines = ledger().lines()

    assert lines.messages.tolist() == [2, 1, 1, 1]
    assert lines.day.tolist() == [0, 0, 1, 1]
    assert [lines.markets[place] for place in lines.market] == ["Turkey"] * 4
    assert lines.charge_micros.tolist() == [21_800, 0, 10_900, 0]
    assert lines.total_micros == ledger().total_micros == 32_700


def test_lines_tell_charged_free_and_refused_apart():
    lines = ledger().lines()

    assert lines.charged.tolist() == [True, False, True, False]
    assert lines.free.tolist() == [False, True, False, False]
    assert lines.refused.tolist() == [False, False, False, True]


def test_what_is_paused_is_no_free_message():
    text = "2026-11-01 10:00  out marketing  US  person=1"
    markets = HomeMarkets()
    lines = bill(messages(text), BOOK, BillingSettings("USD", ISTANBUL), markets).lines()

    assert (lines.paused.tolist(), lines.free.tolist()) == ([True], [False])


def test_lines_take_the_order_of_other_numbers_of_their_sources():
    lines = ledger().lines()
    doubled = replace(lines, source=np.array([0, 1, 1, 2])).renumbered(np.array([2, 0, 1]))

    assert doubled.source.tolist() == [0, 0, 1, 2]
    assert doubled.day.tolist() == [0, 1, 1, 0]
    assert doubled.charge_micros.tolist() == [0, 10_900, 0, 21_800]
