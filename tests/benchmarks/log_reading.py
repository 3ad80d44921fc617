"""How long it takes to read a log, over a bare loop of the standard parser, and its memory.

``python tests/benchmarks/log_reading.py [LINES]`` writes that many lines of JSON, 1,000,000 if
not said, of a tenth as many customers, and reads and bills them in a process of its own.
"""

import json
import multiprocessing
import resource
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from tarife.actuals.events import read_events
from tarife.actuals.opening import LogFile
from tarife.assets import load_book, load_markets
from tarife.billing.engine import bill
from tarife.billing.settings import BillingSettings

ISTANBUL = ZoneInfo("Europe/Istanbul")
KINDS = (
    {"kind": "template", "category": "marketing"},
    {"kind": "template", "category": "utility"},
    {"kind": "inbound"},
    {"kind": "free_form"},
)


def write_log(path, lines, rng):
    start = datetime(2026, 11, 1, tzinfo=ISTANBUL)
    kinds = rng.choice(len(KINDS), lines, p=[0.4, 0.1, 0.25, 0.25]).tolist()
    people = rng.integers(0, max(1, lines // 10), lines).tolist()
    with path.open("w") as file:
        for line in range(lines):
            at = start + timedelta(seconds=line * 2_500_000 // lines)
            who = {"at": at.isoformat(), "customer": f"+90532{people[line]:07}"}
            file.write(json.dumps(who | KINDS[kinds[line]]) + "\n")


def loop_s(path):
    start = time.process_time()
    with path.open() as file:
        for line in file:
            json.loads(line)
    return time.process_time() - start


def megabytes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(path, queue):
    book, markets = load_book(), load_markets()
    settings = BillingSettings("USD", ISTANBUL)
    small = read_events(
        '{"at": "2026-11-01T10:00", "customer": "+905321110001", "kind": "inbound"}',
        ISTANBUL,
        markets,
    )
    bill(small.table, book, settings, markets)  # compiled before anything is measured
    before = megabytes()
    start = time.process_time()
    file = LogFile.of(str(path), sys.stdin.buffer)
    log = read_events(file, ISTANBUL, markets)
    read_s, read_mb = time.process_time() - start, megabytes() - before
    file.close()
    bill(log.table, book, settings, markets)
    queue.put((read_s, read_mb, time.process_time() - start, megabytes() - before))


def main(lines):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.jsonl"
        write_log(path, lines, np.random.default_rng(1))
        yardstick = loop_s(path)
        context = multiprocessing.get_context("spawn")
        queue = context.Queue()
        process = context.Process(target=measure, args=(path, queue))
        process.start()
        read_s, read_mb, all_s, all_mb = queue.get()
        process.join()
    sys.stdout.write(
        f"{lines:,} lines: loop of json.loads {yardstick:.2f} s\n"
        f"read {read_s:.2f} s ({read_s / yardstick:.2f}x), {read_mb:.0f} MB added\n"
        f"read and billed {all_s:.2f} s ({all_s / yardstick:.2f}x), {all_mb:.0f} MB added\n"
    )


if __name__ == "__main__":
    main(int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 1_000_000)
