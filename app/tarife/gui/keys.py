"""Keys of actions, which differ by system."""

from PySide6.QtGui import QKeySequence


def keys_of(standard: QKeySequence.StandardKey, also: str) -> list[QKeySequence]:
    """Give the system's keys for an action, and one that works on every system.

    Each comes once: Qt takes a key that an action has twice for two actions, and does nothing.
    """
    system, own = QKeySequence.keyBindings(standard), QKeySequence(also)
    return system if own in system else [*system, own]
