"""The palette's search: by the name of a command, and by the words of its sentence."""

from __future__ import annotations

from textual.command import Hit, Hits
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
