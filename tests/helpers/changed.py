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


def mirror_of(path: Path) -> Path | None:
    """Give the file of tests of a module, or the folder that is nearest to it."""
    if path.parts[:1] == ("tests",):
        is_test = path.name.startswith("test_") and (_ROOT / path).exists()
        return path if is_test else None
    if path.parts[:2] != ("app", "tarife") or len(path.parts) < 4:
        return None
    near = Path("tests", *path.parts[2:-1])
    own = near / f"test_{path.name}"
    for place in (own, near, *near.parents):
        if (_ROOT / place).exists() and place != Path("tests"):
            return place
    return None


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
    near = {str(place) for name in changed() if (place := mirror_of(Path(name)))}
    print(*sorted(near.union(_THROUGH_ALL_ROOMS)))  # noqa: T201 - that is what it is for
