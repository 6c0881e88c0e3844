"""The portfolio as a list: what stands where, narrowed and searched."""

from datetime import timedelta

from ladder_tui.domain.library import Library
from ladder_tui.domain.picks.portfolio import EVERYTHING, PortfolioFilter, Tab, in_words, sections
from ladder_tui.domain.snapshot import Snapshot
from tests.kits.builders import TODAY, activity, library, person, shares, snapshot

MINE = activity("mine", "Chess by post", own=True, effort=1, minutes=10)
ADOPTED = activity("adopted", "a lap, adopted", own=True, source="pack/walk")
ASLEEP = activity("asleep", "Swimming", own=True, paused=True)
PACK = (activity("pack/walk", "A lap"), activity("pack/choir", "Choir", effort=4, needs=shares("group_belonging")))


def shown() -> Snapshot:
    people = [
        person("ana", "Ana", details="Keeps bees", needs=("confidant",)),
        person("bo", "Bo", paused_until=TODAY + timedelta(days=2)),
        person("eve", "Eve", unsafe=True),
    ]
    return snapshot(library=library(activities=PACK), activities=[MINE, ADOPTED, ASLEEP], people=people)


def ids(seen: Snapshot, tab: Tab, wanted: PortfolioFilter = EVERYTHING) -> dict[str, list[str]]:
    return {section.shelf: [item.id for item in section.items] for section in sections(seen, tab, wanted)}


def test_each_tab_holds_its_shelves_and_what_rests_stands_apart() -> None:
    seen = shown()
    assert ids(seen, "all") == {"own": ["adopted", "mine"], "people": ["ana"], "packs": ["pack/choir"]}
    assert ids(seen, "activities") == {"own": ["adopted", "mine"], "packs": ["pack/choir"]}
    assert ids(seen, "people") == {"people": ["ana"]}
    assert ids(seen, "resting") == {"resting": ["bo", "asleep"], "unsafe": ["eve"]}


def test_filters_hold_for_activities_and_people_alike() -> None:
    seen = shown()
    assert ids(seen, "all", PortfolioFilter(need="confidant")) == {"people": ["ana"]}
    assert ids(seen, "all", PortfolioFilter(effort=1)) == {"own": ["mine"]}
    assert ids(seen, "all", PortfolioFilter(minutes=15)) == {"own": ["mine"], "people": ["ana"]}
    assert ids(seen, "resting", PortfolioFilter(effort=5)) == {"resting": ["bo", "asleep"]}


def test_people_are_found_by_their_page_and_also_where_names_are_hidden() -> None:
    seen = shown()
    assert ids(seen, "all", PortfolioFilter(query="BEES")) == {"people": ["ana"]}
    assert ids(seen, "all", PortfolioFilter(query="chess")) == {"own": ["mine"]}
    assert ids(seen, "all", PortfolioFilter(query="a few words")) == {}
    assert ids(seen, "resting", PortfolioFilter(query="eve")) == {"unsafe": ["eve"]}


def test_a_filter_is_said_in_words() -> None:
    assert in_words(EVERYTHING, Library()) == ""
    assert in_words(PortfolioFilter(need="confidant", effort=2, mood="low", minutes=30), Library()) == (
        "confidant · effort up to 2 · low mood · up to 30 min"
    )
    assert in_words(PortfolioFilter(price="free", place="home"), Library()) == "free · home"
