"""What the plan costs and why: headline, totals, notes, problems, explanations.

Begin with ``headline``; ``explanation_panel`` says why a figure is what it is, ``person`` shows
one person's days. May import ``chart``, ``what_if``, ``editors``,
``document`` and what is below them.
"""
