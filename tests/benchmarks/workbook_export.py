"""Times the export of a large budget, with a plain dump of the same cells as the yardstick.

``python tests/benchmarks/workbook_export.py --runs 5``; a month of 40 markets and five
categories under the plan and two scenarios, some 20,000 rows of Data. Both are written in turn,
in one process; memory is what the process grew by during one export.
"""

import argparse
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import openpyxl

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from helpers.files.workbooks import edition
from helpers.forecasts import DELIVERED, Line, ledger_lines, november_forecast, rate_card, under
from tarife.billing.ledger import Reason
from tarife.forecast.result import Source
from tarife.terms.categories import CATEGORIES, Category
from tarife.terms.tiers import TierSchedule
from tarife.workbook.budget import write_workbook

MARKETS = tuple(f"Market {number:02d}" for number in range(1, 41))
DAYS = range(1, 31)
TIERED = TierSchedule((0, 3_000, 9_000), (5_300, 5_000, 4_800))


def main() -> int:
    """Time both and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--memory", action="store_true", help="only print the megabytes added")
    asked = parser.parse_args()
    content = large_edition()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "budget.xlsx"
        if asked.memory:
            say(f"{memory_added(content, path):.0f}")
            return 0
        write_workbook(content, path)
        cells = cells_of(path)
        exports, dumps = [], []
        for _ in range(asked.runs):
            exports.append(timed(lambda: write_workbook(content, path)))
            dumps.append(timed(lambda: dump(cells, Path(folder) / "dump.xlsx")))
    count = sum(len(row) for rows in cells.values() for row in rows)
    say(f"{len(cells['Data']):,} rows of Data, {count:,} cells")
    say(f"export {median(exports):.2f} s, plain openpyxl dump {median(dumps):.2f} s")
    again = subprocess.run(
        [sys.executable, __file__, "--memory"], check=True, capture_output=True, text=True
    )
    say(f"memory added by the export {again.stdout.strip()} MB")
    return 0


def large_edition():
    """Make the plan and two scenarios out of ledger lines."""
    rates = {
        (market, category): TIERED if category is Category.UTILITY else "0.0109"
        for market in MARKETS
        for category in CATEGORIES
    }
    made = replace(
        under(november_forecast(), card=rate_card(rates)),
        sources=tuple(Source(f"line-{n}", f"Line {n}") for n, _ in enumerate(MARKETS)),
    )
    base, less, more = (
        replace(made, lines=ledger_lines(lines_of(scale))) for scale in (10, 8, 12)
    )
    return edition(base, scenarios=(("Less", less), ("More", more)))


def lines_of(scale: int):
    """Give every market some messages of every category on every day."""
    for source, market in enumerate(MARKETS):
        for category in CATEGORIES:
            seen = 0
            for day in DAYS:
                count = scale * (3 + day + source)
                if category is Category.SERVICE and day == 1:
                    yield Line(day, market, category, Reason.FREE_TIER, 1, "0", source)
                charge = "0.0109"
                if category is Category.UTILITY:
                    charge = "0.0053" if seen < TIERED.starts[1] else "0.005"
                seen += count
                yield Line(day, market, category, DELIVERED, count, charge, source)


def cells_of(path: Path) -> dict[str, list[list[object]]]:
    """Read every cell as it stands: formulas as text, all else as values."""
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()]
        for sheet in book
    }


def dump(cells: dict[str, list[list[object]]], path: Path) -> None:
    """Write the same cells without any looks."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in cells.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)


def timed(work) -> float:
    """Time a piece of work in seconds of the processor, whatever else the machine does."""
    started = time.process_time()
    work()
    return time.process_time() - started


def memory_added(content, path: Path) -> float:
    """Tell by how many megabytes the process grows at most while it exports (Linux)."""
    status = Path("/proc/self/status")
    Path("/proc/self/clear_refs").write_text("5", "ascii")  # the peak begins anew
    before = _megabytes(status, "VmRSS:")
    write_workbook(content, path)
    return _megabytes(status, "VmHWM:") - before


def _megabytes(status: Path, name: str) -> float:
    line = next(line for line in status.read_text("ascii").splitlines() if name in line)
    return int(line.split()[1]) / 1024


def say(text: str) -> None:
    """Print at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
