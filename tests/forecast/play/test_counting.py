"""Counts are the same however the work is shared, and are kept."""

from collections import defaultdict
from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest

from helpers.twins.twin_plans import MARKETING, NOVEMBER, SILENT, shop, talkative
from tarife.assets import load_book, load_markets
from tarife.forecast.play import counting
from tarife.forecast.play.claims import Claims
from tarife.forecast.play.counting import Counting
from tarife.forecast.play.worker_pool import WorkerPool
from tarife.forecast.preparing import prepare
from tarife.plan.model.account import Account, Rules
from tarife.plan.model.behaviour import Delay
from tarife.plan.model.lines import Audience, Broadcast, Send, Steady
from tarife.plan.model.plan import Plan
from tarife.terms.problems import InputError, Stopped


def prepared(plan):
    return prepare(plan, load_book(), load_markets())


def no_stop():
    return False


def large_shop(rules=Rules.PMP_2026_10):
    """The shop with many more people, so that it takes several chunks."""
    plan = shop()
    many = tuple(
        replace(one, volume=one.volume * 20) if isinstance(one.schedule, Steady) else one
        for one in plan.sends
    )
    return replace(
        plan,
        account=replace(plan.account, rules=rules),
        audiences=(Audience("tr", "Turks", "TR", 4000),),
        sends=many,
    )


def counted(plan, pool, bits=0):
    ready = prepared(plan)
    segments = [one.segment for one in ready.placed]
    return [
        (
            *(one.source.tolist(), one.day.tolist(), one.happened.tolist()),
            *(
                one.reason.tolist(),
                one.messages.tolist(),
                Claims.of_segments([one.claims])
                .by_time(np.zeros(1, dtype=np.uint64))
                .columns.tolist(),
            ),
            one.charged_by_group.tolist(),
        )
        for one in pool.counts(segments, ready.setting(bits), no_stop)
    ]


@pytest.mark.parametrize("bits", [0, 10])
@pytest.mark.parametrize("rules", [Rules.PMP_2026_10, Rules.CBP_2023_06])
def test_counts_do_not_depend_on_threads_or_chunks(rules, bits):
    plan = large_shop(rules)
    expected = counted(plan, WorkerPool(threads=1, chunk_people=100_000), bits)

    for threads in (1, 2, 8):
        for chunk in (1, 97, 4096):
            if (threads, chunk) != (1, 1):
                assert (
                    counted(plan, WorkerPool(threads=threads, chunk_people=chunk), bits)
                    == expected
                )


def test_counts_do_not_depend_on_how_much_room_there_is(monkeypatch):
    expected = counted(large_shop(), WorkerPool(threads=1))
    monkeypatch.setattr(counting, "_OCCURRENCES", 1)
    monkeypatch.setattr(counting, "_HAPPENINGS", 1)
    monkeypatch.setattr(counting, "_CLAIMS", 1)

    assert counted(large_shop(), WorkerPool(threads=1)) == expected


def test_what_is_free_does_not_depend_on_how_exactly_the_first_messages_are_told(monkeypatch):
    ready = prepared(replace(large_shop(), account=Account(numbers=3, service_allowance=70)))
    segments = [one.segment for one in ready.placed]

    def bills():
        lines, _ = ready.bill(WorkerPool().counts(segments, ready.setting(0), no_stop))
        return lines.messages.tolist(), lines.reason.tolist(), lines.charge_micros.tolist()

    by_hour = bills()
    monkeypatch.setattr(counting, "_FEW_FREE_TIERS", 0)

    assert bills() == by_hour


@pytest.mark.parametrize("room", [1, 8192])
def test_service_messages_are_noted_until_enough_are_found(monkeypatch, room):
    monkeypatch.setattr(counting, "_CLAIMS", room)
    monkeypatch.setattr(counting, "_MANY_CLAIMS", room)
    ready = prepared(large_shop())
    segments = [one.segment for one in ready.placed]
    setting = replace(ready.setting(0), claims=5)
    noted = [one.claims for one in WorkerPool(threads=1).counts(segments, setting, no_stop)]
    every = [one.claims for one in WorkerPool().counts(segments, ready.setting(0), no_stop)]

    def rows(claims, group):
        own = claims.columns[:, claims.tier == group]
        return sorted(map(tuple, own.T.tolist()))

    assert any(len(claims) > 2 * len(own) for claims, own in zip(every, noted, strict=True))
    for claims, own in zip(every, noted, strict=True):
        for group in set(claims.tier.tolist()):
            here, kept = rows(claims, group), rows(own, group)
            of_person = defaultdict(list)
            for row in here:
                of_person[row[0] & 2**32 - 1].append(row)
            may_be_first = {row for mine in of_person.values() for row in mine[:5]}
            last = here[:5][-1][0] >> 32

            assert set(kept) <= set(here)
            assert {row for row in may_be_first if row[0] >> 32 <= last} <= set(kept)


