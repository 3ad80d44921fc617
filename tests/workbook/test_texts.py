"""Both languages name everything there is to name."""

from dataclasses import replace

import pytest

from helpers.files.workbooks import budget_of
from helpers.forecasts import november_forecast
from tarife.billing.eras import ERA_NAMES, EraId
from tarife.billing.ledger import REASON_NAMES, Reason
from tarife.plan.grid import opened
from tarife.plan.model.account import WEEKDAYS
from tarife.plan.model.behaviour import PRESET_NAMES, Preset
from tarife.plan.model.scenarios import LEVER_NAMES, Lever
from tarife.plan.names import COPIED_LINE, CUSTOMERS, NEW_BROADCAST, SCENARIO, given
from tarife.plan.numbers import addresses_of
from tarife.terms.languages import LANGUAGE_NAMES, Language
from tarife.terms.sentences import in_language, territory_name
from tarife.workbook import texts
from tarife.workbook.texts import Voice

pytestmark = pytest.mark.unmeasured

SHEETS = (
    *(texts.SUMMARY, texts.INPUTS_SHEET, texts.RATES, texts.CALC, texts.DATA),
    *(texts.VARIANCE, texts.CHECKS, texts.ABOUT),
)
COLUMNS = (
    *(texts.VALUE, texts.EXPORTED, texts.FOLLOWS, texts.RATE, texts.RATE_EXPORTED),
    *(texts.ABOVE, texts.ABOVE_EXPORTED, texts.RESULT),
)


@pytest.fixture(params=Language)
def voice(request):
    return Voice(request.param)


@pytest.mark.parametrize(
    ("names", "members"),
    [
        (REASON_NAMES, Reason),
        (ERA_NAMES, EraId),
        (texts.WEEKDAYS, WEEKDAYS),
        (PRESET_NAMES, Preset),
        (LEVER_NAMES, Lever),
    ],
)
def test_everything_that_is_counted_has_a_name_of_its_own(voice, names, members):
    assert set(names) == set(members)
    assert len({voice.tell(name) for name in names.values()}) == len(names)


def test_every_number_of_a_plan_has_a_name_and_a_unit(voice):
    for at in addresses_of(november_forecast().plan):
        field = ".".join(step for step in at.steps if not step.isdecimal())
        assert all(voice.input(field))


def test_a_text_may_have_another_translation_in_workbooks():
    voice = Voice(Language.TURKISH)

    assert voice.input("behaviour.reply_ratio")[0] == "Yanıt veren"
    assert voice.say_in("workbook", texts.SCENARIOS) == "Senaryolar"


def test_excel_takes_the_names_of_the_sheets(voice):
    names = [*map(voice.tell, SHEETS), voice.say_in("workbook", texts.SCENARIOS)]

    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set(r"[]:*?/\'") for name in names)


def test_columns_that_formulas_name_need_no_quoting_and_differ(voice):
    names = [voice.tell(column) for column in COLUMNS]

    assert len(set(names)) == len(names)
    for name in names:
        assert not set(name) & set("[]#'@()%&,.:;!\"")


def test_texts_inside_formulas_have_no_quotation_marks(voice):
    formulas = budget_of(november_forecast(), voice=voice).cells()

    assert all(cell.value.count('"') % 2 == 0 for _, cell in formulas)


def test_every_language_has_its_own_name():
    assert set(LANGUAGE_NAMES) == set(Language)


def test_a_budget_in_turkish_is_turkish():
    budget = budget_of(november_forecast(), voice=Voice(Language.TURKISH))

    assert budget.values.sheetnames == [
        *("Özet", "Grafikler ve notlar", "Girdiler", "Ücretler", "Hesaplama", "Senaryolar"),
        *("Veri", "Gerçekleşen", "Faturalar", "Sapma", "Kontroller", "Hakkında"),
    ]
    assert {row["Sonuç"] for row in budget.table("Kontroller", "Karşılaştırılan")} == {"TAMAM"}
    assert budget.table("Veri", "ChargePeriodStart")[0]["Category"] in {
        *("Pazarlama", "Fayda", "Tek kullanımlık şifre", "Temsilci cevapları"),
        "Uluslararası kimlik doğrulama",
    }


def test_markets_and_notes_of_a_turkish_budget_are_turkish_on_every_sheet():
    forecast = november_forecast()
    budget = budget_of(forecast, voice=Voice(Language.TURKISH))
    rows = budget.table("Veri", "ChargePeriodStart")
    markets = {
        in_language(territory_name(one), Language.TURKISH) for one in forecast.lines.markets
    }

    assert "Almanya" in {row["Market"] for row in rows} <= markets
    shown = budget.section("Özet", "Ülkelere göre (USD)", 6)[1:-1]
    assert {row[0] for row in shown} <= {*markets, "Yuvarlama farkı"}
    assert {row["Ülke"] for row in budget.table("Ücretler", "Ülke")} <= markets
    assert [row[0] for row in budget.section("Grafikler ve notlar", "Notlar")] == [
        note.said(Language.TURKISH) for note in forecast.notes
    ]


def test_days_and_months_are_named_in_the_language_of_the_budget():
    budget = budget_of(november_forecast(), voice=Voice(Language.TURKISH))

    assert budget.formulas["Özet"]["A2"].number_format == "[$-41F]mmmm yyyy"


def test_rows_of_the_grid_that_a_lever_opened_are_named_in_the_language_of_the_budget():
    forecast = november_forecast()
    (row,) = [one for one in forecast.plan.grid if one.country == "DE"]
    plan = opened(replace(forecast.plan, grid=(row,)), "DE")

    budget = budget_of(replace(forecast, plan=plan), voice=Voice(Language.TURKISH))

    lines = {row[1] for row in budget.rows("Girdiler")}
    assert "Almanya, pazarlama, 1. hafta" in lines
    assert not any("marketing, week" in str(line) for line in lines)


@pytest.mark.parametrize("written", Language)
def test_names_that_the_app_gave_are_in_the_language_of_the_budget(voice, written):
    forecast = november_forecast()
    names = (
        given(NEW_BROADCAST),
        given(COPIED_LINE, name="Spring"),
        given(CUSTOMERS, place="Turkey"),
    )
    told = [in_language(name, written) for name in names]
    plan = forecast.plan
    audience, *audiences = plan.audiences
    first, second, *sends = plan.sends
    lines = {
        "audiences": (replace(audience, name=told[2]), *audiences),
        "sends": (replace(first, name=told[0]), replace(second, name=told[1]), *sends),
    }
    named = {first.id: told[0], second.id: told[1]}
    sources = tuple(
        replace(source, name=named.get(source.id, source.name)) for source in forecast.sources
    )
    scenario = in_language(given(SCENARIO, number=1), written)
    own = replace(forecast, plan=replace(plan, **lines), sources=sources)

    budget = budget_of(own, voice=voice, scenarios=((scenario, own),))

    cells = [str(cell) for page in budget.values for row in page.values for cell in row if cell]
    for name in (*names, given(SCENARIO, number=1)):
        assert any(in_language(name, voice.language) in cell for cell in cells)
        others = [in_language(name, one) for one in Language if one is not voice.language]
        assert not any(other in cell for cell in cells for other in others)
