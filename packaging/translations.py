"""Brings the catalogues of texts up to date with the code.

New texts come in with an empty translation: write it into the ``.po`` file, by hand or with any
editor for gettext, and run it again. A text that needs another translation in one place gets an
entry of its own with ``msgctxt``: the context or the comment that the code gives there.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from babel.messages.extract import extract_from_dir

ROOT: Final = Path(__file__).resolve().parents[1]
APP: Final = ROOT / "app"
sys.path.insert(0, str(APP))

from tarife.terms.catalogue import Translations, read_catalogue  # noqa: E402 - the path comes first

FOLDER: Final = ROOT / "resources" / "translations"
CATALOGUES: Final = tuple(sorted(FOLDER.glob("*.po")))
KEYWORDS: Final[Mapping[str, Any]] = {
    "say": None,
    "say_in": ((1, "c"), 2),
    "tr": {1: (1,), 2: ((2, "c"), 1)},
    "marked": {1: (1,), 2: ((2, "c"), 1)},
}
HEADER: Final = (
    'msgid ""\nmsgstr "Language: {}\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
)


def main() -> int:
    """Write every catalogue anew."""
    found = set(texts_of_the_code())
    for path in CATALOGUES:
        old = read_catalogue(path.read_text("utf-8"))
        path.write_text(written(updated(old, found), path.stem), "utf-8")
    return 0


def texts_of_the_code(folder: Path = APP) -> Iterator[tuple[str, str]]:
    """Find every text that is marked for the translator, with its context."""
    for _, _, text, _, context in extract_from_dir(folder, keywords=KEYWORDS):
        yield context or "", text if isinstance(text, str) else text[0]


def updated(old: Translations, found: set[tuple[str, str]]) -> Translations:
    """Put new texts into a catalogue, and take out those that are gone."""
    keys = {key if key in old else ("", key[1]) for key in found}
    return {key: old.get(key, "") for key in keys}


def written(texts: Translations, language: str) -> str:
    """Write a catalogue, sorted by text, so that branches add to it in different places."""
    return HEADER.format(language) + "\n".join(
        (f"msgctxt {_quoted(context)}\n" if context else "")
        + f"msgid {_quoted(text)}\nmsgstr {_quoted(texts[context, text])}\n"
        for context, text in sorted(texts, key=lambda key: key[::-1])
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
