"""Files are read as a whole only where they are small, and lines only where they end."""

import io
import os

import pytest

from tarife.files import reading
from tarife.files.reading import MOST_LINE, bounded_lines, open_file, read_file, stoppable
from tarife.terms.problems import InputError, OutsideError, Stopped


def test_a_file_within_the_bound_is_read(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"12345678")

    assert read_file(path, 8) == b"12345678"


def test_a_larger_one_is_refused_with_its_bound(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"123456789")

    with pytest.raises(InputError, match="a: the file is larger than 0 MB"):
        read_file(path, 8)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with a name")
def test_a_pipe_or_folder_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    for path, told in ((tmp_path, "it is a folder"), (tmp_path / "pipe", "it is a device")):
        with pytest.raises(OutsideError, match=told):
            read_file(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with a name")
def test_what_looks_like_a_file_and_waits_for_news_is_refused(tmp_path, monkeypatch):
    """The system's log looks like one; what it had to tell already is read, and no more."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    monkeypatch.setattr(reading.stat, "S_ISREG", lambda _: True)
    with open_file(path) as news, path.open("wb") as system:
        with pytest.raises(OSError, match="No such device"):
            news.read(8)
        system.write(b"12345678")
        system.flush()
        assert news.read(8) == b"12345678"
        with pytest.raises(OSError, match="No such device"):
            news.read()


def test_a_name_that_no_file_can_have_is_refused(tmp_path):
    with pytest.raises(OutsideError, match="there is no such file"):
        read_file(tmp_path / "a\0b")


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_bytes(b"123456789")
    empty = os.stat_result((0o100600, *[0] * 9))
    monkeypatch.setattr(reading.os, "fstat", lambda _: empty)

    with pytest.raises(InputError, match="larger than"):
        read_file(path, 8)


def test_lines_come_with_their_ends():
    text = io.StringIO("a\r\nb\nc", newline="")

    assert list(bounded_lines(text, "a.csv")) == ["a\r\n", "b\n", "c"]


def test_a_line_without_end_is_refused_before_it_is_held():
    text = io.StringIO("short\n" + "x" * (MOST_LINE + 1))

    with pytest.raises(InputError, match="line 2 is longer than 1048576 characters"):
        list(bounded_lines(text, "a.csv"))
    assert text.tell() == len("short\n") + MOST_LINE


def test_lines_that_nobody_wants_any_more_are_not_read_on_in_this_thread_alone():
    text, asked = io.StringIO("a\n" * 5_000), []

    with stoppable(lambda: bool(asked)):
        lines = bounded_lines(text, "a.csv")
        next(lines)
        asked.append(True)
        with pytest.raises(Stopped):
            list(lines)
    text.seek(0)
    assert len(list(bounded_lines(text, "a.csv"))) == 5_000
