"""Why this cost: the messages, rules, rates and plan lines behind a figure."""

from collections.abc import Callable
from html import escape
from typing import Final, TypeAlias

from PySide6.QtCore import QLocale, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QTextBrowser, QWidget

from tarife.charts.scene import subject_of
from tarife.forecast.result import Forecast
from tarife.gui.document.session import Outcome, PlanSession
from tarife.gui.result.explanation import (
    PageStyle,
    counts_sentence,
    linked_part,
    linked_rule,
    page_html,
    plain_text,
    subject,
    to_be_pasted,
)
from tarife.gui.result.person import PersonPanel
from tarife.gui.runtime.runner import ShouldStop
from tarife.gui.text.languages import chart_voice, tr
from tarife.gui.text.numbers import named_money
from tarife.gui.text.times import unbroken
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.clipboard import copy_text
from tarife.gui.widgets.labels import ElidedLabel, SentenceLabel, button, label
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.overlays import Fade
from tarife.gui.widgets.theme import SIZES
from tarife.insight.explain.charge_reasons import Explanation
from tarife.insight.explain.selection import EVERYTHING, Selection
from tarife.insight.explain.timelines import Timeline
from tarife.plan.model.plan import Plan
from tarife.terms.saving import harmless_cell

Explainer: TypeAlias = Callable[[Forecast, Selection], Explanation]
"""Says why a part of a forecast costs what it costs."""

Finder: TypeAlias = Callable[[Forecast, Selection, int, ShouldStop], Timeline | None]
"""Finds one of the people behind a part of a forecast, counted from the most telling one."""

_BESIDE_FROM: Final = 720
_ABOVE_FROM: Final = 480
_LOW_BELOW: Final = 200
"""Under which height a person's lanes would lie on each other."""

_PERSON_BELOW: Final = 196
"""The height of a person below the text, in pixels: the rest is the text's."""

_TALLEST: Final = 16_777_215  # Qt's own bound


