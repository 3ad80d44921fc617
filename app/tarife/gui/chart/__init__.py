"""The charts on the screen: switch, canvas, table twin and what a chart draws from.

Begin with ``panel``; ``canvas`` holds matplotlib's figure, ``context`` finds what surrounds a
forecast. May import ``document`` and what is below it.
"""
