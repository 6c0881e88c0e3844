"""What is ahead, found by people's own words, which were written down before the shipped pages were."""

import pytest

from ladder_tui.domain.cards.situations import cards_of_situation, find_situations, situation_for, situations_of
from ladder_tui.domain.records.activities import Hidden
from tests.kits.builders import NOW, snapshot
from tests.kits.shipped_packs import shipped_library

#: What somebody would type, and the pages of which one has to stand among the first three.
IN_OWN_WORDS: dict[str, set[str]] = {
    "quiet night shift with a colleague": {"side-by-side-at-work", "colleague-kitchen"},
    "new at the table in the care home": {
        "community-hall",
        "nobody-knows-me",
        "family-meal",
        "sitting-next-to",
        "someone-older",
    },
    "lift with a neighbour": {"stairs-or-lift"},
    "new country don't know anyone": {"new-in-town", "nobody-knows-me"},
    "party where I only know the host": {"knows-one-person"},
    "first day at work": {"first-day-at-work"},
    "coffee after church": {"community-hall", "the-break"},
    "zoom call everyone is early": {"video-call-early"},
    "school gate other parents": {"school-gate"},
    "break between lectures": {"break-between-lessons"},
    "old friend haven't written in years": {"long-silence", "picking-up-a-chat"},
    "friend is having a hard time": {"friend-in-trouble"},
    "choir first rehearsal": {"first-evening", "before-it-starts"},
    "walking the dog same people every morning": {"with-my-dog", "keep-seeing"},
    "kitchen with flatmates": {"shared-flat", "colleague-kitchen"},
    "bus stop same woman every day": {"bus-stop", "keep-seeing"},
    "lunch with colleague I barely know": {"lunch-colleague"},
    "discord voice chat with people": {"voice-chat-gaming"},
    "language exchange partner": {"language-partner"},
    "bakery counter": {"at-a-counter"},
    "brother we hardly talk": {"rare-sibling"},
    "phone call with my mother on Sundays": {"weekly-call"},
    "running group": {"sport-or-walking-group"},
    "first shift volunteering food bank": {"volunteering"},
    "hospital waiting room": {"waiting-room"},
    "concert alone": {"talk-or-concert"},
    "ask someone for coffee": {"inviting", "coffee-first-time"},
    "apologise to a friend": {"saying-sorry"},
    "new neighbour upstairs": {"new-in-the-street", "neighbour-at-the-door", "stairs-or-lift"},
    "group chat nobody answers": {"quiet-group-chat"},
    "conference coffee break standing alone": {
        "the-break",
        "nobody-knows-me",
        "joining-people-talking",
        "open-evening",
    },
    "grandson doesn't say much on the phone": {"someone-younger", "weekly-call"},
}


@pytest.mark.parametrize("words", IN_OWN_WORDS)
def test_what_people_type_finds_their_page_among_the_first_three(words: str) -> None:
    seen = snapshot(library=shipped_library())
    first = {one.slug for one in find_situations(situations_of(seen), words, seen.library)[:3]}
    assert first & IN_OWN_WORDS[words], sorted(first)


@pytest.mark.parametrize("typed", ["NEIGHBOUR", "neighbuor", "neighb", "with a neighbour"])
def test_case_slips_beginnings_and_small_words_do_not_matter(typed: str) -> None:
    seen = snapshot(library=shipped_library())
    first = {one.slug for one in find_situations(situations_of(seen), typed, seen.library)[:4]}
    assert first & {"stairs-or-lift", "neighbour-at-the-door", "new-in-the-street"}


def test_words_that_say_nothing_leave_all_and_words_nobody_knows_leave_none() -> None:
    seen = snapshot(library=shipped_library())
    everything = situations_of(seen)
    assert find_situations(everything, "with my", seen.library) == everything
    assert find_situations(everything, "xylophonist", seen.library) == ()


def test_removed_pages_are_never_found() -> None:
    pages = shipped_library()
    lift = next(one for one in pages.situations.values() if one.slug == "stairs-or-lift")
    seen = snapshot(library=pages, hidden=[Hidden(id=lift.id, at=NOW)])
    assert lift not in find_situations(situations_of(seen), "lift", seen.library)


def test_a_plan_gets_the_page_of_its_words_within_its_setting() -> None:
    seen = snapshot(library=shipped_library())
    by_words = situation_for(seen, words="lift with a neighbour")
    assert by_words is not None
    assert by_words.slug == "stairs-or-lift"
    in_transit = situation_for(seen, words="nothing anybody knows", setting="transit")
    assert in_transit is not None
    assert "transit" in in_transit.settings
    assert situation_for(seen) is None


def test_every_page_has_cards_and_the_plain_and_easy_ones_come_first() -> None:
    pages = shipped_library()
    for page in pages.situations.values():
        named = cards_of_situation(page, pages.topics.values())
        assert named, page.slug
        assert [bool(card.here) for card in named] == sorted(bool(card.here) for card in named)
