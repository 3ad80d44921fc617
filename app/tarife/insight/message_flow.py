"""Message counts from sends and entry points to charges, for a flow chart."""

from dataclasses import dataclass

from tarife.forecast.result import Forecast
from tarife.terms import categories


@dataclass(frozen=True, slots=True)
class MessageFlow:
    """Messages from the sending of templates to what is paid.

    Attributes:
        sent: Templates dispatched.
        delivered: Templates delivered in the month.
        undelivered: Templates that did not reach the phone.
        paused: Templates that Meta does not deliver.
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
    paused: int
    next_month: int
    written: int
    answered: int
    missed: int
    template_micros: int
    answer_micros: int

    @classmethod
    def of(cls, forecast: Forecast) -> "MessageFlow":
        lines, flow = forecast.lines, forecast.flow
        is_answer = lines.category == categories.SERVICE
        reached = ~(lines.refused | lines.paused)
        delivered = int(lines.messages[~is_answer & reached].sum())
        paused = int(lines.messages[lines.paused].sum())
        return cls(
            sent=flow.attempts,
            delivered=delivered,
            undelivered=flow.undelivered,
            paused=paused,
            next_month=max(0, flow.attempts - delivered - flow.undelivered - paused),
            written=flow.inbound,
            answered=int(lines.messages[is_answer & reached].sum()),
            missed=flow.missed,
            template_micros=int(lines.charge_micros[~is_answer].sum()),
            answer_micros=int(lines.charge_micros[is_answer].sum()),
        )
