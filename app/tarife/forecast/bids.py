"""What a bid for marketing makes of a send: what is delivered, and at which price."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from tarife.billing.eras import Era
from tarife.plan.grid import Lines
from tarife.plan.model.behaviour import behaviour_of
from tarife.plan.model.lines import Send
from tarife.plan.model.plan import Plan


def with_reach(lines: Lines, era: Era | None) -> Lines:
    """Give the lines as they are played: a send with a cap delivers what the cap reaches.

    Under older rules there are no caps, and the send is one like any other.
    """

    def played(send: Send) -> Send:
        if send.max_price is None:
            return send
        bare = replace(send, max_price=None)
        if not _has_caps(era):
            return bare
        usual = behaviour_of(send.behaviour)
        delivered = send.max_price.delivered_ratio(usual.delivered_ratio)
        return replace(bare, behaviour=replace(usual, delivered_ratio=delivered))

    if all(send.max_price is None for send in lines.sends):
        return lines
    return replace(lines, sends=tuple(map(played, lines.sends)))


def bid_prices(plan: Plan, era: Era) -> Mapping[str, Fraction]:
    """Give what a delivered message of each send with a cap costs, by the send's id.

    Units:
        Micros a message.
    """
    return {
        send.id: send.max_price.price_micros
        for send in plan.sends
        if send.max_price is not None and _has_caps(era)
    }


def _has_caps(era: Era | None) -> bool:
    return era is not None and era.has_price_caps
