"""Values to plain JSON values and back, by the types that their fields declare."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import cache, lru_cache
from typing import Any, get_args, get_origin

from planner.model.value import Value, defaults_of, held, names_of

_AT_HAND = 64
"""Values of a kind that are kept to be shared."""
_ENDLESS = float("inf")


def encode(value: Any) -> Any:
    """Return a value as JSON: dates in ISO format, instants in UTC with a Z, enums as their words."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, datetime):
        return _spelled(value)
    if isinstance(value, date | time):
        return value.isoformat()
    return {name: encode(each) for name, each in held(value).items()}


def _spelled(moment: datetime) -> str:
    if moment.tzinfo is None:
        return moment.isoformat()
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


@cache
def decoder(kind: Any) -> Callable[[Any], Any]:
    """Return what reads JSON values of a type; it raises ValueError for anything else, and leaves unknown fields."""
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind))
    if isinstance(kind, types.UnionType):
        inner = decoder(next(part for part in get_args(kind) if part is not types.NoneType))
        return lambda value: None if value is None else inner(value)
    if issubclass(kind, Value):
        return _record(kind)
    if issubclass(kind, Enum):
        word: Callable[[Any], Any] = kind
        return word
    return _SIMPLE[kind]


def _tuple(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    inner = decoder(kinds[0])

    # Who rated what, and how, is alike in most of ten years: a few that were read last are shared.
    @lru_cache(maxsize=_AT_HAND)
    def shared(found: tuple[Any, ...]) -> tuple[Any, ...]:
        return found

    def read(value: Any) -> Any:
        if not isinstance(value, list) or (kinds[-1] is not Ellipsis and len(value) != len(kinds)):
            raise ValueError("not a list of this length")
        return shared(tuple(inner(item) for item in value))

    return read


def _record(kind: Any) -> Callable[[Any], Any]:
    usual = defaults_of(kind)
    known = [(name, decoder(_declared(kind, name)), usual.get(name)) for name in names_of(kind)]
    needed = {*names_of(kind)}.difference(usual)

    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise ValueError("not a record")
        if not needed <= value.keys():
            raise ValueError("a field is missing")
        return kind.made_of([inner(value[name]) if name in value else default for name, inner, default in known])

    return read


def _declared(kind: type[Value], name: str) -> Any:
    """Return the type that a class declares for a name; `typing.get_type_hints` takes four times as long."""
    by = next(each for each in kind.__mro__ if name in vars(each).get("__annotations__", ()))
    return eval(by.__annotations__[name], vars(sys.modules[by.__module__]))


def _plain(kind: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        # A bool is an int to Python, not to a reader.
        if type(value) is not kind:
            raise ValueError("another type")
        return value

    return read


def _said(value: Any) -> str:
    if type(value) is not str:
        raise ValueError("not a text")
    # What many records say is one text in memory: a third of what ten years take.
    return sys.intern(value)


def _number(value: Any) -> float:
    # What is none, or without an end, JSON can't write down again.
    if type(value) not in (int, float) or not -_ENDLESS < value < _ENDLESS:
        raise ValueError("not a number")
    return float(value)


def _text(read: Callable[[str], Any]) -> Callable[[Any], Any]:
    def checked(value: Any) -> Any:
        if not isinstance(value, str):
            raise ValueError("not a text")
        return read(value)

    return checked


_SIMPLE: dict[Any, Callable[[Any], Any]] = {
    str: _said,
    int: _plain(int),
    bool: _plain(bool),
    float: _number,
    date: _text(date.fromisoformat),
    time: _text(time.fromisoformat),
    # When something began is mostly when it was to begin.
    datetime: _text(lru_cache(maxsize=_AT_HAND)(datetime.fromisoformat)),
}
