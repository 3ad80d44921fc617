"""``tarife bill`` prices a log, or names every bad line and prices nothing."""

import csv
import io
import json
import re
from decimal import Decimal

import pytest

from tarife.actuals.reports import ReportMapping
from tarife.cli.main import run
from tarife.documents.mappings import find_mapping, save_mapping

LOG = """
{"at": "2026-11-04T07:00:00", "customer": "+905321234567", "kind": "free_form"}
{"at": "2026-11-03T10:00:00", "customer": "+905321234567", "kind": "template", "category": "marketing"}
{"at": "2026-11-04T06:00:00", "customer": "+905321234567", "kind": "inbound"}
{"at": "2026-11-04T12:00:00", "customer": "x", "country": "US", "kind": "template", "category": "marketing"}
{"at": "2026-11-05T12:00:00", "customer": "x", "market": "India", "kind": "template", "category": "authentication"}
{"at": "2026-11-05T13:00:00", "customer": "x", "market": "India", "kind": "template", "category": "authentication"}
{"at": "2026-11-05T12:00:00", "customer": "y", "country": "DE", "kind": "free_form"}
{"at": "2026-11-05T12:00:00", "customer": "z", "country": "DE", "kind": "inbound", "entry": "ad"}
{"at": "2026-11-05T12:00:00", "customer": "z", "country": "DE", "kind": "reaction"}
""".strip()  # noqa: E501 - one event a line
OPTIONS = ("--time-zone", "Europe/Istanbul", "--tier-used", "India/authentication=749999")


@pytest.fixture
def log(tmp_path):
    path = tmp_path / "events.jsonl"
    path.write_text(LOG, encoding="utf-8")
    return str(path)


def as_json(capsys, *argv):
    assert run(["bill", *argv, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_json_holds_every_outbound_event_in_time_order(log, capsys):
    bill = as_json(capsys, log, *OPTIONS)

    assert (bill["currency"], bill["time_zone"]) == ("USD", "Europe/Istanbul")
    assert [
        (event["line"], event["charged"], event["category"], event["reason"], event["amount"])
        for event in bill["events"]
    ] == [
        (2, True, "marketing", "message_delivered", "0.0109"),
        (1, False, None, "free_tier", "0"),
        (4, False, None, "us_pause", "0"),
        (5, True, "authentication", "message_delivered", "0.0014"),
        (7, False, None, "outside_window", "0"),
        (9, False, None, "free_entry_point", "0"),
        (6, True, "authentication", "message_delivered", "0.0013"),
    ]
    assert bill["events"][0] == {
        "line": 2,
        "at": "2026-11-03T10:00:00+03:00",
        "customer": "+905321234567",
        "market": "Turkey",
        "kind": "template",
        "charged": True,
        "category": "marketing",
        "reason": "message_delivered",
        "rate": "0.0109",
        "amount": "0.0109",
    }


def test_totals_are_the_sums_of_the_events(log, capsys):
    bill = as_json(capsys, log, *OPTIONS)
    total = Decimal(bill["amount"])

    assert total == Decimal("0.0136")
    assert sum(Decimal(event["amount"]) for event in bill["events"]) == total
    assert sum(Decimal(row["amount"]) for row in bill["totals"]) == total
    assert {
        (
            row["month"],
            row["market"],
            row["category"],
            row["charged"],
            row["free"],
            row["paused"],
            row["amount"],
        )
        for row in bill["totals"]
    } == {
        ("2026-11", "Germany", "service", 0, 1, 0, "0"),
        ("2026-11", "India", "authentication", 2, 0, 0, "0.0027"),
        ("2026-11", "North America", "marketing", 0, 0, 1, "0"),
        ("2026-11", "Turkey", "marketing", 1, 0, 0, "0.0109"),
        ("2026-11", "Turkey", "service", 0, 1, 0, "0"),
    }


def test_csv_says_the_same_as_json(log, capsys):
    events = as_json(capsys, log, *OPTIONS)["events"]
    run(["bill", log, *OPTIONS, "--format", "csv"])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))

    assert [
        {**row, "line": int(row["line"]), "charged": row["charged"] == "true",
         "category": row["category"] or None}
        for row in rows
    ] == events  # fmt: skip


