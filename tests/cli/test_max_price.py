"""What other caps cost and bring on the command line, and the cap for a budget."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from helpers.bids import PLAN, SALE
from tarife.assets import load_book, load_markets
from tarife.cli.main import run
from tarife.documents.codec import plan_text
from tarife.documents.files import load_plan
from tarife.forecast.forecast import forecast
from tarife.insight.max_price import caps_to_try

SMALL = replace(
    PLAN,
    audiences=(replace(PLAN.audiences[0], people=2_000),),
    sends=(replace(SALE, volume=2_000),),
)


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "bid.tarife"
    file.write_text(plan_text(SMALL), encoding="utf-8")
    return file


def cost(plan):
    return forecast(plan, load_book(), load_markets(), lambda: False).lines.total_micros


def test_estimated_caps_and_the_middles_between_them_are_tried():
    assert caps_to_try(SALE.max_price) == (Decimal(50), Decimal(85), Decimal(120))
    other = replace(SALE.max_price, cap=Decimal(60))
    assert caps_to_try(other) == (Decimal(50), Decimal(60), Decimal(85), Decimal(120))


def test_each_cap_is_played(path, capsys):
    """A cap of 50 delivers a fifth at 0.035, one of 120 four fifths at 0.0875."""
    assert run(["maxprice", str(path), "--format", "json"]) == 0

    told = json.loads(capsys.readouterr().out)
    low, middle, high = told["caps"]
    for one, price in ((low, "0.035"), (middle, "0.077"), (high, "0.0875")):
        assert Decimal(one["charges"]) == one["delivered"] * Decimal(price)
        assert one["customer_messages"] == one["delivered"]
    assert (low["estimated"], middle["estimated"]) == (True, False)
    assert low["delivered"] < middle["delivered"] < high["delivered"]
    dear = replace(SMALL.sends[0], max_price=replace(SALE.max_price, cap=Decimal(120)))
    assert Decimal(high["all_charges"]) * 10**6 == cost(replace(SMALL, sends=(dear,)))
    assert told["cap_within_budget"] is None


def test_the_highest_cap_within_a_budget_is_found_and_kept(path, capsys, tmp_path):
    kept = tmp_path / "kept.tarife"

    assert run(["maxprice", str(path), "--at-most", "60", "-o", str(kept)]) == 0
    assert "The highest cap within 60.00 USD is " in capsys.readouterr().out
    found = load_plan(kept)
    cap = found.sends[0].max_price.cap
    assert cost(found) <= 60_000_000
    dearer = replace(SALE.max_price, cap=cap + 1)
    assert cost(replace(found, sends=(replace(found.sends[0], max_price=dearer),))) > 60_000_000


def test_a_budget_below_the_lowest_cap_ends_with_a_sentence(path, capsys):
    assert run(["maxprice", str(path), "--at-most", "1"]) == 1
    assert "Even the lowest estimated cap costs more than 1.00 USD." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--at-most", "much"], "--at-most: 'much' is not an amount; write it like 9000"),
        (["--at-most", "0"], "--at-most: '0' is not an amount; write it like 9000"),
        (["-o", "new.tarife"], "-o: there is no budget to find a cap for; give one"),
        (
            ["--send", "Sael"],
            "--send: it is not clear which send is meant: 'Sael'; did you mean",
        ),
    ],
)
def test_options_that_make_no_sense_are_told(path, capsys, options, sentence):
    assert run(["maxprice", str(path), *options]) == 2
    assert sentence in capsys.readouterr().err


def test_a_plan_without_caps_is_told(path, capsys):
    path.write_text(
        plan_text(replace(SMALL, sends=(replace(SALE, volume=10, max_price=None),)))
    )
    assert run(["maxprice", str(path)]) == 2
    assert "no send of the plan is bought by a cap" in capsys.readouterr().err
