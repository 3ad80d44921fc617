"""The month as lanes and days, without a window."""

import re
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from helpers.forecasts import november_forecast
from helpers.plans import full_plan
from tarife.assets import load_markets
from tarife.gui.calendar.costs import DayCosts
from tarife.gui.calendar.days import is_inside, texts_beside
from tarife.gui.calendar.lanes import Lane, LaneKind, compact_count, lanes_of
from tarife.gui.calendar.model import MonthModel
from tarife.gui.text.countries import Countries
from tarife.plan.grid import all_lines, weekly_moments
from tarife.plan.model.account import Weekday
from tarife.plan.model.lines import Broadcast, DayRange, Repeat, Steady, TemplateCategory
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Adjustment, Lever, MonthChange
from tarife.plan.what_if.levers import adjusted
from tarife.plan.what_if.months import months_of

COUNTRIES = Countries(load_markets())
DOWN = Qt.Orientation.Vertical


@pytest.fixture
def lanes():
    return {lane.id: lane for lane in reversed(lanes_of(full_plan(), COUNTRIES))}


def shown_days(lane):
    return lane.days.union(moment.date() for moment in lane.moments)


@pytest.fixture
def model():
    made = MonthModel()
    made.show(lanes_of(full_plan(), COUNTRIES), full_plan().month.dates())
    return made


def test_every_line_that_happens_has_a_lane():
    lanes = lanes_of(full_plan(), COUNTRIES)

    assert [lane.id for lane in lanes if lane.kind is not LaneKind.GRID] == [
        *("black-friday", "orders", "ad", "support", "walk-ins")
    ]
    assert [lane.name for lane in lanes if lane.kind is LaneKind.GRID] == [
        *("Germany, weekly", "Germany utility", "Germany one-time passwords"),
        *("Netherlands, weekly", "Netherlands ad"),
    ]
    assert [lane.is_movable for lane in lanes] == [True, True, *[False] * 8]


def test_nothing_is_sent_on_a_day_on_which_the_calendar_shows_nothing():
    month = full_plan()
    lanes = lanes_of(month, COUNTRIES)
    shown = {(lane.category, day) for lane in lanes for day in shown_days(lane)}

    for send in all_lines(month).sends:
        assert shown >= {(send.category, day) for day in send.schedule.days_in(month.month)}


def test_a_country_that_only_gets_utility_messages_has_them_on_every_day():
    plan = Plan("bare", full_plan().month, grid=(GridRow("NL", utility=10_000),))

    (lane,) = lanes_of(plan, COUNTRIES)

    assert (lane.kind, lane.id, lane.name) == (LaneKind.GRID, "NL", "Netherlands utility")
    assert lane.days == frozenset(plan.month.dates())
    assert lane.text == "10,000 utility in the month"


def test_lanes_have_the_volumes_that_were_played_whether_rows_stay_rows_or_not():
    plan = replace(full_plan(), scenarios=())
    levers = (Adjustment(Lever.VOLUME, 1.5), Adjustment(Lever.REPLY_RATIO, 0.5))

    for moved in (levers[:1], levers):  # replies stand in no cell: rows are spelled out
        played = months_of(adjusted(plan, moved))
        lanes = {lane.key[1:]: lane for lane in lanes_of(plan, COUNTRIES, played=played)}
        marketing = TemplateCategory.MARKETING

        assert lanes["black-friday", marketing].shorts[date(2026, 11, 27)] == "90k"
        assert lanes["DE", marketing].shorts[date(2026, 11, 3)] == "4.5k"
        assert lanes["DE", TemplateCategory.UTILITY].text == "5,250 utility in the month"


def test_a_broadcast_has_moments_and_a_stream_has_days(lanes):
    assert lanes["black-friday"].moments_on(date(2026, 11, 27)) == (datetime(2026, 11, 27, 9),)
    assert not lanes["black-friday"].days
    days = lanes["orders"].days
    assert {day.weekday() for day in days} == {0, 4}
    assert min(days) == date(2026, 11, 2)


def test_an_ad_runs_from_its_first_day_to_its_last(lanes):
    days = sorted(lanes["ad"].days)

    assert (days[0], days[-1], len(days)) == (date(2026, 11, 14), date(2026, 11, 27), 14)


def test_the_grid_shows_its_weeks(lanes):
    assert lanes["DE"].kind is LaneKind.GRID
    assert lanes["DE"].moments == weekly_moments(full_plan().month)


