"""Starts the window."""

import faulthandler
import gc
import logging
import os
import platform
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import Final

from PySide6.QtCore import QDateTime, QDir, QObject, QProcess, QSettings, Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from tarife import folders, logs
from tarife.documents.files import whole_path
from tarife.gui.document.forecasting import ForecastService
from tarife.gui.runtime.garbage_collector import GarbageCollector
from tarife.gui.runtime.runner import ShouldStop
from tarife.gui.shell.language_switch import WindowHost
from tarife.gui.shell.single_instance import Instance, InstanceState, instance_name
from tarife.gui.text.languages import Languages, tr
from tarife.gui.widgets import settings
from tarife.gui.widgets.appearance import Appearance, load_font
from tarife.gui.widgets.input_rules import InputRules
from tarife.gui.widgets.settings import enlarge
from tarife.native_box import tell
from tarife.terms.problems import OutsideError
from tarife.terms.shipped import data_root

LOG: Final = logging.getLogger(__name__)

ShowMessage = Callable[[str, Path | None], None]

_open_boxes: Final[set[QMessageBox]] = set()
"""Boxes without a parent live only as long as somebody holds them."""


def write_report(error: BaseException, folder: Path) -> Path | None:
    """Write what happened to a new file.

    Returns:
        The file, or nothing if the disk refused.
    """
    moment = QDateTime.currentDateTime().toString("yyyy-MM-dd_HH-mm-ss-zzz")
    path = folder / f"report-{moment}.txt"
    while os.path.exists(path):  # another error of the same millisecond
        path = path.with_stem(f"{path.stem}-2")
    text = "".join(_lines(error))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Tarife on {sys.platform}\n\n{text}", encoding="utf-8")
    except OSError:
        return None
    return path


_OF_CODE: Final = (AttributeError, TypeError, NameError, ImportError, AssertionError)
"""What such errors say is of the program; others may say what a person's file holds."""


def _lines(error: BaseException) -> Iterator[str]:
    """Say where an error and those behind it came up, but nothing that a file may have held."""
    behind = error.__cause__ or error.__context__
    if behind is not None:
        yield from _lines(behind)
        yield "\nThen:\n\n"
    yield "Traceback:\n"
    yield from traceback.format_tb(error.__traceback__)
    says = f": {error}" if isinstance(error, _OF_CODE) else ""
    yield f"{logs.kind_of(error)}{says}\n"


def crash_sentence(report: Path | None) -> str:
    """Say that something went wrong, and where it is written down."""
    regret = tr("Something went wrong that should not have. Your plan is still open: save it.")
    if report is None:
        return regret
    where = tr("What happened is written down in:")
    return f"{regret}\n\n{where}\n{report}"


