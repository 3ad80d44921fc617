"""What will happen: plays a plan person by person and writes what each one lives through.

Begin with ``person_month.live``, which plays one person's month; ``exchanges`` says how a
message goes on, ``occurrences`` what is noted of it, ``agenda`` what is still to happen.
``segments`` says who is played together, ``script`` lays all of them out as one table,
``streams`` is where all chance comes from, ``clock`` knows when the desk is open. Imports
``plan``, ``traffic`` and ``terms``; knows nothing of prices.
"""
