"""A few minutes to write something down; from then on nothing brings it up by itself."""

from ladder_tui.domain.finding import find
from ladder_tui.domain.writing.put_down import invitation, resting_words
from tests.kits.builders import entry, settings, snapshot

DOWN = entry(kind="put_down", text="The long silence by the lift")


def test_it_says_until_when_it_is_enough_and_counts_nothing() -> None:
    assert "10 minutes are enough, until about 09:10." in invitation(snapshot())
    slow = snapshot(settings=settings(thresholds=(("writing.minutes", 25),)))
    assert "25 minutes are enough, until about 09:25." in invitation(slow)
    assert resting_words(DOWN, snapshot()) == "Put down on 4 March; it rests."


def test_the_box_that_finds_anything_passes_it_over() -> None:
    other = entry("other", "The lift was quick")
    told = snapshot(entries=[DOWN, other])
    assert [one.ref for one in find(told, "lift") if one.kind == "page"] == ["other"]
