"""A file is replaced whole or stays as it was."""

import errno
import os
import stat
from pathlib import Path

import pytest

from tarife.terms.languages import Language
from tarife.terms.problems import OutsideError
from tarife.terms.saving import replace_file, system_reason
from tarife.terms.sentences import in_language


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_holds_the_content_and_nothing_lies_beside_it(tmp_path):
    replace_file(tmp_path / "budget.xlsx", b"new")

    assert (tmp_path / "budget.xlsx").read_bytes() == b"new"
    assert names_in(tmp_path) == ["budget.xlsx"]


def test_an_old_file_is_replaced(tmp_path):
    path = tmp_path / "budget.xlsx"
    path.write_bytes(b"old")

    replace_file(path, b"new")

    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        pytest.param(errno.ENOSPC, "the disk is full", id="disk full"),
        pytest.param(errno.EROFS, "the disk is read-only", id="read-only disk"),
        pytest.param(errno.EACCES, "the file is locked", id="open in another program"),
        pytest.param(errno.EIO, "the file cannot be written", id="broken disk"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_the_old_file_is_whole_when_the_disk_refuses(
    tmp_path, monkeypatch, step, code, sentence
):
    path = tmp_path / "budget.xlsx"
    path.write_bytes(b"old")

    def refuse(*_):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), refuse)
    with pytest.raises(OutsideError, match=sentence) as caught:
        replace_file(path, b"new")

    assert caught.value.path == path
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["budget.xlsx"]


def test_a_folder_that_takes_no_files_is_told_from_a_locked_file(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OutsideError, match="the folder cannot be written to"):
        replace_file(tmp_path / "budget.xlsx", b"new")


def test_a_file_marked_read_only_is_refused(tmp_path):
    path = tmp_path / "budget.xlsx"
    path.write_bytes(b"old")
    path.chmod(0o444)

    with pytest.raises(OutsideError, match="the file is read-only"):
        replace_file(path, b"new")

    assert path.read_bytes() == b"old"


def test_a_device_is_never_replaced_by_a_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(OutsideError, match="this is a device"):
        replace_file(tmp_path / "pipe", b"new")

    assert (tmp_path / "pipe").is_fifo()


def test_permissions_are_kept_and_a_link_keeps_pointing(tmp_path):
    path = tmp_path / "budget.xlsx"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link = tmp_path / "link.xlsx"
    link.symlink_to(path)

    replace_file(link, b"new")

    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_missing_folder_is_named_as_such(tmp_path):
    with pytest.raises(OutsideError, match="the folder does not exist"):
        replace_file(tmp_path / "nowhere" / "budget.xlsx", b"new")


def test_a_folder_in_the_place_of_the_file_stays(tmp_path):
    (tmp_path / "budget.xlsx").mkdir()

    with pytest.raises(OutsideError, match="this is a folder"):
        replace_file(tmp_path / "budget.xlsx", b"new")

    assert names_in(tmp_path) == ["budget.xlsx"]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file"), "böyle bir dosya yok"),
        (OSError(errno.EBADF, "Bad file descriptor"), "Bad file descriptor"),
        (OSError(), "sistem neden belirtmiyor"),
    ],
)
def test_what_the_system_refuses_is_told_in_the_language_of_the_person(error, told):
    assert in_language(system_reason(error), Language.TURKISH) == told
