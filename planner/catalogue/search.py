"""Looking activities up by what somebody typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from planner.model.activity import Activity
from planner.model.errors import Refused
from planner.model.text import clean
from planner.model.value import Value

_ACCENTS = re.compile("[\u0300-\u036f]+")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return `text` without case and accents, for comparing."""
    folded = text.casefold().replace("\u2019", "'")
    return folded if folded.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", folded)).casefold()


class Entry(Value):
    """An activity with its texts folded once, none of them twice: there may be ten thousand entries."""

    activity: Activity
    id: str
    words: str
    """The title with one space around each of its words."""
    body: str
    """Summary, steps and tags; a line break keeps them apart, as no word holds one."""

    @property
    def title(self) -> str:
        """The title as it is spelled, folded anew: few look for more than words in it."""
        return fold(self.activity.title)


def entries_of(activities: Iterable[Activity]) -> tuple[Entry, ...]:
    """Return the entries of activities; what several of them say word for word is folded once, one text in memory."""
    said: dict[tuple[object, ...], str] = {}
    found = []
    for activity in activities:
        words = f" {_BETWEEN_WORDS.sub(' ', fold(activity.title))} "
        texts = activity.summary, activity.steps, activity.tags
        if (body := said.get(texts)) is None:
            body = said[texts] = fold("\n".join((activity.summary, *activity.steps, *activity.tags)))
        found.append(Entry(activity, activity.id, words, body))
    return tuple(found)


def search(entries: Sequence[Entry], text: str) -> list[Activity]:
    """Return the activities in which all words of `text` occur: in titles first, whole words before parts."""
    words = _words(text)
    return _in_order(_holding(entries, words), words)


class Searching:
    """Looks up while somebody types: what a longer text finds is looked for in what the shorter one found."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._steps: list[tuple[tuple[str, ...], Sequence[Entry]]] = [((), entries)]

    def find(self, text: str) -> list[Activity]:
        """Return what `search` returns for this text."""
        words = _words(text)
        while not _narrower(words, self._steps[-1][0]):
            self._steps.pop()
        before, entries = self._steps[-1]
        if before != words:
            entries = _holding(entries, [word for word in words if word not in before])
            self._steps.append((words, entries))
        return _in_order(entries, words)


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(clean(text)).split())


def _narrower(words: Sequence[str], before: Sequence[str]) -> bool:
    """Whether whatever holds these words holds those as well."""
    return all(any(old in word for word in words) for old in before)


# Whole lists at a time: with ten thousand entries this is done at every key.
def _holding(entries: Sequence[Entry], words: Sequence[str]) -> Sequence[Entry]:
    """Return the entries in which all these words occur, in their own order."""
    for word in sorted(words, key=len, reverse=True):
        if word.isalnum():
            entries = [each for each in entries if word in each.words or word in each.id or word in each.body]
        else:
            entries = [each for each in entries if word in each.title or word in each.id or word in each.body]
    return entries


def _in_order(entries: Sequence[Entry], words: Sequence[str]) -> list[Activity]:
    """Return the activities of entries that hold these words, the best first."""
    if not words:
        return [entry.activity for entry in entries]
    ranks = [1] * len(entries)
    for word in words:
        if word.isalnum():
            spaced = f" {word} "
            ranks = [
                (rank & ~1 if spaced in each.words else rank)
                if word in each.words
                else rank + (2 if word in each.id else 4)
                for rank, each in zip(ranks, entries, strict=True)
            ]
        else:
            ranks = [
                (rank & ~1 if _is_word(word, title) else rank)
                if word in (title := each.title)
                else rank + (2 if word in each.id else 4)
                for rank, each in zip(ranks, entries, strict=True)
            ]
    by_rank: list[list[Activity]] = [[] for _ in range(4 * len(words) + 2)]
    for rank, entry in zip(ranks, entries, strict=True):
        by_rank[rank].append(entry.activity)
    return [activity for found in by_rank for activity in found]


def find(entries: Sequence[Entry], text: str) -> Activity:
    """Return the one activity that `text` names by title or slug, whole or in part; raises Refused."""
    said = clean(text, 60)
    wanted = fold(said)
    if not wanted:
        raise Refused("Name an activity by its title or a part of it.")
    titled = [(entry.title, entry.activity) for entry in entries]
    for matches in _ways(wanted):
        found = [activity for title, activity in titled if matches(title, activity.id)]
        if len(found) == 1:
            return found[0]
        if found:
            raise Refused(f'"{said}" could be {_listed(found)}; say more of the title.')
    near = _nearest(titled, wanted)
    advice = f"did you mean {_listed(near)}?" if near else "look for one with 'ourweek catalogue search'."
    raise Refused(f'No activity is called "{said}"; {advice}')


def _ways(wanted: str) -> tuple[Callable[[str, str], bool], ...]:
    """Give the ways in which something can be named by its title and slug, the surest first."""
    return (
        lambda title, _: title == wanted,
        lambda title, _: _is_word(wanted, title),
        lambda title, slug: title.startswith(wanted) or slug.startswith(wanted),
        lambda title, slug: wanted in title or wanted in slug,
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


def _nearest(titled: Iterable[tuple[str, Activity]], wanted: str) -> list[Activity]:
    from difflib import get_close_matches

    by_title = dict(titled)
    return [by_title[title] for title in get_close_matches(wanted, list(by_title), n=3)]


def _listed(activities: Sequence[Activity]) -> str:
    shown = activities[:3]
    titles = [activity.title for activity in shown]
    alike = len(set(titles)) < len(titles)
    names = [f'"{activity.id if alike else activity.title}"' for activity in shown]
    if len(activities) > len(shown):
        return f"{', '.join(names)} or another"
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))
