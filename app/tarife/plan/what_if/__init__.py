"""Levers: the plan as it would be with more volume, fewer replies, slower answers.

Begin with ``levers``; ``apply`` writes a what-if into the plan. May import ``plan.model``.
"""
