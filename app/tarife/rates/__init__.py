"""What Meta charges: tiers, rate cards, the rate book, markets of countries and numbers.

Begin with ``book``: it answers what a market and category costs on a day and from which card.
``markets`` says which market a country or number belongs to, ``files`` reads and writes
``rate_cards/``, ``checks`` finds what is wrong in a card. ``meta`` reads the files that Meta
itself gives out, ``imports`` makes a card of them. Imports ``files`` and
``terms``.
"""
