"""Levers: the plan as it would be with more volume, fewer replies, slower answers.

Begin with ``levers``; ``standing`` tells where they stand, ``apply`` writes a what-if into the
plan, ``months`` gives each month of a plan as a plan of its own. May import ``plan.model`` and
the modules beside these rooms.
"""
