"""``tarife forecast`` says what each example costs, and saves it."""

import csv
import json
import re
from dataclasses import replace
from datetime import time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from helpers.costs import full_costs
from tarife.cli.main import run
from tarife.documents.files import load_plan, save_plan
from tarife.documents.partners import save_partner
from tarife.plan.model.account import Weekday
from tarife.plan.model.addresses import Address
from tarife.plan.model.budgets import BudgetUnit, SpanAmount, SpanBudgets
from tarife.plan.model.costs import Partner
from tarife.plan.model.lines import Broadcast, Repeat
from tarife.plan.model.scenarios import Adjustment, Lever, MonthChange, Range

EXAMPLES = sorted((Path(__file__).parents[3] / "resources" / "examples").glob("*.tarife"))
RETAILER = next(path for path in EXAMPLES if "retailer" in path.name)


def as_json(capsys, *argv):
    assert run(["forecast", *(str(argument) for argument in argv), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_there_are_four_examples():
    assert len(EXAMPLES) == 4


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_adds_up_by_market_and_by_day(example, capsys):
    result = as_json(capsys, example)
    total = Decimal(result["amount"])

    assert total > 1000
    assert sum(Decimal(row["amount"]) for row in result["totals"]) == total
    assert sum(Decimal(row["amount"]) for row in result["days"]) == total


def test_the_table_shows_the_same_total_and_the_notes(capsys):
    total = as_json(capsys, RETAILER)["amount"]
    assert run(["forecast", str(RETAILER)]) == 0
    out = capsys.readouterr().out

    assert f"Total {total} USD" in out
    assert "answers come after the 24-hour window" in out


def test_a_large_bank_crosses_its_volume_tiers(capsys):
    bank = next(path for path in EXAMPLES if "bank" in path.name)
    rows = as_json(capsys, bank)["totals"]
    india = next(row for row in rows if row["market"] == "India")

    list_price = Decimal("0.0014") * india["charged"]
    beyond = india["charged"] - 750_000
    assert beyond > 0
    assert Decimal(india["amount"]) == list_price - Decimal("0.0001") * beyond


def test_the_same_plan_under_other_rules(capsys):
    new = as_json(capsys, RETAILER)
    old = as_json(capsys, RETAILER, "--rules", "pmp-2025-07")

    assert (new["rules"], old["rules"]) == ("pmp-2026-10", "pmp-2025-07")
    assert Decimal(old["amount"]) < Decimal(new["amount"])
    assert "forced-rules" in {note["code"] for note in old["notes"]}


def test_the_same_plan_by_rules_and_card_of_another_day(capsys):
    now = as_json(capsys, RETAILER)
    then = as_json(capsys, RETAILER, "--as-of", "2025-08-01")
    rules_alone = as_json(capsys, RETAILER, "--rules", "pmp-2025-07")

    assert then["rules"] == "pmp-2025-07"
    assert len({bill["amount"] for bill in (now, then, rules_alone)}) == 3
    assert run(["forecast", str(RETAILER), "--as-of", "2020-01-01"]) == 2
    assert "choose a day from 2023-06-01 on" in capsys.readouterr().err


def test_workbook_chart_and_csv_are_saved(tmp_path, capsys):
    files = {suffix: tmp_path / f"budget.{suffix}" for suffix in ("xlsx", "png", "pdf", "csv")}
    argv = [part for suffix, path in files.items() for part in (f"--{suffix}", path)]
    total = Decimal(as_json(capsys, RETAILER, *argv)["amount"])

    assert len(openpyxl.load_workbook(files["xlsx"]).sheetnames) >= 5
    assert files["png"].read_bytes().startswith(b"\x89PNG")
    assert files["pdf"].read_bytes().startswith(b"%PDF")
    with files["csv"].open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    cost = next(name for name in rows[0] if "cost" in name.lower())
    assert sum(Decimal(row[cost]) for row in rows) == total


def test_no_output_replaces_the_plan_or_another_output(tmp_path, capsys):
    plan = tmp_path / "plan.tarife"
    plan.write_bytes(RETAILER.read_bytes())
    other = tmp_path / "x.csv"

    argv = ["--csv", str(plan), "--xlsx", str(other), "--png", str(other)]
    assert run(["forecast", str(plan), *argv]) == 2
    told = capsys.readouterr()
    assert "--csv: " in told.err
    assert "is what this command reads already" in told.err
    assert "is --xlsx already" in told.err
    assert told.out == ""
    assert plan.read_bytes() == RETAILER.read_bytes()
    assert not other.exists()


def test_a_plan_that_cannot_be_used_is_told(tmp_path, capsys):
    path = tmp_path / "broken.tarife"
    path.write_text("{", encoding="utf-8")

    assert run(["forecast", str(path)]) == 2
    assert run(["forecast", str(tmp_path / "none.tarife")]) == 1
    assert len(capsys.readouterr().err.splitlines()) >= 2


def test_a_folder_that_is_not_there_is_told(tmp_path, capsys):
    assert run(["forecast", str(RETAILER), "--csv", str(tmp_path / "none" / "x.csv")]) == 1
    told = capsys.readouterr()

    assert "the folder does not exist" in told.err
    assert told.out == ""


@pytest.fixture
def with_costs(tmp_path):
    plan = load_plan(RETAILER)
    path = tmp_path / "costs.tarife"
    save_plan(replace(plan, costs=full_costs()), path)
    return path


def test_the_all_in_bill_is_printed_where_the_plan_has_costs(with_costs, capsys):
    bill = as_json(capsys, with_costs)["all_in"]
    assert run(["forecast", str(with_costs)]) == 0
    out = capsys.readouterr().out

    assert f"All-in total {bill['amount']} USD" in out
    assert f"that is {bill['display']['amount']} TRY" in out
    assert sum(Decimal(line["amount"]) for line in bill["lines"]) == Decimal(bill["amount"])


def test_costs_leave_meta_s_total_as_it_is(with_costs, capsys):
    plain, costly = as_json(capsys, RETAILER), as_json(capsys, with_costs)

    assert plain["amount"] == costly["amount"] == costly["all_in"]["lines"][0]["amount"]
    assert plain["all_in"]["amount"] == plain["amount"]


def test_tiers_are_printed_if_asked_for(capsys):
    bank = next(path for path in EXAMPLES if "bank" in path.name)
    assert run(["forecast", str(bank), "--tiers"]) == 0

    assert "To next band" in capsys.readouterr().out


def test_saved_partners_are_compared_if_asked_for(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr("tarife.folders.partners", lambda: tmp_path)
    save_partner(Partner("Dear", platform_fee=Decimal(900)), tmp_path)
    save_partner(Partner("Foreign", "EUR", platform_fee=Decimal(1)), tmp_path)
    (tmp_path / "broken.json").write_text("{")

    assert run(["forecast", str(RETAILER), "--partners"]) == 0
    out = capsys.readouterr().out

    assert "- no partner: " in out
    assert "because of 900 a month for the platform" in out
    assert "- Foreign: its fees are in EUR, which is not converted" in out
    assert "- broken.json: this partner profile cannot be used" in out


@pytest.mark.parametrize(
    ("mode", "sentence"),
    [
        (
            "everyone",
            r"Each of [\d,]+ people played, standard error 0\.\d\d% under other seeds",
        ),
        ("sample", r"A sample of [\d,]+ stands for [\d,]+ people, standard error 0\.\d\d%"),
    ],
)
def test_whom_was_played_is_told_with_its_standard_error(mode, sentence, capsys):
    run(["forecast", str(RETAILER), "--play", mode])

    assert re.search(sentence, capsys.readouterr().out)


@pytest.mark.usefixtures("few_draws")
def test_ranges_of_a_plan_give_a_spread_around_its_total(capsys, tmp_path):
    plan = load_plan(RETAILER)
    at = Address("grid", "TR", "marketing")
    path = tmp_path / "ranged.tarife"
    save_plan(replace(plan, ranges=(Range(at, 60_000, 100_000),)), path)

    result = as_json(capsys, path)
    total = {name: Decimal(text) for name, text in result["spread"]["total"].items()}
    assert total["p10"] < total["p50"] < total["p90"]
    assert total["p10"] < Decimal(result["amount"]) < total["p90"]

    assert run(["forecast", str(path)]) == 0
    assert "one trial in ten costs less than" in capsys.readouterr().out


def test_a_plan_without_ranges_has_no_spread(capsys):
    assert as_json(capsys, RETAILER)["spread"] is None


def test_what_meta_pauses_is_a_count_of_its_own(capsys, tmp_path):
    plan = load_plan(RETAILER)
    americans = replace(plan.audiences[0], country="US")
    path = tmp_path / "us.tarife"
    save_plan(replace(plan, audiences=(americans, *plan.audiences[1:]), grid=()), path)

    result = as_json(capsys, path)
    (paused,) = (row for row in result["totals"] if row["paused"])

    assert (paused["market"], paused["category"]) == ("North America", "marketing")
    assert (paused["charged"], paused["free"], paused["missed"]) == (0, 0, 0)
    assert result["flow"]["paused"] == paused["paused"]
    assert run(["forecast", str(path)]) == 0
    assert "Not delivered (paused)" in capsys.readouterr().out
    assert run(["forecast", str(RETAILER)]) == 0
    assert "paused" not in capsys.readouterr().out


def three_months(tmp_path):
    plan = replace(
        load_plan(RETAILER),
        months=3,
        changes=(MonthChange("2026-12", (Adjustment(Lever.VOLUME, 1.6),)),),
    )
    path = tmp_path / "three.tarife"
    save_plan(plan, path)
    return path


def test_months_in_a_row_are_shown_one_by_one_and_add_up(tmp_path, capsys):
    path = three_months(tmp_path)
    whole = as_json(capsys, path, "--by", "month")
    parts = [as_json(capsys, path, "--month", row["month"]) for row in whole["months"]]

    assert [row["month"] for row in whole["months"]] == ["2026-11", "2026-12", "2027-01"]
    assert [row["amount"] for row in whole["months"]] == [part["amount"] for part in parts]
    assert [row["amount"] for row in whole["by"]["rows"]] == [part["amount"] for part in parts]
    assert sum(Decimal(part["amount"]) for part in parts) == Decimal(whole["amount"])
    assert len(whole["days"]) == 30 + 31 + 31
    assert whole["months"][0]["amount"] == as_json(capsys, RETAILER)["amount"]


@pytest.mark.parametrize(
    ("unit", "rows", "first"),
    [
        ("day", 92, ("2026-11-01", "2026-11-01")),
        ("week", 14, ("2026-11-01", "2026-11-01")),
        ("month", 3, ("2026-11-01", "2026-11-30")),
        ("quarter", 2, ("2026-11-01", "2026-12-31")),
    ],
)
def test_figures_are_added_up_by_day_week_month_or_quarter(unit, rows, first, tmp_path, capsys):
    result = as_json(capsys, three_months(tmp_path), "--by", unit)
    found = result["by"]["rows"]

    assert (result["by"]["unit"], len(found)) == (unit, rows)
    assert (found[0]["first"], found[0]["last"]) == first
    assert sum(Decimal(row["amount"]) for row in found) == Decimal(result["amount"])
    columns = [[Decimal(one) for one in total["by"]] for total in result["totals"]]
    if unit in ("month", "quarter"):
        amounts = [Decimal(row["amount"]) for row in found]
        assert [sum(column) for column in zip(*columns, strict=True)] == amounts
        assert [sum(row) for row in columns] == [
            Decimal(total["amount"]) for total in result["totals"]
        ]
    else:
        assert not any(columns)


def budgeted(tmp_path, *amounts, unit=BudgetUnit.MONTH):
    path = three_months(tmp_path)
    given = tuple(SpanAmount(span, Decimal(amount)) for span, amount in amounts)
    plan = replace(load_plan(path), span_budgets=SpanBudgets(unit, given, rolls_over=True))
    save_plan(plan, path)
    return path


def test_each_budget_is_told_with_what_rolled_in_and_the_day_it_is_used_up(tmp_path, capsys):
    path = budgeted(tmp_path, ("2026-11", "6000"), ("2026-12", "4000"), ("2027-01", "0"))
    result = as_json(capsys, path)
    november, december, january = result["budget"]

    assert november == {
        "first": "2026-11-01",
        "last": "2026-11-30",
        "amount": "6000",
        "rolled_in": "0",
        "forecast": result["months"][0]["amount"],
        "left": december["rolled_in"],
        "used_up": None,
        "earliest": None,
        "latest": None,
    }
    assert december["earliest"] <= december["used_up"] <= december["latest"]
    assert december["used_up"].startswith("2026-12-")
    spent = Decimal(4000) + Decimal(december["rolled_in"]) - Decimal(december["left"])
    assert spent == Decimal(december["forecast"]) == Decimal(result["months"][1]["amount"])
    assert (january["rolled_in"], january["used_up"]) == ("0", "2027-01-01")
    assert as_json(capsys, path, "--month", "2026-12")["budget"] == [december]

    assert run(["forecast", str(path)]) == 0
    table = capsys.readouterr().out
    assert "Rolled over" in table
    assert re.search(r"^November 2026 +lasts +6000 +0 ", table, re.MULTILINE)
    assert re.search(r" Nov 2026 +Dec 2026 +Jan 2027 +Cost \(USD\)$", table, re.MULTILINE)


def test_a_budget_of_quarters_has_a_row_for_each(tmp_path, capsys):
    path = budgeted(tmp_path, ("2026-Q4", "90000"), unit=BudgetUnit.QUARTER)
    (quarter,) = as_json(capsys, path)["budget"]

    assert (quarter["first"], quarter["last"]) == ("2026-11-01", "2026-12-31")
    assert as_json(capsys, path, "--month", "2026-12")["budget"] == []
    assert as_json(capsys, RETAILER)["budget"] == []


@pytest.mark.usefixtures("few_draws")
@pytest.mark.parametrize(("unit", "rows"), [("month", 3), ("quarter", 2), ("day", 92)])
def test_percentiles_of_trials_stand_beside_each_span(unit, rows, tmp_path, capsys):
    path = three_months(tmp_path)
    at = Address("grid", "TR", "marketing")
    save_plan(replace(load_plan(path), ranges=(Range(at, 60_000, 100_000),)), path)
    found = as_json(capsys, path, "--by", unit)["by"]["rows"]

    assert len(found) == rows
    for row in found:
        low, middle, high = (Decimal(row["spread"][name]) for name in ("p10", "p50", "p90"))
        assert low <= middle <= high
    assert run(["forecast", str(path), "--by", unit]) == 0
    assert "P90" in capsys.readouterr().out


def test_the_rest_of_a_month_is_what_its_days_cost_from_that_day_on(tmp_path, capsys):
    path = three_months(tmp_path)
    whole = as_json(capsys, path)
    rest = as_json(capsys, path, "--from", "2026-12-18", "--by", "month")
    days = [day for day in whole["days"] if day["day"] >= "2026-12-18"]

    assert rest["from"] == "2026-12-18"
    assert rest["days"] == days
    assert Decimal(rest["amount"]) == sum(Decimal(day["amount"]) for day in days)
    assert [row["first"] for row in rest["by"]["rows"]] == ["2026-12-18", "2027-01-01"]
    assert [row["month"] for row in rest["months"]] == ["2026-12", "2027-01"]
    assert rest["months"][1]["amount"] == whole["months"][2]["amount"]
    assert rest["tiers"] == whole["tiers"][2 * len(rest["tiers"]) :]
    january = as_json(capsys, path, "--from", "2026-12-18", "--month", "2027-01")
    assert january["amount"] == whole["months"][2]["amount"]

    assert run(["forecast", str(path), "--from", "2026-12-18"]) == 0
    assert "from 18 December 2026 on" in capsys.readouterr().out


def test_what_is_used_by_a_day_is_told_to_the_rest(tmp_path, capsys):
    path = budgeted(tmp_path, ("2026-12", "4000"), ("2027-01", "9000"))
    at = ("--from", "2026-12-18")
    played = as_json(capsys, path, *at)
    fresh = as_json(capsys, path, *at, "--allowance-used", "0")
    tiered = as_json(capsys, path, *at, "--tier-used", "Turkey/utility=3000000")
    spent = as_json(capsys, path, *at, "--spent", "3999")

    assert Decimal(fresh["amount"]) < Decimal(played["amount"])
    assert Decimal(tiered["amount"]) < Decimal(played["amount"])
    assert [row["first"] for row in played["budget"]] == ["2027-01-01"]
    assert [row["first"] for row in spent["budget"]] == ["2026-12-01", "2027-01-01"]
    assert Decimal(spent["budget"][0]["forecast"]) == 3999 + Decimal(
        played["months"][0]["amount"]
    )


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--from", "2027-02-01"], "choose a day from 2026-11-01 to 2027-01-31"),
        (["--from", "Monday"], "'Monday' is not a date such as 2026-10-01"),
        (["--from", "2026-12-18", "--allowance-used=-1"], "-1 messages is less than none"),
        (["--from", "2026-12-18", "--tier-used", "Turkey"], "does not name a market"),
        (["--from", "2026-12-18", "--spent", "much"], "--spent: 'much' is not an amount"),
        (["--from", "2026-12-18", "--csv", "lines.csv"], "--csv: files hold whole months"),
        (["--allowance-used", "0"], "--allowance-used: it says what is used by a day"),
        (["--tier-used", "India/utility=1", "--spent", "0"], "--spent: it says what is used"),
        (["--from", "2026-12-18", "--month", "2026-11"], "choose 2026-12, 2027-01"),
    ],
)
def test_a_start_that_cannot_be_is_told(options, sentence, tmp_path, capsys):
    assert run(["forecast", str(three_months(tmp_path)), *options]) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.usefixtures("few_draws")
def test_rates_may_move_as_meta_has_moved_them_so_far(tmp_path, capsys):
    path = three_months(tmp_path)
    off, meta = (as_json(capsys, path, "--rate-moves", how) for how in ("none", "meta"))

    assert off["rate_moves"] == {"days": ["2027-01-01"], "percent": []}
    assert off["spread"] is None
    assert off["amount"] == as_json(capsys, path)["amount"]
    assert meta["rate_moves"]["percent"][0]["category"] == "marketing"
    assert [row["amount"] for row in meta["months"][:2]] == [
        row["amount"] for row in off["months"][:2]
    ]
    assert meta["spread"]["total"]["p10"] != meta["spread"]["total"]["p90"]

    assert run(["forecast", str(path), "--rate-moves", "meta"]) == 0
    table = capsys.readouterr().out
    assert "Rates move on 2027-01-01, in per cent: marketing -" in table
    assert "from 2026-11 on billing rules" in table


def test_the_table_of_several_months_has_a_row_for_each(tmp_path, capsys):
    assert run(["forecast", str(three_months(tmp_path))]) == 0
    out = capsys.readouterr().out

    assert "November 2026 to January 2027" in out
    assert "2026-12-01  2026-12-31" in out
    assert "after the last month" in out


def test_a_month_that_the_plan_does_not_have_is_refused(tmp_path, capsys):
    assert run(["forecast", str(three_months(tmp_path)), "--month", "2027-02"]) == 2
    assert "choose 2026-11, 2026-12, 2027-01" in capsys.readouterr().err


def test_a_budget_of_several_months_says_what_the_table_says(tmp_path, capsys):
    target = tmp_path / "budget.xlsx"
    printed = as_json(capsys, three_months(tmp_path), "--xlsx", target)
    summary = openpyxl.load_workbook(target, data_only=True)["Summary"]
    costs = next(row for row in summary.values if row[0] == "Meta's charges, total")

    assert len(printed["months"]) == 3
    assert list(costs[1:4]) == [float(month["amount"]) for month in printed["months"]]


def test_a_budget_says_on_which_days_sends_repeat(tmp_path):
    plan, target = load_plan(RETAILER), tmp_path / "budget.xlsx"
    tuesdays = Broadcast((), repeats=(Repeat(time(11), Weekday.TUESDAY),))
    path = tmp_path / "tuesdays.tarife"
    sends = (replace(plan.sends[0], schedule=tuesdays), *plan.sends[1:])
    save_plan(replace(plan, sends=sends), path)

    assert run(["forecast", str(path), "--xlsx", str(target)]) == 0
    inputs = openpyxl.load_workbook(target, data_only=True)["Inputs"]
    said = [cell.value for row in inputs.iter_rows() for cell in row if cell.value]
    assert any("every Tue 11:00" in str(text) for text in said)
