"""The words that every room shares: money, months, problems, sentences in a language.

Begin with ``money`` (exact micro-units) and ``calendar`` (days in the account's time zone).
Imports nothing of the house.
"""
