"""Maps the columns of a log to fields: Tarife's own names, known reports, and guesses."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, zip_longest
from types import MappingProxyType
from typing import Any, Final

from tarife.actuals.batches import Batch
from tarife.actuals.customers import customer_of
from tarife.actuals.rows import FEATURES, field_of_words
from tarife.actuals.times import Clock, OrderUnknown
from tarife.actuals.webhooks import ALIAS, EVENT_NAMES, PRICING_FIELDS
from tarife.terms.calendar import find_zone
from tarife.terms.folding import caseless, folded
from tarife.terms.problems import Problem, nearest
from tarife.terms.sentences import say

TIMES: Final = ("at", "sent_at", "delivered_at", "read_at", "failed_at")
OWN_FIELDS: Final = (
    *("at", "customer", "kind", "category", "market", "country", "number", "entry", "device"),
)
FIELDS: Final = tuple(
    dict.fromkeys((*OWN_FIELDS, *FEATURES, *TIMES, "message_id", "user_id", "from", "to"))
)
"""Everything that a column can mean."""

_ALWAYS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "status": ("status", "state", "message status", "delivery status", "durum", "estado"),
        "direction": ("direction", "message direction", "yön", "dirección", "direção"),
        "message_id": ("message id", "messageid", "msg id", "wamid", "wa message id"),
        "error": (
            *("error", "errors", "error code", "errorcode", "error message"),
            *("reason for failure", "failure reason"),
        ),
        "sent_at": ("sent at", "sent time"),
        "delivered_at": ("delivered at", "delivered time", "delivery time", "delivered on"),
        "read_at": ("read at", "read time", "seen at", "seen time"),
        "failed_at": ("failed at", "failed time"),
        "group_id": ("group id",),
        "user_id": ("user id", "bsuid"),
    }
)
"""Names that are understood in every log, beside the fields' own."""

_GUESSED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "at": (
            *("timestamp", "time", "datetime", "date time", "created at", "createdat"),
            *("received at", "sent date", "sentdate", "date sent", "conversation timestamp"),
            *("message time", "date", "tarih", "zaman", "event time", "fecha", "fecha y hora"),
            *("data", "data e hora", "data hora"),
        ),
        "customer": (
            *("contact phone number", "customer phone", "phone number", "phone", "mobile"),
            *("recipient", "recipient id", "wa id", "waid", "msisdn", "telefon", "contact"),
            *("customer number", "destination", "alıcı", "müşteri", "teléfono", "telefone"),
            *("celular", "cliente", "destinatario", "destinatário"),
        ),
        "from": ("from", "sender", "gönderen"),
        "to": ("to", "receiver"),
        "kind": ("message type", "type", "format", "tür", "tipo"),
        "category": (
            *("conversation category", "template category", "message category"),
            *("pricing category", "conversation type", "kategori", "categoría", "categoria"),
        ),
        "country": (
            *("country name", "country code", "destination country", "destiny", "ülke"),
            *("país", "pais"),
        ),
        "template": ("template name", "şablon", "plantilla"),
        "number": ("phone number id", "business number", "sender id"),
        "message_id": ("sid", "message sid", "id", "whatsapp id"),
    }
)
"""Names that are taken for a field where a log has not Tarife's own names."""

WHOLE_LOG: Final = say("the log")
"""Where something is that concerns no single line."""

NO_DELIVERY_TIME: Final = Problem(
    code="no-delivery-time",
    where=WHOLE_LOG,
    message=say(
        "it does not say when messages were delivered; the time that it gives stands for that, "
        "so a message near midnight or the end of a window may be billed otherwise"
    ),
)

_SUMS: Final = frozenset(
    {
        *("quantity", "free quantity", "paid quantity", "conversations count", "unit price"),
        *("total used", "all conversations", "all messages", "marketing conversations"),
        *("total business initiated paid quantity",),
    }
)
_LOOKED_AT: Final = 50
_MARKS: Final = re.compile(r"[_\s]+")


def _plain(name: str) -> str:
    return _MARKS.sub("_", caseless(name.strip()))


_OWN_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {_plain(way): meaning for meaning, ways in _ALWAYS.items() for way in ways}
    | {name: name for name in (*FIELDS, ALIAS, *PRICING_FIELDS)}
)


