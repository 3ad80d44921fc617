"""Messages as columns: what was sent and received, when, between whom.

Begin with ``table``. ``billing`` prices such a table and does not care who wrote it.
Imports ``terms`` only.
"""
