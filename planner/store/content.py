"""Everything a couple has, as one value: as one readable file, and back."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

from planner import __version__
from planner.model.errors import DataProblem, Refused
from planner.model.value import Value
from planner.store.journal import SCHEMA, Tables, newer, plain_bytes
from planner.store.migrations import migrated
from planner.store.names import NAMES, SHARED, owner_of, private_name
from planner.store.own_files import is_own
from planner.store.records import every_kind, read_record

FORMAT = "ourweek-backup"
_LARGEST = 200_000_000
_NOT_OURS = "This is no backup of Ourweek"


class Content(Value):
    """The records of each store, and the files of their own."""

    stores: Mapping[str, Tables]
    files: Mapping[str, str]


def write_readable(content: Content, made: str) -> bytes:
    """Return everything as one JSON document; what is one partner's alone is wrapped, so that no eye falls on it."""
    private = {owner: tables for name, tables in content.stores.items() if (owner := owner_of(name))}
    document = {
        "format": FORMAT,
        "schema": SCHEMA,
        "app": __version__,
        "made": made,
        "shared": content.stores[SHARED],
        "sealed": {owner: b64encode(plain_bytes(tables)).decode() for owner, tables in private.items()},
        "files": content.files,
    }
    return plain_bytes(document, indent=1) + b"\n"


def read_readable(data: bytes) -> Content:
    """Return what such a document holds; raises Refused when it is none, and DataProblem when it is a newer one."""
    if len(data) > _LARGEST:
        raise Refused(f"{_NOT_OURS}: it is larger than {_LARGEST // 1_000_000} MB.")
    try:
        document = json.loads(data)
        if document["format"] != FORMAT:
            raise Refused(f"{_NOT_OURS}.")
        if document["schema"] > SCHEMA:
            raise newer("This backup")
        stores = {SHARED: document["shared"]}
        for partner, wrapped in document["sealed"].items():
            stores[private_name(partner)] = json.loads(b64decode(wrapped, validate=True))
        version = document["schema"]
        checked = {name: checked_tables(name, tables, version, foreign=True) for name, tables in stores.items()}
        return Content(checked, checked_files(document["files"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused(f"{_NOT_OURS}, or a part of it is missing.") from None


def checked_tables(name: str, tables: Any, version: int, *, foreign: bool = False) -> Tables:
    """Return the records of a store as they are today; raises ValueError or DataProblem for what can't be read.

    With `foreign` they come from a file that anybody may have written, and have to make sense as well.
    """
    from planner.store.soundness import is_sound

    if name not in NAMES:
        raise ValueError("no store of this name")
    if not all(isinstance(stored, dict) for table in tables.values() for stored in table.values()):
        raise ValueError("not records by their keys")
    found, owner = migrated(name, tables, version), owner_of(name)
    for kind, kept in every_kind():
        if kept.private == (owner is not None):
            for key, stored in found.get(kept.table, {}).items():
                record = read_record(kind, stored)
                if kept.key(record) != key or (kept.private and record.partner != owner):
                    raise DataProblem(f"A record among the {kept.table} lies in the wrong place; take another backup.")
                if foreign and not is_sound(record):
                    raise DataProblem(f"A record among the {kept.table} makes no sense; take another backup.")
    return found


def checked_files(files: Any) -> dict[str, str]:
    """Return the texts of their own files by their places; raises ValueError for anything else."""
    if not all(is_own(place) and isinstance(text, str) for place, text in files.items()):
        raise ValueError("not files of their own")
    return dict(files)
