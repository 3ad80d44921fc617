"""The playground: a situation to choose, messages to drag, and what each era makes of them."""

from PySide6.QtCore import QPointF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.document.files import WhereTo
from tarife.gui.playground.accessible_table import BOARD_COLUMNS, table_rows, table_text
from tarife.gui.playground.acts import ActButtons, act_menu
from tarife.gui.playground.game import Game, GameState, Known
from tarife.gui.playground.message_form import MessageForm
from tarife.gui.playground.question_bar import EraButtons, Questions
from tarife.gui.playground.sheet import BoardView
from tarife.gui.playground.speech import why_html
from tarife.gui.playground.terms_bar import TermsBar
from tarife.gui.playground.tools import Tools
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.clipboard import copy_text
from tarife.gui.widgets.labels import button, sentence_label
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.read_only_table import ReadOnlyModel, ReadOnlyTable
from tarife.gui.widgets.theme import SIZES
from tarife.insight.playground.situation import Act, ReadySituation, Situation
from tarife.insight.playground.situations import READY

_USUAL = (1180, 760)
_LEAST = (760, 520)
_LOW = 640
_BELOW, _BELOW_LOW = 136, 104


def _state_of(ready: ReadySituation) -> GameState:
    return GameState(ready.situation, ready.eras)


class PlaygroundWindow(QDialog):
    """Lets a person play with the rules; nothing of it belongs to a plan."""

    page_wanted = Signal(str)

    def __init__(
        self,
        known: Known,
        appearance: Appearance,
        where_to: WhereTo,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Playground of the rules"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._appearance = appearance
        self.game = Game(known, _state_of(READY[0]), self)
        self.questions = Questions(READY)
        self.eras = EraButtons(self.game)
        self.notice = sentence_label("muted")
        self.sheet = BoardView(self.game, appearance)
        self.acts = ActButtons(appearance)
        self.terms = TermsBar(self.game, known())
        self.tools = Tools(self.game, self.sheet, appearance, where_to, self)
        self.why = QTextBrowser()
        self.model = ReadOnlyModel(BOARD_COLUMNS, self)
        self.table = ReadOnlyTable(self.model, self.tr("Messages and amounts"))
        self._below = QStackedWidget()
        self._parts = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()
        self.ask(READY[0])
        self.questions.setFocus()
        self.setMinimumSize(*_LEAST)
        self.resize(QSize(*_USUAL).boundedTo(self.screen().availableGeometry().size()))

    @property
    def board(self) -> QWidget:
        """What is played on."""
        return self.sheet.board

    def ask(self, ready: ReadySituation) -> None:
        """Put a ready-made situation on the board."""
        self.questions.show_question(ready)
        self.notice.setText(self.questions.notice(ready))
        self.game.open(_state_of(ready))
        self.sheet.fit()
        self._share_height()

    def open_messages(self, situation: Situation) -> None:
        """Put the messages of a person of a plan on the board."""
        self.questions.show_question(None)
        self.notice.setText(
            self.tr(
                "The messages of one of the people behind the figure, as they were delivered. "
                "Move them, and see what each set of rules would have made of them."
            )
        )
        self.game.open(GameState(situation, tuple(self.game.state.rules)))
        self.sheet.fit()
        self._share_height()

    def take_over(self, before: "PlaygroundWindow") -> None:
        """Play on where another playground is, with its question but not its undo."""
        index = before.questions.currentIndex()
        if index < 0:
            self.open_messages(before.game.situation)
        else:
            self.ask(READY[index])
        self.game.open(before.game.state)
        self.sheet.fit()

    def _connect(self) -> None:
        self.questions.asked.connect(self.ask)
        self.game.changed.connect(self._write)
        self._appearance.changed.connect(self._write)
        self.acts.act_chosen.connect(self.game.add)
        self.sheet.board.edit_requested.connect(self.edit)
        self.sheet.board.menu_requested.connect(self._offer)
        self.sheet.board.tools_requested.connect(self.tools.offer)
        self.tools.edit.triggered.connect(self.edit)
        self.tools.clear.triggered.connect(self._begin)
        self.tools.table.triggered.connect(self.copy_table)
        self.why.anchorClicked.connect(self._follow)
        self._write()

    def edit(self) -> None:
        """Open the form of the chosen message."""
        message = self.game.state.message
        if message is None:
            return
        form = MessageForm(message, self.game.state.firsts, self)
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.accepted.connect(lambda: self.game.replace_chosen(form.message))
        form.open()

    def copy_table(self) -> None:
        """Copy the table for a spreadsheet."""
        copy_text(table_text(self.model.rows))

    def _offer(self, at: QPointF, second: int) -> None:
        """Offer what may be added at a moment."""
        menu = act_menu(self, self._appearance)
        menu.triggered.connect(lambda action: self.game.add(Act(action.data()), second))
        menu.popup(self.sheet.board.mapToGlobal(at.toPoint()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        """Give the lanes what they need, and what is said of them the rest, within reason."""
        below = _BELOW_LOW if self.height() < _LOW else _BELOW
        whole = sum(self._parts.sizes()) or self.height()
        lanes = min(self.sheet.wanted_height, whole - below)
        self._parts.setSizes([lanes, whole - lanes])

    def _begin(self) -> None:
        """Ask nothing more: the board is empty for messages of one's own."""
        self.questions.show_question(None)
        self.notice.setText(
            self.tr("Add messages with the buttons, or double click a place on the board.")
        )

    def _follow(self, link: QUrl) -> None:
        self.page_wanted.emit(link.toString())

    def _write(self) -> None:
        state, lanes = self.game.state, self.game.lanes
        self.why.setHtml(why_html(state, lanes, self._appearance.tokens))
        self.model.show(table_rows(state.situation, lanes))

    def _lay_out(self) -> None:
        self.why.setOpenLinks(False)
        self.why.setObjectName("explanation")
        self.why.setAccessibleName(self.tr("What becomes of the message"))
        self._below.addWidget(self.why)
        self._below.addWidget(self.table)
        head = QHBoxLayout()
        head.setSpacing(SIZES.space_3)
        head.addWidget(self.questions, 1)
        head.addWidget(self.eras)
        parts = self._parts
        parts.addWidget(self.sheet)
        parts.addWidget(self._beneath())
        parts.setChildrenCollapsible(False)
        parts.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.space_4, SIZES.space_3, SIZES.space_4, SIZES.space_3)
        column.setSpacing(SIZES.space_2)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self.acts, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(parts, 1)
        column.addWidget(self.terms)

    def _beneath(self) -> QWidget:
        """Put what is said of one message and the table of all into one place."""
        made = QWidget()
        tabs = QHBoxLayout()
        tabs.setSpacing(0)
        for index, text in enumerate((self.tr("Why"), self.tr("Table"))):
            tab = button("tab", text)
            tab.setCheckable(True)
            tab.setAutoExclusive(True)
            tab.setChecked(index == 0)
            tab.setShortcut(QKeySequence.fromString(f"Ctrl+{index + 1}"))
            tab.clicked.connect(lambda _=False, n=index: self._below.setCurrentIndex(n))
            tabs.addWidget(tab)
        tabs.addStretch(1)
        tabs.addWidget(self.tools)
        column = bare_column(made, SIZES.space_1)
        column.addLayout(tabs)
        column.addWidget(self._below, 1)
        return made
