"""The history of undo and redo."""

import pytest

from tarife.gui.runtime.undo_history import UndoAction, UndoHistory, UndoStep


class Add(UndoStep):
    def __init__(self, shown, number, key=None):
        super().__init__(f"add {number}", key)
        self.shown, self.number = shown, number

    def redo(self):
        self.shown.append(self.number)

    def undo(self):
        self.shown.pop()

    def absorb(self, later):
        self.shown[-2:] = [self.number + later.number]
        self.number += later.number
        if not self.number:
            self.shown.pop()
        return bool(self.number)


def test_steps_are_undone_and_done_again_in_their_order():
    shown, history = [], UndoHistory()
    for number in (1, 2, 3):
        history.push(Add(shown, number))

    history.go_to(1)
    assert (shown, history.last.text, history.next.text) == ([1], "add 1", "add 2")
    history.redo()
    assert shown == [1, 2]
    history.push(Add(shown, 7))
    assert (shown, history.next) == ([1, 2, 7], None)
    history.go_to(9)
    history.redo()
    history.go_to(0)
    history.undo()
    assert (shown, history.last) == ([], None)


def test_steps_with_one_key_are_one_and_none_if_they_do_nothing_together():
    shown, history = [], UndoHistory()
    history.push(Add(shown, 1, "key"))
    history.push(Add(shown, 2, "key"))
    history.push(Add(shown, 5, "other"))
    assert (shown, len(history.steps)) == ([3, 5], 2)

    history.push(Add(shown, -5, "other"))
    assert (shown, len(history.steps), history.index) == ([3], 1, 1)


def test_what_was_saved_is_a_step_of_its_own_and_found_again():
    shown, history, told = [], UndoHistory(), []
    history.clean_changed.connect(told.append)
    history.push(Add(shown, 1, "key"))
    history.set_clean()
    history.push(Add(shown, 2, "key"))
    assert (history.is_clean, len(history.steps)) == (False, 2)

    history.undo()
    assert history.is_clean
    history.undo()
    history.push(Add(shown, 4))  # what was saved can no longer be reached
    assert (history.is_clean, history.clean_index) == (False, None)
    history.clear()
    assert (history.is_clean, history.steps) == (True, ())
    history.reset_clean()
    assert told == [False, True, False, True, False, True, False]


@pytest.mark.usefixtures("qapp")
def test_actions_are_named_after_their_step():
    shown, history = [], UndoHistory()
    undo, redo = (
        UndoAction(history, verb, history, is_redo=verb == "Redo") for verb in ("Undo", "Redo")
    )
    assert not undo.isEnabled()
    assert not redo.isEnabled()
    history.push(Add(shown, 1))
    assert (undo.text(), undo.isEnabled(), redo.text()) == ("Undo add 1", True, "Redo")

    undo.trigger()
    assert (shown, redo.text(), undo.isEnabled()) == ([], "Redo add 1", False)
    redo.trigger()
    assert shown == [1]
