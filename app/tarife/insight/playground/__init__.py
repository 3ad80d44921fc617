"""Situations of the billing rules, played by the real billing function.

Begin with ``billing``; ``situations`` stand ready.
"""
