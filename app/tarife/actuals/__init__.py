"""What did happen: logs of real messages, and their sums.

Begin with ``events.read_events``: it reads a log into a message table. ``opening`` and
``batches`` turn any file into columns, ``webhooks`` knows Meta's shapes, ``reports`` says what
columns mean, ``rows`` what a row says, ``moments`` when, ``customers`` who and
``customer_markets`` where, ``deliveries`` what became of each message; ``log_collector`` puts
them together. Analytics and invoices too: ``traffic_files.read_traffic`` reads files of every
kind together.
Imports ``rates``, ``traffic``, ``files`` and ``terms``.
"""
