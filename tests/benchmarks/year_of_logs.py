"""How much memory a year of logs takes to be checked, and to be made a plan of.

``python tests/benchmarks/year_of_logs.py [LINES]`` writes a year of a business that sends a
newsletter every week and order updates every day, with replies and answers: that many lines of
JSON, 10,000,000 if not said, of a tenth as many customers. They go to the disk a day at a time.
``tarife actuals check`` and ``tarife actuals plan`` read them then, each as a process of its
own, whose greatest size is told.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

DAYS = 365
FIRST_S = 1_763_931_600  # 24 November 2025 in Istanbul: a year that is over
DAY_S = 86_400
LONGEST_S = 23 * 3600
A_WEEK = 7
LINES_A_TEMPLATE = 1.34
NEWSLETTER = 0.5
REPLIES, ANSWERED, ARRIVES = 0.2, 0.9, 0.95


def say(text):
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def delays(rng, median, ninth, count):
    sigma = np.log(ninth / median) / 1.2816
    delay = median * np.exp(sigma * rng.standard_normal(count))
    return np.minimum(delay, LONGEST_S).astype(np.int64)


def templates_of(day, a_day, rng):
    """Give when the templates of a day left, and which are the newsletter's."""
    letters = int(a_day * NEWSLETTER * A_WEEK) if day % A_WEEK == 1 else 0
    updates = int(a_day * (1 - NEWSLETTER))
    at = FIRST_S + day * DAY_S
    sent = np.concatenate(
        [at + 36_000 + rng.integers(0, 7200, letters), at + rng.integers(0, DAY_S, updates)]
    )
    return sent, np.arange(letters + updates) < letters


def write_day(file, day, lines, people, rng):
    """Write what was sent on a day, and what came of it."""
    sent, is_letter = templates_of(day, lines / DAYS / LINES_A_TEMPLATE, rng)
    count = len(sent)
    whose = rng.integers(0, people, count)
    arrived = sent + delays(rng, 6, 300, count)
    arrives = rng.random(count) < ARRIVES
    replied = arrived + delays(rng, 1500, 20_000, count)
    replies = arrives & (rng.random(count) < REPLIES)
    answered = replied + delays(rng, 400, 4000, count)
    answers = replies & (rng.random(count) < ANSWERED)
    columns = (sent, is_letter, whose, arrived, arrives, replied, replies, answered, answers)
    for at, letter, who, came, comes, reply, has_reply, answer, has_answer in zip(
        *(column.tolist() for column in columns), strict=True
    ):
        customer = f'"customer":"+90532{who:07}"'
        what = '"marketing","template":"letter"' if letter else '"utility","template":"order"'
        moment = f'"delivered_at":{came}' if comes else f'"failed_at":{at + 2}'
        file.write(
            f'{{"sent_at":{at},{moment},{customer},"kind":"template","category":{what}}}\n'
        )
        if has_reply:
            file.write(f'{{"at":{reply},{customer},"kind":"inbound"}}\n')
        if has_answer:
            told = f'"sent_at":{answer},"delivered_at":{answer + 2}'
            file.write(f'{{{told},{customer},"kind":"free_form"}}\n')


def write_year(path, lines, seed=1):
    rng = np.random.default_rng(seed)
    with path.open("w", encoding="ascii") as file:
        for day in range(DAYS):
            write_day(file, day, lines, max(lines // 10, 1), rng)
    with path.open("rb") as file:
        return sum(1 for _ in file)


def measured(*arguments):
    """Run the program, and give its seconds of the processor and its greatest size in MB."""
    process = os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", "tarife", "actuals", *arguments],
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, used = os.wait4(process, 0)
    assert os.waitstatus_to_exitcode(status) == 0, arguments
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("lines", nargs="?", type=int, default=10_000_000)
    parser.add_argument("--folder", type=Path, default=None, help="where to write")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        path, plan = Path(folder) / "year.jsonl", Path(folder) / "plan.tarife"
        start = time.process_time()
        lines = write_year(path, asked.lines)
        size = path.stat().st_size / 1e6
        say(f"{lines:,} lines, {size:,.0f} MB, written in {time.process_time() - start:.0f} s")
        where = ("--time-zone", "Europe/Istanbul")
        for name, more in (
            ("check", ("--format", "json")),
            ("plan", ("--month", "2026-12", "-o", str(plan), "--format", "json")),
        ):
            seconds, megabytes = measured(name, str(path), *where, *more)
            say(
                f"actuals {name}: {seconds:.0f} s of the processor, {megabytes:,.0f} MB at most"
            )


if __name__ == "__main__":
    main()
