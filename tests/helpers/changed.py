"""Prints the tests that a change most likely breaks, for `make quick`.

They are those of the rooms that were changed since the last commit, or by it, and a few that go
through all rooms.
"""

import subprocess
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parents[2]
_THROUGH_ALL_ROOMS: Final = (
    "tests/house",
    "tests/forecast/test_forecast.py",
    "tests/workbook/test_budget.py",
    "tests/gui/test_panels.py",
)
_PARTS_OF_A_ROOM: Final = 4
_TWINS: Final = {
    "billing": ("tests/billing/test_engine_agrees.py",),
    "simulation": ("tests/forecast/test_naive_agrees.py",),
}
"""Where what a room does is compared with slow and obvious code."""


def tests_of(path: Path) -> set[Path]:
    """Give the tests that a change of a file most likely breaks, no whole floor for one module.

    They are the file or folder of tests that mirrors it, or those that import its room where
    none does, and for a rule of months and bills the agreement with its twin.
    """
    if path.parts[:1] == ("tests",):
        is_test = path.name.startswith("test_") and (_ROOT / path).exists()
        return {path} if is_test else set()
    if path.parts[:2] != ("app", "tarife") or len(path.parts) < _PARTS_OF_A_ROOM:
        return set()
    near = Path("tests", *path.parts[2:-1])
    places = (near / f"test_{path.name}", near)
    mirror = next((place for place in places if (_ROOT / place).exists()), None)
    twins = {Path(twin) for twin in _TWINS.get(path.parts[2], ())}
    return twins | ({mirror} if mirror else _that_import(".".join(path.parts[1:-1])))


def _that_import(room: str) -> set[Path]:
    tests = (_ROOT / "tests").rglob("test_*.py")
    asks = (f"from {room}.", f"import {room}.")
    return {
        test.relative_to(_ROOT)
        for test in tests
        if any(word in test.read_text("utf-8") for word in asks)
    }


def _git(*arguments: str) -> list[str]:
    command = ["git", *arguments]
    made = subprocess.run(command, cwd=_ROOT, check=True, capture_output=True, text=True)
    return made.stdout.splitlines()


def changed() -> list[str]:
    """List the files that differ from the last commit, or else those that it changed."""
    new = _git("ls-files", "--others", "--exclude-standard")
    return [*_git("diff", "--name-only", "HEAD"), *new] or _git(
        "diff", "--name-only", "HEAD~1", "HEAD"
    )


if __name__ == "__main__":
    near = {str(place) for name in changed() for place in tests_of(Path(name))}
    print(*sorted(near.union(_THROUGH_ALL_ROOMS)))  # noqa: T201 - that is what it is for
