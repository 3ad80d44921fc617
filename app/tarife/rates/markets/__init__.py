"""Which market a country, a telephone number or a contact belongs to.

Begin with ``markets``; ``phones`` finds the country of a number, ``contacts`` counts a list,
``international`` knows authentication-international rates.
"""
