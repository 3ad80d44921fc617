"""Compiling at the first start never holds up the window, nor keeps figures from coming."""

import subprocess
import sys

import pytest

from tarife.gui.shell.startup import Warming, own_command


def never():
    return False


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    return tmp_path


def python(code):
    return (sys.executable, "-c", code)


def warmed(qtbot, command):
    made = Warming(command)
    made.start()
    qtbot.waitUntil(made._is_over.is_set, timeout=20_000)
    return made


def test_it_compiles_in_another_process_and_then_lets_figures_come(qtbot, cache):
    warmed(qtbot, python(f"open({str(cache / 'complete')!r}, 'w')")).wait(never)

    assert (cache / "complete").exists()


@pytest.mark.parametrize("command", [python("raise SystemExit(1)"), ("no-such-program",)])
@pytest.mark.usefixtures("cache")
def test_figures_come_also_where_it_fails(qtbot, command):
    warmed(qtbot, command).wait(never)


@pytest.mark.usefixtures("qapp")
def test_what_is_compiled_is_not_compiled_again(cache):
    (cache / "complete").touch()
    made = Warming(("no-such-program",))
    made.start()

    made.wait(never)


@pytest.mark.usefixtures("qapp")
def test_without_a_folder_to_keep_it_nothing_is_compiled_beforehand(monkeypatch):
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)

    Warming(("no-such-program",)).wait(never)


@pytest.mark.usefixtures("cache", "qapp")
def test_a_forecast_that_is_not_wanted_any_more_does_not_wait():
    Warming(("no-such-program",)).wait(lambda: True)


@pytest.mark.usefixtures("cache", "qapp")
def test_closing_the_window_ends_it():
    made = Warming(python("import time; time.sleep(60)"))
    made.start()
    made.stop()

    made.wait(never)


def test_the_program_starts_itself_the_way_it_was_started():
    assert own_command("/usr/bin/python3.11")[1:] == ("-P", "-m", "tarife", "--warm-up")
    assert own_command("/usr/lib/tarife/tarife")[1:] == ("--warm-up",)


def test_the_process_that_compiles_takes_no_modules_from_the_folder_one_works_in(tmp_path):
    for name in ("numpy.py", "json.py", "tarife.py"):
        (tmp_path / name).write_text("raise SystemExit('of a stranger')\n")

    done = subprocess.run(
        [*own_command()[:-1], "--version"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
