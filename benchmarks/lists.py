"""What a key costs in the catalogue's search over ten thousand activities, beside a plain substring search.

    python -m benchmarks.lists [ROUNDS]

For each key of a few typed texts: what is found, and the lines that a screen shows of it, drawn. Beside it the floor:
one `in` for each of the same texts, kept as one folded string each. Both are measured key by key in turns, as time on
the processor, so that what else the machine does counts little. Ends with 1 when one key in twenty takes more than a
frame at thirty a second.
"""

from __future__ import annotations

import sys
from functools import partial
from itertools import islice
from statistics import median, quantiles
from time import process_time

from benchmarks.table import taken
from planner.catalogue.catalogue import Catalogue, load
from planner.catalogue.filters import live
from planner.catalogue.folders import shipped_folder
from planner.catalogue.search import Searching, fold
from planner.model.activity import Activity
from planner.model.value import replace
from planner.tui.widgets.activity_list import ActivityList

COUNT = 10_000
ROUNDS = 20
TYPED = ("walk the river", "tea", "hands", "s t", "a quiet evening", "zzz")
LINES = 40
GOAL_MS = 33.0


def main(rounds: int) -> int:
    shipped = load([shipped_folder()]).activities
    numbered = ((number, each) for number in range(COUNT) for each in shipped)
    many = [replace(each, id=f"{each.id}-{n}", title=f"{each.title} {n}") for n, each in islice(numbered, COUNT)]
    catalogue = Catalogue(tuple(many))
    began = process_time()
    searching = catalogue.searching(live)
    folded = (process_time() - began) * 1000
    texts = [fold("\n".join((a.title, a.id, a.summary, *a.steps, *a.tags))) for a in many]
    listed = ActivityList(id="list")
    ours: list[float] = []
    floor: list[float] = []
    for _ in range(rounds):
        for typed in TYPED:
            for end in range(1, len(typed) + 1):
                text = typed[:end]
                ours.append(taken(partial(drawn, listed, searching, text)))
                floor.append(taken(partial(holding, texts, text)))
    p95 = quantiles(ours, n=20)[-1]
    print(f"{len(many):,} activities, {len(ours)} keys; folded once in {folded:.0f} ms, before the first key")
    print(f"substring   median {median(floor):6.2f} ms   p95 {quantiles(floor, n=20)[-1]:6.2f} ms")
    print(f"a key       median {median(ours):6.2f} ms   p95 {p95:6.2f} ms   (goal {GOAL_MS:.0f} ms)")
    print(f"            x{median(mine / theirs for mine, theirs in zip(ours, floor, strict=True)):.2f} key by key")
    return 0 if p95 <= GOAL_MS else 1


def holding(texts: list[str], text: str) -> list[str]:
    return [each for each in texts if text in each]


def drawn(listed: ActivityList, searching: Searching, text: str) -> list[object]:
    """What a key leads to: the activities that are found, and the rows of a screen full of them."""
    found: list[Activity] = searching.find(text)
    return [listed.row(each, 100, here=False) for each in found[:LINES]]


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
