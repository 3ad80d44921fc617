"""``tarife advise``: what to change, as a table, as JSON, and as a plan."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from helpers.plans import NOVEMBER
from tarife.cli.advise import left_out
from tarife.cli.main import run
from tarife.documents.files import load_plan, save_plan
from tarife.insight.advice.advice import compatible
from tarife.insight.advice.move import Move
from tarife.plan.model.plan import GridRow, Plan

EXAMPLES = Path(__file__).parents[2] / "resources" / "examples"
BANK = EXAMPLES / "bank-otp-2026-11.tarife"


def cost_of(path, capsys):
    assert run(["forecast", str(path), "--json"]) == 0
    [month] = json.loads(capsys.readouterr().out)["months"]
    return Decimal(month["amount"])


@pytest.fixture
def advice(capsys):
    def ask(*more):
        assert run(["advise", str(BANK), "--format", "json", *map(str, more)]) == 0
        return json.loads(capsys.readouterr().out)

    return ask


def test_moves_stand_by_their_saving_with_a_range_around_it(advice, capsys):
    document = advice()
    moves = document["moves"]

    assert Decimal(document["cost"]) == cost_of(BANK, capsys)
    for one in moves:
        low, saving, high = (Decimal(one[name]) for name in ("low", "saving", "high"))
        assert saving - low == high - saving >= 0
        assert one["advised"] is (low > 0)
    advised = [Decimal(one["saving"]) for one in moves if one["advised"]]
    assert advised == sorted(advised, reverse=True)
    assert Decimal(document["together"]["saving"]) < sum(advised)


def test_the_saved_plan_costs_less_by_what_all_moves_save_together(advice, capsys, tmp_path):
    changed = tmp_path / "cheaper.tarife"
    document = advice("-o", changed)

    saved = Decimal(document["cost"]) - cost_of(changed, capsys)
    assert saved == Decimal(document["together"]["saving"])
    assert load_plan(changed).id != load_plan(BANK).id


def test_one_move_alone_is_put_into_a_plan(advice, capsys, tmp_path):
    changed = tmp_path / "cheaper.tarife"
    document = advice("--apply", "fewer-turns", "-o", changed)

    [one] = [move for move in document["moves"] if move["move"] == "fewer-turns"]
    assert Decimal(document["cost"]) - cost_of(changed, capsys) == Decimal(one["saving"])


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Put each answer into one message"),
        ("tr", "Her cevabı tek mesajda verin"),
    ],
)
def test_a_table_names_moves_what_they_cost_otherwise_and_myths(capsys, language, said):
    assert run(["advise", str(BANK), "--language", language]) == 0

    text = capsys.readouterr().out
    assert said in text
    assert "one-message-answers" in text
    assert {"en": "Meta bills delivered messages only", "tr": "teslim edilen"}[language] in text


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--exchange", "EUR"], "'EUR' is not a rate of exchange"),
        (["--exchange", "EUR=0", "--exchange", "E=1"], "'E=1' is not a rate of exchange"),
        (["--exchange", "EUR=1E-99999999"], "'EUR=1E-99999999' is not a rate of exchange"),
        (["--exchange", "EUR=inf"], "'EUR=inf' is not a rate of exchange"),
        (["--apply", "fewer-turns"], "there is no file for the changed plan"),
        (["--apply", "fewer-turn", "-o", "never.tarife"], "'fewer-turn'"),
    ],
)
def test_what_cannot_be_used_is_said_and_nothing_is_saved(
    capsys, monkeypatch, tmp_path, arguments, sentence
):
    monkeypatch.chdir(tmp_path)

    assert run(["advise", str(BANK), *arguments]) == 2
    assert sentence in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_change_that_another_excludes_is_left_out_and_said():
    early = Move("early", "", "", "", lambda plan: plan, instead_of=("late",))
    late = Move("late", "", "", "", lambda plan: plan, instead_of=("early",))
    wanted = [late, early]

    (note,) = left_out(wanted, compatible(wanted))
    assert str(note) == (
        "early: it cannot be made together with 'late', and is left out; apply it alone with "
        "--apply early"
    )


@pytest.mark.parametrize("command", ["advise", "optimise"])
@pytest.mark.parametrize("how", ["table", "json"])
def test_a_terminal_is_told_how_far_it_is_unless_a_program_reads(
    capsys, monkeypatch, tmp_path, command, how
):
    path = tmp_path / "plan.tarife"
    save_plan(Plan("Few", NOVEMBER, grid=(GridRow("TR", marketing=400),)), path)
    more = ["--goal", "replies-per-money"] if command == "optimise" else []
    monkeypatch.setattr("tarife.cli.progress._SECONDS_BETWEEN", 0.0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)

    assert run([command, str(path), *more, "--format", how]) == 0

    said = capsys.readouterr().err
    told = ["1 plan played", "3 plans played"]
    if command == "optimise":
        told = [f"{count} of 11 plans played at most" for count in (1, 3)]
    assert [f"\r{one}\r" in said for one in told] == [how == "table"] * 2
