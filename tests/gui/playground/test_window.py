"""The playground and the windows around it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from helpers.gui.playground import HOUR
from tarife.gui.document.forecasting import ForecastService
from tarife.gui.shell.help_launcher import PlaygroundLauncher
from tarife.insight.explain.timelines import Moment, Timeline
from tarife.insight.playground.situation import Act, Message, Situation
from tarife.insight.playground.situations import READY
from tarife.traffic.table import MessageKind

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # dialogs, offscreen
    pytest.mark.shared,
]


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


@pytest.mark.parametrize("name", ["play.png", "play.svg"])
def test_the_board_is_saved_as_a_picture(play, tmp_path, name):
    play.tools.save_picture(tmp_path / name)

    assert (tmp_path / name).stat().st_size > 5_000


def test_a_picture_that_cannot_be_written_is_told(play, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *said: told.append(said[-1]))

    play.tools.save_picture(tmp_path / "nowhere" / "play.png")

    assert "the folder does not exist" in told[0]


def test_a_picture_is_written_where_it_was_asked(play, tmp_path, monkeypatch):
    chosen = [tmp_path / "board.svg", None]
    asked = []

    def where_to(suggested, _kinds, suffixes):
        asked.append((suggested.name, suffixes))
        return chosen.pop(0)

    monkeypatch.setattr(play.tools, "_where_to", where_to)

    play.tools.picture.trigger()
    play.tools.picture.trigger()  # nothing is chosen

    assert [one.name for one in tmp_path.iterdir()] == ["board.svg"]
    assert asked == 2 * [("playground.png", (".png", ".svg"))]


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
        *(ForecastService.shipped(), window.appearance, window.help_launcher),
        window.plan_files.where_to,
        window,
    )

    other.take_over(window.playing)

    assert other.playground.game.state == before.game.state
    assert other.playground.notice.text() == before.notice.text()
    for made in (other.playground, before):
        made.close()


def test_a_playground_that_is_closed_stays_so(window):
    other = PlaygroundLauncher(
        *(ForecastService.shipped(), window.appearance, window.help_launcher),
        window.plan_files.where_to,
        window,
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
