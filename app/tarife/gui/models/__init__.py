"""What the window's tables show: each is a tuple of columns over lines of the plan or ledger.

Begin with ``tables``: it has the model that every editable table is; the other modules declare
columns.
"""
