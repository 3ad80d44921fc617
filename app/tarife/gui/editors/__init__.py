"""Where a plan is typed: grid, tables of lines, forms.

Begin with ``line_table`` (rows and columns) or ``form_model`` (fields), both made of
``widgets.columns``; panels of the same names show them. May import ``document`` and what is
below it.
"""
