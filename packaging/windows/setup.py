"""Makes ``tarife-VERSION-setup.exe``, on Windows and on Linux."""

import subprocess
import sys
from pathlib import Path

from windows import tree

ROOT = tree.ROOT
REMOVAL = tree.BUILD / "removal.nsh"


def make(version: str, *, is_packed: bool) -> int:
    """Lay out the program, have it prove itself where that is possible, and pack it."""
    folder = tree.lay_out(version)
    if sys.platform == "win32":
        subprocess.run([str(folder / "tarife-console.exe"), "--self-test"], check=True)
    if is_packed:
        _pack(folder, version)
    return 0


def _pack(folder: Path, version: str) -> None:
    REMOVAL.write_text(removal_of(folder), encoding="utf-8")
    defined = {
        "VERSION": version,
        "TREE": folder,
        "ICON": ROOT / "build" / "icons" / "tarife.ico",
        "OUT": ROOT / "dist" / f"tarife-{version}-setup.exe",
        "REMOVAL": REMOVAL,
    }
    words = [f"-D{name}={value}" for name, value in defined.items()]
    script = Path(__file__).with_name("tarife.nsi")
    subprocess.run(
        ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *words, str(script)], check=True
    )


def removal_of(folder: Path) -> str:
    """List every installed file and then every folder, for the uninstaller."""
    found = sorted(folder.rglob("*"), reverse=True)
    names = [
        (path.is_dir(), str(path.relative_to(folder)).replace("/", "\\")) for path in found
    ]
    files = [f'Delete "$INSTDIR\\{name}"' for is_folder, name in names if not is_folder]
    folders = [f'RMDir "$INSTDIR\\{name}"' for is_folder, name in names if is_folder]
    return "\n".join([*files, *folders]) + "\n"
