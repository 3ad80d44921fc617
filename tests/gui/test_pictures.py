"""The chart of the real window: chosen, pointed at, dragged, read as a table, explained."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from helpers.gui.windows import a_plan, settle, wait_until_drawn
from tarife.billing.ledger import Reason
from tarife.charts.catalogue import CHARTS
from tarife.charts.scene import Grouping
from tarife.gui.chart.panel import round_budget
from tarife.gui.editors.navigation import View
from tarife.insight.explain.selection import EVERYTHING, Selection
from tarife.insight.explain.timelines import Interval, IntervalKind, Moment, Timeline
from tarife.plan.edits.budgets import set_budget
from tarife.plan.edits.numbers import set_number
from tarife.plan.model.addresses import Address
from tarife.terms.categories import Category
from tarife.terms.money import Money
from tarife.traffic.table import MessageKind

pytestmark = [pytest.mark.shared, pytest.mark.styled, pytest.mark.charts]


@pytest.fixture
def chart(opened, qtbot):
    """The chart panel of a window with figures, drawn."""
    opened.resize(1280, 820)
    opened.workspace.choose(View.CHART)
    panel = opened.workspace.chart
    least, most = panel.minimumWidth(), panel.maximumWidth()
    wait_until_drawn(qtbot, panel)
    yield panel
    panel.bar.grouping_chosen.emit(Grouping.CATEGORY)
    panel.setMinimumWidth(least)
    panel.setMaximumWidth(most)


@pytest.fixture
def seen_chart(looked_at, qtbot):
    """The chart panel of a window that is only looked at, as it was at first."""
    looked_at.resize(1280, 820)
    looked_at.show()
    looked_at.workspace.choose(View.CHART)
    panel = looked_at.workspace.chart
    wait_until_drawn(qtbot, panel)
    yield panel
    panel.bar.as_table.setChecked(False)
    panel.choose(CHARTS[0].id)
    panel.bar.grouping_chosen.emit(Grouping.CATEGORY)
    looked_at.hide()  # it would lie over the windows of other tests


def day_at(chart, day, share=0.97):
    """Where on the canvas a day of the main chart is, so far up."""
    axes = chart.figure.axes[0]
    x, y = axes.transData.transform((day, axes.get_ylim()[1] * share))
    return QPoint(int(x), int(chart.surface.canvas.height() - y))


def budget_at(chart, amount):
    axes = chart.figure.axes[1]
    x, y = axes.transData.transform((15, amount))
    return QPoint(int(x), round(chart.surface.canvas.height() - y))


@pytest.mark.parametrize("known", CHARTS, ids=lambda known: known.id)
def test_every_chart_can_be_chosen_as_picture_and_as_table(seen_chart, known):
    seen_chart.choose(known.id)
    assert seen_chart.chart_id == known.id
    assert seen_chart.surface.isVisible()

    seen_chart.bar.as_table.click()

    assert seen_chart.table.isVisible()
    assert seen_chart.table.model().columnCount() > 1
    if known.id not in ("four-eras", "side-by-side"):
        assert seen_chart.table.model().rowCount() > 1


def test_the_plan_is_billed_under_all_rules_when_that_is_asked_for(qtbot, opened, chart):
    with qtbot.waitSignal(opened.workspace._chart_context.changed):
        chart.choose("four-eras")

    assert len(chart.scene().eras) == 4
    opened.session.apply(set_number(Address("grid", "TR", "people"), 7))
    settle(qtbot, opened)
    qtbot.waitUntil(lambda: len(chart.scene().eras) == 4)
    assert chart.scene().eras[0].forecast.plan.grid[0].people == 7


@pytest.mark.parametrize("width", [400, 1600])
def test_the_question_opens_the_list_of_charts_at_any_width(qtbot, chart, width):
    chart.setFixedWidth(width)

    wait_until_drawn(qtbot, chart)

    assert chart.bar.question == "What does each day cost? ▾"


def test_a_chart_is_named_when_its_picture_stands_and_not_before(qtbot, chart):
    chart.setFixedWidth(400)
    wait_until_drawn(qtbot, chart)

    before = chart.bar.question
    chart.choose("free-or-paid")
    assert chart.bar.question == before
    wait_until_drawn(qtbot, chart)

    assert chart.bar.question != before


def test_why_is_a_word_where_there_is_room_and_an_icon_where_not(qtbot, opened, chart):
    styles = Qt.ToolButtonStyle
    opened.resize(1700, 820)
    qtbot.waitUntil(lambda: chart.bar.why.toolButtonStyle() == styles.ToolButtonTextBesideIcon)
    assert chart.bar.why.text() == "Why?"

    chart.setFixedWidth(400)

    qtbot.waitUntil(lambda: chart.bar.why.toolButtonStyle() == styles.ToolButtonIconOnly)


@pytest.mark.parametrize("grouping", list(Grouping))
def test_days_can_be_stacked_by_anything(qtbot, seen_chart, grouping):
    seen_chart.bar.grouping.menu().actions()[list(Grouping).index(grouping)].trigger()

    wait_until_drawn(qtbot, seen_chart)
    assert seen_chart.surface._daily.data.grouping is grouping


def test_a_pointer_at_a_day_reads_its_figures(qtbot, chart):
    for day in (5, 4):
        qtbot.mouseMove(chart.surface.canvas, day_at(chart, day))
        qtbot.wait(20)

    qtbot.waitUntil(chart.surface.card.isVisible)
    text = chart.surface.card.text()
    assert "Thu 5 Nov" in text
    assert "Month so far" in text


def test_a_click_at_a_day_explains_it(qtbot, opened, chart):
    qtbot.mouseClick(chart.surface.canvas, Qt.MouseButton.LeftButton, pos=day_at(chart, 4))

    assert opened.workspace.outline.entry is View.EXPLAIN
    assert opened.workspace.editor is opened.workspace.why
    assert opened.workspace.why.explanation.selection == Selection(days=(date(2026, 11, 5),))
    band = chart.surface._daily._chosen  # the day is banded
    assert (band.get_visible(), band.get_x(), band.get_width()) == (True, 3.5, 1)
    opened.workspace.why.whole.click()
    assert not band.get_visible()


def test_a_click_on_a_bar_asks_for_its_day_and_another_one_for_a_part_of_it(
    qtbot, opened, chart
):
    why, canvas = opened.workspace.why, chart.surface.canvas
    day, data = (date(2026, 11, 5),), chart.surface._daily.data
    part = data.amounts[4][0] / 2_000_000  # in the middle of the lowest part of its bar
    x, y = chart.figure.axes[0].transData.transform((4, part))
    bar = QPoint(int(x), int(canvas.height() - y))

    def click():
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=bar)
        return why.explanation.selection

    assert click() == Selection(days=day)
    assert not why.day.isVisible()
    narrow = data.series[0].selection.within(Selection(days=day))
    assert click() == narrow
    assert click() == Selection(days=day)
    assert click() == narrow
    why.day.click()
    assert why.explanation.selection == Selection(days=day)


def test_beside_a_chart_the_day_that_is_explained_is_named_whole(qtbot, opened):
    why = opened.workspace.why
    opened.resize(1280, 820)
    opened.workspace.choose(View.CHART)
    opened.workspace.explain(Selection((date(2026, 11, 5),), categories=(Category.MARKETING,)))

    qtbot.waitUntil(why.isVisible)

    assert why._title.text() == why.subject == "Thu 5 Nov · Marketing"
    assert why.day.isVisible()
    assert why.whole.isVisible()


def test_what_is_copied_of_an_explanation_says_of_what_plan_time_and_day_it_is(opened):
    why = opened.workspace.why
    opened.workspace.explain(Selection(days=(date(2026, 11, 5),)))

    why.text.selectAll()
    why.text.copy()

    first, *rest = QGuiApplication.clipboard().text().splitlines()
    cost = why._amount.text()
    named = f"{opened.session.plan.name} · November 2026 · Thu 5 Nov: {cost}"
    assert first == f"'{named}"  # no formula to a spreadsheet
    assert rest[0] == why.text.toPlainText().splitlines()[0]


def test_the_keyboard_reads_days_and_asks_why(qtbot, opened, chart):
    canvas = chart.surface.canvas
    canvas.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Right):
        qtbot.keyClick(canvas, key)
    assert "Mon 2 Nov" in chart.surface.card.text()

    qtbot.keyClick(canvas, Qt.Key.Key_Return)

    assert opened.workspace.why.explanation.selection == Selection(days=(date(2026, 11, 2),))
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert not chart.surface.card.isVisible()


def test_dragging_the_budget_is_one_step_that_can_be_undone(qtbot, opened, chart):
    total = float(opened.session.outcome.total.amount)
    opened.session.apply(set_budget(Decimal(int(total / 2))))
    settle(qtbot, opened)
    opened.session.history.set_clean()
    qtbot.waitUntil(lambda: chart.surface._background is not None)
    steps = len(opened.session.history.steps)
    canvas = chart.surface.canvas

    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=budget_at(chart, int(total / 2)))
    for share in (0.55, 0.65, 0.75):
        qtbot.mouseMove(canvas, budget_at(chart, total * share))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=budget_at(chart, total * 0.75))

    budget = opened.session.plan.budget
    assert float(budget) == pytest.approx(total * 0.75, rel=0.03)
    assert len(opened.session.history.steps) == steps + 1
    opened.actions_.undo.trigger()
    assert opened.session.plan.budget == int(total / 2)


def test_a_budget_is_drawn_and_removed_from_the_menu(opened, chart):
    action = chart.bar.more.menu().actions()[-1]

    action.trigger()
    assert opened.session.plan.budget == round_budget(
        opened.session.outcome.total.micros, "USD"
    )
    assert action.text() == "Remove the budget"
    action.trigger()
    assert opened.session.plan.budget is None


@pytest.mark.parametrize(
    ("micros", "currency", "budget"),
    [
        (4_812_345_678, "USD", "4810"),
        (12_345_678, "USD", "12.3"),
        (1_234, "USD", "0.01"),
        (12_345_678, "IDR", "12"),
    ],
)
def test_a_budget_from_a_hand_has_three_figures_and_no_part_of_a_coin(micros, currency, budget):
    assert round_budget(micros, currency) == Decimal(budget)


def test_other_figures_move_the_chart_without_drawing_it_anew(qtbot, opened, chart):
    before = chart.surface._daily

    opened.session.apply(
        set_number(Address("grid", "TR", "people"), opened.session.plan.grid[0].people + 1)
    )
    settle(qtbot, opened)

    assert chart.surface._daily is before
    assert chart.surface._daily.data.total == opened.session.outcome.total


def test_axes_that_do_not_fit_well_are_changed_at_rest(qtbot, opened, chart):
    qtbot.waitUntil(lambda: chart.surface._background is not None)
    before = chart.figure.axes[0].get_ylim()
    made = opened.session.outcome.forecast
    lines = replace(made.lines, charge_micros=made.lines.charge_micros * 3 // 5)

    chart.show_forecast(replace(made, lines=lines))

    assert chart.figure.axes[0].get_ylim() == before
    qtbot.waitUntil(lambda: chart.figure.axes[0].get_ylim() != before)


def test_another_forecast_can_stand_behind(opened, chart):
    forecast = opened.session.outcome.forecast

    chart.show_forecast(forecast, forecast)

    assert chart.surface._daily.data.ghost is not None
    chart.show_forecast(forecast)
    assert chart.surface._daily.data.ghost is None


def test_the_table_is_copied_as_a_spreadsheet_takes_it(qtbot, seen_chart):
    seen_chart.bar.as_table.click()

    qtbot.keyClick(seen_chart.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Day\tCost (USD)\tMarketing (USD)")
    assert len(lines) == 32
    assert lines[-1].startswith("Total\t")


def test_a_picture_is_copied_and_said_to_be(seen_chart):
    window = seen_chart.window()
    seen_chart.bar.more.menu().actions()[0].trigger()

    image = QGuiApplication.clipboard().image()
    assert image.width() == 1800
    assert window.status.news.text() == "Picture copied"


def test_a_cell_of_the_table_is_explained(opened, chart):
    chart.bar.grouping_chosen.emit(Grouping.REASON)
    chart.bar.as_table.click()
    table = chart.table.model().table
    column = table.columns.index("Free: monthly allowance (messages)")

    chart.table.clicked.emit(chart.table.model().index(2, column))

    assert opened.workspace.why.explanation.selection == Selection(
        days=(date(2026, 11, 3),), reasons=(Reason.FREE_TIER,)
    )


def test_enter_explains_the_cell_under_the_cursor(qtbot, opened, chart):
    chart.bar.as_table.click()
    chart.table.setCurrentIndex(chart.table.model().index(0, 2))

    qtbot.keyClick(chart.table, Qt.Key.Key_Return)

    assert opened.workspace.why.explanation.selection.categories == (Category.MARKETING,)


def test_a_total_is_explained(opened):
    opened.workspace.choose(View.TOTALS)
    view = opened.workspace.editor.view

    last = view.model().columnCount() - 1
    view.clicked.emit(view.model().index(view.model().rowCount() - 1, last))
    assert opened.workspace.why.explanation.selection == EVERYTHING
    view.clicked.emit(view.model().index(0, 3))
    assert opened.workspace.why.explanation.selection.markets == ("Brazil",)
    assert Reason.FREE_TIER in opened.workspace.why.explanation.selection.reasons


def test_the_whole_month_is_explained_at_a_click(opened, chart):
    chart.bar.why.click()

    assert opened.workspace.why.explanation.charge == opened.session.outcome.total
    assert opened.workspace.why.subject == "The whole month"


def test_an_explanation_follows_the_figures(qtbot, opened):
    opened.workspace.explain(Selection(categories=(Category.SERVICE,)))
    before = opened.workspace.why.explanation.charge

    opened.session.apply(
        set_number(Address("grid", "TR", "people"), opened.session.plan.grid[0].people * 2)
    )
    settle(qtbot, opened)

    assert opened.workspace.why.explanation.charge != before
    assert opened.workspace.why.subject == "Your replies"


def test_a_rule_is_unfolded_and_folded_again(opened):
    why = opened.workspace.why
    opened.workspace.explain(Selection(categories=(Category.MARKETING,)))
    folded = why.text.toPlainText()

    why.text.anchorClicked.emit("rule:4.1")
    assert "Every marketing and authentication template delivered is charged" in (
        why.text.toPlainText()
    )
    why.text.anchorClicked.emit("rule:4.1")

    assert why.text.toPlainText() == folded


def test_another_document_starts_with_the_whole_month(qtbot, opened):
    opened.workspace.explain(Selection(categories=(Category.SERVICE,)))

    opened.session.open(a_plan(), None)
    settle(qtbot, opened)
    opened.workspace.choose(View.EXPLAIN)

    assert opened.workspace.why.explanation.selection == EVERYTHING


def test_charts_speak_the_language_of_the_window(qtbot, chart):
    before = QLocale()
    QLocale.setDefault(QLocale("tr_TR"))

    chart.draw()
    wait_until_drawn(qtbot, chart)

    labels = [label.get_text() for label in chart.figure.axes[0].get_xticklabels()]
    QLocale.setDefault(before)
    assert labels[0] == "2 Kas Pzt"


@pytest.mark.usefixtures("own_window")
def test_nothing_is_copied_while_there_is_nothing(window):
    QApplication.clipboard().setText("mine")

    window.workspace.chart.copy()

    assert QApplication.clipboard().text() == "mine"


def test_a_person_is_shown_beside_the_explanation_or_in_its_place(qtbot, opened):
    why = opened.workspace.why
    why.setFixedSize(900, 400)
    opened.workspace.explain(Selection(categories=(Category.SERVICE,)))
    qtbot.waitUntil(why.person.isVisible)
    assert why.text.isVisible()

    why.setFixedSize(600, 560)
    qtbot.waitUntil(lambda: why.person.y() > why.text.y())
    assert why.text.isVisible()
    assert why.person.isVisible()

    why.setFixedSize(600, 400)
    qtbot.waitUntil(why.swap.isVisible)
    for offer, is_person in (
        ("One person", False),
        ("Explanation", True),
        ("One person", False),
    ):
        assert why.swap.text() == offer
        assert (why.person.isVisible(), why.text.isVisible()) == (is_person, not is_person)
        why.swap.click()


@pytest.mark.parametrize(
    ("reason", "micros", "country", "says"),
    [
        (Reason.MESSAGE_DELIVERED, 136_500, "DE", "One person, Germany: 0.1365 USD"),
        (Reason.MESSAGE_DELIVERED, None, "DE", "One person, Germany"),
        (Reason.FREE_ENTRY_POINT, None, "", "One person: nothing is charged"),
    ],
)
def test_the_days_of_a_person_say_where_and_what_they_cost(
    looked_at, reason, micros, country, says
):
    person = looked_at.workspace.why.person
    charge = Money(micros, "USD") if micros else None
    sent = Moment(3600, MessageKind.MARKETING, Category.MARKETING, reason, charge)
    begins = datetime(2026, 11, 2, tzinfo=ZoneInfo("Europe/Istanbul"))

    person.show_timeline(Timeline(begins, (sent,), (), country))

    assert person.title.whole == says
    assert person.title.accessibleName() == says


def test_the_days_of_a_person_are_drawn(qtbot, opened):
    person = opened.workspace.why.person
    opened.workspace.explain(EVERYTHING)
    begins = datetime(2026, 11, 2, tzinfo=ZoneInfo("Europe/Istanbul"))
    written = Moment(3600, MessageKind.INBOUND)
    found = Timeline(begins, (written,), (Interval(IntervalKind.SERVICE_WINDOW, 3600, 90_000),))

    person.look_for(lambda _should_stop: found)

    qtbot.waitUntil(lambda: person.timeline is found)
    wait_until_drawn(qtbot, person.picture)
    assert person.picture.surface.figure.axes
    person.forget()
    assert person.timeline is None
    assert not person.picture.isVisible()
