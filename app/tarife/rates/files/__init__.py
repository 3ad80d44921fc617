"""The folder ``rate_cards/``: read into cards and markets, and written.

Begin with ``reading``; ``listings`` is its list, ``rows`` a card, ``market_rows`` markets.
May import ``rates.cards`` and ``rates.markets``.
"""
