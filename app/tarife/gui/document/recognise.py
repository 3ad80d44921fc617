"""What a file is, told by what is in it: whoever opens a file asks here first."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtGui import QDropEvent

from tarife.actuals.reports import is_log
from tarife.actuals.webhooks import EVENT_NAMES
from tarife.documents.contact_rows import ENDINGS, list_rows
from tarife.documents.files import EXTENSION
from tarife.files.budgets import is_budget
from tarife.files.reading import open_file, read_beginning
from tarife.files.workbooks import parts_of
from tarife.gui.text.languages import tr
from tarife.rates.markets.contacts import HomeCountries, detect_format
from tarife.rates.meta.reading import is_rate_file
from tarife.terms.folding import folded
from tarife.terms.marking import marked
from tarife.terms.problems import InputError, OutsideError, Problem

_BEGINNING: Final = 64 * 1024
_WHOLE_CARD: Final = 16 * 1024 * 1024
_BUDGET_ENDING: Final = ".xlsx"
CARD_ENDINGS: Final = (".csv", ".xlsx", ".txt", ".tsv")
LOG_ENDINGS: Final = (
    ".csv",
    ".jsonl",
    ".json",
    ".ndjson",
    ".log",
    ".txt",
    ".tsv",
    ".xlsx",
    ".gz",
)
READABLE: Final = tuple(dict.fromkeys((*ENDINGS, *CARD_ENDINGS, *LOG_ENDINGS)))
"""How names of files end that the window opens, beside plans."""
_CARD_TABLES: Final = (".csv", ".xlsx")
_TABLE_ROWS: Final = 50


class FileKind(StrEnum):
    """What a file may be, first what the window opens."""

    PLAN = "plan"
    BUDGET = "budget"
    RATE_CARD = "rate card"
    CONTACTS = "contact list"
    LOG = "log"
    ANALYTICS = "analytics"
    OLD_WORKBOOK = "old workbook"
    PICTURE = "picture"
    DOCUMENT = "document"
    TABLE = "table"
    UNKNOWN = "unknown"


_SIGNATURES: Final = (
    (b"\x89PNG", FileKind.PICTURE),
    (b"\xff\xd8\xff", FileKind.PICTURE),
    (b"GIF8", FileKind.PICTURE),
    (b"BM", FileKind.PICTURE),
    (b"RIFF", FileKind.PICTURE),
    (b"II*\x00", FileKind.PICTURE),
    (b"MM\x00*", FileKind.PICTURE),
    (b"%PDF", FileKind.DOCUMENT),
    (b"\xd0\xcf\x11\xe0", FileKind.OLD_WORKBOOK),
    (b"\x1f\x8b", FileKind.LOG),  # gzip, of which its reader says what is wrong
)
_PACKED: Final = b"PK\x03\x04"
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_VCARD: Final = re.compile(r"\s*BEGIN:VCARD", re.IGNORECASE)
_MARKUP: Final = re.compile(r"\s*<(!doctype|html|\?xml|svg)", re.IGNORECASE)
_FIELD: Final = re.compile(r'"(\w+)"\s*:')
_PLAN_FIELDS: Final = {"format", "plan"}
_ANALYTICS_FIELDS: Final = {
    *("data_points", "analytics", "conversation_analytics", "pricing_analytics"),
    *("template_analytics", "call_analytics"),
}
_WEBHOOK_FIELDS: Final = {"statuses", "messaging_product", "whatsapp_business_account"}
_WEBHOOKS: Final = "whatsapp_business_account"
_NUMBER: Final = re.compile(r"\W*(?:[a-z]+:)?\s*(?:\+|00?)?[\d\s()./-]{7,20}\W*", re.IGNORECASE)
_FEWEST_DIGITS: Final = 9
_LONGEST_NUMBER: Final = 60
"""Characters of a cell that may hold a number; in longer ones none is sought."""

TRAFFIC: Final = frozenset({FileKind.LOG, FileKind.ANALYTICS})
"""What tells of real traffic."""

_OTHERS: Final = marked(
    "open a plan, a budget, a rate card, a contact list or a log of messages"
)
_REFUSALS: Final = {
    FileKind.OLD_WORKBOOK: (
        marked("this is an old Excel workbook, or has a password"),
        marked("save it as XLSX without a password"),
    ),
    FileKind.TABLE: (
        marked("this table has no column of telephone numbers, and no rates"),
        marked("choose a contact list, a log of messages, or a rate card of Meta's"),
    ),
    FileKind.PICTURE: (marked("this is a picture"), _OTHERS),
    FileKind.DOCUMENT: (marked("this is a document to read"), _OTHERS),
    FileKind.UNKNOWN: (marked("this is nothing that Tarife knows"), _OTHERS),
}


def recognise(path: Path) -> FileKind:
    """Tell what a file is.

    A file that bears the ending of plans counts as one even if it is broken, so that what is
    wrong with it is told.

    Raises:
        OutsideError: If it is no file, is not there, or the system refuses.
    """
    beginning = read_beginning(path, _BEGINNING)
    if path.suffix.lower() == EXTENSION:
        return FileKind.PLAN
    if beginning.startswith(_PACKED):
        return _in_package(path)
    is_text = beginning.startswith(_UTF16) or b"\0" not in beginning
    signed = (
        kind
        for signature, kind in _SIGNATURES
        if beginning.startswith(signature) and not (is_text and signature.isalnum())
    )  # a list may begin with BM, a picture has zeros behind it
    return next(signed, None) or (_in_text(path, beginning) if is_text else FileKind.UNKNOWN)


def no_place_in_window(kind: FileKind) -> Problem:
    """Say what a file is that has no place in the window, and what to do with it."""
    what, hint = (tr(text) for text in _REFUSALS[kind])
    return Problem("not-for-here", "", what, hint)


def dropped_files(event: QDropEvent) -> tuple[Path, ...]:
    """Find the files of this computer among what is being dropped."""
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())


def dropped_rate_files(event: QDropEvent) -> tuple[Path, ...]:
    """Find the files that are being dropped and may be rate cards by their names."""
    return tuple(path for path in dropped_files(event) if path.suffix.lower() in _CARD_TABLES)


def kinds_of(paths: Iterable[Path]) -> dict[Path, FileKind | None]:
    """Tell what each of some files is; of what cannot be read nothing."""
    return {path: _kind_or_none(path) for path in paths}


def _kind_or_none(path: Path) -> FileKind | None:
    try:
        return recognise(path)
    except OutsideError:
        return None


def _in_text(path: Path, beginning: bytes) -> FileKind:
    encoding = "utf-16" if beginning.startswith(_UTF16) else "utf-8-sig"
    text = beginning.decode(encoding, errors="replace")
    if _MARKUP.match(text):
        return FileKind.DOCUMENT
    if _VCARD.match(text):
        return FileKind.CONTACTS
    if text.lstrip()[:1] in {"{", "["}:
        return _in_json(text)
    return FileKind.RATE_CARD if _is_rate_card(path) else _in_table(path)


def _in_package(path: Path) -> FileKind:
    """Tell workbooks from other packages; one that is damaged counts as a list."""
    try:
        is_workbook = "xl/workbook.xml" in parts_of(path)
    except (InputError, OutsideError):
        return FileKind.CONTACTS  # whose reader says that it is damaged
    if not is_workbook:
        return FileKind.DOCUMENT
    if path.suffix.lower() == _BUDGET_ENDING and is_budget(path):
        return FileKind.BUDGET
    return FileKind.RATE_CARD if _is_rate_card(path) else _in_table(path)


def _in_json(text: str) -> FileKind:
    fields = set(_FIELD.findall(text))
    if fields >= _PLAN_FIELDS:
        return FileKind.PLAN
    if (
        _WEBHOOKS in text
        or fields & _WEBHOOK_FIELDS
        or {folded(x) for x in fields} >= EVENT_NAMES
    ):
        return FileKind.LOG
    return FileKind.ANALYTICS if fields & _ANALYTICS_FIELDS else FileKind.UNKNOWN


def _is_rate_card(path: Path) -> bool:
    if path.suffix.lower() not in CARD_ENDINGS:
        return False
    with open_file(path) as file:
        return is_rate_file(file.read(_WHOLE_CARD), path.name)


def _in_table(path: Path) -> FileKind:
    """Tell a list of people from a log of messages, and both from other tables."""
    try:
        rows = tuple(islice(list_rows(path), _TABLE_ROWS))
    except InputError:
        return FileKind.CONTACTS  # its reader says what is wrong, and where
    if is_log(rows):
        return FileKind.LOG
    home = QLocale.territoryToCode(QLocale().territory())
    form = detect_format(rows, HomeCountries(home, lambda _: ""))
    is_list = form.columns is not None or _has_numbers(rows[form.first_row :])
    return FileKind.CONTACTS if is_list else FileKind.TABLE


def _has_numbers(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a column is mostly numbers to call, of whatever country."""
    width = max((len(row) for row in rows), default=0)
    columns = ([row[index] for row in rows if index < len(row)] for index in range(width))
    filled_in = ([cell for cell in column if cell.strip()] for column in columns)
    return any(
        cells and 2 * sum(map(_may_be_called, cells)) >= len(cells) for cells in filled_in
    )


def _may_be_called(cell: str) -> bool:
    if len(cell) > _LONGEST_NUMBER:
        return False
    digits = sum(letter.isdigit() for letter in cell)
    return digits >= _FEWEST_DIGITS and _NUMBER.fullmatch(cell) is not None
