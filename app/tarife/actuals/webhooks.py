"""Meta's webhooks as they arrive, and what partners wrap around them, as rows of a log.

A webhook holds statuses of messages that the business sent, messages of customers, or neither.
People keep it whole or only its inner parts; partners put it into envelopes of their own. So
statuses and messages are sought at any depth, and known by their own fields.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

Row = dict[str, Any]

ALIAS: Final = "alias"
"""The field of a row that is no message, but says that two ids are one customer."""

PRICING_FIELDS: Final = ("pricing", "conversation_id", "account")
"""Fields of a row that say how Meta charged a message, and to which account."""

EVENT_NAMES: Final = frozenset({"at", "customer", "kind"})
"""Fields of ours, any of which makes a JSON object a row of a log."""

_MOST_DEPTH: Final = 12
_DELIVERABLE: Final = frozenset({"id", "status", "timestamp"})
_BSUID: Final = re.compile(r"[A-Z]{2}\.(ENT\.)?\w+")


def is_event(names: Collection[str]) -> bool:
    """Tell a row of a log, by the names of its fields, from a webhook."""
    return not EVENT_NAMES.isdisjoint(names)


def events_of(value: Any) -> list[Row] | None:
    """Give the events that a JSON document holds.

    Returns:
        Rows of a log; none for a webhook that tells of something else; nothing at all for a
        document that is neither a row nor a webhook.
    """
    if not isinstance(value, dict):
        return None if not isinstance(value, list) else _of_all(value)
    if is_event(value):
        return [value]
    found = list(_events_in(value, {}, 0))
    return found if found or _is_webhook(value) else None


def _is_webhook(value: Any) -> bool:
    """Tell a webhook that holds no messages, inside whatever envelope."""
    if not isinstance(value, dict):
        return False
    if any(isinstance(value.get(name), list) for name in ("entry", "statuses", "messages")):
        return True
    if value.keys() >= {"field", "value"}:
        return True
    return any(map(_is_webhook, value.values()))


def _of_all(values: list[Any]) -> list[Row] | None:
    found = [events_of(value) for value in values]
    if values and all(events is None for events in found):
        return None
    return [row for events in found for row in events or ()]


def _events_in(value: Any, context: Row, depth: int) -> Iterator[Row]:
    """Seek statuses and messages in a value, with what the objects around it say."""
    if depth > _MOST_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _events_in(item, context, depth + 1)
    elif isinstance(value, dict):
        yield from _of_object(value, context, depth)


def _of_object(value: Row, context: Row, depth: int) -> Iterator[Row]:
    """Take an object as what it is, or seek in what stands in it."""
    if _is_status(value):
        yield _status(value, context)
    elif _is_message(value):
        yield from _message(value, context)
    elif isinstance(value.get("deductions"), dict):
        yield _deduction(value, context)
    else:
        yield from _renewed(value)
        inside = context | _context_of(value)
        for inner in value.values():
            yield from _events_in(inner, inside, depth + 1)


def _context_of(value: Mapping[str, Any]) -> Row:
    """Take what an object says of all that stands in it: the number, and who is who."""
    known: Row = {}
    metadata = value.get("metadata")
    if isinstance(metadata, dict):
        known["number"] = metadata.get("phone_number_id") or metadata.get(
            "display_phone_number"
        )
    contacts = value.get("contacts")
    if isinstance(contacts, list) and len(contacts) == 1 and isinstance(contacts[0], dict):
        known["user_id"] = contacts[0].get("user_id")
        known["wa_id"] = contacts[0].get("wa_id")
    if isinstance(value.get("changes"), list):
        known["account"] = value.get("id")
    if isinstance(value.get("payload"), dict):
        known["at"] = value.get("timestamp")
    return {name: one for name, one in known.items() if one}


def _is_status(value: Mapping[str, Any]) -> bool:
    if not isinstance(value.get("status"), str):
        return False
    names = ("recipient_id", "recipient_user_id", "recipient")
    return any(name in value for name in names) or (
        value.keys() >= _DELIVERABLE and "from" not in value
    )


def _is_message(value: Mapping[str, Any]) -> bool:
    return ("from" in value or "from_user_id" in value) and "id" in value


def _status(value: Mapping[str, Any], context: Row) -> Row:
    pricing = value.get("pricing")
    conversation = value.get("conversation")
    if not isinstance(pricing, dict) and isinstance(conversation, dict):
        pricing = conversation.get("pricing")  # so the page on groups prints it
    user = value.get("recipient_user_id") or context.get("user_id")
    row = {
        "direction": "outbound",
        "at": value.get("timestamp"),
        "customer": _number(value.get("recipient_id") or value.get("recipient")) or user,
        "user_id": user,
        "number": context.get("number"),
        "status": value["status"],
        "message_id": value.get("id") or value.get("message_id"),
        "category": _category(pricing, conversation),
    }
    if context.get("account"):
        row["account"] = context["account"]
    if isinstance(pricing, dict):
        row["pricing"] = pricing
    if isinstance(conversation, dict) and conversation.get("id"):
        row["conversation_id"] = conversation["id"]
    if value.get("recipient_type") == "group":
        member = value.get("recipient_participant_id") or value.get("participant_recipient_id")
        row |= {"group_id": value.get("recipient_id"), "customer": _number(member) or user}
    return row


def _number(value: Any) -> Any:
    """Write a WhatsApp id, which is an international number, with its plus sign."""
    return f"+{value}" if str(value).isdecimal() else value


def _category(pricing: Any, conversation: Any) -> Any:
    """Read what a status was charged as; the conversation's origin where it has no price."""
    if isinstance(pricing, dict) and pricing.get("category"):
        return pricing["category"]
    origin = conversation.get("origin") if isinstance(conversation, dict) else None
    return origin.get("type") if isinstance(origin, dict) else origin


