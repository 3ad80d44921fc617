"""Parses what rows of a log are: kind of message, category, state."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import DTypeLike, NDArray

from tarife.rates.markets.phones import numbers_masked
from tarife.terms.arrays import Indices
from tarife.terms.folding import caseless, folded
from tarife.terms.problems import Problem
from tarife.terms.sentences import Sentence, say
from tarife.traffic.table import MessageKind

MOST_KNOWN: Final = 100_000
"""Values whose meaning is kept; of a log with more the rest is read anew."""

KIND_UNKNOWN: Final = 250
"""The code of a message of the business that may be a template or not."""


class State(IntEnum):
    """What became of a message, in the order in which it happens; later ones win."""

    NOT_SAID = 0
    WAITING = 1
    DELIVERED = 2
    READ = 3
    FAILED = 4


EVENT_KINDS: Final = ("template", "free_form", "reaction", "inbound")
FEATURES: Final = (
    *("kind", "category", "direction", "status", "error", "template"),
    *("market", "country", "number", "entry", "device", "group_id"),
)
"""The fields that together say what a row is; few combinations occur, however long a log is."""

CATEGORY_KINDS: Final[Mapping[str, MessageKind]] = MappingProxyType(
    {
        "marketing": MessageKind.MARKETING,
        "marketing_lite": MessageKind.MARKETING,
        "utility": MessageKind.UTILITY,
        "authentication": MessageKind.AUTHENTICATION,
        "authentication_international": MessageKind.AUTHENTICATION,
        "pazarlama": MessageKind.MARKETING,
        **dict.fromkeys(
            ("utilidad", "utilidade", "fayda", "yardimci_program"), MessageKind.UTILITY
        ),
        **dict.fromkeys(
            ("autenticacion", "autenticacao", "kimlik_dogrulama", "dogrulama"),
            MessageKind.AUTHENTICATION,
        ),
    }
)
"""The kind of a template by its category, as Meta and its partners write it, folded."""

FREE_FORM_CATEGORIES: Final = frozenset(
    {"service", "servicio", "servico", "hizmet", "user_initiated", "general_purpose_ai", "ftc"}
)
_UNSAID_CATEGORIES: Final = frozenset({"referral_conversion", "fep", "business_initiated"})
"""What says how a message was billed, and not what it was."""

_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    dict.fromkeys(("template", "hsm", "campaign"), "template")
    | dict.fromkeys(
        (
            *("free_form", "freeform", "session", "service", "text", "image", "video"),
            *("audio", "document", "sticker", "interactive", "location", "contacts", "media"),
        ),
        "free_form",
    )
    | {"reaction": "reaction"}
    | dict.fromkeys(("inbound", "incoming", "received"), "inbound")
)
_DIRECTIONS: Final[Mapping[str, bool]] = MappingProxyType(
    dict.fromkeys(
        ("inbound", "incoming", "in", "received", "mo", "user", "true", "gelen", "entrante"),
        True,
    )
    | dict.fromkeys(
        (
            *("outbound", "outgoing", "out", "sent", "mt", "business", "false", "giden"),
            *("saliente", "outbound_api", "outbound_reply", "outbound_call"),
        ),
        False,
    )
)
_STATES: Final[Mapping[str, State]] = MappingProxyType(
    dict.fromkeys(
        (
            *("sent", "queued", "accepted", "sending", "pending", "scheduled", "submitted"),
            *("enqueued", "processing", "processed", "held", "held_for_quality_assessment"),
            *("created", "buffered", "gonderildi", "bekliyor", "kuyrukta"),
            *("enviado", "enviada"),
        ),
        State.WAITING,
    )
    | dict.fromkeys(
        (
            *("delivered", "received", "success", "played", "iletildi", "teslim_edildi"),
            *("basarili", "entregado", "entregada", "entregue"),
        ),
        State.DELIVERED,
    )
    | dict.fromkeys(
        ("read", "seen", "viewed", "opened", "okundu", "replied", "leido", "lido"),
        State.READ,
    )
    | dict.fromkeys(
        (
            *("failed", "undelivered", "undeliverable", "rejected", "expired", "error"),
            *("blocked", "canceled", "cancelled", "not_delivered", "deleted", "invalid"),
            *("basarisiz", "iletilemedi", "hata", "fallido", "fallida", "falhou"),
        ),
        State.FAILED,
    )
)
_VALUES: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "category": FREE_FORM_CATEGORIES.union(CATEGORY_KINDS, _UNSAID_CATEGORIES),
        "direction": frozenset(_DIRECTIONS),
        "status": frozenset(_STATES),
        "kind": frozenset(_KINDS),
    }
)
_TELLING: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "category": frozenset(CATEGORY_KINDS) | {"user_initiated"},
        "direction": frozenset(
            {"inbound", "incoming", "outbound", "outgoing", "mo", "mt", "gelen", "giden"}
        ),
        "status": frozenset(
            {
                *("delivered", "undelivered", "not_delivered", "undeliverable", "read", "seen"),
                *("failed", "iletildi", "teslim_edildi", "okundu", "iletilemedi", "basarisiz"),
                *("entregado", "entregue", "leido", "lido", "fallido", "falhou"),
            }
        ),
        "kind": frozenset({"template", "hsm", "free_form", "freeform", "session"}),
    }
)
"""Values that no other field has. *sent* may be a direction or a state, *service* a kind."""

_ENTRIES: Final = ("ad", "page_cta")
_DEVICES: Final = ("phone", "desktop")
_NO_ERROR: Final = frozenset({"", "0", "none", "null", "[]", "{}", "-", "false", "ok"})


@dataclass(frozen=True, slots=True)
class RowKind:
    """What all rows with the same features are.

    Attributes:
        kind: A `MessageKind`, or `KIND_UNKNOWN`.
        state: What became of it, as far as the features say.
        country: The country's code, or an empty text.
        market: The market as it is named, or an empty text.
        number: The business number's id, or an empty text.
        group: The group's id, or an empty text.
        problems: What is wrong, without place, if it counts as delivered.
        contradiction: Whether it says both that it was delivered and that it failed.
    """

    kind: int
    state: State
    country: str
    market: str
    number: str
    group: str
    problems: tuple[Problem, ...]
    contradiction: bool = False

    @property
    def is_inbound(self) -> bool:
        return self.kind <= MessageKind.ENTRY


class Reader:
    """Reads the features of one row; what it finds wrong is kept."""

    def __init__(
        self, values: Mapping[str, Any], code_of: Callable[[str], str], template_category: str
    ) -> None:
        """Take the values by the names of `FEATURES`.

        Args:
            values: Anything; nothing where a row has none.
            code_of: Finds a country's code by its name, or an empty text.
            template_category: What templates without category count as, or an empty text.
        """
        self._problems: list[Problem] = []
        self._template_category = template_category
        self._values = values
        self._code_of = code_of

    def row_kind(self) -> RowKind:
        state, contradiction = self._state()
        kind = self._kind()
        entry, device = self._checked("entry", _ENTRIES), self._checked("device", _DEVICES)
        if kind is not None and kind > MessageKind.ENTRY and entry:
            self._tell_entry(entry)
        elif kind == MessageKind.INBOUND and entry and device != "desktop":
            kind = MessageKind.ENTRY
        return RowKind(
            kind=KIND_UNKNOWN if kind is None else kind,
            state=State.NOT_SAID if kind is not None and kind <= MessageKind.ENTRY else state,
            country=self._country(),
            market=self._text("market"),
            number=self._text("number"),
            group=self._text("group_id"),
            problems=tuple(self._problems),
            contradiction=contradiction,
        )

    def _tell(self, code: str, message: Sentence, hint: Sentence) -> None:
        problem = Problem(code, "", message, hint)
        if problem not in self._problems:
            self._problems.append(problem)

    def _text(self, name: str) -> str:
        value = self._values.get(name)
        if value is None:
            return ""
        if type(value) not in {str, int, bool}:
            self._tell(
                "not-a-text",
                say("the field {key!r} is not a text", key=name),
                say("give a text or a whole number"),
            )
            return ""
        return str(value).strip()

    def _word(self, name: str) -> str:
        return word_of(self._text(name))

    def _checked(self, name: str, allowed: tuple[str, ...]) -> str:
        text, word = self._text(name), self._word(name)
        if text and word not in allowed:
            self._tell_unknown(name, text, allowed)
            return ""
        return word

    def _tell_unknown(self, name: str, text: str, allowed: tuple[str, ...]) -> None:
        self._tell(
            f"unknown-{name}",
            say("{name} {text!r} is not known", name=name, text=numbers_masked(text)),
            say("use {choices}", choices=allowed),
        )

    def _state(self) -> tuple[State, bool]:
        """Read what became of the message, and whether its fields exclude each other."""
        text, word = self._text("status"), self._word("status")
        failed = bool(self._values.get("error"))
        if not text:
            return (State.FAILED if failed else State.NOT_SAID), False
        state = _STATES.get(word)
        if state is None:
            self._tell_unknown("status", text, ("delivered", "read", "sent", "failed"))
            return State.DELIVERED, False  # so that the problem is told
        if failed and state is State.WAITING:
            return State.FAILED, False
        return state, failed and state in {State.DELIVERED, State.READ}

    def _kind(self) -> MessageKind | None:
        """Read what it is; nothing where the row leaves open whether it is a template."""
        text, word = self._text("kind"), self._word("kind")
        direction = self._direction()
        category = self._word("category").removeprefix("group_")
        if word in CATEGORY_KINDS and not category:
            word, category = "template", word
        name = _KINDS.get(word, "")
        if text and not name:
            self._tell_unknown("kind", text, EVENT_KINDS)
            return None
        if direction:
            return MessageKind.INBOUND
        if not name and direction is None and ("kind" in self._values or not category):
            self._tell(
                "missing-field",
                say("the field {name!r} is missing", name="kind"),
                say("give {example}", example=say("one of {names}", names=EVENT_KINDS)),
            )
            return None
        return self._sent_kind(name, category)

    def _sent_kind(self, name: str, category: str) -> MessageKind | None:
        if name == "template":
            return self._template(category)
        if name:
            if category and category not in {"service", *FREE_FORM_CATEGORIES}:
                self._tell(
                    "category-without-template",
                    say(
                        "category {category!r} is given for the kind {name!r}",
                        category=category,
                        name=name,
                    ),
                    say("leave the category out, or make the kind 'template'"),
                )
            return {"free_form": MessageKind.FREE_FORM, "reaction": MessageKind.REACTION}.get(
                name, MessageKind.INBOUND
            )
        if category in FREE_FORM_CATEGORIES:
            return MessageKind.FREE_FORM
        if self._text("template") and not category and self._template_category:
            return self._template("")
        if not category or category in _UNSAID_CATEGORIES:
            return None
        return self._template(category)

    def _template(self, category: str) -> MessageKind | None:
        category = category or self._template_category
        if not category or category in _UNSAID_CATEGORIES:
            self._tell(
                "missing-field",
                say("the field {name!r} is missing", name="category"),
                say("give {example}", example=say("one of {names}", names=_SAID_CATEGORIES)),
            )
            return None
        if category not in CATEGORY_KINDS:
            self._tell_unknown("category", self._text("category"), _SAID_CATEGORIES)
        return CATEGORY_KINDS.get(category)

    def _direction(self) -> bool | None:
        """Tell whether a customer wrote it; nothing where that is not said."""
        text, word = self._text("direction"), self._word("direction")
        if text and word not in _DIRECTIONS:
            self._tell_unknown("direction", text, ("inbound", "outbound"))
        return _DIRECTIONS.get(word)

    def _tell_entry(self, entry: str) -> None:
        self._tell(
            "entry-of-outbound",
            say(
                "{name} {text!r} is given for the kind {kind!r}",
                name="entry",
                text=entry,
                kind=self._text("kind"),
            ),
            say("only inbound messages come through an ad or a Page button"),
        )

    def _country(self) -> str:
        text = self._text("country")
        return (self._code_of(text) or caseless(text).upper()) if text else ""


Key = TypeVar("Key", bound=Hashable)


class Numbering(dict[Key, int]):
    """Numbers values from 0 in the order in which they are first asked for."""

    def __missing__(self, value: Key) -> int:
        code = self[value] = len(self)
        return code


@dataclass(frozen=True, slots=True, eq=False)
class BatchKinds:
    """What the rows of a batch are.

    Attributes:
        kinds: What occurs among them.
        index: Of each row its index there.
    """

    kinds: Sequence[RowKind]
    index: Indices

    def __getitem__(self, row: int) -> RowKind:
        return self.kinds[int(self.index[row])]

    def column(self, value: Callable[[RowKind], Any], kind: DTypeLike) -> NDArray[Any]:
        """Give a value of what each row is."""
        return np.array([value(one) for one in self.kinds], dtype=kind)[self.index]

    def taken(self, rows: Indices) -> "BatchKinds":
        return BatchKinds(self.kinds, self.index[rows])


class RowKindNumbering:
    """Knows what rows are by their features, each combination of which is parsed once."""

    def __init__(self, code_of: Callable[[str], str]) -> None:
        """Take what finds a country's code by its name, or an empty text."""
        self._code_of = code_of
        self._kinds: list[RowKind] = []
        self._known: dict[tuple[str, ...], dict[Any, int]] = {}

    def of_batch(
        self, columns: Mapping[str, Sequence[Any]], count: int, template_category: str
    ) -> BatchKinds:
        """Say what so many rows are.

        Args:
            columns: Columns by field, of which those of `FEATURES` matter.
            count: The number of rows.
            template_category: What templates without category count as, or an empty text.
        """
        features = {name: columns[name] for name in FEATURES if name in columns}
        for name, is_said in (("error", is_error), ("template", bool)):
            if name in features:
                features[name] = ["yes" if is_said(value) else "" for value in features[name]]
        known = self._known.setdefault((template_category, *features), {})
        if len(known) > MOST_KNOWN:
            known.clear()
        keys = list(zip(*features.values(), strict=True)) if features else [()] * count
        try:
            codes = [known.get(key, -1) for key in keys]
        except TypeError:  # a list or an object cannot be looked up
            keys = [tuple(map(_plain_value, key)) for key in keys]
            codes = [known.get(key, -1) for key in keys]
        if -1 in codes:
            for row, key in enumerate(keys):
                if codes[row] < 0 and key not in known:
                    known[key] = len(self._kinds)
                    values = dict(zip(features, key, strict=True))
                    reader = Reader(values, self._code_of, template_category)
                    self._kinds.append(reader.row_kind())
                codes[row] = known[key]
        used, index = np.unique(np.array(codes, dtype=np.int64), return_inverse=True)
        return BatchKinds([self._kinds[code] for code in used.tolist()], index)


def _plain_value(value: Any) -> Any:
    return (str(value),) if isinstance(value, list | dict) else value


def id_text(value: Any) -> str:
    """Write an id or number as text; a number that a spreadsheet made a fraction is whole."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip() if type(value) in {str, int} else ""


def field_of_words(texts: Iterable[str]) -> str:
    """Find the field whose values these texts are, or give an empty text.

    Each has to be a value of the field, and one of them of no other field.
    """
    words = {word_of(text).removeprefix("group_") for text in texts}
    fields = (name for name, known in _VALUES.items() if words <= known)
    return next((name for name in fields if words & _TELLING[name]), "")


@lru_cache(maxsize=128)
def word_of(text: str) -> str:
    """Write a value so that case, accents and what joins its words make no difference."""
    return folded(text).replace(" ", "_")


def is_error(value: Any) -> bool:
    """Tell an error from a cell that says that there is none."""
    return value is not None and caseless(str(value)).strip() not in _NO_ERROR


_SAID_CATEGORIES: Final = ("marketing", "utility", "authentication")
