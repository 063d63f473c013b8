"""Values: made once, compared by what they hold, and never changed.

To those who use them they are what frozen dataclasses with slots are. But a dataclass has each of its methods written
and compiled anew, most of a millisecond for every class, and loads `inspect` for it: whoever only asked what is on
tonight waited for that longer than for the answer. Values share their methods.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, ClassVar, NoReturn, Self, TypeVar, dataclass_transform

V = TypeVar("V", bound="Value")


@dataclass_transform(frozen_default=True)
class _Values(type):
    """Makes a slot of each name that a class declares with its type."""

    def __new__(
        cls, name: str, bases: tuple[type, ...], space: dict[str, Any], *, kw_only: bool = False, order: bool = False
    ) -> Any:
        above: Any = next(iter(bases), None)
        own = [each for each, kind in space.get("__annotations__", {}).items() if not kind.startswith("ClassVar")]
        defaults = {each: space.pop(each) for each in own if each in space}
        # What is worked out once needs a place as well.
        room = ["__dict__"] if any(isinstance(each, cached_property) for each in space.values()) else []
        made: Any = super().__new__(cls, name, bases, {**space, "__slots__": [*own, *room]})
        made._fields = names = (*(above._fields if above else ()), *own)
        made._defaults = {**(above._defaults if above else {}), **defaults}
        made._put = tuple(getattr(made, each).__set__ for each in names)
        made._usual = tuple(map(made._defaults.get, names))
        made._needed = max((number for number, each in enumerate(names, 1) if each not in made._defaults), default=0)
        made._in_order = 0 if kw_only else len(names)
        made._held = operator.attrgetter(*names) if names else None
        for each in (operator.lt, operator.le, operator.gt, operator.ge) if order else ():
            setattr(made, f"__{each.__name__}__", _comparing(each))
        return made


def _comparing(by: Callable[[Any, Any], bool]) -> Callable[[Any, Any], Any]:
    def compare(one: Any, other: Any) -> Any:
        return by(one._held(one), one._held(other)) if other.__class__ is one.__class__ else NotImplemented

    return compare


class Value(metaclass=_Values):
    """What is held under the names that a class declares; `replace` makes another one of it.

    A class that is declared with `kw_only` has its names said whenever one is made, one with `order` is sorted by them.
    """

    _fields: ClassVar[tuple[str, ...]]
    _defaults: ClassVar[Mapping[str, Any]]
    _put: ClassVar[tuple[Callable[[Any, Any], None], ...]]
    _usual: ClassVar[tuple[Any, ...]]
    _needed: ClassVar[int]
    """Up to which of them something has to be given."""
    _in_order: ClassVar[int]
    """How many may be given without their names."""
    _held: ClassVar[Any]

    def __init__(self, *given: Any, **named: Any) -> None:
        if named or not self._needed <= len(given) <= self._in_order:
            given = self._filled_up(given, named)
        elif len(given) < len(self._put):
            given += self._usual[len(given) :]
        for put, each in zip(self._put, given, strict=True):
            put(self, each)

    @classmethod
    def made_of(cls, given: Iterable[Any]) -> Self:
        """Return one that holds these, which have to be all there is to hold, in order: the quickest way to many."""
        made = cls.__new__(cls)
        for put, each in zip(cls._put, given, strict=True):
            put(made, each)
        return made

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        same: bool = self._held(self) == self._held(other)
        return same

    def __hash__(self) -> int:
        return hash(self._held(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self._fields)})"

    def __setattr__(self, name: str, each: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} stays as it is; 'replace' makes another one")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} stays as it is; 'replace' makes another one")

    @classmethod
    def _filled_up(cls, given: Sequence[Any], named: dict[str, Any]) -> tuple[Any, ...]:
        """Return what there is for each name, in their order; raises TypeError where that is too much or too little."""
        every = {**cls._defaults, **named}
        if given:
            first = cls._fields[: len(given)]
            if len(given) > cls._in_order or not named.keys().isdisjoint(first):
                raise TypeError(f"{cls.__name__} is given more than it holds")
            every.update(zip(first, given, strict=True))
        try:
            found = tuple([every[name] for name in cls._fields])
        except KeyError as lacking:
            raise TypeError(f"{cls.__name__} lacks {lacking}") from None
        if len(every) > len(found):
            raise TypeError(f"{cls.__name__} holds nothing but {', '.join(cls._fields)}")
        return found


def replace(value: V, /, **changes: Any) -> V:
    """Return another value, with some of it changed."""
    return type(value)(**{**held(value), **changes})


def held(value: Value) -> dict[str, Any]:
    """Return what a value holds, by name; values within it stay values."""
    return {name: getattr(value, name) for name in value._fields}


def names_of(kind: type[Value]) -> tuple[str, ...]:
    """Return the names that a kind of value declares, in their order."""
    return kind._fields


def defaults_of(kind: type[Value]) -> Mapping[str, Any]:
    """Return what a kind of value holds where nothing is said."""
    return kind._defaults
