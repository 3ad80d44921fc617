"""Problems say what is wrong, where, and what to do."""

from pathlib import Path

import pytest

from tarife.terms import sentences
from tarife.terms.languages import Language
from tarife.terms.problems import (
    FieldPath,
    InputError,
    OutsideError,
    Problem,
    Stopped,
    first_told,
    letters_apart,
    nearest,
    nearest_or_all,
    slip_of,
)
from tarife.terms.sentences import say

TEXTS = {"line {line}": "{line}. satır", "one": "bir", "two": "iki"}


def test_a_problem_reads_as_place_fault_and_remedy():
    problem = Problem("missing-field", "line 3", "the field 'at' is missing", "give a time")

    assert str(problem) == "line 3: the field 'at' is missing; give a time"
    assert str(Problem("x", "", "something is off")) == "something is off"


def test_an_input_error_tells_every_problem():
    error = InputError([Problem("a", "line 1", "one"), Problem("b", "line 2", "two")])

    assert str(error) == "line 1: one\nline 2: two"
    assert [problem.code for problem in error.problems] == ["a", "b"]


def test_an_outside_error_names_the_file():
    error = OutsideError(Path("plan.tarife"), "the disk is full")

    assert (error.path, str(error)) == (Path("plan.tarife"), "plan.tarife: the disk is full")


def test_of_many_words_the_first_are_offered():
    few, many = [f"line {n}" for n in range(20)], [f"line {n}" for n in range(500)]

    assert nearest_or_all("lin 3", few) == "did you mean 'line 3'?"
    assert nearest_or_all("xyz", few).endswith(", line 19")
    assert nearest_or_all("xyz", many).endswith(", line 19 and 480 others")


def test_the_nearest_known_word_is_offered():
    assert nearest("turky", ("Turkey", "Germany")) == "did you mean 'Turkey'?"
    assert nearest("xyz", ("Turkey", "Germany")) == ""
    assert nearest("name", ("number",), likeness=0.8) == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("polnya", "polonya"),  # one is missing
        ("almanay", "almanya"),  # two changed places
        ("phillipines", "philippines"),  # two are wrong of eleven
        ("peri", "peru"),
        ("wakanda", ""),  # three from Rwanda
        ("irna", "iran"),
        ("cubba", "cuba"),
        ("pars", ""),  # two wrong of four
        ("x" * 101, ""),
    ],
)
def test_a_slip_is_one_letter_of_a_short_word_and_two_of_a_long_one(typed, meant):
    known = ("polonya", "almanya", "philippines", "peru", "rwanda", "iran", "cuba")

    assert slip_of(typed, known) == meant


def test_letters_apart_are_counted_with_neighbours_that_changed_places():
    assert letters_apart("wakanda", "rwanda") == 3
    assert letters_apart("", "abc") == letters_apart("abc", "") == 3
    assert letters_apart("abcd", "badc") == 2
    assert letters_apart("abc", "abc") == 0


def test_a_nearest_word_is_found_by_every_i():
    assert nearest("DİYARBAKIR", ("Diyarbakır",)) == "did you mean 'Diyarbakır'?"


def test_a_problem_is_said_in_a_language(monkeypatch):
    known = {("", text): said for text, said in TEXTS.items()}
    monkeypatch.setattr(sentences, "catalogue", {Language.TURKISH: known}.__getitem__)
    problem = Problem("x", say("line {line}", line=3), say("one"), say("two"))

    assert problem.said(Language.TURKISH) == "3. satır: bir; iki"
    assert InputError([problem, problem]).said(Language.TURKISH).count("bir") == 2
    assert OutsideError(Path("a.b"), say("one")).said(Language.TURKISH) == "a.b: bir"
    assert Stopped("one").said(Language.TURKISH) == "one"


def test_a_problem_is_written_as_a_document_in_english():
    problem = Problem("x", FieldPath(("grid", 0, "people"), "TR"), say("medium"), "mend it")

    assert problem.document == {
        "code": "x",
        "where": "grid[0].people (TR)",
        "message": "medium",
        "hint": "mend it",
    }


def test_of_very_many_problems_the_first_are_told_and_how_many_more_there_are():
    problems = [Problem("a", f"line {number}", "wrong") for number in range(1_250)]

    told = str(InputError(problems)).splitlines()

    assert told[99:] == ["line 99: wrong", "and 1,150 more"]
    assert InputError(problems).said(Language.TURKISH).endswith("1.150 sorun daha")
    assert first_told(problems[:100]) == tuple(problems[:100])


def test_a_problem_that_names_a_very_long_text_is_cut():
    problem = Problem("a", "w" * 5_000, "m" * 5_000, "h" * 5_000)

    assert len(str(problem)) == len(problem.said(Language.TURKISH)) == 3 * 1_001 + 4


def test_an_endless_text_is_cut_for_programs_too():
    document = Problem("unknown-word", "x" * 99_999, "y" * 99_999, "z").document

    assert document["hint"] == "z"
    assert max(map(len, document.values())) < 3_000


def test_of_an_endless_text_beginning_and_end_are_told():
    told = str(Problem("bad", "here", f"{'9' * 5_000!r} is no amount"))

    assert told.startswith("here: '999")
    assert told.endswith("999' is no amount")
    assert len(told) < 1_100
