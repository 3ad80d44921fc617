"""How far the cost may lie from the likeliest: trials over uncertain numbers.

Begin with ``trials.run_trials``.
"""
