"""The frame while a plan is open: pages at the side, headline, the chosen view, what-if."""

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QByteArray, QObject, QSettings, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from tarife import folders
from tarife.documents.shape import plan_file
from tarife.forecast.ranges.spread import Spread
from tarife.gui.actuals.actuals_panel import ActualsPanel
from tarife.gui.actuals.traffic_import import TrafficImports
from tarife.gui.calendar.panel import CalendarPanel
from tarife.gui.chart.context import ChartContext
from tarife.gui.chart.panel import FIRST_CHART, ChartPanel
from tarife.gui.costs.best_plan import BestPlanPanel
from tarife.gui.costs.costs_panel import CostsPanel
from tarife.gui.costs.max_price import MaxPricePanel
from tarife.gui.costs.partner_profiles import Profiles
from tarife.gui.costs.partners import PartnersPanel
from tarife.gui.costs.sms import SmsPanel
from tarife.gui.costs.tiers import TiersPanel
from tarife.gui.document.forecasting import ForecastService
from tarife.gui.document.session import PlanSession
from tarife.gui.editors.form_editor import AccountPanel
from tarife.gui.editors.grid import GridPanel
from tarife.gui.editors.navigation import Target, View, target_at
from tarife.gui.help.anchors import TOPIC_PROPERTY, topic_of
from tarife.gui.result.explanation_panel import ExplainPanel
from tarife.gui.result.headline import HeadlinePanel
from tarife.gui.result.notes import NotesPanel
from tarife.gui.result.problems import ProblemsPanel
from tarife.gui.result.totals import TotalsModel, TotalsPanel
from tarife.gui.runtime.runner import LatestRunner
from tarife.gui.shell.outline import NARROW, WIDE, OutlinePanel
from tarife.gui.shell.pages import Pages
from tarife.gui.shell.panes import Panes
from tarife.gui.text.countries import Countries
from tarife.gui.text.names import menu_name
from tarife.gui.what_if.compare import ComparePanel
from tarife.gui.what_if.drawer import Drawer
from tarife.gui.what_if.month_strip import MonthStrip
from tarife.gui.what_if.panel import PANEL_WIDTH, WhatIfPanel
from tarife.gui.what_if.savings import SavingsPanel
from tarife.gui.what_if.scenarios import ScenariosPanel
from tarife.gui.what_if.variants import Variants, variant_name
from tarife.gui.what_if.what_if import DisplayedFigures
from tarife.gui.widgets import settings
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import column_of, scrolled
from tarife.gui.widgets.layouts import bare_row
from tarife.gui.widgets.theme import SIZES
from tarife.insight.budget import standings
from tarife.insight.explain.selection import Selection


def get_ready() -> None:
    """Import the drawing library, and build the reader of plan files."""
    import_module("tarife.gui.chart.canvas")
    plan_file()


