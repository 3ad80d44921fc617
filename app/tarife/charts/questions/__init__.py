"""The charts beside the daily one, one module a question.

May import ``charts.kit``.
"""
