"""Measures every figure of speed and size that has an aim, and prints one table.

``python tests/benchmarks/aims.py [PART ...]``, on a machine that does nothing else: all takes
some five minutes. Parts run one after the other, each in a process of its own; without names
all of them. Against SimPy ``pip install simpy`` is needed, for what is frozen or packed
``make build``, for the window's start Xvfb. How long the suite takes, `make test` tells.
"""

import gc
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import engine  # noqa: E402 - what is compiled is chosen by it
import page_frames  # noqa: E402
import slider_frames  # noqa: E402
import start_up  # noqa: E402
from engine import Figure, say  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from reference import reference_plan  # noqa: E402

from tarife.charts.catalogue import CHARTS  # noqa: E402
from tarife.documents.files import load_plan  # noqa: E402
from tarife.forecast.ranges.trials import run_trials  # noqa: E402
from tarife.gui.editors.navigation import View  # noqa: E402
from tarife.plan.edits.edit import Edit  # noqa: E402
from tarife.plan.model.addresses import Address  # noqa: E402
from tarife.plan.model.plan import Plan  # noqa: E402
from tarife.plan.model.scenarios import Lever, Range  # noqa: E402

EXAMPLE = start_up.EXAMPLE
EDITS = 2000
FRAMES = 100
FROZEN = ROOT / "dist" / "tarife"


def main() -> int:
    """Run the parts that are named, or all."""
    named = sys.argv[1:]
    if len(named) == 1:
        for figure in PARTS[named[0]]():
            row(figure)
        return 0
    say("| figure | measured | aim | met |\n|---|---|---|---|")
    for part in named or PARTS:
        subprocess.run([sys.executable, __file__, part], check=True)
    return 0


def row(figure: Figure) -> None:
    """Print a row of the table."""
    is_met = "yes" if figure.is_met else "no"
    say(f"| {figure.name} | {figure.measured} | {figure.target} | {is_met} |")


def at_most(name: str, measured: float, aim: float, unit: str, digits: int = 0) -> Figure:
    """Give a figure that is to be small."""
    return Figure(name, f"{measured:,.{digits}f} {unit}", f"≤ {aim:g} {unit}", measured <= aim)


def speed() -> Iterator[Figure]:
    """The simulator: against SimPy, against billing alone, and a whole small forecast."""
    engine.play(reference_plan(3000))
    yield from engine.against_simpy()
    yield from engine.against_billing()
    yield from engine.small_forecast()


