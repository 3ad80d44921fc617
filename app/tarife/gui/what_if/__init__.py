"""Sliders, scenarios, comparison and goal seek over the open plan.

Begin with ``what_if``, which holds the shown variant; ``variants`` plays all. May import
``document`` and what is below it.
"""
