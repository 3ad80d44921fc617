"""Opens logs of messages in the window, for the account of the open plan."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tarife import folders
from tarife.billing.settings import BillingSettings
from tarife.forecast.account import billing_settings
from tarife.gui.document.forecasting import ForecastService
from tarife.gui.document.session import PlanSession
from tarife.plan.checks.account import check_account
from tarife.plan.checks.months import FIRST_MONTH
from tarife.plan.model.account import Account, Rules
from tarife.plan.model.plan import Plan
from tarife.rates.markets.markets import Markets

if TYPE_CHECKING:
    from tarife.gui.message_log.log_dialog import LogDialog


def settings_for(account: Account, markets: Markets) -> BillingSettings:
    """Give an account as a log is billed for it: by date, and with nothing used elsewhere."""
    held = replace(account, rules=Rules.AUTO, allowance_used=0, tier_used=())
    return billing_settings(Plan("", FIRST_MONTH, held), markets)


class MessageLogs(QObject):
    """Shows what logs cost."""

    def __init__(
        self,
        session: PlanSession,
        forecast_service: ForecastService,
        usual: Callable[[], Account],
        window: QWidget,
    ) -> None:
        """Take what is needed; ``usual`` gives an account where no plan is open."""
        super().__init__(window)
        self._session = session
        self._forecast_service = forecast_service
        self._usual = usual
        self._window = window

    def open(self, path: Path) -> "LogDialog":
        """Read a log, and show what it costs."""
        from tarife.gui.message_log.log_dialog import (  # noqa: PLC0415 - not before it is needed
            LogDialog,
            LogTerms,
        )

        known = self._forecast_service
        terms = LogTerms(
            settings_for(self._account(), known.markets),
            tuple(known.book.currencies),
            folders.mappings(),
            known.bill_log,
        )
        dialog = LogDialog(path, terms, self._window)
        dialog.setModal(True)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()
        return dialog

    def _account(self) -> Account:
        plan = self._session.plan
        if plan is not None and not any(check_account(plan.account)):
            return plan.account
        return self._usual()