def test_a_cell_says_in_words_what_happens(lanes):
    sentence = lanes["black-friday"].sentence(date(2026, 11, 27))

    assert sentence == "Black Friday, Fri 27 Nov at 09:00: 60,000 marketing over 3 h"
    assert lanes["black-friday"].sentence(date(2026, 11, 1)) == ""
    assert "150 clicks a day" in lanes["ad"].sentence(date(2026, 11, 14))


@pytest.mark.parametrize(
    ("messages", "text"),
    [
        *((0, "0"), (950, "950"), (1_000, "1k"), (1_270, "1.3k"), (60_000, "60k")),
        (3_000_000, "3M"),
    ],
)
def test_a_block_says_in_few_letters_how_much_it_is(messages, text):
    assert compact_count(messages) == text


def test_a_broadcast_is_shown_on_all_days_over_which_it_is_spread():
    plan = full_plan()
    long = Broadcast((datetime(2026, 11, 27, 9),), spread_hours=48)
    sends = tuple(
        replace(one, schedule=long) if one.id == "black-friday" else one for one in plan.sends
    )
    lanes = {lane.id: lane for lane in lanes_of(replace(plan, sends=sends), COUNTRIES)}
    lane = lanes["black-friday"]

    assert [day for day in plan.month.dates() if lane.runs_on(day)] == [
        date(2026, 11, number) for number in (27, 28, 29)
    ]
    assert lane.sentence(date(2026, 11, 29)) == (
        "Black Friday, Sun 29 Nov: 60,000 marketing over 2 d"
    )
    assert lane.moments_on(date(2026, 11, 28)) == ()


def test_a_pale_mark_says_why_it_is_pale(model):
    def tip(name, day):
        row = next(
            row
            for row in range(model.rowCount())
            if model.headerData(row, DOWN).startswith(name)
        )
        return model.index(row, day - 1).data(Qt.ItemDataRole.ToolTipRole)

    assert "Pale: usual days of a plain number" in tip("Germany, weekly", 3)
    assert "Pale" not in tip("Black Friday", 27)
    assert tip("Germany, weekly", 4) is None


def test_narrow_days_are_headed_at_the_beginning_of_each_week_alone(model):
    def heads():
        shown = (model.headerData(day, Qt.Orientation.Horizontal) for day in range(30))
        return [text.split("\n")[1] for text in shown if text]

    assert len(heads()) == 30
    model.show_heads(of_all=False)
    assert QLocale().firstDayOfWeek() == Qt.DayOfWeek.Sunday
    assert heads() == ["1", "8", "15", "22", "29"]


def test_the_calendar_keeps_the_rules_of_models(qtmodeltester, model):
    qtmodeltester.check(model)


def test_a_moved_send_changes_cells_and_not_the_whole_calendar(qtbot, model):
    plan = full_plan()

    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show(lanes_of(plan, COUNTRIES), plan.month.dates())


def over_months(**changes):
    send = next(one for one in full_plan().sends if one.id == "black-friday")
    weekly = Repeat(time(11), Weekday.FRIDAY, week=-1)
    schedule = replace(send.schedule, repeats=(weekly,))
    return replace(full_plan(), months=3, sends=(replace(send, schedule=schedule),), **changes)


def test_all_months_stand_in_one_lane_and_each_alone_has_its_own():
    december = MonthChange("2026-12", (Adjustment(Lever.VOLUME, 0.5),))
    plan = over_months(changes=(december,))
    whole, *months = (
        {lane.id: lane for lane in lanes_of(plan, COUNTRIES, number)}["black-friday"]
        for number in (None, 0, 1, 2)
    )

    assert whole.moments == tuple(moment for month in months for moment in month.moments)
    assert [lane.moments[-1].date() for lane in months] == [
        *(date(2026, 11, 27), date(2026, 12, 25), date(2027, 1, 29))
    ]
    assert whole.shorts[date(2026, 11, 27)] == "60k"
    assert whole.shorts[date(2026, 12, 25)] == months[1].shorts[date(2026, 12, 25)] == "30k"


def test_a_moment_that_repeats_stays_on_its_day():
    plan = over_months()
    model = MonthModel()
    model.show(lanes_of(plan, COUNTRIES), plan.period.dates())
    cells = {
        day: model.place(LaneKind.SEND, "black-friday", day)
        for day in (date(2026, 11, 27), date(2026, 12, 25), date(2026, 12, 24))
    }

    assert [bool(model.moments(cell)) for cell in cells.values()] == [True, False, False]
    assert [model.repeats(cell) for cell in cells.values()] == [True, True, False]