def sliders() -> Iterator[Figure]:
    """A hand that drags three sliders over a million people, worst of them."""
    application = QApplication(["aims"])
    with slider_frames.real_window(application) as window:
        window.session.open(reference_plan(1_000_000), None)
        slider_frames.rest(application, window)
        gc.freeze()  # as the program does
        late, exact, blocks = [], [], []
        for lever in (Lever.VOLUME, Lever.REPLY_RATIO, Lever.ANSWER_DELAY):
            slider_frames.drag(application, window, lever, FRAMES // 4)  # warm
            gaps, _, until_exact, block = slider_frames.drag(application, window, lever, FRAMES)
            late.append(sorted(gaps)[round(0.95 * len(gaps))])
            exact.append(until_exact)
            blocks.append(block)
    yield at_most("slider, between frames, P95, a million people", max(late), 16, "ms")
    yield at_most("exact figures after letting go", max(exact), 50, "ms")
    yield at_most("longest block of the window while dragging", max(blocks), 33, "ms")


def pages() -> Iterator[Figure]:
    """What keeps the window's thread at one thing: a plan that is opened, pages, charts."""
    application = QApplication(["aims"])
    with slider_frames.real_window(application) as window:
        gc.freeze()  # as the program does
        come_up = partial(page_frames.come_up, application, window)
        _, _, block = come_up(lambda: window.plan_files.open_file(EXAMPLE))
        yield at_most("longest block of the window, opening a plan", block, 33, "ms")
        page_frames.rest(application, 2.0)
        show = window.workspace
        views = {entry.name: partial(show.choose, entry) for entry in View}
        charts = {one.id: partial(show.chart.choose, one.id) for one in CHARTS[1:]}
        for name, group in (("page", views), ("chart", charts)):
            times = {one: come_up(choose) for one, choose in group.items()}
            slowest = max(times, key=lambda one: times[one][2])
            block = times[slowest][2]
            title = f"longest block of the window, first showing of any {name} ({slowest})"
            yield at_most(title, block, 33, "ms")
            window.workspace.choose(View.CHART)
            page_frames.rest(application)
        window.session.history.set_clean()


def tried() -> Iterator[Figure]:
    """10,000 trials of the example whose volumes lie in ranges."""
    exact = engine.play(with_ranges(load_plan(EXAMPLE)))
    for name, aim in (("first time", 0.5), ("again", 0.2)):
        begun = time.perf_counter()
        run_trials(exact, (engine.BOOK, engine.MARKETS), lambda: False)
        yield at_most(f"trials, 10,000 draws, {name}", time.perf_counter() - begun, aim, "s", 2)


def with_ranges(plan: Plan) -> Plan:
    """Say of the volumes of a plan's sends that they may be a fifth less or more."""
    found = tuple(
        Range(Address("sends", send.id, "volume"), 0.8 * send.volume, 1.2 * send.volume)
        for send in plan.sends
    )
    return replace(plan, ranges=found)


def memory() -> Iterator[Figure]:
    """How much larger the program is after 2,000 edits of an open plan, forecast each time."""
    application = QApplication(["aims"])
    with slider_frames.real_window(application) as window:
        window.session.open(load_plan(EXAMPLE), None)
        sizes = []
        for edits in (100, EDITS):
            for number in range(edits):
                window.session.apply(other_volume(number))
                application.processEvents()
            slider_frames.rest(application, window)
            gc.collect()
            sizes.append(resident_mb())
    yield at_most(f"memory added by {EDITS:,} edits", sizes[1] - sizes[0], 20, "MB")


def other_volume(number: int) -> Edit:
    """Give another send another volume, as a step of its own."""

    def edited(plan: Plan) -> Plan:
        place = number % len(plan.sends)
        sends = list(plan.sends)
        sends[place] = replace(sends[place], volume=sends[place].volume + 1)
        return replace(plan, sends=tuple(sends))

    return Edit(f"edit {number}", edited)


def resident_mb() -> float:
    """Read how much memory this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def commands() -> Iterator[Figure]:
    """The processor's work for a command, all that is imported included."""
    for name, command in programs().items():
        worked = []
        for _ in range(7):
            before = os.times()
            subprocess.run(
                [*command, "forecast", str(EXAMPLE)], check=True, capture_output=True
            )
            after = os.times()
            worked.append(
                sum(after[place] - before[place] for place in (2, 3))  # of children
            )
        yield at_most(f"tarife forecast, processor, {name}", min(worked[1:]), 0.7, "s", 2)


def programs() -> dict[str, list[str]]:
    """Give the commands that start the program, of what is there."""
    found = {"checkout": start_up.PROGRAMS["checkout"][0]}
    if FROZEN.is_dir():
        found["frozen"] = start_up.PROGRAMS["frozen"][0]
    return found


def starts() -> Iterator[Figure]:
    """From a double click to the figures of an example: the first time, and later."""
    for name in start_up.PROGRAMS.keys() - programs().keys():
        del start_up.PROGRAMS[name]
    with start_up.screen():
        first, again = start_up.until_figures()
    for name in programs():
        for when, times, aim in (
            ("never ran here", first[name], {"frozen": 3, "checkout": 4}[name]),
            ("again", again[name], 1.5),
        ):
            middle = statistics.median(passed for passed, _ in times)
            yield at_most(f"to the figures, {name}, {when}", middle, aim, "s", 2)


def sizes() -> Iterator[Figure]:
    """What is installed, and what is downloaded."""
    aims = {"tarife": 250, "tarife-windows": 250, ".deb": 70, ".exe": 70}
    for path in sorted((ROOT / "dist").glob("*")):
        aim = aims.get(path.suffix or path.name)
        if aim is not None:
            yield at_most(f"size of {path.name}", start_up.size_mb(path), aim, "MB")


PARTS: dict[str, Callable[[], Iterator[Figure]]] = {
    "speed": speed,
    "sliders": sliders,
    "pages": pages,
    "trials": tried,
    "memory": memory,
    "commands": commands,
    "starts": starts,
    "sizes": sizes,
}


if __name__ == "__main__":
    sys.exit(main())
