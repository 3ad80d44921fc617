"""Whatever is typed into a field is taken or refused with a sentence, and figures stay true."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit

from helpers.costs import full_costs
from helpers.gui.views import dialogs
from helpers.gui.windows import a_plan, settle
from helpers.plans import full_plan
from tarife.assets import load_book, load_markets
from tarife.gui.costs.cost_tables import markups_table, taxes_table, tier_used_table
from tarife.gui.costs.sms import sms_table
from tarife.gui.document.session import FiguresState
from tarife.gui.editors.account_form import account_form, account_table
from tarife.gui.editors.line_forms import (
    audience_form,
    entry_point_form,
    inbound_form,
    send_form,
)
from tarife.gui.editors.lines import (
    audiences_table,
    entry_points_table,
    grid_table,
    inbound_table,
    sends_table,
)
from tarife.gui.editors.navigation import View
from tarife.gui.tables.line_table import TableRows
from tarife.gui.text.countries import Countries
from tarife.gui.text.numbers import ParseError
from tarife.plan.checks.plan import check_plan

pytestmark = [pytest.mark.shared, pytest.mark.unmeasured]

COUNTRIES = Countries(load_markets())
ABSURD = (
    *("9" * 20, "9" * 20 + "k", "1e308", "-5", "nan", "inf", "-inf", "1/0", "0x10", "²"),
    *(
        "😀",
        "٣٤",
        "一二",
        "\x00",
        "\u202e12",
        "%",
        "\N{MULTIPLICATION SIGN}",
        "-",
        "",
        "   ",
        "1,5,9",
        "1.2.3",
    ),
    *("9" * 20 + "-" + "9" * 21, "5-" + "9" * 20, "9" * 20 + " %", "9" * 20 + " h"),
    *("99999:59", "31.02.2026", "25:61", "0001-01-01", "9999-12-31", "1 h " * 2000),
    *("9" * 10_000, "1." * 5_000, " " * 9_999 + "5", "x" * 10_000, "1" + "0" * 70 + " - 2"),
)
_LONGEST_SENTENCE = 300
SHEETS = {
    "grid": (grid_table(COUNTRIES), None),
    "audiences": (audiences_table(COUNTRIES), audience_form(COUNTRIES)),
    "sends": (sends_table(), send_form),
    "entry points": (entry_points_table(COUNTRIES), entry_point_form(COUNTRIES)),
    "inbound": (inbound_table(COUNTRIES), inbound_form(COUNTRIES)),
    "account": (account_table(), account_form(load_book, COUNTRIES)),
    "markups": (markups_table(), None),
    "taxes": (taxes_table(), None),
    "tiers": (tier_used_table(lambda _: ("Turkey",)), None),
    "SMS": (sms_table(dict), None),
}


def columns_of(name, plan, place):
    table, form = SHEETS[name]
    sheet = TableRows(table, plan)
    fields = () if form is None else form(plan, sheet.rows[place])
    in_form = [field.column for section in fields for field in section.fields]
    return sheet, [*sheet.columns, *in_form]


@pytest.mark.parametrize("name", SHEETS)
def test_every_cell_and_field_takes_or_refuses_whatever_is_typed(name):
    plan = replace(full_plan(), costs=full_costs())
    typed = 0
    for place in range(len(TableRows(SHEETS[name][0], plan).rows)):
        sheet, columns = columns_of(name, plan, place)
        for column in (one for one in columns if one.is_editable):
            for text in ABSURD:
                edit = sheet.parse_edit(place, sheet.rows[place], column, text)
                typed += 1
                if isinstance(edit, ParseError):
                    assert edit.sentence
                    assert len(edit.sentence) < _LONGEST_SENTENCE
                else:
                    assert_is_shown(name, edit.apply(plan))

    assert typed


def assert_is_shown(name, plan):
    """Everything of the table can be said, and what is wrong with the plan too."""
    assert all(str(problem) for problem in check_plan(plan))
    sheet = TableRows(SHEETS[name][0], plan)
    for row in sheet.rows:
        for column in sheet.columns:
            sheet.shown(row, column)
            sheet.edit_text(row, column)


@pytest.fixture
def priced(qtbot, window):
    """The window with a plan that has a budget and costs of every kind."""
    with qtbot.waitSignal(window.session.forecast_ready):
        window.session.open(replace(a_plan(), costs=full_costs(), budget=Decimal(4000)), None)
    return window


def enter(line, text):
    line.setText(text)
    line.setModified(True)
    line.editingFinished.emit()


def assert_figures_are_true(qtbot, window):
    """Figures that are said to be up to date are those of the plan that is shown."""
    settle(qtbot, window)
    if window.session.status.state is FiguresState.CURRENT:
        assert window.session.outcome.forecast.plan == window.session.plan


def test_the_budget_takes_or_refuses_whatever_is_typed(qtbot, priced):
    field = next(
        one
        for one in priced.workspace.headline.findChildren(QLineEdit)
        if "udget" in one.accessibleName()
    )
    for text in ABSURD:
        enter(field, text)
        assert_figures_are_true(qtbot, priced)


def test_every_lever_takes_or_refuses_whatever_is_typed(qtbot, priced):
    panel = priced.workspace.levers
    for row in panel.rows.values():
        for text in ABSURD:
            enter(row.field, text)
    assert_figures_are_true(qtbot, priced)


def test_every_field_of_costs_takes_or_refuses_whatever_is_typed(qtbot, priced):
    priced.workspace.choose(View.COSTS)
    lines = priced.workspace.editor.findChildren(QLineEdit)
    for line in lines:
        for text in ABSURD:
            if line.isEnabled():
                enter(line, text)
    assert len(lines) > 5
    assert_figures_are_true(qtbot, priced)


@pytest.mark.qt_log_ignore("This plugin does not support")  # dialogs, offscreen
def test_every_field_of_every_dialog_takes_or_refuses_whatever_is_typed(
    priced, forecast_service, tmp_path, monkeypatch
):
    monkeypatch.setattr(QDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    typed = 0
    for _name, dialog in dialogs(priced, forecast_service, tmp_path):
        for field in dialog.findChildren(QLineEdit):
            for text in ABSURD:
                if field.isEnabled() and not field.isReadOnly():
                    enter(field, text)
                    field.textEdited.emit(text)
                    typed += 1

        dialog.accept()

    assert typed > len(ABSURD)
    assert all(str(problem) for problem in check_plan(priced.session.plan))
