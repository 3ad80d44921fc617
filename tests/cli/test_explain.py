"""``tarife explain`` tells one person's month."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from tarife.cli.main import run
from tarife.documents.files import save_plan
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import BillingMonth

EXAMPLES = Path(__file__).parents[2] / "resources" / "examples"
RETAILER = EXAMPLES / "turkish-retailer-2026-11.tarife"
THREE = EXAMPLES / "three-countries-2023-09.tarife"


def told(capsys, *argv):
    assert run(["explain", *(str(argument) for argument in argv)]) == 0
    return capsys.readouterr().out


def test_each_message_comes_with_its_rule_and_what_is_open(capsys):
    text = told(capsys, RETAILER)

    assert "11.11" in text
    assert "Charged: each delivered marketing" in text
    assert "service window open until" in text


def test_conversations_are_told_where_they_are_charged(capsys):
    assert "conversation open (Marketing) until" in told(capsys, THREE)


def test_the_amount_is_the_sum_of_the_steps(capsys):
    document = json.loads(told(capsys, RETAILER, "--json"))

    assert document["steps"]
    assert sum(Decimal(step["rate"]) for step in document["steps"]) == Decimal(
        document["amount"]
    )


def test_any_person_of_any_line_can_be_asked_for(capsys):
    document = json.loads(
        told(capsys, RETAILER, "--line", "Black Friday", "--person", 7, "--json")
    )

    assert (document["line"], document["person"]) == ("black-friday", 7)
    assert (
        json.loads(told(capsys, RETAILER, "--line", "black-friday", "--person", 7, "--json"))
        == document
    )


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--line", "Blak Friday"), "did you mean 'Black Friday'?"),
        (("--person", "0"), "give a number from 1 to 60000"),
        (("--person=-1",), "there is no person -1; give a number from 1 to 60000"),
        (("--person", "60001"), "there is no person 60001"),
    ],
)
def test_what_there_is_not_is_told_with_what_there_is(capsys, options, sentence):
    assert run(["explain", str(RETAILER), *options]) == 2
    assert sentence in capsys.readouterr().err


def test_a_plan_without_messages_says_so(capsys, tmp_path):
    save_plan(Plan("Empty", BillingMonth(2026, 11)), tmp_path / "empty.tarife")

    assert run(["explain", str(tmp_path / "empty.tarife")]) == 2
    assert "the plan sends no message" in capsys.readouterr().err
