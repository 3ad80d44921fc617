"""``tarife forecast``: what a plan costs, as a table or JSON.

Begin with ``forecast``; one module for each part of what is printed.
"""
