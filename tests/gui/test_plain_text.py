"""A text out of a file is a text: nothing is loaded, opened or formatted by what it says."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextFormat
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QTextBrowser, QToolTip

from helpers.gui.windows import a_plan, settle
from tarife.documents.codec import parse_plan, plan_text
from tarife.documents.contact_rows import preview
from tarife.gui.document.undo import NotInPlan
from tarife.gui.editors.navigation import View, target_at
from tarife.gui.export.contact_lists import ContactListDialog
from tarife.gui.export.export_controller import ExportDialog, ExportOptions
from tarife.gui.shell.startup import show_box
from tarife.gui.widgets.labels import button
from tarife.gui.widgets.overlays import HoverCard
from tarife.gui.widgets.problem_list import ProblemsDialog
from tarife.insight.explain.selection import Selection
from tarife.plan.model.scenarios import Lever, Scope
from tarife.terms.languages import Language
from tarife.terms.problems import Problem

pytestmark = [
    pytest.mark.styled,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # dialogs, offscreen
]

HOSTILE = '<img src="/tmp/x.png"><a href="file:///tmp/x.sh">click</a>'
OWN_LINKS = ("http", "help:", "part:", "rule:", "billing-rules", "playground:")


def renamed(value):
    if isinstance(value, dict):
        return {
            key: f"{HOSTILE} {len(str(inner))}"
            if key in {"name", "note"} and inner
            else renamed(inner)
            for key, inner in value.items()
        }
    return [renamed(one) for one in value] if isinstance(value, list) else value


@pytest.fixture
def hostile():
    """A plan whose every name loads a picture and opens a file, if it is taken for HTML."""
    return parse_plan(json.dumps(renamed(json.loads(plan_text(a_plan())))))


def interpreted(shown):
    """Find what a widget and those in it take for HTML that is not ours."""
    labels = [one for one in (shown, *shown.findChildren(QLabel)) if isinstance(one, QLabel)]
    for label in labels:
        label.ensurePolished()
    yield from (
        label.text()
        for label in labels
        if label.textFormat() != Qt.TextFormat.PlainText and not isinstance(label, HoverCard)
    )
    for browser in shown.findChildren(QTextBrowser):
        yield from (
            found for part in browser.document().allFormats() for found in foreign_in(part)
        )


def foreign_in(part):
    """Find links and pictures that are not ours."""
    link = part.property(QTextFormat.Property.AnchorHref)
    picture = part.property(QTextFormat.Property.ImageName)
    if link and not link.startswith(OWN_LINKS):
        yield link
    if picture and not picture.startswith("situation:"):
        yield picture


def test_no_page_takes_a_name_for_html(qtbot, looked_at, hostile):
    looked_at.session.open(hostile, None)
    settle(qtbot, looked_at)
    for part in ("audiences", "sends", "entry_points", "inbound"):
        line = getattr(looked_at.session.plan, part)[0]
        looked_at.workspace.go_to(target_at(part, line.id))
    looked_at.workspace.explain(Selection())
    looked_at.workspace.what_if.move(Lever.REPLY_RATIO, Scope(), 1.6)
    looked_at.workspace.what_if.keep(HOSTILE)
    settle(qtbot, looked_at)
    looked_at.status.show_news(HOSTILE)
    for entry in View:
        looked_at.workspace.choose(entry)

    assert list(interpreted(looked_at)) == []
    texts = [getattr(one, "whole", one.text()) for one in looked_at.findChildren(QLabel)]
    assert any(HOSTILE in text for text in texts)  # the names were there to be taken


def test_no_dialog_takes_a_name_for_html(looked_at, forecast_service, tmp_path):
    listed = tmp_path / "<b>list"
    listed.write_text(f"phone,{HOSTILE}\n+905321234567,{HOSTILE}\n", encoding="utf-8")
    problem = Problem("x", HOSTILE, HOSTILE, HOSTILE)
    for dialog in (
        ContactListDialog(listed, preview(listed), "TR", forecast_service.markets, looked_at),
        ExportDialog(ExportOptions(HOSTILE, Language.ENGLISH), looked_at),
        ProblemsDialog(HOSTILE, (problem,), looked_at),
    ):
        dialog.show()
        assert list(interpreted(dialog)) == [], dialog
        dialog.close()


def test_no_question_takes_a_name_for_html(looked_at, tmp_path, monkeypatch):
    asked = []

    def look(box):
        box.show()
        asked.append((box.text(), list(interpreted(box))))
        box.hide()
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "exec", look)
    looked_at.dialogs.keep_changes(HOSTILE, NotInPlan(1, 0, 2), is_gone=True)
    looked_at.dialogs.file_changed(tmp_path / "<b>x", is_dirty=True)

    assert len(asked) == 2
    for text, found in asked:
        assert "<" in text
        assert found == []


def test_no_report_or_yes_and_no_takes_a_name_for_html(looked_at, qtbot):
    show_box(HOSTILE, None)
    box = QMessageBox(QMessageBox.Icon.Question, "Tarife", HOSTILE, parent=looked_at)
    qtbot.addWidget(box)
    box.show()

    boxes = [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, QMessageBox) and one.isVisible()
    ]
    assert len(boxes) == 2
    for one in boxes:
        assert HOSTILE in one.text()
        assert list(interpreted(one)) == []
        one.close()


@pytest.mark.usefixtures("styled_application")
def test_a_tooltip_shows_a_name_as_it_is(qtbot):
    made = button("", "x")
    qtbot.addWidget(made)
    made.show()

    QToolTip.showText(made.mapToGlobal(QPoint(1, 1)), HOSTILE, made)

    (tip,) = [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, QLabel) and one.isVisible()
    ]  # of a class that Qt does not show
    assert tip.text() == HOSTILE
    assert tip.textFormat() == Qt.TextFormat.PlainText
    QToolTip.hideText()
