"""The Excel budget and the table as CSV.

Begin with ``budget``: it lays out the sheets, one module each, which says its own texts;
``texts`` holds those that several share, ``styles`` every look, ``cells`` writes cells and
``sheet`` tables and blocks. An edited one is read by ``edited``, and ``imports`` compares it
with a plan. Imports ``insight`` and what is below it; the only room that knows the Excel
writer.
"""
