"""Looking activities up by what somebody typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from planner.model.activity import Activity
from planner.model.errors import Refused
from planner.model.text import clean

_ACCENTS = re.compile("[\u0300-\u036f]+")


def fold(text: str) -> str:
    """Return `text` without case and accents, for comparing."""
    folded = text.casefold().replace("\u2019", "'")
    return folded if folded.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", folded)).casefold()


@dataclass(frozen=True, slots=True)
class Entry:
    """An activity with its texts folded once."""

    activity: Activity
    title: str
    head: str
    """Title and slug."""
    body: str
    """Summary, steps and tags."""

    @classmethod
    def of(cls, activity: Activity) -> Entry:
        """Fold what can be searched; a line break keeps the texts apart, as no word holds one."""
        title = fold(activity.title)
        body = fold("\n".join((activity.summary, *activity.steps, *activity.tags)))
        return cls(activity, title, f"{title}\n{activity.id}", body)


def search(entries: Iterable[Entry], text: str) -> list[Activity]:
    """Return the activities in which all words of `text` occur: those in titles first, as whole words before parts."""
    words = fold(clean(text)).split()
    if not words:
        return [entry.activity for entry in entries]
    by_hits: list[list[Activity]] = [[] for _ in range(2 * len(words) + 2)]
    for entry in entries:
        missing = [word for word in words if word not in entry.head]
        if all(word in entry.body for word in missing):
            in_part = len(missing) < len(words) and not any(_is_word(word, entry.head) for word in words)
            by_hits[2 * len(missing) + in_part].append(entry.activity)
    return [activity for found in by_hits for activity in found]


def find(entries: Sequence[Entry], text: str) -> Activity:
    """Return the one activity that `text` names by title or slug, whole or in part; raises Refused."""
    said = clean(text, 60)
    wanted = fold(said)
    if not wanted:
        raise Refused("Name an activity by its title or a part of it.")
    for matches in _ways(wanted):
        found = [entry.activity for entry in entries if matches(entry)]
        if len(found) == 1:
            return found[0]
        if found:
            raise Refused(f'"{said}" could be {_listed(found)}; say more of the title.')
    near = _nearest(entries, wanted)
    advice = f"did you mean {_listed(near)}?" if near else "look for one with 'ourweek catalogue search'."
    raise Refused(f'No activity is called "{said}"; {advice}')


def _ways(wanted: str) -> tuple[Callable[[Entry], bool], ...]:
    """Give the ways in which an entry can be named, the surest first."""
    return (
        lambda entry: entry.title == wanted,
        lambda entry: _is_word(wanted, entry.title),
        lambda entry: entry.title.startswith(wanted) or entry.activity.id.startswith(wanted),
        lambda entry: wanted in entry.head,
    )


def _is_word(word: str, text: str) -> bool:
    """Whether `word` stands in the text with nothing else of a word on either side."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[max(0, at - 1) : at].isalnum() and not text[end : end + 1].isalnum():
            return True
        at = text.find(word, at + 1)
    return False


def _nearest(entries: Sequence[Entry], wanted: str) -> list[Activity]:
    from difflib import get_close_matches

    by_title = {entry.title: entry.activity for entry in entries}
    return [by_title[title] for title in get_close_matches(wanted, list(by_title), n=3)]


def _listed(activities: Sequence[Activity]) -> str:
    shown = activities[:3]
    titles = [activity.title for activity in shown]
    alike = len(set(titles)) < len(titles)
    names = [f'"{activity.id if alike else activity.title}"' for activity in shown]
    if len(activities) > len(shown):
        return f"{', '.join(names)} or another"
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))
