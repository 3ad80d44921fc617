"""Times of logs are read however they are written."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from helpers.traffic.logs import codes, log_of, rows, text_log
from tarife.actuals.events import ReadOptions
from tarife.actuals.times import DateOrder
from tarife.terms.problems import InputError


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03T10:00:00",
        "2026-11-03 10:00",
        "2026-11-03T07:00:00Z",
        "2026-11-03T07:00:00.000Z",
        "2026-11-03 07:00:00 UTC",
        "2026-11-03T10:00:00+03:00",
        "1793689200",
        "1793689200000",
        "1793689200.0",
        "Tue, 03 Nov 2026 10:00:00 +0300",
        "03.11.2026 10:00",
        "03.11.2026 10:00:00",
        "3.11.2026, 10:00",
        "13/11/2026 10:00",
        "11/13/2026 10:00 AM",
    ],
)
def test_a_time_is_read_however_it_is_written(text):
    zone_time = rows(f'"{text}",+905321110001,inbound', header="at,customer,kind").table.at_us[
        0
    ]
    days = 10 if "13" in text.split()[0][:5] else 0

    assert zone_time == (1793689200 + days * 24 * 3600) * 1_000_000


def test_a_column_of_unix_times_is_read_as_numbers_too():
    log = text_log(
        '{"at": 1793689200, "customer": "a", "country": "TR", "kind": "inbound"}\n'
        '{"at": 1793689200000, "customer": "a", "country": "TR", "kind": "inbound"}\n'
    )

    assert log.table.at_us.tolist() == [1793689200000000] * 2


def test_days_and_months_are_told_apart_by_the_whole_column():
    lines = ["03/11/2026 10:00,+905321110001,inbound", "13/11/2026 10:00,+905321110001,inbound"]
    log = rows(*lines, header="at,customer,kind")

    assert (log.table.at_us[1] - log.table.at_us[0]) == 10 * 24 * 3600 * 1_000_000


def test_dates_that_can_be_read_in_two_ways_are_asked_about():
    line = "03/11/2026 10:00,+905321110001,inbound"
    with pytest.raises(InputError, match="--dates day-first"):
        rows(line, header="at,customer,kind")

    text = f"at,customer,kind\n{line}"
    days = [
        text_log(text, ReadOptions(order=order)).table.at_us[0] // (24 * 3600 * 1_000_000)
        for order in DateOrder
    ]
    assert days == [
        (date(2026, 11, 3) - date(1970, 1, 1)).days,
        (date(2026, 3, 11) - date(1970, 1, 1)).days,
    ]


def test_local_times_that_occur_twice_or_never_are_told():
    log = log_of("logs/dst-log.csv", zone=ZoneInfo("Europe/Berlin"))

    assert [(note.code, note.where) for note in log.notes] == [
        ("time-twice", "line 3"),
        ("time-never", "line 4"),
    ]
    assert codes(log_of("logs/dst-log.csv")) == []


def test_times_in_the_future_are_told():
    log = log_of("logs/json-vs-csv-log.csv", ReadOptions(now=datetime(2026, 11, 4, tzinfo=UTC)))

    assert log.notes[-1].message == "2 times lie in the future"
    assert log.notes[-1].where == "line 3"


def test_messages_that_arrive_before_they_are_sent_are_told_and_kept():
    """Clocks that disagree: the own system's is 90 seconds ahead of the partner's, once."""
    text = """sent_at,delivered_at,customer,kind,category
2026-11-03T10:00:00Z,2026-11-03T10:00:04Z,+905321110001,template,marketing
2026-11-03T10:00:02Z,2026-11-03T10:00:01Z,+905321110002,template,marketing
2026-11-03T10:01:30Z,2026-11-03T10:00:00Z,+905321110003,template,marketing
"""

    log = text_log(text, ReadOptions(keeps_prices=True))

    assert len(log.table) == 3
    (note,) = log.notes
    assert (note.code, note.where) == ("clocks-disagree", "line 3")
    assert note.message.startswith("2 messages arrived before they were sent, by up to 90 sec")
