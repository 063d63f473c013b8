"""Which words ask for which note on safety."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.catalogue.editorial.denied import TOUCH, Denied, together
from planner.catalogue.editorial.rules import Finding, texts
from planner.model.activity import Activity, Setting

_SAID_IN = ("title", "summary", "steps", "supplies")
_SPARED = re.compile(r"\b(hurt|hurts|sore|tender|injured)\b", re.IGNORECASE)

WARNED = (
    Denied(
        "heat",
        """candles?, candlelit, candlelight, campfires?, bonfires?, open fire, hot[- ]water, hot water bottles?,
        foot[- ]soaks?, foot[- ]baths?""",
        "",
    ),
    Denied(
        "kitchen",
        """cook, cooks, cooked, cooking, bake, bakes, baked, baking, fry, fries, fried, frying, ovens?, hobs?, simmer,
        simmers, simmering, chop, chops, chopped, chopping, knife, knives""",
        "",
        fine="(?:butter|blunt|table) (?:knife|knives)",
    ),
    Denied(
        "massage-injury",
        "massag(?:e|es|ed|ing), rub, rubs, rubbed, rubbing, knead, kneads, kneading, oil",
        "",
        kinds=TOUCH,
    ),
    Denied(
        "allergy",
        "spices?, spiced, spicy, nuts, peanuts?, hand creams?, lotions?, massage oil, tasting, allerg(?:y|ies|ic)",
        "",
        fine="nuts and bolts, bolts and nuts",
    ),
    Denied(
        "exertion",
        """swim, swims, swimming, climb, climbs, climbing, jog, jogs, jogging, hike, hikes, hiking, cycle, cycles,
        cycling, skate, skates, skating, rowing, sprint, sprints""",
        "",
    ),
)
"""Each list of words stands for the flag that it is named for."""
_DARK = Denied(
    "outdoors-after-dark",
    "after dark, at night, by night, moonlight, stargazing, torch, torches, dusk, street ?lamps?, nightfall",
    "",
)

_ANY_WARNED = together((*WARNED, _DARK))


def warned(activity: Activity) -> Iterator[Finding]:
    """What can burn, cut, strain or upset is flagged."""
    for flag, field, word in _needed(activity):
        if flag not in activity.safety:
            why = f'"{word}" in {field} asks' if word else f"{field} asks"
            yield Finding("safety", "safety", f'lacks "{flag}", which {why} for; add it.', word)
    if "massage-injury" in activity.safety and not any(_SPARED.search(text) for _, _, text in texts(activity)):
        yield Finding("safety", "steps", 'does not spare what is sore; add "skip areas that hurt".')


def _needed(activity: Activity) -> Iterator[tuple[str, str, str]]:
    if activity.depth >= 3:
        yield "strong-feelings", "depth 3", ""
    asked = [words for words in WARNED if activity.kind in words.kinds]
    if Setting.OUTDOORS in activity.setting:
        asked.append(_DARK)
        if "night" in activity.time_of_day:
            yield _DARK.rule, "night outdoors", ""
    doubtful = [(field, text) for field, _, text in texts(activity, _SAID_IN) if _ANY_WARNED.found_in(text)]
    for words in asked if doubtful else ():
        said = {word.casefold(): field for field, text in doubtful for word in words.found_in(text)}
        yield from ((words.rule, field, word) for word, field in said.items())
