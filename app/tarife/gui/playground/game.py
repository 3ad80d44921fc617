"""What happens on the playground, who changed it, and what it costs: one undoable situation."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeAlias, cast

from PySide6.QtCore import QObject, Signal

from tarife.billing.eras import EraId
from tarife.gui.playground.words import DAY_S
from tarife.gui.runtime.undo_history import UndoHistory, UndoStep
from tarife.gui.text.languages import tr
from tarife.insight.playground.billing import EraLane, play
from tarife.insight.playground.situation import Act, Message, Situation
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets

Known: TypeAlias = Callable[[], tuple[RateBook, Markets]]
"""Gives the rate cards and markets that hold now."""

BOARD_DAYS: Final = 10
LAST_S: Final = BOARD_DAYS * DAY_S - 1
_HOUR_S: Final = 3600
_MOST_MESSAGES: Final = 40


@dataclass(frozen=True, slots=True)
class GameState:
    """Everything that undo brings back.

    Attributes:
        situation: What happens.
        rules: The eras that are shown, in order.
        chosen: The index of the chosen message; nothing where none is.
    """

    situation: Situation
    rules: tuple[EraId, ...]
    chosen: int | None = None

    @property
    def firsts(self) -> tuple[date, ...]:
        """The first day in each era that is shown."""
        return tuple(self.situation.begins(rules).date() for rules in self.rules)

    @property
    def message(self) -> Message | None:
        """The chosen message."""
        return None if self.chosen is None else self.situation.messages[self.chosen]


class Game(QObject):
    """Holds the situation; `changed` tells of every new state."""

    changed = Signal()

    def __init__(self, known: Known, state: GameState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self.history = UndoHistory(self)
        self._state = state
        self._lanes: tuple[EraLane, ...] = ()
        self._take(state)

    @property
    def state(self) -> GameState:
        """What is on the board now."""
        return self._state

    @property
    def situation(self) -> Situation:
        """What happens."""
        return self._state.situation

    @property
    def lanes(self) -> tuple[EraLane, ...]:
        """The situation under each era that is shown."""
        return self._lanes

    def open(self, state: GameState) -> None:
        """Put another situation on the board; undo does not lead back."""
        self.history.clear()
        self._take(state)

    def play_again(self) -> None:
        """Bill once more: the rates have changed."""
        self._take(self._state)

    def choose(self, index: int | None) -> None:
        """Choose a message, which is no step of undo."""
        if index != self._state.chosen:
            self._state = replace(self._state, chosen=index)
            self.changed.emit()

    def show_rules(self, rules: tuple[EraId, ...]) -> None:
        """Show other eras."""
        self._do(replace(self._state, rules=rules), tr("other rules"))

    def set_terms(self, situation: Situation) -> None:
        """Take another country, currency or assumption."""
        self._do(replace(self._state, situation=situation), tr("assumption"))

    def add(self, act: Act, at_s: int | None = None) -> None:
        """Add a message: at a moment, or an hour after the chosen or the last one."""
        messages = self.situation.messages
        if len(messages) >= _MOST_MESSAGES:
            return
        before = self._state.message
        last_s = max((one.at_s for one in messages), default=9 * _HOUR_S)
        usual_s = (before.at_s if before else last_s) + _HOUR_S
        moment_s = min(max(usual_s if at_s is None else at_s, 0), LAST_S)
        number = before.number if before else 0
        added = Message(act, moment_s, number=number)
        self._put((*messages, added), len(messages), tr("add a message"))

    def replace_chosen(self, message: Message, key: str = "") -> None:
        """Make the chosen message another one; equal keys in a row are one step."""
        index = self._state.chosen
        if index is None:
            return
        kept = replace(message, at_s=min(max(message.at_s, 0), LAST_S))
        messages = list(self.situation.messages)
        messages[index] = kept
        self._put(tuple(messages), index, tr("change a message"), key)

    def move_chosen(self, at_s: int, key: str) -> None:
        """Move the chosen message to a moment."""
        if self._state.message is not None:
            self.replace_chosen(replace(self._state.message, at_s=at_s), key)

    def remove_chosen(self) -> None:
        """Take the chosen message away, and choose the one after it."""
        index = self._state.chosen
        if index is None:
            return
        messages = self.situation.messages
        left = (*messages[:index], *messages[index + 1 :])
        self._put(left, min(index, len(left) - 1) if left else None, tr("remove a message"))

    def clear(self) -> None:
        """Take every message away."""
        self._put((), None, tr("empty the board"))

    def duplicate_chosen(self) -> None:
        """Add the chosen message once more, an hour later."""
        message = self._state.message
        if message is not None and len(self.situation.messages) < _MOST_MESSAGES:
            later = replace(message, at_s=min(message.at_s + _HOUR_S, LAST_S))
            messages = (*self.situation.messages, later)
            self._put(messages, len(messages) - 1, tr("duplicate a message"))

    def in_time(self) -> tuple[int, ...]:
        """List the indices of the messages in order of time."""
        messages = self.situation.messages
        return tuple(sorted(range(len(messages)), key=lambda one: (messages[one].at_s, one)))

    def _put(
        self, messages: tuple[Message, ...], chosen: int | None, name: str, key: str = ""
    ) -> None:
        situation = replace(self.situation, messages=messages)
        self._do(GameState(situation, self._state.rules, chosen), name, key)

    def _do(self, after: GameState, name: str, key: str = "") -> None:
        if after != self._state:
            self.history.push(_Step(self, (self._state, after), name, key))

    def _take(self, state: GameState) -> None:
        self._state = state
        known = self._known()
        self._lanes = tuple(play(state.situation, one, known) for one in state.rules)
        self.changed.emit()


class _Step(UndoStep):
    """One change of the board."""

    def __init__(
        self, game: Game, states: tuple[GameState, GameState], name: str, key: str
    ) -> None:
        super().__init__(name, key or None)
        self._game = game
        self.before, self.after = states

    def redo(self) -> None:
        self._game._take(self.after)  # noqa: SLF001 - its own step

    def undo(self) -> None:
        self._game._take(self.before)  # noqa: SLF001 - its own step

    def absorb(self, later: UndoStep) -> bool:
        self.after = cast("_Step", later).after
        return self.before != self.after
