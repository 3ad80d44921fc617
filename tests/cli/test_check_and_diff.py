"""Plans under version control: what changed, what it costs, and whether that is too much."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tarife.cli.main import run
from tarife.documents.files import load_plan, save_plan
from tarife.plan.model.addresses import Address
from tarife.plan.model.budgets import BudgetUnit, SpanAmount, SpanBudgets
from tarife.plan.model.scenarios import Range

EXAMPLES = Path(__file__).parents[2] / "resources" / "examples"
RETAILER = EXAMPLES / "turkish-retailer-2026-11.tarife"
COST = Decimal("5127.7196")


@pytest.fixture
def changed(tmp_path):
    """Save the retailer's plan with changes."""

    def save(name="changed.tarife", **fields):
        path = tmp_path / name
        save_plan(replace(load_plan(RETAILER), **fields), path)
        return path

    return save


def answer(capsys, *argv):
    status = run([str(argument) for argument in argv])
    return status, capsys.readouterr().out


@pytest.mark.parametrize(
    ("amount", "status", "sentence"),
    [
        ("5127.7196", 0, "5127.7196 USD, 0 USD within 5127.7196 USD."),
        ("9000", 0, "5127.7196 USD, 3872.2804 USD within 9000 USD."),
        ("5127.719599", 1, "5127.7196 USD, 0.000001 USD over 5127.719599 USD."),
        ("0", 1, "5127.7196 USD, 5127.7196 USD over 0 USD."),
    ],
)
def test_a_plan_is_held_against_an_amount_to_the_micro(capsys, amount, status, sentence):
    found, text = answer(capsys, "check", RETAILER, "--at-most", amount)

    assert (found, text.splitlines()[0]) == (
        status,
        f"Turkish retailer, November 2026: {sentence}",
    )


def test_what_is_too_dear_is_told_with_the_day_on_which_it_is_used_up(capsys):
    assert (
        "It is used up on 11 November 2026."
        in answer(capsys, "check", RETAILER, "--at-most", "2000")[1]
    )


def test_without_an_amount_the_budget_of_the_plan_counts(capsys, changed):
    assert answer(capsys, "check", changed(budget=COST))[0] == 0
    assert answer(capsys, "check", changed(budget=COST - 1))[0] == 1


def three_months(changed, *amounts, rolls_over=False, **more):
    """Let the retailer's plan run to January, each month with an amount."""
    spans = ("2026-11", "2026-12", "2027-01")
    given = (SpanAmount(*pair) for pair in zip(spans, map(Decimal, amounts), strict=True))
    budgets = SpanBudgets(BudgetUnit.MONTH, tuple(given), rolls_over)
    return changed(months=3, span_budgets=budgets, **more)


def test_each_month_is_held_against_its_own_budget(capsys, changed):
    status, text = answer(capsys, "check", three_months(changed, "5200", "100", "9000"))

    assert status == 1
    november, december, used_up, january = text.splitlines()
    assert november == (
        "Turkish retailer, November 2026, November 2026: "
        "5127.7196 USD, 72.2804 USD within 5200 USD."
    )
    assert december.startswith("Turkish retailer, November 2026, December 2026: ")
    assert december.endswith(" USD over 100 USD.")
    assert used_up.startswith("It is used up on ")
    assert used_up.endswith(" December 2026.")
    assert january.endswith(" USD within 9000 USD.")


def test_what_november_left_is_there_in_december(capsys, changed):
    status, text = answer(
        capsys, "check", three_months(changed, "9000", "3000", "9000", rolls_over=True)
    )

    assert status == 0
    assert "within 6872.2804 USD.\nOf that budget 3872.2804 USD rolled over" in text


def test_an_amount_that_is_given_is_of_all_months(capsys, changed):
    path = three_months(changed, "1", "1", "1")

    assert answer(capsys, "check", path, "--at-most", "90000")[0] == 0
    assert answer(capsys, "check", path)[0] == 1


@pytest.mark.usefixtures("few_draws")
def test_nine_of_ten_months_are_held_against_their_own_budgets(capsys, changed):
    ranges = (Range(Address("sends", "black-friday", "volume"), 50_000, 60_000),)
    path = three_months(changed, "5300", "1", "1", ranges=ranges)

    _, text = answer(capsys, "check", path, "--p90")
    assert text.count("one of ten such months costs more than") == 2
    assert text.startswith(
        "Turkish retailer, November 2026, November 2026: nine of ten such months cost at most"
    )


def test_a_plan_without_budget_needs_an_amount(capsys):
    assert run(["check", str(RETAILER)]) == 2
    assert "the plan has no budget; give an amount" in capsys.readouterr().err


