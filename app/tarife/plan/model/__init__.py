"""The plan as frozen values.

Begin with ``plan.Plan``; ``lines`` and ``account`` are its parts, ``addresses`` name one number
of it, ``scenarios`` hold ranges and variants. Imports ``terms`` only.
"""
