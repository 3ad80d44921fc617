"""Measures the simulator on the reference plan and prints the table of figures and targets.

``python tests/benchmarks/engine.py`` takes some minutes.
Floats are taken within one run, the parts in turn, each at its best of several; times are of
the processors, all threads together, so that a busy machine does not matter. Against SimPy
(``pip install simpy``; no part of the program needs it) the kindest form is measured: it is
handed everybody's ready-made messages, and only bills them.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import time as time_of_day
from itertools import pairwise
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import tarife
from tarife.folders import keep_caches

keep_caches(Path(tarife.__file__).parent)

from reference import reference_plan  # noqa: E402

from helpers.twins.agreement import Twin  # noqa: E402 - caches are chosen first
from helpers.twins.oracle import bill_one_by_one  # noqa: E402
from helpers.twins.played import played_table  # noqa: E402
from tarife.assets import load_book, load_markets  # noqa: E402
from tarife.billing.eras import ERAS  # noqa: E402
from tarife.billing.windows import ENDS, walk_timelines  # noqa: E402
from tarife.forecast import forecast as forecasting  # noqa: E402
from tarife.forecast.forecast import forecast  # noqa: E402
from tarife.forecast.play.counting import Counting  # noqa: E402
from tarife.forecast.play.sampling import Mode, SamplingPlan, quick_bits  # noqa: E402
from tarife.forecast.play.worker_pool import WorkerPool  # noqa: E402
from tarife.forecast.preparing import prepare  # noqa: E402
from tarife.forecast.result import Forecast  # noqa: E402
from tarife.plan.model.account import Rules, Weekday  # noqa: E402
from tarife.plan.model.behaviour import behaviour_of  # noqa: E402
from tarife.plan.model.lines import Broadcast, DayRange, Repeat, Steady  # noqa: E402
from tarife.plan.model.plan import Plan  # noqa: E402
from tarife.plan.model.scenarios import Adjustment, Lever, Scope  # noqa: E402
from tarife.plan.what_if.levers import adjusted  # noqa: E402
from tarife.terms.categories import CATEGORIES  # noqa: E402
from tarife.traffic.table import MessageKind, MessageTable  # noqa: E402

BOOK, MARKETS = load_book(), load_markets()
EVERYONE = SamplingPlan(Mode.EVERYONE)
ERAS_MEASURED = (Rules.PMP_2026_10, Rules.CBP_2023_06)
DAY_S = 86_400.0
TIMES = "\N{MULTIPLICATION SIGN}"
FREE_ENTRY_US = np.uint64(72 * 3_600_000_000)


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table."""

    name: str
    measured: str
    target: str
    is_met: bool


def main() -> int:
    """Measure and print; with ``--out`` write the table too."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    play(reference_plan(3000))  # compiles
    figures = []
    for measure in MEASURES:
        for figure in measure():
            figures.append(figure)
            say(f"{'met ' if figure.is_met else 'MISS'}  {figure.name}: {figure.measured}")
    table = table_of(figures)
    say(table)
    if asked.out:
        asked.out.write_text(table, encoding="utf-8")
    return 0


def table_of(figures: list[Figure]) -> str:
    """Write the figures as a Markdown table."""
    rows = [f"| {one.name} | {one.measured} | {one.target} |" for one in figures]
    return "\n".join(["| figure | measured | target |", "|---|---|---|", *rows]) + "\n"


def play(
    plan: Plan, sampling: SamplingPlan = EVERYONE, crew: WorkerPool | None = None
) -> Forecast:
    """Forecast with nothing kept from before."""
    forecasting.WORKER_POOL = crew or WorkerPool()
    return forecast(plan, BOOK, MARKETS, lambda: False, sampling)


def best(runs: int, *works: Callable[[], object]) -> list[float]:
    """Time several works in turn, and give the best of each, in seconds."""
    times = [float("inf")] * len(works)
    for _ in range(runs):
        for place, work in enumerate(works):
            began = time.process_time()
            work()
            times[place] = min(times[place], time.process_time() - began)
    return times


def events_of(result: Forecast) -> int:
    """Count what happened to everybody."""
    flow = result.flow
    return int(result.lines.messages.sum()) + flow.inbound + flow.undelivered


def against_simpy() -> Iterator[Figure]:
    """Play and bill, against SimPy only billing the same people's ready-made messages."""
    import simpy  # noqa: PLC0415 - only this measure needs it

    for people, target, whole_target in ((10_000, 300, 100), (50_000, 1_000, 400)):
        plan = reference_plan(people)
        streams = streams_of(played_table(plan))
        whole, counting, theirs = best(
            9,
            lambda plan=plan: play(plan),
            counting_of(plan),
            lambda streams=streams: bill_by_simpy(simpy, streams),
        )
        yield Figure(
            f"play and bill, against SimPy billing ready-made streams, {people:,} people",
            f"{theirs / counting:,.0f}{TIMES} ({counting * 1000:.1f} ms to {theirs:.2f} s)",
            f"≥ {target:,}{TIMES}",
            theirs / counting >= target,
        )
        yield Figure(
            f"whole forecast, against SimPy billing ready-made streams, {people:,} people",
            f"{theirs / whole:,.0f}{TIMES} ({whole * 1000:.1f} ms)",
            f"≥ {whole_target}{TIMES}",
            theirs / whole >= whole_target,
        )


