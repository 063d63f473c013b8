"""Which of many sets of words may share half with another one, found by their rarest words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

_AT_LEAST = 4
"""Words that two have to share among the rarest of the shorter one before they are compared."""


class Sharing:
    """Sets of words by their words.

    Where half of the shorter of two sets is shared, no more than the other half is missing, so four more than that
    half of its words, the rarest of them as well, hold four shared ones. Only sets that do are worth comparing: with
    thousands of them, comparing each with each takes hours.
    """

    def __init__(self, sets: Sequence[frozenset[str]], enough: int) -> None:
        """`enough`, eight or more, is how many words a set has at least; smaller ones are left out."""
        self._enough = enough
        self._common = Counter(word for words in sets for word in words)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_rare_word: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(sets):
            if len(words) >= enough:
                _note(self._by_word, words, number)
                _note(self._by_rare_word, self._rare(words), number)

    def near(self, words: frozenset[str], before: int) -> list[int]:
        """Return the numbers, in order, of all sets that share half of the shorter of the two, and of some others.

        Only those of a smaller number than `before` are looked at.
        """
        if len(words) < self._enough:
            return []
        shorter = _often(self._by_rare_word, words, before)
        longer = _often(self._by_word, self._rare(words), before)
        return sorted({*shorter, *longer})

    def _rare(self, words: frozenset[str]) -> list[str]:
        return sorted(words, key=lambda word: (self._common[word], word))[: len(words) // 2 + _AT_LEAST]


def _note(index: dict[str, list[int]], words: Iterable[str], number: int) -> None:
    for word in words:
        index[word].append(number)


def _often(index: dict[str, list[int]], words: Iterable[str], before: int) -> Iterator[int]:
    found: Counter[int] = Counter()
    for numbers in filter(None, map(index.get, words)):
        found.update(numbers[: bisect_left(numbers, before)])
    return (number for number, times in found.items() if times >= _AT_LEAST)
