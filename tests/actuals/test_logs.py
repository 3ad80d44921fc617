"""Logs as people have them cost what is right."""

import gzip
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from tarife.actuals import opening
from tarife.actuals.events import ReadOptions, read_events
from tarife.actuals.opening import LogFile
from tarife.actuals.reports import KNOWN_REPORTS, ReportMapping, is_log
from tarife.actuals.times import DateOrder
from tarife.assets import load_book, load_markets
from tarife.billing.engine import bill
from tarife.billing.ledger import is_charged
from tarife.billing.settings import BillingSettings
from tarife.terms.problems import InputError, OutsideError
from tarife.traffic.table import MessageKind

HERE = Path(__file__).parent
ISTANBUL = ZoneInfo("Europe/Istanbul")


def log_of(name, how=None, zone=ISTANBUL):
    file = LogFile.of(str(HERE / name), io.BytesIO())
    try:
        return read_events(file, zone, load_markets(), how)
    finally:
        file.close()


def text_log(text, how=None, zone=ISTANBUL):
    return read_events(text, zone, load_markets(), how)


def cost(log, **settings):
    ledger = bill(
        log.table, load_book(), BillingSettings("USD", ISTANBUL, **settings), load_markets()
    )
    return Decimal(ledger.total_micros) / 1_000_000, int(is_charged(ledger.reason).sum())


def codes(log):
    return [note.code for note in log.notes]


@pytest.mark.parametrize(
    ("name", "amount", "charged"),
    [
        ("csv-status-ignored-log.csv", "0.273", 2),
        ("identity-money-log.csv", "0", 0),
        ("json-vs-csv-log.csv", "0.0109", 1),
        ("json-vs-csv-log.jsonl", "0.0109", 1),
        ("kaleyra-mapped.csv", "0.0118", 1),
        ("kaleyra-report.csv", "0.0118", 1),
        ("country-names-log.csv", "0.0109", 1),
        ("encoding-ansi.csv", "0.0109", 1),
        ("encoding-utf16.csv", "0.0109", 1),
        ("encoding-log.xlsx", "0.0109", 1),
        ("webhook-raw-log.jsonl", "0.0109", 1),
        ("webhook-json-array-log.json", "0.0109", 1),
    ],
)
def test_a_log_costs_what_is_right(name, amount, charged):
    assert cost(log_of(f"logs/{name}")) == (Decimal(amount), charged)


def test_a_log_packed_to_next_to_nothing_is_not_unpacked(tmp_path):
    bomb = tmp_path / "log.csv.gz"
    bomb.write_bytes(gzip.compress(b"\n" * (80 << 20), 1))

    with pytest.raises(InputError, match="packed to less than a 200th"):
        LogFile.of(str(bomb), None)


def test_standard_input_without_end_is_refused_and_does_not_fill_the_disk(monkeypatch):
    monkeypatch.setattr(opening, "_MOST_PIPED_GB", 0)

    with pytest.raises(
        InputError, match="standard input is longer than 0 GB; save it as a file"
    ):
        LogFile.of("-", io.BytesIO(b"at,customer,kind,category"))


def test_a_log_packed_by_gzip_costs_the_same(tmp_path):
    packed = tmp_path / "log.csv.gz"
    packed.write_bytes(gzip.compress((HERE / "logs/csv-status-ignored-log.csv").read_bytes()))

    assert cost(log_of(packed)) == (Decimal("0.273"), 2)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "cp1254", "cp1252"])
def test_every_encoding_of_spreadsheets_is_read(tmp_path, encoding):
    path = tmp_path / "log.csv"
    text = "at;customer;kind;country;name\n2026-11-03T10:00:00;é;inbound;DE;ü\n"
    path.write_bytes(text.encode(encoding))

    assert log_of(path).spellings == ["é"]


def test_a_country_is_understood_in_turkish_letters_of_windows(tmp_path):
    path = tmp_path / "log.csv"
    path.write_bytes(
        "at;customer;kind;country\n2026-11-03T10:00:00;a;inbound;İspanya\n".encode("cp1254")
    )

    assert log_of(path).table.markets == ("Spain",)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x1f\x8b\x08broken", "damaged gzip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook"),
        (b"PK\x03\x04broken", "damaged"),
        (b"\xff\xfe\x00", "not UTF-8 text"),
    ],
)
def test_a_file_that_is_no_log_is_refused_in_one_sentence(tmp_path, content, said):
    path = tmp_path / "log"
    path.write_bytes(content)

    with pytest.raises(InputError, match=said) as caught:
        log_of(path)
    assert len(caught.value.problems) == 1


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(OutsideError, match="cannot be read"):
        log_of(tmp_path / "none.csv")


# Rows are deliveries only if they say so


def rows(*lines, header="at,customer,kind,category,status,message_id"):
    return text_log("\n".join((header, *lines)))


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
        "rows that are no delivery are not billed: 3 tell again of a message"
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


# Reports of partners


