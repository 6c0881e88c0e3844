"""Removed pack items in words."""

from datetime import timedelta

from builders import NOW, activity, card, kindness, library, prompt, snapshot

from ladder_tui.domain.activities import Hidden
from ladder_tui.domain.removed import removed_items


def test_each_is_named_and_the_latest_comes_first() -> None:
    shelf = library(topics=[card("c")], activities=[activity("a")], reflections=[prompt("p")], kindness=[kindness("k")])
    ids = ["c", "a", "p", "k", "gone/from-here"]
    hidden = [Hidden(id=id, at=NOW + timedelta(minutes=n)) for n, id in enumerate(ids)]
    found = removed_items(snapshot(library=shelf, hidden=hidden))
    assert [(one.kind, one.title) for one in found] == [
        ("from a pack that is gone", "gone/from-here"),
        ("kindness card", "After a hard try"),
        ("question", "What was easier than you thought?"),
        ("activity", "A lap round the park"),
        ("topic card", "So how did you end up trying this?"),
    ]
