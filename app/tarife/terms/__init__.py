"""The words that every room shares: money, months, tiers, problems, sentences.

Begin with ``money`` (exact micro-units) and ``calendar`` (days in the account's time zone).
Imports nothing of the house.
"""
