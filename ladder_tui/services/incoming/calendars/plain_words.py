"""What a program wrote as a page of the web, such as the description of an event, as plain words."""

import re
from html.parser import HTMLParser
from typing import Final

#: What says that a text is written with tags; a lone "<" is a sign like any other.
_TAGS: Final = re.compile(r"<(?:br|p|div|span|a|b|i|u|[ou]l|li|strong|em|html|body|table)\b[^<>]{0,2000}>", re.I)
#: So much of such a text is read: its reader is slow with broken tags.
_LONGEST: Final = 50_000
#: Tags that begin a new line.
_LINES: Final = frozenset({"br", "p", "div", "li", "tr", "ul", "ol", "h1", "h2", "h3"})
_HIDDEN: Final = frozenset({"style", "script", "head"})


class _Words(HTMLParser):
    """Collects what would be read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """As of HTMLParser."""
        self._hidden += tag in _HIDDEN
        if tag in _LINES:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """As of HTMLParser."""
        self._hidden -= tag in _HIDDEN and self._hidden > 0
        if tag in ("p", "div"):
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """As of HTMLParser."""
        if not self._hidden:
            self.parts.append(data)


def without_tags(text: str) -> str:
    """The words of a text with tags, a line for each of its lines; any other text as it is."""
    if _TAGS.search(text) is None:
        return text
    words = _Words()
    words.feed(text[:_LONGEST])
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
