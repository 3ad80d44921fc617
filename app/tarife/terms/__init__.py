"""The words that every room shares: money, categories, months, the calendar, problems.

Begin with ``money`` (exact micro-units) and ``calendar`` (days in the account's time zone).
Imports nothing of the house.
"""
