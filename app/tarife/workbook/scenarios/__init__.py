"""What stands on the sheet of scenarios: its rows, its bills, and where they lie.

Begin with ``table``; ``layout`` puts rows below each other. May import what computes them.
"""
