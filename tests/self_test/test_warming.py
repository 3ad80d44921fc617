"""The first start compiles for all later ones."""

import pytest

from tarife import folders
from tarife.self_test import figures, warming
from tarife.self_test.figures import example_paths


@pytest.fixture
def played(monkeypatch):
    played = []
    monkeypatch.setattr(figures, "forecast_of", played.append)
    monkeypatch.setattr(warming, "_bill", lambda: played.append("a log"))
    monkeypatch.setattr(warming, "_fit", lambda: played.append("what is fitted"))
    monkeypatch.setattr(warming.os, "nice", lambda _steps: 0, raising=False)
    return played


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))


@pytest.mark.usefixtures("cache")
def test_it_plays_every_example_says_so_and_leaves_a_mark(played, capsys):
    assert warming.warm_up() == 0
    assert played == [*example_paths(), "a log", "what is fitted"]
    assert capsys.readouterr().out.splitlines()[:2] == [
        "== compiling the simulator, once: 0 %",
        "== compiling the simulator, once: 16 %",
    ]
    assert folders.compiled_mark().exists()


@pytest.mark.usefixtures("cache")
def test_what_is_compiled_is_not_compiled_again(played, capsys):
    folders.compiled_mark().touch()

    assert warming.warm_up() == 0
    assert (played, capsys.readouterr().out) == ([], "")


def test_without_a_folder_there_is_no_mark(played, monkeypatch):
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)

    assert warming.warm_up() == 0
    assert played
    assert folders.compiled_mark() is None
