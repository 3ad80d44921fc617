"""Unsaved work, kept apart from plan files so that a crash loses nothing.

The running program keeps its unsaved plan in one file. What it finds at its start was left by a
run that did not end properly: that is set aside under a name of its own until somebody decides.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from tarife.documents.codec import parse_plan, plan_text
from tarife.plan.plan import Plan
from tarife.terms.problems import InputError, OutsideError
from tarife.terms.saving import replace_file, system_reason
from tarife.terms.sentences import say

_CURRENT: Final = "unsaved.json"
_LEFT: Final = "left-{}.json"


@dataclass(frozen=True, slots=True)
class LeftWork:
    """A plan that was not saved when the program broke off.

    Attributes:
        plan: The plan as it was kept last.
        path: Where the plan file stands, if there is one.
        kept_at: When it was kept.
        file: What holds it until somebody decides.
    """

    plan: Plan
    path: Path | None
    kept_at: datetime
    file: Path


def keep(folder: Path, plan: Plan, path: Path | None) -> None:
    """Keep unsaved work, in place of what was kept before.

    Raises:
        OutsideError: If the disk or the system refuses.
    """
    content = {"path": str(path) if path is not None else "", "plan": plan_text(plan)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutsideError(
            folder, say("the folder cannot be made ({strerror})", strerror=system_reason(error))
        ) from error
    replace_file(folder / _CURRENT, json.dumps(content).encode(errors="replace"))


def forget(folder: Path) -> None:
    """Drop what is kept: it is saved, or was given up on purpose."""
    discard(folder / _CURRENT)


def adopt(folder: Path, work: LeftWork) -> None:
    """Keep left work as that of the running program from now on.

    If the system does not let its file be moved, it is offered again at the next start.
    """
    try:
        work.file.replace(folder / _CURRENT)
    except OSError:
        return


def discard(file: Path) -> None:
    """Remove a file of kept work; one that the system does not let go stays."""
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return  # it is offered again at the next start, which loses nothing


def left_work(folder: Path, now: datetime) -> tuple[LeftWork, ...]:
    """Set aside what an earlier run left, and give all that was not decided on, newest first.

    What cannot be read any more stays where it is and is not offered.

    Args:
        folder: Where work is kept.
        now: The moment, for the name of what is set aside.
    """
    current = folder / _CURRENT
    try:
        if current.exists():
            current.rename(folder / _LEFT.format(f"{now.astimezone(UTC):%Y%m%dT%H%M%S%f}"))
        files = sorted(folder.glob(_LEFT.format("*")), reverse=True)
    except OSError:
        return ()
    return tuple(work for file in files if (work := _read(file)) is not None)


def _read(file: Path) -> LeftWork | None:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        plan = parse_plan(content["plan"])
        path = Path(content["path"]) if content["path"] else None
        kept_at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except (OSError, ValueError, KeyError, TypeError, InputError):
        return None
    return LeftWork(plan, path, kept_at, file)
