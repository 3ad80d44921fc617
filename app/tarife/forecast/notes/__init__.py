"""What a reader of a forecast has to know about it: rates, markets, rules, limits.

Begin with ``notes``.
"""
