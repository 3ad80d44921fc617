"""What the steps of the undo history are called: ``Change volume of Black Friday``."""

from PySide6.QtCore import QCoreApplication, QLocale

from tarife.gui.clock_times import day_text
from tarife.gui.field_names import field_name
from tarife.plan.account_changes import SetAccountField
from tarife.plan.addresses import Address
from tarife.plan.changes import AddLine, Change, RemoveLine, SetPlanField
from tarife.plan.line_changes import (
    DuplicateLine,
    MoveGridRow,
    MoveLine,
    MoveMoments,
    ReplaceLine,
)
from tarife.plan.plan import Plan
from tarife.plan.scenario_changes import InScenario
from tarife.plan.variant_changes import SetNumber, SetRange

translate = QCoreApplication.translate


def step_name(change: Change, plan: Plan) -> str:
    """Name what a change does to a plan; a change without a name of its own says its label."""
    match change:
        case InScenario():
            return step_name(change.change, plan)
        case SetNumber() | SetRange():
            return _changed(change.at.field, _owner(change.at, plan))
        case ReplaceLine():
            return _changed(change.field, change.line.name)
        case SetAccountField() | SetPlanField():
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
            template, name = translate("Steps", "Move %1"), _country(change.country)
        case MoveMoments():
            template, name = translate("Steps", "Move %1 to %2"), _name(change.id, plan)
            template = template.replace("%2", day_text(change.day))
        case _:
            return change.label
    return template.replace("%1", name)


def _changed(field: str, owner: str) -> str:
    if not owner:
        return translate("Steps", "Change %1").replace("%1", field_name(field))
    template = translate("Steps", "Change %1 of %2")
    return template.replace("%1", field_name(field)).replace("%2", owner)


def _owner(at: Address, plan: Plan) -> str:
    return _country(at.id) if at.part == "grid" else _name(at.id, plan)


def _name(line_id: str, plan: Plan) -> str:
    return next((line.name for line in plan.lines if line.id == line_id), "")


def _country(code: str) -> str:
    return QLocale.territoryToString(QLocale.codeToTerritory(code)) or code
