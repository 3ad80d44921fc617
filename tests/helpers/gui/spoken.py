"""Everything that a window says: what is written, and what a screen reader is told."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QTabBar,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
MOST_ROWS = 40


def said_in(views: Iterable[tuple[str, QWidget]]) -> Iterator[tuple[str, str, str]]:
    """Give each text that views show one after the other: the view, where it is, the text.

    What is hidden, too, is read once before and once after them all.
    """
    for view, window in views:
        shown = said_by(window, is_shown=view != "start")
        yield from ((view, *said) for said in shown)
    yield from ((view, *said) for said in said_by(window))


def said_by(top: QWidget, *, is_shown: bool = False) -> Iterator[tuple[str, str]]:
    """Give each text of a window and of all in it, or of what is shown, with where it is."""
    widgets = (top, *top.findChildren(QWidget))
    for widget in filter(QWidget.isVisible, widgets) if is_shown else widgets:
        where = f"{type(widget).__name__} {widget.objectName()}".strip()
        parent = widget.parent()
        if parent is not None:
            where += f" in {type(parent).__name__}"
        for text in (*_of_any(widget), *_own(widget)):
            if text:
                yield where, text
    for action in top.findChildren(QAction):
        for text in (action.text(), action.toolTip(), action.statusTip()):
            if text:
                yield f"action in {type(action.parent()).__name__}", text


def _of_any(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    if widget.isWindow():
        yield widget.windowTitle()


def _own(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QMenu() | QGroupBox():
            yield widget.title()
        case QLineEdit():
            yield widget.placeholderText()
        case QTextEdit():
            yield widget.toPlainText()
            yield widget.placeholderText()
        case QTabBar():
            for place in range(widget.count()):
                yield widget.tabText(place)
                yield widget.tabToolTip(place)
        case QComboBox() | QListView() | QTableView() | QTreeView():  # their headers repeat it
            yield from _cells(widget.model())
            yield from _headers(widget.model())


def _cells(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    above = QModelIndex()
    for row in range(min(model.rowCount(above), MOST_ROWS)):
        for column in range(_columns(model, above)):
            index = model.index(row, column, above)
            yield from (str(index.data(role) or "") for role in ROLES)


def _columns(model: QAbstractItemModel, above: QModelIndex) -> int:
    """Count the columns; a list says nothing of its one."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(above)


def _headers(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    for column in range(_columns(model, QModelIndex())):
        for role in ROLES:
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
