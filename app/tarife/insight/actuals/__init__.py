"""What really happened beside a plan: what is kept of it, where the month will end, and why.

Begin with ``status.status_of``; ``aggregation`` makes counts of what was read, ``variance``
splits the difference from the plan by its causes.
"""
