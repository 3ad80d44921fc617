"""``tarife actuals check`` tells whether a bill is right, in a table, JSON and CSV."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from helpers.random_plans import random_period
from helpers.rate_cards import shipped_book
from helpers.traffic.lived_traffic import lived, lived_plan
from helpers.traffic.real_traffic import really_happened, settings_of
from tarife.assets import load_markets
from tarife.cli.main import run
from tarife.documents.files import load_plan, save_plan
from tarife.forecast.forecast import forecast
from tarife.plan.model.scenarios import Scenario
from tarife.plan.plain import plain
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


@pytest.fixture(scope="module")
def planned(month):
    """The plan of that month, saved, with a budget that it misses."""
    folder, _, happened = month
    plan = replace(random_period(0, BillingMonth(2026, 11), 1), budget=Decimal(20))
    save_plan(plan, folder / "november.tarife")
    early = happened.between(date(2026, 11, 1), date(2026, 11, 12))
    (folder / "early.json").write_text(json.dumps(early.pricing_analytics()), "utf-8")
    return folder, happened


def status(*options, language="en"):
    return run(["actuals", "status", *map(str, options), "--language", language])


def test_status_says_what_is_spent_and_where_the_month_will_end(planned, capsys):
    folder, happened = planned
    files = folder / "november.tarife", folder / "early.json"

    assert status(*files, "--from", "2026-11-13", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)

    assert found.keys() == {"so_far", "end", "low", "high", "budget", "run_out"}
    assert Decimal(found["end"]) * 1_000_000 == happened.ledger.total_micros
    assert Decimal(found["so_far"]) < Decimal(found["low"]) < Decimal(found["end"])
    assert Decimal(found["end"]) < Decimal(found["high"])
    ledger = happened.ledger
    spent = np.cumsum(np.bincount(ledger.day, ledger.rate_micros, ledger.calendar.days))
    over = ledger.calendar.dates()[int(np.argmax(spent > 20_000_000))]
    assert (found["budget"], found["run_out"]) == ("20", over.isoformat())


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "over from 24 Nov"), ("tr", "24 Kas gününden itibaren")],
)
def test_status_in_words_has_the_same_figures(planned, capsys, language, said):
    folder, _ = planned
    files = folder / "november.tarife", folder / "early.json"

    assert status(*files, "--from", "2026-11-13", language=language) == 0
    assert said in capsys.readouterr().out


def test_what_is_kept_with_the_plan_names_nobody_and_tells_the_same_again(planned, capsys):
    folder, happened = planned
    kept = folder / "kept.tarife"
    files = folder / "november.tarife", folder / "webhooks.jsonl", folder / "own.csv"
    options = "--from", "2026-11-13", "--format", "json"

    assert status(*files, *options, "-o", kept) == 0
    told = capsys.readouterr().out
    assert status(kept, *options) == 0
    assert capsys.readouterr().out == told
    text = kept.read_text("utf-8")
    people = {one.customer for one in happened.sent}
    numbers = {one.number for one in happened.sent}
    assert people
    assert not any(secret in text for secret in (*people, *numbers, "wamid.", "short text"))
    before = kept.read_bytes()
    assert status(kept, folder / "webhooks.jsonl", *options, "-o", kept) == 0
    assert kept.read_bytes() == before


def test_what_is_left_is_made_to_stay_within_the_budget(planned, capsys, tmp_path):
    """The end is within it, the plan that is saved ends there, and it can be a scenario."""
    folder, _ = planned
    files = folder / "november.tarife", folder / "early.json"
    options = "--from", "2026-11-13", "--format", "json"
    saved, kept = (tmp_path / f"{name}.tarife" for name in ("saved", "kept"))
    short = replace(load_plan(folder / "november.tarife"), budget=Decimal(18))
    save_plan(short, saved)

    assert status(saved, files[1], *options, "--within-budget", "-o", saved) == 0
    told = capsys.readouterr()
    assert "what is left (" in told.err
    found = json.loads(told.out)
    assert Decimal(found["so_far"]) < Decimal(found["end"]) <= 18
    assert found["run_out"] is None
    assert status(saved, *options) == 0
    assert json.loads(capsys.readouterr().out) == found
    save_plan(short, kept)
    assert (
        status(kept, files[1], *options, "--within-budget", "--keep-as", "Less", "-o", kept)
        == 0
    )
    assert load_plan(kept).scenarios[-1].name == "Less"
    capsys.readouterr()
    assert run(["forecast", str(kept), "--scenario", "Less", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["amount"] == found["end"]


def test_what_is_forecast_is_kept_as_a_scenario_with_the_same_figures(
    planned, capsys, tmp_path
):
    folder, _ = planned
    files = folder / "november.tarife", folder / "early.json"
    kept = tmp_path / "kept.tarife"

    asked = "--from", "2026-11-13", "--format", "json", "--keep-as", "18th", "-o", kept
    assert status(*files, *asked) == 0
    end = json.loads(capsys.readouterr().out)["end"]

    assert load_plan(kept).scenarios == (
        Scenario("scenario-1", "18th", real_to=date(2026, 11, 12)),
    )
    assert run(["forecast", str(kept), "--scenario", "18th", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["plan"], told["amount"]) == ("random 0 \N{MIDDLE DOT} 18th", end)
    assert run(["forecast", str(kept), "--csv", str(tmp_path / "all.csv")]) == 0
    with (tmp_path / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Scenario"] == "18th"]
    assert sum(Decimal(row["BilledCost"]) for row in rows) == Decimal(end)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--scenario", "Nothing"), "the plan has no scenario 'Nothing'"),
        (("--scenario", "Less", "--xlsx", "x.xlsx"), "--xlsx"),
        (("--scenario", "Less", "--from", "2026-11-13"), "--from"),
    ],
)
def test_a_scenario_that_is_not_there_or_asked_for_with_files_is_said(
    planned, capsys, options, said
):
    assert run(["forecast", str(planned[0] / "november.tarife"), *options]) != 0
    assert said in capsys.readouterr().err


@pytest.fixture(scope="module")
def october(tmp_path_factory):
    """October 2026 as people lived it, in webhooks and the business's own list."""
    plan = lived_plan(8, BillingMonth(2026, 10), 250)
    life = lived(plan, (shipped_book(), load_markets()), settings_of(plan))
    folder = tmp_path_factory.mktemp("october")
    (folder / "webhooks.jsonl").write_text(life.jsonl(), "utf-8")
    (folder / "own.csv").write_text(life.own_log(), "utf-8")
    files = [str(folder / name) for name in ("webhooks.jsonl", "own.csv")]
    return plan, life, [*files, "--time-zone", plan.account.time_zone]


