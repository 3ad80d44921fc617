"""The rate cards that commands work with."""

import sys

from tarife import folders
from tarife.assets import load_library
from tarife.documents.card_store import CardStore
from tarife.rates.library import CardLibrary


def card_store() -> CardStore:
    """Find the store of imported cards."""
    return CardStore(folders.rate_cards())


def library() -> CardLibrary:
    """Read shipped and imported cards; say on the error stream which imports are left out."""
    read = load_library(card_store())
    sys.stderr.writelines(f"note: {problem}\n" for problem in read.problems)
    return read
