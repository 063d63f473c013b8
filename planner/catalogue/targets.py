"""What a catalogue is meant to hold: how many of which sort, read from a file and checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from planner.catalogue.document import parsed, read_text
from planner.catalogue.faults import Fault, choose
from planner.catalogue.words import ACCESS, BUILDS, TAGS
from planner.model.activity import SEASONS, TIMES_OF_DAY, WEATHERS, Activity, Care, Cost, Energy, Kind, Recurs, Setting
from planner.model.errors import Misread
from planner.model.text import clean
from planner.model.value import Value

LENGTHS = {"to-5": 5, "6-15": 15, "16-45": 45, "46-120": 120, "over-120": 24 * 60}
"""The buckets of usual lengths, with the most minutes of each."""
_LEVELS = ("0", "1", "2", "3")
SIDES: dict[str, tuple[str, ...]] = {
    "length": tuple(LENGTHS),
    "energy": tuple(Energy),
    "cost": tuple(Cost),
    "setting": tuple(Setting),
    "care": tuple(Care),
    "time_of_day": TIMES_OF_DAY,
    "season": SEASONS,
    "weather": WEATHERS,
    "contact": _LEVELS,
    "depth": _LEVELS,
    "novelty": _LEVELS,
    "recurs": tuple(Recurs),
    "builds": BUILDS,
    "access": ACCESS,
    "tags": TAGS,
}
"""The sides from which activities are counted, with the words of each; of what one builds, the first counts."""


def words_of(activity: Activity) -> dict[str, tuple[str, ...]]:
    """Return an activity's words on every side."""
    length = next(name for name, most in LENGTHS.items() if activity.minutes.typical <= most)
    one = ("energy", "cost", "care", "contact", "depth", "novelty", "recurs")
    several = ("setting", "time_of_day", "season", "weather", "access", "tags")
    return {
        "length": (length,),
        "builds": activity.builds[:1],
        **{side: (str(getattr(activity, side)),) for side in one},
        **{side: getattr(activity, side) for side in several},
    }


Words = Mapping[str, tuple[str, ...]]


class Slice(Value):
    """A part of the catalogue that may not run dry, or grow too large."""

    name: str
    says: str
    where: Words
    """Sides, and the words of which an activity has at least one on each."""
    every: Words = MappingProxyType({})
    """Sides, and the words of which an activity has all."""
    least: Mapping[str, int] = MappingProxyType({})
    """How many there are to be, by kind, or of `all`."""
    least_share: float = 0.0
    """Of all activities."""
    most_share: float = 1.0

    def holds(self, words: Words) -> bool:
        """Whether an activity with these words is part of it."""
        return all(not set(words[side]).isdisjoint(self.where[side]) for side in self.where) and all(
            set(words[side]).issuperset(self.every[side]) for side in self.every
        )


class Senseless(Value):
    """Words of two sides that don't go together, so that nobody looks for activities with both."""

    kinds: tuple[str, ...]
    pair: Words
    reason: str

    def covers(self, kind: str, pair: Mapping[str, str]) -> bool:
        """Whether it speaks of this pair of words, by side, for this kind."""
        return kind in self.kinds and all(pair.get(side) in words for side, words in self.pair.items())


class Targets(Value):
    """What a catalogue is meant to hold."""

    kinds: Mapping[str, int]
    slices: tuple[Slice, ...] = ()
    pair_least: int = 0
    pair_sides: tuple[str, ...] = ()
    senseless: tuple[Senseless, ...] = ()


class _Unfit(Exception):
    """A word or a pair that has no place there."""


def read_targets(path: Path) -> Targets:
    """Return the targets in a file; raises Misread with the first thing that does not fit."""
    text = read_text(path)
    document = text if isinstance(text, Fault) else parsed(path, text)
    if isinstance(document, Fault):
        raise Misread(str(document))
    try:
        return _targets(document)
    except KeyError as missing:
        said = f'"{missing.args[0]}" is missing.'
    except _Unfit as unfit:
        said = clean(str(unfit), 200)
    except (TypeError, ValueError, AttributeError):
        said = "one is not of the sort that belongs there."
    raise Misread(f"{clean(path.name)} holds no targets that can be read: {said}")


def _targets(document: dict[str, Any]) -> Targets:
    pairs = document.get("pairs", {})
    return Targets(
        kinds={_known(kind, tuple(Kind)): int(count) for kind, count in document["kinds"].items()},
        slices=tuple(_slice(table) for table in document.get("slice", [])),
        pair_least=int(pairs.get("least", 0)),
        pair_sides=tuple(_known(side, tuple(SIDES)) for side in pairs.get("across", [])),
        senseless=tuple(_senseless(table) for table in document.get("senseless", [])),
    )


def _slice(table: dict[str, Any]) -> Slice:
    least = {_known(kind, (*Kind, "all")): int(count) for kind, count in table.get("least", {}).items()}
    shares = {name: float(table[name]) for name in ("least_share", "most_share") if name in table}
    where, every = _words(table.get("where", {})), _words(table.get("every", {}))
    return Slice(str(table["name"]), str(table["says"]), where, every, least, **shares)


def _senseless(table: dict[str, Any]) -> Senseless:
    kinds = tuple(_known(kind, tuple(Kind)) for kind in table.get("kinds", Kind))
    pair = _words(table["pair"])
    if len(pair) != 2:
        raise _Unfit("a senseless pair names two sides.")
    return Senseless(kinds, pair, str(table["reason"]))


def _words(table: dict[str, list[str]]) -> Words:
    return {
        _known(side, tuple(SIDES)): tuple(_known(word, SIDES[side]) for word in words) for side, words in table.items()
    }


def _known(word: str, words: tuple[str, ...]) -> str:
    if word not in words:
        raise _Unfit(f'there is no "{word}"; {choose(str(word), words)}')
    return str(word)