def test_a_report_of_twilio_says_what_it_can_tell_and_what_not():
    log = log_of("logs/twilio-log.csv")

    assert log.table.kind.tolist() == [MessageKind.INBOUND]
    assert {"columns-read", "no-category", "no-delivery-time"} <= set(codes(log))
    told = next(note for note in log.notes if note.code == "no-category")
    assert told.message.startswith("1 message was delivered of which")


def test_a_category_for_all_templates_prices_what_a_report_leaves_open():
    log = log_of("logs/twilio-log.csv", ReadOptions(template_category="marketing"))

    assert log.table.kind.tolist() == [MessageKind.MARKETING, MessageKind.INBOUND]
    assert cost(log) == (Decimal("0.0625"), 1)
    assert "assumed-kinds" in codes(log)


def test_outside_a_window_only_templates_arrive():
    log = rows(
        "2026-11-03T10:00:00Z,inbound,,whatsapp:+905321110001,me",
        "2026-11-04T09:59:00Z,outbound-api,delivered,me,whatsapp:+905321110001",
        "2026-11-04T10:00:00Z,outbound-api,delivered,me,whatsapp:+905321110001",
        header="timestamp,direction,status,from,to",
    )

    assert log.table.kind.tolist() == [MessageKind.INBOUND]
    log = text_log(
        "timestamp,direction,status,from,to\n"
        "2026-11-03T10:00:00Z,inbound,,whatsapp:+905321110001,me\n"
        "2026-11-04T09:59:00Z,outbound-api,delivered,me,whatsapp:+905321110001\n"
        "2026-11-04T10:00:00Z,outbound-api,delivered,me,whatsapp:+905321110001\n",
        ReadOptions(template_category="utility"),
    )
    assert log.table.kind.tolist() == [
        MessageKind.INBOUND,
        MessageKind.FREE_FORM,
        MessageKind.UTILITY,
    ]
    assert len(set(log.table.pair.tolist())) == 1


def test_columns_without_telling_names_are_found_by_what_stands_in_them():
    log = rows(
        "905321110001,2026-11-03 10:00:00,utility", header="Kunde,Wann,conversation category"
    )

    assert (log.table.kind.tolist(), log.table.markets) == ([MessageKind.UTILITY], ("Turkey",))
    assert "customer = Kunde" in log.notes[0].message


def test_what_a_message_is_and_became_is_found_by_what_stands_in_columns():
    log = rows(
        "905321110001,2026-11-03 10:00:00,Marketing,Delivered,Outbound,wamid.a",
        "905321110001,2026-11-03 10:00:01,Marketing,Read,Outbound,wamid.a",
        "905321110002,2026-11-03 10:00:00,Utility,Failed,Outbound,wamid.b",
        "905321110003,2026-11-03 10:00:00,Kimlik Doğrulama,İletildi,Giden,wamid.c",
        "905321110004,2026-11-03 10:00:00,,,Gelen,wamid.d",
        header="Kunde,Wann,Sorte,Ausgang,Richtung,Kennung",
    )

    assert log.table.kind.tolist() == [
        MessageKind.MARKETING,
        MessageKind.AUTHENTICATION,
        MessageKind.INBOUND,
    ]
    read = "category = Sorte, direction = Richtung, message_id = Kennung, status = Ausgang"
    assert all(one in log.notes[0].message for one in read.split(", "))


def test_templates_and_free_form_messages_are_told_apart_by_content():
    log = rows(
        "905321110001,2026-11-03 10:00:00,HSM,utility",
        "905321110001,2026-11-03 10:00:00,session,",
        header="Kunde,Wann,Was,Kategorie X",
    )

    assert log.table.kind.tolist() == [MessageKind.UTILITY, MessageKind.FREE_FORM]
    assert "kind = Was" in log.notes[0].message


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param("sent", id="a state or a direction"),
        pytest.param("true", id="anything"),
        pytest.param("service", id="a category or a kind"),
        pytest.param("success", id="of a message or of a request"),
        pytest.param("blocked", id="a state or what a customer is"),
    ],
)
def test_words_that_several_fields_have_are_not_guessed(cells):
    log = rows(
        f"905321110001,2026-11-03 10:00:00,utility,{cells}", header="Mobile,Date,Category,What"
    )

    assert log.table.kind.tolist() == [MessageKind.UTILITY]
    assert "What" in next(n.message for n in log.notes if n.code == "unused-columns")


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Teléfono,Fecha,Categoría,Estado", "+525512345678,2026-11-03 10:00,Utilidad,Leído"),
        ("Telefone,Data,Categoria,Estado", "+5511987654321,2026-11-03 10:00,UTILIDADE,lido"),
        ("Telefon,Tarih,Kategori,Durum", "+905321110001,2026-11-03 10:00,FAYDA,BAŞARILI"),
        ("Telefon,Tarih,Kategori,Durum", "+905321110001,2026-11-03 10:00,fayda,Okundu"),
    ],
)
def test_reports_in_the_languages_of_large_markets_are_understood(header, row):
    assert rows(row, header=header).table.kind.tolist() == [MessageKind.UTILITY]


WATI = "Timestamp,Credit Amount,Destination Country,Conversation Type"


