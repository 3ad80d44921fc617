"""Situations of the billing rules, played by the real billing function.

Begin with ``playing``; ``situations`` stand ready.
"""
