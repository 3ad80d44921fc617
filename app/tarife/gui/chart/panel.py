"""The chart of the forecast: which question, as picture or table, and what to do with it."""

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from tarife.charts.kit.palette import ChartTheme
from tarife.charts.scene import Grouping, Scene, Variant
from tarife.forecast.ranges.spread import Spread
from tarife.forecast.result import Forecast
from tarife.gui.chart.bar import ChartBar
from tarife.gui.chart.context import ChartContext, copy_picture
from tarife.gui.chart.table import ChartTableModel, ChartTableView
from tarife.gui.document.session import FiguresState, PlanSession, Status
from tarife.gui.text.languages import chart_voice
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.clipboard import copy_text
from tarife.gui.widgets.labels import label
from tarife.gui.widgets.overlays import Veil
from tarife.insight.budget import BudgetStanding
from tarife.insight.explain.selection import EVERYTHING, Selection
from tarife.plan.edits.budgets import set_budget
from tarife.plan.model.plan import Plan
from tarife.terms.money import MICROS, shown_decimals

if TYPE_CHECKING:
    from tarife.charts.catalogue import Chart
    from tarife.gui.chart.canvas import ChartSurface

FIRST_CHART: Final = "daily-cost"
OF_VARIANTS: Final = "side-by-side"


