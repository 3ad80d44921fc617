"""Meta's webhooks are read as they arrive, in every shape that is documented or captured."""

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tarife.actuals.events import ReadOptions, read_events
from tarife.assets import load_markets
from tarife.terms.problems import InputError
from tarife.traffic.table import MessageKind

HERE = Path(__file__).parent / "webhooks"
UTC_ZONE = ZoneInfo("UTC")


def payload(name):
    return json.loads((HERE / f"{name}.json").read_text("utf-8"))["payload"]


def read(*documents, indent=None, how=None):
    text = "\n".join(json.dumps(document, indent=indent) for document in documents)
    return read_events(text, UTC_ZONE, load_markets(), how)


SHAPES = {
    "status-cbp-2023-marketing-sent": [],
    "status-cbp-2024-utility-sent-inside-open-conversation": [],
    "status-cbp-service-delivered-doc": [MessageKind.FREE_FORM],
    "status-failed-131049-doc": [],
    "status-group-delivered-doc": [MessageKind.MARKETING],
    "status-pmp-2026-service-free-bsuid": [],
    "status-pmp-bsuid-delivered-doc": [MessageKind.MARKETING],
    "status-pmp-utility-read-with-pricing": [MessageKind.UTILITY],
    "status-pmp-v23-marketing-sent-doc": [],
    "status-pmp-v24-no-pricing-doc": [],
    "status-cbp-referral-conversion": [],
    "inbound-text-doc": [MessageKind.INBOUND],
    "inbound-text-referral-ctwa-doc": [MessageKind.ENTRY],
    "bsp-gupshup-billing-event-doc": [MessageKind.MARKETING],
    "bsp-status-webhook-with-pricing": [MessageKind.FREE_FORM],
    "account-update-auth-intl-eligibility-doc": [],
}


@pytest.mark.parametrize("indent", [None, 1], ids=["one line", "pretty"])
@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_is_read(name, indent):
    assert read(payload(name), indent=indent).table.kind.tolist() == SHAPES[name]


@pytest.mark.parametrize("name", SHAPES)
def test_an_envelope_makes_no_difference(name):
    whole = payload(name)
    bare = whole["entry"][0]["changes"][0] if "entry" in whole else whole
    wrapped = {"body": whole, "headers": {"x": 1}}

    assert read(bare).table.kind.tolist() == SHAPES[name]
    assert read(wrapped).table.kind.tolist() == SHAPES[name]
    assert read([whole]).table.kind.tolist() == SHAPES[name]


def test_all_webhooks_of_a_day_are_one_log():
    log = read(*map(payload, SHAPES))

    # The one that was read without a price was sent with one, in another webhook.
    assert len(log.table) == sum(map(len, SHAPES.values())) + 1


def test_the_category_comes_from_whichever_status_has_a_price():
    sent = payload("status-pmp-v23-marketing-sent-doc")
    log = read(sent, payload("status-pmp-v24-no-pricing-doc"))

    assert log.table.kind.tolist() == [MessageKind.MARKETING]
    assert log.lines.tolist() == [2]


def test_a_message_without_category_is_told_and_not_priced():
    log = read(payload("status-pmp-v24-no-pricing-doc"))

    assert [note.code for note in log.notes] == ["no-category"]


def test_a_customer_is_one_with_and_without_number():
    by_number, by_user = payload("status-pmp-bsuid-delivered-doc")
    answer = payload("inbound-text-doc")
    message = answer["entry"][0]["changes"][0]["value"]["messages"][0]
    del message["from"]
    message["from_user_id"] = "US.13491208655302741918"
    log = read(by_number, answer)

    assert len(set(log.table.pair.tolist())) == 1
    assert read(by_user).table.markets == ("North America",)
    assert read(by_user).table.in_united_states.tolist() == [True]


def test_a_changed_number_is_the_same_customer():
    first, later = (payload("inbound-text-doc") for _ in range(2))
    later["entry"][0]["changes"][0]["value"] |= {"contacts": []}
    message = later["entry"][0]["changes"][0]["value"]["messages"][0]
    message |= {"from": "16505559999", "id": "wamid.2"}
    change = {
        "from": "16505551234", "id": "wamid.3", "timestamp": "1749416390", "type": "system",
        "system": {"type": "user_changed_number", "wa_id": "16505559999"},
    }  # fmt: skip

    assert len(set(read(first, later).table.pair.tolist())) == 2
    assert len(set(read(first, change, later).table.pair.tolist())) == 1


