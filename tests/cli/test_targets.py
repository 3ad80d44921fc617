"""What a command writes takes the place of nothing else: neither its sources nor others."""

import os
import sys
from argparse import SUPPRESS
from pathlib import Path

import pytest

from tarife.cli.main import _parser, run
from tarife.cli.targets import _Reads, _Writes, check_targets, stands
from tarife.documents.files import load_plan, save_plan
from tarife.forecast.forecast import forecast
from tarife.terms.languages import Language
from tarife.terms.problems import InputError, OutsideError
from tarife.terms.saving import replace_file, unless_changed

SMALL = Path(__file__).parent / "cases" / "tie-at-opening.tarife"
LOG = "timestamp,direction,type,phone\n2026-10-05T10:00:00+03:00,inbound,text,+905321234567\n"


def commands(parser, words=()):
    """Give each command with its words and what it takes."""
    inner = [one for one in parser._actions if isinstance(one.choices, dict)]
    if not inner or not inner[0].required:
        yield words, parser
    for choices in (one.choices for one in inner):
        for word, own in choices.items():
            yield from commands(own, (*words, word))


WHOLE = _parser(Language.ENGLISH, [])
COMMANDS = {" ".join(words): parser for words, parser in commands(WHOLE)}
WRITING = {
    f"{name} {action.option_strings[-1]}": (name, parser, action)
    for name, parser in COMMANDS.items()
    for action in parser._actions
    if isinstance(action, _Writes)
}


def filled(name, read):
    """Give the words of a command whose every positional argument is one file."""
    taken = [one for one in COMMANDS[name]._actions if not one.option_strings]
    return [*name.split(), *(str(read) for one in taken if not isinstance(one.choices, dict))]


def parsed(*argv):
    return WHOLE.parse_args([str(one) for one in argv])


@pytest.mark.parametrize("name", COMMANDS)
def test_two_dashes_are_the_text_of_an_option_like_any_other(name, capsys):
    found = []
    for action in (one for one in COMMANDS[name]._actions if one.option_strings):
        if action.nargs == 0:
            continue
        for option in action.option_strings:
            written = f"{option}=--" if option.startswith("--") else f"{option}--"
            try:
                value = getattr(parsed(*filled(name, "x"), written), action.dest)
            except InputError as error:
                found.append("'--' is not a whole number" in str(error))
            except SystemExit:
                found.append("'--'" in capsys.readouterr().err)
            else:
                found.append(value in ("--", ["--"], Path("--")))

    assert all(found)
    assert action.default is SUPPRESS or found


def test_two_dashes_are_a_name_that_nothing_has(capsys):
    assert run(["check", str(SMALL), "--at-most=--"]) == 2
    assert "--at-most: '--' is not an amount" in capsys.readouterr().err
    assert run(["forecast", str(SMALL), "--scenario=--"]) == 2
    assert "the plan has no scenario '--'" in capsys.readouterr().err


@pytest.mark.parametrize("name", COMMANDS)
def test_whatever_names_a_file_is_known_as_read_or_written(name):
    actions = COMMANDS[name]._actions
    paths = {one.dest for one in actions if one.type is Path or one.dest in ("files", "events")}
    known = {one.dest for one in actions if isinstance(one, _Reads | _Writes)}

    assert paths - known <= {"folder"}  # of `rates export`, which looks for itself
    if any(isinstance(one, _Writes) for one in actions):
        assert "replace" in {one.dest for one in actions}


@pytest.fixture
def read(tmp_path):
    path = tmp_path / "read"
    save_plan(load_plan(SMALL), path)
    return path


def spellings(read):
    """Give other names of a file."""
    link, other = read.with_name("link"), read.with_name("other")
    link.symlink_to(read)
    os.link(read, other)
    return [read, read.parent / ".." / read.parent.name / read.name, link, other]


