"""Advice: changes of a plan that save money, each proven by playing it.

Begin with ``advice.advise``; ``moves`` are the changes that it tries, ``myths`` what people
believe in vain.
"""
