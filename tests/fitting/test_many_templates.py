"""A log of hundreds of templates is a plan of the largest, and of streams of the others."""

import json
from datetime import datetime, timedelta

import pytest

from helpers.growth import calls_of
from tarife.actuals.events import ReadOptions, read_logs
from tarife.actuals.opening import LogFile
from tarife.assets import load_markets
from tarife.documents.codec import plan_text, read_plan
from tarife.fitting.fitting import fit_plan
from tarife.plan.grid import attempts_in
from tarife.plan.model.account import Account
from tarife.terms.calendar import find_zone

FIRST = datetime(2026, 10, 1, 9)


def fitted(templates):
    """Fit a log whose every template went once to fewer people than the one before."""
    messages = [
        {
            "at": (FIRST + timedelta(days=number % 30, minutes=person)).isoformat(),
            "customer": f"+90532{number * 100 + person:07d}",
            "kind": "template",
            "category": ("marketing", "utility")[number % 2],
            "template": f"offer {number}",
        }
        for number in range(templates)
        for person in range(60 - number)
    ]
    text = "\n".join(map(json.dumps, messages))
    zone, markets = find_zone("Europe/Istanbul"), load_markets()
    log = read_logs([LogFile.of_text(text)], zone, markets, ReadOptions(keeps_prices=True))
    return log, lambda: fit_plan(log, Account(), markets)


@pytest.fixture
def most_four(monkeypatch):
    monkeypatch.setattr("tarife.fitting.lines.MOST_TEMPLATES", 4)
    monkeypatch.setattr("tarife.fitting.fitting.MOST_TEMPLATES", 4)


@pytest.mark.usefixtures("most_four")
def test_small_templates_are_taken_together_and_none_of_their_messages_is_lost():
    log, fit = fitted(12)
    found = fit()
    plan = found.plan

    named = {send.name for send in plan.sends if send.name.startswith("offer")}
    others = [send for send in plan.sends if send.name not in named]
    assert named == {"offer 0", "offer 1", "offer 2", "offer 3"}
    assert {send.category for send in others} == {"marketing", "utility"}
    sent = sum(attempts_in(send, plan.month) for send in plan.sends)
    assert sent == pytest.approx(len(log.table), rel=0.01)
    (note,) = [one for one in found.notes if one.code == "taken-together"]
    assert "beside the 4 largest the log has 8 templates" in str(note)
    assert read_plan(plan_text(plan)) == plan


def test_templates_that_are_few_enough_are_sends_of_their_own():
    found = fitted(12)[1]()

    assert {send.name for send in found.plan.sends} == {f"offer {one}" for one in range(12)}
    assert "taken-together" not in {one.code for one in found.notes}


@pytest.mark.unmeasured
@pytest.mark.usefixtures("most_four")
def test_more_templates_than_a_plan_names_take_hardly_more_calls():
    few, many = (fitted(templates)[1] for templates in (10, 40))
    few()

    assert calls_of(many) < 2 * calls_of(few)  # of four times as many templates
