"""What did happen: logs of real messages.

Begin with ``events.read_events``: it reads a log into a message table; ``records`` splits the
text into one mapping a line. Imports ``rates``, ``traffic`` and ``terms``.
"""
