"""Why a cent was charged: the rule behind each part of a forecast, and people who show it.

Begin with ``charge_reasons``, which explains any selection of ledger lines; ``rules`` holds the
sentence of each rule, ``sample_person`` finds somebody and ``person`` follows them.
"""
