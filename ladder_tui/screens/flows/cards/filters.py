"""What cards, drills, scripts and messages are narrowed by."""

from typing import Final, get_args

from ladder_tui.domain.base.vocabulary import DEEPEST, HERE, NEEDS, SETTINGS, STAGES, Season
from ladder_tui.domain.cards.shelves import Shelf, ShelfFilter, items_of, label_of, values_of
from ladder_tui.domain.cards.topic_filter import TopicFilter
from ladder_tui.screens.flows.cards.situation_choice import AHEAD, AheadForm
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.screens.kit.form_fields import ANY, NOTE, chosen, effort_field, need_field, number, one_of
from ladder_tui.screens.kit.page import PageScreen

#: What was done with a card, as something to see alone.
EASY: Final = ("easy", "easy words")
ONLY: Final = (("unused", "not yet used"), ("liked", "liked"), ("not_for_me", "not for me"))


async def ask_topic_filter(screen: PageScreen, wanted: TopicFilter) -> TopicFilter | None:
    """Ask what the cards are narrowed by; None when left. What is searched for stays as it is."""
    library = screen.snapshot.library
    depths = [(str(depth), f"up to {depth}, {library.label('depth', str(depth))}") for depth in range(1, DEEPEST)]
    flags = [
        ("easy", wanted.easy),
        ("unused", wanted.unused),
        ("liked", wanted.liked),
        ("not_for_me", wanted.not_for_me),
    ]
    fields = [
        one_of("setting", "Where", wanted.setting, library, SETTINGS, "everywhere"),
        Field("depth", "Depth", "one", wanted.depth, options=[(ANY, "any depth"), *depths]),
        need_field(wanted.need, library),
        Field(AHEAD, "Ahead", value=wanted.situation or ""),
        one_of("stage", "With", wanted.stage, library, STAGES, "anyone"),
        effort_field(wanted.effort, library),
        one_of("season", "Season", wanted.season, library, get_args(Season), "any season"),
        Field("here", "There is", "some", wanted.here, options=[(h, library.label("here", h)) for h in HERE]),
        Field("only", "Only", "some", tuple(name for name, on in flags if on), options=(EASY, *ONLY)),
    ]
    values = await screen.app.push_screen_wait(AheadForm("Which cards?", fields, journal=screen.journal, note=NOTE))
    return None if values is None else _topic_filter(values, wanted.query)


def _topic_filter(values: Values, query: str) -> TopicFilter:
    return TopicFilter(
        setting=chosen(values["setting"], SETTINGS),
        depth=number(values["depth"]),
        need=chosen(values["need"], NEEDS),
        stage=chosen(values["stage"], STAGES),
        situation=values[AHEAD] or None,
        here=tuple(values["here"]),
        easy="easy" in values["only"],
        effort=number(values["effort"]),
        season=chosen(values["season"], get_args(Season)),
        unused="unused" in values["only"],
        liked="liked" in values["only"],
        not_for_me="not_for_me" in values["only"],
        query=query,
    )


async def ask_shelf_filter(screen: PageScreen, shelf: Shelf, wanted: ShelfFilter) -> ShelfFilter | None:
    """Ask what drills, scripts or messages are narrowed by; None when left. What is searched for stays as it is."""
    library, items = screen.snapshot.library, items_of(shelf, screen.snapshot)
    fields = []
    for facet in shelf.facets:
        known = [(value, label_of(library, facet, value)) for value in values_of(facet, items)]
        options = [(ANY, facet.anything), *known]
        fields.append(Field(facet.field, facet.label, "one", wanted.value(facet.field), options=options))
    flags = [("unused", wanted.unused), ("liked", wanted.liked), ("not_for_me", wanted.not_for_me)]
    fields.append(Field("only", "Only", "some", tuple(name for name, on in flags if on), options=ONLY))
    values = await screen.app.push_screen_wait(FormDialog("Which ones?", fields, journal=screen.journal, note=NOTE))
    if values is None:
        return None
    wishes = [(facet.field, values[facet.field]) for facet in shelf.facets if values[facet.field] != ANY]
    return ShelfFilter(
        chosen=tuple(wishes),
        unused="unused" in values["only"],
        liked="liked" in values["only"],
        not_for_me="not_for_me" in values["only"],
        query=wanted.query,
    )
