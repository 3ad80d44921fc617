"""From Meta's files to a card that can be kept.

Begin with ``review``, which says what was understood before anybody accepts it; ``merge`` makes
one card of lists and tiers. May import ``rates.meta``, ``rates.markets``, and the
modules of cards beside these rooms.
"""
