"""First lines for messages: which fit, in which order they come, and routines that are one."""

from datetime import time, timedelta
from itertools import pairwise

import pytest
from msgspec.structs import replace

from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.base.thresholds import DEFAULTS
from ladder_tui.domain.base.vocabulary import Stage
from ladder_tui.domain.calendar.agenda import agenda
from ladder_tui.domain.calendar.routines import line_of
from ladder_tui.domain.cards.messages import FirstLine, Purpose, first_line, lines_for
from ladder_tui.domain.cards.shelves import addresses
from ladder_tui.domain.items.lines import Occasion, Starter
from ladder_tui.domain.records.activities import Hidden
from ladder_tui.domain.records.cards import Deck
from tests.kits.builders import NOW, TODAY, card_mark, library, opportunity, person, settings, snapshot
from tests.kits.shipped_packs import shipped_library

ANA = person(name="Ana Lima", stage="friend")


def starter(id: str, occasion: Occasion = "plain", stage: Stage = "friend", text: str = "Morning, {name}.") -> Starter:
    return Starter(
        id=id, text=text, stage=stage, occasion=occasion, channel="text", asks=False,
        slots=("name",) if "{name}" in text else (),
    )  # fmt: skip


PLAIN = [starter(f"m/{number}") for number in range(4)]
SHELF = [*PLAIN, starter("m/thanks", "thanks"), starter("m/family", stage="family"), starter("m/plan", "plan")]


@pytest.mark.parametrize(
    ("purpose", "fit"),
    [("ordinary", {"m/0", "m/1", "m/2", "m/3"}), ("thanks", {"m/thanks"}), ("inviting", {"m/plan"})],
)
def test_lines_fit_the_stage_and_what_they_are_for(purpose: Purpose, fit: set[str]) -> None:
    seen = snapshot(library=library(starters=SHELF), people=[ANA])
    assert {line.id for line in lines_for(seen, ANA, purpose)} == fit


def test_without_a_line_for_it_every_line_of_the_stage_serves_and_nobody_unsafe_gets_one() -> None:
    seen = snapshot(library=library(starters=SHELF), people=[ANA])
    assert len(lines_for(seen, ANA, "asking")) == 6
    assert lines_for(seen, replace(ANA, unsafe=True)) == ()
    assert first_line(seen, person(stage="stranger")) is None


def test_removed_lines_and_those_not_for_me_never_come() -> None:
    marks = [card_mark(card_id="m/0", action="not_for_me")]
    hidden = [Hidden(id="m/1", at=NOW)]
    seen = snapshot(library=library(starters=SHELF), people=[ANA], card_marks=marks, hidden=hidden)
    assert {line.id for line in lines_for(seen, ANA)} == {"m/2", "m/3"}


def test_no_line_comes_twice_before_all_have_come_nor_twice_running() -> None:
    decks: dict[str, Deck] = {}
    dealt = []
    for days in range(12):
        seen = snapshot(NOW + timedelta(days=days), library=library(starters=PLAIN), people=[ANA], decks=decks)
        line = first_line(seen, ANA)
        assert line is not None
        assert first_line(replace(seen, now=seen.now + timedelta(days=1)), ANA) == line  # an off day changes nothing
        dealt.append(line.starter.id)
        decks = {line.deck.id: line.deck}
    rounds = [set(dealt[start : start + 4]) for start in (0, 4, 8)]
    assert rounds == [{"m/0", "m/1", "m/2", "m/3"}] * 3
    assert all(one != other for one, other in pairwise(dealt))


def test_the_line_of_a_routine_has_the_first_name_in_it_and_initials_where_they_are_asked_for() -> None:
    routine = opportunity(
        kind="routine", title="A line to Ana", at=time(8), rule=Recurrence(frequency="daily"), person_id="ana",
        message=True,
    )  # fmt: skip
    seen = snapshot(library=library(starters=PLAIN), people=[ANA], opportunities=[routine])
    (item,) = agenda(seen, TODAY)
    line = line_of(seen, item)
    assert line is not None
    assert line.text(seen) == "Morning, Ana."
    hiding = replace(seen, settings=settings(initials=True))
    assert line.text(hiding) == "Morning, A."
    assert line_of(replace(seen, people={}), item) is None
    assert agenda(replace(seen, people={"ana": replace(ANA, unsafe=True)}), TODAY) == ()


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Morning, {name}.", True), ("{name}, a question", True), ("Thank you for the plums, {name}!", True),
        ("Good morning {name}! Slept well?", True), ("{name} told me about it.", False),
        ("I knew {name} too, and I'm so sorry.", False), ("It's {name} from the Thursday class.", False),
        ("Did you ring {name}?", False),
    ],
)  # fmt: skip
def test_only_a_name_that_is_called_is_the_persons_own(text: str, called: bool) -> None:
    line = replace(starter("m/x"), text=text)
    seen = snapshot(library=library(starters=[line]), people=[ANA])
    first = first_line(seen, ANA)
    assert first is not None
    assert ("Ana" in first.text(seen)) == called


@pytest.mark.parametrize("stage", ["familiar_face", "acquaintance", "new_friend", "friend", "reconnecting", "family"])
def test_the_packs_hold_enough_whole_lines_for_every_stage(stage: Stage) -> None:
    someone = person(stage=stage)
    seen = snapshot(library=shipped_library(), people=[someone])
    lines = lines_for(seen, someone)
    assert len(lines) >= DEFAULTS["messages.enough"]
    assert all(not line.slots or (line.slots == ("name",) and addresses(line)) for line in lines)


@pytest.mark.parametrize("stage", ["familiar_face", "acquaintance", "new_friend", "friend", "reconnecting", "family"])
def test_the_packs_call_the_person_by_name_at_every_stage(stage: Stage) -> None:
    someone = person(name="Ana Lima", stage=stage)
    seen = snapshot(library=shipped_library(), people=[someone])
    called = [
        FirstLine(starter=line, person=someone, deck=Deck(id="d")).text(seen)
        for line in lines_for(seen, someone) if addresses(line)
    ]  # fmt: skip
    assert called
    assert all("Ana" in text and "Lima" not in text and "{" not in text and "…" not in text for text in called)
