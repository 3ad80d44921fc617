"""The page *Actuals*: where the plan stands, why it differs, and whether the bill is right."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from tarife.charts.kit.palette import ChartTheme
from tarife.forecast.result import Forecast
from tarife.gui.actuals.backtest_page import BacktestPage
from tarife.gui.actuals.tables import CHECK_COLUMNS, check_rows, variance_columns, variance_rows
from tarife.gui.actuals.traffic_import import Purpose, TrafficImports
from tarife.gui.actuals.within_budget import BudgetKeeper, WithinBudgetRow, today_of
from tarife.gui.chart.picture import ChartPicture
from tarife.gui.document.session import PlanSession
from tarife.gui.runtime.guarded import Guarded
from tarife.gui.runtime.runner import LatestRunner, ShouldStop
from tarife.gui.text.languages import spoken
from tarife.gui.text.names import capitalised, filled, full_sentence, problems_of
from tarife.gui.text.numbers import count_text, named_money
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import BriefLabel, button, label, scrolled, sentence_label
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.problem_list import Details
from tarife.gui.widgets.progress import WorkProgress
from tarife.gui.widgets.read_only_table import ReadOnlyModel, ReadOnlyTable
from tarife.gui.widgets.theme import SIZES
from tarife.plan.edits.plan import remove_actuals
from tarife.plan.model.actuals import NO_ACTUALS
from tarife.plan.model.plan import Plan
from tarife.terms.money import Money
from tarife.terms.sentences import in_language

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from tarife.charts.kit.hit_testing import Drawn
    from tarife.insight.actuals.status import PlanStatus
    from tarife.insight.actuals.traffic_import import BroughtIn
    from tarife.insight.bill_check.bill_check import BillCheck

StatusFinder: TypeAlias = "Callable[[Forecast, date, ShouldStop], PlanStatus]"

_READING: Final = "reading"
_FORECASTING: Final = "forecasting"
_SHRINKING: Final = "shrinking"
_STATUS, _CHECK, _BACKTEST = 0, 2, 3
"""Sections; the first one says where the plan stands."""

_CHART_HEIGHT: Final = 120
_BOTH_FROM: Final = 370
_NOTES_FROM: Final = 280
"""From which height on the chart has room below the words, and notes below a section."""


class _Page(Guarded, QWidget):
    """Needs as much height as its sentences take at its width."""

    def minimumSizeHint(self) -> QSize:
        return _with_sentences(super().minimumSizeHint(), self.layout(), self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class _Sections(Guarded, QStackedWidget):
    """Shows one section, and needs room for no other."""

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        hint = shown.minimumSizeHint() if shown else super().minimumSizeHint()
        return _with_sentences(hint, shown.layout() if shown else None, self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()  # it takes what is left

    def hasHeightForWidth(self) -> bool:
        return False  # else it is as high as its highest section


def _with_sentences(hint: QSize, layout: QLayout | None, width: int) -> QSize:
    """Give a size in which the sentences of a layout, which wrap, have their height."""
    if layout is not None and layout.hasHeightForWidth():
        hint.setHeight(layout.minimumHeightForWidth(width))
    return hint


class ActualsPanel(QWidget):
    """Lays what really happened over the plan; files of it are brought in here."""

    def __init__(
        self,
        session: PlanSession,
        appearance: Appearance,
        finders: tuple[StatusFinder, BudgetKeeper],
        imports: TrafficImports,
    ) -> None:
        super().__init__()
        self._session = session
        self._finder, keeper = finders
        self.imports = imports
        self.status: PlanStatus | None = None
        self._asked: Forecast | None = None
        self._runner = LatestRunner["PlanStatus"](1, self)
        self.bring_in = button("primary", self.tr("Bring in real traffic…"))
        self.start_plan = button("", self.tr("Start a plan from this…"))
        self.within = WithinBudgetRow(session, keeper)
        self.backtests = BacktestPage(appearance)
        self.remove = button("", self.tr("Remove"))
        self.more = self._make_more()
        self.progress = WorkProgress()
        self.reading = label("muted")
        self.headline, self.details = BriefLabel("heading"), sentence_label("muted")
        self.as_chart = button("link", self.tr("Chart"))
        self.notes = Details()
        self.picture = ChartPicture(appearance, self.tr("Chart of real and coming costs"))
        self.variances = ReadOnlyModel(variance_columns(), self)
        self.variance_table = ReadOnlyTable(
            self.variances, self.tr("Plan against actual"), spare=("difference",), wraps=True
        )
        self.checks = ReadOnlyModel(CHECK_COLUMNS, self)
        self.check_table = ReadOnlyTable(self.checks, self.tr("Bill check"), wraps=True)
        self.verdict, self.examples = sentence_label("heading"), sentence_label("small")
        self.sections, self._stack = QButtonGroup(self), _Sections()
        self._top, self._under = QHBoxLayout(), QHBoxLayout()
        self._lay_out()
        self._connect(session, imports)
        self._show_plan(session.plan)

    def close_work(self) -> None:
        """Stop what is read and forecast, and wait for it."""
        self.imports.close()
        self._runner.close()
        self.within.close_work()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    # What happened

    def _show_plan(self, plan: Plan | None) -> None:
        """Say what to bring in where nothing is known."""
        has_actuals = plan is not None and plan.actuals != NO_ACTUALS
        self.backtests.show_plan(plan)
        if not has_actuals:
            self._runner.forget()
            self.progress.note(_FORECASTING, is_busy=False)
            self._asked = self.status = None
            self._show_status()
        self._fit_head()

    def _open(self) -> None:
        """Begin with another plan, of whose bill nothing is known."""
        self.verdict.setText(
            self.tr("Bring the files in again to check the bill: single messages are not kept.")
        )
        self.checks.show(())
        self.notes.show_texts(())
        self.within.call_off()
        self._asked = None

    def _look(self) -> None:
        """Ask where the plan stands, once its figures are current and somebody looks."""
        outcome, plan = self._session.outcome, self._session.plan
        if outcome is None or plan is None or not self.isVisible():
            return
        planned, finder = outcome.whole, self._finder
        if planned is self._asked or planned.plan.actuals == NO_ACTUALS:
            return
        self._asked = planned
        self.progress.note(_FORECASTING, is_busy=True)
        today = today_of(planned)
        self._runner.start(lambda should_stop: finder(planned, today, should_stop))

    def _take(self, status: "PlanStatus") -> None:
        self.progress.note(_FORECASTING, is_busy=False)
        self.status = status
        self._show_status()

    def _take_failure(self, error: Exception) -> None:
        self.progress.note(_FORECASTING, is_busy=False)
        self.status = None
        self._show_status()
        problems = problems_of(error)
        self.headline.show_text(" ".join(map(full_sentence, problems)))

    def _show_status(self) -> None:
        status, language = self.status, spoken()
        self.within.show_status(status)
        if status is not None and self._sections[0].isHidden():
            self._show_section(0)
        for part in self._sections:  # the one that is left says what it is by itself
            part.setVisible(status is not None)
        if status is None:
            self._show_section(_BACKTEST)
            self.headline.show_text(self.tr("Nothing is known yet of what really happened."))
            self.details.setText(
                self.tr(
                    "Bring in webhooks, a log of messages, a partner's report, or Meta's "
                    "analytics as JSON (pricing_analytics by day); several files together, or "
                    "drop them on the window. Only counts and money by day are kept with the "
                    "plan, never a person."
                )
            )
            self.variances.show(())
            self.picture.show_drawing(None)
            return
        from tarife.insight.actuals.words import details, headline  # noqa: PLC0415 - with it

        self.headline.show_text(capitalised(in_language(headline(status), language)))
        said = (capitalised(in_language(one, language)) for one in details(status))
        self.details.setText(". ".join(said) + ".")
        self.variances.show(variance_rows(status), status.currency)
        self._show_causes()
        self.picture.show_drawing(partial(_drawn, status))
        self._fit_head()

    def _show_causes(self) -> None:
        """Show only causes that there are."""
        columns = self.variances.columns
        first = len(columns) - len(self.variances.rows[0].causes)
        for number, place in enumerate(range(first, len(columns))):
            is_there = any(row.causes[number].micros for row in self.variances.rows)
            self.variance_table.setColumnHidden(place, not is_there)

    # Bringing in

    def _begin_reading(self, names: str) -> None:
        self.progress.note(_READING, is_busy=True)
        self.reading.setText(self.tr("Reading %1 …").replace("%1", names))
        self.reading.show()
        self.bring_in.setEnabled(False)

    def _show_lines(self, lines: int) -> None:
        text = filled(self.tr("%1[line|lines] read"), count_text(lines, QLocale()))
        self.reading.setText(text)

    def _end_reading(self) -> None:
        self.progress.note(_READING, is_busy=False)
        self.reading.clear()
        self.reading.hide()
        self.bring_in.setEnabled(True)

    def _call_off(self) -> None:
        self.imports.call_off()
        self._runner.forget()
        self.progress.note(_FORECASTING, is_busy=False)
        self.within.call_off()
        self._asked = None

    def show_brought_in(self, found: "BroughtIn") -> None:
        """Say what was read, and whether the bill is right."""
        self.notes.show_texts([full_sentence(note) for note in found.notes])
        if found.check is None:
            self.checks.show(())
            self.verdict.setText(" ".join(map(full_sentence, found.unchecked)))
            return
        self.checks.show(check_rows(found.check), found.check.currency)
        self.verdict.setText(self._verdict(found.check))
        self.check_table.setVisible(bool(found.check.differences))

    def _verdict(self, check: "BillCheck") -> str:
        locale = QLocale()

        def money(micros: int) -> str:
            return named_money(Money(micros, check.currency), locale)

        charged, due = money(check.meta.micros), money(check.rules.micros)
        if not check.differences:
            text = self.tr("The bill is right: %1 charged, and due by the rules.")
            return text.replace("%1", charged)
        open_ = sum(one.micros for one in check.differences if not one.is_explained)
        if not open_:
            text = self.tr(
                "%1 charged, %2 due by the rules; all of the difference is explained."
            )
            return filled(text, charged, due)
        text = self.tr("%1 charged, %2 due by the rules; %3 of the difference not explained.")
        return filled(text, charged, due, money(open_))

    def _show_examples(self) -> None:
        rows = self.check_table.selectionModel().selectedRows()
        examples = self.checks.rows[rows[0].row()].examples if rows else ()
        self.examples.setText("\n".join(examples))

    # Layout

    def _connect(self, session: PlanSession, imports: TrafficImports) -> None:
        self._runner.finished.connect(self._take)
        self._runner.failed.connect(self._take_failure)
        self.bring_in.clicked.connect(imports.choose)
        self.remove.clicked.connect(lambda: session.apply_to_plan(remove_actuals()))
        self.start_plan.clicked.connect(lambda: imports.read_again(Purpose.START_PLAN))
        self.backtests.asked.connect(lambda: imports.read_again(Purpose.TRY_FORECAST))
        self.within.working.connect(self._note_shrinking)
        self.as_chart.toggled.connect(self._fit_head)
        self.progress.call_off_requested.connect(self._call_off)
        self.sections.idClicked.connect(self._show_section)
        self.check_table.selectionModel().selectionChanged.connect(self._show_examples)
        imports.reading.connect(self._begin_reading)
        imports.lines_read.connect(self._show_lines)
        imports.ended.connect(self._end_reading)
        imports.brought_in.connect(self.show_brought_in)
        session.plan_opened.connect(self._open)
        session.plan_changed.connect(self._show_plan)
        session.forecast_ready.connect(self._look)

    def _make_more(self) -> QPushButton:
        """Make the menu that stands in for buttons where they have no room."""
        more = button("more", "…")
        more.setAccessibleName(self.tr("More"))
        menu = QMenu(more)
        for one in (self.start_plan, self.remove):
            action = menu.addAction(one.text(), one.click)
            menu.aboutToShow.connect(partial(self._offer, action, one))
        more.setMenu(menu)
        return more

    def _offer(self, action: QAction, offered: QPushButton) -> None:
        action.setText(offered.text())
        action.setVisible(offered in self._offered)

    def _lay_out(self) -> None:
        inner = _Page()
        outer = bare_column(self)
        outer.addWidget(scrolled(inner))
        column = bare_column(inner, SIZES.space_2)
        column.addLayout(self._head())
        self._under.setSpacing(SIZES.space_2)
        self._under.addWidget(self.headline, 1)
        self._under.addWidget(self.verdict, 1)
        self._under.addStretch(0)
        self.variance_table.setObjectName("tight")
        self.picture.setMinimumHeight(_CHART_HEIGHT)
        # With a sentence above that wraps, the page would be as high as the chart likes to be.
        self.picture.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.as_chart.setCheckable(True)
        self.reading.hide()
        for part in (self.reading, self.progress, self.as_chart):
            self._under.addWidget(part)
        column.addLayout(self._under)
        column.addWidget(self.details)
        for page in (
            _stacked(self.within, self.picture, tallest=self.picture),
            self.variance_table,
            _stacked(self.check_table, self.examples),
            self.backtests,
        ):
            self._stack.addWidget(page)
        column.addWidget(self._stack, 1)
        column.addWidget(self.notes)
        column.addStretch(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _head(self) -> QHBoxLayout:
        head = self._top
        head.setSpacing(SIZES.space_2)
        self._sections = tuple(
            button("tab", text)
            for text in (
                self.tr("Status"),
                self.tr("Plan against actual"),
                self.tr("Bill check"),
                self.tr("Back-test"),
            )
        )
        for number, part in enumerate(self._sections):
            part.setCheckable(True)
            part.setChecked(number == 0)
            self.sections.addButton(part, number)
            head.addWidget(part)
        head.addStretch(1)
        for part in (self.remove, self.start_plan, self.more, self.bring_in):
            head.addWidget(part)
        return head

    def _note_shrinking(self, is_busy: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.progress.note(_SHRINKING, is_busy=is_busy)

    def _show_section(self, number: int) -> None:
        self.sections.button(number).setChecked(True)
        self._stack.setCurrentIndex(number)
        self._fit_head()

    @property
    def _offered(self) -> tuple[QPushButton, ...]:
        """What may be done beside bringing in, with what is known in this section."""
        plan, is_known = self._session.plan, self.status is not None
        if is_known and self.sections.checkedId() == _BACKTEST:
            return ()
        has_actuals = plan is not None and plan.actuals != NO_ACTUALS
        return (self.remove, self.start_plan) if has_actuals else (self.start_plan,)

    def _fit_head(self) -> None:
        """Say above each section what is its own, and offer what belongs to it."""
        section, is_known, height = (
            self.sections.checkedId(),
            self.status is not None,
            self.height(),
        )
        is_status = is_known and section == _STATUS
        is_low = is_status and height < _BOTH_FROM
        is_swapped = is_low and self.as_chart.isChecked()
        self.headline.setVisible(is_status or not is_known)
        self.headline.set_most(1 if is_swapped else None)
        self.as_chart.setVisible(is_low)
        self.details.setVisible(self.headline.isVisibleTo(self) and not is_swapped)
        self.within.setVisible(self.within.has_rest and not is_swapped)
        self.within.lay_out(self.width())
        self.verdict.setVisible(is_known and section == _CHECK)
        self.picture.setVisible(is_status and (is_swapped or not is_low))
        has_room = height >= _NOTES_FROM or (is_status and not is_swapped)
        self.notes.setVisible(has_room and bool(self.notes.text))
        self._fit_offers(is_known=is_known)

    def _fit_offers(self, *, is_known: bool) -> None:
        """Offer what there is room for beside the tabs, and the rest in a menu."""
        self.start_plan.setText(
            self.tr("Start a plan from this…")
            if is_known
            else self.tr("Start a plan from real traffic…")
        )
        self.bring_in.setText(self.tr("Bring in real traffic…"))
        offered, tabs = self._offered, self._sections if is_known else ()
        is_wide = self._has_room((*tabs, *offered, self.bring_in))
        for part in (self.remove, self.start_plan):
            part.setVisible(is_wide and part in offered)
        self.more.setVisible(not is_wide and bool(offered))
        is_tight = not is_wide and not self._has_room((*tabs, self.more, self.bring_in))
        self._top.setSpacing(SIZES.space_1 if is_tight else SIZES.space_2)
        if is_tight:
            self.bring_in.setText(self.tr("Bring in…"))

    def _has_room(self, parts: Iterable[QWidget]) -> bool:
        return sum(one.sizeHint().width() + SIZES.space_2 for one in parts) <= self.width()


def _drawn(status: "PlanStatus", figure: "Figure", theme: ChartTheme) -> "Drawn":
    from tarife.charts.questions.so_far import draw_status  # noqa: PLC0415 - heavy

    return draw_status(figure, status, theme)


def _stacked(*parts: QWidget, tallest: QWidget | None = None) -> QWidget:
    """Put parts below each other; one of them, else the first, takes the room there is."""
    page = QWidget()
    column = bare_column(page, SIZES.space_1)
    for number, part in enumerate(parts):
        column.addWidget(part, int(part is tallest if tallest else not number))
    column.addStretch(0)
    return page
