"""Files that a command reads, and those it writes: none that holds something else is lost.

A command declares both by the functions here; before it runs, `check_targets` looks at what
stands where it will write.
"""

import argparse
import os
import stat
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tarife.cli.voice import CliVoice
from tarife.files.reading import STANDARD_INPUT
from tarife.terms.problems import InputError, Problem
from tarife.terms.saving import Stamp, stamp_of
from tarife.terms.sentences import say

if TYPE_CHECKING:  # commands without plans start without them
    from tarife.plan.model.plan import Plan

_READ, _WRITTEN = "files_read", "files_written"

REPLACE: Final = say("choose another name, or write over it by --replace")

CARRIED_ON: Final = "kept_in"
"""Where a command names a plan that it reads and saves again."""


@dataclass(frozen=True, slots=True)
class Target:
    """A file that a command is about to write.

    Attributes:
        path: Where to.
        where: The option or argument that names it.
        renewed: The argument whose file it may replace, since it is the same, carried on.
    """

    path: Path
    where: str
    renewed: str = ""


class _Noted(argparse.Action, ABC):
    """Stores what is given, and notes what file that is."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        del parser, option_string
        setattr(namespace, self.dest, values)
        self.note(namespace, values)

    @abstractmethod
    def note(self, namespace: argparse.Namespace, values: Any) -> None:
        """Note what file is named, for `check_targets`."""


class _Reads(_Noted):
    """Notes what is to be read."""

    def note(self, namespace: argparse.Namespace, values: Any) -> None:
        named = values if isinstance(values, list) else [values]
        _note(namespace, _READ, self.dest, [one for one in named if one is not None])


class _Writes(_Noted):
    """Notes where to write, and what."""

    def __init__(self, *, renewed: str = "", **options: Any) -> None:
        super().__init__(**options, type=Path)
        self._renewed = renewed

    def note(self, namespace: argparse.Namespace, values: Any) -> None:
        target = Target(values, self.option_strings[-1], self._renewed)
        _note(namespace, _WRITTEN, self.dest, target)


def _note(namespace: argparse.Namespace, of: str, dest: str, value: object) -> None:
    setattr(namespace, of, {**getattr(namespace, of, {}), dest: value})


def add_read(parser: argparse.ArgumentParser, *names: str, **options: Any) -> None:
    """Describe what names a file to read, or several."""
    parser.add_argument(*names, action=_Reads, **options)


def add_plan(parser: argparse.ArgumentParser, name: str = "plan") -> None:
    """Describe the plan that a command reads."""
    metavar = name.upper()
    add_read(parser, name, metavar=metavar, type=Path, help=say("a .tarife file"))


def add_written(
    parser: argparse.ArgumentParser,
    *names: str,
    help: str,  # noqa: A002 - as argparse calls it
    renewed: str = "",
) -> None:
    """Describe the option that names a file to write."""
    parser.add_argument(*names, action=_Writes, renewed=renewed, metavar=say("FILE"), help=help)


def add_replace(parser: argparse.ArgumentParser) -> None:
    """Describe the option by which what stands there already is replaced."""
    parser.add_argument(
        "--replace",
        action="store_true",
        help=say("write over what is there already; over what is read, never"),
    )


def check_targets(arguments: argparse.Namespace) -> None:
    """Refuse to write over what is read, over another target, or unasked over anything else.

    What stands there may be what somebody worked on since a command wrote it, a plan or a
    budget as well as a table or a picture: no kind of file tells.

    Raises:
        InputError: Naming every target that cannot be used.
        OutsideError: If what stands there cannot be looked at.
    """
    read: Mapping[str, list[Path | str]] = getattr(arguments, _READ, {})
    targets: Mapping[str, Target] = getattr(arguments, _WRITTEN, {})
    taken: dict[object, str] = {}
    problems = list(_no_streams(read, targets.values()))
    for target in targets.values():
        marks = _marks(target.path)
        sources = (one for dest, own in read.items() if dest != target.renewed for one in own)
        holder = next((taken[mark] for mark in marks if mark in taken), None)
        is_renewed = any(marks & _marks(one) for one in read.get(target.renewed, ()))
        if any(marks & _marks(source) for source in sources):
            problems.append(_taken(target, say("what this command reads")))
        elif holder is not None:
            problems.append(_taken(target, holder))
        elif not (arguments.replace or is_renewed):
            problems += in_place(target)
        taken |= dict.fromkeys(marks, target.where)
    if problems:
        raise InputError(problems)


def stands(arguments: argparse.Namespace) -> dict[Path, Stamp]:
    """Tell what stands where files will be written, for `unless_changed`."""
    targets: Mapping[str, Target] = getattr(arguments, _WRITTEN, {})
    paths = [one.path for one in targets.values()]
    if kept := getattr(arguments, CARRIED_ON, None):
        paths.append(kept)
    return {path: stamp_of(path) for path in paths}


def write_plan(plan: "Plan", arguments: argparse.Namespace, dest: str = "output") -> None:
    """Save a plan where an option says, and say so on the error stream.

    Raises:
        OutsideError: If the disk refuses, or others saved there since the command began.
    """
    from tarife.documents.files import save_plan  # noqa: PLC0415 - others start without it

    path: Path = getattr(arguments, dest)
    save_plan(plan, path)
    CliVoice.of(arguments).saved(path)


def _no_streams(
    read: Mapping[str, list[Path | str]], targets: Iterable[Target]
) -> Iterator[Problem]:
    """Tell of a dash that means standard input or output to others: here it names a file.

    A command that reads standard input takes its files as text, not as paths.
    """
    dash = Path(STANDARD_INPUT)
    if dash in (one for own in read.values() for one in own) and not os.path.lexists(dash):
        message = say("standard input is not read here, and there is no file '-'")
        yield Problem("no-stream", "", message, say("save it as a file, and name that"))
    for target in targets:
        if target.path == dash:
            message = say("nothing but a file is written there, and '-' is no good name of one")
            yield Problem("no-stream", target.where, message, say("choose another name"))


def in_place(target: Target) -> Iterator[Problem]:
    """Tell of a file that stands there already.

    An empty one holds nothing to lose, and what is no file is refused by whoever writes.
    """
    try:
        there = target.path.stat()
    except (OSError, ValueError):  # not there, or whoever writes says why
        return
    if stat.S_ISREG(there.st_mode) and there.st_size:
        message = say("{target!r} is there already", target=str(target.path))
        yield Problem("in-place", target.where, message, REPLACE)


def _taken(target: Target, holder: str) -> Problem:
    message = say("{target!r} is {holder} already", target=str(target.path), holder=holder)
    return Problem("same-file", target.where, message, say("choose another file"))


def _marks(path: Path | str) -> set[object]:
    """Give what all names of one file have in common: where links lead, and what is there."""
    marks: set[object] = set()
    with suppress(OSError, ValueError):  # of what is not there yet, or no file can be called
        if path != STANDARD_INPUT:
            marks.add(os.path.normcase(os.path.realpath(path)))
            there = Path(path).stat()
        else:
            there = os.fstat(sys.stdin.fileno())
        if stat.S_ISREG(there.st_mode):
            marks.add((there.st_dev, there.st_ino))
    return marks
