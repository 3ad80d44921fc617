"""Why it costs that: the messages, rules, rates and plan lines behind a figure."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QLocale, QUrl
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from tarife.forecast.result import Forecast
from tarife.gui.appearance import Appearance
from tarife.gui.explaining import Page, counts_sentence, linked_rule, page_html, subject
from tarife.gui.labels import ElidedLabel, button, label
from tarife.gui.numbers import money_text
from tarife.gui.outcomes import Outcome
from tarife.gui.panels.person import PersonPanel
from tarife.gui.runner import ShouldStop
from tarife.gui.session import PlanSession
from tarife.gui.theme import SIZES
from tarife.insight.explain.explain import Explanation
from tarife.insight.explain.selection import EVERYTHING, Selection
from tarife.insight.explain.timelines import Timeline
from tarife.plan.model.plan import Plan

Explainer: TypeAlias = Callable[[Forecast, Selection], Explanation]
"""Says why a part of a forecast costs what it costs."""

Finder: TypeAlias = Callable[[Forecast, Selection, ShouldStop], Timeline | None]
"""Finds one of the people behind a part of a forecast."""

_BOTH_FROM = 720


class ExplainPanel(QWidget):
    """Explains a part of the last good forecast, and follows it as it changes."""

    def __init__(
        self,
        session: PlanSession,
        appearance: Appearance,
        explain: Explainer,
        find: Finder,
    ) -> None:
        super().__init__()
        self._appearance = appearance
        self._explain = explain
        self._find = find
        self.person = PersonPanel(appearance)
        self._forecast: Forecast | None = None
        self._selection = EVERYTHING
        self._explanation: Explanation | None = None
        self._asked: tuple[Forecast, Selection] | None = None
        self._unfolded: frozenset[str] = frozenset()
        self._title = ElidedLabel("heading")
        self._amount = label("figure")
        self._counts = ElidedLabel("muted")
        self.whole = button("link", self.tr("Whole month"))
        self.whole.clicked.connect(lambda: self.explain(EVERYTHING))
        self.swap = button("link", self.tr("One person"))
        self.swap.setCheckable(True)
        self.swap.toggled.connect(self._arrange)
        self.text = QTextBrowser()
        self._lay_out()
        appearance.changed.connect(self._write)
        session.plan_opened.connect(self._forget)
        self._write()

    def _lay_out(self) -> None:
        self.text.setObjectName("explanation")
        self.text.setAccessibleName(self.tr("Why it costs that"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow_link)
        head = QHBoxLayout()
        head.setSpacing(SIZES.space_3)
        head.addWidget(self._title, 2)
        head.addWidget(self._counts, 3)
        head.addWidget(self.whole)
        head.addWidget(self.swap)
        head.addWidget(self._amount)
        self._body = QHBoxLayout()
        self._body.setSpacing(SIZES.space_3)
        self._body.addWidget(self.text, 5)
        self._body.addWidget(self.person, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_2)
        column.addLayout(head)
        column.addLayout(self._body, 1)

    @property
    def explanation(self) -> Explanation | None:
        """What is shown."""
        return self._explanation

    @property
    def subject(self) -> str:
        """What the explanation is about, as it is shown."""
        return self._title.whole

    def explain(self, selection: Selection) -> None:
        """Explain a part of the month."""
        self._selection = selection
        self._unfolded = frozenset()
        self._write()
        self._look_for_person()

    def show_outcome(self, outcome: Outcome) -> None:
        """Explain the same part of another forecast."""
        self._forecast = outcome.forecast
        if self.isVisible():
            self._write()
            self._look_for_person()

    def close_work(self) -> None:
        """Stop looking for people, and wait."""
        self.person.close_work()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._write()
        self._look_for_person()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Show text and person side by side, or one of them where there is no room for both."""
        is_wide = self.width() >= _BOTH_FROM
        self.swap.setVisible(not is_wide)
        self.person.setVisible(is_wide or self.swap.isChecked())
        self.text.setVisible(is_wide or not self.swap.isChecked())

    def _look_for_person(self) -> None:
        forecast, selection = self._forecast, self._selection
        if forecast is None or not self.isVisible() or self._asked == (forecast, selection):
            return
        self._asked = (forecast, selection)
        find = self._find
        self.person.look_for(lambda should_stop: find(forecast, selection, should_stop))

    def _forget(self, _plan: Plan) -> None:
        self._forecast, self._selection, self._asked = None, EVERYTHING, None
        self.person.forget()
        self._write()

    def _follow_link(self, link: QUrl) -> None:
        """Unfold the paragraph of a rule, or fold it again."""
        paragraph = linked_rule(link.toString())
        if paragraph is not None:
            self._unfolded = self._unfolded ^ {paragraph}
            place = self.text.verticalScrollBar().value()
            self._write()
            self.text.verticalScrollBar().setValue(place)

    def _write(self) -> None:
        locale = QLocale()
        forecast = self._forecast
        self.whole.setVisible(self._selection != EVERYTHING)
        if forecast is None:
            self._explanation = None
            self._title.show_text(self.tr("Why it costs that"))
            self._counts.show_text("")
            self._amount.setText("")
            self.text.setPlainText(
                self.tr("Click a bar, a total or a cell to see where its money comes from.")
            )
            return
        made = self._explain(forecast, self._selection)
        self._explanation = made
        self._title.show_text(subject(self._selection, forecast))
        self._counts.show_text(counts_sentence(made, locale))
        self._amount.setText(f"{money_text(made.charge, locale)} {made.charge.currency}")
        page = Page(self._appearance.tokens, locale, self._unfolded)
        self.text.setHtml(page_html(made, page))
