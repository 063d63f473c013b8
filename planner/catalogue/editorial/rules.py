"""The editorial rules, one small function each: from an activity to what is amiss in its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from planner.catalogue.editorial.denied import ANY_DENIED, DENIED, SCREENS
from planner.model.activity import Activity, Kind, Setting
from planner.model.value import Value

LONGEST_SENTENCE = 25
TEXTS = ("title", "summary", "steps", "supplies", "gentler", "consent_cue", "prompts")

_SENTENCE_END = re.compile(r"(?<=[.!?\u2026])[\"'\u2019\u201d)]*\s+")
_WAY_OUT = re.compile(
    r"\b(stop|stops|pass|skip|step back|let go|leave it|call it off|if you both|if both|no is|a no|later"
    r"|either of (?:you|us) (?:can|may)|not now|not today|not tonight|sit (?:this|it|this one) out"
    r"|another (?:day|time))\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"(?:is|are|was|were|do|does|did|have|has|had|can|could|will|would|shall|should|may|am)\b", re.IGNORECASE
)
_UNKIND = re.compile(
    r"\b(sex|ex|exes|ex-partners?|weight|blame|whose fault|your fault|my fault|rate|rating|out of ten|score)\b",
    re.IGNORECASE,
)


class Finding(Value):
    """What is amiss in one field of an activity."""

    rule: str
    field: str
    sentence: str
    """What is there, and what to write instead."""
    word: str = ""
    """The word that it is about, if it is about one."""


Rule = Callable[[Activity], Iterator[Finding]]


def texts(activity: Activity, fields: tuple[str, ...] = TEXTS) -> Iterator[tuple[str, str, str]]:
    """Yield every text with its field, and with the words that say which entry of a list it is."""
    for field in fields:
        value = getattr(activity, field)
        if isinstance(value, str):
            yield field, "", value
        else:
            yield from ((field, f"entry {number} ", entry) for number, entry in enumerate(value, start=1))


def short_sentences(activity: Activity) -> Iterator[Finding]:
    """Sentences have at most 25 words."""
    for field, entry, text in texts(activity):
        for sentence in _SENTENCE_END.split(text):
            words = sentence.split()
            if len(words) <= LONGEST_SENTENCE:
                continue
            count = sum(any(char.isalnum() for char in word) for word in words)
            if count > LONGEST_SENTENCE:
                said = f"{entry}has a sentence of {count} words; break it up, or keep it to {LONGEST_SENTENCE}."
                yield Finding("short-sentences", field, said)


def calm_marks(activity: Activity) -> Iterator[Finding]:
    """No text shouts."""
    for field, entry, text in texts(activity):
        if "!" in text:
            yield Finding("calm-marks", field, f"{entry}holds an exclamation mark; end with a full stop.")


def plain_words(activity: Activity) -> Iterator[Finding]:
    """No text assumes, presses, promises or sells anything, or holds what is not for everybody's eyes."""
    doubtful = [each for each in texts(activity) if ANY_DENIED.found_in(each[2])]
    for denied in DENIED if doubtful else ():
        if activity.kind in denied.kinds:
            for field, entry, text in doubtful:
                for word in denied.found_in(text):
                    yield Finding(denied.rule, field, f'{entry}says "{word}"; {denied.instead}', word.casefold())


def screens_said(activity: Activity) -> Iterator[Finding]:
    """A screen is needed only where it is what the activity is about."""
    on_screen = not {"screen", "film"}.isdisjoint(activity.tags)
    if on_screen and "screen-free" in activity.access:
        yield Finding("screens", "access", 'says "screen-free" beside a tag that says otherwise; take one of them out.')
    if on_screen or Setting.APART in activity.setting:
        return
    for field, entry, text in texts(activity, ("title", "summary", "steps", "supplies")):
        for word in SCREENS.found_in(text):
            yield Finding("screens", field, f'{entry}says "{word}"; {SCREENS.instead}', word.casefold())


def way_out(activity: Activity) -> Iterator[Finding]:
    """Touch, and whatever goes deep, says how to ask and how to stop."""
    if activity.kind is Kind.TOUCH or activity.depth >= 2:
        if "?" not in activity.consent_cue:
            yield Finding("way-out", "consent_cue", 'asks nothing; begin with a question, "Would you like ...?".')
        if not _WAY_OUT.search(activity.consent_cue):
            said = 'names no way out; add one such as "Either of you can stop at any time."'
            yield Finding("way-out", "consent_cue", said)


def kind_questions(activity: Activity) -> Iterator[Finding]:
    """Prompts are open questions, and kind ones."""
    for field, entry, text in texts(activity, ("prompts",)):
        if not text.endswith("?"):
            yield Finding("kind-questions", field, f"{entry}is no question; end it with a question mark.")
        elif _CLOSED.match(text):
            yield Finding("kind-questions", field, f'{entry}can be answered with yes or no; ask "what" or "how".')
        if unkind := _UNKIND.search(text):
            word = unkind[0].casefold()
            yield Finding("kind-questions", field, f'{entry}says "{word}"; ask about something kind instead.', word)


ALONE: tuple[Rule, ...] = (
    short_sentences,
    calm_marks,
    plain_words,
    screens_said,
    way_out,
    kind_questions,
)
"""The rules that need no other activity to compare with."""
