"""What undo calls the steps."""

import importlib
import pkgutil
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import QLocale

import tarife.plan
from helpers.plans import full_plan
from helpers.windows import a_plan
from tarife.gui.document.undo import LABELS, MoveLever, step_name
from tarife.gui.text.names import field_name
from tarife.plan.edits.lines import (
    AddLine,
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
from tarife.plan.edits.numbers import SetNumber, SetRange
from tarife.plan.edits.scenarios import InScenario
from tarife.plan.model.addresses import Address
from tarife.plan.model.scenarios import Lever

PLAN = full_plan()
SEND = PLAN.sends[0]
FRIDAY = datetime(2026, 11, 27, 9)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (SetNumber(Address("sends", SEND.id, "volume"), 5), "Change volume of Black Friday"),
        (
            SetRange(Address("grid", "DE", "reply_ratio"), 0.1, 0.2, 0.3),
            "Change reply rate of Germany",
        ),
        (
            SetNumber(Address("sends", SEND.id, "behaviour.answer_delay.median_s"), 5),
            "Change answer time of Black Friday",
        ),
        (SetNumber(Address("account", "", "numbers"), 2), "Change phone numbers"),
        (
            InScenario("x", SetNumber(Address("sends", SEND.id, "volume"), 5)),
            "Change volume of Black Friday",
        ),
        (ReplaceLine(SEND, "schedule.moments[0]"), "Change dates of Black Friday"),
        (SetAccountField("desk", None), "Change opening hours"),
        (SetPlanField("note", "x"), "Change note"),
        (MoveLever(Lever.VOLUME), "Move slider Volume"),
        (MoveLever(), "Reset sliders"),
        (AddLine(replace(SEND, name="Cyber")), "Add Cyber"),
        (DuplicateLine(SEND.id, "x", "y"), "Duplicate Black Friday"),
        (RemoveLine(SEND.id), "Delete Black Friday"),
        (MoveLine(SEND.id, 1), "Move Black Friday"),
        (MoveGridRow("DE", 1), "Move Germany"),
        (
            MoveMoments(SEND.id, (FRIDAY,), date(2026, 11, 25)),
            "Move Black Friday to Wed 25 Nov",
        ),
        (OpenGridRow("DE"), "Refine Germany"),
    ],
)
def test_a_step_names_what_it_changes(change, name):
    assert step_name(change, PLAN) == name


@pytest.mark.parametrize(
    ("field", "name"),
    [("time_zone", "time zone"), ("follow_ups.0.hours", "follow-ups"), ("", "")],
)
def test_every_field_has_a_name(field, name):
    assert field_name(field) == name


def labels():
    """Find what every change without a name of its own says of itself."""
    rooms = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(tarife.plan.__path__, "tarife.plan.")
    ]
    kinds = {kind for room in rooms for kind in vars(room).values() if is_dataclass(kind)}
    told = {
        (kind, one.default) for kind in kinds for one in fields(kind) if one.name == "label"
    }
    return {label for _kind, label in told if isinstance(label, str)}


def test_every_label_of_a_change_is_marked_for_the_translator():
    assert "Change tax" in labels()
    assert labels() - set(LABELS) == set()


def test_a_country_is_named_in_the_language_of_the_window():
    QLocale.setDefault(QLocale("tr_TR"))

    assert "Almanya" in step_name(MoveGridRow("DE", 1), PLAN)


def test_the_last_of_merged_steps_gives_the_name(opened):
    send = next(send for send in a_plan().sends if send.schedule.kind == "broadcast")
    moment = send.schedule.moments[0]
    days = [day for day in a_plan().month.dates() if day != moment.date()][:2]

    opened.session.apply(MoveMoments(send.id, (moment,), days[0], drag=1))
    moved = (datetime.combine(days[0], moment.time()),)
    opened.session.apply(MoveMoments(send.id, moved, days[1], drag=1))

    assert opened.session.history.count() == 1
    assert opened.session.history.undoText().endswith(f" {days[1].day} Nov")


def test_a_drag_back_to_its_beginning_leaves_no_step(opened):
    send = next(send for send in a_plan().sends if send.schedule.kind == "broadcast")
    moment = send.schedule.moments[0]
    other = next(day for day in a_plan().month.dates() if day != moment.date())
    moved = (datetime.combine(other, moment.time()),)

    opened.session.apply(MoveMoments(send.id, (moment,), other, drag=1))
    opened.session.apply(MoveMoments(send.id, moved, moment.date(), drag=1))

    assert opened.session.plan == a_plan()
    assert opened.session.history.count() == 0
