"""What is dropped on a window or opened: a plan, contact list, budget, or rate cards."""

from pathlib import Path
from typing import Final

from PySide6.QtGui import QDropEvent

from tarife.documents.files import EXTENSION
from tarife.rates.meta.reading import is_rate_file
from tarife.workbook.contact_rows import ENDINGS

_ENDINGS: Final = (".csv", ".xlsx")
_WORKBOOK: Final = ".xlsx"
_LOOKED_AT: Final = 16 * 1024 * 1024


def known_files(event: QDropEvent) -> tuple[Path, ...]:
    """Find the plans, contact lists and rate cards that are being dropped, by their names."""
    known = {EXTENSION, *ENDINGS, *_ENDINGS}
    return tuple(path for path in _dropped_files(event) if path.suffix.lower() in known)


def _dropped_files(event: QDropEvent) -> tuple[Path, ...]:
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())


def dropped_rate_files(event: QDropEvent) -> tuple[Path, ...]:
    """Find the files that are being dropped and may be rate cards by their names."""
    return tuple(path for path in _dropped_files(event) if path.suffix.lower() in _ENDINGS)


def is_rate_card(path: Path) -> bool:
    """Tell whether a file is a rate card, by what is in it."""
    if path.suffix.lower() not in _ENDINGS:
        return False
    try:
        with path.open("rb") as file:
            return is_rate_file(file.read(_LOOKED_AT), path.name)
    except OSError:
        return False


def is_edited_budget(path: Path) -> bool:
    """Tell whether a file is a budget that was exported, by what is in it."""
    if path.suffix.lower() != _WORKBOOK:
        return False
    from tarife.workbook.edited import is_budget  # noqa: PLC0415 - heavy

    return is_budget(path)


def rate_cards_among(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Find the rate cards among files; a budget, which holds rates too, is none."""
    return tuple(path for path in paths if is_rate_card(path) and not is_edited_budget(path))
