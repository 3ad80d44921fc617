"""What belongs to a person stands where the system expects it; caches follow the sources."""

import os

import pytest

from tarife import folders


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    for name in ("DATA", "STATE", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.delenv("MPLCONFIGDIR", raising=False)
    yield tmp_path
    for name in ("NUMBA_CACHE_DIR", "MPLCONFIGDIR"):
        os.environ.pop(name, None)


@pytest.fixture
def sources(tmp_path):
    room = tmp_path / "sources" / "billing"
    room.mkdir(parents=True)
    (room / "windows.py").write_text("WINDOW = 24\n")
    return room.parent


def compiled_in(sources, **moment):
    os.environ.pop("NUMBA_CACHE_DIR", None)
    folders.keep_caches(sources, **moment)
    return os.environ["NUMBA_CACHE_DIR"]


def test_everything_of_a_person_stands_in_folders_of_its_own():
    assert len({folders.data(), folders.recovery(), folders.reports(), folders.cache()}) == 4


def test_the_same_sources_use_the_same_cache(sources):
    assert compiled_in(sources) == compiled_in(sources)


def test_changed_sources_never_use_what_was_compiled_of_others(sources):
    before = compiled_in(sources)
    (sources / "billing" / "windows.py").write_text("WINDOW = 72 - 0\n")

    assert compiled_in(sources) != before


def test_a_chosen_cache_is_left_alone(sources, monkeypatch):
    monkeypatch.setenv("NUMBA_CACHE_DIR", "chosen")

    folders.keep_caches(sources)

    assert os.environ["NUMBA_CACHE_DIR"] == "chosen"


def test_old_caches_are_dropped_once_another_is_made(sources):
    old = folders.cache() / "compiled" / "old"
    old.mkdir(parents=True)
    made_s = old.stat().st_mtime

    compiled_in(sources, now_s=made_s + 59 * 24 * 3600)
    assert old.exists()
    (sources / "new.py").write_text("")
    compiled_in(sources, now_s=made_s + 61 * 24 * 3600)
    assert not old.exists()


def test_a_cache_that_cannot_be_written_is_done_without(sources, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))

    assert compiled_in(sources).startswith(str(tmp_path / "file"))
