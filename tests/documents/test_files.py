"""Plan files: loading, and saving so that nothing is ever lost."""

import errno
import os
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from helpers.plans import full_plan
from tarife.documents.codec import MOST_PLAN_BYTES, plan_text
from tarife.documents.files import (
    EXTENSION,
    file_digest,
    load_plan,
    open_plan,
    save_plan,
    whole_path,
)
from tarife.plan.model.lines import Broadcast
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.problems import InputError, OutsideError

OTHER = Plan("Other", BillingMonth(2026, 12), id="other")
OLD_ID = "2eb9c96b-d1f1-580a-b4de-d22a5e4851dc"
"""What the text of the other plan gives, saved without an id."""


@pytest.fixture
def path(tmp_path):
    return tmp_path / f"plan{EXTENSION}"


@pytest.fixture
def saved(path):
    save_plan(full_plan(), path)
    return path


def the_only_file(folder):
    (file,) = folder.iterdir()
    return file


def test_what_is_saved_is_loaded(saved):
    assert load_plan(saved) == full_plan()


def test_saving_a_loaded_plan_changes_no_byte(saved):
    before = saved.read_bytes()

    save_plan(load_plan(saved), saved)

    assert saved.read_bytes() == before
    assert before == plan_text(full_plan()).encode()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_plan_of_a_file_without_an_id_is_the_same_plan_every_time(path, end):
    text = plan_text(replace(OTHER, id="")).replace('"format": 4', '"format": 2')
    text = text.replace(',\n    "months": 1', "")  # as older versions wrote it
    path.write_bytes(text.replace("\n", end).encode())

    plan, _ = open_plan(path)

    assert plan == replace(OTHER, id=OLD_ID)
    assert load_plan(path) == plan


def test_an_id_once_saved_stays_whatever_becomes_of_the_plan(path):
    save_plan(replace(OTHER, id=""), path)
    plan, _ = open_plan(path)

    save_plan(replace(plan, name="Renamed", seed=7), path)

    assert open_plan(path)[0].id == plan.id


def test_plans_of_different_files_are_different_plans(path):
    save_plan(replace(OTHER, id=""), path)
    one, _ = open_plan(path)
    save_plan(replace(OTHER, id="", seed=7), path)

    assert open_plan(path)[0].id != one.id


def test_a_byte_order_mark_is_no_obstacle(saved):
    saved.write_bytes(b"\xef\xbb\xbf" + saved.read_bytes())

    assert load_plan(saved) == full_plan()


def test_unfinished_work_is_saved_and_opened_but_not_played(path):
    unfinished = replace(full_plan(), name="")
    save_plan(unfinished, path)

    assert open_plan(path)[0] == unfinished
    with pytest.raises(InputError, match="name"):
        load_plan(path)


def test_a_letter_that_cannot_be_written_does_not_stop_saving(path):
    save_plan(replace(full_plan(), note="a\ud800b"), path)

    assert load_plan(path).note == "a?b"


def test_nothing_is_left_beside_the_file(saved):
    save_plan(OTHER, saved)

    assert the_only_file(saved.parent) == saved


def test_permissions_of_the_old_file_are_kept(saved):
    saved.chmod(0o640)
    before = saved.stat().st_mode

    save_plan(OTHER, saved)

    assert saved.stat().st_mode == before


def test_a_link_keeps_pointing_to_its_file(saved, tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / f"link{EXTENSION}"
    link.symlink_to(saved)

    save_plan(OTHER, link)

    assert link.is_symlink()
    assert load_plan(saved) == OTHER


def test_a_folder_that_is_missing_is_told(tmp_path):
    with pytest.raises(OutsideError, match="the folder does not exist"):
        save_plan(OTHER, tmp_path / "missing" / f"plan{EXTENSION}")


def test_the_old_plan_stays_whole_when_saving_fails(saved, monkeypatch):
    before = saved.read_bytes()

    def fail(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutsideError, match="the disk is full"):
        save_plan(OTHER, saved)

    assert saved.read_bytes() == before
    assert the_only_file(saved.parent) == saved


def test_a_missing_file_is_told(path):
    with pytest.raises(OutsideError, match="there is no such file"):
        load_plan(path)


def test_a_folder_cannot_be_loaded(tmp_path):
    with pytest.raises(OutsideError, match="cannot be read"):
        load_plan(tmp_path)


def test_bytes_that_are_no_text_are_told(path):
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(InputError, match="not UTF-8"):
        load_plan(path)


def test_a_file_far_too_large_is_not_even_read(path):
    with path.open("wb") as file:
        file.truncate(MOST_PLAN_BYTES + 1)  # takes no room on the disk

    with pytest.raises(InputError, match="no larger than 16 MB"):
        open_plan(path)


def test_a_plan_that_no_file_holds_leaves_the_old_file(path, monkeypatch):
    save_plan(OTHER, path)
    before = path.read_bytes()
    monkeypatch.setattr("tarife.documents.codec.MOST_PLAN_VALUES", 50)

    with pytest.raises(OutsideError, match=r"cannot hold this plan: .* more than 50 values"):
        save_plan(full_plan(), path)

    assert path.read_bytes() == before


def test_a_file_that_is_no_plan_any_more_is_told_from_one_that_is_gone(path):
    path.write_bytes(b" " * (MOST_PLAN_BYTES + 1))
    too_large = file_digest(path)
    path.unlink()

    assert too_large
    assert file_digest(path) == ""


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (
            {"schedule": Broadcast((datetime(2026, 11, 3, 11),) * 201)},
            r"moments \(.*\): 201 entries are more than a plan holds here; keep 200 or fewer",
        ),
        ({"name": "x" * 201}, r"name"),
    ],
    ids=["moments", "name"],
)
def test_what_could_not_be_opened_again_is_not_saved_over_what_can(saved, more, told):
    plan = full_plan()
    sends = (replace(plan.sends[0], **more), *plan.sends[1:])

    with pytest.raises(OutsideError, match=f"could not be opened again: .*{told}"):
        save_plan(replace(plan, sends=sends), saved)
    assert load_plan(saved) == plan


@pytest.mark.skipif(sys.platform == "win32", reason="a working folder cannot be removed there")
def test_a_path_is_whole_unless_the_working_folder_was_removed(tmp_path, monkeypatch):
    folder = tmp_path / "plans"
    folder.mkdir()
    monkeypatch.chdir(folder)
    whole = whole_path(Path("sale.tarife"))
    folder.rmdir()

    assert whole == folder / "sale.tarife"
    assert whole_path(Path("sale.tarife")) == Path("sale.tarife")
