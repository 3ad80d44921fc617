"""``tarife bill``: prices a log of messages.

Begin with ``bill``.
"""
