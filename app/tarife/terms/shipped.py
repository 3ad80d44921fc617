"""Where the files lie that are shipped beside the code."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def data_root() -> Traversable:
    """Find the shipped data: inside the package, else beside ``app/`` in a checkout."""
    bundled = files("tarife") / "_data"
    return bundled if bundled.is_dir() else Path(__file__).resolve().parents[3]
