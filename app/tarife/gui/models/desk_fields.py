"""The fields of the answering desk: always open, or hours for each weekday."""

from dataclasses import replace
from datetime import time
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from tarife.gui.clock_times import read_stretches, stretches_text
from tarife.gui.models.column_kinds import choosing_column
from tarife.gui.models.columns import Choice, Chosen, Column, Heading
from tarife.gui.models.forms import Field, Section
from tarife.gui.numbers import Unread
from tarife.plan.model.account import WEEKDAYS, Desk, OpeningHours, Weekday
from tarife.plan.model.lines import HoursOfDay
from tarife.plan.model.plan import Plan
from tarife.terms.marking import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_DESK: Final = Heading(
    QT_TRANSLATE_NOOP("Columns", "Answering desk"),
    QT_TRANSLATE_NOOP(
        "Columns", "Who answers people: a bot at any time, or a team with opening hours."
    ),
)
_HOURS_TIP: Final = QT_TRANSLATE_NOOP(
    "Columns", "Such as 9-18, or 9-12, 13-18; nothing or “closed” where nobody answers."
)
_OFFICE: Final = Desk(
    tuple(OpeningHours(weekday, time(9), time(18)) for weekday in WEEKDAYS[:5])
)


def desk_section(plan: Plan) -> Section[Plan]:
    """Make the section of the desk; hours are shown where it has some."""
    kind: Field[Plan] = Field(_kind_column(), translate("Forms", "Usual: always open"))
    days = tuple(Field(_day_column(weekday)) for weekday in Weekday)
    note = translate("Forms", "An answer outside the hours waits for the next opening.")
    fields = (kind, *days) if plan.account.desk.hours else (kind,)
    return Section("desk", translate("Forms", "Answering desk"), fields, note=note)


def _kind_column() -> Column[Plan]:
    choices = (
        Choice("always", translate("Forms", "Always open")),
        Choice("hours", translate("Forms", "Opening hours")),
    )

    def put(plan: Plan, key: str) -> Plan:
        if key == "always":
            return _with_desk(plan, Desk())
        return _with_desk(plan, plan.account.desk if plan.account.desk.hours else _OFFICE)

    chosen: Chosen[Plan] = Chosen(
        lambda plan: "hours" if plan.account.desk.hours else "always", put
    )
    return choosing_column("desk", _DESK, choices, chosen)


def _day_column(weekday: Weekday) -> Column[Plan]:
    place = WEEKDAYS.index(weekday) + 1

    def read(plan: Plan, text: str) -> Plan | Unread:
        stretches = read_stretches(text)
        if isinstance(stretches, Unread):
            return stretches
        others = tuple(hours for hours in plan.account.desk.hours if hours.weekday != weekday)
        own = tuple(OpeningHours(weekday, part.start, part.end) for part in stretches)
        if not own and not others:
            sentence = translate(
                "Forms", "the desk needs a day on which it is open; or choose “Always open”"
            )
            return Unread(text, sentence)
        ordered = sorted((*others, *own), key=lambda hours: WEEKDAYS.index(hours.weekday))
        return _with_desk(plan, Desk(tuple(ordered)))

    return Column(
        f"desk.{weekday.value}",
        QLocale().standaloneDayName(place, QLocale.FormatType.LongFormat),
        show=lambda plan: stretches_text(_stretches(plan.account.desk, weekday)),
        read=read,
        tip=_HOURS_TIP if weekday is Weekday.MONDAY else "",
    )


def _stretches(desk: Desk, weekday: Weekday) -> tuple[HoursOfDay, ...]:
    return tuple(HoursOfDay(h.opens, h.closes) for h in desk.hours if h.weekday is weekday)


def _with_desk(plan: Plan, desk: Desk) -> Plan:
    return replace(plan, account=replace(plan.account, desk=desk))
