"""A file is replaced whole or stays as it was."""

import errno
import os
import stat
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tarife.terms import locking, saving
from tarife.terms.languages import Language
from tarife.terms.locking import FileLock
from tarife.terms.problems import OutsideError
from tarife.terms.saving import OWNER_ONLY, replace_file, system_reason
from tarife.terms.sentences import in_language

SOMEBODY = 65534
IS_ADMINISTRATOR = getattr(os, "geteuid", lambda: None)() == 0  # Windows has no such number


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


@pytest.fixture
def unprivileged():
    """A folder of somebody without rights over others; the administrator becomes one."""
    was = os.geteuid()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if was == 0:
            os.chown(folder, *(2 * [SOMEBODY]))
            os.seteuid(SOMEBODY)
        try:
            yield folder
        finally:
            folder.chmod(0o700)
            os.seteuid(was)


def test_a_folder_that_takes_no_files_is_told_from_a_locked_file(unprivileged):
    path = unprivileged / "budget.xlsx"
    path.write_bytes(b"old")
    unprivileged.chmod(0o500)

    for name in ("budget.xlsx", "new.xlsx"):
        with pytest.raises(OutsideError, match="the folder cannot be written to"):
            replace_file(unprivileged / name, b"new")
    assert path.read_bytes() == b"old"


def test_a_folder_that_may_not_be_searched_is_a_sentence(unprivileged):
    unprivileged.chmod(0o000)

    with pytest.raises(OutsideError, match="the folder cannot be written to"):
        replace_file(unprivileged / "budget.xlsx", b"new")


def test_links_in_a_circle_are_a_sentence(tmp_path):
    (tmp_path / "a.xlsx").symlink_to(tmp_path / "b.xlsx")
    (tmp_path / "b.xlsx").symlink_to(tmp_path / "a.xlsx")

    with pytest.raises(OutsideError, match="its links lead in a circle"):
        replace_file(tmp_path / "a.xlsx", b"new")


@pytest.fixture
def part_mode(monkeypatch):
    """Keeps the permissions of what lies beside a file when it is written."""
    seen = []
    really = os.fsync
    monkeypatch.setattr(
        os,
        "fsync",
        lambda one: (seen.append(stat.S_IMODE(os.fstat(one).st_mode)), really(one)),
    )
    return seen


def test_what_lies_beside_a_file_is_open_to_nobody_else_meanwhile(tmp_path, part_mode):
    path = tmp_path / "plan.tarife"
    path.write_bytes(b"old")
    path.chmod(0o600)

    replace_file(path, b"new")

    assert part_mode[0] == 0o600
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_of_ones_own_is_so_from_the_beginning(tmp_path, part_mode):
    path = tmp_path / "unsaved.json"

    replace_file(path, b"new", OWNER_ONLY)
    assert part_mode[0] == 0o600
    path.chmod(0o644)  # as earlier versions made it
    replace_file(path, b"newer", OWNER_ONLY)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_new_file_is_open_to_whom_the_person_usually_lets(tmp_path):
    (tmp_path / "usual").touch()

    replace_file(tmp_path / "new", b"")

    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.skipif(not IS_ADMINISTRATOR, reason="only the administrator saves files of others")
def test_owner_and_group_are_kept(tmp_path):
    path = tmp_path / "plan.tarife"
    path.write_bytes(b"old")
    os.chown(path, SOMEBODY, SOMEBODY)
    path.chmod(0o660)

    replace_file(path, b"new")

    kept = path.stat()
    assert (kept.st_uid, kept.st_gid) == (SOMEBODY, SOMEBODY)
    assert stat.S_IMODE(kept.st_mode) == 0o660


def test_a_group_that_cannot_be_kept_gives_its_rights_to_no_other(tmp_path, monkeypatch):
    path = tmp_path / "plan.tarife"
    path.write_bytes(b"old")
    path.chmod(0o664)
    foreign = os.stat_result((0o100664, 0, 0, 1, 7, 7, *[0] * 4))
    monkeypatch.setattr(saving, "_standing", lambda _: foreign)

    def refuse(*_):
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "chown", refuse)
    replace_file(path, b"new")

    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


@pytest.mark.parametrize("name", ["chmod", "unlink", "close"])
def test_what_a_drive_of_the_network_refuses_beside_the_file_costs_nothing(
    tmp_path, monkeypatch, name
):
    path = tmp_path / "plan.tarife"
    path.write_bytes(b"old")
    done = getattr(os, name)

    def refuse(what, *args, **_options):
        if name == "close":
            done(what, *args)
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))

    with monkeypatch.context() as refusing:
        refusing.setattr(os, name, refuse)
        replace_file(path, b"new")

    assert path.read_bytes() == b"new"


_KILLED = """
import os, signal, sys
from pathlib import Path
from tarife.terms.saving import replace_file
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
replace_file(Path(sys.argv[1]), b"new")
"""


def test_what_a_killed_process_left_beside_a_file_is_cleared_by_the_next_saving(tmp_path):
    path = tmp_path / "plan.tarife"
    path.write_bytes(b"old")
    own = (
        ".plan.tarife.final.part",
        ".plan.tarife.0123abcd.part",
        f".plan.tarife.{'0' * 24}.part",
    )
    for name in own:
        (tmp_path / name).write_bytes(b"of a person")
    subprocess.run([sys.executable, "-c", _KILLED, path], check=False)
    assert path.read_bytes() == b"old"
    assert len(names_in(tmp_path)) == 5

    replace_file(path, b"newer")

    assert names_in(tmp_path) == sorted((*own, "plan.tarife"))
    assert path.read_bytes() == b"newer"


