"""Undo and redo of steps, as `QUndoStack` has them.

Steps are plain Python objects: of a `QUndoStack` whose steps are Python's both Python's garbage
collector and the stack destroy them, which ends the process now and then.
"""

from abc import ABC, abstractmethod

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction


class UndoStep(ABC):
    """Something that was done, and can be undone and done again.

    Attributes:
        text: What it does, for menus to name.
        merge_key: Steps in a row with equal keys become one; without a key it stays by itself.
    """

    def __init__(self, text: str, merge_key: str | None = None) -> None:
        self.text = text
        self.merge_key = merge_key

    @abstractmethod
    def redo(self) -> None:
        """Do it."""

    @abstractmethod
    def undo(self) -> None:
        """Undo it."""

    @abstractmethod
    def absorb(self, later: "UndoStep") -> bool:
        """Take in a later step with the same key; tells whether both together do anything."""


class UndoHistory(QObject):
    """The steps that were done, and those that were undone and can be done again.

    `index_changed` tells how many are done, after each step; `clean_changed` whether what
    stands now is what was saved.
    """

    index_changed = Signal(int)
    clean_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: list[UndoStep] = []
        self._index = 0
        self._clean: int | None = 0

    @property
    def steps(self) -> tuple[UndoStep, ...]:
        """All steps, done and undone."""
        return tuple(self._steps)

    @property
    def index(self) -> int:
        """How many steps are done."""
        return self._index

    @property
    def clean_index(self) -> int | None:
        """How many steps were done when it was saved; nothing if undo does not lead there."""
        return self._clean

    @property
    def is_clean(self) -> bool:
        """Whether what stands now is what was saved."""
        return self._index == self._clean

    @property
    def last(self) -> UndoStep | None:
        """The step that undo takes back."""
        return self.step(self._index)

    @property
    def next(self) -> UndoStep | None:
        """The step that redo does again."""
        return self.step(self._index + 1)

    def step(self, number: int) -> UndoStep | None:
        """Give a step by its number, from 1."""
        return self._steps[number - 1] if 0 < number <= len(self._steps) else None

    def push(self, step: UndoStep) -> None:
        """Do a step. Those that were undone are forgotten."""
        step.redo()
        was_clean, last = self.is_clean, self.last
        del self._steps[self._index :]
        if self._clean is not None and self._clean > self._index:
            self._clean = None
        if (
            last is not None
            and last.merge_key is not None
            and last.merge_key == step.merge_key
            and not was_clean
        ):
            if not last.absorb(step):
                self._steps.pop()
        else:
            self._steps.append(step)
        self._stand_at(len(self._steps), was_clean=was_clean)

    def undo(self) -> None:
        """Undo the last step, if there is one."""
        if self.last is not None:
            self.last.undo()
            self._stand_at(self._index - 1, was_clean=self.is_clean)

    def redo(self) -> None:
        """Do the next step again, if there is one."""
        if self.next is not None:
            self.next.redo()
            self._stand_at(self._index + 1, was_clean=self.is_clean)

    def go_to(self, index: int) -> None:
        """Undo or do steps until so many are done."""
        while self._index > index:
            self.undo()
        while self._index < min(index, len(self._steps)):
            self.redo()

    def set_clean(self) -> None:
        """Note that what stands now is saved."""
        was_clean, self._clean = self.is_clean, self._index
        if not was_clean:
            self.clean_changed.emit(True)  # noqa: FBT003 - Qt's signal

    def reset_clean(self) -> None:
        """Note that no step leads to what is saved."""
        was_clean, self._clean = self.is_clean, None
        if was_clean:
            self.clean_changed.emit(False)  # noqa: FBT003 - Qt's signal

    def clear(self) -> None:
        """Forget all steps; what stands now is what is saved."""
        was_clean = self.is_clean
        self._steps.clear()
        self._clean = 0
        self._stand_at(0, was_clean=was_clean)

    def _stand_at(self, index: int, *, was_clean: bool) -> None:
        self._index = index
        self.index_changed.emit(index)
        if self.is_clean != was_clean:
            self.clean_changed.emit(self.is_clean)


class UndoAction(QAction):
    """Undoes the last step, or does the next one again, and is named after it."""

    def __init__(
        self, history: UndoHistory, verb: str, parent: QObject, *, is_redo: bool = False
    ) -> None:
        super().__init__(verb, parent)
        self._history, self._verb, self._is_redo = history, verb, is_redo
        self.triggered.connect(history.redo if is_redo else history.undo)
        history.index_changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        step = self._history.next if self._is_redo else self._history.last
        self.setEnabled(step is not None)
        self.setText(f"{self._verb} {step.text}".strip() if step else self._verb)
