"""The same situation gives the same proposals: in another order, another run, another process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from planner.model.value import replace
from planner.suggest.engine import fill_week, suggest_now
from planner.suggest.quiz import quiz_pairs
from planner.suggest.repertoire import Repertoire
from tests.suggest.samples import a_couple, a_situation, a_slot, evenings, shipped, slugs
from tests.suggest.situations import situations, slots_of

ROOT = Path(__file__).parents[2]
SHOW = """
from planner.suggest.engine import fill_week, suggest_now
from planner.suggest.quiz import quiz_pairs
from tests.suggest.samples import a_couple, a_situation, a_slot, done, evenings, shipped
history = tuple(done(a, f"2026-10-{10 + n} 20:00", 1 + n % 5, 1 + n % 4) for n, a in enumerate(shipped()[:20]))
situation = a_situation(*shipped(), couple=a_couple(), history=history)
print(fill_week(situation, evenings()), suggest_now(situation, a_slot(), 9), quiz_pairs(situation))
"""


@given(st.data())
def test_order_is_no_matter(data: st.DataObject) -> None:
    situation = data.draw(situations())
    slots = data.draw(slots_of(situation))
    other = replace(
        situation,
        repertoire=Repertoire(situation.activities[::-1]),
        planned=situation.planned[::-1],
        answers=situation.answers[::-1],
        history=situation.history[::-1],
        boundaries=situation.boundaries[::-1],
        feedback=situation.feedback[::-1],
    )
    assert fill_week(situation, slots) == fill_week(other, data.draw(st.permutations(slots)))
    assert quiz_pairs(situation) == quiz_pairs(other)


def shown(hash_seed: str, zone: str) -> str:
    """What a fresh process proposes."""
    world = {"PYTHONHASHSEED": hash_seed, "TZ": zone, "PATH": "", "SYSTEMROOT": ""}
    ran = subprocess.run(
        [sys.executable, "-c", SHOW], cwd=ROOT, env=world, capture_output=True, text=True, check=True, timeout=60
    )
    return ran.stdout


def test_another_process_proposes_the_same() -> None:
    found = {shown("1", "UTC"), shown("2", "America/New_York"), shown("77", "Pacific/Apia")}
    assert len(found) == 1
    assert "Proposal" in found.pop()


def test_another_seed_gives_other_ideas_and_the_same_seed_the_same() -> None:
    weeks = [fill_week(a_situation(*shipped(), couple=a_couple(), seed=n), evenings()) for n in (1, 1, 2, 3, 4)]
    assert weeks[0] == weeks[1]
    assert len({tuple(slugs(week)) for week in weeks}) > 1


def test_another_week_gives_other_ideas() -> None:
    now = a_situation(*shipped(), couple=a_couple())
    then = replace(now, week=now.week.shift(1))
    assert slugs(suggest_now(now, a_slot(), 5)) != slugs(suggest_now(then, a_slot("2026-12-02 19:00"), 5))
