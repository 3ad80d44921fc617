"""Compiled functions do what their plain twins do, and are compiled one after the other."""

import errno
import os
import subprocess
import sys
from itertools import groupby
from pathlib import Path
from threading import Thread, get_ident

import numba
import pytest
from numba import njit
from numba.core import config, event
from numba.core.caching import FunctionCache

from tarife.terms.compiling import compiled

_TESTS = Path(__file__).parents[1]
_TWO_AT_ONCE = """
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from tarife.terms import machine_code

machine_code.MADE = "nowhere"  # Numba's are wanted

from helpers.random_plans import random_plan
from tarife.assets import load_book, load_markets
from tarife.forecast.forecast import forecast
from tarife.forecast.play.count_kernel import count_people

plans = [random_plan(3), random_plan(4)]
book, markets, start = load_book(), load_markets(), Barrier(2)

def play(plan):
    start.wait()
    return forecast(plan, book, markets, lambda: False).flow

assert not count_people.signatures
with ThreadPoolExecutor(2) as pool:
    at_once = list(pool.map(play, plans))
assert len(count_people.signatures) == 1
start = Barrier(1)
assert at_once == [play(plan) for plan in plans]
"""


def double(number: int) -> int:
    return 2 * number


def sum_below(number: int) -> int:
    total = 0
    for part in range(number):
        total += part
    return total


def test_the_compiled_function_and_its_plain_twin_agree():
    fast = compiled(double)

    assert fast(21) == fast.py_func(21) == 42


def test_a_full_disk_does_not_stop_what_was_compiled(monkeypatch):
    def refuse(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(FunctionCache, "save_overload", refuse)

    assert compiled(sum_below)(3) == 3


def test_where_no_folder_can_be_written_to_functions_are_compiled_all_the_same(monkeypatch):
    def njit_without_folder(*, cache=False, **options):
        if cache:
            message = "no locator available"
            raise RuntimeError(message)
        return njit(**options)

    monkeypatch.setattr(numba, "njit", njit_without_folder)

    assert compiled(lambda number: number + 1)(4) == 5


DAMAGES = {
    "empty": lambda _: b"",
    "half": lambda content: content[: len(content) // 2],
    "zeros": lambda content: bytes(len(content)),
    "a wrong bit": lambda content: content[:-9] + bytes([content[-9] ^ 1]) + content[-8:],
}


@pytest.mark.parametrize("ending", ["nbi", "nbc"])
def test_what_was_compiled_is_made_anew_where_its_file_is_damaged(
    ending, tmp_path, monkeypatch
):
    monkeypatch.setattr(config, "CACHE_DIR", str(tmp_path))

    def hits():
        fast = compiled(sum_below)
        assert fast(4) == 6
        return sum(fast.stats.cache_hits.values())

    assert [hits(), hits()] == [0, 1]
    (file,) = tmp_path.rglob(f"*.{ending}")
    for damaged in DAMAGES.values():
        file.write_bytes(damaged(file.read_bytes()))
        assert [hits(), hits()] == [0, 1]


def test_a_kernel_takes_the_same_types_in_every_call_as_an_installer_holds_no_others():
    fast = compiled(double)
    fast(21)

    with pytest.raises(TypeError, match="double takes different types"):
        fast(10.5)


class AtCompiler(event.Listener):
    """Notes which thread goes to the compiler and leaves it; sends another one at first."""

    def __init__(self, other):
        self.threads = []
        self._other = other

    def on_start(self, event):  # noqa: ARG002 - the listener's interface
        self.threads.append(get_ident())
        if len(self.threads) == 1:
            self._other.start()

    def on_end(self, event):  # noqa: ARG002 - the listener's interface
        self.threads.append(get_ident())


def test_a_thread_whose_first_call_comes_while_another_compiles_waits_for_it():
    fast = compiled(sum_below)
    found = []
    other = Thread(target=lambda: found.append(fast(5)))
    seen = AtCompiler(other)

    with event.install_listener("numba:compiler_lock", seen):
        found.append(fast(4))
        other.join()

    stays = [thread for thread, _ in groupby(seen.threads)]
    assert sorted(found) == [6, 10]
    assert len(stays) == len(set(stays)) <= 2
    assert len(fast.signatures) == 1


def test_two_threads_of_a_cold_program_play_at_once(tmp_path):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _TWO_AT_ONCE],
        env=os.environ | {"NUMBA_CACHE_DIR": str(tmp_path), "PYTHONPATH": str(_TESTS)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
