"""Controls and looks that every room shares: theme, tables, fields, choosers.

Knows nothing of a plan's edits. May import ``text`` and ``runtime`` only.
"""
