"""What a forecast means: where its volume tiers stand, which partner or channel costs less.

Begin with ``tiers``, ``partners`` or ``sms``. Imports ``forecast`` and what is below it.
"""
