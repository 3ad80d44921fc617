"""The sheet Calc, which computes everything by day.

Begin with ``sheet``; the others write a section of it each, of ``rows``, whose formulas are
made of ``expressions``. May import the cells and styles of the room above.
"""
