"""What undo calls the steps."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale

from helpers.gui.windows import a_plan
from helpers.plans import full_plan
from tarife.gui.document.undo import step_name
from tarife.gui.editors.line_editors import NewLines
from tarife.gui.text.languages import LanguageChoice, Languages
from tarife.gui.text.names import field_name
from tarife.plan.edits.costs import set_tax
from tarife.plan.edits.grid import add_usual_lines, move_country
from tarife.plan.edits.lines import (
    add_line,
    duplicate_line,
    move_line,
    move_moments,
    remove_line,
    replace_line,
)
from tarife.plan.edits.numbers import set_number, set_range
from tarife.plan.edits.plan import set_account_field, set_plan_field
from tarife.plan.edits.scenarios import in_scenario, move_lever, reset_levers
from tarife.plan.model.addresses import Address
from tarife.plan.model.costs import Tax
from tarife.plan.model.plan import GridRow
from tarife.plan.model.scenarios import Lever, Scope

pytestmark = pytest.mark.shared

PLAN = full_plan()
SEND = PLAN.sends[0]
FRIDAY = datetime(2026, 11, 27, 9)


@pytest.fixture
def turkish(styled_application):
    languages = Languages(styled_application, LanguageChoice.TURKISH)
    yield
    languages.choose(LanguageChoice.ENGLISH)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (set_number(Address("sends", SEND.id, "volume"), 5), "Change volume of Black Friday"),
        (
            set_range(Address("grid", "DE", "reply_ratio"), 0.1, 0.2, 0.3),
            "Change reply rate of Germany",
        ),
        (
            set_number(Address("sends", SEND.id, "behaviour.answer_delay.median_s"), 5),
            "Change answer time of Black Friday",
        ),
        (set_number(Address("account", "", "numbers"), 2), "Change phone numbers"),
        (
            in_scenario("x", set_number(Address("sends", SEND.id, "volume"), 5)),
            "Change volume of Black Friday",
        ),
        (replace_line(SEND, "schedule.moments[0]"), "Change dates of Black Friday"),
        (set_account_field("desk", None), "Change opening hours"),
        (set_plan_field("note", "x"), "Change note"),
        (move_lever(Lever.VOLUME, Scope()), "Move slider Volume"),
        (reset_levers(), "Reset sliders"),
        (add_line(replace(SEND, name="Cyber")), "Add Cyber"),
        (duplicate_line(SEND.id, "x", "y"), "Duplicate Black Friday"),
        (remove_line(SEND.id), "Delete Black Friday"),
        (move_line(SEND.id, 1), "Move Black Friday"),
        (move_country("DE", 1), "Move Germany"),
        (
            move_moments(SEND.id, (FRIDAY,), date(2026, 11, 25)),
            "Move Black Friday to Wed 25 Nov",
        ),
        (add_usual_lines(GridRow("DE", utility=9)), "Add lines to Germany"),
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


@pytest.mark.parametrize(
    ("edit", "name"),
    [
        (set_number(Address("sends", SEND.id, "volume"), 5), "Değiştir: Black Friday, hacim"),
        (
            set_range(Address("grid", "DE", "reply_ratio"), 0.1, 0.2, 0.3),
            "Değiştir: Almanya, yanıt oranı",
        ),
        (set_plan_field("note", "x"), "Değiştir: not"),
        (
            move_moments(SEND.id, (FRIDAY,), date(2026, 11, 25)),
            "Taşı: Black Friday, yeni günü 25 Kas Çar",
        ),
        (move_lever(Lever.VOLUME, Scope()), "Hacim kaydırıcısını oynat"),
        (add_usual_lines(GridRow("DE", utility=9)), "Satırlar ekle: Almanya"),
        (set_tax(0, Tax("KDV", Decimal(1))), "Vergiyi değiştir"),
    ],
)
@pytest.mark.usefixtures("turkish")
def test_a_step_is_named_in_the_language_of_the_window(edit, name):
    assert step_name(edit, PLAN) == name


def test_a_line_that_has_no_name_yet_is_left_out():
    assert step_name(replace_line(replace(SEND, name=""), "name"), PLAN) == "Change name"
    assert step_name(set_number(Address("account", "", "numbers"), 2), PLAN).endswith("numbers")


def test_a_country_is_named_in_the_language_of_the_window():
    QLocale.setDefault(QLocale("tr_TR"))

    assert "Almanya" in step_name(move_country("DE", 1), PLAN)


def test_the_last_of_merged_steps_gives_the_name(opened):
    send = next(send for send in a_plan().sends if send.schedule.kind == "broadcast")
    moment = send.schedule.moments[0]
    days = [day for day in a_plan().month.dates() if day != moment.date()][:2]

    opened.session.apply(move_moments(send.id, (moment,), days[0], drag=1))
    moved = (datetime.combine(days[0], moment.time()),)
    opened.session.apply(move_moments(send.id, moved, days[1], drag=1))

    assert len(opened.session.history.steps) == 1
    assert opened.session.history.last.text.endswith(f" {days[1].day} Nov")


def test_a_drag_back_to_its_beginning_leaves_no_step(opened):
    send = next(send for send in a_plan().sends if send.schedule.kind == "broadcast")
    moment = send.schedule.moments[0]
    other = next(day for day in a_plan().month.dates() if day != moment.date())
    moved = (datetime.combine(other, moment.time()),)

    opened.session.apply(move_moments(send.id, (moment,), other, drag=1))
    opened.session.apply(move_moments(send.id, moved, moment.date(), drag=1))

    assert opened.session.plan == a_plan()
    assert len(opened.session.history.steps) == 0


def test_a_send_that_brings_its_audience_is_named_as_any_other(opened):
    opened.session.open(replace(a_plan(), grid=(), audiences=(), sends=(), inbound=()), None)
    opened.workspace.grid.add(NewLines.stream)

    (send,) = opened.session.plan.sends
    assert opened.session.history.last.text == f"Add {send.name}"
    assert len(opened.session.plan.audiences) == 1
