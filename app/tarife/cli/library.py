"""The rate cards that commands work with."""

from tarife import folders
from tarife.assets import load_library
from tarife.cli.voice import ENGLISH, CliVoice
from tarife.documents.card_store import CardStore
from tarife.rates.library import CardLibrary


def card_store() -> CardStore:
    return CardStore(folders.rate_cards())


def library(voice: CliVoice = ENGLISH) -> CardLibrary:
    """Read shipped and imported cards; say on the error stream which imports are left out."""
    read = load_library(card_store())
    voice.note(read.problems)
    return read
