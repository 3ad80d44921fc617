"""The calendar of a plan: what is sent on which day, moved by dragging.

Begin with ``model`` (lanes and blocks of the days of a month); ``panel`` draws it. May import
``document`` and what is below it.
"""
