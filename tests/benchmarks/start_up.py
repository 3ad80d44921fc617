"""Sizes of the installers, and start-up time of the frozen program beside the checkout.

``python tests/benchmarks/start_up.py``, after `make build`; needs Xvfb. Start-up runs from
the start of the process to the first pixels of the window on a screen of its own, warm and
with the program's files out of the system's memory; then to the figures of an example, also
for a person who never ran it. Other programs are measured too: ``NAME=PROGRAM``. Prints the
tables of RESULTS.md.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QGuiApplication

ROOT = Path(__file__).resolve().parents[2]
DISPLAY = ":96"
RUNS = 7
EXAMPLE = ROOT / "resources/examples/turkish-retailer-2026-11.tarife"
PATIENCE_S = 60
POLL_S = 0.004
PROGRAMS = {
    "checkout": ([str(ROOT / ".venv/bin/python"), "-m", "tarife"], ROOT / ".venv"),
    "frozen": ([str(ROOT / "dist/tarife/tarife")], ROOT / "dist/tarife"),
}


def main():
    print_sizes()
    PROGRAMS.update(
        (name, ([program], Path(program).parent))
        for name, program in (one.split("=") for one in sys.argv[1:])
    )
    with screen():
        print_times()
        print_figures()


@contextmanager
def screen():
    """Give programs a screen of their own."""
    shown = subprocess.Popen(
        ["/usr/bin/Xvfb", DISPLAY, "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        stderr=subprocess.DEVNULL,
    )
    try:
        time.sleep(1)
        os.environ |= {"DISPLAY": DISPLAY, "QT_QPA_PLATFORM": "xcb"}
        yield
    finally:
        shown.terminate()
        shown.wait()


def print_sizes():
    print("| what | MB |\n|---|---|")  # noqa: T201 - a benchmark prints
    for path in sorted((ROOT / "dist").iterdir()):
        print(f"| `{path.name}` | {size_mb(path):.1f} |")  # noqa: T201 - a benchmark prints


def size_mb(path):
    files = [path] if path.is_file() else path.rglob("*")
    return sum(f.lstat().st_size for f in files if not f.is_dir()) / 1e6


def print_times():
    watcher = QGuiApplication(["watcher"])
    print("\n| program | warm, s | cold, s | processor, s |\n|---|---|---|---|")  # noqa: T201 - a benchmark prints
    with tempfile.TemporaryDirectory() as home:
        warm, cold = {name: [] for name in PROGRAMS}, {name: [] for name in PROGRAMS}
        for command, _folder in PROGRAMS.values():
            first_pixels(watcher, command, home)  # makes the caches
        for _ in range(RUNS):  # in turns, so that both meet the same machine
            for name, (command, folder) in PROGRAMS.items():
                warm[name].append(first_pixels(watcher, command, home))
                forget(folder)
                cold[name].append(first_pixels(watcher, command, home))
    for name in PROGRAMS:
        columns = ([wall for wall, _ in warm[name]], [wall for wall, _ in cold[name]])
        columns = (*columns, [worked for _, worked in warm[name]])
        print(f"| {name} | {' | '.join(map(told, columns))} |")  # noqa: T201 - a benchmark prints


def print_figures():
    print("\n| to the figures | never ran, s | again, s | processor, s | again, s |")  # noqa: T201 - a benchmark prints
    print("|---|---|---|---|---|")  # noqa: T201 - a benchmark prints
    first, again = until_figures()
    for name in PROGRAMS:
        columns = [[one[at] for one in runs[name]] for at in (0, 1) for runs in (first, again)]
        print(f"| {name} | {' | '.join(map(told, columns))} |")  # noqa: T201 - a benchmark prints


def until_figures():
    """Give seconds and work of each program for a person who never ran it, and again."""
    if "checkout" in PROGRAMS:  # its set-up step compiles
        making = [PROGRAMS["checkout"][0][0], str(ROOT / "packaging" / "machine_code.py")]
        subprocess.run(making, stdout=subprocess.DEVNULL, check=True)
    first, again = {name: [] for name in PROGRAMS}, {name: [] for name in PROGRAMS}
    for _ in range(RUNS):
        for name, (command, folder) in PROGRAMS.items():
            with tempfile.TemporaryDirectory() as home:
                forget(folder)
                first[name].append(to_figures(command, home))
                again[name].append(to_figures(command, home))
    return first, again


def to_figures(command, home):
    """Open an example, wait until it is forecast, end it: how long, and how much work."""
    before = os.times()
    started = time.perf_counter()
    running = subprocess.Popen(
        [*command, str(EXAMPLE)],
        env=own_folders(home) | {"TARIFE_LOG": "info"},
        stderr=subprocess.PIPE,
        text=True,
    )
    if not any("forecast after" in line for line in running.stderr):
        sys.exit("no figures ever came")
    passed = time.perf_counter() - started
    running.terminate()
    running.communicate()
    after = os.times()
    worked = after.children_user + after.children_system
    return passed, worked - before.children_user - before.children_system


def own_folders(home):
    own = {
        f"XDG_{kind}_HOME": f"{home}/{kind}" for kind in ("CONFIG", "CACHE", "STATE", "DATA")
    }
    own["PYTHONDONTWRITEBYTECODE"] = ""  # a person's Python keeps what it has translated
    return os.environ | own


def first_pixels(watcher, command, home):
    """Start the program, wait until it shows something, end it: how long, and how much work."""
    started = time.perf_counter()
    running = subprocess.Popen(command, env=own_folders(home), cwd=home)
    try:
        while not is_something_shown(watcher):
            if time.perf_counter() - started > PATIENCE_S:
                sys.exit("nothing was ever shown")
            time.sleep(POLL_S)
        return time.perf_counter() - started, processor_s(running.pid)
    finally:
        running.terminate()
        running.wait()
        while is_something_shown(watcher):
            time.sleep(POLL_S)


def processor_s(process):
    """Read how long a process has worked, which a busy machine does not change."""
    facts = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(facts[11]) + int(facts[12])) / os.sysconf("SC_CLK_TCK")


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
