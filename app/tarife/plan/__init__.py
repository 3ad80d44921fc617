"""What a marketer intends: months of sends, entry points and inbound, and the account.

Begin with ``model.plan.Plan``; ``edits`` are its pure edits, ``grid`` turns a row of the quick
grid into lines, ``checks`` finds what is wrong, ``what_if`` applies levers and scenarios,
``identity`` tells plans apart, ``plain`` makes them ready to be written by ``documents``.
Imports ``terms`` only.
"""