def counting_of(plan: Plan) -> Callable[[], object]:
    """Give the playing and billing of everyone, without checks, layout and prices."""
    ready = prepare(plan, BOOK, MARKETS)
    setting = ready.setting(0)
    work = Counting([placed.segment for placed in ready.placed], setting)
    return lambda: work.count((0, work.played))


def small_forecast() -> Iterator[Figure]:
    """A forecast of 10,000 people with checks, layout, prices and notes."""
    plan = reference_plan(10_000)
    (whole,) = best(50, lambda: play(plan))
    yield Figure(
        "forecast of 10,000 people, whole", f"{whole * 1000:.1f} ms", "≤ 3 ms", whole <= 0.003
    )


def streams_of(table: MessageTable) -> list[list[tuple[float, int]]]:
    """Give each person's messages as (second, kind)."""
    order = np.lexsort((table.at_us, table.pair))
    cuts = np.flatnonzero(np.diff(table.pair[order])) + 1
    seconds = (table.at_us / 1e6)[order]
    kinds = table.kind[order]
    return [
        list(zip(at.tolist(), kind.tolist(), strict=True))
        for at, kind in zip(np.split(seconds, cuts), np.split(kinds, cuts), strict=True)
    ]


def bill_by_simpy(simpy: object, streams: list[list[tuple[float, int]]]) -> dict[str, int]:
    """Bill ready-made messages by the rules of October 2026, a process a person."""
    world = simpy.Environment(initial_time=min(stream[0][0] for stream in streams))
    counts = dict.fromkeys(("charged", "free", "refused"), 0)

    def live(stream: list[tuple[float, int]]) -> Iterator[object]:
        window_end = entry_end = free_entry_end = -1.0
        for at, kind in stream:
            yield world.timeout(at - world.now)
            now = world.now
            if kind <= MessageKind.ENTRY:
                window_end = now + DAY_S
                entry_end = window_end if kind == MessageKind.ENTRY else entry_end
            elif kind == MessageKind.FREE_FORM and now >= window_end:
                counts["refused"] += 1
            elif now < free_entry_end:
                counts["free"] += 1
            elif now < entry_end:
                free_entry_end = now + 3 * DAY_S
                counts["free"] += 1
            else:
                counts["charged"] += 1

    for stream in streams:
        world.process(live(stream))
    world.run()
    return counts


def against_naive() -> Iterator[Figure]:
    """Play and bill, against the naive simulator and the oracle."""
    plan = reference_plan(10_000)

    def naive() -> object:
        twin = Twin(plan, np.random.default_rng(1))
        return twin.billed(plan.account.rules, bill_one_by_one)

    ours, theirs = best(3, lambda: play(plan), naive)
    ratio = theirs / ours
    yield Figure(
        "against the naive simulator and the oracle, 10,000 people",
        f"{ratio:,.0f}{TIMES} ({ours * 1000:.1f} ms against {theirs:.1f} s)",
        f"≥ 80{TIMES}",
        ratio >= 80,
    )


def growth() -> Iterator[Figure]:
    """Time per event and memory, from one million to ten million people."""
    for rules in ERAS_MEASURED:
        small, large = reference_plan(1_000_000, rules), reference_plan(10_000_000, rules)
        few = events_of(play(small))
        before = getrusage(RUSAGE_SELF).ru_maxrss
        many = events_of(play(large))
        grown = (getrusage(RUSAGE_SELF).ru_maxrss - before) / 1024
        at_small, at_large = best(
            4, lambda plan=small: play(plan), lambda plan=large: play(plan)
        )
        ratio = (at_large / many) / (at_small / few)
        yield Figure(
            f"time per event at 10M people over 1M, {rules.value}",
            f"{ratio:.2f} ({at_large:.2f} s, {at_large * 1e9 / many:.0f} ns an event)",
            "≤ 1.2",
            ratio <= 1.2,
        )
        yield Figure(
            f"memory added from 1M to 10M people, {rules.value}",
            f"{grown:.0f} MB",
            "≤ 32 MB",
            grown <= 32,
        )