_TELLING: Final = frozenset(
    _plain(way)
    for way in (
        *(way for name in ("direction", "message_id", "error") for way in _ALWAYS[name]),
        *(way for name in TIMES for way in _ALWAYS.get(name, ())),
        *_GUESSED["template"],
        *("message sid", "message type", "conversation id", "sentdate", "sent date"),
        *("datesent", "read date", "failed date", "delivered date"),
    )
)
"""Names of which a list of people has none, or one by chance."""

_TOLD_BY_WORDS: Final = frozenset({"category", "direction", "kind", "message_id", "status"})
_FEWEST_TELLING: Final = 2
_HEADINGS: Final = 20


@dataclass(frozen=True, slots=True)
class ReportMapping:
    """What the columns of one kind of report mean.

    Attributes:
        name: What people call it; an empty text for a log with Tarife's own names.
        columns: The report's column of each field, by the field.
        values: Our value of a report's value, by the field and the value in lower case.
        template_category: What its templates count as, or an empty text if it says that.
        is_report: Whether the names are not Tarife's own, so that what is read is told.
        is_utc: Whether times without offset are in UTC, and not in the account's time zone.
    """

    name: str
    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    template_category: str = ""
    is_report: bool = True
    is_utc: bool = False

    @property
    def says_customers(self) -> bool:
        """Whether a row says to whom, or from whom, a message went."""
        return not self.is_report or _says_customers(self.columns)

    def columns_of(self, batch: Batch) -> Mapping[str, Sequence[Any]]:
        """Give the columns of a batch by field; those that mean nothing are left out."""
        found: dict[str, Sequence[Any]] = {}
        fields = self._fields
        for name, column in batch.columns.items():
            meaning = fields.get(_plain(name))
            if meaning is not None and (meaning not in found or _plain(name) == meaning):
                found[meaning] = self._translated(meaning, column)
        return found

    def meaning_of(self, column: str) -> str:
        """Give the field that a column means, or an empty text."""
        return self._fields.get(_plain(column), "")

    def unused(self, batch: Batch) -> list[str]:
        """List the columns of a batch that mean nothing."""
        fields = self._fields
        return [name for name in batch.columns if _plain(name) not in fields]

    @property
    def _fields(self) -> Mapping[str, str]:
        if not self.is_report:
            return _OWN_NAMES
        return {_plain(column): meaning for meaning, column in self.columns.items()}

    def _translated(self, meaning: str, column: Sequence[Any]) -> Sequence[Any]:
        values = self.values.get(meaning)
        if not values:
            return column
        return [values.get(caseless(str(value)).strip(), value) for value in column]


OWN: Final = ReportMapping("", {}, is_report=False)
"""Logs with Tarife's own names, and webhooks."""

KNOWN_REPORTS: Final = (
    ReportMapping(
        "kaleyra",
        {
            "at": "CREATED_AT", "from": "FROM", "to": "TO", "direction": "MESSAGE_DIRECTION",
            "kind": "FORMAT", "template": "TEMPLATE_NAME", "country": "COUNTRY",
            "message_id": "WHATSAPP_ID", "error": "REASON_FOR_FAILURE", "sent_at": "SENT_AT",
            "delivered_at": "DELIVERED_AT", "read_at": "READ_AT", "failed_at": "FAILED_AT",
        },
        template_category="marketing",
    ),
    ReportMapping(
        "twilio",
        {
            "at": "SentDate", "from": "From", "to": "To", "direction": "Direction",
            "status": "Status", "message_id": "Sid", "error": "ErrorCode",
        },
    ),
    ReportMapping(
        "wati",
        {
            "at": "Timestamp", "country": "Destination Country",
            "category": "Conversation Type",
        },
        is_utc=True,
    ),
    ReportMapping(
        "wolkvox",
        {
            "at": "DATE", "customer": "CUSTOMER_PHONE", "kind": "TEMPLATE",
            "country": "DESTINY", "message_id": "CONN_ID",
        },
        {"kind": {"yes": "template", "no": "free_form"}},
    ),
    ReportMapping(
        "zaple",
        {
            "at": "conversation timestamp", "customer": "contact phone number",
            "category": "conversation category",
        },
    ),
)  # fmt: skip
"""Reports whose columns are known."""


