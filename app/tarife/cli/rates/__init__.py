"""``tarife rates``: cards listed, shown, checked, compared, imported and removed.

Begin with ``rates``.
"""
