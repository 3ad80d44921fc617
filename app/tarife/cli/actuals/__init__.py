"""``tarife actuals``: what real traffic cost, whether that is right, and a plan of it.

Begin with ``actuals.run``; ``output`` prints a check, ``plan`` makes a plan, ``backtest``
tries a forecast, ``status`` says where a plan stands, ``reading`` reads the files of all.
"""
