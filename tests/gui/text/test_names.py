import re
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from tarife.gui.text import names
from tarife.gui.text.names import (
    category_name,
    entry_kind_name,
    file_name,
    filled,
    full_sentence,
    month_name,
    path_heading,
    path_label,
    problems_of,
    rules_name,
    sentence,
)
from tarife.plan.model.account import Rules
from tarife.plan.model.lines import EntryKind, TemplateCategory
from tarife.rates.files.rows import cell_place
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.terms.problems import FieldPath, InputError, OutsideError, Problem
from tarife.terms.sentences import say


@pytest.mark.parametrize(
    ("where", "shown"),
    [
        (FieldPath(("grid", 0, "people"), "TR"), "Countries, Turkey, people"),
        (
            FieldPath(("sends", 2, "schedule", "moments", 0), "Black (Friday)"),
            "Sends, Black (Friday), schedule",
        ),
        (FieldPath(("account", "time_zone")), "Account, time zone"),
        (FieldPath(("account",)), "Account"),
        (FieldPath(("month",)), "month"),
        ("card 2026-10-01 USD", "card 2026-10-01 USD"),
        (FieldPath(), ""),
        ("costs.xlsx, row 3", "costs.xlsx, row 3"),
    ],
)
def test_places_are_said_in_words(where, shown):
    assert path_label(where) == shown


def test_a_place_in_a_file_is_never_one_of_the_plan():
    assert path_heading(cell_place("plan.csv", 3, 1)) == "plan.csv, row 3, column B"
    assert path_heading(cell_place("my card.csv", 3, 1)) == "my card.csv, row 3, column B"


def test_an_option_of_the_command_line_is_no_place_of_the_window():
    assert path_heading("--from") == ""


def test_values_are_put_in_all_at_once():
    assert filled("%1 against the plan: %2", "+%25,0", "volume") == (
        "+%25,0 against the plan: volume"
    )


def test_a_problem_becomes_whole_sentences():
    problem = Problem(
        "x", FieldPath(("grid", 0, "people"), "TR"), "'-4' is too small", "give 0 or more"
    )

    assert full_sentence(problem) == (
        "Countries, Turkey, people: '-4' is too small. Give 0 or more."
    )


def test_a_hint_that_asks_keeps_its_question_mark():
    assert sentence(Problem("x", "", "no 'Turky'", "did you mean 'Turkey'?")).endswith("?")


def test_a_remedy_of_the_command_line_is_none_in_the_window():
    problem = Problem("x", "", "messages have no category", "say --template-category utility")

    assert sentence(problem) == "Messages have no category."


def test_a_known_code_has_a_sentence_of_its_own():
    assert sentence(Problem("no-name", "name", "the core's words")) == (
        "The name is empty; give a name."
    )


def test_everything_with_a_code_has_a_name():
    names = [category_name(c) for c in (*Category, *TemplateCategory)]
    names += [rules_name(rules) for rules in Rules]
    names += [entry_kind_name(kind) for kind in EntryKind]

    assert all(name[0].isupper() for name in names)


def test_months_are_named():
    assert month_name(BillingMonth(2026, 11)) == "November 2026"


def test_a_value_that_looks_like_a_place_stays_as_it_is():
    text = filled("%1 is too much; the most is %2, as in %8", "'%250'", "%100")

    assert text == "'%250' is too much; the most is %100, as in %8"


def test_an_error_is_told_as_problems_in_the_language_of_the_window():
    both = (Problem("a", "", "one"), Problem("b", "", "two"))
    refused = OutsideError(Path("/x.csv"), say("the folder does not exist; choose another one"))

    assert problems_of(InputError(both)) == both
    (problem,) = problems_of(refused)
    assert (problem.where, problem.message) == (
        "/x.csv",
        "the folder does not exist; choose another one",
    )
    QLocale.setDefault(QLocale("tr_TR"))
    assert full_sentence(problem) == "/x.csv: Klasör yok; başka bir klasör seçin."


def test_a_fault_of_the_program_is_no_problem_of_a_person():
    with pytest.raises(ZeroDivisionError):
        problems_of(ZeroDivisionError())


@pytest.mark.parametrize(
    ("count", "said"), [("1", "1 message charged"), ("21", "21 messages charged")]
)
def test_what_is_counted_is_named_by_how_many_there_are(count, said):
    assert filled("%1[message|messages] charged", count) == said


def test_control_characters_of_a_file_name_and_of_a_problem_are_shown_as_text():
    problem = Problem("x", "a\0b.csv", "column \x1b[31m is wrong", "rename \u202egpj")

    assert file_name(Path("a\0b.csv")) == r"a\x00b.csv"
    assert path_heading(problem.where) == r"a\x00b.csv"
    assert sentence(problem) == r"Column \x1b[31m is wrong. Rename \u202egpj."


def test_no_module_of_the_window_shows_the_bare_name_of_a_file():
    shown = re.compile(
        r"""(replace\(["']%\d["'], |label\(.*, |show_text\()[^)]*path\.(name|stem)"""
    )
    sources = Path(names.__file__).parents[1].rglob("*.py")

    bare = [str(one) for one in sources if shown.search(one.read_text("utf-8"))]
    assert not [one for one in bare if "visible(" not in Path(one).read_text("utf-8")]