def _deduction(value: Mapping[str, Any], context: Row) -> Row:
    """Read a partner's event of a charge: what was deducted for whom, inside what says when."""
    references, charged = value.get("references"), value["deductions"]
    named = references if isinstance(references, dict) else {}
    return {
        "direction": "outbound",
        "at": context.get("at"),
        "customer": _number(named.get("destination")),
        "status": "delivered",
        "message_id": named.get("id"),
        "category": charged.get("type"),
        "conversation_id": named.get("conversationId"),
        "pricing": {
            "billable": charged.get("billable"),
            "pricing_model": "CBP" if charged.get("model") in ("CBP", "NBP") else None,
            "category": charged.get("type"),
        },
    }


def _message(value: Mapping[str, Any], context: Row) -> Iterator[Row]:
    user = value.get("from_user_id") or context.get("user_id")
    sender = _number(value.get("from")) or user
    if value.get("type") == "system":
        change = value.get("system")
        if isinstance(change, dict):
            for name in ("wa_id", "new_wa_id", "user_id"):
                if change.get(name):
                    yield {ALIAS: (str(sender), str(_number(change[name])))}
        return
    referral = value.get("referral")
    is_ad = isinstance(referral, dict) and referral.get("source_type") in ("ad", None)
    yield {
        "direction": "inbound",
        "at": value.get("timestamp"),
        "customer": sender,
        "user_id": user,
        "number": context.get("number"),
        "message_id": value["id"],
        "entry": "ad" if is_ad else None,
        "group_id": value.get("group_id"),
        "account": context.get("account"),
    }


def _renewed(value: Mapping[str, Any]) -> Iterator[Row]:
    """Take the old and the new user id of a customer who changed number."""
    user = value.get("user_id")
    if isinstance(user, dict) and user.get("previous") and user.get("current"):
        yield {ALIAS: (str(user["previous"]), str(user["current"]))}
        if value.get("wa_id"):
            yield {ALIAS: (str(_number(value["wa_id"])), str(user["current"]))}


def is_bsuid(text: str) -> bool:
    """Tell a business-scoped user id, which begins with the country of its number."""
    return _BSUID.fullmatch(text) is not None
