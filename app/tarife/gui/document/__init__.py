"""The open plan: its edits and undo history, its forecast, its file and its recovery copy.

Begin with ``session``, where alone the plan changes; ``forecasting`` plays it off the window's
thread. May import ``widgets`` and ``text``.
"""
