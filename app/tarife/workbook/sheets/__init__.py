"""The sheets that people read and fill in, one module each.

``summary`` comes first in a budget; ``native_charts`` are what Excel draws itself. May import
the sections of Calc and of scenarios.
"""