def test_what_is_free_is_the_same_where_late_answers_are_dropped_to_the_second(monkeypatch):
    ready = prepared(replace(large_shop(), account=Account(numbers=3, service_allowance=70)))
    segments = [one.segment for one in ready.placed]

    def bill():
        lines, _ = ready.bill(WorkerPool().counts(segments, ready.setting(0), no_stop))
        return lines.messages.tolist(), lines.reason.tolist(), lines.charge_micros.tolist()

    expected = bill()
    monkeypatch.setattr(counting, "_CLAIMS", 1)
    monkeypatch.setattr(counting, "_MANY_CLAIMS", 1)

    assert bill() == expected


def test_more_answers_of_one_second_than_can_be_held_are_told(monkeypatch):
    monkeypatch.setattr(counting, "_CLAIMS", 1)
    monkeypatch.setattr(counting, "_MANY_CLAIMS", 1)
    monkeypatch.setattr(counting, "_HAPPENINGS", 4)
    monkeypatch.setattr(counting, "_MOST_CLAIMS", 99)
    reply = replace(SILENT, reply_ratio=1, reply_delay=Delay(0, 0), answer_delay=Delay(0, 0))
    moment = Broadcast((datetime(2026, 11, 3, 10),), 0)
    send = Send("s", "Sale", "tr", MARKETING, 200, moment, reply)
    ready = prepared(
        Plan("p", NOVEMBER, audiences=(Audience("tr", "Turks", "TR", 200),), sends=(send,))
    )
    segments = [one.segment for one in ready.placed]

    with pytest.raises(InputError, match="more than 99 answers leave in one second"):
        WorkerPool(threads=1).counts(segments, ready.setting(0), no_stop)


def test_what_was_counted_is_not_counted_again(monkeypatch):
    pool = WorkerPool()
    first = counted(large_shop(), pool)
    monkeypatch.delattr(Counting, "count")

    assert counted(large_shop(), pool) == first


def test_only_segments_that_changed_are_counted_again(monkeypatch):
    pool, plan = WorkerPool(), large_shop()
    counted(plan, pool)
    begun = []
    monkeypatch.setattr(
        "tarife.forecast.play.worker_pool.Counting",
        lambda segments, setting: begun.extend(segments) or Counting(segments, setting),
    )
    counted(replace(plan, grid=(replace(plan.grid[0], reply_ratio=0.3),)), pool)

    assert [segment.country for segment in begun] == ["DE"]


def test_the_oldest_counts_are_forgotten_when_there_are_too_many(monkeypatch):
    monkeypatch.setattr("tarife.forecast.play.worker_pool._CACHE_BYTES", 0)
    pool = WorkerPool()
    counted(talkative(), pool)

    assert not pool._cache


@pytest.mark.parametrize(("threads", "goes_on"), [(1, [False]), (2, [])])
def test_work_that_is_not_wanted_any_more_stops(threads, goes_on):
    ready = prepared(large_shop())
    asked = iter(goes_on)
    pool = WorkerPool(threads=threads, chunk_people=1)

    with pytest.raises(Stopped):
        pool.counts(
            [one.segment for one in ready.placed], ready.setting(0), lambda: next(asked, True)
        )


def test_a_sample_stands_for_everyone_in_whole_messages():
    sale = Send(
        "all", "All", "tr", MARKETING, 4001, Broadcast((datetime(2026, 11, 3),)), SILENT
    )
    plan = Plan("all", NOVEMBER, audiences=(Audience("tr", "T", "TR", 4001),), sends=(sale,))
    ready = prepared(plan)
    (counts,) = WorkerPool().counts(
        [one.segment for one in ready.placed], ready.setting(8), no_stop
    )

    assert (counts.played, counts.weight) == (256, 4001 / 256)
    assert counts.messages.sum() == 4001


def test_nobody_is_an_empty_count():
    plan = replace(
        large_shop(),
        audiences=(Audience("tr", "Turks", "TR", 0),),
        sends=(),
        inbound=(),
        grid=(),
    )
    ready = prepared(plan)
    (counts,) = WorkerPool().counts(
        [one.segment for one in ready.placed], ready.setting(0), no_stop
    )

    assert (len(counts.messages), counts.played) == (0, 0)
    assert counts.messages.dtype == np.int64


def test_a_system_that_gives_no_thread_has_no_memory_for_one(monkeypatch):
    def refuse(_thread):
        raise RuntimeError

    monkeypatch.setattr("threading.Thread.start", refuse)

    with pytest.raises(MemoryError):
        counted(large_shop(), WorkerPool(threads=5, chunk_people=97))
