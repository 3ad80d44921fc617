"""What the steps of the undo history are called: ``Change volume of Black Friday``."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from tarife.gui.clock_times import day_text
from tarife.gui.field_names import field_name
from tarife.gui.place_names import country_name
from tarife.gui.texts import filled
from tarife.plan.edits.costs import SetCosts
from tarife.plan.edits.lines import (
    AddLine,
    Change,
    DuplicateLine,
    MoveGridRow,
    MoveLine,
    MoveMoments,
    OpenGridRow,
    RemoveLine,
    ReplaceLine,
    SetAccountField,
    SetPlanField,
)
from tarife.plan.edits.numbers import AddScenario, SetNumber, SetRange, SetScenario
from tarife.plan.edits.scenarios import InScenario
from tarife.plan.model.addresses import Address
from tarife.plan.model.plan import Plan
from tarife.terms.marking import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

LABELS: Final = (
    QT_TRANSLATE_NOOP("Steps", "Add countries"),
    QT_TRANSLATE_NOOP("Steps", "Remove countries"),
    QT_TRANSLATE_NOOP("Steps", "Remove line"),
    QT_TRANSLATE_NOOP("Steps", "Change month"),
    QT_TRANSLATE_NOOP("Steps", "Change mark-up"),
    QT_TRANSLATE_NOOP("Steps", "Change tax"),
    QT_TRANSLATE_NOOP("Steps", "Add tax"),
    QT_TRANSLATE_NOOP("Steps", "Delete taxes"),
    QT_TRANSLATE_NOOP("Steps", "Change SMS price"),
    QT_TRANSLATE_NOOP("Steps", "Change use of volume tiers"),
    QT_TRANSLATE_NOOP("Steps", "Add use of volume tiers"),
    QT_TRANSLATE_NOOP("Steps", "Delete use of volume tiers"),
    QT_TRANSLATE_NOOP("Steps", "Use the newest rate card"),
    QT_TRANSLATE_NOOP("Steps", "Use another rate card"),
    QT_TRANSLATE_NOOP("Steps", "Move line"),
    QT_TRANSLATE_NOOP("Steps", "Move country"),
    QT_TRANSLATE_NOOP("Steps", "Change country"),
    QT_TRANSLATE_NOOP("Steps", "Move send to another day"),
    QT_TRANSLATE_NOOP("Steps", "Apply what-if"),
    QT_TRANSLATE_NOOP("Steps", "Reset difference"),
    QT_TRANSLATE_NOOP("Steps", "Import edited budget"),
    QT_TRANSLATE_NOOP("Steps", "Change budget"),
    QT_TRANSLATE_NOOP("Steps", "Remove scenario"),
)
"""What changes say of themselves."""


def step_name(change: Change, plan: Plan) -> str:
    """Name what a change does to a plan; a change without a name of its own says its label."""
    if isinstance(change, InScenario):
        change = change.change
    match change:
        case SetNumber() | SetRange():
            return _changed(change.at.field, _owner(change.at, plan))
        case ReplaceLine():
            return _changed(change.field, change.line.name)
        case AddScenario():
            return translate("Steps", "Add scenario %1").replace("%1", change.scenario.name)
        case SetScenario():
            return _changed(change.what, change.scenario.name)
        case SetAccountField() | SetPlanField() | SetCosts():
            return _changed(change.field, "")
        case _:
            return _of_line(change, plan)


def _of_line(change: Change, plan: Plan) -> str:
    match change:
        case AddLine():
            template, name = translate("Steps", "Add %1"), change.line.name
        case DuplicateLine():
            template, name = translate("Steps", "Duplicate %1"), _name(change.id, plan)
        case RemoveLine():
            template, name = translate("Steps", "Delete %1"), _name(change.id, plan)
        case MoveLine():
            template, name = translate("Steps", "Move %1"), _name(change.id, plan)
        case MoveGridRow():
            template, name = translate("Steps", "Move %1"), country_name(change.country)
        case MoveMoments():
            template = translate("Steps", "Move %1 to %2")
            return filled(template, _name(change.id, plan), day_text(change.day))
        case OpenGridRow():
            template, name = translate("Steps", "Refine %1"), country_name(change.country)
        case _:
            return translate("Steps", change.label)
    return template.replace("%1", name)


def _changed(field: str, owner: str) -> str:
    if not owner:
        return translate("Steps", "Change %1").replace("%1", field_name(field))
    template = translate("Steps", "Change %1 of %2")
    return filled(template, field_name(field), owner)


def _owner(at: Address, plan: Plan) -> str:
    return country_name(at.id) if at.part == "grid" else _name(at.id, plan)


def _name(line_id: str, plan: Plan) -> str:
    return next((line.name for line in plan.lines if line.id == line_id), "")
