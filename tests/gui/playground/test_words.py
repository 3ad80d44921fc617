"""What the playground says of messages, in words and in its table."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from helpers.gui.playground import HOUR, chip, show
from tarife.billing.eras import EraId
from tarife.charts.kit import palette
from tarife.gui.playground import look
from tarife.gui.playground.game import GameState
from tarife.gui.playground.speech import outcome_of
from tarife.insight.playground.situation import Act, Message
from tarife.insight.playground.situations import BY_ID, READY

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # dialogs, offscreen
    pytest.mark.shared,
]


def test_a_chip_is_announced_with_its_moment_its_charge_and_the_rule(play):
    show(play, Message(Act.MARKETING, 10 * HOUR), rules=(EraId.PMP_2026_10,))

    assert chip(play, 0).accessibleName() == (
        "Marketing template, Monday 10:00, charged 0.0109 USD"
    )
    assert chip(play, 0).accessibleDescription() == (
        "Charged: each delivered marketing message or one-time password costs its rate. "
        "(billing rules 4.1)"
    )


def test_a_chip_is_announced_for_each_set_of_rules(play):
    show(
        play,
        Message(Act.PERSON_WRITES, 9 * HOUR),
        Message(Act.UTILITY, 10 * HOUR, number=0),
        rules=(EraId.PMP_2025_07, EraId.PMP_2026_10),
    )

    assert chip(play, 1).accessibleName() == (
        "Utility template, Monday 10:00, July 2025 free, October 2026 charged 0.0009 USD"
    )


def test_days_are_counted_where_eras_begin_on_other_weekdays(play):
    switch = BY_ID["over-the-switch"].situation
    days = replace(switch, days={EraId.CBP_2024_11: date(2025, 6, 25)})
    play.game.open(GameState(days, (EraId.CBP_2024_11, EraId.PMP_2025_07)))

    assert "Day 1 23:00" in chip(play, 0).accessibleName()


def test_every_control_has_a_name(play):
    controls = [
        widget
        for widget in play.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.isVisible()
    ]

    silent = [one for one in controls if not (one.accessibleName() or one.property("text"))]
    assert len(controls) > 20
    assert silent == []


@pytest.mark.parametrize("ready", READY, ids=lambda ready: ready.id)
def test_the_table_says_what_the_lanes_say(play, ready):
    play.ask(ready)

    rows = play.model.rows
    for lane, head in zip(play.game.lanes, play.sheet.heads, strict=True):
        own = [row for row in rows if row.rules is lane.rules]
        *messages, total = own
        assert len(messages) == len(lane.outcomes)
        amounts = [float(row.amount) for row in messages if row.amount not in {"", "–"}]  # noqa: RUF001
        shown = 0.0 if total.amount == "–" else float(total.amount)  # noqa: RUF001
        assert sum(round(amount * 1e6) for amount in amounts) == round(shown * 1e6)
        assert round(shown * 1e6) == lane.total.micros
        assert float(head.figure.text().split()[0]) == shown


def test_the_table_is_copied_with_its_headers(play):
    play.ask(BY_ID["two-on-one-day"])

    play.tools.table.trigger()

    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[0] == "Rules from"
    assert len(lines) == 1 + 4 * 3


def test_the_rule_of_the_chosen_message_is_told_with_a_way_to_read_it(qtbot, play):
    play.ask(BY_ID["a-day-later"])
    play.game.choose(1)

    assert "each delivered marketing" in play.why.toPlainText()
    with qtbot.waitSignal(play.page_wanted) as wanted:
        play.why.anchorClicked.emit("billing-rules#section-4")
    assert wanted.args == ["billing-rules#section-4"]


@pytest.mark.parametrize(
    ("act", "words"),
    [(Act.PERSON_WRITES, "starts it again"), (Act.PAGE_BUTTON, "opens a free entry point")],
)
def test_what_a_person_does_is_told_as_never_charged(play, act, words):
    show(play, Message(act, HOUR))

    play.game.choose(0)

    assert "Never charged" in play.why.toPlainText()
    assert words in play.why.toPlainText()


def test_one_era_at_least_is_shown(qtbot, play):
    for rules in EraId:
        qtbot.mouseClick(play.eras.buttons[rules], Qt.MouseButton.LeftButton)

    assert play.game.state.rules == (EraId.PMP_2026_10,)
    assert play.eras.buttons[EraId.PMP_2026_10].isChecked()


def test_the_difference_is_told_against_the_first_lane(play):
    play.ask(BY_ID["two-on-one-day"])

    assert [head.difference.text() for head in play.sheet.heads] == [
        "",
        "",
        "−0.0109 USD",  # noqa: RUF001 - a true minus
        "−0.0109 USD",  # noqa: RUF001
    ]


def test_the_allowance_is_a_switch(play):
    play.terms.used.click()

    assert [head.figure.text() for head in play.sheet.heads] == ["0.0109 USD"] * 4
    play.tools.undo.trigger()
    assert play.terms.used.isChecked()


def test_a_difference_says_against_what(play):
    beside = [head.total.findChildren(QLabel)[-1].text() for head in play.sheet.heads]

    assert beside == ["", *["against October 2026"] * 3]


def test_a_currency_without_a_card_is_told_and_never_nothing(play):
    play.game.set_terms(replace(play.game.situation, country="IN", is_allowance_used=False))
    play.terms.currency.setCurrentText("INR")
    play.terms.currency.activated.emit(0)

    totals = [head.figure.text() for head in play.sheet.heads]
    beside = [head.difference.text() for head in play.sheet.heads]
    assert totals[-1] == "–"  # noqa: RUF001 - no total is known
    assert totals[0].endswith("INR")
    assert beside == ["", "", "cannot be billed", "cannot be billed"]
    play.game.choose(0)
    assert play.why.toPlainText().count("No INR card holds India (marketing)") == 2
    assert "Import Meta's card" in play.model.rows[-1].rule


def test_another_country_has_its_own_rates(play):
    play.terms.country.setCurrentIndex(play.terms.country.findData("DE"))
    play.terms.country.activated.emit(0)

    assert play.game.situation.country == "DE"
    assert outcome_of(play.game.lanes[-1], 0).market == "Germany"


def test_a_business_abroad_pays_authentication_international(play):
    play.ask(BY_ID["a-password-abroad"])
    assert play.terms.abroad.isChecked()
    dear = play.game.lanes[-1].total.micros

    play.terms.abroad.click()

    assert play.game.lanes[-1].total.micros < dear


def test_what_meta_does_not_deliver_is_named_so(play):
    play.ask(BY_ID["united-states"])

    words = [word for _, _, word in play.sheet.board.lanes[0].signs]
    assert words == ["not delivered (paused)", "0.0034"]


@pytest.mark.parametrize(
    ("theme", "colour"),
    [(palette.LIGHT, look.FREE_ENTRY_ON_LIGHT), (palette.DARK, look.FREE_ENTRY_ON_DARK)],
    ids=["light", "dark"],
)
def test_a_free_entry_point_has_the_colour_of_the_charts(theme, colour):
    assert theme.series[4] == colour
