"""How the messages of a month turn into its cost."""

from dataclasses import dataclass

from tarife.billing.ledger import REASON_CODES, Reason
from tarife.forecast.result import Forecast
from tarife.terms import categories


@dataclass(frozen=True, slots=True)
class MessageFlow:
    """Messages from the sending of templates to what is paid.

    Attributes:
        sent: Templates dispatched.
        delivered: Templates delivered in the month.
        undelivered: Templates that did not reach the phone, or that Meta has paused.
        next_month: Templates delivered after the month's end.
        written: Messages that people wrote.
        answered: Free-form messages delivered.
        missed: Answers that came too late to be sent.
        template_micros: What the templates cost.
        answer_micros: What the answers cost.
    """

    sent: int
    delivered: int
    undelivered: int
    next_month: int
    written: int
    answered: int
    missed: int
    template_micros: int
    answer_micros: int

    @classmethod
    def of(cls, forecast: Forecast) -> "MessageFlow":
        """Take the flow of a forecast."""
        lines, flow = forecast.lines, forecast.flow
        is_answer = lines.category == categories.SERVICE
        is_paused = lines.reason == REASON_CODES[Reason.US_PAUSE]
        reached = ~(lines.refused | is_paused)
        delivered = int(lines.messages[~is_answer & reached].sum())
        undelivered = flow.undelivered + int(lines.messages[is_paused].sum())
        return cls(
            sent=flow.attempts,
            delivered=delivered,
            undelivered=undelivered,
            next_month=max(0, flow.attempts - delivered - undelivered),
            written=flow.inbound,
            answered=int(lines.messages[is_answer & reached].sum()),
            missed=flow.missed,
            template_micros=int(lines.charge_micros[~is_answer].sum()),
            answer_micros=int(lines.charge_micros[is_answer].sum()),
        )
