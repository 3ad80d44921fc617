"""Starts the window."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from tarife.assets import data_root
from tarife.gui import settings
from tarife.gui.appearance import Appearance, load_font
from tarife.gui.knowledge import Knowledge
from tarife.gui.main_window import MainWindow
from tarife.gui.reports import install_net, report_folder, show_box


def run(argv: Sequence[str]) -> int:
    """Open the window, on the plan file that ``argv`` names if it names one.

    Returns:
        The exit status.
    """
    application = QApplication(["tarife"])
    prepare(application)
    install_net(report_folder(), show_box)
    store = QSettings()
    appearance = Appearance(application, settings.theme.read(store))
    window = MainWindow(Knowledge.shipped(), store, appearance)
    window.show()
    if argv:
        window.open_file(Path(argv[0]))
    return application.exec()


def prepare(application: QApplication) -> None:
    """Give the application its name, style, font, icons and the words of Qt's own dialogs."""
    application.setApplicationName("tarife")
    application.setApplicationDisplayName("Tarife")
    application.setOrganizationName("tarife")
    application.setDesktopFileName("tarife")
    application.setStyle("Fusion")
    application.setFont(load_font())
    icons = str(data_root() / "resources" / "icons")
    QDir.setSearchPaths("icons", [icons])
    application.setWindowIcon(QIcon(f"{icons}/tarife.svg"))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(), "qtbase", "_", folder):
        application.installTranslator(translator)
