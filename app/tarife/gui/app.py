"""Starts the window."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QDir, QSettings
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from tarife import folders
from tarife.gui import settings
from tarife.gui.appearance import Appearance, load_font
from tarife.gui.input_rules import InputRules
from tarife.gui.instance import Instance, Standing, instance_name
from tarife.gui.knowledge import Knowledge
from tarife.gui.languages import Languages
from tarife.gui.reports import faults_recorded, install_net, show_box
from tarife.gui.stage import Stage
from tarife.gui.undoing import PlanUndo
from tarife.gui.warming import Warming, own_command
from tarife.gui.zoom import enlarge
from tarife.terms.shipped import data_root

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
    enlarge(settings.zoom.read(QSettings("tarife", "tarife")))
    application = QApplication(["tarife"])
    prepare(application)
    install_net(folders.reports(), show_box)
    store = QSettings()
    path = Path(argv[0]) if argv else None
    instance = Instance(folders.running(), instance_name(store.fileName()), application)
    standing = instance.claim(path)
    if standing is Standing.HANDED_OVER:
        return 0
    if standing is Standing.UNANSWERED:
        return _tell_unanswered(application, store)
    appearance = Appearance(application, settings.theme.read(store))
    warming = Warming(own_command(), application)
    application.aboutToQuit.connect(warming.stop)
    languages = Languages(application, settings.language.read(store))
    stage = Stage(Knowledge.of_person(warming.wait), store, appearance, languages)
    instance.called.connect(stage.come_forward)
    application.aboutToQuit.connect(instance.close)  # its socket would stay behind
    window = stage.window
    # Libraries stay; looking through them for garbage would hold the window up for 100 ms.
    window.workspace.drawing.done.connect(gc.freeze)
    window.show()
    warming.start()
    window.recovering.look()
    if path is not None:
        window.arrive((path,))
    with faults_recorded(folders.reports()):
        return application.exec()


def _has_screen() -> bool:
    """Tell whether there is a screen; without one Qt would end the process without a word."""
    chosen = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & set(os.environ)
    return not sys.platform.startswith("linux") or bool(chosen)


def _tell_unanswered(application: QApplication, store: QSettings) -> int:
    """Say that another window has the place and does not answer."""
    Languages(application, settings.language.read(store))
    text = QCoreApplication.translate(
        "Instance",
        "Tarife is running already and does not answer. Wait until it has finished, or end "
        "it, and try again.",
    )
    QMessageBox(QMessageBox.Icon.Warning, "Tarife", text).exec()
    return 1


def prepare(application: QApplication) -> None:
    """Give the application its name, style, font and icons."""
    application.setApplicationName("tarife")
    application.setApplicationDisplayName("Tarife")
    application.setOrganizationName("tarife")
    application.setDesktopFileName("tarife")
    application.setStyle("Fusion")
    application.installEventFilter(PlanUndo(application))
    application.installEventFilter(InputRules(application))
    application.setFont(load_font())
    icons = str(data_root() / "resources" / "icons")
    QDir.setSearchPaths("icons", [icons])
    application.setWindowIcon(QIcon(f"{icons}/tarife.svg"))
