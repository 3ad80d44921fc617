"""Elements of a workbook's part: given when they are complete, and what is held until then."""

from collections.abc import Iterator
from itertools import chain
from typing import Final, cast
from xml.etree.ElementTree import Element, XMLPullParser

_NAMESPACES: Final = (
    "",
    "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}",
    "{http://purl.oclc.org/ooxml/spreadsheetml/main}",
    "{http://schemas.openxmlformats.org/package/2006/relationships}",
)

_COUNTED_EVERY: Final = 32 << 20
"""Bytes that are read before the text outside all that is forgotten is counted again."""

_LONGEST_NAME: Final = 1_000
"""Of a tag, an attribute, a prefix or a namespace."""


class Elements:
    """Reads elements of some names out of a part, piece by piece.

    One is complete when the next begins, or the part ends: so whatever begins counts at once,
    also what never ends.

    Attributes:
        held: How many tags and attributes the tree holds.
        text: How many characters of texts and attributes the tree held when they were counted
            last.
        names: Different names of tags, attributes and prefixes; a parser never forgets one.
    """

    def __init__(self, tags: tuple[str, ...]) -> None:
        self.held = self.text = 0
        self.names = set[str]()
        self._wanted = {f"{space}{tag}" for space in _NAMESPACES for tag in tags}
        self._parser: XMLPullParser[Element] = XMLPullParser(("start", "start-ns"))
        self._incomplete: list[Element] = []
        self._root: Element | None = None
        self._uncounted = 0

    def feed(self, piece: bytes) -> None:
        self._parser.feed(piece)
        self._uncounted += len(piece)
        self._count()

    def _count(self) -> None:
        """Count what began in the pieces since the last time."""
        events = list(cast("Iterator[tuple[str, Element]]", self._parser.read_events()))
        begun = [element for event, element in events if event == "start"]
        if self._root is None and begun:
            self._root = begun[0]
        if self._root is not None and self._uncounted > _COUNTED_EVERY:
            self._uncounted = 0
            self.text = sum(map(_characters, self._root.iter()))
        self.held += _marks_of(begun)
        spaces = [cast("tuple[str, str]", one) for event, one in events if event == "start-ns"]
        named = {element.tag for element in begun}
        named.update(chain.from_iterable(map(Element.keys, begun)))
        if any(len(name) > _LONGEST_NAME for name in chain(named, *spaces)):
            raise ValueError  # no workbook has one, and a parser keeps all of them
        self.names.update(named, [prefix for prefix, _ in spaces])
        self._incomplete += [element for element in begun if element.tag in self._wanted]

    def complete(self) -> list[Element]:
        """Give the elements that are complete, for ``forget`` when they were read."""
        complete, self._incomplete = self._incomplete[:-1], self._incomplete[-1:]
        return complete

    def last(self) -> list[Element]:
        """Give the last element, if there is one, when the part has ended."""
        return self._incomplete

    def forget(self, elements: list[Element]) -> None:
        for element in reversed(elements):  # what stands within another first
            inside = [each for each in element.iter() if each.tag not in self._wanted]
            self.held -= _marks_of([element, *inside])
            element.clear()


def _characters(element: Element) -> int:
    values = sum([len(value) for _, value in element.items()])
    return values + len(element.text or "") + len(element.tail or "")


def _marks_of(elements: list[Element]) -> int:
    return len(elements) + sum(map(len, map(Element.keys, elements)))
