"""The window: a plan is edited on one side, what it costs is shown on the other.

Begin with ``app``, then ``session``, where alone the open plan changes. ``panels`` hear
its signals and know no other, ``models`` are their tables, ``dialogs`` the few questions,
``filing`` and ``exporting`` what goes to disk. Imports everything below; alone in knowing Qt.
"""
