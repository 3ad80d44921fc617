"""The first start compiles for all later ones."""

from tarife import folders
from tarife.self_test import warming
from tarife.self_test.figures import example_paths


def test_it_plays_every_example_and_leaves_a_mark(tmp_path, monkeypatch):
    played = []
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(warming, "forecast_of", played.append)
    monkeypatch.setattr(warming.os, "nice", lambda _steps: 0, raising=False)

    assert warming.warm_up() == 0
    assert len(played) == len(example_paths()) > 3
    assert folders.compiled_mark().exists()


def test_without_a_folder_there_is_no_mark(monkeypatch):
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.setattr(warming, "forecast_of", lambda _path: None)
    monkeypatch.setattr(warming.os, "nice", lambda _steps: 0, raising=False)

    assert warming.warm_up() == 0
    assert folders.compiled_mark() is None
