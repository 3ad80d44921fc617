"""Plans and files on which commands once failed: each has its right value, or one sentence."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from tarife.cli.main import run

CASES = Path(__file__).parent / "cases"


def forecast(capsys, name):
    assert run(["forecast", str(CASES / f"{name}.tarife"), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("name", ["fault-1-range-us", "fault-1-range-unused-audience"])
def test_a_range_stands_beside_what_is_never_sent(name, capsys):
    spread = forecast(capsys, name)["spread"]["total"]

    low, middle, high = (Decimal(spread[name]) for name in ("p10", "p50", "p90"))
    assert 0 < low < middle < high


def test_spreading_a_send_over_hours_changes_no_cost(capsys):
    spread = forecast(capsys, "fault-2-range-spread")["spread"]["total"]

    assert {Decimal(value) for value in spread.values()} == {Decimal("10.90")}


def test_an_answer_and_a_follow_up_in_one_second_are_explained_to_the_cent(capsys):
    assert run(["explain", str(CASES / "fault-3-explain-same-second.tarife")]) == 0

    assert capsys.readouterr().out.endswith("Total 0.0218 USD\n")


def test_sends_that_meet_when_the_desk_opens_cost_the_same_in_either_order(capsys, tmp_path):
    path = tmp_path / "turned.tarife"
    document = json.loads((CASES / "tie-at-opening.tarife").read_text("utf-8"))
    document["plan"]["sends"].reverse()
    path.write_text(json.dumps(document), "utf-8")

    assert run(["forecast", str(path), "--json"]) == 0
    turned = json.loads(capsys.readouterr().out)
    assert turned["amount"] == forecast(capsys, "tie-at-opening")["amount"]


def test_halves_of_clicks_come_to_whole_ones(capsys):
    assert forecast(capsys, "fraction-of-a-click")["flow"]["inbound"] > 0


def test_paused_messages_are_of_a_kind_of_their_own(capsys):
    (row,) = forecast(capsys, "us-pause-fees")["totals"]

    assert (row["paused"], row["charged"], row["free"], row["missed"]) == (1000, 0, 0, 0)


def test_a_hundred_follow_ups_of_an_ad_are_played(capsys):
    assert Decimal(forecast(capsys, "heap-100-follow-ups")["amount"]) > 0


@pytest.mark.parametrize("name", ["claims-400", "terminal-escape"])
def test_a_plan_beyond_its_bounds_is_one_sentence_without_control_letters(name, capsys):
    assert run(["forecast", str(CASES / f"{name}.tarife")]) == 2

    told = capsys.readouterr()
    assert len(told.err.splitlines()) == 1
    assert "\x1b" not in told.out + told.err


@pytest.mark.parametrize("path", sorted(CASES.glob("*.xlsx")), ids=lambda path: path.stem)
def test_a_damaged_workbook_is_one_sentence(path, capsys):
    for command in (["contacts", str(path), "--country", "TR"], ["rates", "import", str(path)]):
        assert run(command) == 2
        told = capsys.readouterr()
        assert (told.out, len(told.err.splitlines())) == ("", 1)
