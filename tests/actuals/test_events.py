"""A log of events becomes a message table, or every bad line is named."""

import json
from time import process_time
from zoneinfo import ZoneInfo

import pytest

from tarife.actuals.events import read_events
from tarife.assets import load_markets
from tarife.terms.problems import InputError
from tarife.traffic.table import MessageKind

ISTANBUL = ZoneInfo("Europe/Istanbul")
GOOD = {
    "at": "2026-11-03T10:00:00",
    "customer": "c1",
    "kind": "template",
    "category": "utility",
    "country": "TR",
}


def read(*events):
    text = "\n".join(json.dumps(event) for event in events)
    return read_events(text, ISTANBUL, load_markets())


def market(log, row=0):
    return log.table.markets[log.table.market[row]]


def codes(*events):
    with pytest.raises(InputError) as caught:
        read(*events)
    return [(problem.code, problem.where) for problem in caught.value.problems]


def test_a_time_without_offset_is_account_time():
    log = read(GOOD, {**GOOD, "at": "2026-11-03T07:00:00Z"}, {**GOOD, "at": "2026-11-03 10:00"})

    assert len(set(log.table.at_us.tolist())) == 1


def test_fractions_of_a_second_count():
    log = read(GOOD, {**GOOD, "at": "2026-11-03T10:00:00.000001"})

    assert log.table.at_us[1] - log.table.at_us[0] == 1


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"kind": "template", "category": "marketing"}, MessageKind.MARKETING),
        ({"kind": "template", "category": "utility"}, MessageKind.UTILITY),
        ({"kind": "template", "category": "authentication"}, MessageKind.AUTHENTICATION),
        ({"kind": "free_form"}, MessageKind.FREE_FORM),
        ({"kind": "free_form", "category": "service"}, MessageKind.FREE_FORM),
        ({"kind": "reaction"}, MessageKind.REACTION),
        ({"kind": "inbound"}, MessageKind.INBOUND),
        ({"kind": "inbound", "entry": "ad"}, MessageKind.ENTRY),
        ({"kind": "inbound", "entry": "page_cta", "device": "phone"}, MessageKind.ENTRY),
        ({"kind": "inbound", "entry": "ad", "device": "desktop"}, MessageKind.INBOUND),
        ({"kind": "inbound", "device": "desktop"}, MessageKind.INBOUND),
    ],
)
def test_kind_entry_and_device_say_what_a_message_is(fields, kind):
    log = read({**{key: GOOD[key] for key in ("at", "customer", "country")}, **fields})

    assert log.table.kind.tolist() == [kind]


def test_one_customer_has_windows_of_their_own_with_each_number():
    log = read(GOOD, {**GOOD, "number": "b"}, {**GOOD, "customer": "c2"}, GOOD)

    first, other_number, other_customer, again = log.table.pair.tolist()
    assert first == again
    assert len({first, other_number, other_customer}) == 3
    assert log.table.number.tolist() == [0, 1, 0, 0]


def test_the_market_follows_from_number_country_or_name():
    base = {"at": GOOD["at"], "kind": "inbound"}
    log = read(
        {**base, "customer": "+905321234567"},
        {**base, "customer": "+12125550100"},
        {**base, "customer": "c", "country": "kw"},
        {**base, "customer": "c", "market": "rest of central and eastern europe"},
        {**base, "customer": "+905321234567", "country": "TR", "market": "Turkey"},
    )

    assert [market(log, row) for row in range(len(log.table))] == [
        "Turkey",
        "North America",
        "Kuwait",
        "Rest of Central & Eastern Europe",
        "Turkey",
    ]
    assert log.table.in_united_states.tolist() == [False, True, False, False, False]


