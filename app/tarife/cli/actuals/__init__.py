"""``tarife actuals``: what real traffic cost, and whether that is right.

Begin with ``actuals.run``; ``output`` prints what it finds.
"""