def test_what_one_change_says_of_its_customer_holds_for_no_other():
    first, other = (payload("inbound-text-doc") for _ in range(2))
    (change,), (second,) = (one["entry"][0]["changes"] for one in (first, other))
    change["value"]["contacts"] = [{"user_id": "US.13491208655302741918"}]
    second["value"] |= {"contacts": []}
    second["value"]["messages"][0] |= {"from": "16505559999", "id": "wamid.2"}
    first["entry"][0]["changes"] += [second]

    assert len(set(read(first).table.pair.tolist())) == 2


def test_messages_beside_a_changed_number_fail_as_those_elsewhere():
    change = {
        "from": "16505551234", "id": "wamid.3", "timestamp": "1749416390", "type": "system",
        "system": {"type": "user_changed_number", "wa_id": "16505559999"},
    }  # fmt: skip
    failed = payload("status-failed-131049-doc")

    assert [note.message for note in read(failed, change).notes] == [
        note.message for note in read(failed).notes
    ]
    assert "1 failed" in read(failed, change).notes[0].message


def test_the_old_and_the_new_user_id_of_a_customer_are_joined():
    def message(user, number):
        return {"from_user_id": user, "id": f"wamid.{number}", "timestamp": "1749416383"}

    update = {
        "field": "user_id_update",
        "value": {
            "user_id_update": [{"user_id": {"previous": "TR.123456", "current": "TR.654321"}}]
        },
    }
    messages = (message("TR.123456", 1), message("TR.654321", 2))

    assert len(set(read(*messages).table.pair.tolist())) == 2
    assert len(set(read(*messages, update).table.pair.tolist())) == 1


@pytest.mark.parametrize("odd", [[], {}, [[1]], 7, None])
def test_what_may_be_of_any_kind_in_a_partners_json_is_no_word_and_no_fault(odd):
    charge = payload("bsp-gupshup-billing-event-doc")
    charge["payload"]["deductions"]["model"] = odd
    told = payload("inbound-text-referral-ctwa-doc")
    (change,) = told["entry"][0]["changes"]
    change["value"]["messages"][0]["referral"]["source_type"] = odd

    kinds = read(charge, told).table.kind.tolist()

    entry = MessageKind.ENTRY if odd is None else MessageKind.INBOUND
    assert sorted(kinds) == sorted([MessageKind.MARKETING, entry])


def test_a_message_without_time_is_named():
    with pytest.raises(InputError) as caught:
        read(payload("inbound-referral-partial-captured"))

    assert [problem.code for problem in caught.value.problems] == ["missing-field"] * 2


def test_a_message_before_the_first_rules_is_named():
    with pytest.raises(InputError, match="no billing rules are known"):
        read(payload("status-cbp-pre-june-2023-sent-delivered"))


@pytest.mark.parametrize("name", ["pricing-object-variants", "bsp-twilio-usage-records"])
def test_what_holds_no_messages_is_one_sentence(name):
    with pytest.raises(InputError) as caught:
        read(payload(name), indent=1)

    assert [problem.code for problem in caught.value.problems] == ["broken-line"]


def test_each_member_of_a_group_is_a_message_and_repeated_webhooks_are_none():
    first = payload("status-group-delivered-doc")
    other = payload("status-group-delivered-doc")
    status = other["entry"][0]["changes"][0]["value"]["statuses"][0]
    status["recipient_participant_id"] = "905321110001"
    log = read(first, other, first)

    assert [log.table.markets[place] for place in log.table.market] == [
        "North America",
        "Turkey",
    ]
    assert len(set(log.table.pair.tolist())) == 1


def test_another_category_can_be_said_for_what_has_none():
    how = ReadOptions(template_category="utility")

    assert read(payload("status-pmp-v24-no-pricing-doc"), how=how).table.kind.tolist() == [
        MessageKind.UTILITY
    ]
