"""The palette's searches: commands by their name and by the words of their sentence, and colours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.system_commands import SystemCommandsProvider

_BY_SENTENCE = 0.001
"""What a word of the sentence counts for: any match of a name comes first."""


class CommandSearch(SystemCommandsProvider):
    """Whoever looks for “private” finds what is kept for one alone, whatever its key is called."""

    async def search(self, query: str) -> Hits:
        """Yield the commands that fit what is typed."""
        matcher, sought = self.matcher(query), query.casefold().strip()
        for name, sentence, callback, *_ in self.app.get_system_commands(self.screen):
            words = sentence.casefold().replace("“", "").split()
            by_sentence = _BY_SENTENCE if any(word.startswith(sought) for word in words) else 0.0
            if score := matcher.match(name) or by_sentence:
                yield Hit(score, matcher.highlight(name), callback, help=sentence)


class ThemeSearch(Provider):
    """All colours there are, and whoever chooses some has them at once."""

    async def discover(self) -> Hits:
        """Yield all of them, by name."""
        for name, choose in self._choices():
            yield DiscoveryHit(name, choose)

    async def search(self, query: str) -> Hits:
        """Yield those whose name fits what is typed."""
        matcher = self.matcher(query)
        for name, choose in self._choices():
            if score := matcher.match(name):
                yield Hit(score, matcher.highlight(name), choose)

    def _choices(self) -> Iterator[tuple[str, Callable[[], None]]]:
        for name in sorted(self.app.available_themes):
            yield name, partial(setattr, self.app, "theme", name)