def test_what_was_measured_is_written_as_people_say_it(october, capsys):
    _, _, asked = october

    assert run(["actuals", "plan", *asked, "--language", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()

    rows = [re.split(r"\s{2,}", line.strip()) for line in lines]
    said = {row[1]: row[2:5] for row in rows if len(row) == 6}
    assert all(re.fullmatch(r"[\d.]+ %", one) for one in said["Delivered · of attempts"])
    assert all(re.search(r"\d (s|min)$", one) for one in said["Delivered: half within"])


def test_a_plan_of_december_is_made_of_october(october, capsys, tmp_path):
    plan, life, asked = october
    path = tmp_path / "december.tarife"

    assert (
        run(
            [
                "actuals",
                "plan",
                *asked,
                "--month",
                "2026-12",
                "-o",
                str(path),
                "--format",
                "json",
            ]
        )
        == 0
    )
    lines = json.loads(capsys.readouterr().out)["lines"]

    made = load_plan(path)
    assert made.id
    assert (str(made.month), made.measured.month) == ("2026-12", "2026-10")
    assert {one.name for one in made.sends} == {one.name for one in plan.sends}
    assert all(one.keys() == {"name", "field", "low", "likely", "high", "n"} for one in lines)
    assert all(one["low"] <= one["likely"] <= one["high"] for one in lines)
    assert len(lines) == len(made.measured.numbers)
    text = path.read_text("utf-8")
    assert not [one for one in life.order if life.customer(one) in text]


def test_what_was_measured_is_shown_as_a_table(october, capsys):
    _, life, asked = october

    assert run(["actuals", "plan", *asked]) == 0
    told = capsys.readouterr().out
    assert "measured, October 2026" in told
    assert "br_0" in told or "tr_0" in told or "in_0" in told or "de_0" in told
    assert not [one for one in life.order if life.customer(one) in told]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("measured, November 2026", "assumed", "sums do not tell who answers what")),
        ("tr", ("ölçüldü, Kasım 2026", "varsayıldı", "toplamlar kimin neye yanıt verdiğini")),
    ],
)
def test_a_plan_of_analytics_alone_says_what_is_assumed(
    month, capsys, tmp_path, language, said
):
    folder, options, happened = month
    path = tmp_path / "november.tarife"

    asked = [str(folder / "analytics.json"), *options, "--language", language]
    assert run(["actuals", "plan", *asked, "-o", str(path)]) == 0

    out = capsys.readouterr()
    assert not [one for one in said if one not in out.out + out.err]
    made = load_plan(path)
    cost = forecast(made, shipped_book(), load_markets(), lambda: False).total.micros
    assert cost == pytest.approx(happened.ledger.total_micros, rel=0.03)


