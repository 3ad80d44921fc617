"""What Meta charges: tiers, rate cards, the rate book, markets of countries and numbers.

Begin with ``book``: it answers what a market and category costs on a day and from which card.
``reading`` turns the files of ``rate_cards/`` into values; ``checks`` finds what is wrong in
them. Imports ``terms`` only.
"""
