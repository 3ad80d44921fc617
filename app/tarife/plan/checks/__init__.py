"""Validation of plans: all problems at once.

Begin with ``plan.check_plan``; one module a part of the plan. May import
``plan.model``, ``plan.what_if`` and the modules beside these rooms.
"""
