"""The language in which commands speak to people; what programs read stays English."""

import argparse
import io
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from tarife.terms import sentences
from tarife.terms.languages import Language
from tarife.terms.problems import Problem
from tarife.terms.saving import CONTROL, visible

_DECIDING: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
_NUMBER: Final = re.compile(r"[-+]?\d[\d,]*(\.\d+)?( %)?")
_SWAPPED: Final = str.maketrans(",.", ".,")


class ShownText(io.TextIOBase):
    """Writes to a stream, and shows control characters instead of sending them."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text as it may be shown."""
        return self._stream.write(visible(text))

    def flush(self) -> None:
        """Let the stream write what it holds."""
        self._stream.flush()


def one_line(name: str) -> str:
    """Write a name on one line, so that none forges a line of its own."""
    return " ".join(name.split())


def _shown(text: str) -> str:
    """Write a sentence as a terminal may show it: on one line, whatever it names."""
    text = visible(text)
    return one_line(text) if "\n" in text else text


def json_text(document: object, indent: int | None = 1) -> str:
    """Write JSON whose control characters are escaped, those above ASCII too."""
    text = json.dumps(document, ensure_ascii=False, indent=indent)
    return CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def add_table_or_json(parser: argparse.ArgumentParser) -> None:
    """Describe how a command prints: a table for people, JSON for programs."""
    parser.add_argument(
        "--format",
        choices=("table", "json"),
        default="table",
        help=sentences.say("print a table or JSON"),
    )


@dataclass(frozen=True, slots=True)
class CliVoice(sentences.Voice):
    """Says sentences to a terminal, and writes numbers."""

    @classmethod
    def of(cls, arguments: argparse.Namespace) -> "CliVoice":
        """Speak as the arguments ask for, else English."""
        return cls(getattr(arguments, "language", Language.ENGLISH))

    def say(self, template: str, /, **values: object) -> str:
        """Say a sentence; the translator finds its template by this call."""
        return _shown(sentences.Voice.say(self, template, **values))

    def tell(self, text: str) -> str:
        """Say a sentence that was made elsewhere; a plain text stays as it is."""
        return _shown(sentences.Voice.tell(self, text))

    def one_line(self, name: str) -> str:
        """Tell a name on one line; one that the app gave is in the language it speaks."""
        return one_line(self.tell(name))

    def number(self, text: str) -> str:
        """Write a number or percentage as the language does, given as English does."""
        if self.language is Language.ENGLISH or _NUMBER.fullmatch(text) is None:
            return text
        number = text.translate(_SWAPPED)
        if not number.endswith(" %"):
            return number
        sign = number[0] if number[0] in "+-" else ""
        return f"{sign}%{number.removeprefix(sign).removesuffix(' %')}"

    def total(self, amount: str, currency: str) -> str:
        """Say a total, given as English text."""
        return self.say(
            "Total {amount} {currency}", amount=self.number(amount), currency=currency
        )

    def note(self, problems: Iterable[Problem]) -> None:
        """Say on the error stream what is worth knowing."""
        for problem in problems:
            said = self.say("note: {problem}", problem=problem.said(self.language))
            sys.stderr.write(f"{said}\n")

    def saved(self, path: Path) -> None:
        """Say on the error stream that a file was saved."""
        said = self.say("Saved {file}", file=path.name)
        sys.stderr.write(f"{said}\n")

    def table(self, header: Sequence[str], rows: Sequence[Sequence[object]], text: int) -> str:
        """Lay rows out under a header, as `text_table` does.

        Args:
            header: One sentence a column.
            rows: Cells: sentences in the first columns, and after them English numbers.
            text: How many of the first columns hold words.
        """
        return text_table(
            [self.tell(name) for name in header],
            [
                (
                    *(
                        self.tell(cell) if isinstance(cell, str) else cell
                        for cell in row[:text]
                    ),
                    *(self.number(str(cell)) for cell in row[text:]),
                )
                for row in rows
            ],
            text=text,
        )


ENGLISH: Final = CliVoice()


def language_asked(argv: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Tell the language by ``--language``, else by the environment, else English.

    Args:
        argv: The arguments as they were given; a wrong language is complained of later.
        environment: The variables of the process.
    """
    asked = next((environment[name] for name in _DECIDING if environment.get(name)), "")
    for index, argument in enumerate(argv):
        name, equals, value = argument.partition("=")
        if name == "--language":
            asked = value if equals else "".join(argv[index + 1 : index + 2])
    return Language.TURKISH if asked.startswith("tr") else Language.ENGLISH


def text_table(header: Sequence[str], rows: Sequence[Sequence[object]], *, text: int) -> str:
    """Lay rows out under a header, figures aligned to the right.

    Args:
        header: One name a column.
        rows: Cells, written with ``str``.
        text: How many of the first columns hold words.

    Returns:
        Lines, each with its line end.
    """
    cells = [tuple(_shown(str(cell)) for cell in row) for row in (header, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    lines = []
    for row in cells:
        parts = [
            cell.ljust(width) if column < text else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(parts).rstrip() + "\n")
    lines.insert(1, "  ".join("-" * width for width in widths) + "\n")
    return "".join(lines)
