"""What comes on top of Meta's charges: mark-ups, fees, taxes, another currency.

Begin with ``all_in``.
"""
