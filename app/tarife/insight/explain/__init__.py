"""Why a cent was charged: one person's messages and the rule behind each.

Begin with ``explain``; ``rules`` holds the sentence of each rule.
"""
