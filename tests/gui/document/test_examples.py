"""Examples tell their names and stories in the language of the window."""

import pytest

from tarife.documents.files import load_plan
from tarife.gui.document.files import shipped_examples
from tarife.gui.text.languages import LanguageChoice, Languages
from tarife.plan.names import named_in
from tarife.terms.languages import Language

OWN = {"11.11"}
PLANS = [load_plan(example.path) for example in shipped_examples()]


@pytest.fixture
def turkish(styled_application):
    languages = Languages(styled_application, LanguageChoice.TURKISH)
    yield
    languages.choose(LanguageChoice.ENGLISH)


def texts(plan):
    return [plan.name, plan.note, *(line.name for line in plan.lines)]


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_every_text_of_an_example_is_turkish_in_turkish(plan):
    told = named_in(plan, Language.TURKISH)

    assert set(texts(plan)) & set(texts(told)) <= OWN
    assert (told.grid, told.month) == (plan.grid, plan.month)
    assert texts(named_in(told, Language.ENGLISH)) == texts(plan)


@pytest.mark.usefixtures("turkish")
def test_a_card_tells_its_story_in_turkish():
    assert shipped_examples()[2].name == "Üç ülke, Eylül 2023"
