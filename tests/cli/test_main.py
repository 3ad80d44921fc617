"""The command line as a whole: which commands there are, what is said of errors."""

import gc
import json
import subprocess
import sys

import pytest

from tarife import __main__ as program
from tarife.cli import main
from tarife.cli.voice import text_table
from tarife.terms.shipped import data_root


def test_the_program_knows_the_commands_of_the_command_line():
    assert set(program.COMMANDS) == set(main.COMMANDS)


def test_a_command_is_imported_alone():
    code = (
        "import sys; from tarife.cli.main import load; load(['forecast', 'a.tarife'])\n"
        "print([name for name in sys.modules if name.startswith('tarife.insight.advice')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    "argv", [["bill"], ["forecast", "--help"], ["--version"], ["rates", "?"]]
)
def test_the_parser_says_what_it_wants(argv):
    with pytest.raises(SystemExit):
        main.run(argv)


def test_what_is_not_understood_is_shown_without_its_control_characters(capsys):
    with pytest.raises(SystemExit):
        main.run(["forecast", "a.tarife", "\x1b]0;owned\x07"])

    told = capsys.readouterr().err
    assert "\\x1b]0;owned\\x07" in told
    assert not set("\x1b\x07") & set(told)


EXAMPLE = data_root() / "resources" / "examples" / "turkish-retailer-2026-11.tarife"
HOSTILE = "\x00\x1b[2J\x9b1m\u202e\rSale"


@pytest.mark.parametrize(
    "command",
    [["forecast"], ["explain"], ["check", "--at-most", "90000"], ["diff", "PLAN"], ["advise"]],
)
def test_no_name_of_a_plan_steers_the_terminal(command, tmp_path, capsys):
    plan = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    plan["plan"]["name"] = HOSTILE
    for part in ("audiences", "sends", "entry_points", "inbound"):
        for line in plan["plan"].get(part, []):
            line["name"] = f"{HOSTILE} {line['id']}"
    path = tmp_path / "hostile.tarife"
    path.write_text(json.dumps(plan), encoding="utf-8")
    other = tmp_path / "other.tarife"
    other.write_text(json.dumps(plan).replace("Sale", "Sales"), encoding="utf-8")

    main.run([str(other) if word == "PLAN" else word for word in command] + [str(path)])

    told = capsys.readouterr()
    assert "Sale" in told.out
    assert not set("\x00\x1b\x9b\u202e\r") & set(told.out + told.err)


def test_whatever_a_command_writes_is_shown_and_not_sent(monkeypatch, capsys):
    def write(_arguments):
        sys.stdout.writelines([HOSTILE, "\r\n"])
        return 0

    monkeypatch.setattr("tarife.cli.rates.rates.run", write)

    assert main.run(["rates"]) == 0
    shown = "\\x00\\x1b[2J\\x9b1m\\u202e\\rSale"
    assert capsys.readouterr().out == f"{shown}\r\n"


def test_a_table_aligns_words_left_and_figures_right():
    table = text_table(("Name", "Count"), [("a", 5), ("bcdef", 12_345)], text=1)

    assert table.splitlines() == [
        "Name   Count",
        "-----  -----",
        "a          5",
        "bcdef  12345",
    ]


def test_commands_run_without_qt_matplotlib_or_a_spreadsheet_library():
    code = (
        "import sys; from tarife.__main__ import main; status = main(['rates']); "
        "heavy = {'PySide6', 'matplotlib', 'xlsxwriter', 'openpyxl'} & set(sys.modules); "
        "sys.exit(f'{status} {heavy}' if status or heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_the_program_hands_commands_to_the_command_line(capsys):
    assert program.main(["rates"]) == 0
    assert "2026-10-01" in capsys.readouterr().out


@pytest.mark.parametrize(
    "argv", [["frobnicate"], ["frobnicate", "log.csv"], ["bil.", "log.csv"]]
)
def test_an_unknown_word_is_told_the_commands_and_opens_no_window(argv, capsys, monkeypatch):
    monkeypatch.setattr(
        "tarife.gui.shell.startup.run", lambda _: pytest.fail("a window opened")
    )

    with pytest.raises(SystemExit) as ended:
        program.main(argv)

    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert all(command in told for command in program.COMMANDS)


@pytest.mark.parametrize("name", ["plan.tarife", "plan", "gone.tarife", "no folder/plan"])
def test_a_file_opens_the_window_even_if_it_is_gone(name, monkeypatch, tmp_path):
    opened = []
    monkeypatch.setattr("tarife.gui.shell.startup.run", lambda argv: opened.append(argv) or 0)
    monkeypatch.chdir(tmp_path)
    for there in ("plan.tarife", "plan"):
        (tmp_path / there).touch()

    assert program.main([name]) == 0
    assert opened == [[name]]


def test_a_folder_is_no_file_to_open(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()

    with pytest.raises(SystemExit):
        program.main(["plans"])


def test_garbage_is_looked_for_once_all_is_imported():
    gc.disable()

    program._look_for_garbage()

    assert gc.isenabled()
    gc.unfreeze()
