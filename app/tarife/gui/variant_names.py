"""What the shown variant is called, in the window and on what leaves it."""

from PySide6.QtCore import QCoreApplication

from tarife.gui.what_if import Shown

translate = QCoreApplication.translate


def variant_name(shown: Shown) -> str:
    """Name a scenario, moved levers or both; nothing is the plan itself."""
    if not shown.name:
        return translate("Variants", "With moved sliders") if shown.is_playing else ""
    text = (
        translate("Variants", "Scenario: %1, with moved sliders")
        if shown.is_playing
        else translate("Variants", "Scenario: %1")
    )
    return text.replace("%1", shown.name)
