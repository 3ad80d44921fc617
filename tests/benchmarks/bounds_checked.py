"""Plays random plans at all their bounds with compiled code that checks each place it touches.

``python tests/benchmarks/bounds_checked.py --plans 2000 --seed 1`` for long; the tests play a
few. Compiled code without these checks would overwrite memory in silence.
"""

import argparse
import math
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import tarife
from tarife.folders import keep_caches
from tarife.terms import machine_code

machine_code.MADE = "nowhere"  # it checks nothing
keep_caches(Path(tarife.__file__).parent)
os.environ["NUMBA_CACHE_DIR"] += "-checked"
os.environ["NUMBA_BOUNDSCHECK"] = "1"

from contextlib import suppress  # noqa: E402 - checks are chosen first
from itertools import islice  # noqa: E402 - checks are chosen first

import numpy as np  # noqa: E402

from helpers.random_plans import plan_at_bounds  # noqa: E402
from helpers.twins.played import played_table  # noqa: E402
from tarife.assets import load_book, load_markets  # noqa: E402
from tarife.billing.engine import bill  # noqa: E402
from tarife.forecast.account import billing_settings  # noqa: E402
from tarife.forecast.play.people import People  # noqa: E402
from tarife.forecast.play.sampling import Mode, SamplingPlan  # noqa: E402
from tarife.forecast.play.worker_pool import WorkerPool  # noqa: E402
from tarife.forecast.preparing import prepare  # noqa: E402
from tarife.plan.model.plan import Plan  # noqa: E402
from tarife.simulation.layout import ONE, ZERO  # noqa: E402
from tarife.terms.compiling import compiled  # noqa: E402
from tarife.terms.problems import InputError  # noqa: E402

BOOK, MARKETS = load_book(), load_markets()
_SAMPLE_BITS = 4
_PEOPLE = 2
_CHUNK_PEOPLE = 7


@compiled
def _behind_the_end(table: np.ndarray, place: np.uint64) -> np.uint64:
    return table[place + ONE]


def main() -> int:
    """Play so many plans; gives the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=1000, help="how many at most")
    parser.add_argument("--minutes", type=float, default=math.inf, help="how long at most")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if not _is_checked():
        sys.stderr.write("compiled code runs without bounds checks\n")
        return 1
    happened = count = 0
    end = time.monotonic() + asked.minutes * 60
    for seed in range(asked.seed, asked.seed + asked.plans):
        if time.monotonic() > end:
            break
        count += 1
        try:
            happened += played(plan_at_bounds(seed))
        except Exception:
            sys.stderr.write(f"plan {seed}:\n")
            raise
    sys.stdout.write(f"{count:,} plans, {happened:,} messages\n")
    return 0 if happened else 1


def _is_checked() -> bool:
    try:
        _behind_the_end(np.zeros(1, dtype=np.uint64), ZERO)
    except IndexError:
        return True
    return False


def played(plan: Plan) -> int:
    """Play everyone, a sample and some people one by one, and bill them; gives the messages."""
    ready = prepare(plan, BOOK, MARKETS)
    segments = [placed.segment for placed in ready.placed]
    messages = 0
    for sampling in (SamplingPlan(Mode.EVERYONE), SamplingPlan(Mode.SAMPLE, _SAMPLE_BITS)):
        try:
            setting = ready.setting(ready.bits_for(sampling))
        except InputError:  # more free messages than are held at once: a sample is played
            continue
        counts = WorkerPool(threads=2, chunk_people=_CHUNK_PEOPLE).counts(
            segments, setting, lambda: False
        )
        messages += sum(int(one.messages.sum()) for one in counts)
        with suppress(InputError):  # old cards lack some rates
            ready.bill(counts)
        for placed in ready.placed:
            people = People(placed, setting)
            for person in islice(range(len(people)), _PEOPLE):
                for event in people.events(person):
                    people.windows(event)
    with suppress(InputError):
        bill(played_table(plan), BOOK, billing_settings(plan, MARKETS), MARKETS)
    return messages


if __name__ == "__main__":
    sys.exit(main())
