"""The installed program can prove that it works, and notices when it does not."""

import os
import subprocess
import sys

import pytest

from tarife.self_test import figures, steps
from tarife.self_test.run import LONGER, try_all, versions
from tarife.terms.shipped import data_root

pytestmark = pytest.mark.unmeasured

REMEDY = "if the figures changed on purpose, run `make figures`"


def test_the_kept_figures_are_those_of_the_examples(tmp_path, monkeypatch):
    monkeypatch.setattr(figures, "KEPT_IN", str(tmp_path / "kept.json"))

    figures.keep_figures()

    kept = data_root() / "resources" / "kept-figures.json"
    assert (tmp_path / "kept.json").read_text("utf-8") == kept.read_text("utf-8"), REMEDY


@pytest.mark.usefixtures("qapp")
def test_a_sound_program_passes_every_step(tmp_path, capsys):
    assert try_all(tmp_path), capsys.readouterr().out
    assert capsys.readouterr().out.count(" s  ") == 7


@pytest.mark.usefixtures("qapp")
def test_a_wrong_cent_fails_and_is_named(tmp_path, capsys, monkeypatch):
    kept = figures.kept_figures()
    for own in kept.values():
        own["charge_micros"] += 10_000
    monkeypatch.setattr(steps, "kept_figures", lambda: kept)

    assert not try_all(tmp_path)
    assert "charge_micros is" in capsys.readouterr().out


def test_versions_name_program_and_libraries():
    for name in ("Tarife", "Python", "Qt", "NumPy", "Numba", "cache"):
        assert name in versions()


def test_the_program_works_where_nothing_can_be_written_for_the_person():
    """No cache, no settings, no logs: that only costs time."""
    nowhere = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), "/dev/null/x")
    nowhere[LONGER] = "110"  # other tests run beside it
    environment = (
        os.environ | nowhere | {"NUMBA_CACHE_LOCATOR_CLASSES": "UserProvidedCacheLocator"}
    )
    done = subprocess.run(
        [sys.executable, "-m", "tarife", "--self-test"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert (done.returncode, "passed in" in done.stdout) == (0, True), done.stdout + done.stderr
