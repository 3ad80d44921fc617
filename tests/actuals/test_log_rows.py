"""Rows of logs are deliveries only if they say so."""

import numpy as np
import pytest

from helpers.traffic.logs import codes, cost, log_of, rows, text_log
from tarife.actuals.events import ReadOptions
from tarife.actuals.rows import KIND_UNKNOWN, RowKindNumbering
from tarife.terms.problems import InputError
from tarife.traffic.table import MessageKind


def test_a_message_is_counted_once_when_it_arrived():
    log = rows(
        "2026-11-03T10:00:09,+905321110001,template,marketing,read,a",
        "2026-11-03T10:00:05,+905321110001,template,marketing,delivered,a",
        "2026-11-03T10:00:01,+905321110001,template,marketing,sent,a",
        "2026-11-03T10:00:09,+905321110001,template,utility,read,b",
        "2026-11-03T10:00:01,+905321110001,template,utility,sent,b",
    )

    assert log.lines.tolist() == [3, 5]
    assert log.notes[0].message == (
        "rows that are no delivery are not billed: 3 repeat a message already counted"
    )


def test_failed_sent_queued_and_accepted_messages_are_told_and_not_billed():
    log = rows(
        "2026-11-03T10:00:00,+905321110001,template,marketing,FAILED,a",
        "2026-11-03T10:00:00,+905321110001,template,marketing,Queued,b",
        "2026-11-03T10:00:00,+905321110001,template,marketing,accepted,c",
        "2026-11-03T10:00:00,+905321110001,template,marketing,,d",
        "2026-11-03T10:00:00,+905321110001,template,marketing,Delivered,e",
        "2026-11-03T10:00:00,+905321110001,inbound,,,f",
    )

    assert log.lines.tolist() == [6, 7]
    assert log.notes[0].message.endswith(
        "1 failed, 2 were sent and not delivered, 1 does not say what became of it"
    )


@pytest.mark.parametrize(
    ("failed_at", "kept"), [("10:00:09", []), ("09:59:00", [2])], ids=["later", "before"]
)
def test_states_that_exclude_each_other_are_told_and_the_later_one_counts(failed_at, kept):
    log = rows(
        "2026-11-03T10:00:05,+905321110001,template,marketing,delivered,a",
        f"2026-11-03T{failed_at},+905321110001,template,marketing,failed,a",
    )

    assert log.lines.tolist() == kept
    assert "states-exclude" in codes(log)


def test_columns_of_times_say_what_became_of_a_message():
    log = rows(
        "+905321110001,template,marketing,2026-11-03T10:00:05,2026-11-03T11:00:00,",
        "+905321110001,template,marketing,,2026-11-03T12:00:00,",
        "+905321110001,template,marketing,,,2026-11-03T12:00:00",
        "+905321110001,template,marketing,,,",
        "+905321110001,template,marketing,2026-11-03T10:00:05,,2026-11-03T12:00:00",
        header="customer,kind,category,delivered_at,read_at,failed_at",
    )

    assert log.lines.tolist() == [2, 3]
    assert (log.table.at_us[1] - log.table.at_us[0]) // 1_000_000 == 2 * 3600 - 5
    assert {"rows-left-out", "states-exclude"} <= set(codes(log))


def test_an_error_means_that_a_message_failed():
    log = rows(
        "2026-11-03T10:00:00,+905321110001,template,marketing,131049",
        "2026-11-03T10:00:00,+905321110001,template,marketing,0",
        header="at,customer,kind,category,error_code",
    )

    assert (len(log.table), codes(log)) == (0, ["rows-left-out"])


def test_what_failed_need_not_be_right():
    log = rows(
        "2026-11-03T10:00:00,+0,template,,failed,a",
        "2026-11-03T10:00:00,+905321110001,template,marketing,delivered,b",
    )

    assert log.lines.tolist() == [3]


def test_a_status_that_is_not_known_is_told():
    with pytest.raises(InputError, match="status 'teleported' is not known"):
        rows("2026-11-03T10:00:00,+905321110001,template,marketing,teleported,a")


def test_columns_that_are_not_understood_are_named():
    log = log_of("logs/json-vs-csv-log.csv")

    assert log.notes[0].message == "these columns are not used: billable, price"


