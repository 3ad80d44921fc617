"""Controls and looks that every room shares: theme, tables, fields, choosers, runner.

Knows nothing of a plan's edits. May import ``text`` only.
"""
