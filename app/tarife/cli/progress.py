"""Tells on a terminal how far long work has come."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from tarife.cli.voice import CliVoice

_SECONDS_BETWEEN: Final = 1.0


@contextmanager
def telling(
    voice: CliVoice, said_of: Callable[[int], str], *, is_quiet: bool = False
) -> Iterator[Callable[[int], None]]:
    """Say now and then on a terminal how much is done, and wipe it in the end.

    Args:
        voice: Who says it.
        said_of: Makes a sentence of a count.
        is_quiet: Whether to say nothing, since a program reads what is printed.
    """
    said, said_at = "", time.monotonic()

    def tell(count: int) -> None:
        nonlocal said, said_at
        if time.monotonic() - said_at >= _SECONDS_BETWEEN:
            said_at = time.monotonic()
            said = voice.tell(said_of(count))
            sys.stderr.write(f"\r{said}\r")

    try:
        yield tell if sys.stderr.isatty() and not is_quiet else lambda _: None
    finally:
        if said:
            sys.stderr.write(" " * len(said) + "\r")