def over_a_year() -> Iterator[Figure]:
    """Twelve months in a row, over the first of them alone."""
    sample = SamplingPlan(Mode.SAMPLE, sample_bits=10)  # as while a slider moves
    for people, sampling in ((300_000, EVERYONE), (1_000_000, sample)):
        year = a_year_of(reference_plan(people))
        month = replace(year, months=1)
        of_month, of_year = best(
            5,
            lambda plan=month, sampling=sampling: play(plan, sampling),
            lambda plan=year, sampling=sampling: play(plan, sampling),
        )
        ratio = of_year / of_month
        yield Figure(
            f"a year over its month, {people:,} people, {sampling.mode.value}",
            f"{ratio:.1f} ({of_month * 1000:.0f} ms and {of_year * 1000:.0f} ms)",
            "≤ 13",
            ratio <= 13,
        )


def slider_over_a_year() -> Iterator[Figure]:
    """A step of a slider over twelve months, whose sample is smaller, over one of a month.

    Levers are moved as in the window, where what they leave alone is kept.
    """
    year = a_year_of(reference_plan(200_000))
    for name, scope in (("of one send", Scope(line=year.sends[0].id)), ("of all", Scope())):
        times = []
        for plan in (replace(year, months=1), year):
            sampling = SamplingPlan(Mode.SAMPLE, quick_bits(plan.months), replicas=0)
            crew, steps = WorkerPool(), []
            for step in range(10):
                began = time.process_time()
                lever = Adjustment(Lever.REPLY_RATIO, 1 + step / 200, scope)
                play(adjusted(plan, (lever,)), sampling, crew)
                steps.append(time.process_time() - began)
            times.append(min(steps[1:]))
        ratio = times[1] / times[0]
        yield Figure(
            f"a slider step {name} on a year over one on its month",
            f"{ratio:.1f} ({times[0] * 1000:.0f} ms and {times[1] * 1000:.0f} ms)",
            "≤ 3",
            ratio <= 3,
        )


def a_year_of(month: Plan) -> Plan:
    """Let the sends of a month come again in each of twelve: every Tuesday, or all the time."""
    every_tuesday = (Repeat(time_of_day(11), Weekday.TUESDAY),)

    def again(schedule: Broadcast | Steady) -> Broadcast | Steady:
        if isinstance(schedule, Broadcast):
            return replace(schedule, moments=(), repeats=every_tuesday)
        return replace(schedule, days=DayRange())

    return replace(
        month,
        months=12,
        account=replace(month.account, numbers=1),
        sends=tuple(replace(send, schedule=again(send.schedule)) for send in month.sends),
        entry_points=tuple(replace(line, days=DayRange()) for line in month.entry_points),
        inbound=tuple(replace(line, days=DayRange()) for line in month.inbound),
    )


def against_billing() -> Iterator[Figure]:
    """Nanoseconds an event, against the billing function alone on ready-made events."""
    plan = reference_plan(300_000)
    ready = prepare(plan, BOOK, MARKETS)
    table = played_table(replace(plan, audiences=plan.audiences[:3], sends=plan.sends[:6]))
    order = np.lexsort((table.at_us, table.pair))
    columns = (
        *(table.pair[order], table.at_us[order], table.kind[order]),
        np.full(len(order), ERAS.index(ready.months[0].terms.era), dtype=np.uint8),
        np.zeros(len(order), dtype=np.bool_),
    )
    reasons = np.zeros(len(order), dtype=np.uint8)
    ends = np.zeros(ENDS, dtype=np.uint64)
    large = reference_plan(1_000_000)
    events = events_of(play(large))
    alone, fused = best(
        8,
        lambda: walk_timelines(columns, FREE_ENTRY_US, ends, reasons),
        lambda: play(large, crew=WorkerPool(threads=1)),
    )
    alone_ns, fused_ns = alone * 1e9 / len(order), fused * 1e9 / events
    yield Figure(
        "nanoseconds an event at 1M people, over billing alone",
        f"{fused_ns / alone_ns:.1f}{TIMES} ({fused_ns:.0f} ns over {alone_ns:.1f} ns)",
        "≤ 3",
        fused_ns <= 3 * alone_ns,
    )


