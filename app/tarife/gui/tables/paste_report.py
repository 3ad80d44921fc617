"""What came of a paste, told below the table."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any, Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.tables.kept_rows import CellAt, KeptColumn
from tarife.gui.tables.pasting import MOST_REJECTIONS, Edits, Rejection
from tarife.gui.tables.sum_rows import Unknown
from tarife.gui.text.headings import PER_DAY, Span, is_service
from tarife.gui.text.languages import tr
from tarife.gui.text.names import capitalised, filled, quoted
from tarife.gui.text.numbers import amount_text, count_text
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.columns import Column, title_text
from tarife.gui.widgets.labels import button, empty, label, sentence_label
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.problem_list import Details
from tarife.gui.widgets.theme import SIZES
from tarife.terms.marking import marked

_MOST_COLUMNS, _FEW_COLUMNS = 3, 1
_TALL = 700
"""From which height of the window on there is room for more, in pixels."""
_MOST_SHARE, _FEW_SHARE = 4, 7
"""What part of the window's height the lines may take, at most."""
_SPANS: Final = {
    Span.MONTH: marked("%1, from numbers of a month"),
    Span.ALL: marked("%1, from numbers of all months"),
    Span.REPLIES: marked("%1, from your replies of a month (service)"),
}
_HINTS: Final[Mapping[str, str]] = {
    "people": marked("whom you can write to"),
    "marketing": marked("offers and news that you send"),
    "utility": marked("order updates that you send"),
    "authentication": marked("codes (OTP) that you send"),
    "reply_ratio": marked("of 100 people who get marketing"),
    "ad_clicks_per_day": marked("people who come from ads"),
    "inbound": marked("people who write on their own"),
    "when": marked("days on which you send"),
    "first": marked("the first day"),
    "last": marked("the last day"),
}
"""What the numbers of each column are, beside its name."""


