"""Examples tell their names and stories in the language of the window."""

import pytest

from tarife.documents.files import load_plan
from tarife.gui.document.files import EXAMPLE_TEXTS, example_told, shipped_examples
from tarife.gui.text.languages import Choice, Languages

OWN = {"11.11"}
PLANS = [load_plan(example.path) for example in shipped_examples()]


@pytest.fixture
def turkish(dressed_application):
    languages = Languages(dressed_application, Choice.TURKISH)
    yield
    languages.choose(Choice.ENGLISH)


def texts(plan):
    return [plan.name, plan.note, *(line.name for line in plan.lines)]


def test_every_text_of_an_example_is_marked_for_the_translator():
    told = {text for plan in PLANS for text in texts(plan)}

    assert told - OWN == set(EXAMPLE_TEXTS)


@pytest.mark.usefixtures("turkish")
@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_an_example_is_turkish_in_a_turkish_window(plan):
    told = example_told(plan)

    assert set(texts(plan)) & set(texts(told)) <= OWN
    assert (told.grid, told.month) == (plan.grid, plan.month)


def test_an_example_stays_as_its_file_has_it_in_english():
    assert [example_told(plan) for plan in PLANS] == PLANS


@pytest.mark.usefixtures("turkish")
def test_a_card_tells_its_story_in_turkish():
    assert shipped_examples()[2].name == "Üç ülke, Eylül 2023"
