"""The window: start page or workspace, toolbar and status line, and what happens on close."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from tarife import folders
from tarife.gui.actuals.traffic_import import Purpose, TrafficImports
from tarife.gui.document.files import Example, PlanFiles, shipped_examples
from tarife.gui.document.forecasting import ForecastService
from tarife.gui.document.recognise import (
    TRAFFIC,
    FileKind,
    dropped_files,
    kinds_of,
    no_place_in_window,
    recognise,
)
from tarife.gui.document.recovery import Recovery
from tarife.gui.document.session import FiguresState, PlanSession, Status
from tarife.gui.editors.navigation import Target, View
from tarife.gui.export.budget_import import BudgetImports
from tarife.gui.export.contact_lists import ContactLists
from tarife.gui.export.export_controller import ExportController, Exporter
from tarife.gui.message_log.message_logs import MessageLogs
from tarife.gui.rates.rate_cards import RateCards
from tarife.gui.runtime.task_queue import TaskQueue
from tarife.gui.shell.about import AboutDialog
from tarife.gui.shell.actions import Actions
from tarife.gui.shell.dialogs import Dialogs
from tarife.gui.shell.help_launcher import HelpLauncher, PlaygroundLauncher
from tarife.gui.shell.move_dialog import MoveDialog
from tarife.gui.shell.palette import Commands, Palette
from tarife.gui.shell.start_page import StartPanel, glance_text, small_picture
from tarife.gui.shell.status import StatusLine
from tarife.gui.shell.view_menu import ViewMenu
from tarife.gui.shell.workspace import Workspace
from tarife.gui.text.languages import spoken
from tarife.gui.text.names import file_name, filled, full_sentence, problems_of
from tarife.gui.widgets import settings
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.progress import read_patiently
from tarife.plan.model.plan import Plan
from tarife.terms.problems import OutsideError, Problem, Stopped
from tarife.terms.saving import visible

_LEAST = (800, 560)
_USUAL = (1280, 820)
_FRAME = 40  # the title bar that a desktop puts above
_AFTER_PAINT_MS = 50


class MainWindow(QMainWindow):
    """Puts session, files, panels and actions together."""

    def __init__(
        self, forecast_service: ForecastService, store: QSettings, appearance: Appearance
    ) -> None:
        super().__init__()
        self._store = store
        self.appearance = appearance
        self._forecast_service = forecast_service
        self._is_retired = False
        self.tasks = TaskQueue(self)
        self.session = PlanSession(forecast_service.forecaster, self)
        self.dialogs = Dialogs(forecast_service, store, self)
        self.plan_files = PlanFiles(
            self.session, store, self.dialogs, self, forecast_service.with_rates
        )
        self.exporter = Exporter(forecast_service.forecaster, forecast_service.run_trials, self)
        self.budget_imports = BudgetImports(
            self.session, forecast_service.forecaster, self.dialogs, self
        )
        self.rates = RateCards(
            self.plan_files, forecast_service, appearance, self.dialogs, self
        )
        self.contacts = ContactLists(self.session, self.plan_files, self.dialogs, self)
        usual = self.dialogs.usual_account
        self.message_logs = MessageLogs(self.session, forecast_service, usual, self)
        self.recovery = Recovery(self.session, self.plan_files, folders.recovery(), self)
        self.help_launcher = HelpLauncher(forecast_service, store, appearance, self)
        self.view_menu = ViewMenu(store, appearance, self)
        self.actions_ = Actions(self, appearance, self.session)
        examples = shipped_examples()
        self.start = StartPanel(examples, appearance)
        self.traffic_imports = TrafficImports(
            self.session, forecast_service, self.dialogs, self
        )
        self.workspace = Workspace(
            self.session, appearance, forecast_service, self.traffic_imports
        )
        self.export_controller = ExportController(
            self.workspace.what_if, self.plan_files, self.dialogs, self.exporter, store
        )
        self.playing = PlaygroundLauncher(
            forecast_service, appearance, self.help_launcher, self.plan_files.where_to, self
        )
        self._pages = QStackedWidget()
        self.status = StatusLine(self.session, appearance)
        self._lay_out(examples)
        self._prepare()
        self._connect()

    def open_file(self, path: Path) -> None:
        """Open a file by what is in it, or say what it is if it has no place here."""
        try:
            kind = read_patiently(lambda _: recognise(path), (path,), self)
        except Stopped:
            return
        except OutsideError as error:
            self.plan_files.refuse(path, *problems_of(error))
            return
        openers: dict[FileKind, Callable[[Path], object]] = {
            FileKind.PLAN: self.plan_files.open_file,
            FileKind.BUDGET: self.budget_imports.open,
            FileKind.RATE_CARD: lambda card: self.rates.read((card,)),
            FileKind.CONTACTS: self.contacts.open,
            FileKind.LOG: self.message_logs.open,
            FileKind.ANALYTICS: lambda sums: self.traffic_imports.open((sums,)),
        }
        if kind in openers:
            openers[kind](path)
        else:
            self.plan_files.refuse(path, no_place_in_window(kind))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(_AFTER_PAINT_MS, self._load_drawing)

    def _load_drawing(self) -> None:
        """Load the drawing library once figures are there: both want the interpreter."""
        if self.session.status.state is FiguresState.CALCULATING:
            once = Qt.ConnectionType.SingleShotConnection
            self.session.status_changed.connect(self._load_drawing, once)
        else:
            self.workspace.drawing.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.actions_.make_room(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.recovery.look_elsewhere()
            self.tasks.take(lambda window: window.plan_files.look())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not (self._is_retired or (self.may_end_work() and self.plan_files.may_leave())):
            event.ignore()
            return
        if not self._is_retired:
            self._put_away()
        event.accept()

    def _put_away(self) -> None:
        """Keep how the window is arranged, and end everything that is at work in it."""
        settings.window_geometry.write(self._store, bytes(self.saveGeometry().data()))
        self.workspace.keep(self._store)
        self.tasks.close()
        self.session.close()
        self.workspace.close_work()
        self.exporter.close()
        self.rates.close()
        self.contacts.close()
        self.help_launcher.close()
        self.recovery.close()

    def may_end_work(self) -> bool:
        """Make sure that no file is being exported or brought in, unless it is given up."""
        working = self.exporter, self.traffic_imports, self.contacts, self.rates
        if any(each.is_busy for each in working):
            if not self.dialogs.may_call_off():
                return False
            self.exporter.call_off()
            self.traffic_imports.call_off()
        return True

    def retire(self) -> None:
        """End, unasked: another window has taken over everything that is here."""
        self._put_away()
        self._is_retired = True
        self.hide()

    def come_forward(self, path: Path | None) -> None:
        """Show the window over others, and open a file if another start named one."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if path is not None:
            self.arrive((path,))

    def arrive(self, paths: tuple[Path, ...]) -> None:
        """Open files that came from outside, once no question is open any more."""
        self.tasks.take(lambda window: window.open_files(paths))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_files(event)
        if paths:
            event.acceptProposedAction()
            self.arrive(paths)

    def show_palette(self) -> Palette:
        """Open the palette, which goes anywhere by typing."""
        commands = Commands(self.menuBar(), self.session, self.workspace, self.help_launcher)
        palette = Palette(commands.all(), self)
        palette.show()
        return palette

    def open_files(self, paths: tuple[Path, ...]) -> None:
        """Open all rate cards among some files, else all real traffic, or else the first file.

        A single log is real traffic on the page that shows it; elsewhere it is billed alone.
        """
        try:
            kinds = read_patiently(lambda _: kinds_of(paths), paths, self)
        except Stopped:
            return
        cards, traffic = (
            tuple(path for path, kind in kinds.items() if kind in wanted)
            for wanted in ({FileKind.RATE_CARD}, TRAFFIC)
        )
        is_alone = len(traffic) == 1 and self.workspace.outline.entry is not View.ACTUALS
        if cards:
            self.rates.read(cards)
        elif traffic and not is_alone:
            self.traffic_imports.open(traffic)
        else:
            self.open_file(paths[0])

    def _lay_out(self, examples: tuple[Example, ...]) -> None:
        self._pages.addWidget(self.start)
        self._pages.addWidget(self.workspace)
        middle = QWidget()
        column = bare_column(middle, 0)
        column.addWidget(self.recovery.banner)
        column.addWidget(self.recovery.elsewhere)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(middle)
        self.actions_.editing.otherwise = self._pasted_into
        self.palette_action = QAction(self.tr("&Go to anything…"), self)
        self.palette_action.setShortcut(QKeySequence.fromString("Ctrl+K"))
        self.palette_action.triggered.connect(self.show_palette)
        pages = self.workspace.outline.page_actions
        for page in pages:
            page.setEnabled(False)
        panes = (self.palette_action, *pages, *self.workspace.panes.actions)
        self.actions_.fill_menus(self.workspace.drawer.action, panes, self.view_menu)
        self.addToolBar(
            self.actions_.fill_toolbar(self.workspace.drawer.action, self.palette_action)
        )
        self.setStatusBar(self.status)
        self.status.addPermanentWidget(self.workspace.notes.fold)
        self.workspace.variants.report_to(self.status.progress)
        self.workspace.figures_shown.connect(self.status.show_outcome)
        for example in examples:
            entry = self.actions_.examples.addAction(example.name)
            entry.triggered.connect(
                lambda _=False, path=example.path: self.plan_files.open_file(path)
            )

    def _pasted_into(self) -> QWidget | None:
        """Give the grid while it is shown: an empty one has nothing that takes the focus."""
        lines = self.workspace.grid.lines
        return lines.view if lines.isVisible() else None

    def _prepare(self) -> None:
        room = self.screen().availableGeometry().size() - QSize(0, _FRAME)
        self.setMinimumSize(QSize(*_LEAST).boundedTo(room))
        self.resize(QSize(*_USUAL).boundedTo(room))
        self.setAcceptDrops(True)
        self._show_recent()
        self.actions_.show_plan_parts(is_shown=False)
        self._enable_exports(self.session.status)
        self._show_title()
        geometry = settings.window_geometry.read(self._store)
        if geometry:
            self.restoreGeometry(QByteArray(geometry))
        self.workspace.restore(self._store)

    def _connect(self) -> None:
        self.actions_.new.triggered.connect(self._start_new)
        self.actions_.open.triggered.connect(self.plan_files.choose_and_open)
        self.actions_.contacts.triggered.connect(self.contacts.choose)
        self.actions_.save.triggered.connect(self.plan_files.save)
        self.actions_.save_as.triggered.connect(self.plan_files.save_as)
        self.actions_.quit.triggered.connect(self.close)
        self.actions_.exports.workbook.triggered.connect(self.export_controller.export_workbook)
        self.actions_.exports.picture.triggered.connect(self._export_picture)
        self.actions_.exports.page.triggered.connect(
            lambda: self.export_controller.export_page(self.workspace.months.number)
        )
        self.actions_.exports.csv.triggered.connect(self.export_controller.export_csv)
        self.actions_.exports.summary.triggered.connect(
            lambda: self.export_controller.copy_summary(self.workspace.headline)
        )
        self.start.new_requested.connect(self._start_new)
        self.start.open_requested.connect(self.plan_files.choose_and_open)
        self.start.contacts_requested.connect(self.contacts.choose)
        self.contacts.added.connect(self._tell_added)
        self.recovery.failed.connect(self._tell_not_kept)
        self.start.file_requested.connect(self.plan_files.open_file)
        self.start.example_requested.connect(self.plan_files.open_file)
        self.actions_.edited_budget.triggered.connect(self.budget_imports.choose)
        self.actions_.traffic.triggered.connect(self.traffic_imports.choose)
        self._follow_exports()
        self._follow_traffic()
        self.budget_imports.message.connect(self.status.show_news)
        self.workspace.chart.picture_requested.connect(self._export_picture)
        self._follow_filing()
        self._follow_months()
        self._follow_session()
        self._connect_rates()
        self._connect_help()

    def _follow_exports(self) -> None:
        exporter, progress = self.exporter, self.status.progress
        self.export_controller.message.connect(self.status.show_news)
        exporter.exported.connect(self.status.show_exported)
        exporter.busy_changed.connect(lambda is_busy: progress.note("export", is_busy=is_busy))
        progress.call_off_requested.connect(exporter.call_off)

    def _follow_traffic(self) -> None:
        imports, progress = self.traffic_imports, self.status.progress

        def begin() -> None:
            if self.session.plan is None:
                progress.note("traffic", is_busy=True)
            else:
                self.workspace.choose(View.ACTUALS)

        def call_off() -> None:
            if self.session.plan is None:
                imports.call_off()

        for asked in (self.actions_.from_traffic.triggered, self.start.traffic_requested):
            asked.connect(lambda: imports.read_again(Purpose.START_PLAN))
        imports.reading.connect(begin)
        imports.ended.connect(lambda: progress.note("traffic", is_busy=False))
        # The news of a plan that is being opened are forgotten first.
        imports.dropped.connect(self._tell_dropped, Qt.ConnectionType.QueuedConnection)
        progress.call_off_requested.connect(call_off)

    def _tell_dropped(self, names: str) -> None:
        told = self.tr("Not brought in, for something else was opened: %1")
        self.status.show_news(told.replace("%1", names))

    def _follow_filing(self) -> None:
        self.plan_files.file_chosen.connect(self.open_file)
        self.contacts.file_chosen.connect(self.open_file)
        self.traffic_imports.plan_made.connect(self.plan_files.start_with)
        self.plan_files.saved.connect(self._tell_saved)
        self.plan_files.recent_changed.connect(self._show_recent)

    def _follow_months(self) -> None:
        months = self.workspace.months
        self.actions_.previous_month.triggered.connect(lambda: months.step(-1))
        self.actions_.next_month.triggered.connect(lambda: months.step(1))
        self.actions_.move.triggered.connect(self._move)
        months.chosen.connect(self._show_months)

    def _follow_session(self) -> None:
        self.playing.listen(self.actions_.playground, self.start)
        self.playing.listen_to_person(self.workspace.why.person, self.session)
        self.view_menu.message.connect(self.status.show_news)
        self.view_menu.stillness_chosen.connect(self.status.progress.hold_still)
        self.status.progress.hold_still(self.view_menu.still.isChecked())
        self.session.plan_opened.connect(self._show_workspace)
        self.session.plan_changed.connect(self._show_plan)
        self.session.status_changed.connect(self._enable_exports)
        self.workspace.what_if.problems_changed.connect(self._tell_refused)
        self.session.document_changed.connect(self._show_title)

    def _connect_rates(self) -> None:
        self.actions_.rates.cards.triggered.connect(self.rates.show_list)
        self.actions_.chip.clicked.connect(self.rates.show_list)
        self.actions_.rates.imports.triggered.connect(self.rates.choose_files)
        self.actions_.rates.present.triggered.connect(self.rates.use_present)
        self.workspace.notes.import_requested.connect(self.rates.choose_files)
        self.workspace.notes.present_rates_requested.connect(self.rates.use_present)
        self.rates.message.connect(self.status.show_news)

    def _connect_help(self) -> None:
        self.actions_.help.triggered.connect(self.help_launcher.show_help)
        self.actions_.shortcuts.triggered.connect(self.help_launcher.show_shortcuts)
        self.actions_.log.triggered.connect(self._show_log)
        self.actions_.about.triggered.connect(self._show_about)

    def _show_workspace(self, _plan: Plan) -> None:
        self._pages.setCurrentWidget(self.workspace)
        self.actions_.show_plan_parts(is_shown=True)
        for page in self.workspace.outline.page_actions:
            page.setEnabled(True)

    def _show_plan(self, plan: Plan) -> None:
        self.actions_.show_rates(self.rates.chip_text(plan))
        self.actions_.rates.present.setEnabled(self.rates.may_use_present)
        self._show_title()

    def _show_title(self) -> None:
        plan = self.session.plan
        if plan is None:
            self.setWindowTitle("Tarife")
            return
        path = self.session.path
        self.setWindowTitle(f"{visible(path.stem) if path else plan.name}[*] — Tarife")
        self.setWindowModified(self.session.is_dirty)

    def _show_recent(self) -> None:
        recent = self.plan_files.recent
        self.start.show_recent(recent)
        self.actions_.recent.clear()
        self.actions_.recent.setEnabled(bool(recent))
        for file in recent:
            entry = self.actions_.recent.addAction(visible(file.path.stem).replace("&", "&&"))
            if file.glance is not None:
                entry.setText(f"{entry.text()}\t{glance_text(file.glance)}")
                entry.setIcon(small_picture(file.glance, self.appearance))
            entry.triggered.connect(lambda _=False, path=file.path: self.open_file(path))

    def _enable_exports(self, status: Status) -> None:
        """Let only figures out that belong to the plan as it is."""
        for action in self.actions_.of_outcome:
            action.setEnabled(status.state is FiguresState.CURRENT)

    def _show_months(self) -> None:
        months = self.workspace.months
        before, after = (months.can_step(steps) for steps in (-1, 1))
        self.actions_.show_months(months.text, before=before, after=after)

    def _move(self) -> None:
        """Show where each send would come to lie in another month, and move the plan there."""
        plan = self.session.plan
        if plan is not None:
            MoveDialog(self.session, plan, self).open()

    def _start_new(self) -> None:
        """Make a plan, and go to its first number."""
        before = self.session.plan
        self.plan_files.start_new()
        plan = self.session.plan
        if plan is not None and plan is not before and plan.grid:
            self.workspace.go_to(Target(View.GRID, plan.grid[0].country, "people"))

    def _export_picture(self) -> None:
        self.export_controller.export_picture(self.workspace.chart.shown)

    def _tell_saved(self, path: Path) -> None:
        self.status.show_news(self.tr("Saved to %1").replace("%1", file_name(path)))

    def _tell_added(self, audiences: int) -> None:
        self.workspace.choose(View.GRID)
        text = self.tr("%1[audience|audiences] added")
        self.status.show_news(filled(text, str(audiences)))

    def _tell_refused(self, problems: tuple[Problem, ...]) -> None:
        """Say why what was chosen or moved has no figures, and the ones before stay."""
        if problems:
            self.status.show_news(full_sentence(problems[0]))

    def _tell_not_kept(self, error: Exception) -> None:
        if not isinstance(error, OutsideError):
            raise error
        self.status.show_news(
            self.tr("Unsaved work cannot be kept: %1").replace("%1", error.said(spoken()))
        )

    def _show_log(self) -> None:
        """Open the folder with the log and the reports, or say where it is."""
        folder = folders.reports()
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.status.show_news(self.tr("The log is in %1").replace("%1", str(folder)))

    def _show_about(self) -> None:
        AboutDialog(self._forecast_service.book, self).open()
