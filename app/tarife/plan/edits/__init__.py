"""Pure edits of a plan, each a value that can be carried out and named.

``edit`` has the value; functions make it: ``plan`` for account, month, rates and real traffic,
``grid`` for countries, ``lines`` for lines, ``numbers`` for single numbers and ranges,
``budgets``, ``costs`` for what comes on top, ``months`` for what differs in a month,
``scenarios`` for these and levers. May import ``plan.model``, ``plan.what_if`` and
the modules beside these rooms.
"""
