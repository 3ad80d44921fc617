"""Starts the window."""

import gc
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, QSettings
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from tarife import folders
from tarife.gui import settings
from tarife.gui.appearance import Appearance, load_font
from tarife.gui.input_rules import InputRules
from tarife.gui.instance import Instance, hand_over, instance_name
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
    name = instance_name(store.fileName())
    path = Path(argv[0]) if argv else None
    if hand_over(name, path):
        return 0
    instance = Instance(name, application)
    appearance = Appearance(application, settings.theme.read(store))
    warming = Warming(own_command(), application)
    application.aboutToQuit.connect(warming.stop)
    application.aboutToQuit.connect(instance.close)  # its socket would stay behind
    languages = Languages(application, settings.language.read(store))
    stage = Stage(Knowledge.of_person(warming.wait), store, appearance, languages)
    instance.called.connect(stage.come_forward)
    window = stage.window
    # Libraries stay; looking through them for garbage would hold the window up for 100 ms.
    window.workspace.drawing.done.connect(gc.freeze)
    window.show()
    warming.start()
    window.recovering.look(datetime.now().astimezone())  # noqa: TID251 - the program's edge
    if path is not None:
        window.open_file(path)
    with faults_recorded(folders.reports()):
        return application.exec()


def _has_screen() -> bool:
    """Tell whether there is a screen; without one Qt would end the process without a word."""
    chosen = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & set(os.environ)
    return not sys.platform.startswith("linux") or bool(chosen)


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
