"""What a marketer intends: a month of sends, entry points and inbound, and the account.

Begin with ``plan.Plan``; ``changes`` are its pure edits, ``grid`` turns a row of the quick grid
into lines, ``checks`` finds what is wrong. Imports ``terms`` only.
"""