class PasteReport(QFrame):
    """Shows what came of a paste while there is something to say; a person `closed` it.

    It asks which column those are whose headings do not tell: `column_told` says the kept
    column, the name of the one it is, or nothing where it is to be left out, and of what time
    its numbers are. `replies_told` says the column of replies, and whether those to people who
    answer marketing are among them; `value_told` the cell that a paste has left, and what a
    sum says that it holds.
    """

    closed = Signal()
    column_told = Signal(object, str, str)
    replies_told = Signal(object, bool)
    value_told = Signal(object, str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report")
        self._heading = label("strong")
        self._texts: tuple[str, ...] = ()
        inner = QWidget()
        self._lines = bare_column(inner, 2)
        self._choosers: list[QPushButton] = []
        self._labels: list[QLabel] = []
        self._questions = QVBoxLayout()
        self._questions.setSpacing(SIZES.space_1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(inner)
        self._close = close = QToolButton()
        close.setAccessibleName(self.tr("Close the report"))
        close.setToolTip(self.tr("Close"))
        close.clicked.connect(self.closed)
        appearance.set_icon(close, "close")
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.space_3, SIZES.space_1, SIZES.space_1, SIZES.space_2)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._questions)
        column.addWidget(self._scroll)
        self.hide()

    @property
    def text(self) -> str:
        """Everything the report says, one line each."""
        return "\n".join((self._heading.text(), *self._texts))

    def show_edits(
        self, edits: Edits, columns: Sequence[Column[Any]] = (), months: int = 1
    ) -> None:
        """Tell what was not taken of a paste; nothing to tell hides the report.

        Args:
            edits: What came of it.
            columns: The columns of the table, of which a pasted one may be any.
            months: How many months the plan has.
        """
        empty(self._lines)
        empty(self._questions)
        self._choosers.clear()
        refused = len(edits.rejections)
        self._heading.setText(_counted(edits))
        is_tall = self.window().height() >= _TALL
        most = _MOST_COLUMNS if is_tall else _FEW_COLUMNS
        known = {one.place: one for one in edits.sums.unknowns()} if edits.sums else {}
        of_sums = [one for one in edits.rejections if one.at and one.place in known][:most]
        told = [f"{self._line(one)} {_by_sum(known[one.place])}" for one in of_sums]
        for one, said in zip(of_sums, told, strict=True):
            row = self._question_of_sum(one, said, known[one.place].number)
            self._questions.addWidget(row)
        spans = (Span.DAY, Span.MONTH, Span.ALL)[: 3 if months > 1 else 2]
        for column in edits.columns[:most]:
            self._questions.addWidget(self._question(column, columns, spans))
        if edits.replies is not None and edits.asks_replies:
            self._questions.addWidget(self._question_of_replies(edits.replies))
        others = (one for one in edits.rejections if one not in of_sums)
        lines = [*map(self._line, islice(others, MOST_REJECTIONS))]
        remarks = [f"{capitalised(one)}." for one in edits.remarks[:MOST_REJECTIONS]]
        for texts, count in ((lines, refused), (remarks, len(edits.remarks))):
            if count > MOST_REJECTIONS:
                texts.append(
                    filled(
                        self.tr("and %1 more"), count_text(count - MOST_REJECTIONS, QLocale())
                    )
                )
        is_any = bool(refused or edits.remarks or edits.columns or edits.asks_replies)
        self._labels.clear()
        self.setVisible(is_any and not edits.is_closed)  # texts fit in what is shown
        self._show_texts([*lines, *remarks])
        self._scroll.setVisible(bool(lines or remarks))
        self._texts = (*told, *lines, *remarks)

    def ask(self) -> None:
        """Go to the first question of a column."""
        if self._choosers:
            self._choosers[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _question(
        self, kept: KeptColumn, columns: Sequence[Column[Any]], spans: Sequence[Span]
    ) -> QWidget:
        """Ask which column a pasted one is, or of what time its numbers are."""
        amount = amount_text(kept.amount, QLocale())
        template = self.tr("Which column is %1 (%2)?")
        if kept.meant:
            template = self.tr("Are the numbers of %1 (%2) of a day or of a month?")
        text = filled(template, quoted(kept.heading), amount)
        choose = button("", self.tr("Choose…"))
        self._choosers.append(choose)
        choose.setAccessibleName(text)
        menu = QMenu(choose)
        choose.setMenu(menu)
        for name, span, said in self._choices(kept, columns, spans):
            menu.addAction(said).triggered.connect(partial(self._tell, kept, name, span))
        leave = button("", self.tr("Leave out"))
        leave.clicked.connect(partial(self._tell, kept, "", Span.DAY))
        if not (is_service(kept.heading) and not kept.meant):
            return _asked(text, choose, leave)
        replies = button("", self.tr("Your replies"))
        replies.clicked.connect(partial(self._tell, kept, "inbound", Span.REPLIES))
        return _asked(f"{text} {self._service_text()}", replies, choose, leave)

    def _question_of_sum(self, rejection: Rejection, said: str, number: int) -> QWidget:
        """Offer to put what a sum says for a text that is no number."""
        put = button("", self.tr("Put %1").replace("%1", count_text(number, QLocale())))
        put.clicked.connect(partial(self._tell_value, rejection.at, str(number)))
        return _asked(said, put)

    def _question_of_replies(self, column: KeptColumn) -> QWidget:
        """Ask whether pasted replies hold those that the plan makes of its marketing."""
        text = filled(
            self.tr(
                "%1: your replies to people who answer your marketing (Reply %) are charged "
                "beside these %2. Are they among them?"
            ),
            quoted(column.heading),
            amount_text(column.amount, QLocale()),
        )
        among = button("", self.tr("Among them: Reply 0 %"))
        beside = button("", self.tr("Beside them"))
        for one, is_among in ((among, True), (beside, False)):
            one.clicked.connect(partial(self._tell_replies, column, is_among))
        return _asked(text, among, beside)

    def _choices(
        self, kept: KeptColumn, columns: Sequence[Column[Any]], spans: Sequence[Span]
    ) -> list[tuple[str, Span, str]]:
        """Give what a pasted column may be, with words; replies first where they are meant."""
        found = []
        for column in columns[1:]:
            if column.id in kept.others or kept.meant not in ("", column.id):
                continue
            of_replies = (Span.REPLIES,) * (column.id == "inbound" and not kept.meant)
            for span in (*(spans if column.id in PER_DAY else (Span.DAY,)), *of_replies):
                said = self._of_time(column, span)
                hint = tr(_HINTS.get(column.id, "")) if span is not Span.REPLIES else ""
                found.append((column.id, span, f"{said}\t{hint}" if hint else said))
        if is_service(kept.heading):
            found.sort(key=lambda one: one[1] is not Span.REPLIES)
        return found

    def _of_time(self, column: Column[Any], span: Span) -> str:
        title = title_text(column.heading.title)
        return filled(tr(_SPANS[span]), title) if span in _SPANS else title

    def _service_text(self) -> str:
        return self.tr(
            "Service is what you reply. A plan makes it of Reply % and of people who write: "
            "“Your replies” lets as many people write as these replies need."
        )

    def _tell(self, kept: KeptColumn, name: str, span: Span, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self.column_told.emit(kept, name, span)

    def _tell_replies(self, column: KeptColumn, is_among: bool, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self.replies_told.emit(column, is_among)

    def _tell_value(self, at: CellAt | None, text: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self.value_told.emit(at, text)

    def _show_texts(self, texts: Iterable[str]) -> None:
        self._labels = [sentence_label("small", text) for text in texts]
        for line in self._labels:
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self._lines.addWidget(line)
            line.ensurePolished()
            policy = line.sizePolicy()
            policy.setVerticalPolicy(QSizePolicy.Policy.Ignored)  # else it asks for three lines
            line.setSizePolicy(policy)
        self._lines.addStretch(1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show all lines, wrapped, as high as they are; beyond a share of the window scroll."""
        frame, bar = 2 * self._scroll.frameWidth(), self._scroll.verticalScrollBar()
        width = self.width() - SIZES.space_3 - SIZES.space_1 - frame - bar.sizeHint().width()
        needed = frame
        for line in self._labels:
            line.setMinimumHeight(line.heightForWidth(max(width, 1)))
            needed += line.minimumHeight() + self._lines.spacing()
        height = self.window().height()
        most = height // (_MOST_SHARE if height >= _TALL else _FEW_SHARE)
        self._scroll.setFixedHeight(min(needed, most))

    def _line(self, rejection: Rejection) -> str:
        number = self.tr("Row %1").replace("%1", str(rejection.line)) if rejection.line else ""
        where = ", ".join(filter(None, (number, rejection.cell)))
        text = quoted(rejection.text)
        said = "" if text in rejection.sentence else f"{text}; "
        return f"{where}: {said}{rejection.sentence}.".replace("?.", "?")


def _by_sum(known: Unknown) -> str:
    """Say what a text has to be for its sum to agree."""
    number = count_text(known.number, QLocale())
    return filled(tr("By %1 it is %2."), quoted(known.sum_name), number)


def _asked(text: str, *answers: QPushButton) -> QWidget:
    """Put a question and the buttons that answer it into one row."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, SIZES.space_2, 0)
    asked = Details("")
    asked.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    asked.show_texts((text,))
    line.addWidget(asked, 1)
    for one in answers:
        line.addWidget(one)
    return row


def _counted(edits: Edits) -> str:
    """Count what was taken, and what was not: cells and the rows they stand in, columns."""
    refused = [one for one in edits.rejections if not one.is_column]
    cells, rows = sum(one.cells for one in refused), {one.line or one.cell for one in refused}
    columns = len(edits.columns) + len(edits.rejections) - len(refused)
    left = []
    if cells:
        template = tr("%1[cell|cells] in %2[row|rows]")
        left.append(filled(template, *(count_text(n, QLocale()) for n in (cells, len(rows)))))
    if columns:
        left.append(filled(tr("%1[column|columns]"), str(columns)))
    pasted = pasted_text(edits.cells)
    return filled(tr("%1, not taken: %2"), pasted, ", ".join(left)) if left else pasted


def pasted_text(cells: int) -> str:
    """Say how many cells were pasted."""
    return filled(tr("%1[cell|cells] pasted"), count_text(cells, QLocale()))
