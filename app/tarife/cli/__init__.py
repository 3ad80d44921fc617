"""The command line; it proves that the core needs no Qt.

Begin with ``main``; one module for each command: ``bill``, ``forecast``, ``rates``. May import
everything but ``gui``.
"""
