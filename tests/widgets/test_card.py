"""A whole card in lines: nothing of it is lost, and at 80x24 it stands in sight."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ladder_tui.domain.cards.wording import as_said
from ladder_tui.domain.items.topics import FollowUp, TopicCard
from ladder_tui.screens.flows.cards.card_words import card_facts, deeper_opener
from ladder_tui.widgets.card import card_parts
from ladder_tui.widgets.text import Part, folded, words
from tests.kits.builders import card, snapshot
from tests.kits.shipped_packs import shipped_library

#: Cells and lines that a dialog at 80x24 leaves for a card, before its title.
WIDTH, LINES = 70, 19

TEXT = st.text(st.sampled_from("ab cdé…[]{}漢 "), min_size=1, max_size=70).filter(lambda text: bool(text.split()))


@st.composite
def cards(draw: st.DrawFn) -> TopicCard:
    several = st.lists(TEXT, max_size=3).map(tuple)
    then = st.builds(FollowUp, say=TEXT, when=st.one_of(st.just(""), TEXT))
    return card(
        "t/any", draw(TEXT), other_ways=draw(several), follow_ups=tuple(draw(st.lists(then, max_size=4))),
        if_short=draw(TEXT), if_heavy=draw(st.one_of(st.just(""), TEXT)), listen_for=draw(TEXT), share=draw(TEXT),
        share_about=draw(st.one_of(st.just(""), TEXT)), exit_line=draw(TEXT), avoid_when=draw(TEXT),
    )  # fmt: skip


def text_of(parts: list[Part]) -> str:
    return words(*parts).plain


@given(cards(), st.integers(20, 90), st.integers(0, 60), st.sampled_from(["", "friends · depth 2"]))
def test_every_word_of_a_card_is_drawn_within_the_width(one: TopicCard, width: int, room: int, facts: str) -> None:
    drawn = text_of(card_parts(one, width, facts=facts, room=room, deeper="And then?"))
    assert all(cell_len(line) <= width for line in drawn.split("\n"))
    signs = "".join(drawn.split())
    for text in (
        one.opener, *one.other_ways, *(follow.say for follow in one.follow_ups),
        *(follow.when for follow in one.follow_ups), one.if_short, one.if_heavy, one.listen_for, one.share,
        one.share_about, one.exit_line, one.avoid_when, "And then?", facts,
    ):  # fmt: skip
        assert "".join(text.split()) in signs
    lines = drawn.count("\n") + 1
    close = text_of(card_parts(one, width, facts=facts, deeper="And then?")).count("\n") + 1
    assert lines == close or close < lines <= room, "space between only where the whole fits with it"


def test_every_card_of_the_packs_stands_whole_at_80_by_24() -> None:
    there = snapshot(library=shipped_library())
    close = 0
    for one in there.library.topics.values():
        shown = as_said(one, there)
        room = LINES - len(folded(shown.opener, WIDTH))
        drawn = text_of(
            card_parts(
                shown, WIDTH, facts=card_facts(one, there), deeper=deeper_opener(one, there), with_opener=False,
                room=room,
            )
        )  # fmt: skip
        assert drawn.count("\n") < room, one.id
        assert "{" not in drawn, one.id
        close += "\n\nand then" not in drawn
    assert close <= len(there.library.topics) // 10, "most have space between their parts"