def mapping_for(batch: Batch, given: ReportMapping | None = None) -> ReportMapping | Problem:
    """Find out what the columns of a log mean, by their names and what is in them.

    Args:
        batch: The first rows.
        given: What is said of the columns; without a name it is said of some of them.
    """
    if not batch.header or (given is not None and given.name):
        return given or OWN
    plain = {_plain(name): name for name in batch.columns}
    said = given.columns if given is not None else {}
    refusal = _refused_header(batch, [one for one in said.values() if _plain(one) not in plain])
    if refusal is not None:
        return refusal
    own, guessed = _guesses(batch, {name: plain[_plain(one)] for name, one in said.items()})
    if not said and _is_enough(own, is_own=True):
        return OWN
    for preset in KNOWN_REPORTS if not said else ():
        is_whole = all(_plain(column) in plain for column in preset.columns.values())
        if is_whole and (preset.says_customers or not _says_customers(guessed)):
            return preset
    if _is_enough(guessed, is_own=False):
        return replace(given or ReportMapping("", {}), columns=guessed)
    return _no_header(guessed, {folded(name) for name in batch.columns})


def _guesses(batch: Batch, said: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Find the columns of fields by our own names alone, and by all names and by content."""
    plain = {_plain(name): name for name in batch.columns if name not in said.values()}
    own = said | {name: plain[name] for name in FIELDS if name in plain and name not in said}
    own |= _named(plain, _ALWAYS, own)
    guessed = own | _named(plain, _GUESSED, own)
    return own, guessed | _by_content(batch, guessed)


def guess(batch: Batch) -> ReportMapping:
    """Guess what columns mean by their names and what is in them, however little that is."""
    return ReportMapping("", _guesses(batch, {})[1])


def missing(fields: Collection[str]) -> tuple[Problem, ...]:
    """Say what columns must still be named before a report can be billed."""
    found = []
    if not _says_time(fields):
        message = say("no column says when a message was delivered or sent")
        found.append(Problem("no-time", "", message, say("choose the column of the time")))
    if not _says_customers(fields) and {"country", "market"}.isdisjoint(fields):
        message = say("no column says who a message went to or came from")
        hint = say("choose the column of the customer, or those of from, to and direction")
        found.append(Problem("no-customer", "", message, hint))
    if not _says_kind(fields):
        message = say("no column says what a message is")
        hint = say("choose the column of its kind, category, template, direction or status")
        found.append(Problem("no-kind", "", message, hint))
    return tuple(found)


def untold(mapping: ReportMapping) -> tuple[Problem, ...]:
    """Say what a report cannot tell by its columns, and what follows for its bill."""
    fields = set(mapping.columns)
    found = []
    if "category" not in fields and not mapping.template_category:
        message = say(
            "it does not say the category of templates: messages and people can be counted, "
            "but templates have no price"
        )
        found.append(Problem("no-category", "", message))
    if fields.isdisjoint({"status", "delivered_at", "read_at", "failed_at", "error"}):
        message = say(
            "it does not say what became of messages: each counts as delivered, so the bill is "
            "what it can be at most"
        )
        found.append(Problem("no-status", "", message))
    if not mapping.says_customers:
        message = say(
            "it does not say whom messages went to: people cannot be counted, templates are "
            "priced as outside of a window, and free-form messages not at all"
        )
        found.append(Problem("no-customer", "", message))
    elif fields.isdisjoint({"kind", "direction"}):
        message = say(
            "it does not hold what customers wrote: which messages a service window or an ad "
            "made free cannot be told"
        )
        found.append(Problem("no-inbound", "", message))
    if "delivered_at" not in fields:
        found.append(NO_DELIVERY_TIME)
    return tuple(found)


def is_log(rows: Iterable[Sequence[str]]) -> bool:
    """Tell a table of messages from a list of people, by its first rows.

    A heading among them says it, or what stands below the first one.
    """
    first = tuple(islice(rows, _HEADINGS))
    for row in first:
        names = {_plain(cell) for cell in row if cell}
        telling = len(names & _TELLING) + ({"from", "to"} <= names)
        if names >= EVENT_NAMES or telling >= _FEWEST_TELLING:
            return True
        if any(names >= set(map(_plain, preset.columns.values())) for preset in KNOWN_REPORTS):
            return True
    body = first[1:]
    columns = {str(index): column for index, column in enumerate(zip_longest(*body))}
    found = _by_content(Batch(range(len(body)), columns), {}).keys()
    return "at" in found and len(found & _TOLD_BY_WORDS) >= _FEWEST_TELLING


def misspelt(
    batch: Batch, mapping: ReportMapping, unused: Sequence[str]
) -> list[tuple[int, Problem]]:
    """Tell of columns that mean nothing but look like a field of ours that is missing."""
    filled = {_plain(name) for name, column in batch.columns.items() if any(column)}
    missing = [name for name in OWN_FIELDS if name not in filled]
    found = []
    for name in unused if not mapping.is_report else ():
        hint = nearest(_plain(name), missing, likeness=0.8)
        if hint:
            index = next((n for n, cell in enumerate(batch.columns[name]) if cell), None)
            line = batch.header if index is None else batch.lines[index]
            message = say("the field {name!r} is not known", name=name)
            found.append((line, Problem("unknown-field", "", message, hint)))
    return found


def _named(
    plain: Mapping[str, str], names: Mapping[str, tuple[str, ...]], known: Mapping[str, str]
) -> dict[str, str]:
    """Find the column of each field that is not known yet, by names in order of trust."""
    taken = set(known.values())
    found: dict[str, str] = {}
    for meaning, ways in names.items():
        if meaning in known:
            continue
        column = next((plain[way] for way in map(_plain, ways) if way in plain), "")
        if column and column not in taken:
            found[meaning] = column
            taken.add(column)
    return found


def _says_customers(columns: Collection[str]) -> bool:
    has_ends = {"from", "to", "direction"} <= set(columns)
    return has_ends or not {"customer", "user_id"}.isdisjoint(columns)


def _is_enough(columns: Collection[str], *, is_own: bool) -> bool:
    if is_own:
        says_kind = not {"kind", "direction"}.isdisjoint(columns)
        return "customer" in columns and _says_time(columns) and says_kind
    return _says_customers(columns) and _says_time(columns) and _says_kind(columns)


def _says_time(columns: Collection[str]) -> bool:
    return not {"at", "delivered_at"}.isdisjoint(columns)


def _says_kind(columns: Collection[str]) -> bool:
    return not {"kind", "direction", "category", "template", "status"}.isdisjoint(columns)


def _by_content(batch: Batch, known: Mapping[str, str]) -> dict[str, str]:
    """Find fields by what stands in the columns that mean nothing yet."""
    free = [name for name in batch.columns if name not in known.values()]
    samples = {
        name: [str(cell) for cell in batch.columns[name][:_LOOKED_AT] if cell] for name in free
    }
    found: dict[str, str] = {}
    for meaning, fits in (("at", _is_time), ("customer", is_phone)):
        if meaning in known or (meaning == "customer" and {"from", "to"} <= set(known)):
            continue
        column = next((n for n in free if samples[n] and all(map(fits, samples[n]))), "")
        if column and column not in found.values():
            found[meaning] = column
    for name in free:
        meaning = "message_id" if _are_ids(samples[name]) else field_of_words(samples[name])
        if meaning not in {"", *known, *found} and name not in found.values():
            found[meaning] = name
    return found


def _are_ids(texts: Sequence[str]) -> bool:
    return bool(texts) and all(text.startswith("wamid.") for text in texts)


def _is_time(text: str) -> bool:
    zone = find_zone("UTC")
    try:
        problems = Clock(zone).read([text], [1])[1] if zone else {0: None}
    except OrderUnknown:
        return True
    return not problems


def is_phone(text: str) -> bool:
    """Tell whether a text is a phone number that can be told from other numbers."""
    return bool(customer_of(text).country)


def _refused_header(batch: Batch, absent: Sequence[str]) -> Problem | None:
    """Say why a first row is no header or what it lacks; a number would be kept as a name."""
    if any(map(is_phone, batch.columns)):
        message = say("the first row holds a phone number, and no headings")
        hint = say("give each column a heading in the first row")
        return Problem("no-headings", "", message, hint)
    if not absent:
        return None
    return Problem(
        code="no-column",
        where="",
        message=say("the log has no column {names}", names=tuple(absent)),
        hint=say("write its columns as its first line does, or choose another mapping"),
    )


def _no_header(found: Mapping[str, str], names: Collection[str]) -> Problem:
    if any(name in _SUMS for name in names):
        return Problem(
            code="only-sums",
            where="",
            message=say("this report holds sums, and no messages"),
            hint=say("export the messages, one a row, with time, number, status and category"),
        )
    missing = [name for name in ("at", "customer", "kind") if name not in found]
    return Problem(
        code="no-header",
        where="",
        message=say("the header has no {missing}", missing=tuple(missing)),
        hint=say("begin with a line such as at,customer,kind,category,country"),
    )