def test_a_forecast_is_tried_on_the_later_days_and_kept(october, capsys, tmp_path):
    """All that is compared adds up, and the truth is what the rules say of those days."""
    plan, life, asked = october
    kept = tmp_path / "kept.tarife"
    save_plan(plan, kept)
    asked = [*asked, "--plan", str(kept)]

    assert run(["actuals", "backtest", *asked, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    (tried,) = load_plan(kept).backtests
    assert tried.fitted_until.isoformat() == found["fitted_until"]
    assert (tried.total.actual, tried.total.held) == (Decimal(found["actual"]), found["held"])
    assert [plain(one.forecast) for one in tried.by_day] == [
        one["forecast"] for one in found["days"]
    ]

    first = date.fromisoformat(found["fitted_until"])
    ledger = life.ledger
    dates = np.array(ledger.calendar.dates())
    due = int(ledger.rate_micros[dates[ledger.day] > first].sum())
    assert due > 0
    assert Decimal(found["actual"]) * 1_000_000 == due
    for figure in ("actual", "forecast"):
        parts = [Decimal(one[figure]) for one in found["by_category"].values()]
        assert sum(parts) == Decimal(found[figure])
        assert sum(Decimal(one[figure]) for one in found["days"]) == Decimal(found[figure])
    low, actual, high = (Decimal(found[name]) for name in ("low", "actual", "high"))
    assert found["held"] == (low <= actual <= high)
    assert low <= Decimal(found["forecast"]) <= high


def test_a_back_test_in_another_currency_is_not_kept_with_a_plan(october, capsys, tmp_path):
    plan, _, asked = october
    path = tmp_path / "euro.tarife"
    save_plan(replace(plan, account=replace(plan.account, currency="EUR")), path)
    before = path.read_bytes()

    assert run(["actuals", "backtest", *asked, "--plan", str(path)]) == 2
    assert "the plan is in EUR, and the back-test in USD" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_log_of_a_few_days_cannot_be_tried(october, capsys, tmp_path):
    _, life, asked = october
    path = tmp_path / "begun.csv"
    head, *rows = life.own_log().splitlines()
    first = min(int(row.split(",")[0]) for row in rows)
    path.write_text(
        "\n".join((head, *(row for row in rows if int(row.split(",")[0]) < first + 86_400))),
        "utf-8",
    )

    assert run(["actuals", "backtest", str(path), *asked[2:]]) == 2
    assert "too few to fit some and forecast others" in capsys.readouterr().err


@pytest.mark.parametrize("options", [[], ["--currency", "BRL"]])
def test_amounts_without_a_currency_are_told_to_be_taken_as_dollars(options, capsys, tmp_path):
    point = {"start": 1790910000, "end": 1790996400, "country": "BR", "volume": 2, "cost": 0.07,
             "pricing_type": "REGULAR", "pricing_category": "UTILITY"}  # fmt: skip
    path = tmp_path / "analytics.json"
    path.write_text(json.dumps({"data": [{"data_points": [point]}]}), "utf-8")

    assert run(["actuals", "check", str(path), *options, "--format", "json"]) == 0
    told = capsys.readouterr()

    currency = options[1] if options else "USD"
    assert json.loads(told.out)["currency"] == currency
    said = "the files do not say which currency their amounts are in: taken as USD"
    assert (said in told.err) == (not options)
    assert bool(json.loads(told.out)["differences"]) == (not options)
