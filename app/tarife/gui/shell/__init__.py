"""The main window around everything: start-up, pages, menus, status line, language switch.

Begin with ``startup``, then ``main_window`` and ``workspace``. May import every other room.
"""
