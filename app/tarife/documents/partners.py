"""Saved partner profiles: one small file each, in a folder of the person's own."""

import json
import re
import unicodedata
import zlib
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, create_model

from tarife.files.reading import MOST_KEPT_BYTES, read_file
from tarife.plan.checks.costs import check_decimals, check_partner
from tarife.plan.model.costs import Partner
from tarife.plan.numbers import check_bounds
from tarife.plan.plain import plain
from tarife.terms.problems import FieldPath, InputError, OutsideError, Problem
from tarife.terms.saving import replace_file, system_reason
from tarife.terms.sentences import Sentence, say

_FORMAT: Final = 1
_SETTINGS: Final = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)
_NO_LETTERS: Final = re.compile("[^a-z0-9]+")


def load_partners(folder: Path) -> tuple[tuple[Partner, ...], tuple[Problem, ...]]:
    """Read every profile of a folder, by name; files that cannot be used are told.

    A folder that is not there has none.
    """
    partners, problems = [], []
    for path in sorted(folder.glob("*.json")):
        read = _read(path)
        if isinstance(read, Problem):
            problems.append(read)
        else:
            partners.append(read)
    return tuple(sorted(partners, key=lambda partner: partner.name.casefold())), tuple(problems)


def save_partner(partner: Partner, folder: Path) -> None:
    """Save a profile under its name, whole or not at all, in place of one of the same name.

    Raises:
        InputError: If the profile has problems, with all of them.
        OutsideError: If the disk or the system refuses.
    """
    problems = [*_name_problems(partner), *_problems(partner)]
    if problems:
        raise InputError(problems)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutsideError(
            folder, say("the folder cannot be made ({strerror})", strerror=system_reason(error))
        ) from error
    text = json.dumps(
        {"format": _FORMAT, "partner": plain(partner)}, ensure_ascii=False, indent=2
    )
    replace_file(_path(partner.name, folder), f"{text}\n".encode(errors="replace"))


def remove_partner(name: str, folder: Path) -> None:
    """Remove the profile of a name; plans that use its figures keep them.

    Raises:
        OutsideError: If the disk or the system refuses.
    """
    path = _path(name, folder)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise OutsideError(
            path, say("the file cannot be removed ({strerror})", strerror=system_reason(error))
        ) from error


def _read(path: Path) -> Partner | Problem:
    try:
        text = read_file(path, MOST_KEPT_BYTES).decode("utf-8-sig")
        partner: Partner = _profile().validate_json(text).partner
    except OutsideError as error:
        return _no_profile(path, error.message)
    except InputError as error:
        return _no_profile(path, error.problems[0].message)
    except UnicodeDecodeError:
        return _no_profile(path, say("it is not UTF-8 text"))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"][1:])
        return _no_profile(
            path, say("{value} has not the form of a profile", value=field or "the file")
        )
    problems = [*_name_problems(partner), *_problems(partner)]
    return _no_profile(path, _in_short(problems[0])) if problems else partner


def _in_short(problem: Problem) -> Sentence:
    if problem.hint:
        return say(
            "{where}: {message}; {hint}",
            where=problem.where,
            message=problem.message,
            hint=problem.hint,
        )
    return say("{where}: {message}", where=problem.where, message=problem.message)


def _no_profile(path: Path, reason: str) -> Problem:
    return Problem(
        "not-a-partner",
        path.name,
        say("this partner profile cannot be used: {reason}", reason=reason),
        say("correct the file, or save the profile anew"),
    )


def _name_problems(partner: Partner) -> list[Problem]:
    if partner.name.strip():
        return []
    return [
        Problem(
            "no-partner-name", "name", say("the partner has no name"), say("give it a name")
        )
    ]


def _problems(partner: Partner) -> list[Problem]:
    return [
        *check_partner(FieldPath(), partner),
        *check_decimals(FieldPath(), partner),
        *check_bounds(partner, FieldPath()),
    ]


def _path(name: str, folder: Path) -> Path:
    """Name the file after the partner, as far as every system can, and unlike any other."""
    own = " ".join(name.split()).casefold()
    plain_letters = unicodedata.normalize("NFKD", own).encode("ascii", "ignore").decode()
    readable = _NO_LETTERS.sub("-", plain_letters).strip("-")[:40] or "partner"
    return folder / f"{readable}-{zlib.crc32(own.encode(errors='replace')):08x}.json"


@cache
def _profile() -> TypeAdapter[Any]:
    outer: dict[str, Any] = {"format": (Literal[1], ...), "partner": (Partner, ...)}
    file: type[BaseModel] = create_model("PartnerFile", __config__=_SETTINGS, **outer)
    return TypeAdapter(file)
