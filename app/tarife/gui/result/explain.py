"""Why this cost: the messages, rules, rates and plan lines behind a figure."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Final, TypeAlias

from PySide6.QtCore import QDate, QLocale, QMimeData, QUrl, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from tarife.assets import help_page
from tarife.charts.scene import subject_of
from tarife.forecast.result import Forecast
from tarife.gui.document.session import Outcome, PlanSession
from tarife.gui.result.person import PersonPanel
from tarife.gui.text.countries import territory_name
from tarife.gui.text.languages import Choice, chart_voice, language_of, spoken, tr
from tarife.gui.text.names import category_name, filled, reason_name
from tarife.gui.text.numbers import count_text, money_text
from tarife.gui.text.times import days_text
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import ElidedLabel, button, label
from tarife.gui.widgets.runner import ShouldStop
from tarife.gui.widgets.theme import SIZES, Tokens
from tarife.insight.explain.explain import ChargeReason, Explanation, RateUsed
from tarife.insight.explain.selection import EVERYTHING, Selection
from tarife.insight.explain.timelines import Timeline
from tarife.plan.model.plan import Plan
from tarife.terms.languages import Language
from tarife.terms.money import Money, decimal_text, shown_parts
from tarife.terms.saving import harmless_cell
from tarife.terms.sentences import in_language

_MOST_BECAUSES: Final = 30
_MOST_LINES: Final = 8

_RULE_LINK: Final = "rule:"
_PART_LINK: Final = "part:"
_SECTION: Final = re.compile(r"^## (\d+)\.", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """How an explanation is written.

    Attributes:
        tokens: The colours of the window.
        locale: How numbers and days are written.
        unfolded: The paragraphs of the rules that are shown in full.
    """

    tokens: Tokens
    locale: QLocale
    unfolded: frozenset[str] = frozenset()


def subject(selection: Selection, forecast: Forecast) -> str:
    """Name what is explained, such as ``Tue 3 Nov · Marketing``."""
    names = {source.id: in_language(source.name, spoken()) for source in forecast.sources}
    parts = [
        *([days_text(selection.days)] if selection.days else []),
        *(category_name(category) for category in selection.categories),
        *(territory_name(market) for market in selection.markets),
        *(names.get(source, source) for source in selection.sources),
        *(reason_name(reason) for reason in selection.reasons),
    ]
    whole = tr("The whole month") if len(forecast.months) == 1 else tr("All months")
    return " · ".join(parts) or whole


def counts_sentence(explanation: Explanation, locale: QLocale) -> str:
    """Say how many messages are charged, free and not sent, and how many Meta has paused."""
    sentence = tr("%1[message|messages] charged, %2 free, %3 too late to send")
    counts = [explanation.charged, explanation.free, explanation.refused]
    if explanation.paused:
        sentence = tr(
            "%1[message|messages] charged, %2 free, %3 too late to send, "
            "%4 not delivered (paused)"
        )
        counts.append(explanation.paused)
    return filled(sentence, *(count_text(count, locale) for count in counts))


def page_html(explanation: Explanation, page: Page) -> str:
    """Write why a part of the month costs what it costs."""
    if not explanation.charge_reasons:
        nothing = tr("No message of the month belongs to this.")
        return f"<p>{escape(nothing)}</p>"
    shown = explanation.charge_reasons[:_MOST_BECAUSES]
    charges = (because.charge_micros for because in explanation.charge_reasons)
    amounts = shown_parts(charges, explanation.charge.currency)
    parts = [_because(at, explanation, page, amounts[at]) for at in range(len(shown))]
    if explanation.late and explanation.selection.days:
        text = tr("%1[message|messages] of the days before, delivered late")
        late = filled(text, count_text(explanation.late, page.locale))
        parts.insert(0, f"<p class='quiet'>{escape(late)}</p>")
    more = len(explanation.charge_reasons) - len(shown)
    if more > 0:
        text = filled(tr("%1[smaller part is|smaller parts are] left out."), str(more))
        parts.append(f"<p class='quiet'>{escape(text)}</p>")
    return _style(page.tokens) + "".join(parts) + _lines(explanation, page)


def linked_part(link: str, explanation: Explanation) -> Selection | None:
    """Give the part of an explanation that a link stands for, if it stands for one."""
    if not link.startswith(_PART_LINK):
        return None
    part = explanation.charge_reasons[int(link.removeprefix(_PART_LINK))]
    narrow = Selection((), (part.market,), (part.category,), (), (part.reason,))
    return narrow.within(explanation.selection)


def linked_rule(link: str) -> str | None:
    """Give the paragraph that a link of a page stands for, if it stands for one."""
    return link.removeprefix(_RULE_LINK) if link.startswith(_RULE_LINK) else None


@cache
def rule_text(paragraph: str, language: Language = Language.ENGLISH) -> str:
    """Read a paragraph of the shipped billing rules, such as ``4.2``; empty if unknown."""
    section, _, number = paragraph.partition(".")
    pieces = _SECTION.split(help_page("billing-rules", language))
    for name, text in zip(pieces[1::2], pieces[2::2], strict=True):
        found = re.search(
            rf"^{number}\. (.*?)(?=^\d+\. |^\s*$)", text, re.DOTALL | re.MULTILINE
        )
        if name == section and found:
            return re.sub(r"[*`\\]", "", " ".join(found[1].split()))
    return ""


def _rule(because: ChargeReason, page: Page) -> str:
    return rule_text(because.rule.paragraph, language_of(Choice.SYSTEM, page.locale))


def _because(number: int, explanation: Explanation, page: Page, charge: Money) -> str:
    because = explanation.charge_reasons[number]
    locale, currency = page.locale, explanation.charge.currency
    what = filled(tr("%1[message|messages]"), count_text(because.messages, locale))
    name = f"{category_name(because.category)} · {territory_name(because.market)}"
    cost = (
        f"{money_text(charge, locale)} {currency}" if because.charge_micros else tr("nothing")
    )
    sentence = tr(because.rule.sentence)
    tip = escape(tr("Show one of these people"))
    source = tr("Billing rules %1").replace("%1", because.rule.paragraph)
    rates = "".join(f"<br>{escape(_rate(rate, currency, locale))}" for rate in because.rates)
    whole = ""
    if because.rule.paragraph in page.unfolded:
        whole = f"<p class='rule'>{escape(source)}: {escape(_rule(because, page))}</p>"
    return (
        f"<table width='100%' cellspacing='0'><tr><td class='part'>"
        f"<a href='{_PART_LINK}{number}' title='{tip}'>"
        f"<b>{escape(what)}</b></a> <span class='quiet'>{escape(name)}</span></td>"
        f"<td class='part' align='right'><b>{escape(cost)}</b></td></tr></table>"
        f"<p class='why'>{escape(sentence)} "
        f"<a href='{_RULE_LINK}{because.rule.paragraph}' title='{escape(source)}'>§</a>"
        f"<span class='quiet'>{rates}</span></p>{whole}"
    )


def _rate(rate: RateUsed, currency: str, locale: QLocale) -> str:
    each = f"{decimal_text(rate.rate_micros)} {currency}".replace(".", locale.decimalPoint())
    text = (
        tr("%1 at %2 on average, card of %3") if rate.is_average else tr("%1 at %2, card of %3")
    )
    card = "–"  # noqa: RUF001 - no card is known
    if rate.card is not None:
        day = rate.card.effective_from
        card = locale.toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
    return filled(text, count_text(rate.messages, locale), each, card)


def _lines(explanation: Explanation, page: Page) -> str:
    currency = explanation.charge.currency
    rows = []
    charges = shown_parts((part.charge_micros for part in explanation.from_lines), currency)
    for part, charge in zip(explanation.from_lines[:_MOST_LINES], charges, strict=False):
        cost = money_text(charge, page.locale)
        count = count_text(part.messages, page.locale)
        name = in_language(part.source.name, spoken())
        rows.append(
            f"<tr><td>{escape(name)}</td><td align='right'>&nbsp;{count}</td>"
            f"<td align='right'>&nbsp;&nbsp;{cost}</td></tr>"
        )
    more = len(explanation.from_lines) - _MOST_LINES
    rest = ""
    if more > 0:
        text = filled(tr("and %1[more line|more lines]"), str(more))
        rest = f"<tr><td class='quiet'>{escape(text)}</td></tr>"
    head = escape(tr("Lines of the plan behind it, with messages and cost"))
    return f"<p class='head'>{head}</p><table cellspacing='2'>{''.join(rows)}{rest}</table>"


def _style(tokens: Tokens) -> str:
    return (
        "<style>"
        f".quiet {{ color: {tokens.muted}; }} a {{ color: {tokens.accent}; }}"
        ".part { padding-top: 8px; } .why { margin: 1px 0 2px 0; }"
        ".head { margin: 8px 0 2px 0; font-weight: bold; }"
        f".rule {{ margin: 0 0 12px 12px; color: {tokens.muted}; font-style: italic; }}"
        "</style>"
    )


Explainer: TypeAlias = Callable[[Forecast, Selection], Explanation]
"""Says why a part of a forecast costs what it costs."""

Finder: TypeAlias = Callable[[Forecast, Selection, int, ShouldStop], Timeline | None]
"""Finds one of the people behind a part of a forecast, counted from the most telling one."""

_BESIDE_FROM: Final = 720
_ABOVE_FROM: Final = 480


class _Reasons(QTextBrowser):
    """A text that is copied below a line that says of what plan, time and cost it is."""

    head = ""

    def createMimeDataFromSelection(self) -> QMimeData:
        chosen = super().createMimeDataFromSelection()
        made = QMimeData()
        made.setText(f"{self.head}\n{chosen.text()}")
        made.setHtml(f"<p>{escape(self.head)}</p>{chosen.html()}")
        return made


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
        self._counts = ElidedLabel("muted")
        self.whole = button("link", self.tr("Whole month"))
        self.whole.clicked.connect(lambda: self.explain(EVERYTHING))
        self.day = button("link", self.tr("Whole day"))
        self.day.clicked.connect(lambda: self.explain(Selection(days=self._selection.days)))
        self.swap = button("link", self.tr("One person"))
        self.swap.setCheckable(True)
        self.swap.toggled.connect(self._arrange)
        self.text = _Reasons()
        self._lay_out()
        appearance.changed.connect(self._write)
        self.person.another.clicked.connect(self._show_another)
        session.plan_opened.connect(self._forget)
        self._write()

    def _lay_out(self) -> None:
        self.text.setObjectName("explanation")
        self.text.setAccessibleName(self.tr("Why this cost"))
        self.text.setOpenLinks(False)
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
        self._under = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._under.addWidget(self._counts, 1)
        self._under.addLayout(links)
        self._body = QHBoxLayout()
        self._body.setSpacing(SIZES.space_3)
        self._body.addWidget(self.text, 5)
        self._body.addWidget(self.person, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_1)
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
        has_room = is_wide or self.height() >= _ABOVE_FROM
        way = QBoxLayout.Direction
        self._body.setDirection(way.LeftToRight if is_wide else way.TopToBottom)
        is_one_row = is_wide or self.height() < _ABOVE_FROM
        self._under.setDirection(way.LeftToRight if is_one_row else way.TopToBottom)
        self.swap.setVisible(not has_room)
        self.person.setVisible(has_room or self.swap.isChecked())
        self.text.setVisible(has_room or not self.swap.isChecked())

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
        self.day.setVisible(bool(days) and self._selection != Selection(days=days))
        is_one = len(days) == 1
        self.day.setText(self.tr("Whole day") if is_one else self.tr("All of these days"))
        if forecast is None:
            self._explanation = None
            self._title.show_text(self.tr("Why this cost"))
            self._counts.show_text("")
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
        self._counts.show_text(counts_sentence(made, locale))
        self._amount.setText(f"{money_text(made.charge, locale)} {made.charge.currency}")
        named = subject_of(forecast, chart_voice())
        self.text.head = harmless_cell(f"{named} · {self.subject}: {self._amount.text()}")
        page = Page(self._appearance.tokens, locale, self._unfolded)
        self.text.setHtml(page_html(made, page))