@pytest.mark.parametrize(
    ("customer", "cell"),
    [
        ('=HYPERLINK("http://evil.example","x")', "'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")"),
        ("@SUM(1)", "'@SUM(1)"),
        ("-2+3", "'-2+3"),
        ("A;=1+1", "A;'=1+1"),
        ('A;"=1+1;B', "A;\"\"'=1+1;B"),
        ("A;\N{NO-BREAK SPACE}=1+1", "A;\N{NO-BREAK SPACE}'=1+1"),
        ("A; @SUM(1);B", "A; '@SUM(1);B"),
        ("+905321234567", "+905321234567"),
    ],
)  # fmt: skip
def test_csv_holds_nothing_that_a_spreadsheet_takes_for_a_formula(
    customer, cell, tmp_path, capsys
):
    path = tmp_path / "log.jsonl"
    event = {"at": "2026-11-03T10:00:00", "customer": customer, "country": "TR"}
    path.write_text(json.dumps(event | {"kind": "template", "category": "utility"}), "utf-8")

    assert run(["bill", str(path), "--format", "csv"]) == 0
    assert f',"{cell}",' in capsys.readouterr().out


def test_the_table_shows_totals_and_reasons(log, capsys):
    assert run(["bill", log, *OPTIONS]) == 0
    out = capsys.readouterr().out

    assert "Total 0.0136 USD" in out
    assert "Not delivered (paused)" in out
    assert "Free: free entry point" in out
    assert "conversation_open" not in out


def test_the_same_log_under_other_rules_and_settings(log, capsys):
    old = as_json(capsys, log, *OPTIONS, "--rules", "cbp-2024-11")
    spent = as_json(capsys, log, *OPTIONS, "--allowance-used", "1000")
    none = as_json(capsys, log, *OPTIONS, "--service-allowance", "0")

    assert [event["reason"] for event in old["events"]][:2] == [
        "conversation_opened",
        "conversation_open",
    ]
    assert spent["events"][1]["amount"] == none["events"][1]["amount"] == "0.0009"


def test_authentication_international_needs_a_start_and_spares_home(log, capsys):
    start = ("--authentication-international-from", "2026-11-01")
    abroad = as_json(capsys, log, *start, "--home-country", "TR")
    at_home = as_json(capsys, log, *start, "--home-country", "IN")

    def categories(bill):
        return {event["category"] for event in bill["events"] if event["market"] == "India"}

    assert categories(abroad) == {"authentication_international"}
    assert categories(at_home) == {"authentication"}


def test_a_csv_log_and_standard_input_are_read_too(capsys, monkeypatch):
    text = "at,customer,kind,category,country\n2026-11-03T10:00Z,a,template,utility,TR\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    assert as_json(capsys, "-")["amount"] == "0.0009"


@pytest.mark.parametrize("text", ["", "[]", "[[[[]]]]", '{"object": "x", "entry": []}'])
@pytest.mark.parametrize("command", [["bill"], ["actuals", "check"]])
def test_a_log_that_holds_nothing_is_no_bill_of_nothing(tmp_path, capsys, command, text):
    path = tmp_path / "empty.json"
    path.write_text(text)

    assert run([*command, str(path)]) == 2

    told = capsys.readouterr()
    assert told.out == ""
    assert re.search("hold(s no|neither|s? neither) messages", told.err)


