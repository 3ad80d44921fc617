"""Marks texts for the translator where they are declared, far from where they are shown."""


def marked(text: str, _context: str = "") -> str:
    """Give ``text`` back; the translator finds it by this call.

    Only a text that has a translation of its own in some place names a context.
    """
    return text
