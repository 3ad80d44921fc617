"""The playground in the hand: dragged, typed, zoomed and taken back."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from helpers.gui.playground import HOUR, chip, show
from tarife.billing.eras import EraId
from tarife.billing.ledger import Reason
from tarife.gui.playground.game import LAST_S
from tarife.gui.playground.geometry import TimeScale
from tarife.gui.playground.message_form import MessageForm
from tarife.gui.playground.speech import outcome_of
from tarife.insight.playground.situation import Act, Message
from tarife.insight.playground.situations import BY_ID, READY

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # dialogs, offscreen
    pytest.mark.shared,
]


def press(qtbot, play, place, key, held=Qt.KeyboardModifier.NoModifier):
    chip(play, place).setFocus()
    qtbot.keyClick(chip(play, place), key, held)


def reasons(play, place):
    return [outcome_of(lane, place).moment.reason for lane in play.game.lanes]


def test_a_message_that_is_dragged_past_the_window_is_refused_under_the_hand(qtbot, play):
    show(play, Message(Act.PERSON_WRITES, 0), Message(Act.REPLY, 20 * HOUR))
    play.sheet.board.set_scale(TimeScale(12.0))

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
    play.sheet.board.set_scale(TimeScale(12.0))

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
    scale = TimeScale(an_hour)

    second = scale.snapped(scale.x(10 * HOUR) + 0.3, scale.step_s)

    assert scale.step_s == minutes * 60
    assert second == 10 * HOUR


def test_nothing_is_dragged_off_the_board():
    scale = TimeScale(12.0)

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
    board.set_scale(TimeScale(12.0))

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


def test_tab_goes_through_the_messages_in_order_of_time(play):
    show(
        play,
        Message(Act.REPLY, 30 * HOUR),
        Message(Act.PERSON_WRITES, 10 * HOUR),
        Message(Act.REPLY, 20 * HOUR),
    )

    assert chip(play, 1).nextInFocusChain() is chip(play, 2)
    assert chip(play, 2).nextInFocusChain() is chip(play, 0)


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