def test_what_a_running_process_writes_beside_a_file_stays(tmp_path):
    path = tmp_path / "plan.tarife"
    part = saving._beside(path, "0123456789abcdef")
    writing = FileLock(part)
    writing.take()

    replace_file(path, b"new")

    assert part.exists()
    writing.remove()


def test_on_a_disk_without_locks_nothing_is_cleared(tmp_path, monkeypatch):
    path = tmp_path / "plan.tarife"
    part = saving._beside(path, "0123456789abcdef")
    part.touch()

    def refuse(_descriptor):
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(locking, "_seize", refuse)
    replace_file(path, b"new")

    assert part.exists()
    assert path.read_bytes() == b"new"


def test_the_name_in_the_folder_is_brought_down_to_the_disk(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(os, "fsync", lambda one: synced.append(os.fstat(one).st_mode))

    replace_file(tmp_path / "plan.tarife", b"new")

    assert [stat.S_ISDIR(mode) for mode in synced] == [False, True]


def test_a_disk_that_syncs_no_folders_is_no_obstacle(tmp_path, monkeypatch):
    really = os.fsync

    def files_alone(descriptor):
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        really(descriptor)

    monkeypatch.setattr(os, "fsync", files_alone)
    replace_file(tmp_path / "plan.tarife", b"new")

    assert names_in(tmp_path) == ["plan.tarife"]


def test_a_file_marked_read_only_is_refused(tmp_path):
    path = tmp_path / "budget.xlsx"
    path.write_bytes(b"old")
    path.chmod(0o444)

    with pytest.raises(OutsideError, match="the file is read-only"):
        replace_file(path, b"new")

    assert path.read_bytes() == b"old"


@pytest.mark.skipif(sys.platform == "win32", reason="there it has no such name")
def test_standard_output_by_its_name_is_a_device_and_no_folder_that_is_missing():
    reader, writer = os.pipe()
    try:
        with pytest.raises(OutsideError, match="this is a device, not a file"):
            replace_file(Path(f"/dev/fd/{writer}"), b"")
    finally:
        os.close(reader)
        os.close(writer)


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


@pytest.mark.skipif(sys.platform != "linux", reason="access lists of Linux")
def test_who_may_open_the_old_file_may_open_the_new_one_and_nobody_else(tmp_path):
    """An access list whose mask allows more than the group has, and one of the folder's own."""
    path = tmp_path / "plan.tarife"
    path.write_bytes(b"old")
    owner, group, mask, other = (6, 0, 6, 0)
    entries = [(1, owner), (4, group), (16, mask), (32, other)]
    body = b"".join(struct.pack("<HHI", tag, bits, 2**32 - 1) for tag, bits in entries)
    closed = struct.pack("<I", 2) + body
    named = [(1, 7), (2, 4, 4242), (4, 5), (16, 5), (32, 0)]
    rows = [(*entry, 2**32 - 1)[:3] for entry in named]
    default = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *row) for row in rows)
    try:
        os.setxattr(path, "system.posix_acl_access", closed)
        os.setxattr(tmp_path, "system.posix_acl_default", default)
        os.setxattr(path, "user.colour", b"blue")
    except OSError:
        pytest.skip("a disk without access lists")

    replace_file(path, b"new")

    assert path.read_bytes() == b"new"
    assert os.getxattr(path, "system.posix_acl_access") == closed
    assert os.getxattr(path, "user.colour") == b"blue"

    os.removexattr(path, "system.posix_acl_access")
    path.chmod(0o640)
    replace_file(path, b"newer")
    assert "system.posix_acl_access" not in os.listxattr(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform != "linux", reason="attributes of Linux")
def test_attributes_go_along_whatever_the_disk_can_hold(tmp_path, monkeypatch):
    """The old file's own ones; not those that a folder gave the new one, nor the system's."""
    old, new = tmp_path / "old", tmp_path / "new"
    held = {
        old: {"user.colour": b"blue", "security.label": b"x"},
        new: {"system.posix_acl_access": b"the folder's"},
    }
    monkeypatch.setattr(os, "listxattr", lambda path: list(held[path]))
    monkeypatch.setattr(os, "getxattr", lambda path, name: held[path][name])
    monkeypatch.setattr(
        os, "setxattr", lambda path, name, value: held[path].update({name: value})
    )
    monkeypatch.setattr(os, "removexattr", lambda path, name: held[path].pop(name))

    saving._give_back_attributes(new, old)

    assert held[new] == {"user.colour": b"blue"}


def test_a_part_that_is_just_cleared_away_is_left_and_another_one_made(tmp_path, monkeypatch):
    """Who clears away may take a part that was made but is not held yet."""
    take, takers = FileLock.take, []

    def take_second(lock):
        takers.append(lock)
        return len(takers) > 1 and take(lock)

    monkeypatch.setattr(FileLock, "take", take_second)
    path = tmp_path / "plan"

    replace_file(path, b"plan")

    assert path.read_bytes() == b"plan"
    assert takers[0].path != takers[1].path
