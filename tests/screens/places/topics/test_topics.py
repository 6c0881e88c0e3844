"""The Topics place through real keys, on a real store."""

from collections.abc import Callable
from datetime import timedelta

from textual.pilot import Pilot

from ladder_tui.app.app import LadderApp
from ladder_tui.domain.base.vocabulary import SETTINGS
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.library import Library
from ladder_tui.screens.places.topics.screen import TopicsScreen
from ladder_tui.widgets.row_list import RowList
from tests.kits.builders import TODAY, card, card_mark, library, opportunity, person, plan
from tests.kits.dump import dump, squeeze
from tests.kits.pressing import press, said

AppAt = Callable[..., LadderApp]
HOSTILE = "[/foo] [@click=app.quit]x[/] What now?"
CLASS = card("t/class", "So how did you end up trying this?")
BUS = card("t/bus", "How far did you get before the rain caught you?", settings=("transit",), depth=1, tone="light")
SHELF = card("t/shelf", "Which book goes out again before you've shelved it?", depth=3, tone="warm")
KETTLE = card("t/kettle", "Who waters the plants in here?", depth=1, tone="playful")
SOUP = card("t/soup", "What did your soup teach you?", settings=("meal",), depth=4)
CARDS = (CLASS, BUS, SHELF, KETTLE, SOUP)


def library_of(*cards: TopicCard) -> Library:
    return library(topics=cards)


def current(app: LadderApp) -> str | None:
    return app.screen.query_one(RowList).current_id


async def at_topics(pilot: Pilot[None]) -> None:
    await press(pilot, "4", "l")
    assert isinstance(pilot.app.screen, TopicsScreen)


async def test_cards_are_narrowed_dealt_taken_along_and_noted(app_at: AppAt) -> None:
    seed = {"people": [person()], "plans": [plan(day=TODAY + timedelta(days=1))]}
    app = app_at(library=library_of(*CARDS), seed=seed)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_topics(pilot)
        assert "everywhere · 5 cards" in squeeze(app)

        await press(pilot, "f", *["right"] * (SETTINGS.index("class") + 1), "ctrl+s")
        assert "class · 3 cards · depth up to 3" in squeeze(app)
        assert BUS.opener not in dump(app)

        await press(pilot, "p", "enter")
        assert app.journal.snapshot().plans["plan-1"].cards == (CLASS.id,)
        assert said(app) == "Card taken along · u takes it back"
        await press(pilot, "p")
        assert "✓ here; enter puts it back" in squeeze(app)
        await press(pilot, "enter")
        assert app.journal.snapshot().plans["plan-1"].cards == ()

        await press(pilot, "d", "j", "enter", "asterisk")
        marks = [(mark.action, mark.person_id) for mark in app.journal.snapshot().card_marks.values()]
        assert marks == [("used", "ana"), ("liked", None)]
        row = next(line for line in dump(app).splitlines() if CLASS.opener in line)
        assert row.rstrip().endswith("✓* 2")

        await press(pilot, "j", "minus")
        assert "2 cards" in squeeze(app)
        assert SHELF.opener not in dump(app)
        await press(pilot, "u", "x")
        assert len(app.journal.snapshot().hidden) == 1
        await press(pilot, "u", "escape")
        assert "everywhere · 5 cards" in squeeze(app)


async def test_a_deck_deals_every_card_once_and_remembers_where_it_was(app_at: AppAt) -> None:
    set_aside = card_mark(card_id=SOUP.id, action="not_for_me")
    app = app_at(
        library=library_of(*CARDS, *(card(f"t/{n}", f"Number {n}?") for n in range(4))),
        seed={"card_marks": [set_aside]},
    )
    dealt: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await at_topics(pilot)
        for _ in range(2):
            await press(pilot, "D")
            assert "A hand for now" in squeeze(app)
            rows = app.screen.query_one(RowList)
            dealt += [option.id for option in rows.options if option.id is not None]
    assert len(dealt) == len(set(dealt)) == 6
    assert SOUP.id not in dealt
    (deck,) = app.journal.snapshot().decks.values()
    assert list(deck.dealt) == dealt


async def test_search_filters_while_typing_and_gives_way_to_escape(app_at: AppAt) -> None:
    app = app_at(library=library_of(*CARDS))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_topics(pilot)
        await press(pilot, "slash", *"caug")
        assert "one card" in squeeze(app)
        await press(pilot, "enter", "d")
        assert [mark.card_id for mark in app.journal.snapshot().card_marks.values()] == [BUS.id]
        await press(pilot, "slash", *"nothing")
        assert "No card fits all of this. esc shows all of them again." in squeeze(app)
        await press(pilot, "escape")
        assert "everywhere · 5 cards" in squeeze(app)
        assert current(app) == BUS.id


