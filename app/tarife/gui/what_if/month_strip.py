"""Chooses which month of a plan every page shows, or all of them together."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from tarife.gui.document.session import PlanSession
from tarife.gui.text.names import month_name, short_month_name, short_period_text
from tarife.gui.what_if.what_if import DisplayedFigures, WhatIf
from tarife.gui.widgets.labels import button, empty
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import BillingMonth, Period


class MonthStrip(QWidget):
    """Offers the months of the plan and *All*; hidden for a plan of one month.

    It only looks: the plan stays as it is. `chosen` tells the month, or nothing for all;
    `shown_changed` the figures that pages show, of that month.
    """

    chosen = Signal(object)
    shown_changed = Signal(object)

    def __init__(self, session: PlanSession, what_if: WhatIf) -> None:
        super().__init__()
        self._months: tuple[BillingMonth, ...] = ()
        self._month: BillingMonth | None = None
        self._shown: DisplayedFigures | None = None
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setAccessibleName(self.tr("Months"))
        self.hide()
        session.plan_opened.connect(self._forget)
        session.plan_changed.connect(self._follow)
        what_if.shown_changed.connect(self._show)

    @property
    def month(self) -> BillingMonth | None:
        """The month that is looked at; nothing for all of them, and for a plan of one."""
        return self._month

    @property
    def number(self) -> int | None:
        """The index of that month among those of the plan, from 0."""
        return None if self._month is None else self._months.index(self._month)

    @property
    def shown(self) -> DisplayedFigures | None:
        """The figures of the chosen month."""
        return self._shown and self._shown.of_month(self.number)

    @property
    def text(self) -> str:
        """Name what is looked at."""
        if not self._months:
            return ""
        period = Period(self._months[0], len(self._months))
        return short_period_text(period) if self._month is None else month_name(self._month)

    @property
    def tabs(self) -> tuple[QPushButton, ...]:
        """The months in their order, then all of them."""
        return tuple(one for one in self._group.buttons() if isinstance(one, QPushButton))

    def can_step(self, steps: int) -> bool:
        """Tell whether there is another choice that many steps on."""
        return len(self._months) > 1 and 0 <= self._index + steps <= len(self._months)

    def step(self, steps: int) -> None:
        """Look at a month that many steps on; after the last one come all."""
        if self.can_step(steps):
            self.look_at(self._index + steps)

    def look_at(self, index: int) -> None:
        """Look at a month, from 0; the index after the last one is all of them."""
        self._month = self._months[index] if index < len(self._months) else None
        self.tabs[index].setChecked(True)
        self.chosen.emit(self._month)
        self._tell()

    @property
    def _index(self) -> int:
        return len(self._months) if self.number is None else self.number

    def _forget(self, _plan: Plan) -> None:
        self._month = self._shown = None
        self._months = ()

    def _follow(self, plan: Plan) -> None:
        """Offer the months of a plan; one that it no longer has is left for all of them."""
        months = plan.period.months
        if months == self._months:
            return
        self._months = months
        if self._month not in months:
            self._month = None
        self._shown = None  # figures of other months
        self.setVisible(len(months) > 1)
        self._fill()
        self.chosen.emit(self._month)

    def _fill(self) -> None:
        for tab in self.tabs:
            self._group.removeButton(tab)
        empty(self._row)
        if len(self._months) == 1:
            return
        short = [short_month_name(month) for month in self._months]
        whole = [month_name(month) for month in self._months]
        names = zip((*short, self.tr("All")), (*whole, self.tr("All months")), strict=True)
        for index, (name, tip) in enumerate(names):
            tab = button("tab", name)
            tab.setProperty("place", "strip")
            tab.setCheckable(True)
            tab.setChecked(index == self._index)
            tab.setToolTip(tip)
            tab.setAccessibleName(tip)
            tab.clicked.connect(lambda _=False, index=index: self.look_at(index))
            self._group.addButton(tab)
            self._row.addWidget(tab)
        self._row.addStretch(1)

    def _show(self, shown: DisplayedFigures) -> None:
        self._shown = shown
        self._tell()

    def _tell(self) -> None:
        shown = self.shown
        if shown is not None:
            self.shown_changed.emit(shown)
