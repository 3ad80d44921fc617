"""What leaves the window as a file, and edited budgets and contact lists that come in.

Begin with ``export_controller``. May import the floors below ``help``.
"""
