"""What messages cost: a message table goes in, a ledger comes out.

Begin with ``engine.bill`` for single messages and ``tally.bill_tallies`` for counts; ``eras``
lists what changes by date, ``windows`` decides message by message which window or conversation
is open, ``counters`` numbers messages for allowances and tiers in time order, ``rating`` looks
up the rates, ``ledger`` is the result. The slow, obvious twin that must agree is
``tests/helpers/twins/oracle.py``. Imports ``rates``, ``traffic`` and ``terms``.
"""
