"""However a command ends, it ends soon, with a sentence and a status."""

import ast
import errno
import importlib
import io
import os
import py_compile
import signal
import subprocess
import sys
import time
from pathlib import Path
from unittest.mock import Mock

import pytest

from tarife.__main__ import main
from tarife.cli.interruption import STOPPED
from tarife.cli.main import EXIT_OUTSIDE, run, run_alone
from tarife.cli.rates import rates

_IN_COMPILED_CODE = """
import hashlib, sys
from tarife.cli import main
from tarife.cli.rates import rates
def work(_):
    print("working", flush=True)
    hashlib.pbkdf2_hmac("sha256", b"", b"", 2**31 - 1)  # hears no signal for an hour
rates.run = work
sys.exit(main.run_alone(["rates"]))
"""
_IN_PYTHON = """
import sys
from tarife.cli import main
from tarife.cli.rates import rates
def work(_):
    try:
        print("working", flush=True)
        while True:
            pass
    finally:
        print("cleaned up", flush=True)
rates.run = work
sys.exit(main.run_alone(["rates"]))
"""


@pytest.mark.parametrize(
    ("code", "printed"), [(_IN_COMPILED_CODE, ""), (_IN_PYTHON, "cleaned up\n")]
)
def test_ctrl_c_ends_a_command_within_a_second_of_its_work(code, printed):
    command = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"LC_ALL": "C"},
    )
    assert command.stdout.readline() == "working\n"

    begun = time.monotonic()
    command.send_signal(signal.SIGINT)
    out, err = command.communicate(timeout=60)

    assert (command.returncode, out, err) == (STOPPED, printed, "stopped\n")
    assert time.monotonic() - begun < 5  # half a second, on a machine that does nothing else


def test_ctrl_c_before_the_command_began_ends_without_a_word():
    code = (
        "import os, signal; import tarife.__main__ as program; import tarife.logs; "
        "tarife.logs.start = lambda *_: os.kill(os.getpid(), signal.SIGINT); program.main()"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (-signal.SIGINT, "")


def test_nothing_that_takes_time_comes_before_ctrl_c_is_quiet():
    code = (
        "import sys; known = set(sys.modules); import tarife.__main__ as program; "
        "import _signal; _signal.signal = lambda *_: sys.exit(str(set(sys.modules) - known)); "
        "program.main()"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )

    assert set(ast.literal_eval(done.stderr)) == {"tarife", "tarife.__main__"}


@pytest.mark.skipif(sys.platform != "linux", reason="others bound no address space")
def test_too_little_room_for_the_compiler_is_told_before_it_is_loaded():
    code = (
        "from tarife.__main__ import main; import sys; sys.exit(main(['forecast', 'x.tarife']))"
    )

    done = subprocess.run(
        ["/bin/sh", "-c", 'ulimit -v 500000; "$0" -c "$1"', sys.executable, code],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"LC_ALL": "C"},
    )

    assert done.returncode == EXIT_OUTSIDE
    assert done.stderr.count("\n") == 1
    assert "close other programs" in done.stderr


def test_closed_standard_input_is_no_empty_log():
    code = "from tarife.__main__ import main; import sys; sys.exit(main(['bill', '-']))"

    done = subprocess.run(
        ["/bin/sh", "-c", '"$0" -c "$1" <&-', sys.executable, code],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"LC_ALL": "C"},
    )

    assert done.returncode == EXIT_OUTSIDE
    assert (
        done.stderr == "-: standard input is closed; name a file, or send one through a pipe\n"
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [(["rates"], "standard output is closed; "), (["check", "gone"], "gone: ")],
)
def test_closed_standard_output_is_told_where_something_is_printed(asked, said):
    code = f"from tarife.__main__ import main; import sys; sys.exit(main({asked}))"

    done = subprocess.run(
        ["/bin/sh", "-c", '"$0" -c "$1" >&-', sys.executable, code],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"LC_ALL": "C"},
    )

    assert (done.returncode, done.stderr.count("\n")) == (EXIT_OUTSIDE, 1)
    assert done.stderr.startswith(said)


def test_a_program_without_a_console_prints_into_nothing(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "executable", "/tarife/pythonw.exe")

    assert main(["rates"]) == 0
    sys.stdout.close()


@pytest.mark.parametrize("asked", ["--help", "--version"])
def test_help_that_the_disk_refuses_is_told(asked, monkeypatch, capsys):
    full = Mock(spec=io.StringIO)
    full.flush.side_effect = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr(sys, "stdout", full)

    assert run([asked]) == EXIT_OUTSIDE
    assert capsys.readouterr().err == "the output cannot be written (the disk is full)\n"


