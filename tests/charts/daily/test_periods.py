"""The main chart of several months: weeks of few, months of many, and the sum so far."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from itertools import chain

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch

from helpers.scenes import days_of
from tarife.assets import load_book, load_markets
from tarife.charts import catalogue
from tarife.charts.catalogue import CHARTS
from tarife.charts.daily.chart import DailyChart
from tarife.charts.daily.data import DailyCost
from tarife.charts.export import _Page
from tarife.charts.kit.palette import LIGHT
from tarife.charts.kit.voice import ENGLISH, voice_in
from tarife.charts.questions.allowance import Replies
from tarife.charts.scene import Grouping, Scene, Variant
from tarife.forecast.forecast import forecast
from tarife.forecast.totals import Unit
from tarife.insight.budget import standings
from tarife.insight.explain.selection import Selection
from tarife.plan.model.budgets import SpanAmount, SpanBudgets
from tarife.plan.model.plan import GridRow, Plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.languages import Language
from tarife.terms.money import MICROS, Money

NOVEMBER = BillingMonth(2026, 11)
DASH = "\N{EN DASH}"


@cache
def made(months):
    plan = Plan("Sale", NOVEMBER, grid=(GridRow("TR", 60, 120, 40, 10),), months=months)
    return forecast(plan, load_book(), load_markets(), lambda: False)


@pytest.mark.parametrize(("months", "unit"), [(1, Unit.DAY), (3, Unit.WEEK), (4, Unit.MONTH)])
@pytest.mark.parametrize("grouping", list(Grouping))
def test_bars_are_whole_and_add_up(months, unit, grouping):
    data = days_of(made(months), grouping)

    assert data.unit is unit
    assert list(chain.from_iterable(data.bars)) == list(range(len(data.days)))
    assert data.by_bar.sum() == data.total.micros == made(months).total.micros
    if not data.counts_messages:
        assert data.amounts.sum(axis=1).tolist() == data.by_bar.tolist()


def test_a_budget_of_each_month_is_a_step_above_what_was_spent_before_it():
    november, december, january = (one.total.amount for one in made(3).by_month)
    amounts = (
        SpanAmount("2026-11", november + 1),
        SpanAmount("2026-12", december / 2),
        SpanAmount("2027-01", january),
    )
    plan = replace(made(3).plan, span_budgets=SpanBudgets(amounts=amounts))
    whole = replace(made(3), plan=plan)

    data = DailyCost.of(Scene(whole, budgets=standings(whole)), LIGHT)
    month = DailyCost.of(Scene(whole.of_month(1), budgets=standings(whole)), LIGHT)

    assert [step.days for step in data.steps] == [(0, 29), (30, 60), (61, 91)]
    before = [0, november, november + december]
    levels = [start + one.amount for start, one in zip(before, amounts, strict=True)]
    assert [Decimal(step.level_micros) / MICROS for step in data.steps] == levels
    gone = data.steps[1].gone
    assert data.so_far[gone - 1] <= data.steps[1].level_micros < data.so_far[gone]
    assert (data.steps[0].gone, data.steps[2].gone) == (None, None)
    (own,) = month.steps
    assert (own.days, Decimal(own.level_micros) / MICROS) == ((0, 30), amounts[1].amount)
    assert own.gone == gone - 30

    figure = Figure((9, 5))
    FigureCanvasAgg(figure)
    chart = DailyChart(figure, LIGHT)
    chart.draw(data)
    lines = {line.get_label(): line for axes in figure.axes for line in axes.lines}
    assert np.nanmax(lines["budgets"].get_ydata()) == pytest.approx(float(max(levels)))
    assert "Budgets" in [text.get_text() for text in figure.legends[0].get_texts()]
    texts = [part.get_text() for part in chart.moving if hasattr(part, "get_text")]
    assert f"December 2026: runs out {ENGLISH.weekday(data.days[gone])}" in texts
    assert lies_free_of_bars(figure, chart, "runs out")


def lies_free_of_bars(figure, chart, words):
    """Whether the label with such words lies above every bar that it is over."""
    figure.canvas.draw()
    (label,) = [part for part in chart.moving if words in getattr(part, "get_text", str)()]
    room = label.get_window_extent()
    tops = [
        up
        for area in figure.axes[0].findobj(PathPatch)
        for x, up in area.get_transform().transform(area.get_path().vertices)
        if room.x0 <= x <= room.x1
    ]
    return room.y0 >= max(tops, default=0)


@pytest.mark.parametrize("months", [3, 4])
def test_the_sentence_of_a_budget_lies_free_of_high_bars(months):
    whole = made(months)
    december = whole.by_month[1].total.amount
    amounts = (SpanAmount("2026-12", december / 2),)
    whole = replace(whole, plan=replace(whole.plan, span_budgets=SpanBudgets(amounts=amounts)))
    figure = Figure((4.4, 3))
    FigureCanvasAgg(figure)
    chart = DailyChart(figure, LIGHT)

    chart.draw(DailyCost.of(Scene(whole, budgets=standings(whole)), LIGHT))

    assert lies_free_of_bars(figure, chart, "runs out")


@pytest.mark.parametrize("grouping", [Grouping.CATEGORY, Grouping.REASON])
def test_the_total_lies_on_no_bar_however_high_the_last_ones_are(grouping):
    made_ = made(1)
    charges = made_.lines.charge_micros.copy()
    charges[made_.lines.day >= 28] *= 40
    whole = replace(made_, lines=replace(made_.lines, charge_micros=charges))
    figure = Figure((6, 4))
    FigureCanvasAgg(figure)
    chart = DailyChart(figure, LIGHT)
    data = DailyCost.of(Scene(whole, grouping), LIGHT)

    chart.draw(data)
    figure.canvas.draw()

    is_of_counts = grouping is Grouping.REASON
    total = ENGLISH.money(data.total) if is_of_counts else ENGLISH.amount(data.total)
    assert total in [part.get_text() for part in chart.moving if hasattr(part, "get_text")]
    assert lies_free_of_bars(figure, chart, total)


def test_the_question_of_the_main_chart_is_about_what_its_bars_are():
    main, other = CHARTS[0], CHARTS[1]

    asked = [str(main.question(Scene(made(count)))) for count in (1, 3, 4)]

    assert asked == [f"What does each {unit} cost?" for unit in ("day", "week", "month")]
    by_reason = Scene(made(3), Grouping.REASON)
    assert str(main.question(by_reason)) == "What becomes of each week's messages?"
    assert other.question(by_reason) == other.title


def test_tables_of_markets_and_scenarios_have_a_column_a_month_that_adds_up():
    whole = made(3)
    scene = Scene(whole, variants=(Variant("Plan", whole), Variant("Again", whole)))
    named = ["Nov 2026 (USD)", "Dec 2026 (USD)", "Jan 2027 (USD)"]

    for chart, tail in (("where-money-goes", 1), ("side-by-side", 2)):
        table = catalogue.chart(chart).table(scene, LIGHT)
        months = slice(-3 - tail, -tail)
        assert list(table.columns[months]) == named
        for row in table.rows:
            assert sum(cell.micros for cell in row.cells[months]) == row.cells[-tail].micros
        assert list(table.rows[-1].cells[months]) == [one.total for one in whole.by_month]
        alone = catalogue.chart(chart).table(Scene(made(1), variants=()), LIGHT)
        assert not set(alone.columns) & set(named)
    counted = catalogue.chart("free-or-paid").table(scene, LIGHT)
    assert counted.columns[-4:-1] == ("Nov 2026", "Dec 2026", "Jan 2027")
    assert all(sum(row.cells[-4:-1]) == row.cells[-1] for row in counted.rows)
    assert [int(one.lines.messages.sum()) for one in whole.by_month] == list(
        counted.rows[-1].cells[-4:-1]
    )
    markets = catalogue.chart("where-money-goes").table(scene, LIGHT)
    december = markets.selection(0, len(markets.columns) - 3)
    assert december == Selection(NOVEMBER.shifted(1).dates(), markets=("Turkey",))


def test_a_week_is_named_by_its_ends_and_a_month_by_its_name():
    weeks, months = (days_of(made(count)).table(ENGLISH) for count in (3, 4))

    assert (weeks.columns[0], months.columns[0]) == ("Week", "Month")
    assert [row.cells[0] for row in weeks.rows[:2]] == [
        date(2026, 11, 1),
        f"2 Nov {DASH} 8 Nov",
    ]
    assert [row.cells[0] for row in months.rows] == [
        *("Nov 2026", "Dec 2026", "Jan 2027", "Feb 2027", "Total")
    ]
    assert [row.cells[1] for row in months.rows[:-1]] == [m.total for m in made(4).by_month]
    assert months.selection(1, 0) == Selection(NOVEMBER.shifted(1).dates())
    assert weeks.columns[-1] == "So far (USD)"
    spot = days_of(made(4)).spot(1, None, ENGLISH)
    so_far = sum(month.total.micros for month in made(4).by_month[:2])
    assert spot.tip.title == "Dec 2026"
    assert spot.tip.rows[-1] == ("So far", ENGLISH.amount(Money(so_far, "USD")))


def test_the_day_the_budget_ends_lies_within_its_week():
    data = days_of(made(3))
    half = Decimal(int(data.so_far[-1]) // 2) / MICROS
    budgeted = days_of(made(3), budget=half)
    day, _ = budgeted.run_out()
    at = data.days.index(day)

    week = next(number for number, days in enumerate(data.bars) if at in days)
    assert abs(data.positions[at] - week) <= 0.5
    assert np.all(np.diff(data.positions) > 0)
    assert len(data.bars) - 1 < data.positions[-1] < len(data.bars) - 0.5
    assert days_of(made(1)).positions.tolist() == list(range(30))


@pytest.mark.parametrize(
    ("months", "language", "said"),
    [
        (3, Language.ENGLISH, {"What does each week cost?", "Cost per week (USD)", "9 Nov"}),
        (
            4,
            Language.ENGLISH,
            {"What does each month cost?", "Cost per month (USD)"},
        ),
        (4, Language.TURKISH, {"Her ay ne tutuyor?", "Aylık maliyet (USD)", "Kas 2026"}),
    ],
)
def test_texts_are_those_of_weeks_and_months(months, language, said):
    figure = Figure(figsize=(9, 5), dpi=100)
    theme = replace(LIGHT, voice=voice_in(language))
    data = days_of(made(months), budget=Decimal(1), ghost=made(months))
    DailyChart(figure, theme).draw(data)
    FigureCanvasAgg(figure).draw()
    ticks = [tick.get_text() for axes in figure.axes for tick in axes.get_xticklabels()]
    labels = [axes.get_ylabel() for axes in figure.axes]
    texts = [text.get_text() for text in figure.texts]

    assert said <= {*ticks, *labels, *texts}
    legend = [text.get_text() for text in figure.legends[0].get_texts()]
    assert voice_in(language).say("So far (right)") in legend


def test_the_page_of_several_months_lists_them():
    page = _Page(Figure(), Scene(made(3)), LIGHT)
    page.draw(datetime(2026, 11, 25, 9, tzinfo=UTC))
    texts = [text.get_text() for text in page.figure.texts]

    assert {"Cost of all months", "Nov 2026", "Dec 2026", "Jan 2027"} <= set(texts)
    assert texts.count("Billing rules: messages, October 2026.") <= 1
    assert page.top > 0.03


def test_what_begins_anew_each_month_is_asked_of_one():
    assert Replies.of(made(3)).use is None
    assert Replies.of(made(3).of_month(1)).use.size == 1000
