"""The sheet Calc, which computes everything by day.

Begin with ``sheet``; the others write a section of it each, of ``rows``. May import the cells
and styles of the room above.
"""