@pytest.mark.parametrize("name", WRITING)
def test_no_command_writes_over_what_it_reads(name, read):
    command, _, action = WRITING[name]
    renews = command == "actuals status"
    for target in spellings(read):
        argv = [*filled(command, read), action.option_strings[-1], target]
        if renews:
            check_targets(parsed("actuals", "status", read, "-o", target))
            argv[2] = "another"  # only its own plan it carries on, no log
        for also in ([], ["--replace"]):
            with pytest.raises(InputError, match="is what this command reads already"):
                check_targets(parsed(*argv, *also))


def test_standard_input_is_read_too(read, monkeypatch):
    with read.open(encoding="utf-8") as piped:
        monkeypatch.setattr(sys, "stdin", piped)
        with pytest.raises(InputError, match="is what this command reads already"):
            check_targets(parsed("actuals", "plan", "-", "-o", read))


@pytest.mark.parametrize("name", [name for name in COMMANDS if filled(name, "-")[-1] == "-"])
def test_a_dash_names_standard_input_or_nothing(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    taken = next(one for one in COMMANDS[name]._actions if not one.option_strings)
    arguments = parsed(*filled(name, "-"))
    if taken.type is not Path or not isinstance(taken, _Reads):
        check_targets(arguments)
        return

    with pytest.raises(InputError, match="standard input is not read here"):
        check_targets(arguments)
    Path("-").touch()
    check_targets(arguments)


def test_a_dash_is_nothing_to_write_to(read):
    with pytest.raises(InputError, match="nothing but a file is written there"):
        check_targets(parsed("forecast", read, "--csv", "-", "--replace"))


@pytest.mark.parametrize("name", WRITING)
def test_what_is_there_is_replaced_only_if_that_is_said(name, read, tmp_path):
    command, _, action = WRITING[name]
    there = tmp_path / "there"
    save_plan(load_plan(SMALL), there)  # of the kind that most commands write
    argv = [*filled(command, read), action.option_strings[-1]]

    with pytest.raises(InputError, match="there' is there already"):
        check_targets(parsed(*argv, there))
    check_targets(parsed(*argv, there, "--replace"))
    there.write_text("", "utf-8")  # as of mktemp
    check_targets(parsed(*argv, there))
    check_targets(parsed(*argv, tmp_path / "new"))


def test_the_log_is_whole_after_a_plan_was_to_take_its_place(tmp_path, capsys):
    log = tmp_path / "log.csv"
    log.write_text(LOG, "utf-8")

    assert run(["actuals", "plan", str(log), "-o", str(log)]) == 2
    assert "choose another file" in capsys.readouterr().err
    assert log.read_text("utf-8") == LOG


@pytest.mark.parametrize("is_new", [True, False])
@pytest.mark.parametrize("name", WRITING)
def test_what_others_write_while_a_command_runs_is_left(name, read, is_new, tmp_path):
    target = tmp_path / "target"
    if not is_new:
        target.write_text("old", "utf-8")
    command, _, action = WRITING[name]
    argv = [*filled(command, read), action.option_strings[-1], target, "--replace"]
    stood = stands(parsed(*argv))
    target.write_text("theirs", "utf-8")

    with unless_changed(stood), pytest.raises(OutsideError, match="others changed it"):
        replace_file(target, b"ours")
    assert target.read_text("utf-8") == "theirs"

    with unless_changed(stands(parsed(*argv))):
        replace_file(target, b"ours")
    assert target.read_bytes() == b"ours"


def test_an_export_over_what_came_while_it_was_made_is_refused(tmp_path, monkeypatch, capsys):
    target = tmp_path / "lines.csv"
    monkeypatch.setattr(
        "tarife.cli.forecast.forecast.forecast",
        lambda *given: (target.write_text("theirs", "utf-8"), forecast(*given))[1],
    )

    assert run(["forecast", str(SMALL), "--csv", str(target)]) == 1
    assert "others changed it meanwhile" in capsys.readouterr().err
    assert target.read_text("utf-8") == "theirs"


def test_an_exported_card_is_replaced_only_if_that_is_said(tmp_path, capsys):
    argv = ["rates", "export", "2026-10-01_USD", str(tmp_path)]
    assert [run(argv), run(argv)] == [0, 2]
    assert "2026-10-01_USD.csv' is there already" in capsys.readouterr().err
    assert run([*argv, "--replace"]) == 0
