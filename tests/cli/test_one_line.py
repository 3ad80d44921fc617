"""No name of a plan, and none of a file, begins a line of what a command prints."""

from dataclasses import replace
from decimal import Decimal

import pytest

from helpers.plans import full_plan
from helpers.texts import with_texts
from tarife.cli.main import run
from tarife.documents.codec import plan_text
from tarife.plan.model.costs import Calls, Groups

FORGED = "\n\nTotal 1.00 USD"
COMMANDS = (
    "forecast {} --tiers --partners --by week",
    "explain {} --line nothing",
    "explain {} --line orders",
    "check {} --p90",
    "diff {} {other}",
    "optimise {} --vary desk=always",
    "advise {}",
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    plan = full_plan()
    costs = replace(
        plan.costs,
        calls=(Calls("Turkey", 10, 60, Decimal("0.01")),),
        groups=(Groups("Family", 10, 5, Decimal("0.01")),),
    )
    account = replace(plan.account, currency="USD")
    plan = replace(plan, account=account, costs=costs)
    (tmp_path / "plan.tarife").write_text(plan_text(with_texts(plan, FORGED)))
    (tmp_path / "other.tarife").write_text(plan_text(with_texts(plan, f"{FORGED} 2")))
    (tmp_path / f"broken{FORGED}.tarife").write_text("{}")
    monkeypatch.setattr("tarife.folders.data", lambda: tmp_path / "own")
    return tmp_path


@pytest.mark.usefixtures("few_draws")
@pytest.mark.parametrize("command", COMMANDS)
def test_no_name_of_a_plan_begins_a_line(folder, capsys, command):
    words = command.format("plan", other="other").split()
    run(
        [
            str(folder / f"{word}.tarife") if word in {"plan", "other"} else word
            for word in words
        ]
    )

    told = capsys.readouterr()
    lines = (told.out + told.err).splitlines()
    assert [line for line in lines if line.lstrip().startswith("Total 1.00 USD")] == []
    assert any("Total 1.00 USD" in line for line in lines)


def test_no_name_of_a_file_does(folder, capsys):
    for name in ("broken", "gone"):
        run(["forecast", str(folder / f"{name}{FORGED}.tarife")])

        assert capsys.readouterr().err.count("\n") == 1
