"""The playground in the hand: dragged, typed, taken back, read aloud."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QMessageBox, QWidget

from tarife.assets import load_book, load_markets
from tarife.billing.eras import EraId
from tarife.billing.ledger import Reason
from tarife.charts.kit import palette
from tarife.gui.document.forecasting import ForecastService
from tarife.gui.playground import look
from tarife.gui.playground.game import LAST_S, State
from tarife.gui.playground.geometry import Scale
from tarife.gui.playground.message_form import MessageForm
from tarife.gui.playground.speech import outcome_of
from tarife.gui.playground.window import PlaygroundWindow
from tarife.gui.shell.help_launcher import PlaygroundLauncher
from tarife.insight.explain.timelines import Moment, Timeline
from tarife.insight.playground.situation import Act, Message, Situation
from tarife.insight.playground.situations import BY_ID, READY
from tarife.traffic.table import MessageKind

HOUR = 3600
KNOWN = (load_book(), load_markets())

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # dialogs, offscreen
    pytest.mark.shared,
]


@pytest.fixture(scope="module")
def playground(appearance):
    """The one playground of the file; ``play`` hands it out."""
    made = PlaygroundWindow(lambda: KNOWN, appearance)
    made.resize(1180, 760)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def play(qtbot, playground):
    """The playground as it opens, without dialogs and menus of the test before."""
    for left in (*playground.findChildren(MessageForm), *playground.findChildren(QMenu)):
        left.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    playground.show()
    playground.questions.setFocus()  # no message keeps it that is gone in a moment
    playground.ask(READY[0])
    playground.activateWindow()
    qtbot.waitUntil(playground.isActiveWindow)
    return playground


def show(play, *messages, rules=tuple(EraId)):
    play.game.open(replace(play.game.state, situation=Situation(messages), rules=rules))


def chip(play, place):
    return play.sheet.board.chips[place]


def press(qtbot, play, place, key, held=Qt.KeyboardModifier.NoModifier):
    chip(play, place).setFocus()
    qtbot.keyClick(chip(play, place), key, held)


def reasons(play, place):
    return [outcome_of(lane, place).moment.reason for lane in play.game.lanes]


def test_it_begins_with_the_first_question_under_every_set_of_rules(play):
    assert play.questions.currentText() == "Is a reply free?"
    assert play.notice.text() == READY[0].notice
    totals = [head.figure.text() for head in play.sheet.heads]
    assert totals == ["0.0127 USD", "0.0109 USD", "0.0109 USD", "0.0139 USD"]
    assert play.sheet.heads[0]._rules.text() == "October 2026"  # those of today come first


@pytest.mark.parametrize("ready", READY, ids=lambda ready: ready.id)
def test_a_chosen_question_puts_its_situation_on_the_board(play, ready):
    play.questions.setCurrentIndex(READY.index(ready))
    play.questions.activated.emit(READY.index(ready))

    assert play.game.situation == ready.situation
    assert play.game.state.rules == ready.eras
    assert len(play.sheet.board.chips) == len(ready.situation.messages)
    assert [lane.problems for lane in play.game.lanes] == [()] * len(ready.eras)


def test_a_message_that_is_dragged_past_the_window_is_refused_under_the_hand(qtbot, play):
    show(play, Message(Act.PERSON_WRITES, 0), Message(Act.REPLY, 20 * HOUR))
    play.sheet.board.set_scale(Scale(12.0))

    taken = chip(play, 1)
    qtbot.mousePress(taken, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    qtbot.mouseMove(taken, QPoint(20 + 3 * 12, 10))
    before = play.game.situation.messages[1].at_s, set(reasons(play, 1))
    qtbot.mouseMove(taken, QPoint(20 + 1 * 12, 10))
    after = play.game.situation.messages[1].at_s, set(reasons(play, 1))
    qtbot.mouseRelease(taken, Qt.MouseButton.LeftButton)

    assert before[0] == 23 * HOUR
    assert Reason.OUTSIDE_WINDOW not in before[1]
    assert after == (24 * HOUR, {Reason.OUTSIDE_WINDOW})


def test_a_whole_drag_is_one_step_of_undo(qtbot, play):
    show(play, Message(Act.MARKETING, 10 * HOUR))
    play.sheet.board.set_scale(Scale(12.0))

    for _ in range(2):
        taken = chip(play, 0)
        qtbot.mousePress(taken, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
        for _ in range(3):
            qtbot.mouseMove(taken, QPoint(20 + 12, 10))
        qtbot.mouseRelease(taken, Qt.MouseButton.LeftButton)
    assert play.game.situation.messages[0].at_s == 16 * HOUR

    play.tools.undo.trigger()
    assert play.game.situation.messages[0].at_s == 13 * HOUR
    play.tools.undo.trigger()
    assert play.game.situation.messages[0].at_s == 10 * HOUR
    play.tools.redo.trigger()
    assert play.game.situation.messages[0].at_s == 13 * HOUR


@pytest.mark.parametrize(
    ("an_hour", "minutes"), [(40.0, 5), (12.0, 15), (6.0, 30), (2.0, 60)], ids=str
)
def test_a_drag_snaps_to_steps_that_can_be_seen(an_hour, minutes):
    scale = Scale(an_hour)

    second = scale.snapped(scale.x(10 * HOUR) + 0.3, scale.step_s)

    assert scale.step_s == minutes * 60
    assert second == 10 * HOUR


def test_nothing_is_dragged_off_the_board():
    scale = Scale(12.0)

    assert scale.snapped(-500, 900) == 0
    assert scale.snapped(99_999, 900) == LAST_S + 1 - 900


@pytest.mark.parametrize(
    ("key", "held", "seconds"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier, 300),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, -300),
        (
            Qt.Key.Key_Right,
            Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
            HOUR,
        ),
    ],
    ids=["five minutes later", "five minutes earlier", "an hour later"],
)
def test_keys_move_a_message(qtbot, play, key, held, seconds):
    show(play, Message(Act.MARKETING, 10 * HOUR))

    press(qtbot, play, 0, key, held)

    assert play.game.situation.messages[0].at_s == 10 * HOUR + seconds


def test_arrows_go_from_message_to_message_in_order_of_time(qtbot, play):
    show(play, Message(Act.REPLY, 30 * HOUR), Message(Act.PERSON_WRITES, 10 * HOUR))

    press(qtbot, play, 1, Qt.Key.Key_Right)
    assert play.game.state.chosen == 0
    press(qtbot, play, 0, Qt.Key.Key_Left)
    assert play.game.state.chosen == 1


def test_delete_removes_and_undo_brings_back(qtbot, play):
    first, second = Message(Act.MARKETING, HOUR), Message(Act.UTILITY, 2 * HOUR)
    show(play, first, second)

    press(qtbot, play, 0, Qt.Key.Key_Delete)
    assert play.game.situation.messages == (second,)
    play.tools.undo.trigger()

    assert play.game.situation.messages == (first, second)


def test_a_message_is_duplicated_an_hour_later(play):
    show(play, Message(Act.MARKETING, HOUR))
    play.game.choose(0)

    play.tools.duplicate.trigger()

    assert [one.at_s for one in play.game.situation.messages] == [HOUR, 2 * HOUR]
    assert play.game.state.chosen == 1


def test_a_button_adds_a_message_after_the_chosen_one(qtbot, play):
    show(play, Message(Act.MARKETING, HOUR), Message(Act.MARKETING, 50 * HOUR))
    play.game.choose(0)

    qtbot.mouseClick(play.acts.buttons[Act.REPLY], Qt.MouseButton.LeftButton)

    assert play.game.situation.messages[2] == Message(Act.REPLY, 2 * HOUR)
    assert play.game.state.chosen == 2


def test_a_double_click_offers_what_may_happen_at_that_moment(qtbot, play):
    show(play, Message(Act.MARKETING, HOUR))
    board = play.sheet.board
    board.set_scale(Scale(12.0))

    at = QPoint(round(board.scale.x(20 * HOUR)), board.lanes[0].top + 4)
    qtbot.mouseDClick(board, Qt.MouseButton.LeftButton, pos=at)
    menu = play.findChild(QMenu)
    menu.actions()[0].trigger()
    menu.close()

    added = play.game.situation.messages[1]
    assert added == Message(Act.PERSON_WRITES, 20 * HOUR)
    assert added.act is Act.PERSON_WRITES  # no text that is equal to it: that cannot be painted


def test_enter_opens_the_form_and_its_fields_change_the_message(qtbot, play):
    show(play, Message(Act.MARKETING, 10 * HOUR), rules=(EraId.PMP_2026_10,))
    press(qtbot, play, 0, Qt.Key.Key_Return)
    form = play.findChild(MessageForm)

    form.act.setCurrentIndex(form.act.findData(Act.UTILITY.value))
    form.day.setCurrentIndex(1)
    form.delay.setText("2 min")
    form.number.setValue(2)
    form.accept()

    assert play.game.situation.messages == (Message(Act.UTILITY, 34 * HOUR, 120, 1),)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("soon", "no duration"), ("5 d", "three days at most")],
    ids=["not a duration", "too long"],
)
def test_the_form_says_what_is_wrong_with_a_delay(qtbot, play, text, sentence):
    show(play, Message(Act.MARKETING, 10 * HOUR))
    press(qtbot, play, 0, Qt.Key.Key_Return)
    form = play.findChild(MessageForm)

    form.delay.setText(text)
    form.accept()

    assert form.isVisible()
    assert sentence in form._wrong.text()
    form.reject()


def test_a_chip_is_announced_with_its_moment_its_charge_and_the_rule(play):
    show(play, Message(Act.MARKETING, 10 * HOUR), rules=(EraId.PMP_2026_10,))

    assert chip(play, 0).accessibleName() == (
        "Marketing template, Monday 10:00, charged 0.0109 USD"
    )
    assert chip(play, 0).accessibleDescription() == (
        "Charged: each delivered marketing or authentication template costs its rate. "
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
    play.game.open(State(days, (EraId.CBP_2024_11, EraId.PMP_2025_07)))

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


def test_tab_goes_through_the_messages_in_order_of_time(play):
    show(
        play,
        Message(Act.REPLY, 30 * HOUR),
        Message(Act.PERSON_WRITES, 10 * HOUR),
        Message(Act.REPLY, 20 * HOUR),
    )

    assert chip(play, 1).nextInFocusChain() is chip(play, 2)
    assert chip(play, 2).nextInFocusChain() is chip(play, 0)


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


def test_the_board_is_emptied_for_messages_of_ones_own(play):
    play.tools.clear.trigger()

    assert play.game.situation.messages == ()
    assert play.questions.currentIndex() == -1
    assert not play.tools.clear.isEnabled()
    play.tools.undo.trigger()
    assert play.game.situation == READY[0].situation


def test_a_new_message_is_scrolled_into_view(play):
    play.sheet.zoom(8.0)
    play.sheet.view.horizontalScrollBar().setValue(play.sheet.board.width())

    play.game.add(Act.PERSON_WRITES, 9 * HOUR)

    assert not play.sheet.board.focused_chip.visibleRegion().isEmpty()


def test_a_click_at_a_charge_chooses_its_message(qtbot, play):
    lane = play.sheet.board.lanes[-1]
    outcome, at, _word = lane.signs[-1]

    qtbot.mouseClick(play.sheet.board, Qt.MouseButton.LeftButton, pos=at.toPoint())

    assert play.game.state.chosen == outcome.index


@pytest.mark.parametrize(
    ("text", "second"),
    [("10:06", 36_360), ("7.05", 25_500), ("23:59:59", 86_399), ("9", 32_400)],
)
def test_a_time_is_typed_as_people_write_it(qtbot, play, text, second):
    form = MessageForm(Message(Act.REPLY, 24 * HOUR), play.game.state.firsts)
    qtbot.addWidget(form)
    form.time.selectAll()
    qtbot.keyClicks(form.time, text)

    form.accept()

    assert form.message.at_s == 24 * HOUR + second


def test_a_time_that_is_none_is_refused_with_a_sentence(qtbot, play):
    form = MessageForm(Message(Act.REPLY, 0), play.game.state.firsts)
    qtbot.addWidget(form)
    form.time.setText("25:00")

    form.accept()

    assert form.result() == 0
    assert any("write for example 10:06" in one.text() for one in form.findChildren(QLabel))


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


def test_everything_that_happens_is_seen_at_first(play):
    for ready in READY:
        play.ask(ready)
        view, board = play.sheet.view, play.sheet.board
        left = view.horizontalScrollBar().value()
        assert all(left <= one.x() <= left + view.viewport().width() for one in board.chips), (
            ready.id
        )


def test_zooming_keeps_the_moment_under_the_pointer(play):
    bar, board = play.sheet.view.horizontalScrollBar(), play.sheet.board
    before = board.scale.second(bar.value() + 300)

    play.sheet.zoom(2.0, 300)

    assert abs(board.scale.second(bar.value() + 300) - before) < 5 * 60


def turn(play, held, degrees=15):
    viewport = play.sheet.view.viewport()
    at = QPointF(300, 50)
    event = QWheelEvent(
        at,
        QPointF(viewport.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, degrees * 8),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own order
    )
    QApplication.sendEvent(viewport, event)


def test_the_wheel_zooms_with_ctrl_and_goes_along_time_with_shift(play):
    bar = play.sheet.view.horizontalScrollBar()
    usual = play.sheet.board.scale.an_hour
    turn(play, Qt.KeyboardModifier.ControlModifier)
    assert play.sheet.board.scale.an_hour > usual

    before = bar.value()
    turn(play, Qt.KeyboardModifier.ShiftModifier, -15)
    assert bar.value() > before


def test_zooming_out_undoes_zooming_in_and_fit_shows_all_again(play):
    usual = play.sheet.board.scale.an_hour

    play.tools.closer.trigger()
    play.tools.closer.trigger()
    play.tools.farther.trigger()
    assert play.sheet.board.scale.an_hour == pytest.approx(usual * 1.25)

    play.tools.fit.trigger()
    assert play.sheet.board.scale.an_hour == pytest.approx(usual)


def test_a_double_click_on_a_message_opens_its_form(qtbot, play):
    show(play, Message(Act.MARKETING, HOUR))

    qtbot.mouseDClick(chip(play, 0), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))

    form = play.findChild(MessageForm)
    assert form.isVisible()
    form.reject()


def test_a_board_that_is_full_takes_no_more_messages(play):
    show(play, *(Message(Act.REPLY, n * HOUR) for n in range(40)))
    play.game.choose(39)

    play.game.add(Act.REPLY)
    play.tools.duplicate.trigger()

    assert len(play.game.situation.messages) == 40


def test_what_meta_does_not_deliver_is_named_so(play):
    play.ask(BY_ID["united-states"])

    words = [word for _, _, word in play.sheet.board.lanes[0].signs]
    assert words == ["not delivered (paused)", "0.0034"]


@pytest.mark.parametrize("name", ["play.png", "play.svg"])
def test_the_board_is_saved_as_a_picture(play, tmp_path, name):
    play.tools.save_picture(tmp_path / name)

    assert (tmp_path / name).stat().st_size > 5_000


def test_a_picture_that_cannot_be_written_is_told(play, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *said: told.append(said[-1]))

    play.tools.save_picture(tmp_path / "nowhere" / "play.png")

    assert "the folder does not exist" in told[0]


def test_a_picture_gets_the_ending_that_its_name_lacks(play, tmp_path, monkeypatch):
    given = (str(tmp_path / "board"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: given)

    play.tools.picture.trigger()

    assert (tmp_path / "board.png").exists()


def test_a_file_that_nobody_asked_about_is_not_replaced_unasked(play, tmp_path, monkeypatch):
    there = tmp_path / "board.png"
    there.write_text("mine")
    given = (str(tmp_path / "board"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: given)
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "question", lambda *_asked: answers.pop(0))

    play.tools.picture.trigger()
    assert there.read_text() == "mine"
    play.tools.picture.trigger()

    assert there.read_bytes().startswith(b"\x89PNG")


def test_no_file_is_written_when_none_is_named(play, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))

    play.tools.picture.trigger()

    assert list(tmp_path.iterdir()) == []


def test_the_menu_of_a_message_holds_its_tools(play):
    show(play, Message(Act.MARKETING, HOUR))

    QApplication.sendEvent(
        chip(play, 0),
        QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(3, 3), QPoint(3, 3)),
    )
    menu = play.findChild(QMenu)

    assert [action.text() for action in menu.actions()] == [
        "Edit the message",
        "Duplicate the message",
        "Remove the message",
    ]
    assert play.game.state.chosen == 0
    menu.close()


def test_a_window_and_a_charge_say_what_they_are_to_a_resting_pointer(play):
    play.ask(BY_ID["two-on-one-day"])
    board = play.sheet.board
    place = board.lanes[-1]

    outcome = board._tip(place.signs[0][1])
    bar = board._tip(place.bars[0][1].center())

    assert "charged 0.0109 USD" in outcome
    assert "Marketing conversation: from Mon 7 Oct 10:00 until Tue 8 Oct 10:00, 24 h" in bar
    assert board._tip(QPointF(-5, -5)) == ""


def test_a_click_beside_the_messages_chooses_none(qtbot, play):
    play.game.choose(0)

    qtbot.mouseClick(play.sheet.board, Qt.MouseButton.LeftButton, pos=QPoint(400, 20))

    assert play.game.state.chosen is None
    assert not play.tools.remove.isEnabled()


@pytest.mark.parametrize(
    ("theme", "colour"),
    [(palette.LIGHT, look.FREE_ENTRY_ON_LIGHT), (palette.DARK, look.FREE_ENTRY_ON_DARK)],
    ids=["light", "dark"],
)
def test_a_free_entry_point_has_the_colour_of_the_charts(theme, colour):
    assert theme.series[4] == colour


def test_the_start_page_opens_the_playground(window):
    window.start.playground_requested.emit()

    assert window.playing.playground.isVisible()
    window.playing.playground.close()


def test_other_rates_bill_the_board_again(window, forecast_service):
    window.actions_.playground.trigger()
    game = window.playing.playground.game

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(forecast_service, "book", replace(forecast_service.book, cards=()))
        forecast_service.changed.emit()

    assert len(game.lanes) == len(game.state.rules) > 0
    assert all(lane.problems for lane in game.lanes)
    window.playing.playground.close()


def test_the_person_behind_a_figure_can_be_played_with(opened):
    begins = datetime(2026, 11, 1, tzinfo=UTC)
    moment = Moment(34 * HOUR, MessageKind.INBOUND)
    opened.workspace.why.person.show_timeline(Timeline(begins, (moment,), (), "TR"))

    opened.workspace.why.person.play.click()

    playground = opened.playing.playground
    assert playground.game.situation.messages == (Message(Act.PERSON_WRITES, 10 * HOUR),)
    assert playground.questions.currentIndex() == -1
    playground.close()


@pytest.mark.parametrize("is_own", [False, True], ids=["a question", "own messages"])
def test_another_window_plays_on(window, is_own):
    window.actions_.playground.trigger()
    before = window.playing.playground
    if is_own:
        before.open_messages(Situation((Message(Act.MARKETING, HOUR),)))
    else:
        before.ask(READY[1])
    before.game.add(Act.REPLY)
    other = PlaygroundLauncher(
        ForecastService.shipped(), window.appearance, window.help_launcher, window
    )

    other.take_over(window.playing)

    assert other.playground.game.state == before.game.state
    assert other.playground.notice.text() == before.notice.text()
    for made in (other.playground, before):
        made.close()


def test_a_playground_that_is_closed_stays_so(window):
    other = PlaygroundLauncher(
        ForecastService.shipped(), window.appearance, window.help_launcher, window
    )

    other.take_over(window.playing)

    assert other.playground is None


def test_the_menu_opens_the_one_playground(window):
    window.actions_.playground.trigger()
    first = window.playing.playground
    window.actions_.playground.trigger()
    QApplication.processEvents()

    assert first.isVisible()
    assert window.playing.playground is first
    first.close()
