"""The best plan within bounds: what may change, the goal, and the search.

Begin with ``optimiser``; ``choices`` says what may change and how far. May import ``insight``
and everything below it.
"""
