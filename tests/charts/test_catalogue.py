"""Every chart is declared once."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from helpers.forecasts import empty_forecast, four_bills, november_forecast
from tarife.assets import load_book, load_markets
from tarife.charts.catalogue import CHARTS, chart
from tarife.charts.daily.data import DailyCost
from tarife.charts.kit.palette import DARK, LIGHT
from tarife.charts.scene import Scene, Variant
from tarife.documents.files import load_plan
from tarife.forecast.forecast import forecast
from tarife.forecast.play.sampling import Mode, SamplingPlan
from tarife.insight.eras import EraBill
from tarife.insight.tiers import tier_usages
from tarife.terms.problems import InputError

pytestmark = pytest.mark.unmeasured

WHOLE = Scene(
    november_forecast(),
    eras=four_bills(),
    tiers=tier_usages(november_forecast(), load_markets()),
    variants=(
        Variant("Plan", november_forecast()),
        Variant("Everything that marketing wants for the autumn", november_forecast()),
    ),
)


def test_names_and_questions_are_told_apart():
    assert len({known.id for known in CHARTS}) == len(CHARTS)
    assert all(known.title.endswith("?") for known in CHARTS)
    assert [chart(known.id) for known in CHARTS] == list(CHARTS)


@pytest.mark.parametrize("known", CHARTS, ids=lambda known: known.id)
def test_a_chart_shows_the_question_it_answers(known):
    figure = Figure()

    known.draw(figure, Scene(november_forecast()), LIGHT)

    assert figure.texts[0].get_text() == known.title


@pytest.mark.parametrize("known", CHARTS, ids=lambda known: known.id)
def test_a_chart_has_a_table_with_as_many_cells_as_columns(known):
    table = known.table(WHOLE, LIGHT)

    assert table.rows
    assert {len(row.cells) for row in table.rows} == {len(table.columns)}
    assert len(table.about) in (0, len(table.columns))


@pytest.mark.parametrize("known", CHARTS, ids=lambda known: known.id)
def test_a_chart_of_an_empty_month_says_so(known):
    figure = Figure()

    drawn = known.draw(figure, Scene(empty_forecast()), LIGHT)

    assert len(figure.texts) == 2
    assert figure.texts[1].get_text().endswith((".", "…"))
    assert drawn.spots() == ()


@pytest.mark.parametrize("size", [(7.7, 1.5), (5.3, 2.9), (12.0, 5.0)])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("known", CHARTS, ids=lambda known: known.id)
def test_no_text_of_a_chart_leaves_its_figure(known, theme, size):
    figure = Figure(figsize=size, dpi=100)
    canvas = FigureCanvasAgg(figure)
    known.draw(figure, WHOLE, theme)
    canvas.draw()

    for text in figure.findobj(Text):
        if text.get_visible() and text.get_text():
            box = text.get_window_extent()
            assert box.x0 >= -1, text
            assert box.x1 <= figure.bbox.x1 + 1, text
            assert box.y0 >= -1, text
            assert box.y1 <= figure.bbox.y1 + 1, text


@pytest.mark.parametrize(
    ("name", "hint"),
    [("daily-cots", "did you mean 'daily-cost'?"), ("xyz", "daily-cost, where-money-goes")],
)
def test_an_unknown_chart_is_refused_with_a_remedy(name, hint):
    with pytest.raises(InputError) as caught:
        chart(name)

    assert repr(name) in str(caught.value)
    assert hint in str(caught.value)


@pytest.fixture(scope="module")
def season():
    """The retailer's three months, of few people."""
    examples = Path(__file__).parents[2] / "resources" / "examples"
    plan = load_plan(examples / "retail-season-2026-11.tarife")
    rates = (load_book(), load_markets())
    made = forecast(plan, *rates, lambda: False, SamplingPlan(Mode.SAMPLE, 5, replicas=0))
    bills = tuple(EraBill(era, made) for era in made.eras)
    return Scene(made, eras=bills, variants=(Variant("Plan", made),))


@pytest.mark.parametrize(
    "name", ["where-money-goes", "free-or-paid", "flow", "four-eras", "side-by-side"]
)
def test_columns_of_months_add_up_to_the_column_behind_them(season, name):
    table = chart(name).table(season, LIGHT)
    months = [LIGHT.voice.month(one.plan.month.first_day) for one in season.forecast.months]
    begin = [at for at, title in enumerate(table.columns) if title.startswith(months[0])]

    assert begin
    for first in begin:
        assert all(
            title.startswith(month)
            for title, month in zip(table.columns[first:], months, strict=False)
        )
        for row in table.rows:
            *parts, whole = (
                getattr(cell, "micros", cell) for cell in row.cells[first : first + 4]
            )
            assert sum(parts) == whole


def test_the_allowance_of_each_month_is_used_from_its_first_day_on(season):
    *days, total = chart("allowance").table(season, LIGHT).rows
    used = {row.cells[0]: row.cells[-1] for row in days}
    ends = [used[one.plan.month.last_day] for one in season.forecast.months]

    assert used[date(2026, 12, 1)] < ends[0]
    assert total.cells[-1] == sum(ends) > 0


def test_volume_tiers_are_told_of_each_month(season):
    tiers = tier_usages(season.forecast, load_markets())
    table = chart("volume-tiers").table(replace(season, tiers=tiers), LIGHT)
    months = [LIGHT.voice.month(one.plan.month.first_day) for one in season.forecast.months]

    assert tiers == tuple(
        one for month in season.forecast.by_month for one in tier_usages(month, load_markets())
    )
    assert table.columns[0] == "Month"
    assert list(dict.fromkeys(row.cells[0] for row in table.rows)) == months


EXAMPLES = sorted((Path(__file__).parents[2] / "resources" / "examples").glob("*.tarife"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_table_of_an_example_adds_up_in_cents_to_what_the_chart_and_the_headline_say(path):
    rates = (load_book(), load_markets())
    sample = SamplingPlan(Mode.SAMPLE, 50, replicas=0)
    made = forecast(load_plan(path), *rates, lambda: False, sample)
    data = DailyCost.of(Scene(made), LIGHT)
    *rows, total = data.table(LIGHT.voice).shown("Rounding").rows
    bars = [row for row in rows if not row.is_rounding]

    for index, row in enumerate(bars):
        tip = [text for _, text in data.spot(index, None, LIGHT.voice).tip.rows]
        cells = [LIGHT.voice.amount(cell) for cell in (*row.cells[2:-1], row.cells[1])]
        exact = [
            *data.amounts[index],
            row.cells[-2].micros,
        ]  # the last is of a rounding, if any
        amounts = [text for text, part in zip(cells[:-1], exact, strict=False) if part]
        own = [*amounts, cells[-1]] if len(amounts) != 1 else amounts
        assert own == tip[:-1]
        assert LIGHT.voice.amount(row.cells[-1]) == tip[-1]
        assert sum(cell.micros for cell in row.cells[2:-1]) == row.cells[1].micros
    for column in range(1, len(total.cells) - 1):
        whole = total.cells[column].micros
        assert sum(row.cells[column].micros for row in rows) == whole
    assert LIGHT.voice.amount(total.cells[1]) == LIGHT.voice.amount(made.total)
