"""Reports of partners are logs whose columns have other names."""

from decimal import Decimal

import pytest

from helpers.traffic.logs import codes, cost, log_of, rows, text_log
from tarife.actuals.events import ReadOptions
from tarife.actuals.reports import KNOWN_REPORTS, ReportMapping, is_log
from tarife.terms.problems import InputError
from tarife.traffic.table import MessageKind


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


def test_a_number_in_the_first_row_is_no_heading():
    with pytest.raises(InputError, match="the first row holds a phone number") as caught:
        rows("+905321110001,2026-11-01T00:00:00Z,marketing", header="+905321110001,x,marketing")

    assert "5321110001" not in str(caught.value)


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