def test_months_stand_below_each_other_with_the_lanes_that_have_anything_in_them():
    model = MonthModel()
    plan = replace(over_months(), months=2, inbound=(), entry_points=(), grid=())
    december = replace(
        plan.sends[0], id="gifts", name="Gifts", schedule=Steady(DayRange(date(2026, 12, 24)))
    )
    model.show(
        lanes_of(replace(plan, sends=(*plan.sends, december)), COUNTRIES), plan.period.dates()
    )
    heads = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]

    assert heads == [
        *("November 2026", "Black Friday", "Cost"),
        *("December 2026", "Black Friday", "Gifts", "Cost"),
    ]
    assert model.columnCount() == 31
    assert model.day(model.index(0, 30)) is None
    assert model.index(3, 0).data() == "T"  # 1 December 2026 is a Tuesday
    assert model.flags(model.index(3, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.day(model.index(5, 23)) == date(2026, 12, 24)


def shown_costs(model, row):
    return [model.index(row, day).data() for day in range(model.columnCount())]


def test_the_days_are_what_the_month_costs_less_what_rounding_leaves(model):
    days = full_plan().month.dates()
    micros = {day: 4_000 + 333_333 * day.day for day in days[1:]} | {days[0]: 0}
    (row,) = model.cost_rows()
    assert shown_costs(model, row) == [None] * 30

    model.costs = DayCosts(micros, "USD")

    shown = shown_costs(model, row)
    assert shown[:3] == ["–", "0.67", "1.00"]  # noqa: RUF001
    name = model.headerData(row, Qt.Orientation.Vertical)
    said = model.headerData(row, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
    whole, left = (Decimal(text) for text in re.findall(r"([-\d.,]+)(?: USD|\))", said))
    assert name == f"Cost {whole}"
    assert whole == (Decimal(sum(micros.values())) / 10**6).quantize(Decimal("0.01"))
    assert left != 0
    assert sum(map(Decimal, shown[1:])) + left == whole


def test_every_cell_of_a_day_says_what_the_day_costs(model):
    model.costs = DayCosts.of(november_forecast())
    lines = november_forecast().lines
    cost = lines.charge_micros[lines.day == 26].sum() / 10**6

    tips = [model.index(row, 26).data(Qt.ItemDataRole.ToolTipRole) for row in range(3)]

    assert all(tip.endswith(f"Fri 27 Nov: {cost:,.2f} USD") for tip in tips)
    assert tips[0].startswith("Black Friday")


def test_a_month_without_lanes_has_no_costs():
    made = MonthModel()
    made.show((), full_plan().month.dates())

    assert made.cost_rows() == ()


def with_second_send(audience, day):
    """The full plan, and a second broadcast beside that of its first send."""
    plan = full_plan()
    first = next(send for send in plan.sends if isinstance(send.schedule, Broadcast))
    at = datetime.combine(day, time(18))
    sale = replace(first, id="sale", name="Sale", audience=audience, schedule=Broadcast((at,)))
    return replace(plan, sends=(*plan.sends, sale)), first, first.schedule.moments[0].date()


def test_two_sends_to_one_audience_on_a_day_say_so_and_others_do_not():
    _, first, day = with_second_send("", full_plan().month.first_day)
    cases = {
        (first.audience, day): True,
        (first.audience, day.replace(day=day.day - 1)): False,
        ("somebody-else", day): False,
    }

    for (audience, on), meets in cases.items():
        plan, *_ = with_second_send(audience, on)
        model = MonthModel()
        model.show(lanes_of(plan, COUNTRIES), plan.month.dates())
        tips = [
            model.place(LaneKind.SEND, key, on).data(Qt.ItemDataRole.ToolTipRole)
            for key in (first.id, "sale")
        ]
        said = [
            f"The same audience gets {name}" in (tip or "")
            for name, tip in zip(("Sale", first.name), tips, strict=True)
        ]
        assert said == [meets, meets]
        assert model.days_met == ((on,) if meets else ())


@pytest.mark.usefixtures("qapp")
def test_what_a_block_is_stands_right_of_it_and_left_where_the_month_ends():
    lane = Lane(
        *(LaneKind.SEND, "a", "A"),
        moments=tuple(datetime(2026, 11, day, 11) for day in (3, 4, 30)),
        shorts={date(2026, 11, day): "60k" for day in (3, 4, 30)},
    )
    places = [(date(2026, 11, n), QRect(14 * n, 0, 14, 28)) for n in range(1, 31)]
    metrics = QFontMetrics(QFont())

    texts = list(texts_beside(lane, places, metrics))

    assert not is_inside(lane, 14, QFont())
    lefts = [place.left() for place, _ in texts]
    assert len(texts) == 3
    assert lefts[0] < 14 * 3 < 14 * 5 <= lefts[1] < 14 * 29 - 3
    assert lefts[2] + metrics.horizontalAdvance("60k") <= 14 * 30
