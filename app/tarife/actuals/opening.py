"""Opening a log whatever wrote it: text of any usual encoding, gzip, or an Excel workbook."""

import codecs
import gzip
import io
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, Final

from tarife.files.reading import MOST_BYTES, STANDARD_INPUT, bounded_lines, open_file
from tarife.files.workbooks import Value, Workbook
from tarife.terms.problems import InputError, OutsideError, Problem
from tarife.terms.saving import system_reason, temporary_files
from tarife.terms.sentences import Sentence, say

_GZIP: Final = b"\x1f\x8b"
_WORKBOOK: Final = b"PK\x03\x04"
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ANSI: Final = ("cp1254", "cp1252")
"""What Windows calls ANSI in Turkey and in Western Europe; they differ in six letters."""

_HOLE: Final = bytes(4)
"""What no text of these encodings holds, and a file of holes, which takes no room, does."""

_LOOKED_AT: Final = 4096
_PIECE: Final = 1 << 20
_MOST_RATIO: Final = 200
_MOST_PIPED_GB: Final = 4


class LogFile:
    """A log that can be read several times, each time from its beginning."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        """Take an open file that can be rewound; it is closed with this.

        Raises:
            InputError: If it is no text, no gzip of one, and no workbook.
        """
        self.name = name
        with ExitStack() as opened:
            self._file = _unpacked(opened.enter_context(file), name)
            opened.enter_context(self._file)
            beginning = self._file.read(_LOOKED_AT)
            if beginning.startswith(_OLD_WORKBOOK):
                raise _refused(
                    name,
                    say("is an old Excel workbook, or has a password"),
                    say("save it as XLSX without a password, or as CSV"),
                )
            self.is_workbook = beginning.startswith(_WORKBOOK)
            if not self.is_workbook:
                encoding = self._found_encoding(beginning)
                self._file.seek(0)
                self._text = io.TextIOWrapper(self._file, encoding, "surrogatepass")
                opened.enter_context(self._text)
            self._opened = opened.pop_all()

    @classmethod
    def of(cls, name: str, standard_input: BinaryIO) -> "LogFile":
        """Open a file by its name; ``-`` is standard input, which is kept on the disk.

        Raises:
            InputError: If it is no log.
            OutsideError: If it cannot be read.
        """
        try:
            is_file = name != STANDARD_INPUT
            most = _MOST_PIPED_GB << 30
            return cls(
                open_file(Path(name)) if is_file else _on_disk(standard_input, most), name
            )
        except _BeyondError:
            message = say("standard input is longer than {most} GB", most=_MOST_PIPED_GB)
            raise _refused(name, message, say("save it as a file, and name that")) from None
        except io.UnsupportedOperation as error:
            reason = say("standard input is closed; name a file, or send one through a pipe")
            raise OutsideError(Path(name), reason) from error
        except OSError as error:
            reason = say("cannot be read ({strerror})", strerror=system_reason(error))
            raise OutsideError(Path(name), reason) from error

    @classmethod
    def of_text(cls, text: str) -> "LogFile":
        """Hold a text as if it had been read from a file."""
        return cls(io.BytesIO(text.encode("utf-8", "surrogatepass")), "")

    def close(self) -> None:
        """Close the file, and drop what was unpacked of it."""
        self._opened.close()

    def lines(self) -> Iterator[str]:
        """Give the text line by line from its beginning, each ending in a line feed.

        One reading at a time: another one begins anew for both.

        Raises:
            InputError: If a line is too long, when it is reached.
        """
        self._text.seek(0)
        return bounded_lines(self._text, self.name)

    def reader(self) -> Callable[[int], str]:
        """Give what reads so many characters of the text, from its beginning on."""
        self._text.seek(0)
        return self._text.read

    def rows(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Give the rows of a workbook's first filled sheet, with their numbers from 1.

        Raises:
            InputError: If the workbook is damaged.
        """
        self._file.seek(0)
        book = Workbook(self._file.read(MOST_BYTES + 1), self.name)
        for sheet in book.names:
            rows = enumerate(book.rows(sheet), 1)
            filled = ((number, tuple(map(_cell, row))) for number, row in rows)
            filled = ((number, row) for number, row in filled if any(row))
            first = next(filled, None)
            if first is not None:
                yield first
                yield from filled
                return

    def _found_encoding(self, beginning: bytes) -> str:
        """Find the encoding that the whole file agrees with."""
        marked = next((code for mark, code in _MARKS if beginning.startswith(mark)), "")
        if not marked and beginning[1:2] == b"\0":
            marked = "utf-16-le"
        elif not marked and beginning[:1] == b"\0":
            marked = "utf-16-be"
        for code in (marked,) if marked else ("utf-8", *_ANSI):
            if self._decodes(code):
                return code
        raise _refused(
            self.name,
            say("is not UTF-8 text, nor any other that is known"),
            say("save it as CSV UTF-8 or JSON Lines"),
        )

    def _decodes(self, code: str) -> bool:
        errors = "surrogatepass" if code == "utf-8" else "strict"
        decoder = codecs.getincrementaldecoder(code)(errors)
        self._file.seek(0)
        try:
            while piece := self._file.read(_PIECE):
                if _HOLE in piece:
                    return False
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
        return True


def _cell(value: Value) -> str:
    """Write a cell as CSV would hold it."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def _unpacked(file: BinaryIO, name: str) -> BinaryIO:
    """Unpack gzip onto the disk, since it can be rewound only by unpacking it anew."""
    is_packed = file.read(len(_GZIP)) == _GZIP
    file.seek(0)
    if not is_packed:
        return file
    try:
        most = max(MOST_BYTES, _MOST_RATIO * file.seek(0, io.SEEK_END))
        file.seek(0)
        with gzip.GzipFile(fileobj=file) as packed:
            return _on_disk(packed, most)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise _refused(name, say("is a damaged gzip file"), say("download it anew")) from error
    except _BeyondError:
        message = say("is packed to less than a {most}th", most=_MOST_RATIO)
        raise _refused(name, message, say("unpack it first, if it is yours")) from None


def _on_disk(file: BinaryIO | gzip.GzipFile, most: int) -> BinaryIO:
    """Copy a file onto the disk.

    Raises:
        _BeyondError: If it has more bytes than ``most``.
        OutsideError: If there is no room for it.
    """
    with ExitStack() as opened:
        with temporary_files():
            kept = opened.enter_context(tempfile.TemporaryFile())
        while piece := file.read(_PIECE):
            with temporary_files():
                kept.write(piece)
            if kept.tell() > most:
                raise _BeyondError
        with temporary_files():
            kept.seek(0)
        opened.pop_all()
    return kept


class _BeyondError(Exception):
    """A file is larger than what is unpacked."""


def _refused(name: str, message: Sentence, hint: Sentence) -> InputError:
    return InputError([Problem("not-a-log", name, message, hint)])
