"""Words that a rule would deny and that somebody has looked at and found right where they stand."""

from __future__ import annotations

from planner.model.value import Value


class Reviewed(Value):
    """One exception: for one activity, one rule and one word."""

    activity: str
    rule: str
    word: str
    """In small letters; empty where the rule is about no single word."""
    reason: str


REVIEWED = (
    Reviewed("until-the-kettle-clicks", "safety", "swim", "It is told of; nobody goes into the water."),
    Reviewed("supper-made-of-air", "safety", "cook", "The dish is made of air, and so is the stove."),
    Reviewed("supper-made-of-air", "safety", "cooks", "The dish is made of air, and so is the stove."),
    Reviewed("three-minute-radio-play", "safety", "baking", "A baking tray is thunder here, and stays cold."),
    Reviewed("a-tuesday-ten-years-on", "safety", "cooking", "It is imagined, ten years from now."),
    Reviewed("change-of-shift", "safety", "simmering", "It is a report on the day, with or without a pot."),
    Reviewed("change-of-shift", "long-enough", "", "It is one of the answers, and not what is to be done."),
    Reviewed("cuddle-with-a-halfway-check", "long-enough", "", "It says how long at the most."),
    Reviewed(
        "tightrope-with-a-spare-hand", "assumption", "lawn", "The edge of any lawn, one of several lines to find."
    ),
    Reviewed("tightrope-with-a-spare-hand", "ask-first", "grab", "Whoever wobbles may grab the hand that was offered."),
)
