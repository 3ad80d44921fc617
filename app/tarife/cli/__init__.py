"""The command line; it proves that the core needs no Qt.

Begin with ``main``; one module or room for each command; ``voice`` says their texts in a
language. May import everything but ``gui``.
"""
