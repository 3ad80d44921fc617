"""What is no file ends in a sentence at once, for every command that reads one."""

import os

import pytest

from tarife.cli.main import EXIT_INPUT, EXIT_OUTSIDE, run

COMMANDS = (
    ("forecast", "{}"),
    ("explain", "{}"),
    ("rates", "compare", "2026-10-01_USD", "2026-07-01_USD", "--plan", "{}"),
    ("contacts", "{}", "--country", "TR"),
    ("bill", "{}"),
    ("rates", "import", "{}"),
)
KINDS = {
    "pipe": "it is a device",
    "device": "it is a device",
    "folder": "it is a folder",
    "circle": "its links lead in a circle",
    "gone": "there is no such file",
    "below a file": "there is no such file",
    "long": "its name is too long",
}


@pytest.fixture
def folder(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/zero")
    (tmp_path / "folder").mkdir()
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    (tmp_path / "file").touch()
    return tmp_path


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: " ".join(words[:2]))
def test_it_is_said_what_stands_there(folder, capsys, command, kind):
    path = {"below a file": folder / "file" / "x", "long": folder / ("x" * 300)}.get(
        kind, folder / kind
    )

    status = run([word.format(path) for word in command])

    told = capsys.readouterr().err
    assert status == EXIT_OUTSIDE
    assert KINDS[kind] in told
    assert told.count("\n") == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_card_to_check_is_a_problem_like_others(folder, capsys, kind):
    card = folder / "file" / "x" if kind == "below a file" else folder / kind
    named = folder / "2026-10-01_USD.csv"
    named.symlink_to(card if kind != "long" else "x" * 300)

    assert run(["rates", "check", str(named)]) == EXIT_INPUT

    assert KINDS[kind] in capsys.readouterr().err
