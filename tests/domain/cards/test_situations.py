"""What is ahead, found by people's own words, which were written down before the shipped pages were."""

from typing import Any

import pytest

from ladder_tui.domain.cards.ahead import cards_of_page, first_lines, page_for
from ladder_tui.domain.cards.situations import cards_of_situation, find_situations, situation_for, situations_of
from ladder_tui.domain.cards.take_along import depth_for
from ladder_tui.domain.records.activities import Hidden
from tests.kits.builders import NOW, card, card_mark, library, person, plan, situation, snapshot
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


#: Thirty-four lives, each in the words of whoever lives it, and the pages of which one has to be the very first.
LIVES: dict[str, set[str]] = {
    "I work nights and there's one colleague on my ward": {"side-by-side-at-work"},
    "79 and new in the care home, alone at lunch": {"nobody-knows-me", "community-hall", "sitting-next-to"},
    "wheelchair user, people at the bus stop look away": {"bus-stop"},
    "new country, I speak slowly, the lady at the bakery": {"new-in-town", "at-a-counter"},
    "divorced, weekend without kids, the football sideline": {"school-gate", "sport-or-walking-group"},
    "first job, everyone eats lunch together": {"first-day-at-work", "lunch-colleague"},
    "back at work after being ill": {"colleague-kitchen", "first-day-at-work"},
    "mum at the school gate, the others all know each other": {"school-gate"},
    "widower, the community hall has soup on Thursdays": {"community-hall"},
    "my brother and I don't talk since the funeral": {"rare-sibling"},
    "blind, someone helps me onto the train": {"on-the-train"},
    "caring for my mother all day, the nurse comes at ten": {"someone-older"},
    "moved to a village, the neighbour waves": {"new-in-the-street"},
    "working from home, only video calls": {"video-call-early"},
    "student from abroad, seminar break": {"new-in-town", "break-between-lessons"},
    "ex-soldier at a gaming night online": {"voice-chat-gaming"},
    "hard of hearing at a family dinner": {"family-meal"},
    "trans and new at the choir": {"first-evening"},
    "just out of prison, first day on the job": {"first-day-at-work"},
    "unemployed, in the waiting room at the job centre": {"waiting-room"},
    "stay at home dad at the playground": {"school-gate"},
    "retired, walking group on Tuesdays": {"sport-or-walking-group"},
    "dog park, always the same woman": {"with-my-dog", "keep-seeing"},
    "allotment, the man next plot": {"in-the-park", "neighbour-at-the-door"},
    "mosque, breaking the fast together": {"community-hall"},
    "my best friend lost her baby": {"friend-in-trouble"},
    "friend got the job I wanted": {"good-news"},
    "group chat, everybody knows each other from school": {"quiet-group-chat"},
    "colleague is leaving, cake in the office": {"leaving-party"},
    "truck driver, the same counter at the petrol station every night": {"at-a-counter"},
    "ask the woman from yoga for a coffee": {"inviting", "coffee-first-time"},
    "my flatmate is always in the kitchen": {"shared-flat"},
    "someone said hi and I can't remember her name": {"remembers-me"},
    "night bus with the same person": {"bus-stop", "keep-seeing", "on-the-train"},
}


@pytest.mark.parametrize("words", LIVES)
def test_a_usable_line_stands_on_the_first_row_that_anybody_finds(words: str) -> None:
    """Three keys, `4`, `/` and whatever is typed, and one line is read: it can be said there as it stands."""
    seen = snapshot(library=shipped_library())
    first = find_situations(situations_of(seen), words, seen.library)[0]
    assert first.slug in LIVES[words], first.slug
    line = first_lines(seen, [first])[first.id]
    card = next(card for card in cards_of_page(seen, first) if card.opener == line)
    assert len(line.split()) <= 12
    assert "{" not in line
    assert not card.here
    assert card.depth <= depth_for(first)


def test_every_page_has_a_line_that_can_be_said_as_it_stands() -> None:
    seen = snapshot(library=shipped_library())
    pages = situations_of(seen)
    assert set(first_lines(seen, pages)) == {page.id for page in pages}


def test_the_line_of_a_page_is_for_it_first_of_all_and_follows_what_is_liked() -> None:
    bus = situation(stages=("familiar_face",))
    thanks = card("t/thanks", "Thanks again.", situations=("thanks", "bus-stop"), depth=1, words="easy")
    late = card("t/late", "Late again?", situations=("bus-stop",), depth=1)
    deep = card("t/deep", "Are you ever sad?", situations=("bus-stop",), depth=2)
    shelf = library(situations=[bus], topics=[thanks, deep, late])
    assert first_lines(snapshot(library=shelf), [bus]) == {bus.id: late.opener}
    liked = snapshot(library=shelf, card_marks=[card_mark(card_id=deep.id, action="liked")])
    assert first_lines(liked, [bus]) == {bus.id: deep.opener}
    gone = snapshot(library=shelf, card_marks=[card_mark(card_id=late.id, action="not_for_me")])
    assert first_lines(gone, [bus]) == {bus.id: deep.opener}


def test_the_page_for_a_plan_is_the_one_taken_along_then_what_its_words_and_its_person_say() -> None:
    seen = snapshot(library=shipped_library(), people=[person(stage="friend"), person("mum", "Mum", stage="family")])

    def found(**fields: Any) -> str | None:
        page = page_for(seen, plan(**fields))
        return page.slug if page is not None else None

    lift = next(one.id for one in seen.library.situations.values() if one.slug == "stairs-or-lift")
    assert found(title="Choir", situation=lift) == "stairs-or-lift"
    assert found(title="Coffee by the river") == "coffee-first-time"
    assert found(title="Coffee with Ana Lima", person_id="ana") == "catching-up", "a friend is no first time"
    assert found(title="A line to Ana", person_id="ana") == "catching-up", "her name is no word about a place"
    assert found(title="Mum", person_id="mum") == "weekly-call"
    assert found(title="A hello to my sister Mum", person_id="mum") != "rare-sibling", "they have not lost touch"
    assert found(title="Zzz") is None


def test_nobody_who_is_not_safe_leads_to_a_page() -> None:
    seen = snapshot(library=shipped_library(), people=[person(unsafe=True)])
    assert page_for(seen, plan(title="Coffee", person_id="ana")) is None


def test_words_of_a_plan_are_whole_and_hold_no_slip() -> None:
    now = snapshot(library=library(situations=[situation(title="With someone older", also=("widow", "barber"))]))
    for words in ("Put something in your window", "A bar"):
        assert situation_for(now, words=words) is None
    for words in ("Tea with the widow", "The barber", "Two barbers"):
        assert situation_for(now, words=words) is not None
    assert find_situations(now.library.situations.values(), "widwo", now.library)  # typed, it may
