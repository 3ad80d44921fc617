"""``tarife actuals check`` tells whether a bill is right, in a table, JSON and CSV."""

import csv
import io
import json
from decimal import Decimal

import pytest

from helpers.random_plans import random_period
from helpers.rate_cards import shipped_book
from helpers.real_traffic import really_happened, settings_of
from tarife.assets import load_markets
from tarife.cli.main import run
from tarife.terms.calendar import BillingMonth


@pytest.fixture(scope="module")
def month(tmp_path_factory):
    """November 2026, in which Meta charged one utility template as marketing."""
    plan = random_period(0, BillingMonth(2026, 11), 1)
    happened = really_happened(plan, (shipped_book(), load_markets()), settings_of(plan))
    folder = tmp_path_factory.mktemp("november")
    (folder / "analytics.json").write_text(json.dumps(happened.pricing_analytics()), "utf-8")
    one = next(one for one in happened.sent if one.micros and one.category == "utility")
    one.pricing = {**one.pricing, "category": "marketing"}
    (folder / "webhooks.jsonl").write_text(happened.jsonl(), "utf-8")
    (folder / "own.csv").write_text(happened.own_log(), "utf-8")
    account = plan.account
    options = ["--time-zone", account.time_zone, "--free-entry-hours", account.free_entry_hours]
    options += ["--service-allowance", account.service_allowance]
    return folder, [str(one) for one in options], happened


def check(month, *names, form="json"):
    folder, options, _ = month
    return run(
        [
            "actuals",
            "check",
            *(str(folder / name) for name in names),
            *options,
            "--format",
            form,
        ]
    )


def test_json_says_what_was_charged_what_is_due_and_why_they_differ(month, capsys):
    assert check(month, "webhooks.jsonl", "own.csv") == 0
    found = json.loads(capsys.readouterr().out)

    assert found.keys() == {"currency", "meta", "rules", "differences"}
    (one,) = found["differences"]
    assert one["kind"] == "recategorised"
    assert (one["category"], one["messages"], one["explained"]) == ("marketing", 1, True)
    due, charged = (Decimal(found[side]["amount"]) for side in ("rules", "meta"))
    assert due + Decimal(one["amount"]) == charged
    assert due == Decimal(month[2].ledger.total_micros) / 1_000_000


def test_csv_has_the_same_rows(month, capsys):
    check(month, "webhooks.jsonl", "own.csv")
    rows = json.loads(capsys.readouterr().out)["differences"]
    check(month, "webhooks.jsonl", "own.csv", form="csv")

    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row == {**rows[0], "messages": "1", "explained": "true"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "charged as another category than the template's"),
        ("tr", "şablonunkinden başka bir kategoriyle ücretlendirildi"),
    ],
)
def test_the_table_has_examples_that_name_nobody(month, capsys, language, said):
    folder, options, _ = month
    files = [str(folder / name) for name in ("webhooks.jsonl", "own.csv")]

    assert run(["actuals", "check", *files, *options, "--language", language]) == 0
    told = capsys.readouterr().out
    assert said in told
    assert "•" in told
    assert not any(one.customer in told for one in month[2].sent)


def test_nothing_is_to_be_told_of_a_right_bill(month, capsys):
    assert check(month, "analytics.json") == 0

    assert json.loads(capsys.readouterr().out)["differences"] == []


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ('{"data": [{"data_points": []}]}', [], "neither messages nor charges"),
        ("month;11/2026\nTurkey;utility;1;1", [], "month '11/2026' cannot be read"),
        ("Turkey;utility;1;1 EUR", ["--month", "2026-11", "--currency", "USD"],
         "the files are in EUR, not in USD"),
        ("Turkey;utility;1;1", ["--month", "11"], "'11' is not a month"),
        ('[{"start": 1790910000, "volume": 3, "cost": 1}]', [],
         "by market and category, which they lack"),
    ],
)  # fmt: skip
def test_what_cannot_be_checked_is_said(tmp_path, capsys, text, options, said):
    path = tmp_path / "traffic"
    path.write_text(text, "utf-8")

    assert run(["actuals", "check", str(path), *options]) == 2
    assert said in capsys.readouterr().err
