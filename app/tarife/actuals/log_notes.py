"""Notes on how a log was read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from tarife.actuals.deliveries import Deliveries
from tarife.actuals.line_problems import Locate, locate_line
from tarife.actuals.reports import NO_DELIVERY_TIME, WHOLE_LOG, ReportMapping
from tarife.actuals.times import Clock
from tarife.terms.calendar import MICROSECONDS_PER_SECOND
from tarife.terms.problems import Problem, first_named
from tarife.terms.sentences import Sentence, say

_MOST_NAMES: Final = 12


@dataclass(slots=True)
class ReadStatistics:
    """What was met while a log was read.

    Attributes:
        locate: Says where a line is.
        accounts: The accounts that were met.
        unused: Columns that mean nothing, in the order in which they occurred.
        unpriced: Messages of the business of which the log says no category.
        assumed: How many of those were counted as templates, and as free-form messages.
        windowless: Free-form messages whose customer, and so whose window, it does not say.
        future: How many times lie in the future, and the line of the first.
        backwards: How many messages arrived before they were sent, the line of the first, and
            by how many microseconds at most.
    """

    locate: Locate = locate_line
    accounts: dict[str, None] = field(default_factory=dict)
    unused: dict[str, None] = field(default_factory=dict)
    unpriced: int = 0
    assumed: tuple[int, int] = (0, 0)
    windowless: int = 0
    future: tuple[int, int] = (0, 0)
    backwards: tuple[int, int, int] = (0, 0, 0)


def notes_of(
    findings: ReadStatistics,
    deliveries: Deliveries,
    mapping: ReportMapping | None,
    clock: Clock,
    contradicting: Sequence[int],
) -> tuple[Problem, ...]:
    """Say how the log was read, what was left out, and what contradicts itself."""
    notes = [*_on_columns(findings, mapping), *_on_rows(deliveries)]
    notes += _on_categories(findings, mapping)
    lines = sorted({*deliveries.excluding, *contradicting})
    if lines:
        notes.append(
            Problem(
                code="states-exclude",
                where=findings.locate(lines[0]),
                message=say(
                    "{messages:,|message is|messages are} said to have arrived and to have "
                    "failed; what happened later counts",
                    messages=len(lines),
                ),
                hint=say("look at them in the log"),
            )
        )
    notes += _on_times(clock, findings)
    if not notes and not len(deliveries.rows):
        notes.append(NO_MESSAGES)
    return tuple(notes)


NO_MESSAGES: Final = Problem(
    "no-messages",
    WHOLE_LOG,
    say("it holds no messages"),
    say("give a log, webhooks or a report that has some"),
)
"""What is told of a log with nothing in it, in whatever brackets."""


def _on_columns(findings: ReadStatistics, mapping: ReportMapping | None) -> Iterable[Problem]:
    if mapping is not None and mapping.is_report:
        pairs = tuple(
            say("{field} = {column}", field=name, column=column)
            for name, column in mapping.columns.items()
        )
        yield Problem(
            "columns-read", WHOLE_LOG,
            say("its columns are read as a report of another kind: {pairs}", pairs=pairs),
            say("correct it with --column FIELD=COLUMN, and keep it with --save-mapping NAME"),
        )  # fmt: skip
    if findings.unused:
        shown = first_named(tuple(findings.unused), _MOST_NAMES)
        yield Problem(
            "unused-columns", WHOLE_LOG, say("these columns are not used: {names}", names=shown)
        )


def _on_rows(deliveries: Deliveries) -> Iterable[Problem]:
    """Say how many rows are no deliveries, if the log says what became of its messages."""
    counts = (
        (deliveries.failed, say("{rows:,} failed", rows=deliveries.failed)),
        (
            deliveries.waiting,
            say("{rows:,|was|were} sent and not delivered", rows=deliveries.waiting),
        ),
        (
            deliveries.unsaid,
            say(
                "{rows:,|does|do} not say what became of {rows:-|it|them}",
                rows=deliveries.unsaid,
            ),
        ),
        (
            deliveries.repeated,
            say("{rows:,|repeats|repeat} a message already counted", rows=deliveries.repeated),
        ),
    )
    said: tuple[Sentence, ...] = tuple(sentence for rows, sentence in counts if rows)
    if said:
        yield Problem(
            "rows-left-out",
            WHOLE_LOG,
            say("rows that are no delivery are not billed: {said}", said=said),
        )


def _on_categories(
    findings: ReadStatistics, mapping: ReportMapping | None
) -> Iterable[Problem]:
    if findings.unpriced:
        yield Problem(
            "no-category", WHOLE_LOG,
            say(
                "{messages:,|message was|messages were} delivered of which it does not say "
                "the category; {messages:-|it is|they are} not priced",
                messages=findings.unpriced,
            ),
            say("say what its templates are, such as --template-category marketing"),
        )  # fmt: skip
    if any(findings.assumed):
        templates, free_form = findings.assumed
        yield Problem(
            "assumed-kinds", WHOLE_LOG,
            say(
                "it does not say which messages are templates: {templates:,} outside a service "
                "window {templates:-|counts|count} as such, {free_form:,} inside one as "
                "free-form",
                templates=templates,
                free_form=free_form,
            ),
        )  # fmt: skip
    if mapping is not None and mapping.template_category:
        yield Problem(
            "assumed-category", WHOLE_LOG,
            say(
                "it does not say the category of templates; they count as {category}",
                category=say(mapping.template_category),
            ),
            say("choose another with --template-category"),
        )  # fmt: skip
    if mapping is not None and not mapping.says_customers:
        yield Problem(
            "no-customer", WHOLE_LOG,
            say(
                "it does not say whom messages went to, so no window is known: templates are "
                "priced as outside of one, and free-form messages not at all ({messages:,})",
                messages=findings.windowless,
            ),
            say("export the messages with the numbers of customers, if the partner can"),
        )  # fmt: skip
    if mapping is not None and mapping.is_report and "delivered_at" not in mapping.columns:
        yield NO_DELIVERY_TIME


def _on_times(clock: Clock, findings: ReadStatistics) -> Iterable[Problem]:
    zone, locate = clock.zone.key, findings.locate
    if clock.twice:
        yield Problem(
            "time-twice", locate(clock.twice[0]),
            say(
                "{times:,|time occurs|times occur} twice in {zone}, since clocks were set "
                "back; the first is taken",
                times=clock.counts["twice"],
                zone=zone,
            ),
            say("give times with their offset, such as 2026-11-03T10:00:00+03:00"),
        )  # fmt: skip
    if clock.never:
        yield Problem(
            "time-never", locate(clock.never[0]),
            say(
                "{times:,|time never occurs|times never occur} in {zone}, since clocks were "
                "set forward; the offset before the change is taken",
                times=clock.counts["never"],
                zone=zone,
            ),
            say("check the time zone, or give times with their offset"),
        )  # fmt: skip
    count, line = findings.future
    if count:
        yield Problem(
            "future-times", locate(line),
            say("{times:,|time lies|times lie} in the future", times=count),
            say("check the dates, and the time zone"),
        )  # fmt: skip
    count, line, most_us = findings.backwards
    if count:
        yield Problem(
            "clocks-disagree", locate(line),
            say(
                "{messages:,|message|messages} arrived before {messages:-|it was|they were} "
                "sent, by up to {seconds:,|second|seconds}: clocks disagree, and when each "
                "arrived counts",
                messages=count,
                seconds=-(-most_us // MICROSECONDS_PER_SECOND),
            ),
            say("check the clock or the time zone of the system that says when it sent"),
        )  # fmt: skip
