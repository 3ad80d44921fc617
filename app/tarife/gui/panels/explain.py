"""Why it costs that: the messages, rules, rates and plan lines behind a figure."""

from PySide6.QtCore import QLocale, QUrl
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from tarife.forecast.result import Forecast
from tarife.gui.appearance import Appearance
from tarife.gui.explaining import Page, counts_sentence, linked_rule, page_html, subject
from tarife.gui.labels import ElidedLabel, button, label
from tarife.gui.numbers import money_text
from tarife.gui.outcomes import Outcome
from tarife.gui.session import PlanSession
from tarife.gui.theme import SIZES
from tarife.insight.explain import Explanation, explain
from tarife.insight.selection import EVERYTHING, Selection
from tarife.plan.plan import Plan
from tarife.rates.book import RateBook


class ExplainPanel(QWidget):
    """Explains a part of the last good forecast, and follows it as it changes."""

    def __init__(
        self,
        session: PlanSession,
        appearance: Appearance,
        book: RateBook,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._book = book
        self._forecast: Forecast | None = None
        self._selection = EVERYTHING
        self._explanation: Explanation | None = None
        self._unfolded: frozenset[str] = frozenset()
        self._title = ElidedLabel("heading")
        self._amount = label("figure")
        self._counts = ElidedLabel("muted")
        self.whole = button("link", self.tr("Whole month"))
        self.whole.clicked.connect(lambda: self.explain(EVERYTHING))
        self.text = QTextBrowser()
        self._lay_out()
        appearance.changed.connect(self._write)
        session.plan_opened.connect(self._forget)
        session.forecast_ready.connect(self.show_outcome)
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
        head.addWidget(self._amount)
        self._body = QHBoxLayout()
        self._body.addWidget(self.text, 1)
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

    def show_outcome(self, outcome: Outcome) -> None:
        """Explain the same part of another forecast."""
        self._forecast = outcome.forecast
        if self.isVisible():
            self._write()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type] # Qt's event
        self._write()

    def _forget(self, _plan: Plan) -> None:
        self._forecast, self._selection = None, EVERYTHING
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
        made = explain(forecast, self._book, self._selection)
        self._explanation = made
        self._title.show_text(subject(self._selection, forecast, locale))
        self._counts.show_text(counts_sentence(made, locale))
        self._amount.setText(f"{money_text(made.charge, locale)} {made.charge.currency}")
        page = Page(self._appearance.tokens, locale, self._unfolded)
        self.text.setHtml(page_html(made, page))
