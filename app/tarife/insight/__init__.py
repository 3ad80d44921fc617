"""What a forecast means: why it costs that, when its budget is gone, what would change it.

Begin with ``explain`` (why a sum is what it is, for a part of the month named by
``selection``), ``eras`` (the plan under every set of rules), ``tiers``, ``partners`` or
``sms``; ``playing`` bills a few messages of one person (``playground``, ``situations``).
Imports ``forecast`` and what is below it.
"""
