"""Pure edits of a plan, each a value that can be carried out and named.

``edit`` has the value; functions make it: ``lines`` for rows, lines and the account,
``numbers`` for single numbers and ranges, ``costs`` for what comes on top, ``scenarios`` for
the variants. May import ``plan.model`` and ``plan.what_if``.
"""
