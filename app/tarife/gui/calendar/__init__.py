"""The calendar of a plan: what is sent on which day, moved by dragging.

Begin with ``lanes`` (what happens on which day) and ``model`` (its table); ``panel`` draws it.
May import ``document`` and what is below it.
"""
