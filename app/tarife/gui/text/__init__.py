"""Words and numbers as people read and type them, in the language of the window.

``numbers`` and ``times`` read and write quantities, ``names`` says what fields and categories
are called, ``money_texts`` says bills and differences, ``countries`` finds countries by any
name. Imports no other room of ``gui``.
"""
