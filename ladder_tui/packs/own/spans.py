"""Where each part of a YAML text stands, so that one part can be changed and all others stay as they were typed.

Only for text that `read_yaml` accepts: no anchors, aliases, tags or second documents.
"""

from itertools import accumulate
from typing import Any

import msgspec
import yaml

from ladder_tui.packs.schema.yaml_tree import LOADER


class Span(msgspec.Struct):
    """A value in the text, from `start` up to `end` (offsets in characters, blanks after it left out).

    `flow` is True for lists and maps in brackets. `rows` are the values of a list; `entries` of a map the offset of
    each key and its value, by key. `column` is where it starts in its line.
    """

    start: int
    end: int
    column: int
    flow: bool = False
    listed: bool = False
    rows: list["Span"] = msgspec.field(default_factory=list)
    entries: dict[str, tuple[int, "Span"]] = msgspec.field(default_factory=dict)


def spans(text: str) -> Span:
    """The span of the whole document with all its parts. Raises yaml.YAMLError or IndexError for text of other form."""
    starts = list(accumulate((len(line) for line in text.splitlines(keepends=True)), initial=0))

    def offset(mark: Any) -> int:  # yaml has one class of marks for each of its parsers
        if mark is None:
            raise IndexError("a part without a place")
        return starts[mark.line] + mark.column if mark.line < len(starts) else len(text)

    open_ones: list[tuple[Span, list[tuple[str, int] | None]]] = []
    root: Span | None = None
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.CollectionEndEvent):
            done, _ = open_ones.pop()
            if done.flow:
                done.end = offset(event.end_mark)
            if open_ones:
                _stretch(open_ones[-1][0], done.end)
            continue
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            continue
        start = offset(event.start_mark)
        span = Span(start=start, end=start, column=event.start_mark.column if event.start_mark is not None else 0)
        if isinstance(event, yaml.CollectionStartEvent):
            span.flow = bool(event.flow_style)
            span.listed = isinstance(event, yaml.SequenceStartEvent)
        else:
            # A block of text (| or >) ends on the line after it; its line end is not part of the value.
            span.end = start + len(text[start : offset(event.end_mark)].rstrip())
        if open_ones:
            _into(*open_ones[-1], span, event)
        else:
            root = span
        if isinstance(event, yaml.CollectionStartEvent):
            open_ones.append((span, [None]))
    if root is None:
        raise IndexError("no document")
    return root


def _stretch(span: Span, end: int) -> None:
    if not span.flow:
        span.end = max(span.end, end)


def _into(parent: Span, waiting: list[tuple[str, int] | None], span: Span, event: yaml.Event) -> None:
    """Put a value into its list or map; a key waits for its value."""
    key = waiting[0]
    if parent.listed:
        parent.rows.append(span)
    elif key is None and isinstance(event, yaml.ScalarEvent):
        waiting[0] = (event.value, span.start)
    elif key is not None:
        parent.entries.setdefault(key[0], (key[1], span))
        waiting[0] = None
    _stretch(parent, span.end)
