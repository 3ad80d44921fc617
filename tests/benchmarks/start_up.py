"""Sizes of the installers, and start-up time of the frozen program beside the checkout.

``python tests/benchmarks/start_up.py``, after `make build`; needs Xvfb. Start-up runs from
the start of the process to the first pixels of the window on a screen of its own, warm and
with the program's files out of the system's memory. Prints the tables of RESULTS.md.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtGui import QGuiApplication

ROOT = Path(__file__).resolve().parents[2]
DISPLAY = ":96"
RUNS = 7
PATIENCE_S = 60
POLL_S = 0.004
PROGRAMS = {
    "checkout": ([str(ROOT / ".venv/bin/python"), "-m", "tarife"], ROOT / ".venv"),
    "frozen": ([str(ROOT / "dist/tarife/tarife")], ROOT / "dist/tarife"),
}


def main():
    print_sizes()
    screen = subprocess.Popen(
        ["/usr/bin/Xvfb", DISPLAY, "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        stderr=subprocess.DEVNULL,
    )
    try:
        time.sleep(1)
        os.environ |= {"DISPLAY": DISPLAY, "QT_QPA_PLATFORM": "xcb"}
        print_times()
    finally:
        screen.terminate()


def print_sizes():
    print("| what | MB |\n|---|---|")  # noqa: T201 - a benchmark prints
    for path in sorted((ROOT / "dist").iterdir()):
        files = [path] if path.is_file() else path.rglob("*")
        size = sum(f.lstat().st_size for f in files if not f.is_dir())
        print(f"| `{path.name}` | {size / 1e6:.1f} |")  # noqa: T201 - a benchmark prints


def print_times():
    watcher = QGuiApplication(["watcher"])
    print("\n| program | warm, s | cold, s |\n|---|---|---|")  # noqa: T201 - a benchmark prints
    with tempfile.TemporaryDirectory() as home:
        for name, (command, folder) in PROGRAMS.items():
            first_pixels_s(watcher, command, home)  # makes the caches
            warm = [first_pixels_s(watcher, command, home) for _ in range(RUNS)]
            cold = []
            for _ in range(RUNS):
                forget(folder)
                cold.append(first_pixels_s(watcher, command, home))
            print(f"| {name} | {told(warm)} | {told(cold)} |", flush=True)  # noqa: T201 - a benchmark prints


def first_pixels_s(watcher, command, home):
    """Start the program, wait until it shows something, end it."""
    own = {
        f"XDG_{kind}_HOME": f"{home}/{kind}" for kind in ("CONFIG", "CACHE", "STATE", "DATA")
    }
    started = time.perf_counter()
    running = subprocess.Popen(command, env=os.environ | own, cwd=home)
    try:
        while not is_something_shown(watcher):
            if time.perf_counter() - started > PATIENCE_S:
                sys.exit("nothing was ever shown")
            time.sleep(POLL_S)
        return time.perf_counter() - started
    finally:
        running.terminate()
        running.wait()
        while is_something_shown(watcher):
            time.sleep(POLL_S)


def is_something_shown(watcher):
    middle = watcher.primaryScreen().grabWindow(0, 200, 200, 600, 400).toImage()
    spots = ((x, y) for x in range(0, 600, 60) for y in range(0, 400, 40))
    return any(middle.pixel(x, y) & 0xFFFFFF for x, y in spots)


def forget(folder):
    """Ask the system to drop a folder's files from memory."""
    for path in folder.rglob("*"):
        if path.is_file():
            handle = os.open(path, os.O_RDONLY)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(handle)


def told(times):
    return f"{statistics.median(times):.2f} ({min(times):.2f} to {max(times):.2f})"


if __name__ == "__main__":
    main()
