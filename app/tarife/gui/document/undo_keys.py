"""Fields undo what is being typed into them; everything else is undone in the plan."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from tarife.gui.document.session import PlanSession

_CONFIRMING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_UNDOING = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class PlanUndo(QObject):
    """Lets undo and redo through to the plan where a field holds nothing unconfirmed.

    Install it on the application. Without it a field keeps both keys for itself for ever, and
    what it shows and what the plan holds drift apart.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QLineEdit):
            return False
        match event.type():
            case QEvent.Type.FocusOut:
                watched.setModified(False)
            case QEvent.Type.KeyRelease if isinstance(event, QKeyEvent):
                if event.key() in _CONFIRMING:
                    watched.setModified(False)
            case QEvent.Type.ShortcutOverride if isinstance(event, QKeyEvent):
                is_undo = any(event.matches(key) for key in _UNDOING)
                if is_undo and not watched.isModified():
                    event.ignore()
                    return True
            case _:
                pass
        return False


class UndoAction(QAction):
    """Takes back the last step, or before it a text that was refused since; says which."""

    def __init__(self, session: PlanSession, verb: str, parent: QObject) -> None:
        super().__init__(verb, parent)
        self._session = session
        self._verb = verb
        self.triggered.connect(session.undo)
        session.stepped.connect(self._follow)
        session.refusals.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        is_text = self._session.refusals.is_newest
        step = self._session.history.undoText()
        name = self.tr("the text that was not taken") if is_text else step
        self.setEnabled(bool(name))
        self.setText(f"{self._verb} {name}".strip())