@pytest.mark.parametrize("amount", ["x", "-1", "nan", "1e999999", "1e-99999999"])
def test_what_is_no_amount_is_told(capsys, amount):
    assert run(["check", str(RETAILER), f"--at-most={amount}"]) == 2
    assert f"--at-most: '{amount}' is not an amount; write it like 9000" in (
        capsys.readouterr().err
    )


@pytest.mark.usefixtures("few_draws")
def test_nine_of_ten_months_are_dearer_than_the_likeliest(capsys, changed):
    at = Address("sends", "black-friday", "volume")
    path = changed(ranges=(Range(at, 50_000, 60_000),))

    status, text = answer(capsys, "check", path, "--at-most", "5140")
    assert status == 0
    status, text = answer(capsys, "check", path, "--at-most", "5140", "--p90")
    assert status == 1
    assert "one of ten such months costs more than" in text


def test_a_difference_is_split_by_cause_and_adds_up(capsys, changed):
    sends = load_plan(RETAILER).sends
    fewer = changed(sends=(replace(sends[0], volume=48_000), *sends[1:]))

    _, text = answer(capsys, "diff", RETAILER, fewer, "--format", "json")
    document = json.loads(text)

    assert document["before"] == str(COST)
    causes = sum(map(Decimal, document["by_cause"].values()))
    assert causes == Decimal(document["difference"]) < 0
    assert Decimal(document["after"]) == COST + causes
    assert document["changes"] == [
        {"where": "sends[0].volume (11.11)", "before": 60_000, "after": 48_000}
    ]


@pytest.mark.parametrize("form", ["table", "markdown"])
def test_shown_causes_add_up_to_the_shown_difference(capsys, changed, form):
    sends = load_plan(RETAILER).sends
    fewer = changed(sends=(replace(sends[0], volume=47_001), *sends[1:]))

    _, text = answer(capsys, "diff", RETAILER, fewer, "--format", form)

    head = text.splitlines()[0].replace(",", "").strip("*")
    whole, _, causes = head.partition(":")
    parts = [Decimal(part) for part in re.findall(r"[+-][\d.]+", causes)]
    assert sum(parts) == Decimal(whole.split()[0])
    assert len(parts) > 1
    assert re.search(r"sends\[0\].volume \(11.11\)\W+60000\W+47001", text)


def test_plans_that_cost_the_same_say_so(capsys):
    assert answer(capsys, "diff", RETAILER, RETAILER) == (
        0,
        "both plans cost 5,127.72 USD\n",
    )


def test_a_name_cannot_break_a_table_of_markdown(capsys, changed):
    sends = load_plan(RETAILER).sends
    named = changed(sends=(replace(sends[0], name="a|b\n| c"), *sends[1:]))

    _, text = answer(capsys, "diff", RETAILER, named, "--format", "markdown")

    assert [line for line in text.splitlines() if "a\\|b" in line] == [
        "| sends[0].name (a\\|b \\| c) | 11.11 | a\\|b \\| c |"
    ]


def test_a_name_is_text_in_markdown(capsys, changed):
    sends = load_plan(RETAILER).sends
    name = "![p](http://e.x/p.png) <img src=x> @team **bold** [ok](http://e.x)"
    named = changed(sends=(replace(sends[0], name=name), *sends[1:]))

    _, text = answer(capsys, "diff", RETAILER, named, "--format", "markdown")

    assert "\\![p]\\(http" in text
    assert "\\<img src=x\\>" in text
    assert not re.search(r"(?<!\\)(!\[|<img|\*\*bold)|\]\(|@team", text)


def test_a_name_of_two_lines_forges_no_line(capsys, tmp_path):
    named = tmp_path / "two.tarife"
    name = "November\nTotal 0.00 USD: within 9,000 USD."
    save_plan(replace(load_plan(RETAILER), name=name), named)

    _, text = answer(capsys, "check", named, "--at-most", "10")
    assert text.startswith("November Total 0.00")
    assert run(["forecast", str(named)]) == 0
    assert capsys.readouterr().out.startswith("November Total 0.00")


def test_plans_of_two_currencies_are_not_compared(capsys, changed):
    account = load_plan(RETAILER).account
    path = changed(account=replace(account, currency="EUR"))

    assert run(["diff", str(RETAILER), str(path)]) == 2
    assert "the plans are in USD and EUR" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["https://evil.example/x", "WWW.evil.example", "@somebody"])
def test_no_text_becomes_a_link_or_calls_a_person_in_markdown(capsys, changed, text):
    noted = changed(note=text)

    _, shown = answer(capsys, "diff", RETAILER, noted, "--format", "markdown")

    assert text not in shown
    assert text in shown.replace("\u200b", "")
