"""Logs of real messages in the window: what their columns mean, and what they cost.

Begin with ``log_dialog``: it reads a log in a worker and shows its bill; ``columns_page`` asks
what the columns of a partner's report mean, ``bill_page`` shows the charges.
"""
