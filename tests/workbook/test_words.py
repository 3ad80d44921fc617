"""Both languages name everything there is to name."""

import string
from dataclasses import fields, replace

import pytest

from helpers.forecasts import november_forecast
from helpers.workbooks import budget_of
from tarife.billing.eras import EraId
from tarife.billing.ledger import Reason
from tarife.plan.grid import opened
from tarife.plan.model.account import WEEKDAYS
from tarife.plan.model.behaviour import Preset
from tarife.plan.model.scenarios import Lever
from tarife.plan.names import COPIED_LINE, CUSTOMERS, NEW_BROADCAST, SCENARIO, given
from tarife.plan.numbers import addresses_of
from tarife.terms.categories import CATEGORIES
from tarife.terms.languages import LANGUAGE_NAMES, Language
from tarife.terms.sentences import in_language, territory_name
from tarife.workbook.english import ENGLISH
from tarife.workbook.languages import words_of

SHEETS = (
    *("summary", "inputs_sheet", "rates", "calc", "scenarios"),
    *("data", "variance", "checks", "about"),
)
TEXTS = [
    field.name for field in fields(ENGLISH) if isinstance(getattr(ENGLISH, field.name), str)
]


@pytest.fixture(params=Language)
def words(request):
    return words_of(request.param)


def blanks(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_everything_that_is_counted_has_a_name_of_its_own(words):
    for names, members in (
        (words.categories, CATEGORIES),
        (words.reasons, Reason),
        (words.eras, EraId),
        (words.weekdays, WEEKDAYS),
        (words.presets, Preset),
        (words.levers, Lever),
    ):
        assert set(names) == set(members)
        assert len(set(names.values())) == len(names)


def test_every_number_of_a_plan_has_a_name_and_a_unit(words):
    for at in addresses_of(november_forecast().plan):
        field = ".".join(step for step in at.steps if not step.isdecimal())
        assert all(words.inputs[field])


def test_excel_takes_the_names_of_the_sheets(words):
    names = [getattr(words, sheet) for sheet in SHEETS]

    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set(r"[]:*?/\'") for name in names)


def test_columns_that_formulas_name_need_no_quoting(words):
    names = (words.value, words.exported, words.follows, words.rate, words.rate_exported)

    for name in (*names, words.above, words.above_exported, words.result):
        assert not set(name) & set("[]#'@()%&,.:;!\"")


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_says_the_same_in_every_language(name):
    texts = [getattr(words_of(language), name) for language in Language]

    assert all(texts)
    assert len({frozenset(blanks(text)) for text in texts}) == 1


def test_headers_of_a_table_differ(words):
    assert len({words.value, words.exported, words.unit, words.number}) == 4


def test_texts_inside_formulas_have_no_quotation_marks(words):
    for text in (words.all_pass, words.some_fail, words.never, words.not_set, words.headline):
        assert '"' not in text


def test_every_language_has_its_own_name():
    assert set(LANGUAGE_NAMES) == set(Language)


def test_a_budget_in_turkish_is_turkish():
    budget = budget_of(november_forecast(), words=words_of(Language.TURKISH))

    assert budget.values.sheetnames == [
        *("Özet", "Girdiler", "Ücretler", "Hesaplama", "Senaryolar"),
        *("Veri", "Sapma", "Kontroller", "Hakkında"),
    ]
    assert {row["Sonuç"] for row in budget.table("Kontroller", "Karşılaştırılan")} == {"TAMAM"}
    assert budget.table("Veri", "ChargePeriodStart")[0]["Category"] in {
        *("Pazarlama", "Fayda", "Kimlik doğrulama", "Hizmet"),
        "Uluslararası kimlik doğrulama",
    }


def test_markets_and_notes_of_a_turkish_budget_are_turkish_on_every_sheet():
    forecast = november_forecast()
    budget = budget_of(forecast, words=words_of(Language.TURKISH))
    rows = budget.table("Veri", "ChargePeriodStart")
    markets = {
        in_language(territory_name(one), Language.TURKISH) for one in forecast.lines.markets
    }

    assert "Almanya" in {row["Market"] for row in rows} <= markets
    assert {row[0] for row in budget.section("Özet", "Pazarlara göre")[1:-1]} <= markets
    assert {row["Pazar"] for row in budget.table("Ücretler", "Pazar")} <= markets
    assert [row[0] for row in budget.section("Özet", "Notlar")] == [
        note.said(Language.TURKISH) for note in forecast.notes
    ]


def test_days_and_months_are_named_in_the_language_of_the_budget():
    budget = budget_of(november_forecast(), words=words_of(Language.TURKISH))

    assert budget.formulas["Özet"]["A2"].number_format == "[$-41F]mmmm yyyy"


def test_rows_of_the_grid_that_a_lever_opened_are_named_in_the_language_of_the_budget():
    forecast = november_forecast()
    (row,) = [one for one in forecast.plan.grid if one.country == "DE"]
    plan = opened(replace(forecast.plan, grid=(row,)), "DE")

    budget = budget_of(replace(forecast, plan=plan), words=words_of(Language.TURKISH))

    lines = {row[1] for row in budget.rows("Girdiler")}
    assert "DE pazarlama, 1. hafta" in lines
    assert not any("marketing, week" in str(line) for line in lines)


@pytest.mark.parametrize("written", Language)
def test_names_that_the_app_gave_are_in_the_language_of_the_budget(words, written):
    forecast = november_forecast()
    names = (
        given(NEW_BROADCAST),
        given(COPIED_LINE, name="Spring"),
        given(CUSTOMERS, place="Turkey"),
    )
    texts = [in_language(name, written) for name in names]
    plan = forecast.plan
    audience, *audiences = plan.audiences
    first, second, *sends = plan.sends
    lines = {
        "audiences": (replace(audience, name=texts[2]), *audiences),
        "sends": (replace(first, name=texts[0]), replace(second, name=texts[1]), *sends),
    }
    named = {first.id: texts[0], second.id: texts[1]}
    sources = tuple(
        replace(source, name=named.get(source.id, source.name)) for source in forecast.sources
    )
    scenario = in_language(given(SCENARIO, number=1), written)
    own = replace(forecast, plan=replace(plan, **lines), sources=sources)

    budget = budget_of(own, words=words, scenarios=((scenario, own),))

    cells = [str(cell) for page in budget.values for row in page.values for cell in row if cell]
    for name in (*names, given(SCENARIO, number=1)):
        assert any(in_language(name, words.language) in cell for cell in cells)
        others = [in_language(name, one) for one in Language if one is not words.language]
        assert not any(other in cell for cell in cells for other in others)
