"""``tarife actuals``: what real traffic cost, whether that is right, and a plan of it.

Begin with ``actuals.run``; ``output`` prints a check, ``plan`` makes a plan, ``status`` says
where one stands, ``reading`` reads the files of all three.
"""