def test_too_little_memory_is_a_sentence(monkeypatch, capsys):
    def fill(_arguments):
        raise MemoryError

    monkeypatch.setattr("tarife.cli.rates.rates.run", fill)

    assert run(["rates"]) == EXIT_OUTSIDE
    assert capsys.readouterr().err.startswith("there is not enough memory;")


def test_no_memory_for_a_thread_is_a_sentence(monkeypatch, capsys):
    def refuse(_farewell):
        raise RuntimeError

    monkeypatch.setattr("tarife.cli.main.listen", refuse)

    assert run_alone(["rates", "list"]) == EXIT_OUTSIDE
    assert capsys.readouterr().err.startswith("there is not enough memory;")


def test_a_window_that_cannot_be_loaded_says_so(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "tarife.gui.shell.startup", None)

    assert main([]) == EXIT_OUTSIDE
    assert "the program cannot be loaded (ModuleNotFoundError)" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have a box of their own")
def test_a_window_that_cannot_be_loaded_says_so_in_a_box_of_another_program(
    monkeypatch, capsys, tmp_path
):
    said = tmp_path / "said"
    box = tmp_path / "kdialog"
    box.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {said}.part; mv {said}.part {said}\n')
    box.chmod(0o700)
    monkeypatch.setitem(sys.modules, "tarife.gui.shell.startup", None)
    for name, value in {
        "DISPLAY": ":9",
        "QT_QPA_PLATFORM": "",
        "PATH": f"{tmp_path}:/bin",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(
        "tarife.native_box._OF_LINUX", (("nobody", "-x"), ("kdialog", "--error"))
    )

    assert main([]) == EXIT_OUTSIDE

    sentence = capsys.readouterr().err
    while not said.exists():
        time.sleep(0.01)
    assert said.read_text() == f"--error\n{sentence}"


@pytest.mark.skipif(sys.platform == "win32", reason="a working folder cannot be removed there")
@pytest.mark.parametrize("arguments", [["forecast", "a.tarife"], ["a.tarife"]])
def test_in_a_folder_that_was_removed_a_program_says_so(
    monkeypatch, capsys, tmp_path, arguments
):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    assert main(arguments) == EXIT_OUTSIDE
    assert capsys.readouterr().err.startswith("the working folder was removed;")


def test_a_program_whose_sentences_cannot_be_loaded_says_so_in_english(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "tarife.cli.main", None)
    monkeypatch.setitem(sys.modules, "tarife.cli.voice", None)

    assert main(["rates", "list"]) == EXIT_OUTSIDE
    assert capsys.readouterr().err == "the program cannot be loaded; close other programs\n"


def test_what_a_command_cannot_load_on_its_way_is_said(monkeypatch, capsys, tmp_path):
    monkeypatch.setitem(sys.modules, "tarife.workbook.csv_export", None)
    small = Path(__file__).parent / "cases" / "tie-at-opening.tarife"

    assert main(["forecast", str(small), "--csv", str(tmp_path / "x.csv")]) == EXIT_OUTSIDE
    assert "the program cannot be loaded (ModuleNotFoundError)" in capsys.readouterr().err


def test_byte_code_that_a_full_disk_cut_is_told_and_made_anew(monkeypatch, capsys, tmp_path):
    source = tmp_path / "lazily_loaded.py"
    source.write_text("made = tuple(range(3))\n")
    kept = Path(py_compile.compile(str(source), doraise=True))
    kept.write_bytes(kept.read_bytes()[:40])
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(rates, "run", lambda _: importlib.import_module("lazily_loaded"))

    assert main(["rates"]) == EXIT_OUTSIDE
    assert capsys.readouterr().err.startswith("what Python had compiled was cut,")
    assert not kept.exists()
    assert importlib.import_module("lazily_loaded").made == (0, 1, 2)


@pytest.mark.parametrize("module", ["tarife.cli.main", "tarife.cli.rates.rates"])
def test_a_program_that_cannot_be_loaded_says_so(monkeypatch, capsys, module):
    monkeypatch.setitem(sys.modules, module, None)

    assert main(["rates", "list", "--language", "en"]) == EXIT_OUTSIDE
    assert capsys.readouterr().err.startswith(
        "the program cannot be loaded (ModuleNotFoundError)"
    )
