"""What is left of pastes after each step of the history: rows, texts of cells, the report."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from tarife.gui.runtime.undo_history import UndoHistory, UndoStep
from tarife.gui.tables.kept_rows import CellAt, KeptColumn, KeptRow, PasteError
from tarife.gui.tables.mending import replies_told
from tarife.gui.tables.pasting import Edits, Rejection
from tarife.gui.text.headings import Span

Cells: TypeAlias = Mapping[CellAt, PasteError]


@dataclass(frozen=True, slots=True)
class _Left:
    """What was left after a step of the history, and the report of it."""

    step: int
    command: UndoStep | None
    rows: tuple[KeptRow, ...] = ()
    cells: Cells = field(default_factory=dict)
    report: Edits = field(default_factory=Edits)


class Leftovers:
    """What was left after each step of the history; undo and redo take it along."""

    def __init__(self, history: UndoHistory) -> None:
        self._history = history
        self._states: tuple[_Left, ...] = ()
        self._recorded = _NOTHING_LEFT

    @property
    def rows(self) -> tuple[KeptRow, ...]:
        """The rows that are left."""
        return self._now().rows

    @property
    def cells(self) -> Cells:
        """The texts of cells that are left."""
        return self._now().cells

    @property
    def report(self) -> Edits:
        """What there is to say of the last paste."""
        return self._now().report

    def put(self, rows: tuple[KeptRow, ...], cells: Cells, report: Edits) -> None:
        """Note what is left now."""
        step = self._history.index
        others = (one for one in self._states if one.step != step and self._is_of_now(one))
        self._recorded = _Left(step, self._command(step), rows, cells, report)
        self._states = tuple(sorted((*others, self._recorded), key=lambda one: one.step))

    def follow(self) -> bool:
        """Go with the history; tells whether something else is left there."""
        before, self._recorded = self._recorded, self._now()
        return self._recorded is not before

    def _now(self) -> _Left:
        past = (one for one in reversed(self._states) if one.step <= self._history.index)
        return next(filter(self._is_of_now, past), _NOTHING_LEFT)

    def _is_of_now(self, one: _Left) -> bool:
        """Tell whether the history still has the step, and no other in its place."""
        return self._command(one.step) is one.command

    def _command(self, step: int) -> UndoStep | None:
        return self._history.step(step)


_NOTHING_LEFT: Final = _Left(0, None)


def still_reported(
    report: Edits, rows: tuple[KeptRow, ...], cells: Cells, mended: Edits | None = None
) -> Edits:
    """Leave out of a report what is left no more.

    Args:
        report: The report.
        rows: The rows that are left.
        cells: The texts of cells that are left.
        mended: What came of what was mended; nothing where it was dropped.
    """
    counts, pasted = {row.name: row.count for row in rows}, {row.name for row in report.kept}

    def is_left(one: Rejection) -> bool:
        return one.at in cells if one.at else one.text in counts or one.text not in pasted

    def counted(one: Rejection) -> Rejection:
        """Count what a kept row holds since another column was placed."""
        is_row = one.at is None and one.text in counts
        return replace(one, cells=counts[one.text]) if is_row else one

    more = mended or Edits()
    return replace(
        report,
        cells=report.cells + more.cells,
        rejections=[*map(counted, filter(is_left, report.rejections)), *more.rejections],
        kept=[*report.kept, *more.kept],
        remarks=[*report.remarks, *more.remarks],
        replies=more.replies or report.replies,
        asks_replies=more.asks_replies or report.asks_replies,
    )


def retold(report: Edits, texts: Mapping[CellAt, tuple[PasteError, str]]) -> Edits:
    """Make what a report says of a pasted text anew from what was put in place of its texts.

    Args:
        report: The report.
        texts: What cells could not take, and what was put in its place.
    """
    sums, replies = report.sums, report.replies
    for (key, _), (left, text) in texts.items():
        sums = sums.with_text(left.place, text) if sums else None
        if replies and left.span is Span.REPLIES and key in replies.texts:
            line, _ = replies.texts[key]
            replies = replace(replies, texts={**replies.texts, key: (line, text)})
    before, after = (one.remarks() if one else [] for one in (report.sums, sums))
    said = dict(zip(before, after, strict=True))
    remarks = [said.get(one, one) for one in report.remarks]
    report = replace(report, sums=sums, remarks=remarks)
    return with_replies(report, replies) if replies else report


def with_replies(report: Edits, replies: KeptColumn) -> Edits:
    """Tell of the column of replies as it is now."""
    before = replies_told(report.replies) if report.replies else ""
    remarks = [replies_told(replies) if one == before else one for one in report.remarks]
    return replace(report, replies=replies, remarks=remarks)
