"""What Meta charges: tiers, rate cards, the rate book, markets of countries and numbers.

Begin with ``book``: it answers what a market and category costs on a day and from which card.
``markets`` and ``phones`` say which market a country or number belongs to. ``reading`` turns
the files of ``rate_cards/`` into values (``listings`` its list, ``rows`` a card,
``market_rows`` the markets); ``checks`` finds what is wrong in a card. ``meta`` reads the files
that Meta itself gives out. Imports ``terms`` only.
"""
