"""``tarife optimise``: the best plan within a budget, as a table, as JSON and as a plan."""

import json
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from helpers.bids import PLAN as BID
from helpers.plans import NOVEMBER
from tarife.cli.main import run
from tarife.documents.files import load_plan, save_plan
from tarife.plan.model.lines import Audience, Broadcast, Inbound, Send, TemplateCategory
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Scenario

AT_NOON = Broadcast((datetime(2026, 11, 10, 12),))
SALE = Send("sale", "Black Friday", "all", TemplateCategory.MARKETING, 200, AT_NOON)
PLAN = Plan(
    "Two countries",
    NOVEMBER,
    grid=(GridRow("TR", marketing=400),),
    audiences=(Audience("all", "All", "DE", 300),),
    sends=(SALE, replace(SALE, id="again", name="Again", volume=0)),
    inbound=(Inbound("help", "Help", 2, country="FR"),),
    scenarios=(Scenario("less", "Less"),),
)


@pytest.fixture
def plan_file(tmp_path):
    path = tmp_path / "plan.tarife"
    save_plan(PLAN, path)
    return path


def asked(path, *more):
    return run(["optimise", str(path), *map(str, more)])


def test_the_saved_plan_costs_what_is_said_and_keeps_to_the_amount(plan_file, tmp_path, capsys):
    best = tmp_path / "best.tarife"
    choices = ("--vary", "volume:TR=0..100%/2", "--vary", "volume:Black Friday=0..1/2")
    status = asked(plan_file, "--at-most", "20", *choices, "-o", best, "--format", "json")
    document = json.loads(capsys.readouterr().out)
    assert status == 0
    assert document["proven"] is True
    assert document["played"] == 9
    assert Decimal(document["best"]["cost"]) <= 20 < Decimal(document["planned"]["cost"])
    assert document["best"]["changes"] == {"volume:TR": "100 %", "volume:Black Friday": "50 %"}
    costs = [Decimal(one["cost"]) for one in document["frontier"]]
    assert costs == sorted(costs)
    assert run(["forecast", str(best), "--json"]) == 0
    [month] = json.loads(capsys.readouterr().out)["months"]
    assert Decimal(month["amount"]) == Decimal(document["best"]["cost"])
    saved = load_plan(best)
    assert saved.id != load_plan(plan_file).id
    assert saved.scenarios == PLAN.scenarios


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Every combination was played: none is better than the best."),
        ("tr", "Her bileşim simüle edildi: en iyisinden iyisi yok."),
    ],
)
def test_a_table_shows_the_plan_the_best_and_what_more_buys(plan_file, capsys, language, said):
    choices = ("--vary", "date:Black Friday=10..11", "--vary", "desk=always")
    assert asked(plan_file, "--at-most", 100, *choices, "--language", language) == 0
    text = capsys.readouterr().out
    assert said in text
    assert "date:Black Friday" in text
    assert "2026-11-1" in text


def test_by_itself_the_marketing_of_each_country_changes(plan_file, capsys):
    assert asked(plan_file, "--at-most", 20, "--goal", "replies", "--format", "json") == 0
    changes = json.loads(capsys.readouterr().out)["best"]["changes"]
    assert list(changes) == ["volume:TR+marketing", "volume:DE+marketing"]


@pytest.mark.parametrize("name", ["İNDİRİM", "indirim", "INDIRIM"])
def test_a_send_is_found_by_its_name_in_any_case_of_either_language(tmp_path, capsys, name):
    path = tmp_path / "plan.tarife"
    save_plan(replace(PLAN, sends=(replace(SALE, name="İndirim"),)), path)

    asked(path, "--at-most", 100, "--vary", f"date:{name}=40..41")

    assert "'40..41' are no days of the plan" in capsys.readouterr().err


def test_a_script_learns_that_no_plan_is_cheap_enough(plan_file, capsys):
    assert asked(plan_file, "--at-most", "0.01", "--vary", "volume:DE=50..100%/1") == 1
    assert "None of them keeps within the bounds." in capsys.readouterr().out


def test_all_that_cannot_be_changed_is_told_at_once(plan_file, capsys):
    wrong = {
        "volume": "'volume' does not say what may change; write it like",
        "volum=0..1": "'volum' cannot be changed; did you mean",
        "volume:UK=0..1": "there is no 'UK' in this plan; ",
        "volume:TR=1..0": "'volume:TR=1..0' is no range; write the less first",
        "volume:TR=0..1/0": "'volume:TR=0..1/0' is no range",
        "volume:TR=1%..1": "'volume:TR=1%..1' is no range",
        "volume:TR=-1..1": "'volume:TR=-1..1' is less than nothing; begin at 0",
        "date:Help=5..6": "there is no send 'Help' that goes out once",
        "date:Again=31..32": "'31..32' are no days of the plan",
        "date:Again=6..5": "'6..5' are no days of the plan",
        f"date:Again=5..{'9' * 20}": f"'5..{'9' * 20}' are no days of the plan",
        f"volume:TR=0..{'9' * 400}": f"{'9' * 400}' is no range",
        f"volume:TR=0..1/{'9' * 5000}": f"'volume:TR=0..1/{'9' * 100}",
    }
    twice = ("--vary", "volume:DE=0..1", "--vary", "volume:DE=0..2")
    varied = [part for text in wrong for part in ("--vary", text)]
    assert asked(plan_file, "--at-most", 20, *varied, *twice) == 2
    told = capsys.readouterr().err
    for sentence in (*wrong.values(), "'volume:DE' is there twice; give each once"):
        assert sentence in told


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ((), "the plan has no budget; give an amount"),
        (("--goal", "cost"), "the cheapest plan sends nothing; say with --at-least"),
        (("--at-least", "-1"), "-1 templates cannot be delivered; take 0 or more"),
    ],
)
def test_a_goal_without_a_bound_is_refused(plan_file, capsys, more, said):
    assert asked(plan_file, *more) == 2
    assert said in capsys.readouterr().err


def test_what_may_change_is_found_in_whatever_case_turkish_letters_are_typed(tmp_path, capsys):
    path = tmp_path / "plan.tarife"
    save_plan(replace(PLAN, sends=(replace(SALE, name="Işıl indirimi"),)), path)
    choices = ("--vary", "volume:IŞIL İNDİRİMİ=0..1/2")

    assert asked(path, "--at-most", "20", *choices, "--format", "json") == 0

    best = json.loads(capsys.readouterr().out)["best"]
    assert best["changes"].keys() == {"volume:IŞIL İNDİRİMİ"}


def test_a_plan_without_marketing_has_to_say_what_may_change(tmp_path, capsys):
    path = tmp_path / "codes.tarife"
    save_plan(Plan("Codes", NOVEMBER, grid=(GridRow("TR", authentication=10),)), path)
    assert asked(path, "--at-most", 1) == 2
    assert "the plan has no marketing that could change; say with --vary" in (
        capsys.readouterr().err
    )


def test_the_cap_of_a_send_is_one_that_meta_estimated(tmp_path, capsys):
    path = tmp_path / "bid.tarife"
    save_plan(BID, path)

    assert asked(path, "--at-most", "650", "--vary", "cap:Sale", "--format", "json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document["best"]["changes"] == {"cap:Sale": "85"}
    assert document["played"] == 3
    assert asked(path, "--at-most", "650", "--vary", "cap:Sole") == 2
    told = capsys.readouterr().err
    assert "there is no send 'Sole' that is bought by a cap" in told
