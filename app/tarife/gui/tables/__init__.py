"""Tables that are typed into: rows of the plan as a spreadsheet has them.

Begin with ``line_table`` (which rows and columns), then ``line_model`` (how a text in a cell
becomes an edit) and ``pasting`` (many cells at once). May import ``document`` and what is
below it.
"""