async def test_the_whole_card_stands_beside_the_list_or_opens_over_it(app_at: AppAt) -> None:
    app = app_at(library=library_of(*CARDS))
    async with app.run_test(size=(120, 36)) as pilot:
        await at_topics(pilot)
        for label in ("and then", "listen for", "to share", "a way out", "not when"):
            assert label in dump(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "a way out" not in dump(app)
        await press(pilot, "enter", "j", "j")
        assert SHELF.opener in squeeze(app)
        assert "a way out" in dump(app)
        await press(pilot, "asterisk")
        assert [mark.card_id for mark in app.journal.snapshot().card_marks.values()] == [SHELF.id]
        assert current(app) == SHELF.id


async def test_an_occurrence_gets_a_plan_when_a_card_goes_along(app_at: AppAt) -> None:
    app = app_at(library=library_of(CLASS), seed={"opportunities": [opportunity()]})
    async with app.run_test(size=(80, 24)) as pilot:
        await at_topics(pilot)
        await press(pilot, "p", "enter")
    (made,) = app.journal.snapshot().plans.values()
    assert (made.title, made.cards, made.origin.ref) == ("Pottery class", (CLASS.id,), "class")


async def test_a_fourth_card_is_refused_in_one_sentence(app_at: AppAt) -> None:
    full = plan(cards=(BUS.id, SHELF.id, SOUP.id))
    app = app_at(library=library_of(*CARDS), seed={"plans": [full]})
    async with app.run_test(size=(80, 24)) as pilot:
        await at_topics(pilot)
        await press(pilot, "p", "enter")
        assert said(app) == "A plan takes along at most 3 cards; put one back first."
    assert app.journal.snapshot().plans["plan-1"].cards == full.cards


async def test_revealing_a_card_set_aside_shows_it_so_that_it_can_be_taken_back(app_at: AppAt) -> None:
    app = app_at(library=library_of(*CARDS), seed={"card_marks": [card_mark(card_id=SOUP.id, action="not_for_me")]})
    async with app.run_test(size=(60, 20)) as pilot:
        await app.open_at("topics", SOUP.id)
        await pilot.pause()
        assert current(app) == SOUP.id
        await press(pilot, "minus")
        assert not app.journal.snapshot().card_marks


async def test_hostile_text_is_shown_as_typed_and_an_empty_shelf_says_so(app_at: AppAt) -> None:
    nasty = card("t/nasty", HOSTILE, follow_ups=(HOSTILE, HOSTILE), share=HOSTILE, exit_line=HOSTILE)
    app = app_at(library=library_of(nasty), seed={"people": [person(name=HOSTILE)], "plans": [plan(title=HOSTILE)]})
    async with app.run_test(size=(120, 36)) as pilot:
        await at_topics(pilot)
        assert dump(app).count("[@click=app.quit]x[/]") >= 5
        for keys in ("enter", "p", "d", "D"):
            await press(pilot, keys)
            assert HOSTILE in squeeze(app)
            await press(pilot, "escape")
    empty = app_at(library=library_of())
    async with empty.run_test(size=(80, 24)) as pilot:
        await at_topics(pilot)
        assert "No topic cards were found in the packs." in squeeze(empty)
        await press(pilot, "enter", "p", "D", "x")
        assert isinstance(empty.screen, TopicsScreen)


def marked(app: LadderApp) -> str:
    """The row that carries the sign of the cursor."""
    return next((line.strip() for line in dump(app).split("\n") if "▶" in line), "no row is marked")


async def test_what_keys_act_on_is_what_is_marked(app_at: AppAt) -> None:
    many = [card(f"t/{n:02}", f"Card number {n:02}{' about a cat' if n > 57 else ''}?") for n in range(60)]
    app = app_at(library=library_of(*many))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_topics(pilot)
        for keys in (("D", "escape"), ("end", "slash", *"cat", "enter", "escape"), ("D", "j", "escape", "k")):
            await press(pilot, *keys)
            await pilot.pause()
            shown = app.screen.under().thing if isinstance(app.screen, TopicsScreen) else None
            assert shown is not None
            assert shown.opener in marked(app), keys


async def test_a_card_is_said_in_ones_own_words_wherever_it_is_shown(app_at: AppAt) -> None:
    asked = card("t/asked", "How was {thing}?", other_ways=("Did you like {thing}?",), slots=("thing",), depth=1)
    app = app_at(library=library_of(asked), seed={"people": [person()], "plans": [plan(person_id="ana")]})
    async with app.run_test(size=(80, 24)) as pilot:
        await at_topics(pilot)
        assert "How was ‹thing›?" in dump(app)
        await press(pilot, "enter", "w", "j", "enter")
        whole = squeeze(app)
        assert "Did you like ‹thing›? class · depth 1" in whole, "the card is open again"
        assert "or How was ‹thing›?" in whole
        await press(pilot, "p", "enter", *"the film", "ctrl+s")
        assert said(app) == "Card taken along · u takes it back"
        await press(pilot, "1", "enter")
        assert "“Did you like the film?”" in squeeze(app), "the brief of the plan"
        await press(pilot, "escape", "4", "y")
        await press(pilot, "ctrl+s")
        assert app.clipboard == "Did you like …?", "for nobody in particular"


async def test_a_card_is_rehearsed_from_the_list_and_from_the_whole_card(app_at: AppAt) -> None:
    app = app_at(library=library_of(*CARDS))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_topics(pilot)
        await press(pilot, "R")
        assert "1 of 3 · say it aloud “So how did you end up trying this?”" in squeeze(app)
        await press(pilot, "escape")
        assert app.screen.query_one(RowList).current_id == CLASS.id
        await press(pilot, "enter", "R", "end", "enter")
        assert "Enough · what comes back" in squeeze(app)
        await press(pilot, "enter")
        assert CLASS.listen_for in squeeze(app)  # the whole card again
        await press(pilot, "escape")
        assert isinstance(app.screen, TopicsScreen)
        assert not app.journal.snapshot().card_marks
