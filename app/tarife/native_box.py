"""Says a sentence in a box of the system where no window can; needs none of our libraries.

On Linux what boxes there are is another program; where there is none, standard error has it.
"""

import os
import sys
from pathlib import Path

_OF_LINUX = (
    ("zenity", "--error", "--no-markup", "--title=Tarife", "--text"),
    ("kdialog", "--title", "Tarife", "--error"),
    ("xmessage", "-center"),
    ("notify-send", "Tarife"),
)
_OF_MACOS = (
    *("osascript", "-e", "on run argv"),
    *("-e", 'display alert "Tarife" message (item 1 of argv)', "-e", "end run"),
)
_ERROR_ICON = 0x10


def tell(text: str) -> None:
    """Write a sentence to standard error, and show it to whoever started from a desktop."""
    sys.stderr.write(f"{text}\n")
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - it may be what cannot be loaded

        ctypes.windll.user32.MessageBoxW(None, text, "Tarife", _ERROR_ICON)
        return
    commands = (_OF_MACOS,) if sys.platform == "darwin" else _OF_LINUX
    if sys.platform == "darwin" or _has_screen():
        _run_first(commands, text)


def _has_screen() -> bool:
    """Tell whether there is a screen; Qt is told to do without one where nobody looks."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    named = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(named) and platform not in ("offscreen", "minimal")


def _run_first(commands: tuple[tuple[str, ...], ...], text: str) -> None:
    """Run the first of some commands that there is; nobody waits until its box is closed."""
    from shutil import which  # noqa: PLC0415 - the start does without it

    silent = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3)]
    for command in commands:
        found = which(command[0])
        if found is None or not Path(found).is_absolute():
            continue
        try:
            os.posix_spawn(found, (*command, text), os.environ, file_actions=silent)
        except OSError:
            continue
        return
