"""Named mappings of reports: one small file each, in a folder of the person's own."""

import json
import os
import re
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tarife.actuals.reports import FIELDS, KNOWN_REPORTS, ReportMapping
from tarife.files.reading import MOST_KEPT_BYTES, read_file
from tarife.terms.problems import InputError, OutsideError, Problem, TarifeError, nearest
from tarife.terms.saving import replace_file, system_reason
from tarife.terms.sentences import say

_NAME: Final = re.compile(r"\w[\w .-]{0,59}")
_Field = Annotated[str, Field(pattern=f"^({'|'.join(FIELDS)})$")]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    format: Literal[1] = 1
    columns: dict[_Field, str]
    values: dict[_Field, dict[str, str]] = {}
    template_category: Literal["", "marketing", "utility", "authentication"] = ""
    is_utc: bool = False


def may_be_named(name: str) -> bool:
    """Tell whether a mapping may have a name, which is that of its file too."""
    return _NAME.fullmatch(name) is not None


def mapping_names(folder: Path) -> tuple[str, ...]:
    """List the person's own mappings, then those of reports that are known."""
    own = sorted(path.stem for path in folder.glob("*.json"))
    return tuple(dict.fromkeys((*own, *(preset.name for preset in KNOWN_REPORTS))))


def find_mapping(name: str, folder: Path) -> ReportMapping:
    """Find a mapping by its name: the person's own, else one of a report that is known.

    Raises:
        InputError: If there is none of this name, or its file is not one.
        OutsideError: If the file cannot be read.
    """
    own = {path.stem: path for path in folder.glob("*.json")}
    if name in own:
        return _read(own[name])
    presets = {preset.name: preset for preset in KNOWN_REPORTS}
    if name in presets:
        return presets[name]
    known = (*own, *presets)
    message = say("there is no mapping {name!r}", name=name)
    hint = nearest(name, known) or say("use one of {names}", names=known)
    raise InputError([Problem("unknown-mapping", "--mapping", message, hint)])


def is_other(mapping: ReportMapping, folder: Path) -> bool:
    """Tell whether something else is kept under the name of a mapping, be it unreadable."""
    path = _path(mapping, folder)
    try:
        return os.path.exists(path) and read_file(path, MOST_KEPT_BYTES) != _content(mapping)
    except TarifeError:
        return True


def save_mapping(mapping: ReportMapping, folder: Path) -> None:
    """Save a mapping under its name, in place of one of the same name.

    Raises:
        OutsideError: If the disk or the system refuses.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = say("the folder cannot be made ({strerror})", strerror=system_reason(error))
        raise OutsideError(folder, reason) from error
    replace_file(_path(mapping, folder), _content(mapping))


def _path(mapping: ReportMapping, folder: Path) -> Path:
    return folder / f"{mapping.name}.json"


def _content(mapping: ReportMapping) -> bytes:
    held = _File(
        columns=dict(mapping.columns),
        values={name: dict(values) for name, values in mapping.values.items()},
        template_category=mapping.template_category,  # type: ignore[arg-type]
        is_utc=mapping.is_utc,
    )
    return f"{json.dumps(held.model_dump(), ensure_ascii=False, indent=2)}\n".encode(
        errors="replace"
    )


def _read(path: Path) -> ReportMapping:
    try:
        held = _File.model_validate_json(read_file(path, MOST_KEPT_BYTES))
    except ValidationError as error:
        message = say("this is no mapping of columns")
        hint = say("correct the file, or save the mapping anew")
        raise InputError([Problem("not-a-mapping", path.name, message, hint)]) from error
    return ReportMapping(path.stem, **held.model_dump(exclude={"format"}))
