"""The last net: an error nobody foresaw becomes a sentence and a report file."""

import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final

from platformdirs import user_log_dir
from PySide6.QtCore import QCoreApplication, QDateTime, Qt
from PySide6.QtWidgets import QMessageBox

Show = Callable[[str], None]

_open_boxes: Final[set[QMessageBox]] = set()
"""Boxes without a parent live only as long as somebody holds them."""


def report_folder() -> Path:
    """Where reports are kept, by the custom of the system."""
    return Path(user_log_dir("tarife", appauthor=False))


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


def show_box(text: str) -> None:
    """Show the sentence in a box that does not hold up the window."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Tarife", text)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    _open_boxes.add(box)
    box.finished.connect(lambda _: _open_boxes.discard(box))
    box.open()


def install_net(folder: Path, show: Show) -> None:
    """Catch what nothing else caught, for as long as the program runs."""

    def net(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        show(sentence(write_report(error, folder)))

    sys.excepthook = net
