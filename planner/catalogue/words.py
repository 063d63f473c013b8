"""The closed vocabularies of a pack, beside those that the model has."""

from __future__ import annotations

from planner.model.activity import NEUTRAL_TITLE

DISCREET_TITLES = (NEUTRAL_TITLE,)
PREPARES = ("none", "one", "both", "take-turns")
ACCESS = (
    "seated-friendly",
    "no-speech-needed",
    "no-hearing-needed",
    "no-sight-needed",
    "screen-free",
    "quiet",
    "low-effort",
)
BUILDS = ("communication", "trust", "vulnerability", "empathy", "novelty", "calm", "appreciation", "play")
DESIGNS = ("experiment", "diary", "review", "book")
FITS = ("direct", "close", "loose")
SAFETY = (
    "outdoors-after-dark",
    "heat",
    "kitchen",
    "massage-injury",
    "allergy",
    "exertion",
    "strong-feelings",
)
TAGS = (
    "music",
    "food",
    "walk",
    "paper",
    "game",
    "memory",
    "words",
    "craft",
    "nature",
    "stillness",
    "chores",
    "film",
    "books",
    "screen",
    "massage",
)
STATUSES = ("live", "retired")
CONSENT_CUE = "Would you like this now? Either of you can stop at any time."
"""How to ask, where a couple's own activity needs it and does not say."""
