"""How names that people type are compared, and sentences begun."""

import re
import unicodedata
from typing import Final

from tarife.terms.languages import Language

_REMARK: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ONE_I: Final = str.maketrans({"\N{LATIN SMALL LETTER DOTLESS I}": "i", "İ": "i"})

_LONGEST_NAME: Final = 1_000


def folded_letters(text: str) -> str:
    """Fold each letter by itself, so that every one keeps its place."""
    return "".join(_folded_letter(letter) for letter in text)


def _folded_letter(letter: str) -> str:
    plain = caseless(letter)
    return unicodedata.normalize("NFKD", plain)[:1] if len(plain) == 1 else letter


def folded(text: str) -> str:
    """Write a name so that case, accents and the dot of an i make no difference.

    Cells of any length are asked whether they are one; the end of a long one is left out.
    """
    plain = caseless(text[:_LONGEST_NAME]).replace("&", " and ")
    letters = unicodedata.normalize("NFKD", plain)
    kept = (c if c.isalnum() else " " for c in letters if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def without_remarks(text: str) -> str:
    """Leave out what stands in brackets."""
    return _REMARK.sub(" ", text)


def caseless(text: str) -> str:
    """Write a text so that case and the dot of an i make no difference, and all else does."""
    return text.translate(_ONE_I).casefold()


def capitalised(text: str, language: Language) -> str:
    """Begin a text with a capital letter, in Turkish with the dotted one of a dotted i."""
    is_dotted = language is Language.TURKISH and text.startswith("i")
    return ("İ" if is_dotted else text[:1].upper()) + text[1:]
