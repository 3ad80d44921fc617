"""The log: what is asked for on the console, and a file that never grows without end."""

import logging
from pathlib import Path

import pytest

from tarife import folders, logs
from tarife.terms.problems import InputError, Problem

LOG = logging.getLogger("tarife.test")


@pytest.fixture(autouse=True)
def own_log(tmp_path, monkeypatch):
    """A folder of its own, and the handlers as they were afterwards."""
    monkeypatch.setattr(folders, "reports", lambda: tmp_path / "log")
    monkeypatch.setattr(logging, "raiseExceptions", True)
    root = logging.getLogger("tarife")
    before, level = list(root.handlers), root.level
    yield tmp_path / "log" / "tarife.log"
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_nothing_is_said_on_the_console_unless_asked_for(capsys):
    assert logs.start(["forecast", "plan"], {}) == ["forecast", "plan"]

    LOG.error("quiet")

    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("arguments", "environment", "said"),
    [
        (["--verbose", "plan"], {}, ["detail", "step", "fault"]),
        (["plan", "--verbose"], {"TARIFE_LOG": "error"}, ["detail", "step", "fault"]),
        (["plan"], {"TARIFE_LOG": "debug"}, ["detail", "step", "fault"]),
        (["plan"], {"TARIFE_LOG": " Info "}, ["step", "fault"]),
        (["plan"], {"TARIFE_LOG": "error"}, ["fault"]),
    ],
)
def test_the_switch_and_the_variable_say_how_much(arguments, environment, said, capsys):
    assert logs.start(arguments, environment) == ["plan"]

    LOG.debug("detail")
    LOG.info("step")
    LOG.error("fault")

    assert [line.split(": ")[-1] for line in capsys.readouterr().err.splitlines()] == said


def test_an_unknown_level_is_told_with_those_there_are(capsys):
    logs.start([], {"TARIFE_LOG": "loud"})

    assert "TARIFE_LOG is one of debug, info, warning, error" in capsys.readouterr().err


def test_the_file_has_moment_level_and_place_of_each_line(own_log):
    logs.start([], {})
    logs.keep_file()

    LOG.info("plan saved")
    LOG.debug("detail")

    (line,) = own_log.read_text(encoding="utf-8").splitlines()
    assert line.endswith(" INFO tarife.test: plan saved")


def test_the_file_is_turned_over_and_at_most_three_are_kept(own_log, monkeypatch):
    monkeypatch.setattr(logs, "_FILE_BYTES", 1_000)
    logs.start([], {})
    logs.keep_file()

    for number in range(100):
        LOG.info("line %d", number)

    kept = sorted(own_log.parent.iterdir())
    assert [path.name for path in kept] == ["tarife.log", "tarife.log.1", "tarife.log.2"]
    assert all(path.stat().st_size <= 1_000 for path in kept)
    assert "line 99" in own_log.read_text(encoding="utf-8")


def test_a_disk_that_refuses_the_file_stops_nothing(tmp_path, monkeypatch, capsys):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setattr(folders, "reports", lambda: blocked)
    logs.start(["--verbose"], {})

    logs.keep_file()

    assert "no log file: FileExistsError" in capsys.readouterr().err


def test_a_disk_that_is_full_later_leaves_no_traceback(own_log, capsys):
    logs.start([], {})
    logs.keep_file()
    (file,) = [h for h in logging.getLogger("tarife").handlers if hasattr(h, "maxBytes")]
    file.stream.close()

    LOG.info("lost")
    file.stream = None  # nothing is left to close

    assert own_log.exists()
    assert capsys.readouterr().err == ""


def test_an_error_is_named_without_what_it_says():
    problems = [Problem(code, "+90 532", "secret") for code in ("b", "a", "b")]

    assert logs.kind_of(InputError(problems)) == "InputError (a, b)"
    assert logs.kind_of(FileNotFoundError(2, "gone", str(Path.home()))) == "FileNotFoundError"
