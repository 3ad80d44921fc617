"""Makes the wheel of the program itself, which every installer is made from."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "build" / "wheel"


def install() -> Path:
    """Build the wheel and install it beside what it needs.

    Returns:
        The wheel.
    """
    shutil.rmtree(FOLDER, ignore_errors=True)
    _pip("wheel", "--no-build-isolation", "-w", str(FOLDER), str(ROOT))
    (wheel,) = FOLDER.glob("tarife-*.whl")
    _pip("install", "--force-reinstall", str(wheel))
    return wheel


def _pip(action: str, *arguments: str) -> None:
    offline = ("-q", "--disable-pip-version-check", "--no-deps", "--no-index")
    command = (sys.executable, "-m", "pip", action, *offline, *arguments)
    subprocess.run(command, check=True)
