"""Paths to the fields of a plan."""

import pytest

from tarife.terms.languages import Language
from tarife.terms.problems import FieldPath, Problem
from tarife.terms.sentences import say


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param(FieldPath(), "", id="the plan"),
        pytest.param(FieldPath(("month",)), "month", id="field"),
        pytest.param(FieldPath(("sends", 2)), "sends[2]", id="line"),
        pytest.param(
            FieldPath(("sends", 2), "Black Friday").inside("volume"),
            "sends[2].volume (Black Friday)",
            id="named",
        ),
        pytest.param(
            FieldPath(("sends", 2)).inside("schedule", "moments", 0),
            "sends[2].schedule.moments[0]",
            id="deep",
        ),
        pytest.param(
            FieldPath(("sends", 0), "A name\nthat goes on " + "and on " * 20),
            "sends[0] (A name that goes on and on and on and...)",
            id="long name",
        ),
    ],
)
def test_a_path_reads_like_the_file(path, text):
    assert str(path) == text


@pytest.mark.parametrize(
    ("prefix", "steps"),
    [
        (("costs", "taxes"), (1, "name")),
        (("costs",), ("taxes", 1, "name")),
        ((), ("costs", "taxes", 1, "name")),
        (("costs", "sms"), ()),
        (("costs", "taxes", 1, "name"), ()),
    ],
)
def test_a_path_gives_the_steps_behind_a_prefix(prefix, steps):
    assert FieldPath(("costs", "taxes", 1, "name"), "KDV").after(*prefix) == steps


def test_a_path_with_words_of_its_own_is_said_in_each_language():
    problem = Problem("no-card", FieldPath(("account",), words=say("account")), say("medium"))

    assert str(problem) == "account: medium"
    assert problem.said(Language.TURKISH) == "hesap: orta"


def test_field_names_are_the_same_in_every_language():
    problem = Problem("x", FieldPath(("grid", 0, "people"), "TR"), say("medium"))

    assert problem.said(Language.TURKISH) == "grid[0].people (TR): orta"
