"""The message table holds columns of one length and gives rows in any order."""

from dataclasses import replace

import numpy as np
import pytest

from helpers.twins.timelines import messages
from tarife.terms import categories
from tarife.traffic.table import CATEGORY_OF_KIND, MessageKind

DAY_IN_NOVEMBER = messages("""
    2026-11-03 10:00  in              TR
    2026-11-03 10:05  out free-form   TR
    2026-11-03 11:00  out marketing   DE  person=1 number=1
    2026-11-03 12:00  ad              US  person=2
    2026-11-03 12:01  out reaction    US  person=2
""")


def test_a_table_is_as_long_as_its_columns():
    assert len(DAY_IN_NOVEMBER) == 5
    assert list(DAY_IN_NOVEMBER.columns()) == [
        "at_us",
        "pair",
        "number",
        "kind",
        "market",
        "in_united_states",
        "source",
    ]


@pytest.mark.parametrize("name", DAY_IN_NOVEMBER.columns())
def test_a_column_of_another_length_is_refused(name):
    shorter = DAY_IN_NOVEMBER.columns()[name][1:]

    with pytest.raises(ValueError, match="must be of one length"):
        replace(DAY_IN_NOVEMBER, **{name: shorter})


def test_outbound_is_what_the_business_sent():
    assert DAY_IN_NOVEMBER.outbound.tolist() == [False, True, True, False, True]


def test_outbound_kinds_are_all_but_what_customers_write():
    every_kind = np.array(list(MessageKind), dtype=np.uint8)
    of_every_kind = messages("\n".join(["2026-11-03 10:00  in  TR"] * len(MessageKind)))

    sent = replace(of_every_kind, kind=every_kind).outbound

    assert every_kind[~sent].tolist() == [MessageKind.INBOUND, MessageKind.ENTRY]


def test_rows_are_taken_in_the_order_asked_for_and_may_repeat():
    taken = DAY_IN_NOVEMBER.taken(np.array([2, 0, 0]))

    assert taken.kind.tolist() == [
        MessageKind.MARKETING,
        MessageKind.INBOUND,
        MessageKind.INBOUND,
    ]
    assert taken.pair.tolist() == [1, 0, 0]
    assert taken.number.tolist() == [1, 0, 0]
    assert [taken.markets[place] for place in taken.market] == ["Germany", "Turkey", "Turkey"]
    assert (np.diff(taken.at_us) == [-3_600_000_000, 0]).all()


def test_no_rows_make_an_empty_table():
    empty = DAY_IN_NOVEMBER.taken(np.array([], dtype=np.int64))

    assert len(empty) == 0
    assert empty.markets == DAY_IN_NOVEMBER.markets
    assert empty.outbound.tolist() == []


def test_each_kind_has_the_category_it_would_be_charged_as():
    assert {
        MessageKind(code): int(category) for code, category in enumerate(CATEGORY_OF_KIND)
    } == {
        MessageKind.INBOUND: categories.SERVICE,
        MessageKind.ENTRY: categories.SERVICE,
        MessageKind.MARKETING: categories.MARKETING,
        MessageKind.UTILITY: categories.UTILITY,
        MessageKind.AUTHENTICATION: categories.AUTHENTICATION,
        MessageKind.FREE_FORM: categories.SERVICE,
        MessageKind.REACTION: categories.SERVICE,
    }
