"""Myths: what people believe to save money, and the rule that says otherwise."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tarife.billing.eras import Era, FreeTierScope
from tarife.terms.sentences import say


@dataclass(frozen=True, slots=True)
class Myth:
    """A belief that does not hold.

    Attributes:
        claim: What people say.
        rule: What the rules say.
        is_wrong: Tells whether it is wrong under the rules of an era.
    """

    claim: str
    rule: str
    is_wrong: Callable[[Era], bool]


MYTHS: Final = (
    Myth(
        say("utility templates are free while the service window is open"),
        say("since 1 October 2026 each one that is delivered is charged"),
        lambda era: not (era.utility_free_in_window or era.by_conversation),
    ),
    Myth(
        say("utility templates are free while the service window is open"),
        say("until 1 July 2025 they opened or used a utility conversation, window or not"),
        lambda era: era.by_conversation,
    ),
    Myth(
        say("your replies are free"),
        say("since 1 October 2026 only the first 1,000 of each month and number are"),
        lambda era: era.free_tier is FreeTierScope.NUMBER,
    ),
    Myth(
        say("your replies are free"),
        say("until 1 November 2024 only the first 1,000 service conversations of a month are"),
        lambda era: era.free_tier is FreeTierScope.ACCOUNT,
    ),
    Myth(
        say("what is left of a month's free replies can be used in the next"),
        say("the count begins anew at midnight of the account's time zone"),
        lambda era: era.free_tier is not FreeTierScope.NONE,
    ),
    Myth(
        say("a second marketing template within 24 hours is free"),
        say("since 1 July 2025 each one that is delivered is charged"),
        lambda era: not era.by_conversation,
    ),
    Myth(
        say("cleaning lists of numbers that cannot be reached saves charges"),
        say("Meta bills delivered messages only"),
        lambda _: True,
    ),
    Myth(
        say("ad clicks on a computer open a free entry point"),
        say("only clicks on Android and iOS do"),
        lambda _: True,
    ),
)


def myths_of(era: Era) -> tuple[Myth, ...]:
    """Give what does not hold under the rules of an era."""
    return tuple(myth for myth in MYTHS if myth.is_wrong(era))
