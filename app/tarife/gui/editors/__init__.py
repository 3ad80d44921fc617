"""Where a plan is typed: the grid of the plan, and forms.

Begin with ``plan_table`` (the grid's rows) or ``form_model`` (fields), both made of
``widgets.columns``; panels of the same names show them. May import ``tables`` and what is
below it.
"""
