"""Playing and billing everybody: compiled kernels, and their results by segment.

Begin with ``counting``; ``count_kernel`` is the loop around the simulator and the rules,
``claims`` finds the earliest service messages, ``people`` plays one person to be explained.
"""