class ExplanationView(QTextBrowser):
    """The text of an explanation; copied, it loses what only the window can follow.

    Without anything chosen, the whole explanation is copied as plain text.
    """

    head = ""
    whole = ""

    def createMimeDataFromSelection(self) -> QMimeData:
        chosen = super().createMimeDataFromSelection()
        html = to_be_pasted(chosen.html())
        made = QMimeData()
        made.setText(f"{self.head}\n{QTextDocumentFragment.fromHtml(html).toPlainText()}")
        made.setHtml(f"<p>{escape(self.head)}</p>{html}")
        return made

    def copy(self) -> None:
        """Copy what is chosen, or all of it."""
        if self.textCursor().hasSelection():
            super().copy()
        else:
            copy_text(self.whole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.offers()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def offers(self) -> QMenu:
        """Make the menu of a right click."""
        menu = QMenu(self)
        menu.addAction(tr("&Copy"), self.copy).setEnabled(bool(self.whole))
        menu.addAction(tr("Select &all"), self.selectAll).setEnabled(bool(self.whole))
        return menu


class ExplainPanel(QWidget):
    """Explains a part of the last good forecast, and follows it as it changes.

    `explained` tells which part.
    """

    explained = Signal(object)

    def __init__(
        self,
        session: PlanSession,
        appearance: Appearance,
        explain: Explainer,
        find: Finder,
    ) -> None:
        super().__init__()
        self._session = session
        self._appearance = appearance
        self._explain = explain
        self._find = find
        self.person = PersonPanel(appearance)
        self._forecast: Forecast | None = None
        self._whole: Forecast | None = None
        self._selection = EVERYTHING
        self._explanation: Explanation | None = None
        self._asked: tuple[Forecast, Selection] | None = None
        self._is_behind = False
        self._person_number = 0
        self._unfolded: frozenset[str] = frozenset()
        self._title = ElidedLabel("heading")
        self._amount = label("figure")
        self._counts = SentenceLabel()
        self._counts.setProperty("role", "muted")
        self._counts.setWordWrap(True)
        self.whole = button("link", self.tr("Whole month"))
        self.day = button("link", self.tr("Whole day"))
        self.swap = button("link", self.tr("One person"))
        self.swap.setCheckable(True)
        self.copy = button("link", self.tr("Copy"))
        self.text = ExplanationView()
        Fade(self.text, QPalette.ColorRole.Base)
        self._lay_out()
        self._connect()
        self._write()

    def _connect(self) -> None:
        self._appearance.changed.connect(self._write)
        self.whole.clicked.connect(lambda: self.explain(EVERYTHING))
        self.day.clicked.connect(lambda: self.explain(Selection(days=self._selection.days)))
        self.swap.toggled.connect(self._arrange)
        self.copy.clicked.connect(self._copy)
        self.person.another.clicked.connect(self._show_another)
        self._session.plan_opened.connect(self._forget)

    def _lay_out(self) -> None:
        self.copy.setToolTip(self.tr("Copy this explanation as text"))
        self.text.setObjectName("explanation")
        self.text.setAccessibleName(self.tr("Why this cost"))
        self.text.setOpenLinks(False)
        self.text.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )  # it wraps
        self.text.anchorClicked.connect(self._follow_link)
        head = QHBoxLayout()
        head.setSpacing(SIZES.space_3)
        head.addWidget(self._title, 1)
        head.addWidget(self._amount)
        links = QHBoxLayout()
        links.setSpacing(SIZES.space_3)
        for link in (self.day, self.whole, self.swap):
            links.addWidget(link)
        links.addStretch(1)
        links.addWidget(self.copy)
        self._under = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._under.addWidget(self._counts, 1)
        self._under.addLayout(links)
        self._body = QHBoxLayout()
        self._body.setSpacing(SIZES.space_3)
        self._body.addWidget(self.text, 5)
        self._body.addWidget(self.person, 4)
        column = bare_column(self, SIZES.space_1)
        column.addLayout(head)
        column.addLayout(self._under)
        column.addLayout(self._body, 1)

    @property
    def explanation(self) -> Explanation | None:
        """What is shown."""
        return self._explanation

    @property
    def subject(self) -> str:
        """What the explanation is about, as it is shown."""
        return self._title.whole

    @property
    def selection(self) -> Selection:
        """Which part it is about."""
        return self._selection

    def explain(self, selection: Selection) -> None:
        """Explain a part of the month."""
        self._selection = selection
        self._unfolded = frozenset()
        self.explained.emit(selection)
        self._write()
        self._look_for_person()

    def show_outcome(self, outcome: Outcome) -> None:
        """Explain the same part of another forecast."""
        self._forecast, self._whole = outcome.forecast, outcome.whole
        self._selection = self._selection.on_days_of(outcome.forecast)
        self.explained.emit(self._selection)
        self._is_behind = True
        if self.isVisible():
            self._catch_up()

    def close_work(self) -> None:
        """Stop looking for people, and wait."""
        self.person.close_work()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def _catch_up(self) -> None:
        """Explain figures that came while nobody looked."""
        if self._is_behind:
            self._write()
        self._look_for_person()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Show text and person beside or above each other, or one where both have no room."""
        is_wide = self.width() >= _BESIDE_FROM
        is_below = not is_wide and self.height() >= _ABOVE_FROM
        has_room = is_below or (is_wide and self.height() >= _LOW_BELOW)
        way = QBoxLayout.Direction
        self._body.setDirection(way.LeftToRight if is_wide else way.TopToBottom)
        self.person.setMaximumHeight(_PERSON_BELOW if is_below else _TALLEST)
        is_one_row = is_wide or self.height() < _ABOVE_FROM
        # Links stand above a sentence of one line or two: they must not move under the hand.
        self._under.setDirection(way.LeftToRight if is_one_row else way.BottomToTop)
        self.swap.setVisible(not has_room)
        is_person = self.swap.isChecked()
        self.swap.setText(self.tr("Explanation") if is_person else self.tr("One person"))
        self.person.setVisible(has_room or is_person)
        self.text.setVisible(has_room or not is_person)

    def _look_for_person(self) -> None:
        forecast, whole, selection = self._forecast, self._whole, self._selection
        if forecast is None or whole is None or not self.isVisible():
            return
        if self._asked == (forecast, selection):
            return
        self._asked = (forecast, selection)
        self._person_number = 0
        self._find_person(forecast, whole, selection)

    def _show_another(self) -> None:
        """Show the next of the people behind the same figure."""
        if self._asked is not None and self._whole is not None:
            self._person_number += 1
            self._find_person(self._asked[0], self._whole, self._asked[1])

    def _find_person(self, forecast: Forecast, whole: Forecast, selection: Selection) -> None:
        find, number = self._find, self._person_number
        # People go through all months, so they are looked for among those of the whole.
        days = () if whole is forecast else forecast.lines.calendar.dates()
        part = selection.within(Selection(days=days))
        self.person.look_for(lambda should_stop: find(whole, part, number, should_stop))

    def _forget(self, _plan: Plan) -> None:
        self._forecast, self._selection, self._asked = None, EVERYTHING, None
        self.explained.emit(EVERYTHING)
        self.person.forget()
        self._write()

    def _copy(self) -> None:
        copy_text(self.text.whole)
        self._session.message.emit(self.tr("Explanation copied"), False)  # noqa: FBT003 - Qt's signal

    def _follow_link(self, link: QUrl) -> None:
        """Go to a part and its person; unfold the paragraph of a rule, or fold it again."""
        made = self._explanation
        part = None if made is None else linked_part(link.toString(), made)
        if part is not None:
            self.explain(part)
        paragraph = linked_rule(link.toString())
        if paragraph is not None:
            self._unfolded = self._unfolded ^ {paragraph}
            scrolled = self.text.verticalScrollBar().value()
            self._write()
            self.text.verticalScrollBar().setValue(scrolled)

    def _write(self) -> None:
        self._is_behind = False
        locale = QLocale()
        forecast = self._forecast
        self.whole.setVisible(self._selection != EVERYTHING)
        days = self._selection.days
        self.copy.setVisible(forecast is not None)
        self.day.setVisible(bool(days) and self._selection != Selection(days=days))
        is_one = len(days) == 1
        self.day.setText(self.tr("Whole day") if is_one else self.tr("All of these days"))
        if forecast is None:
            self._explanation = None
            self.text.head = self.text.whole = ""
            self._title.show_text(self.tr("Why this cost"))
            self._counts.setText("")
            self._amount.setText("")
            self.text.setPlainText(
                self.tr("Click a bar, a total or a cell to see where its money comes from.")
            )
            return
        made = self._explain(forecast, self._selection)
        self._explanation = made
        is_month = len(forecast.months) == 1
        self.whole.setText(self.tr("Whole month") if is_month else self.tr("All months"))
        self._title.show_text(subject(self._selection, forecast))
        parts = counts_sentence(made, locale).split(", ")  # a row ends between two of them
        self._counts.setText(
            ", ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts)
        )
        self._amount.setText(named_money(made.charge, locale))
        named = subject_of(forecast, chart_voice())
        self.text.head = harmless_cell(f"{named} · {self.subject}: {self._amount.text()}")
        self.text.whole = plain_text(made, self.subject, self.text.head, locale)
        page = PageStyle(self._appearance.tokens, locale, self._unfolded)
        self.text.setHtml(unbroken(page_html(made, self.subject, page)))
