"""A plan that another window has open is known to be so, and only while it is."""

import os
import subprocess
import sys

import pytest

from tarife.documents.open_plans import OpenMark
from tarife.documents.recovery import left_work

SINCE = 1_790_000_000


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "recovery"


def shown(folder, path):
    mark = OpenMark(folder)
    mark.put(path)
    return mark


def test_a_second_window_knows_since_when_the_first_has_the_plan_open(folder, tmp_path):
    plan = tmp_path / "sale.tarife"
    first = shown(folder, plan)
    assert first.others_since() is None
    os.utime(next(folder.iterdir()), (SINCE, SINCE))
    (tmp_path / "same").symlink_to(tmp_path)

    second, other = shown(folder, tmp_path / "same" / plan.name), shown(folder, tmp_path / "b")

    assert second.others_since() == SINCE
    assert first.others_since() > SINCE
    assert other.others_since() is None
    second.put(tmp_path / "c")
    assert first.others_since() is None


def test_what_is_open_here_survives_a_start_and_leaves_nothing_when_closed(folder, tmp_path):
    plan = tmp_path / "sale.tarife"
    first, second = shown(folder, plan), shown(folder, plan)
    assert left_work(folder) == ()  # sweeps what nobody holds
    assert second.others_since() is not None

    first.remove()
    second.put(None)

    assert second.others_since() is None
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be removed there")
def test_what_is_open_here_is_marked_anew_after_the_folder_was_emptied(folder, tmp_path):
    first, second = shown(folder, tmp_path / "a"), shown(folder, tmp_path / "b")
    for mark in folder.iterdir():
        mark.unlink()

    first.put(tmp_path / "a")
    second.put(tmp_path / "a")

    assert second.others_since() is not None


_OPENS = """
import sys
from pathlib import Path
from tarife.documents.open_plans import OpenMark
mark = OpenMark(Path(sys.argv[1]))
mark.put(Path(sys.argv[2]))
print("open", flush=True)
sys.stdin.read()
"""


def test_the_plan_of_a_killed_process_is_open_no_more(folder, tmp_path):
    plan = tmp_path / "sale.tarife"
    command = [sys.executable, "-c", _OPENS, str(folder), str(plan)]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    other.stdout.readline()
    ours = shown(folder, plan)

    while_it_runs = ours.others_since()
    other.kill()
    other.communicate()

    assert while_it_runs is not None
    assert ours.others_since() is None
    assert len(list(folder.iterdir())) == 1
