"""From the bytes of a file to its cells; what it is shows in the bytes, not in its name."""

from typing import Final

from tarife.rates.meta.cells import Grid
from tarife.rates.meta.texts import decoded, read_csv
from tarife.rates.meta.workbooks import SIGNATURE, read_workbook
from tarife.terms.problems import Problem
from tarife.terms.sentences import say

_LARGEST_FILE: Final = 16 * 1024 * 1024

_OTHERS: Final = (
    (b"%PDF", say("a PDF"), say("download the rate card as CSV or XLSX")),
    (
        b"\xd0\xcf\x11\xe0",
        say("an old workbook (XLS), or one with a password"),
        say("save it as XLSX"),
    ),
)


def read_grids(content: bytes, file: str) -> tuple[Grid, ...] | Problem:
    """Find the cells of a file.

    Args:
        content: The bytes of the file.
        file: Its name, for places.

    Returns:
        One grid for each sheet of a workbook, or for each separator that a CSV may have; or
        why there is none.
    """
    if not content.strip():
        return Problem("empty-file", file, say("the file is empty"), say("download it anew"))
    if len(content) > _LARGEST_FILE:
        return _other(
            file, say("far too large for a rate card"), say("choose Meta's rate card")
        )
    if content.startswith(SIGNATURE):
        return read_workbook(content, file)
    for signature, kind, remedy in _OTHERS:
        if content.startswith(signature):
            return _other(file, kind, remedy)
    return _of_text(content, file)


def _of_text(content: bytes, file: str) -> tuple[Grid, ...] | Problem:
    text = decoded(content, file)
    if isinstance(text, Problem):
        return text
    if text.lstrip().casefold().startswith(("<!doctype", "<html")):
        return _other(
            file, say("a web page"), say("follow its link to the rate card and save that")
        )
    return read_csv(text, file)


def _other(file: str, kind: str, remedy: str) -> Problem:
    return Problem("other-file", file, say("the file is {kind}", kind=kind), remedy)
