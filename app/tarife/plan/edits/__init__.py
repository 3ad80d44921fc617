"""Pure edits of a plan, each a value that can be carried out and named.

``lines`` edits rows, lines and the account, ``numbers`` single numbers and ranges, ``costs``
what comes on top, ``scenarios`` the variants. May import ``plan.model`` and ``plan.what_if``.
"""