class ChartPanel(QFrame):
    """Draws the last good forecast; the drawing library is loaded after the window shows."""

    explain_requested = Signal(object)
    picture_requested = Signal()

    def __init__(
        self,
        session: PlanSession,
        appearance: Appearance,
        chart_context: ChartContext,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self.chart_context = chart_context
        self._forecast: Forecast | None = None
        self._spread: Spread | None = None
        self._ghost: Forecast | None = None
        self._name = ""
        self._budgets: tuple[BudgetStanding, ...] = ()
        self._variants: tuple[Variant, ...] = ()
        self._grouping = Grouping.CATEGORY
        self._explained = EVERYTHING
        self._is_behind = False
        self._surface: ChartSurface | None = None
        self._charts: tuple[Chart, ...] = ()
        self._chart: Chart | None = None
        self._waiting = label("muted", self.tr("The chart comes with the first figures."))
        self.bar = ChartBar(appearance)
        self._model = ChartTableModel(self)
        self.table = ChartTableView(self._model)
        self._pages = QStackedWidget()
        self._lay_out()
        self._veil = Veil(self)
        self._budget_action = QAction(self.tr("Add budget"), self)
        self._fill_menu()
        self._connect()

    @property
    def chart_id(self) -> str:
        """The fixed name of the chart that is shown."""
        return self._chart.id if self._chart else FIRST_CHART

    @property
    def figure(self) -> Any:
        """The figure, once something was drawn."""
        return self._surface.figure if self._surface else None

    @property
    def surface(self) -> "ChartSurface | None":
        """Where the chart is drawn, once the drawing library is loaded."""
        return self._surface

    def scene(self) -> Scene | None:
        """Give everything that the chart shows, if there is anything."""
        plan = self._session.plan
        if self._forecast is None or plan is None:
            return None
        is_whole = len(self._forecast.months) == len(plan.period.months)
        scene = Scene(
            self._forecast,
            self._grouping,
            plan.budget if is_whole else None,  # it is of all months together
            self._spread,
            self._ghost,
            variants=self._variants,
            budgets=self._budgets,
            name="" if self.chart_id == OF_VARIANTS else self._name,
        )
        return self.chart_context.complete(scene, self.chart_id)

    @property
    def shown(self) -> tuple[Scene, str] | None:
        """What is shown, and by which chart, if there is anything."""
        scene = self.scene()
        return None if scene is None else (scene, self.chart_id)

    def load(self) -> None:
        """Load the drawing library and make the canvas; does nothing the second time."""
        if self._surface is not None:
            return
        from tarife.charts.catalogue import CHARTS  # noqa: PLC0415 - after the window
        from tarife.gui.chart.canvas import ChartSurface  # noqa: PLC0415 - after the window

        self._charts = CHARTS
        self._chart = CHARTS[0]
        self._surface = ChartSurface()
        self._surface.explain_requested.connect(self.explain_requested)
        self._surface.budget_dragged.connect(self._set_budget)
        self._surface.drawn.connect(self.bar.name_chosen)
        self._surface.band(self._explained)
        self._pages.addWidget(self._surface)
        tell = chart_voice().tell
        self.bar.offer({one.id: tell(one.title) for one in CHARTS})
        self.draw()

    def choose(self, chart_id: str) -> None:
        """Show another chart of the catalogue, once the drawing library is loaded."""
        found = [chart for chart in self._charts if chart.id == chart_id]
        if found:
            self._chart = found[0]
            self.bar.show_chart(chart_id)
            self.draw()

    def clear(self, _plan: Plan) -> None:
        """Forget the figures of another document."""
        self._forecast = self._spread = self._ghost = None
        self._budgets = ()
        self.chart_context.forget()
        if self._surface is not None:
            self._surface.forget()
        self.draw()

    def show_forecast(
        self,
        forecast: Forecast,
        ghost: Forecast | None = None,
        name: str = "",
        spread: Spread | None = None,
        budgets: tuple[BudgetStanding, ...] = (),
    ) -> None:
        """Draw a forecast, with another one behind it; pictures are called by ``name``.

        May be called as often as a hand moves: the main chart follows without being drawn anew.
        """
        self._forecast, self._ghost, self._name = forecast, ghost, name
        self._spread, self._budgets = spread, budgets
        self.draw()

    def band(self, selection: Selection) -> None:
        """Band the days that are explained."""
        self._explained = selection
        if self._surface is not None:
            self._surface.band(selection)

    def show_variants(self, variants: tuple[Variant, ...]) -> None:
        """Take other figures of the plan and its scenarios."""
        self._variants = variants
        if self.chart_id == OF_VARIANTS:
            self.draw()

    def show_spread(self, spread: Spread | None) -> None:
        """Draw how far the cost may lie from the forecast, or take that away."""
        self._spread = spread
        self.draw()

    def show_status(self, status: Status) -> None:
        """Veil a chart that does not belong to the plan any more."""
        is_stale = status.state is FiguresState.STALE and self._forecast is not None
        self._veil.lay(self._appearance.tokens.surface, is_shown=is_stale)

    def draw(self) -> None:
        """Show what there is, in the present colours and size, once somebody can see it."""
        self._is_behind = not self.isVisible()
        if self._surface is None or self._chart is None or self._is_behind:
            return
        scene = self.scene()
        self.bar.setVisible(scene is not None)
        if scene is None:
            self._pages.setCurrentWidget(self._waiting)
            return
        self.bar.grouping.setVisible(self._chart.id == FIRST_CHART)
        question = chart_voice().tell(self._charts[0].question(scene))
        self.bar.rename(FIRST_CHART, question)
        theme = self._theme()
        if self.bar.as_table.isChecked():
            self._model.show_table(self._chart.table(scene, theme))
            self._pages.setCurrentWidget(self.table)
        else:
            self._pages.setCurrentWidget(self._surface)
            self._surface.show_chart(self._chart, scene, theme)
        if self.bar.as_table.isChecked() or self._surface.is_drawn:
            self.bar.name_chosen()

    def copy(self) -> None:
        """Put the chart, or its table if that is shown, onto the clipboard."""
        if self.bar.as_table.isChecked():
            self.copy_table()
        else:
            self.copy_picture()

    def copy_table(self) -> None:
        """Put the figures of the chart onto the clipboard."""
        scene = self.scene()
        if scene is not None and self._chart is not None:
            table = self._chart.table(scene, self._theme())
            copy_text(table.tsv(QLocale().decimalPoint()))
            self._session.message.emit(self.tr("Table copied"), False)  # noqa: FBT003 - Qt's signal

    def copy_picture(self) -> None:
        """Put a picture of the chart onto the clipboard."""
        scene = self.scene()
        if scene is not None:
            copy_picture(scene, self.chart_id)
            self._session.message.emit(self.tr("Picture copied"), False)  # noqa: FBT003 - Qt's signal

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:
            QTimer.singleShot(0, self, self.draw)  # when its size is settled

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._veil.fit()

    def _theme(self) -> ChartTheme:
        return replace(self._appearance.chart_theme, is_titled=False)  # the bar says it

    def _connect(self) -> None:
        session = self._session
        session.plan_opened.connect(self.clear)
        session.plan_changed.connect(self._follow_budget)
        session.status_changed.connect(self.show_status)
        self._appearance.changed.connect(self.draw)
        self.chart_context.changed.connect(self.draw)
        self.bar.chart_chosen.connect(self.choose)
        self.bar.grouping_chosen.connect(self._group_by)
        self.bar.as_table.toggled.connect(self.draw)
        self.bar.why.clicked.connect(self._explain_everything)
        self.table.explain_requested.connect(self.explain_requested)
        self.table.copy_requested.connect(self.copy_table)

    def _lay_out(self) -> None:
        self.setObjectName("card")
        self.setMinimumHeight(146)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self._waiting)
        self._pages.addWidget(self.table)
        self.bar.hide()

    def _fill_menu(self) -> None:
        actions = (
            (self.tr("Copy picture"), self.copy_picture),
            (self.tr("Copy table"), self.copy_table),
            (self.tr("Save picture…"), self.picture_requested.emit),
        )
        made = []
        for text, action in actions:
            entry = QAction(text, self)
            entry.triggered.connect(action)
            made.append(entry)
        self._budget_action.triggered.connect(self._toggle_budget)
        self.bar.set_actions((*made, self._budget_action))

    def _group_by(self, grouping: Grouping) -> None:
        self._grouping = grouping
        self.draw()

    def _explain_everything(self) -> None:
        self.explain_requested.emit(EVERYTHING)

    def _follow_budget(self, plan: Plan) -> None:
        has_budget = plan.budget is not None
        text = self.tr("Remove the budget") if has_budget else self.tr("Add budget")
        self._budget_action.setText(text)
        if self._forecast is not None:
            self.draw()

    def _toggle_budget(self) -> None:
        plan = self._session.plan
        if plan is None or self._forecast is None:
            return
        if plan.budget is not None:
            self._session.apply(set_budget(None))
        else:
            self._set_budget(max(self._forecast.total.micros, MICROS))

    def _set_budget(self, micros: int) -> None:
        plan = self._session.plan
        if plan is not None:
            self._session.apply(set_budget(round_budget(micros, plan.account.currency)))


def round_budget(micros: int, currency: str) -> Decimal:
    """Round an amount to what a hand can mean: three figures, and no part of a coin."""
    amount = Decimal(micros) / MICROS
    digits = max(amount.adjusted() - 2, -shown_decimals(currency))
    step = Decimal(1).scaleb(digits)
    return max((amount / step).to_integral_value() * step, step)