def test_a_country_belongs_to_its_market_of_that_day():
    log = read({**GOOD, "country": "KW", "at": "2026-09-30T23:59:59"})

    assert market(log, 0) == "Rest of Middle East"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"at": ""}, "missing-field"),
        ({"at": "yesterday"}, "bad-time"),
        ({"at": "2026-11-03"}, "bad-time"),
        ({"at": "0001-01-01T00:00:00"}, "bad-year"),
        ({"at": "0001-01-01T00:00:00+14:00"}, "bad-year"),
        ({"at": "9999-12-31T23:59:59-14:00"}, "bad-year"),
        ({"at": "13/11/2026 10:00 +24:00"}, "bad-time"),
        ({"at": "Tue, 03 Nov 2026 10:00:00 +99999999999999999999"}, "bad-time"),
        ({"customer": ""}, "missing-field"),
        ({"kind": ""}, "missing-field"),
        ({"kind": "letter"}, "unknown-kind"),
        ({"category": ""}, "missing-field"),
        ({"category": "promotional"}, "unknown-category"),
        ({"kind": "free_form"}, "category-without-template"),
        ({"entry": "ad"}, "entry-of-outbound"),
        ({"kind": "inbound", "category": "", "entry": "billboard"}, "unknown-entry"),
        ({"device": "web"}, "unknown-device"),
        ({"country": ""}, "missing-market"),
        ({"country": "XQ"}, "unknown-country"),
        ({"market": "Narnia"}, "unknown-market"),
        ({"market": "Germany"}, "contradicting-markets"),
        ({"customer": "+4915112345678"}, "contradicting-markets"),
        ({"customer": "+0", "country": ""}, "bad-phone"),
    ],
)
def test_a_bad_field_is_named_with_its_line(change, code):
    assert (code, "line 2") in codes(GOOD, {**GOOD, **change})


@pytest.mark.parametrize(
    "change",
    [
        {"customer": "+90532123456789012", "country": ""},
        {"customer": "+4915321234567"},
        {"at": "+905321234567"},
        {"at": "0532 123 45 67"},
        {"kind": "+905321234567"},
    ],
)
def test_no_sentence_shows_a_whole_number(change):
    with pytest.raises(InputError) as caught:
        read({**GOOD, **change})

    assert "123" not in str(caught.value)
    assert "•" in str(caught.value)


def test_a_misspelt_field_is_told_but_another_column_is_left_alone():
    assert codes({**GOOD, "categori": "utility", "category": ""})[0][0] == "unknown-field"
    assert len(read({**GOOD, "message_id": "wamid.1", "name": "x"}).table) == 1


def test_an_unusable_number_does_not_matter_where_the_country_is_given():
    assert market(read({**GOOD, "customer": "+0"})) == "Turkey"


def test_all_bad_lines_come_at_once_in_order():
    found = codes({**GOOD, "at": "?", "country": ""}, GOOD, {**GOOD, "kind": "sms"})

    assert [where for _, where in found] == ["line 1", "line 1", "line 3"]


def test_an_event_before_the_first_rules_is_a_bad_line():
    early = {**GOOD, "at": "2023-05-31T23:59:59"}

    assert codes(early) == [("before-first-era", "line 1")]


def test_what_a_person_wrote_before_the_first_rules_may_stand_in_a_log():
    early = {"at": "2023-05-31T23:59:59", "customer": "c1", "kind": "inbound"}

    assert market(read({**early, "country": "TR"})) == "Turkey"
    assert market(read({**early, "market": "Turkey"})) == "Turkey"


def test_a_number_is_one_customer_however_it_is_spelled():
    spellings = ("+905321234567", "+90 532 123 45 67", "+90-532-1234567", "+90 (532) 1234567")
    log = read(*({**GOOD, "customer": spelling} for spelling in spellings))

    assert set(log.table.pair.tolist()) == {0}
    assert [log.spellings[place] for place in log.customers] == list(spellings)
    assert len(set(read(GOOD, {**GOOD, "customer": "c 1"}).table.pair.tolist())) == 2


@pytest.mark.parametrize(
    ("customer", "country"), [("+12125550100", "CA"), ("+14165550100", "US")]
)
def test_the_united_states_and_canada_are_told_apart(customer, country):
    assert codes({**GOOD, "customer": customer, "country": country}) == [
        ("contradicting-markets", "line 1")
    ]


def test_small_letters_in_a_time_are_read_too():
    small = read(GOOD, {**GOOD, "at": "2026-11-03t07:00:00z"})

    assert len(set(small.table.at_us.tolist())) == 1


def test_an_empty_log_is_an_empty_table():
    log = read_events("", ISTANBUL, load_markets())

    assert (len(log.lines), len(log.table)) == (0, 0)


def test_a_time_of_nothing_but_spaces_costs_nothing():
    began = process_time()
    with pytest.raises(InputError):
        read_events(
            json.dumps({"at": "2026-11-01 10:00" + " " * 200_000 + "x", "kind": "inbound"}),
            ZoneInfo("Europe/Istanbul"),
            load_markets(),
        )

    assert process_time() - began < 10
