"""The page of caps: what other caps cost and bring, the cap for an amount, kept or made."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from helpers.bids import PLAN, ROWS, SALE
from helpers.gui.windows import wait_until_drawn
from tarife.assets import load_book, load_markets
from tarife.cli.main import run
from tarife.documents.codec import plan_text
from tarife.gui.costs.max_price import MaxPricePanel, cap_rows
from tarife.insight.max_price import CapPoint, CapsPlayed, MaxPriceLab
from tarife.plan.edits.numbers import set_number
from tarife.plan.model.addresses import Address

SMALL = replace(
    PLAN,
    audiences=(replace(PLAN.audiences[0], people=500),),
    sends=(replace(SALE, volume=500),),
)


def point(cap, deliveries, total, *, is_estimated=True):
    money = total * 1_000_000
    return CapPoint(Decimal(cap), is_estimated, deliveries, money, money, deliveries)


LOW, HIGH = point(50, 2_000, 70), point(120, 8_000, 700)
MIDDLE = point(85, 5_000, 385, is_estimated=False)
FOUND = point("62.5", 3_000, 180, is_estimated=False)
PLAYED = CapsPlayed(0, (LOW, MIDDLE, HIGH), 200_000_000, FOUND)


def test_the_cap_within_the_amount_comes_first_and_says_between_what_it_lies():
    rows = cap_rows(PLAYED, "USD")

    told = [
        (one.point.cap, one.delivered_between, one.cost_between, one.is_sum) for one in rows
    ]
    between = "2,000–8,000", "70.00–700.00"  # noqa: RUF001 - ranges take an en dash
    assert told == [
        (Decimal("62.5"), *between, True),
        (Decimal(50), "–", "–", False),  # noqa: RUF001 - nothing is a dash
        (Decimal(85), *between, False),
        (Decimal(120), "–", "–", False),  # noqa: RUF001 - nothing is a dash
    ]


def test_rows_lie_between_what_any_monotone_curve_reaches():
    """500 people: a fifth of them at 50, four fifths at 120, and at 85 no one knows."""
    lab = MaxPriceLab(SMALL, 0, (load_book(), load_markets()), lambda: False)
    played = lab.play(None)

    low, middle, high = played.points
    assert played.between(middle) == (low, high)
    assert played.between(low) == (low, low)
    for one, reach in zip((low, high), ROWS, strict=True):
        assert one.deliveries == pytest.approx(500 * float(reach.deliveries) / 10_000, rel=0.2)
    assert played.within is None


def test_the_page_and_the_command_line_tell_the_same_figures(tmp_path, capsys):
    file = tmp_path / "bid.tarife"
    file.write_text(plan_text(SMALL), encoding="utf-8")
    run(["maxprice", str(file), "--at-most", "20", "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    lab = MaxPriceLab(SMALL, 0, (load_book(), load_markets()), lambda: False)

    best, *rows = cap_rows(lab.play(20_000_000), "USD")

    assert best.is_sum
    assert f"{best.point.cap:f}" == told["cap_within_budget"]
    assert best.point.total_micros <= 20_000_000
    assert [
        (one.point.deliveries, Decimal(one.point.total_micros) / 10**6, one.point.replies)
        for one in rows
    ] == [
        (one["delivered"], Decimal(one["all_charges"]), one["customer_messages"])
        for one in told["caps"]
    ]


@pytest.fixture
def asked():
    return []


@pytest.fixture
def panel(qtbot, session, appearance, asked):
    def player(_plan, send, limit, _should_stop):
        asked.append((send, limit))
        return PLAYED

    found = MaxPricePanel(session, appearance, player)
    qtbot.addWidget(found)
    session.open(PLAN, None)
    found.at_most.line.setText("200")
    found.at_most.line.editingFinished.emit()
    found.look.click()
    qtbot.waitUntil(lambda: len(found.model.rows) == 4)
    yield found
    found.close_work()


def test_a_cap_is_kept_as_a_scenario(session, panel, asked):
    assert asked == [(0, 200_000_000)]
    assert panel.sentence.text() == "The highest cap within 200.00 USD is 62.5."

    panel.keep.click()

    assert session.scenario.name == "Sale, cap 62.5"
    assert session.shown_plan.sends[0].max_price.cap == Decimal("62.5")
    assert session.plan.sends == PLAN.sends
    assert panel.model.rows


def test_a_cap_changes_the_plan_in_one_step(session, panel):
    panel.view.selectRow(2)
    assert not panel.carry_out.isEnabled()  # it is the plan's own
    panel.view.selectRow(3)

    panel.carry_out.click()

    assert session.plan.sends[0].max_price.cap == Decimal(120)
    assert not panel.model.rows
    session.undo()
    assert session.plan == PLAN


def test_a_plan_without_caps_is_told_how_to_get_one(session, panel):
    assert panel.empty_page.isHidden()
    bare = replace(SALE, max_price=None)

    session.open(replace(PLAN, sends=(bare,)), None)

    assert not panel.empty_page.isHidden()
    assert panel.keep.isHidden()
    assert panel.look.isHidden()
    assert "choose “Buy by a cap” under Max Price" in panel.empty_page.words.text()
    assert panel.at_most.line.text() == ""


@pytest.mark.parametrize(
    ("played", "said"),
    [
        (replace(PLAYED, within=None), "Even the lowest estimated cap costs more than 200.00"),
        (replace(PLAYED, limit_micros=None, within=None), "Between two estimates the truth"),
    ],
)
def test_it_says_what_the_caps_mean(panel, played, said):
    panel.found = played
    panel._show_found()
    assert panel.sentence.text().startswith(said)


def test_what_is_no_amount_is_not_played(panel, asked):
    panel.at_most.line.setText("much")
    panel.at_most.line.editingFinished.emit()
    panel.look.click()
    assert len(asked) == 1
    assert "is not a number" in panel.at_most.refusal
    panel.at_most.line.setText("")
    panel.at_most.line.editingFinished.emit()
    assert panel._limit is None


@pytest.mark.qt_log_ignore("This plugin does not support")  # a window, offscreen
def test_the_chart_is_drawn_for_the_room_there_is_and_goes_with_what_was_found(
    qtbot, session, panel
):
    panel.resize(1000, 600)
    panel.show()
    picture = panel.charted_table.picture
    wait_until_drawn(qtbot, picture)
    figure = picture.surface.figure
    assert len(figure.axes) == 3
    first = figure.axes[0]

    panel.resize(1100, 700)
    qtbot.waitUntil(lambda: first not in figure.axes)  # drawn anew for the size it was given

    session.apply_to_plan(set_number(Address("sends", "sale", "volume"), 900))
    assert picture.isHidden()
