"""Whether a bill is right: what Meta charged beside what the rules say, by kind of difference.

Begin with ``bill_check.check_bill``; ``messages`` compares message by message, ``reported``
sums.
"""