def test_the_credit_history_of_wati_is_priced_as_far_as_it_tells():
    log = rows(
        "2026-11-03 10:00:00,0.012,Turkey,Marketing",
        "2026-11-03 11:00:00,0.001,Germany,Utility",
        "2026-11-03 11:00:00,0,Turkey,Service",
        header=WATI,
    )

    assert cost(log) == (Decimal("0.0659"), 2)
    assert log.table.at_us[0] == 1793700000 * 1_000_000  # its times are in UTC
    told = {note.code: note.message for note in log.notes}
    assert {"columns-read", "unused-columns", "no-delivery-time"} < set(told)
    assert told["no-customer"].endswith("free-form messages not at all (1)")


def test_a_report_with_customers_is_not_taken_for_one_without():
    log = rows("2026-11-03 10:00:00,0.01,Turkey,Utility,+905321110001", header=f"{WATI},Phone")

    assert "no-customer" not in codes(log)
    assert log.spellings == ["+905321110001"]


@pytest.mark.parametrize(
    "header",
    [
        "Unit,Unit price,Quantity,Total per unit,Currency",
        "total_business_initiated_paid_quantity,total_used,granularity,start,end",
        "All conversations,Free conversations,Paid conversations,Approximate charges",
        "All messages,Service messages,Marketing messages,Utility messages",
        "Marketing conversations,Utility conversations,Service conversations",
        "waba_id,dia,conversation_category,conversation_type,conversations_count,cost_usd",
    ],
    ids=["infobip", "sleekflow", "360dialog", "whatsapp-manager", "netcore", "crm"],
)
def test_reports_of_sums_are_refused_by_what_they_are(header):
    with pytest.raises(InputError, match="this report holds sums, and no messages") as caught:
        rows(",".join(["1"] * len(header.split(","))), header=header)

    assert len(caught.value.problems) == 1


def test_a_report_without_time_and_customer_says_what_it_lacks():
    header = "Conversation ID,Conversation Type,Conversation Expiration Date"
    with pytest.raises(InputError, match="the header has no customer"):
        rows("a,Business Initiated,2026-11-04 10:00:00", header=header)


def test_one_column_that_is_corrected_leaves_the_others_as_they_were_found():
    text = (
        "Date,Mobile,Owner,Template Category\n"
        "2026-11-03 10:00,+905321110001,+905321110002,utility\n"
    )
    by_hand = ReportMapping("", {"customer": "Owner"})

    assert text_log(text).spellings == ["+905321110001"]
    assert text_log(text, ReadOptions(by_hand)).spellings == ["+905321110002"]
    with pytest.raises(InputError, match="line 1: the log has no column Owners") as caught:
        text_log(text, ReadOptions(ReportMapping("", {"customer": "Owners"})))
    assert len(caught.value.problems) == 1


@pytest.mark.parametrize(
    "heading",
    [
        ("AT", "Customer", "kind"),
        ("Message SID", "Direction"),
        ("From", "To", "sent_at"),
        *(tuple(preset.columns.values()) for preset in KNOWN_REPORTS),
    ],
)
def test_a_log_is_known_by_its_heading(heading):
    assert is_log([("Report",), (*heading, "Other"), ("1",) * len(heading)])


@pytest.mark.parametrize(
    "heading",
    [("Phone", "Status", "User ID"), ("Name", "To", "Template"), ("Phone", "Country", "Date")],
)
def test_a_list_is_not_known_for_a_log_by_one_name(heading):
    assert not is_log([heading, ("+905321110001", "x", "y")])


@pytest.mark.parametrize(
    ("cells", "is_one"),
    [
        (("905321110001", "03.11.2026 10:00", "Marketing", "Delivered"), True),
        (("905321110001", "03.11.2026 10:00", "wamid.HBgM", "iletildi"), True),
        (("905321110001", "03.11.2026 10:00", "Marketing", "Ankara"), False),
        (("905321110001", "Ayşe", "Marketing", "Delivered"), False),
    ],
)
def test_a_log_under_unknown_headings_is_known_by_what_stands_in_it(cells, is_one):
    assert is_log([("Kunde", "Wann", "Sorte", "Ausgang"), cells]) is is_one


def test_a_report_of_sums_is_refused_in_one_sentence():
    with pytest.raises(InputError) as caught:
        rows("5,0.02,5", header="Unit,Unit price,Quantity")

    assert [problem.code for problem in caught.value.problems] == ["only-sums"]


def test_a_file_without_the_columns_that_billing_needs_is_refused_in_one_sentence():
    with pytest.raises(InputError, match="line 1: the header has no at, customer, kind"):
        rows("a,b", "c,d", header="x,y")


# Times


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


def test_a_file_of_holes_is_no_text(tmp_path):
    """It takes no room on the disk, and reading all of it would take hours."""
    path = tmp_path / "log.csv"
    path.write_text("at,customer,kind\n")
    with path.open("r+b") as file:
        file.truncate(1 << 30)

    with pytest.raises(InputError, match="is not UTF-8 text"):
        LogFile.of(str(path), io.BytesIO())
