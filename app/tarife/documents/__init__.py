"""Plan files on disk: reading with every problem told, and saving without losing anything.

Begin with ``files``: it loads and saves. ``codec`` turns a plan into text and back:
``plan.plain`` one way, ``shape`` the other, and ``faults`` says in our words where a text has
not that shape; ``schema`` makes the published JSON Schema. ``card_store`` keeps the rate cards
that a person imported, ``partners`` and ``mappings`` what they saved of partners and of columns
of reports, ``recovery`` unsaved work; ``open_plans`` says which plans are open elsewhere.
``contact_rows`` reads the rows of contact lists. Imports ``actuals`` (what columns of reports
mean), ``plan``, ``rates`` and what is below.
"""