@pytest.mark.parametrize(
    ("kind", "category", "code"),
    [
        ("TEMPLATE", "Marketing", MessageKind.MARKETING),
        ("Template", "marketing_lite", MessageKind.MARKETING),
        ("template", "authentication-international", MessageKind.AUTHENTICATION),
        ("Free form", "", MessageKind.FREE_FORM),
        ("FREE-FORM", "SERVICE", MessageKind.FREE_FORM),
        ("Inbound", "", MessageKind.INBOUND),
    ],
)
def test_values_are_as_free_in_case_as_names(kind, category, code):
    log = rows(
        f"2026-11-03T10:00:00,+905321110001,{kind},{category}",
        header="At,Customer,KIND,Category",
    )

    assert log.table.kind.tolist() == [code]


def test_a_number_of_a_group_stands_for_each_of_its_members():
    log = rows(
        "2026-11-03T10:00:00,+905321110001,inbound,,g1,",
        "2026-11-03T10:05:00,+905321110002,template,utility,g1,a",
        "2026-11-03T10:05:00,+4915112345671,template,utility,g1,a",
        "2026-11-03T10:05:00,+905321110003,template,utility,,b",
        header="at,customer,kind,category,group_id,message_id",
    )
    first, second, third, alone = log.table.pair.tolist()

    assert first == second == third != alone
    assert log.table.markets == ("Turkey", "Germany")
    assert cost(log)[1] == 3


def test_the_window_of_a_group_is_open_to_all_its_members():
    lines = (
        "2026-09-03T10:00:00,+905321110001,inbound,,{group}",
        "2026-09-03T10:05:00,+905321110002,template,utility,{group}",
    )
    header = "at,customer,kind,category,group_id"
    in_group = rows(*(line.format(group="g1") for line in lines), header=header)
    apart = rows(*(line.format(group="") for line in lines), header=header)

    assert (cost(in_group)[1], cost(apart)[1]) == (0, 1)


def test_a_long_log_is_merged_in_parts_alike(monkeypatch):
    rng = np.random.default_rng(1)
    kinds = ("template,marketing,{},", "template,utility,{},", ",,{},outbound", "inbound,,,")
    states = ("sent", "delivered", "read", "failed")
    lines = [
        f"2026-11-03T{message % 24:02}:00:{second:02},+90532111000{second % 4},"
        f"{message or ''},{'g' * (message % 3 == 0)},{kind.format(state)}"
        for kind, state, second, message in zip(
            rng.choice(kinds, 300).tolist(), rng.choice(states, 300).tolist(),
            rng.integers(0, 60, 300).tolist(), rng.integers(0, 40, 300).tolist(), strict=True,
        )
    ]  # fmt: skip
    text = "\n".join(("at,customer,message_id,group_id,kind,category,status,direction", *lines))
    how = ReadOptions(template_category="utility")
    whole = text_log(text, how)
    monkeypatch.setattr("tarife.terms.arrays.ROWS_OF_A_PART", 7)
    monkeypatch.setattr("tarife.actuals.batches.ROWS", 11)
    apart = text_log(text, how)

    assert apart.notes == whole.notes
    assert apart.lines.tolist() == whole.lines.tolist()
    assert apart.table.kind.tolist() == whole.table.kind.tolist()
    assert cost(apart) == cost(whole)
    assert len(whole.lines) not in {0, 300}


def test_ids_may_begin_and_end_within_a_log(monkeypatch):
    monkeypatch.setattr("tarife.actuals.batches.ROWS", 1)
    event = '{"at": "2026-11-03T10:00:00", "customer": "+905321110001", '
    sent = event + '"kind": "template", "category": "utility", "message_id": "a", "status": '
    alone = event + '"kind": "inbound"}'

    log = text_log(f'{alone}\n{sent}"sent"}}\n{sent}"delivered"}}\n{alone}\n')

    assert log.lines.tolist() == [1, 3, 4]


@pytest.mark.parametrize("text", ["", "\n \n", "at,customer,kind\n", "[]", "\n[\n]\n"])
def test_a_log_without_messages_says_so(text):
    log = text_log(text)

    assert len(log.table) == 0
    assert codes(log) == ["no-messages"]


def test_a_value_that_is_no_text_is_told_once():
    event = '{"at": "2026-11-03T10:00:00", "customer": "+905321110001", "kind": {"x": 1}}'
    with pytest.raises(InputError) as caught:
        text_log(event)

    told = [problem.code for problem in caught.value.problems]
    assert told.count("not-a-text") == 1


def test_templates_without_category_are_what_each_log_of_several_says_they_are():
    columns = {"direction": ["outbound"], "template": ["hello"]}
    known = RowKindNumbering(lambda _name: "")

    kinds = [known.of_batch(columns, 1, category)[0].kind for category in ("utility", "")]

    assert kinds == [MessageKind.UTILITY, KIND_UNKNOWN]
