"""Which topic of the guide belongs to which part of the window."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtWidgets import QWidget

TOPIC_PROPERTY: Final = "help_topic"
"""The property by which a widget names its own topic of the guide, such as ``fields#sends``."""

TOPICS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "StartPanel": "first-plan",
        "RecoveryBanner": "first-plan#lost",
        "Workspace": "first-plan#answer",
        "OutlinePanel": "first-plan#refine",
        "HeadlinePanel": "first-plan#answer",
        "BudgetFigure": "scenarios#budget",
        "NotesPanel": "first-plan#answer",
        "TotalsPanel": "charts#totals",
        "GridPanel": "fields#grid",
        "AccountPanel": "fields#account",
        "CalendarPanel": "editing#calendar",
        "MonthView": "editing#calendar",
        "ProblemsPanel": "editing#numbers",
        "PasteReport": "editing#tables",
        "CostsPanel": "costs#partner",
        "ProfileBar": "costs#profiles",
        "OwnNumbers": "costs#partner",
        "PartnersPanel": "costs#profiles",
        "TiersPanel": "costs#tiers",
        "SmsPanel": "costs#sms",
        "ChartPanel": "charts",
        "ChartBar": "charts",
        "ChartSurface": "charts",
        "ChartTableView": "charts#table",
        "ExplainPanel": "charts#explain",
        "PersonPanel": "charts#explain",
        "Ranking": "scenarios#levers",
        "WhatIfPanel": "scenarios#levers",
        "WhatIfFooter": "scenarios#levers",
        "LeverRow": "scenarios#levers",
        "ScenariosPanel": "scenarios#keep",
        "ComparePanel": "scenarios#compare",
        "SavingsPanel": "scenarios#advice",
        "ActualsPanel": "actuals#status",
        "BacktestPage": "actuals#backtest",
        "NextMonthDialog": "actuals#measured-plan",
        "BestPlanPanel": "scenarios#optimise",
        "MaxPricePanel": "scenarios#max-price",
        "NewPlanDialog": "first-plan#new",
        "MoveDialog": "editing#month",
        "MonthStrip": "editing#months",
        "ContactListDialog": "first-plan#contacts",
        "LogDialog": "files#logs",
        "ColumnsPage": "files#columns",
        "BillPage": "files#logs",
        "ExportDialog": "workbook",
        "EditedBudgetDialog": "workbook#back",
        "RateCardsDialog": "importing-rates#cards",
        "RateImportDialog": "importing-rates",
        "RateComparisonDialog": "importing-rates#compare",
        "ProblemsDialog": "editing#numbers",
        "ShortcutsDialog": "editing#keys",
        "AboutDialog": "simulator#trust",
        "LicencesDialog": "simulator#trust",
        "PlaygroundWindow": "situations",
        "MessageForm": "situations#play",
    }
)
"""The topic of each kind of panel and dialog, by the name of its class."""


def topic_of(widget: QWidget | None) -> str:
    """Find the topic that a widget, or the nearest thing it stands in, belongs to."""
    while widget is not None:
        topic = widget.property(TOPIC_PROPERTY) or TOPICS.get(type(widget).__name__)
        if topic:
            return str(topic)
        widget = widget.parentWidget()
    return ""
