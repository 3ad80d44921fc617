"""What did happen: logs of real messages.

Begin with ``events``: it reads a log of events into a message table. Imports ``rates``,
``traffic`` and ``terms``.
"""
