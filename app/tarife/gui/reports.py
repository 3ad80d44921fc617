"""The last net: an error nobody foresaw becomes a sentence and a report file."""

import faulthandler
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

Show = Callable[[str, Path | None], None]

_open_boxes: Final[set[QMessageBox]] = set()
"""Boxes without a parent live only as long as somebody holds them."""


def write_report(error: BaseException, folder: Path) -> Path | None:
    """Write what happened to a new file.

    Returns:
        The file, or nothing if the disk refused.
    """
    moment = QDateTime.currentDateTime().toString("yyyy-MM-dd_HH-mm-ss-zzz")
    path = folder / f"report-{moment}.txt"
    text = "".join(traceback.format_exception(error))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Tarife on {sys.platform}\n\n{text}", encoding="utf-8")
    except OSError:
        return None
    return path


def sentence(report: Path | None) -> str:
    """Say that something went wrong, and where it is written down."""
    regret = QCoreApplication.translate(
        "Reports",
        "Something went wrong that should not have. Your plan is still open: save it.",
    )
    if report is None:
        return regret
    place = QCoreApplication.translate("Reports", "What happened is written down in:")
    return f"{regret}\n\n{place}\n{report}"


def show_box(text: str, report: Path | None) -> None:
    """Show the sentence in a box that does not hold up the window, and offer the folder."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Tarife", text)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    if report is not None:
        look = box.addButton(
            QCoreApplication.translate("Reports", "Open the folder"),
            QMessageBox.ButtonRole.ActionRole,
        )
        look.clicked.connect(lambda: open_folder(report.parent))
    _open_boxes.add(box)
    box.finished.connect(lambda _: _open_boxes.discard(box))
    box.open()


def open_folder(folder: Path) -> None:
    """Show a folder in the file manager of the system."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def install_net(folder: Path, show: Show) -> None:
    """Catch what nothing else caught, for as long as the program runs."""

    def net(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = write_report(error, folder)
        show(sentence(report), report)

    sys.excepthook = net


@contextmanager
def faults_recorded(folder: Path) -> Iterator[None]:
    """Have faults below Python, which end the program at once, written to a file."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / "faults.txt").open("a", encoding="utf-8")
    except OSError:
        yield
        return
    with file:
        faulthandler.enable(file)
        yield
        faulthandler.disable()
    written = Path(file.name)
    if written.exists() and not written.stat().st_size:
        written.unlink()
