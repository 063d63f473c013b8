"""Whatever is saved, dropped and taken back, in whatever order and by whomever: the files hold just that."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.checkin import Rating
from planner.model.errors import Refused
from planner.store.home import Home
from planner.store.undo import DEPTH
from tests.store.samples import NOW, a_boundary, a_check_in, a_plan, a_rating, everything

NAMES = ("tea", "walk", "bath")
Key = tuple[str, ...]


@dataclass
class Dict:
    """The home as a plain dict with a list of what was done."""

    records: dict[Key, Any] = field(default_factory=dict)
    acts: list[tuple[str, dict[Key, tuple[Any, Any]]]] = field(default_factory=list)
    undone: set[int] = field(default_factory=set)

    def act(self, what: str, new: dict[Key, Any], undoable: bool) -> None:
        """Set records, or take out those that are None."""
        changes = {key: (self.records.get(key), value) for key, value in new.items() if self.records.get(key) != value}
        self._set(new)
        if undoable and changes:
            self.acts.append((what, changes))

    def undo(self) -> str | None:
        """Take the newest act back that can be."""
        for number in reversed(range(max(0, len(self.acts) - DEPTH), len(self.acts))):
            if number not in self.undone:
                what, changes = self.acts[number]
                if any(self.records.get(key) != new for key, (_, new) in changes.items()):
                    return None
                self._set({key: old for key, (old, _) in changes.items()})
                self.undone.add(number)
                return what
        return None

    def everything(self) -> tuple[tuple[Any, ...], ...]:
        """What should be seen at home."""
        of = {name: [v for k, v in self.records.items() if k[0] == name] for name in ("plan", "in", "no", "sealed")}
        rated = {(c.plan, partner) for c in of["in"] for partner in c.rated_by}
        seen = [rating for rating in of["sealed"] if (rating.plan, rating.partner) in rated]
        found: list[list[Any]] = [[], of["plan"], of["in"], *([[]] * 6), of["no"], seen, [], []]
        return tuple(tuple(sorted(records, key=repr)) for records in found)

    def _set(self, new: dict[Key, Any]) -> None:
        for key, value in new.items():
            self.records.pop(key, None)
            if value is not None:
                self.records[key] = value


names = st.sampled_from(NAMES)
partners = st.sampled_from("ab")
edits = st.one_of(
    st.builds(lambda n, m: (("plan", n), a_plan(n, minutes=m)), names, st.sampled_from([15, 30])),
    st.builds(lambda n, by: (("in", n), a_check_in(a_plan(n), *by)), names, st.sampled_from(["", "a", "b", "ab"])),
    st.builds(
        lambda n, p, r: (("sealed", n, p), a_rating(a_plan(n), p, r)),
        names,
        partners,
        st.sampled_from([Rating.NICE, Rating.LOVELY]),
    ),
    st.builds(lambda p, v: (("no", p, v), a_boundary(p, v)), partners, names),
)
acts = st.tuples(
    st.lists(st.tuples(edits, st.booleans()), min_size=1, max_size=4, unique_by=lambda edit: edit[0][0]),
    st.sampled_from([True, True, True, False]),
)
steps = st.one_of(acts, acts, st.just("undo"), st.just("open again"), st.just("break off"))


@settings(max_examples=300)
@given(taken=st.lists(steps, max_size=14))
def test_the_files_hold_what_a_plain_dict_would(taken: list[Any], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("home")
    home, other, plain = Home(folder), Home(folder), Dict()
    for number, step in enumerate(taken):
        if step == "undo":
            try:
                said: str | None = other.undo(NOW)
            except Refused:
                said = None
            assert said == plain.undo()
        elif step == "open again":
            home, other = Home(folder), home
        elif step == "break off":
            with pytest.raises(ZeroDivisionError):
                break_off(home)
        else:
            chosen, undoable = step
            with home.act(f"Act {number}" if undoable else "", NOW) as writing:
                for (_, record), kept in chosen:
                    (writing.save if kept else writing.drop)(record)
            plain.act(f"Act {number}", {key: record if kept else None for (key, record), kept in chosen}, undoable)
        assert everything(home) == plain.everything()
    assert everything(other) == everything(folder) == plain.everything()
    for name in ("store.json", "private-a.json", "private-b.json"):
        (folder / name).unlink(missing_ok=True)
    assert everything(folder) == plain.everything()


def break_off(home: Home) -> None:
    """An act that fails when half of it is said."""
    with home.act("Never", NOW) as writing:
        writing.save(a_plan("tea", minutes=1), a_boundary("a", "walk"))
        raise ZeroDivisionError
