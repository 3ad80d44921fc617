"""The form of a line beside the grid, and the lines that are added to a country."""

from collections.abc import Mapping
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QWidget

from tarife.gui.document.session import PlanSession
from tarife.gui.editors.form_editor import FormEditor
from tarife.gui.editors.form_model import FormOf
from tarife.gui.editors.line_forms import (
    audience_form,
    entry_point_form,
    inbound_form,
    send_form,
)
from tarife.gui.editors.lines import (
    audiences_table,
    entry_points_table,
    inbound_table,
    sends_table,
)
from tarife.gui.tables.line_table import LineTable
from tarife.gui.text.countries import Countries
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import ElidedLabel
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.theme import SIZES
from tarife.plan.grid import (
    BROADCAST_TIME,
    BROADCAST_WEEKDAY,
    all_lines,
    all_opened,
    marketing_behaviour,
    usual_reply,
)
from tarife.plan.model.behaviour import Behaviour, Preset
from tarife.plan.model.lines import (
    USUAL_BEHAVIOUR,
    Audience,
    Broadcast,
    EntryPoint,
    Inbound,
    Line,
    PeopleFrom,
    Repeat,
    Schedule,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.plan.model.plan import Plan
from tarife.plan.names import (
    AD,
    CUSTOMERS,
    LISTED,
    MARKETING_LINE,
    NEW_PEOPLE,
    SUPPORT_REQUESTS,
    UTILITY_LINE,
    WEEKLY_LINE,
    given,
    unique_name,
)

AMOUNT_FIELDS: Final[Mapping[type[Any], str]] = MappingProxyType(
    {
        Audience: "people",
        Send: "volume",
        EntryPoint: "clicks_per_day",
        Inbound: "people_per_day",
    }
)
"""What is typed first into the form of a new line."""

_PEOPLE: Final = 10_000
"""People of a new audience, until it is said whom they get messages from, or how many."""

_STREAM: Final = 1_000
"""Messages of the month with which a new stream begins."""


class DetailsPanel(QWidget):
    """Heads the form of a line with its name; `stepped` wants another, `closed` the list."""

    closed = Signal()
    stepped = Signal(int)

    def __init__(self, appearance: Appearance, editor: FormEditor) -> None:
        super().__init__()
        self._editor = editor
        self._title = ElidedLabel("heading")
        self._back = self._tool(appearance, "back", self.tr("Back to the list"), "Esc")
        self._previous = self._tool(appearance, "up", self.tr("Line before"), "Alt+PgUp")
        self._next = self._tool(appearance, "down", self.tr("Line after"), "Alt+PgDown")
        self._back.clicked.connect(self.close_line)
        self._previous.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        self._lay_out()
        editor.shown.connect(self._show)
        editor.gone.connect(self.closed)

    @property
    def form(self) -> FormEditor:
        """The form under the head."""
        return self._editor

    def show_line(self, key: str, field: str = "") -> None:
        """Show the line with ``key`` and begin at a field of it."""
        self._editor.show_line(key)
        self._editor.form.go_to(field)

    def close_line(self) -> None:
        """Let go of the line."""
        self._editor.show_line(None)
        self.closed.emit()

    def offer_steps(self, *, has_previous: bool, has_next: bool) -> None:
        """Offer the neighbours that there are."""
        self._previous.setEnabled(has_previous)
        self._next.setEnabled(has_next)

    def _show(self, line: Any) -> None:
        self._title.show_text(line.name)

    def _tool(self, appearance: Appearance, icon: str, text: str, keys: str) -> QToolButton:
        made = QToolButton()
        made.setAccessibleName(text)
        made.setToolTip(f"{text} ({QKeySequence.fromString(keys).toString()})")
        appearance.set_icon(made, icon)
        shortcut = QShortcut(QKeySequence.fromString(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(made.click)
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SIZES.space_1)
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        head.addWidget(self._previous)
        head.addWidget(self._next)
        column = bare_column(self, SIZES.space_2)
        column.addLayout(head)
        column.addWidget(self._editor, 1)


class LineForms(QStackedWidget):
    """The form of one line, of whatever kind.

    `closed` tells that nobody looks any more, `stepped` that the line above or below is wanted.
    """

    closed = Signal()
    stepped = Signal(int)

    def __init__(
        self, session: PlanSession, appearance: Appearance, countries: Countries
    ) -> None:
        super().__init__()
        self._session = session
        made: dict[str, tuple[LineTable[Any], FormOf[Any]]] = {
            "audiences": (audiences_table(countries), audience_form(countries)),
            "sends": (sends_table(), send_form),
            "entry_points": (entry_points_table(countries), entry_point_form(countries)),
            "inbound": (inbound_table(countries), inbound_form(countries)),
        }
        self.of_part: dict[str, DetailsPanel] = {}
        for part, (table, form) in made.items():
            details = DetailsPanel(appearance, FormEditor(session, appearance, table, form))
            details.closed.connect(self._close)
            details.stepped.connect(self.stepped)
            self.of_part[part] = details
            self.addWidget(details)
        self.hide()

    @property
    def key(self) -> str:
        """What tells the line that is shown from all others; nothing while none is."""
        found = (
            f"{part}:{details.form.key}"
            for part, details in self.of_part.items()
            if details.form.key is not None and not self.isHidden()
        )
        return next(found, "")

    def offer_steps(self, *, has_previous: bool, has_next: bool) -> None:
        """Offer the lines above and below, where there are any."""
        for details in self.of_part.values():
            details.offer_steps(has_previous=has_previous, has_next=has_next)

    def open_line(self, key: str, field: str = "") -> None:
        """Show the form of a line, at a field; `plan_table.row_key` makes its key."""
        part, _, line_id = key.partition(":")
        self._show(part).show_line(line_id, field)

    def follow(self, key: str) -> None:
        """Show the form of another line in place of the one that is shown."""
        part, _, line_id = key.partition(":")
        if not self.isHidden() and part in self.of_part:
            self._show(part).form.show_line(line_id)

    def close_line(self) -> None:
        """Let go of the line that is shown."""
        for details in self.of_part.values():
            details.form.show_line(None)
        self._close()

    def _show(self, part: str) -> DetailsPanel:
        details = self.of_part[part]
        for other in self.of_part.values():
            if other is not details:
                other.form.show_line(None)
        self.setCurrentWidget(details)
        self.show()
        return details

    def _close(self) -> None:
        if self.currentWidget() is self.sender() or self.sender() is None:
            self.hide()
            self.closed.emit()


class NewLines:
    """Makes the lines that a person adds to a country."""

    def __init__(self, plan: Plan, country: str, countries: Countries) -> None:
        self._plan = plan
        self._country = country
        self._countries = countries
        self._taken = all_opened(plan).lines
        found = (one for one in all_lines(plan).audiences if one.country == country)
        self._known = next(found, None)

    def audience(self) -> tuple[Line, ...]:
        """More people of the country."""
        return (self._audience(),)

    def broadcast(self) -> tuple[Line, ...]:
        """A send on one date."""
        month = self._plan.month
        first = datetime.combine(date(month.year, month.month, 3), time(11))
        return self._send(MARKETING_LINE, TemplateCategory.MARKETING, Broadcast((first,)))

    def weekly(self) -> tuple[Line, ...]:
        """A send of every week."""
        repeat = Repeat(BROADCAST_TIME, BROADCAST_WEEKDAY)
        schedule = Broadcast((), repeats=(repeat,))
        return self._send(WEEKLY_LINE, TemplateCategory.MARKETING, schedule)

    def stream(self) -> tuple[Line, ...]:
        """A send that goes out all the time."""
        return self._send(UTILITY_LINE, TemplateCategory.UTILITY, Steady())

    def entry_point(self) -> tuple[Line, ...]:
        """An ad."""
        return (EntryPoint(self._plan.fresh_id("entry"), self._name(AD), self._country, 20),)

    def from_audience(self) -> tuple[Line, ...]:
        """People known already who write on their own."""
        audience = self._known or self._audience()
        name = self._name(LISTED, name=given(SUPPORT_REQUESTS))
        line = Inbound(self._plan.fresh_id("inbound"), name, 10, audience=audience.id)
        return (line,) if self._known else (audience, line)

    def newcomers(self) -> tuple[Line, ...]:
        """New people who write on their own."""
        name = self._name(LISTED, name=given(NEW_PEOPLE))
        return (Inbound(self._plan.fresh_id("inbound"), name, 10, country=self._country),)

    def _name(self, template: str, **values: str) -> str:
        """Name a line by its country, unlike all that there are."""
        name = given(template, place=self._countries.meta_name(self._country), **values)
        return unique_name(name, (one.name for one in self._taken))

    def _audience(self) -> Audience:
        audience_id, name = self._plan.fresh_id("audience"), self._name(CUSTOMERS)
        return Audience(audience_id, name, self._country, _PEOPLE, PeopleFrom.SENDS)

    def _send(
        self, template: str, category: TemplateCategory, schedule: Schedule
    ) -> tuple[Line, ...]:
        audience = self._known or self._audience()
        is_to_all = isinstance(schedule, Broadcast)
        behaviour: Preset | Behaviour = USUAL_BEHAVIOUR[category]
        if category is TemplateCategory.MARKETING:
            behaviour = marketing_behaviour(usual_reply(self._plan, self._country))
        line = Send(
            self._plan.fresh_id("send"),
            self._name(template),
            audience.id,
            category,
            audience.people if is_to_all else min(_STREAM, audience.people),
            schedule,
            behaviour,
        )
        return (line,) if self._known else (audience, line)
