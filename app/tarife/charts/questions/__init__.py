"""The charts beside the daily one, one module a question.

Pages show ``caps``, ``frontier``, ``so_far``, ``tried``, ``strip`` and ``rate_changes``
themselves, the others stand in the catalogue. May import ``charts.kit``.
"""
