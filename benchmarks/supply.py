"""Whether the catalogue ever runs short: two dozen couples, half a year each, with many seeds.

    python -m benchmarks.supply [SEEDS]

Prints, for each couple, the fewest and the usual number of activities that a week leaves to choose from, how many
plans a week gets, and every week that left something to be wished for. Ends with 1 when there was one.
"""

from __future__ import annotations

import sys
from statistics import mean, median

from planner.catalogue.catalogue import load
from planner.catalogue.folders import shipped_folder
from planner.model.activity import Activity
from tests.catalogue.supply import Profile, live, profiles, wants

SEEDS = 50
SHOWN = 3


def main(seeds: int) -> int:
    activities = load([shipped_folder()]).activities
    print(f"{len(activities)} activities, {seeds} seeds")
    print(f"{'':36}{'fewest':>8}{'usual':>8}{'plans':>8}{'short':>8}")
    short = sum(row(profile, activities, seeds) for profile in profiles())
    print("No week was short." if not short else f"{short} weeks were short.")
    return 1 if short else 0


def row(profile: Profile, activities: tuple[Activity, ...], seeds: int) -> int:
    weeks = [(seed, lived) for seed in range(seeds) for lived in live(profile, activities, seed)]
    possible = [len(lived.possible) for _, lived in weeks]
    plans = mean(len(lived.proposals) for _, lived in weeks)
    wanting = [f"seed {seed}, {want}" for seed, lived in weeks for want in wants(lived)]
    print(f"{profile.name:36}{min(possible):8}{median(possible):8.0f}{plans:8.1f}{len(wanting):8}", flush=True)
    for want in wanting[:SHOWN]:
        print(f"    {want}")
    return len(wanting)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS))
