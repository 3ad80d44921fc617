"""Every page and every dialog of the window, one after the other."""

from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QApplication, QDialog

from helpers.gui.windows import a_plan, settle
from tarife.charts.catalogue import CHARTS
from tarife.documents.contact_rows import preview
from tarife.fitting.estimates import Fitted
from tarife.fitting.fitting import FittedNumber, FittedPlan
from tarife.gui.actuals.next_month import NextMonthDialog
from tarife.gui.editors.navigation import View, target_at
from tarife.gui.export.budget_import import EditedBudgetDialog
from tarife.gui.export.contact_lists import ContactListDialog
from tarife.gui.export.export_controller import ExportDialog, ExportOptions
from tarife.gui.playground.message_form import MessageForm
from tarife.gui.rates.import_dialog import RateImportDialog
from tarife.gui.shell.about import AboutDialog, LicencesDialog
from tarife.gui.shell.move_dialog import MoveDialog
from tarife.gui.shell.new_plan import Defaults, NewPlanDialog
from tarife.gui.widgets.problem_list import ProblemsDialog
from tarife.insight.explain.selection import Selection
from tarife.insight.playground.situation import Act, Message
from tarife.plan.model.addresses import Address
from tarife.plan.model.scenarios import Lever, Scope
from tarife.rates.imports.review import ReadFiles
from tarife.terms.calendar import BillingMonth
from tarife.terms.languages import Language
from tarife.terms.sentences import Sentence
from tarife.workbook.imports import Import
from tarife.workbook.merging import Difference

DAY = date(2026, 11, 25)


def views(qtbot, window, plan=None):
    """Open one view after the other of a plan; give the name and what shows it."""
    yield "start", window
    window.session.open(plan or a_plan(), None)
    settle(qtbot, window)
    for entry in View:
        window.workspace.choose(entry)
        QApplication.processEvents()
        yield f"page {entry.value}", window
    for part in ("audiences", "sends", "entry_points", "inbound"):
        line = getattr(window.session.plan, part)[0]
        window.workspace.go_to(target_at(part, line.id))
        QApplication.processEvents()
        yield f"details {part}", window
    window.workspace.choose(View.CHART)
    chart = window.workspace.chart
    for known in CHARTS:
        chart.choose(known.id)
        chart.bar.as_table.click()
        QApplication.processEvents()
        yield f"chart {known.id}", window
        chart.bar.as_table.click()
    window.workspace.explain(Selection(days=(date(2026, 11, 4),)))
    window.workspace.what_if.move(Lever.REPLY_RATIO, Scope(), 1.6)
    window.workspace.what_if.keep("Q")
    settle(qtbot, window)
    yield "why and what-if", window
    window.workspace.scenarios.compare.click()
    yield "scenarios", window
    window.workspace.notes.unfold()
    yield "notes", window


def an_import():
    """What comes of a budget in which one number was edited."""
    found = Difference("⟦⟧", Decimal(1), Decimal(2))
    warning, note = Sentence("whose it is", {}), Sentence("what became of it", {})
    return Import((found,), (), (), warning, (note,))


LOG = """\
time,customer,kind,category
2026-11-03T12:00:00,+905321110001,template,marketing
"""
REPORT = """\
A,B,C
2026-11-03 10:00:00,905321110001,x
"""


def logs_in(window, tmp_path):
    """Open a log that says what it is, and a report whose columns are asked for."""
    for name, text in (("report.csv", REPORT), ("log.csv", LOG)):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        dialog = window.message_logs.open(path)
        while dialog.is_busy:
            QApplication.processEvents()
        yield dialog


def a_fitted_plan():
    """A plan of which one send was measured."""
    plan = a_plan()
    at = Address("sends", plan.sends[0].id, "volume")
    number = FittedNumber(plan.sends[0].name, at, Fitted(900, 1_000, 1_100, 1_000))
    return FittedPlan(plan, (number,), ())


def dialogs(window, forecast_service, tmp_path):
    """Open every dialog; give its name and itself."""
    listed = tmp_path / "1.1"
    listed.write_text("+905321234567\n+491711234567\n", encoding="utf-8")
    defaults = Defaults(BillingMonth(2026, 12), "TR", "USD")
    book, markets = forecast_service.book, forecast_service.markets
    made = (
        NewPlanDialog(defaults, book, markets, window),
        AboutDialog(book, window),
        ContactListDialog(listed, preview(listed), "TR", markets, window),
        ExportDialog(ExportOptions("⟦⟧", Language.ENGLISH), window),
        ProblemsDialog("⟦⟧", (), window),
        RateImportDialog(ReadFiles((), ()), forecast_service.library, DAY, window),
        EditedBudgetDialog(an_import(), "", window),
        LicencesDialog("⟦⟧", window),
        MessageForm(Message(Act.MARKETING, 36_000), (DAY,), window),
        MoveDialog(window.session, a_plan(), window),
        NextMonthDialog(a_fitted_plan(), book, window),
        window.rates.show_list(),
        window.rates.compare(book.cards[-1]),
        *logs_in(window, tmp_path),
    )
    window.playing.show()
    window.help_launcher.show_shortcuts()
    found = [one for one in window.findChildren(QDialog) if one.isVisible() and one not in made]
    for dialog in (*made, *found, window.playing.playground):
        dialog.show()
        QApplication.processEvents()
        yield type(dialog).__name__, dialog
        dialog.close()
    palette = window.show_palette()  # which goes as soon as another window comes
    yield type(palette).__name__, palette
    palette.close()