def sampled() -> Iterator[Figure]:
    """A sample of the default size against everyone, averaged over seeds."""
    for rules in ERAS_MEASURED:
        total, parts = [], []
        for seed in range(1, 6):
            plan = replace(reference_plan(5_000_000, rules), seed=seed)
            whole, part = play(plan), play(plan, SamplingPlan(Mode.SAMPLE))
            total.append(abs(part.total.micros / whole.total.micros - 1))
            wholes, shares = by_cell(whole), by_cell(part)
            parts += [
                abs(shares.get(cell, 0) / cost - 1)
                for cell, cost in wholes.items()
                if cost > whole.total.micros / 100
            ]
        yield Figure(
            f"sample against everyone, total, worst of 5 seeds, {rules.value}",
            f"{max(total):.3%}",
            "≤ 0.1 %",
            max(total) <= 0.001,
        )
        yield Figure(
            f"sample against everyone, market and category above 1 %, worst, {rules.value}",
            f"{max(parts):.2%}",
            "≤ 1 %",
            max(parts) <= 0.01,
        )


def by_cell(result: Forecast) -> dict[tuple[str, str], int]:
    """Add up cost by market and category."""
    lines = result.lines
    found: dict[tuple[str, str], int] = {}
    for market, category, micros in zip(
        *(lines.market, lines.category, lines.charge_micros.tolist()), strict=True
    ):
        key = (lines.markets[market], CATEGORIES[category].value)
        found[key] = found.get(key, 0) + micros
    return found


def with_replies(plan: Plan, ratio: float) -> Plan:
    """Set the reply ratio of one market's broadcast."""
    first, *rest = plan.sends
    behaviour = replace(behaviour_of(first.behaviour), reply_ratio=ratio)
    return replace(plan, sends=(replace(first, behaviour=behaviour), *rest))


def slider() -> Iterator[Figure]:
    """A slider moved by 81 steps: how long each takes, and whether one goes the wrong way."""
    plan = reference_plan(5_000_000)
    crew = WorkerPool()
    for sampling, name in ((SamplingPlan(), "default"), (EVERYONE, "everyone")):
        play(plan, sampling, crew)
        times, totals = [], []
        for step in range(81):
            moved = with_replies(plan, 0.05 + step / 400)
            began = time.process_time()
            totals.append(play(moved, sampling, crew).total.micros)
            times.append(time.process_time() - began)
        late = float(np.quantile(times, 0.95)) * 1000
        wrong = sum(after < before for before, after in pairwise(totals))
        yield Figure(
            f"one slider step, P95, {name}",
            f"{late:.1f} ms (median {np.median(times) * 1000:.1f} ms)",
            "≤ 15 ms",
            late <= 15,
        )
        yield Figure(
            f"81 steps of a slider, in the wrong direction, {name}", f"{wrong}", "0", wrong == 0
        )


def hashes() -> Iterator[Figure]:
    """Whether the ledger depends on threads or chunks."""
    plan = reference_plan(300_000)
    found = {
        ledger_hash(play(plan, sampling, WorkerPool(threads=threads, chunk_people=chunk)))
        for sampling in (EVERYONE,)
        for threads in (1, 2, 8)
        for chunk in (500, 4096, 1 << 20)
    }
    yield Figure(
        "ledger hashes over threads {1, 2, 8} and chunk sizes",
        f"{len(found)} hash",
        "always one",
        len(found) == 1,
    )


def ledger_hash(result: Forecast) -> str:
    """Give the hash of a ledger."""
    lines = result.lines
    columns = (lines.source, lines.day, lines.market, lines.category, lines.reason)
    text = json.dumps([c.tolist() for c in (*columns, lines.messages, lines.charge_micros)])
    return hashlib.sha256(text.encode()).hexdigest()


def imports() -> Iterator[Figure]:
    """How long the engine takes to import, and to compile without a cache."""
    code = (
        "import time; t=time.process_time()\n"
        "import tarife.forecast.forecast\n"
        "print(time.process_time()-t)"
    )
    warm = min(
        float(
            subprocess.run(
                [sys.executable, "-c", code], capture_output=True, text=True, check=True
            ).stdout
        )
        for _ in range(5)
    )
    yield Figure("import of the engine, warm", f"{warm:.2f} s", "≤ 0.4 s", warm <= 0.4)


MEASURES: tuple[Callable[[], Iterator[Figure]], ...] = (
    growth,  # first, while nothing larger was played
    against_naive,
    against_billing,
    slider,
    hashes,
    imports,
    against_simpy,
    small_forecast,
    sampled,
    over_a_year,
    slider_over_a_year,
)


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
