"""Writes pictures of the main views, light and dark, to a folder: ``screenshots.py FOLDER``."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from tarife.gui.app import prepare
from tarife.gui.appearance import Appearance
from tarife.gui.dialogs.new_plan import Defaults, NewPlanDialog
from tarife.gui.knowledge import Knowledge, shipped_examples
from tarife.gui.main_window import MainWindow
from tarife.gui.panels.outline import Entry
from tarife.gui.session import State
from tarife.gui.theme import Theme
from tarife.terms.calendar import BillingMonth

SIZES = ((1280, 800), (1600, 1000), (860, 600))
PATIENCE_S = 120


def main() -> int:
    """Take every picture in both themes."""
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and the folder
        print("usage: screenshots.py FOLDER")
        return 2
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(["screenshots"])
    prepare(application)
    appearance = Appearance(application, Theme.LIGHT)
    with tempfile.TemporaryDirectory() as scratch:
        store = QSettings(str(Path(scratch) / "settings.ini"), QSettings.Format.IniFormat)
        for theme in (Theme.LIGHT, Theme.DARK):
            appearance.choose(theme)
            _take_all(application, MainWindow(Knowledge.shipped(), store, appearance), folder)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


def _take_all(application: QApplication, window: MainWindow, folder: Path) -> None:
    theme = window.appearance.theme.value

    def take(widget: QWidget, name: str) -> None:
        _wait(application, lambda: window.session.status.state is not State.CALCULATING)
        widget.grab().save(str(folder / f"{name}-{theme}.png"))

    window.resize(*SIZES[0])
    window.show()
    take(window, "start")
    _take_dialog(window, take)
    window.filing.open_example(shipped_examples()[0].path)
    for width, height in SIZES:
        window.resize(width, height)
        take(window, f"window-{width}x{height}")
    window.resize(*SIZES[0])
    for entry in Entry:
        window.workspace.choose(entry)
        take(window, f"editor-{entry.value}")
    for entry, editor in window.workspace.editors.items():
        window.workspace.choose(entry)
        editor.lines.view.selectRow(0)
        editor.open_chosen()
        take(window, f"details-{entry.value}")
    window.close()
    window.deleteLater()


def _take_dialog(window: MainWindow, take: Callable[[QWidget, str], None]) -> None:
    knowledge = Knowledge.shipped()
    defaults = Defaults(BillingMonth(2026, 12), "TR", "USD")
    dialog = NewPlanDialog(defaults, knowledge.book, knowledge.markets, window)
    dialog.show()
    take(dialog, "new-plan")
    dialog.close()
    dialog.deleteLater()


def _wait(application: QApplication, is_done: Callable[[], bool]) -> None:
    """Let the window work until it is done, and a moment longer for timers and layout."""
    patience = time.monotonic() + PATIENCE_S
    calm_until = time.monotonic() + 0.4
    while time.monotonic() < calm_until or not is_done():
        application.processEvents()
        time.sleep(0.005)
        if time.monotonic() > patience:
            message = "the window never came to rest"
            raise TimeoutError(message)


if __name__ == "__main__":
    sys.exit(main())