def show_box(text: str, report: Path | None) -> None:
    """Show the sentence in a box that does not hold up the window, and offer the folder."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Tarife", text)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    if report is not None:
        look = box.addButton(tr("Open the folder"), QMessageBox.ButtonRole.ActionRole)
        look.clicked.connect(lambda: open_folder(report.parent))
    _open_boxes.add(box)
    box.finished.connect(lambda _: _open_boxes.discard(box))
    box.open()


def open_folder(folder: Path) -> None:
    """Show a folder in the file manager of the system."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def install_net(folder: Path, show: ShowMessage) -> None:
    """Catch what nothing else caught, for as long as the program runs."""

    def net(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = write_report(error, folder)
        named = "no file" if report is None else report.name
        LOG.error("unforeseen: %s, written to %s", logs.kind_of(error), named)
        show(crash_sentence(report), report)

    sys.excepthook = net


@contextmanager
def faults_recorded(folder: Path) -> Iterator[None]:
    """Have faults below Python, which end the program at once, written to a file."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / folders.FAULTS_NAME).open("a", encoding="utf-8")
    except OSError:
        yield
        return
    with file:
        faulthandler.enable(file)
        yield
        faulthandler.disable()
    written = Path(file.name)
    if os.path.exists(written) and not written.stat().st_size:
        written.unlink()


_LOOK_S = 0.05


def own_command(executable: str = sys.executable) -> tuple[str, ...]:
    """Say how this program starts another one of itself that compiles.

    Python would look for modules in the working folder first, which may be a stranger's.
    """
    is_python = Path(executable).stem.lower().startswith("python")
    return (executable, *(("-P", "-m", "tarife") if is_python else ()), "--warm-up")


class Warming(QObject):
    """Compiles unless that is done, or there is no folder to keep the result in."""

    def __init__(self, command: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = command
        self._is_over = Event()
        mark = folders.compiled_mark()
        if mark is None or os.path.exists(mark):
            self._is_over.set()
        self._process = QProcess(self)
        self._process.finished.connect(self._is_over.set)
        self._process.errorOccurred.connect(self._is_over.set)

    def start(self) -> None:
        """Begin, if there is anything to do."""
        if not self._is_over.is_set():
            LOG.info("compiling in a process of its own")
            self._process.start(self._command[0], list(self._command[1:]))

    def wait(self, should_stop: ShouldStop) -> None:
        """Wait, in a worker, until it is over, however it ended."""
        while not self._is_over.wait(_LOOK_S) and not should_stop():
            pass

    def stop(self) -> None:
        """End it: the window closes."""
        self._is_over.set()
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished()


_NO_SCREEN: Final = (
    "there is no screen to open the window on; start it from a desktop, or use a command "
    "such as tarife forecast PLAN"
)


def run(argv: Sequence[str]) -> int:
    """Open the window, on the plan file that ``argv`` names if it names one.

    Returns:
        The exit status.
    """
    if not _has_screen():
        print(_NO_SCREEN, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1
    try:
        aside = folders.set_devices_aside()
    except OutsideError as error:
        tell(str(error))
        return 1
    return _open_window(argv, aside)


def _open_window(argv: Sequence[str], aside: Iterable[str]) -> int:
    enlarge(settings.zoom.read(QSettings("tarife", "tarife")))
    application = QApplication(["tarife"])
    prepare_application(application)
    install_net(folders.reports(), show_box)
    store = QSettings()
    path = whole_path(Path(argv[0])) if argv else None
    instance = Instance(folders.running(), instance_name(store.fileName()), application)
    state = instance.claim(path)
    if state is InstanceState.HANDED_OVER:
        return 0
    if state is InstanceState.UNANSWERED:
        return _tell_unanswered(application, store)
    _begin_log(application, aside)
    appearance = Appearance(application, settings.theme.read(store))
    warming = Warming(own_command(), application)
    application.aboutToQuit.connect(warming.stop)
    languages = Languages(application, settings.language.read(store))
    window_host = WindowHost(
        ForecastService.of_person(warming.wait), store, appearance, languages
    )
    instance.called.connect(window_host.come_forward)
    application.aboutToQuit.connect(instance.close)  # its socket would stay behind
    window = window_host.window
    # Libraries stay; looking through them for garbage would hold the window up for 100 ms.
    window.workspace.drawing.done.connect(gc.freeze)
    window.show()
    warming.start()
    window.recovery.look()
    if path is not None:
        window.arrive((path,))
    with faults_recorded(folders.reports()):
        return application.exec()


def _begin_log(application: QApplication, aside: Iterable[str]) -> None:
    """Keep the log of the first program alone: two would turn the file over each other."""
    logs.keep_file()
    application.aboutToQuit.connect(lambda: LOG.info("ended"))
    LOG.info(
        "Tarife %s, Python %s, Qt %s, %s",
        *(version("tarife"), platform.python_version(), qVersion(), platform.platform()),
    )
    for name in aside:
        LOG.warning("%s was a pipe or a device, and was set aside", name)


def _has_screen() -> bool:
    """Tell whether there is a screen; without one Qt would end the process without a word."""
    chosen = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & set(os.environ)
    return not sys.platform.startswith("linux") or bool(chosen)


def _tell_unanswered(application: QApplication, store: QSettings) -> int:
    """Say that another window has the place and does not answer."""
    Languages(application, settings.language.read(store))
    text = tr(
        "Tarife is running already and does not answer. Wait until it has finished, or end "
        "it, and try again."
    )
    QMessageBox(QMessageBox.Icon.Warning, "Tarife", text).exec()
    return 1


def prepare_application(application: QApplication) -> None:
    """Give the application its name, style, font and icons, and garbage its thread."""
    GarbageCollector(application)
    application.setApplicationName("tarife")
    application.setApplicationDisplayName("Tarife")
    application.setOrganizationName("tarife")
    application.setDesktopFileName("tarife")
    application.setStyle("Fusion")
    application.installEventFilter(InputRules(application))
    application.setFont(load_font())
    icons = str(data_root() / "resources" / "icons")
    QDir.setSearchPaths("icons", [icons])
    application.setWindowIcon(QIcon(f"{icons}/tarife.svg"))
