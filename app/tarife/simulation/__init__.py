"""Simulates a plan person by person.

Begin with ``person_month.simulate_person``, which plays one person's month; ``exchanges`` has
the steps of an exchange, ``occurrences`` its state and draws, ``agenda`` is the event queue.
``segments`` says who is played together, ``script`` lays all of them out as one table,
``random_numbers`` is where all chance comes from, ``clock`` knows when the desk is open.
Imports ``plan``, ``traffic`` and ``terms``; knows nothing of prices.
"""