def test_every_bad_line_is_named_and_nothing_priced(tmp_path, capsys):
    path = tmp_path / "bad.jsonl"
    path.write_text(LOG + '\n{"at": "soon"}\n{"kind": "sms"}\n', encoding="utf-8")

    assert run(["bill", str(path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert [line.split(":")[0] for line in told.err.splitlines()] == ["line 10"] * 3 + [
        "line 11"
    ] * 3


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--time-zone", "Europe/Istambul", "did you mean 'Europe/Istanbul'?"),
        ("--time-zone", "Nowhere", "use a name such as"),
        ("--currency", "TRY", "there is no rate card in 'TRY'"),
        ("--free-entry-hours", "71", "use 72 to 168"),
        ("--free-entry-hours", "169", "use 72 to 168"),
        ("--service-allowance", "-1", "use 0 or more"),
        ("--allowance-used", "-5", "use 0 or more"),
        ("--home-country", "TURKEY", "is no country code"),
        ("--authentication-international-from", "tomorrow", "is not a date"),
        ("--authentication-international-from", "IN=tomorrow", "is not a date"),
        ("--authentication-international-from", "XQ=2025-02-01", "is no country code"),
        ("--as-of", "tomorrow", "is not a date"),
        ("--as-of", "2020-01-01", "choose a day from 2023-06-01 on"),
        ("--tier-used", "India", 'write it as "India/utility=700000"'),
        ("--tier-used", "India/marketing=5", "a category with tiers"),
        ("--tier-used", "Indai/utility=5", "did you mean 'India'?"),
        ("--tier-used", "India/utility=1000000000001", "use at most 1,000,000,000,000"),
        ("--time-zone", "localtime", "is not known"),
    ],
)
def test_an_option_that_cannot_be_used_is_told_with_a_remedy(log, capsys, option, value, said):
    assert run(["bill", log, f"{option}={value}"]) == 2
    told = capsys.readouterr().err

    assert option in told
    assert said in told


def test_all_wrong_options_come_at_once(log, capsys):
    run(["bill", log, "--currency", "XXX", "--time-zone", "Nowhere", "--tier-used", "x"])

    assert len(capsys.readouterr().err.splitlines()) == 3


def test_a_rate_that_no_card_holds_is_told(tmp_path, capsys):
    path = tmp_path / "log.csv"
    path.write_text(
        "at,customer,kind,category,country\n2026-11-01T12:00,a,template,utility,KW\n",
        encoding="utf-8",
    )

    assert run(["bill", str(path), "--currency", "EUR"]) == 2
    assert capsys.readouterr().err == (
        "Kuwait/utility: no EUR card holds Kuwait (utility) on 1 Nov 2026; "
        "import Meta's card, or choose USD\n"
    )


def test_tiers_used_by_both_authentication_categories_add_up(log, capsys):
    split = (
        "--tier-used", "India/authentication=700000",
        "--tier-used", "india/authentication-international=50000",
    )  # fmt: skip

    assert as_json(capsys, log, *split)["amount"] == "0.0135"


def test_what_limits_the_prices_is_noted_beside_the_bill(tmp_path, capsys):
    path = tmp_path / "log.csv"
    path.write_text(
        "at,customer,kind,category,country\n"
        "2026-08-01T12:00,a,template,utility,IN\n"
        "2026-11-01T12:00,a,template,authentication,IN\n",
        encoding="utf-8",
    )
    start = ("--authentication-international-from", "2026-11-01")

    assert run(["bill", str(path), *start]) == 0
    notes = capsys.readouterr().err.splitlines()
    assert [note.split(":")[1].strip() for note in notes] == [
        "card 2026-07-01 USD",
        "--authentication-international-from",
    ]
    assert "volume tiers of this card are not known" in notes[0]
    assert run(["bill", str(path), *start, "--home-country", "TR"]) == 0
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_missing_file_and_one_that_is_no_text_are_told(tmp_path, capsys):
    assert run(["bill", str(tmp_path / "none.jsonl")]) == 1
    assert "cannot be read" in capsys.readouterr().err
    binary = tmp_path / "binary.csv"
    binary.write_bytes(b"\xff\xfe\x00")  # half a letter of UTF-16
    assert run(["bill", str(binary)]) == 2
    assert "not UTF-8" in capsys.readouterr().err


def test_bytes_that_are_no_text_are_told_from_standard_input_too(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe\x00")))

    assert run(["bill", "-"]) == 2
    assert "not UTF-8" in capsys.readouterr().err


def test_any_letter_of_an_id_can_be_printed(tmp_path, capsys):
    path = tmp_path / "log.jsonl"
    event = '{"at": "2026-11-01T12:00", "customer": "\\ud800ğ", "country": "TR"'
    event += ', "kind": "reaction"}'
    path.write_text(event, encoding="utf-8")

    assert as_json(capsys, str(path))["events"][0]["customer"] == "\ud800ğ"


def test_a_free_form_message_outside_its_window_is_told_as_what_cannot_be(tmp_path, capsys):
    path = tmp_path / "log.csv"
    path.write_text("at,customer,kind\n2026-11-03T10:00:00,+905321234567,free_form\n", "utf-8")

    assert run(["bill", str(path)]) == 0
    assert "line 2: 1 free-form message is said to be delivered" in capsys.readouterr().err


def test_an_empty_bill_is_whole_json(tmp_path, capsys):
    path = tmp_path / "log.csv"
    wrote = "2026-11-03T10:00:00,+905321234567,inbound"
    path.write_text(f"at,customer,kind\n{wrote}\n", "utf-8")

    bill = as_json(capsys, str(path))
    assert (bill["events"], bill["totals"], bill["amount"]) == ([], [], "0")


def test_options_answer_what_a_report_leaves_open(tmp_path, capsys):
    path = tmp_path / "report.csv"
    text = "Date,Phone,Direction\n03/11/2026 10:00,+905321234567,outbound\n"
    path.write_text(text, "utf-8")

    assert run(["bill", str(path)]) == 2
    assert "--dates day-first" in capsys.readouterr().err
    answers = ("--dates", "day-first", "--template-category", "marketing")
    assert as_json(capsys, str(path), *answers)["amount"] == "0.0109"
    assert run(["bill", str(path), *answers[:2]]) == 0
    told = capsys.readouterr()
    assert "Total 0 USD" in told.out
    assert "such as --template-category marketing" in told.err


def test_authentication_international_begins_on_its_own_day_in_each_country(tmp_path, capsys):
    path = tmp_path / "log.csv"
    path.write_text(
        "at,customer,kind,category\n"
        "2026-03-01T00:00:00Z,+919812345678,template,authentication\n"
        "2026-03-01T00:00:00Z,+201012345678,template,authentication\n",
        "utf-8",
    )
    option = "--authentication-international-from"
    days = (option, "IN=2025-02-01", option, "Egypt=2026-04-01", "--home-country", "TR")
    events = as_json(capsys, str(path), *days)["events"]

    assert [event["amount"] for event in events] == ["0.028", "0.0036"]


def test_what_september_would_have_cost_in_october(tmp_path, capsys):
    path = tmp_path / "log.csv"
    path.write_text(
        "at,customer,kind,category\n"
        "2026-09-03T10:00:00,+905321234567,inbound,\n"
        "2026-09-03T11:00:00,+905321234567,template,utility\n",
        "utf-8",
    )
    then = as_json(capsys, str(path))
    later = as_json(capsys, str(path), "--as-of", "2026-10-15")

    assert (then["amount"], later["amount"]) == ("0", "0.0009")


def test_rules_alone_say_which_card_they_keep(log, capsys):
    assert run(["bill", log, "--rules", "pmp-2026-10"]) == 0
    assert "each message keeps the rate card of its own day" in capsys.readouterr().err
    assert run(["bill", log, "--as-of", "2026-11-01"]) == 0
    assert "each message keeps" not in capsys.readouterr().err


def test_stopping_is_no_fault_of_the_program(log, capsys, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("tarife.cli.bill.bill.bill_log", interrupted)

    assert run(["bill", log]) == 130
    assert capsys.readouterr().err == "stopped\n"


def test_progress_is_said_on_a_terminal_and_wiped_when_it_is_stopped(log, capsys, monkeypatch):
    def interrupted(*given):
        given[-1].progress(2_000_000)
        raise KeyboardInterrupt

    monkeypatch.setattr("tarife.cli.progress._SECONDS_BETWEEN", 0.0)
    monkeypatch.setattr("tarife.cli.bill.bill.bill_log", interrupted)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)

    assert run(["bill", log]) == 130
    assert capsys.readouterr().err == f"\r2,000,000 lines read\r{' ' * 20}\rstopped\n"


REPORT = "Wann;Wer;Was;Zustand\n2026-11-03 10:00;+905321234567;marketing;ok\n"


@pytest.fixture
def mappings(tmp_path, monkeypatch):
    folder = tmp_path / "mappings"
    monkeypatch.setattr("tarife.folders.mappings", lambda: folder)
    return folder


def test_a_mapping_is_given_by_hand_kept_by_name_and_used_again(mappings, tmp_path, capsys):
    path = tmp_path / "report.csv"
    path.write_text(REPORT, "utf-8")
    columns = ("--column", "at=Wann", "--column", "customer=Wer", "--column", "category=Was")

    first = as_json(capsys, str(path), *columns, "--save-mapping", "my partner")
    again = as_json(capsys, str(path), "--mapping", "my partner")

    assert first["amount"] == again["amount"] == "0.0109"
    assert [file.name for file in mappings.iterdir()] == ["my partner.json"]

    keep = ("bill", str(path), *columns, "--save-mapping", "my partner")
    assert run([*keep]) == 0  # what is the same is no loss
    assert run([*keep, "--column", "category=Wer"]) == 2
    assert "'my partner' is there already" in capsys.readouterr().err
    assert find_mapping("my partner", mappings).columns["category"] == "Was"
    run([*keep, "--column", "category=Wer", "--replace"])
    assert find_mapping("my partner", mappings).columns["category"] == "Wer"


def test_a_mapping_of_a_column_whose_name_is_no_text_is_kept_with_a_mark(mappings):
    save_mapping(ReportMapping("mine", {"at": "wh\udced"}), mappings)

    assert find_mapping("mine", mappings).columns == {"at": "wh?"}


@pytest.mark.usefixtures("mappings")
def test_a_report_that_is_known_is_read_by_its_name(tmp_path, capsys):
    path = tmp_path / "report.csv"
    path.write_text(
        "DATE,CUSTOMER_PHONE,TEMPLATE\n2026-11-03 10:00,+905321234567,yes\n", "utf-8"
    )
    options = ("--mapping", "wolkvox", "--template-category", "utility")

    assert as_json(capsys, str(path), *options)["amount"] == "0.0009"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--mapping", "twillio"), "did you mean 'twilio'?"),
        (("--column", "when=Wann"), "does not name a field and a column"),
        (("--column", "at"), "does not name a field and a column"),
        (("--save-mapping", "x"), "there is nothing to keep"),
        (("--column", "to=+905321110001", "--save-mapping", "x"), "is a phone number"),
        (("--column", "at=Wann", "--save-mapping", "../x"), "there is nothing to keep"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_told(mappings, log, capsys, options, said):
    assert run(["bill", log, *options]) == 2
    assert said in capsys.readouterr().err
    assert not mappings.exists()


def test_a_damaged_mapping_is_told_in_one_sentence(mappings, log, capsys):
    mappings.mkdir()
    (mappings / "x.json").write_text('{"format": 1, "columns": {"nonsense": "A"}}', "utf-8")

    assert run(["bill", log, "--mapping", "x"]) == 2
    assert capsys.readouterr().err.startswith("x.json: this is no mapping of columns")