class Loading(QObject):
    """Does slow work in a thread of its own; `done` tells, in the window's thread."""

    done = Signal()

    def __init__(self, work: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._runner: LatestRunner[None] = LatestRunner(1, self)
        self._runner.finished.connect(self.done)
        self._runner.failed.connect(self.done)  # whoever needs it next tells what is wrong

    def start(self) -> None:
        """Begin."""
        self._runner.start(lambda _should_stop: self._work())

    def close(self) -> None:
        """Wait until no thread is at work any more."""
        self._runner.close()


_NARROW_BELOW = 960
_LOW_BELOW = 400  # a screen of 1440 by 900 at 200 %


class Workspace(QWidget):
    """Puts the panels in their places and keeps them usable at any size.

    `figures_shown` tells what everything that shows money is to show, once no hand moves.
    """

    figures_shown = Signal(object)

    def __init__(
        self,
        session: PlanSession,
        appearance: Appearance,
        forecast_service: ForecastService,
        imports: TrafficImports,
    ) -> None:
        super().__init__()
        self._totals = TotalsModel(self)
        self.variants = Variants(session, forecast_service, self)
        self.what_if, self.trials = self.variants.what_if, self.variants.trials
        self.months = MonthStrip(session, self.what_if)
        self.outline = OutlinePanel(appearance)
        self.scenarios = ScenariosPanel(session, self.variants.totals, self.months, appearance)
        self.compare = ComparePanel(session, self.variants.totals, self.months)
        self.savings = SavingsPanel(session, forecast_service.advise)
        self.actuals = ActualsPanel(
            session,
            appearance,
            (forecast_service.find_status, forecast_service.within_budget),
            imports,
        )
        self.best_plan = BestPlanPanel(session, appearance, forecast_service.optimise)
        self.max_price = MaxPricePanel(session, appearance, forecast_service.play_caps)
        self._chart_context = ChartContext(
            forecast_service.forecaster, forecast_service.markets, self
        )
        self.chart = ChartPanel(session, appearance, self._chart_context)
        self.drawing = Loading(get_ready, self)
        self.why = ExplainPanel(
            session, appearance, forecast_service.explain, forecast_service.find_person
        )
        countries = Countries(forecast_service.markets)
        self.grid = GridPanel(session, appearance, countries)
        self.account = AccountPanel(
            session, appearance, lambda: forecast_service.book, countries
        )
        self.profiles = Profiles(folders.partners(), self)
        self.pages = Pages(session, self.chart)
        self._fill_pages(session, appearance, forecast_service)
        self._outer = QSplitter(Qt.Orientation.Horizontal)
        self.headline = HeadlinePanel(session, self.months, appearance)
        self.levers = WhatIfPanel(
            self.variants, appearance, Countries(forecast_service.markets)
        )
        self.problems = ProblemsPanel(session, appearance)
        self._lay_out(appearance)
        self.notes = NotesPanel(session, appearance, self)
        self._connect(session)

    def _connect(self, session: PlanSession) -> None:
        self.problems.place_wanted.connect(self.go_to)
        self.drawing.done.connect(self.chart.load)
        self.drawing.done.connect(lambda: self.pages.show_entry(self.outline.entry))
        self.chart.explain_requested.connect(self.explain)
        self.headline.explain_requested.connect(self.explain)
        self.why.explained.connect(self.chart.band)
        self.headline.result_requested.connect(self.show_days)
        self.headline.left_requested.connect(self._show_left)
        self.grid.lines.left_changed.connect(self.headline.show_left)
        self.outline.entry_chosen.connect(self._show_editor)
        self.pages.tabs.entry_chosen.connect(self.choose)
        self.months.shown_changed.connect(self.show_figures)
        self.figures_shown.connect(self.notes.show_outcome)
        self.trials.spread_changed.connect(self._show_spread)
        self.trials.refused.connect(self.headline.show_refusal)
        self.compare.compared.connect(self.chart.show_variants)
        self.scenarios.compare_requested.connect(lambda: self.choose(View.COMPARE))
        self.levers.close_requested.connect(lambda: self.drawer.toggle(False))  # noqa: FBT003
        session.plan_opened.connect(self._begin)

    def show_figures(self, shown: DisplayedFigures) -> None:
        """Show the figures of the plan, of a scenario or of moved levers."""
        outcome, spread = shown.outcome, self._spread_of(shown)
        ghost = shown.baseline.forecast if shown.baseline else None
        has_steps = bool(outcome.whole.plan.span_budgets.amounts)
        budgets = standings(outcome.whole) if has_steps else ()
        self.chart.show_forecast(outcome.forecast, ghost, variant_name(shown), spread, budgets)
        self.headline.show_figures(shown, spread)
        if not shown.is_sample:  # tables wait until the hand has let go
            self._totals.show_totals(outcome.totals, outcome.bill, outcome.months)
            self.pages.strip.show_figures(shown)
            self.figures_shown.emit(outcome)

    def _show_spread(self) -> None:
        """Show how far the total may lie off."""
        shown = self.months.shown
        spread = None if shown is None else self._spread_of(shown)
        self.chart.show_spread(spread)
        self.headline.show_spread(spread)

    def _spread_of(self, shown: DisplayedFigures) -> Spread | None:
        """Give how far the total of what is shown may lie off, of one month or of all."""
        spread = None if shown.is_sample else self.trials.spread
        if spread is None or not shown.is_part:
            return spread
        month = shown.outcome.forecast.plan.month
        first = month.first_day - shown.outcome.whole.plan.period.first_day
        return spread.of_month(first.days, month.days)

    @property
    def editor(self) -> QWidget:
        """The editor that is shown."""
        return self.pages.current

    def choose(self, entry: View) -> None:
        """Show the editor of a part of the plan."""
        self.outline.choose(entry)

    def explain(self, selection: Selection) -> None:
        """Show why a part of the month costs what it costs."""
        self.why.explain(selection)
        self.outline.choose(View.EXPLAIN)

    def show_days(self, selection: Selection) -> None:
        """Show what each day costs, and why some of them do, if any are chosen."""
        self.chart.choose(FIRST_CHART)
        if selection.days:
            self.explain(selection)
        else:
            self.choose(View.CHART)

    def _show_left(self) -> None:
        """Show the first row that a paste could not take as it was."""
        self.choose(View.GRID)
        self.grid.show_left()

    def close_work(self) -> None:
        """Stop what is at work for what-ifs and pictures, and wait for it."""
        for work in (self.variants, self._chart_context, self.drawing):
            work.close()
        self.why.close_work()
        self.savings.close_work()
        self.actuals.close_work()
        self.best_plan.close_work()
        self.max_price.close_work()

    def go_to(self, target: Target) -> None:
        """Go to a field, a line or a whole editor."""
        self.outline.choose(target.entry)
        if target.entry is View.ACCOUNT:
            self.account.go_to(target.field)
        elif target.key:
            self.grid.go_to(target.key, target.field)

    def restore(self, store: QSettings) -> None:
        """Put the dividers where they were."""
        state = settings.outline_split.read(store)
        if state:
            self._outer.restoreState(QByteArray(state))
        self.pages.restore(store)
        self.drawer.want(is_wanted=settings.what_if_open.read(store))

    def keep(self, store: QSettings) -> None:
        """Remember where the dividers are."""
        settings.outline_split.write(store, bytes(self._outer.saveState().data()))
        self.pages.keep(store)
        settings.what_if_open.write(store, self.drawer.is_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_low = self.height() < _LOW_BELOW
        self.headline.set_low(is_low=is_low)
        self._middle.setSpacing(SIZES.space_2 if is_low else SIZES.space_3)
        around = SIZES.space_1 if is_low else SIZES.space_2
        self._middle.setContentsMargins(SIZES.space_1, around, SIZES.space_4, around)
        self._uncover()
        is_narrow = self.width() < _NARROW_BELOW
        if is_narrow != self.outline.is_narrow:
            self.scenarios.setHidden(is_narrow)
            self.outline.set_narrow(is_narrow=is_narrow)
            self._outer.setSizes([NARROW if is_narrow else WIDE, self.width()])

    def _uncover(self) -> None:
        """Lay out beside a drawer over the page what half is no use of: sums, and problems."""
        is_over = self.drawer.is_open and not self.drawer.is_docked
        for row in self._uncovered:
            row.setContentsMargins(0, 0, PANEL_WIDTH if is_over else 0, 0)

    def _begin(self) -> None:
        """Show a document from its beginning."""
        self._totals.clear()
        self.outline.begin()

    def _fill_pages(
        self, session: PlanSession, appearance: Appearance, forecast_service: ForecastService
    ) -> None:
        countries = Countries(forecast_service.markets)
        for part, form in self.grid.forms.of_part.items():
            form.setProperty(TOPIC_PROPERTY, f"fields#{part.replace('_', '-')}")
        self.calendar = CalendarPanel(session, appearance, countries)
        self.months.chosen.connect(self.calendar.look_at)
        self.figures_shown.connect(self.calendar.show_outcome)
        self.calendar.explain_requested.connect(self.explain)
        self.calendar.line_wanted.connect(lambda part, key: self.go_to(target_at(part, key)))
        of_figures: dict[
            View, CostsPanel | ExplainPanel | TiersPanel | PartnersPanel | SmsPanel
        ] = {
            View.COSTS: CostsPanel(session, appearance, self.profiles),
            View.EXPLAIN: self.why,
            View.TIERS: TiersPanel(session, appearance, forecast_service.markets),
            View.PARTNERS: PartnersPanel(session, self.profiles),
            View.SMS: SmsPanel(session, appearance),
        }
        for follower in of_figures.values():
            self.figures_shown.connect(follower.show_outcome)
        totals = TotalsPanel(self._totals, appearance)
        pages: dict[View, QWidget] = {
            View.GRID: self.grid,
            View.CALENDAR: self.calendar,
            View.ACCOUNT: self.account,
            View.TOTALS: totals,
            View.COMPARE: self.compare,
            View.SAVINGS: self.savings,
            View.ACTUALS: self.actuals,
            View.BEST_PLAN: self.best_plan,
            View.MAX_PRICE: self.max_price,
            **of_figures,
        }
        session.status_changed.connect(totals.show_status)
        totals.explain_requested.connect(self.explain)
        self.pages.fill(pages)

    def _show_editor(self, entry: str) -> None:
        self.pages.show_entry(View(entry))
        self.notes.fold.setChecked(False)  # they would lie over another page
        self.outline.setProperty(TOPIC_PROPERTY, topic_of(self.editor))

    def _lay_out(self, appearance: Appearance) -> None:
        self._outer.setChildrenCollapsible(False)
        middle = QWidget()
        self._middle = QVBoxLayout(middle)
        self._uncovered = head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.headline)
        foot.addWidget(self.problems)
        self._middle.addLayout(head)
        self._middle.addWidget(self.pages, 1)
        self._middle.addLayout(foot)
        sidebar = column_of((self.outline, self.scenarios), self.scenarios)
        self._outer.addWidget(sidebar)
        self.panes = Panes((sidebar, self.headline, self.pages, self.levers), self)
        self._outer.addWidget(scrolled(middle))
        self._outer.setStretchFactor(1, 1)
        self._outer.setSizes([WIDE, 1000])
        row = bare_row(self, 0)
        row.addWidget(self._outer, 1)
        self.drawer = Drawer(self.levers, self, row)
        self.drawer.toggled.connect(self._uncover)
        appearance.set_icon(self.drawer.action, "levers")
        self.compare.empty_page.offer(
            menu_name(self.drawer.action.text()),
            lambda: self.drawer.toggle(True),  # noqa: FBT003 - as Qt's signal
        )
