"""What a list is narrowed by: topic cards, and the portfolio."""

from collections.abc import Sequence
from typing import Final, TypeVar, get_args

from ladder_tui.domain.base.vocabulary import DEEPEST, MOODS, NEEDS, SETTINGS, STAGES, Place, Price, Season, Tone
from ladder_tui.domain.cards.shelves import Shelf, ShelfFilter, items_of, label_of, values_of
from ladder_tui.domain.cards.topic_filter import TopicFilter
from ladder_tui.domain.library import Library
from ladder_tui.domain.picks.portfolio import PortfolioFilter
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.screens.kit.page import PageScreen

T = TypeVar("T", bound=str)

#: The value of a choice that narrows nothing. Forms hold strings.
ANY: Final = "any"
#: Upper bounds offered for minutes, those of the check-in among them.
ONLY: Final = (("unused", "not yet used"), ("liked", "liked"), ("not_for_me", "not for me"))
MINUTES: Final = (5, 10, 15, 30, 60, 120)


def _options(library: Library, vocabulary: str, values: Sequence[str], anything: str) -> list[tuple[str, str]]:
    return [(ANY, anything), *((value, library.label(vocabulary, value)) for value in values)]


def _known(value: str) -> str | None:
    return None if value == ANY else value


async def ask_topic_filter(screen: PageScreen, wanted: TopicFilter) -> TopicFilter | None:
    """Ask what the cards are narrowed by; None when left. What is searched for stays as it is."""
    library = screen.snapshot.library
    depths = [(str(depth), f"up to {depth}, {library.label('depth', str(depth))}") for depth in range(1, DEEPEST)]
    efforts = [(str(effort), f"up to {effort}, {library.label('effort', str(effort))}") for effort in range(1, 5)]
    flags = [("unused", wanted.unused), ("liked", wanted.liked), ("not_for_me", wanted.not_for_me)]
    fields = [
        Field("setting", "Where", "one", wanted.setting, options=_options(library, "setting", SETTINGS, "everywhere")),
        Field("depth", "Depth", "one", wanted.depth, options=[(ANY, "any depth"), *depths]),
        Field("need", "Good for", "one", wanted.need, options=_options(library, "need", NEEDS, "any kind of company")),
        Field("stage", "With", "one", wanted.stage, options=_options(library, "stage", STAGES, "anyone")),
        Field("tone", "Tone", "one", wanted.tone, options=_options(library, "tone", get_args(Tone), "any tone")),
        Field("effort", "Effort", "one", wanted.effort, options=[(ANY, "any effort"), *efforts]),
        Field(
            "season", "Season", "one", wanted.season,
            options=_options(library, "season", get_args(Season), "any season"),
        ),
        Field(
            "only", "Only", "some", tuple(name for name, on in flags if on),
            options=ONLY,
        ),
    ]  # fmt: skip
    note = "← → change a line, ctrl+s shows what fits."
    values = await screen.app.push_screen_wait(FormDialog("Which cards?", fields, journal=screen.journal, note=note))
    return None if values is None else _topic_filter(values, wanted.query)


def _topic_filter(values: Values, query: str) -> TopicFilter:
    depth, effort = _known(values["depth"]), _known(values["effort"])
    return TopicFilter(
        setting=_one(values["setting"], SETTINGS),
        depth=int(depth) if depth is not None else None,
        need=_one(values["need"], NEEDS),
        stage=_one(values["stage"], STAGES),
        tone=_one(values["tone"], get_args(Tone)),
        effort=int(effort) if effort is not None else None,
        season=_one(values["season"], get_args(Season)),
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
    note = "← → change a line, ctrl+s shows what fits."
    values = await screen.app.push_screen_wait(FormDialog("Which ones?", fields, journal=screen.journal, note=note))
    if values is None:
        return None
    chosen = [(facet.field, values[facet.field]) for facet in shelf.facets if values[facet.field] != ANY]
    return ShelfFilter(
        chosen=tuple(chosen),
        unused="unused" in values["only"],
        liked="liked" in values["only"],
        not_for_me="not_for_me" in values["only"],
        query=wanted.query,
    )


async def ask_portfolio_filter(screen: PageScreen, wanted: PortfolioFilter) -> PortfolioFilter | None:
    """Ask what the portfolio is narrowed by; None when left. What is searched for stays as it is."""
    library = screen.snapshot.library
    efforts = [(str(effort), f"up to {effort}, {library.label('effort', str(effort))}") for effort in range(1, 5)]
    minutes = [(str(most), f"up to {most} minutes") for most in MINUTES]
    fields = [
        Field("need", "Good for", "one", wanted.need, options=_options(library, "need", NEEDS, "any kind of company")),
        Field("effort", "Effort", "one", wanted.effort, options=[(ANY, "any effort"), *efforts]),
        Field("mood", "Mood", "one", wanted.mood, options=_options(library, "mood", MOODS, "any mood")),
        Field("minutes", "Time", "one", wanted.minutes, options=[(ANY, "any length"), *minutes]),
        Field("price", "Price", "one", wanted.price, options=_options(library, "price", get_args(Price), "any price")),
        Field("place", "Place", "one", wanted.place, options=_options(library, "place", get_args(Place), "any place")),
        Field("access", "Reachable", value=wanted.access, hint="seated, step-free, captions, from home"),
    ]
    note = "← → change a line, ctrl+s shows what fits."
    values = await screen.app.push_screen_wait(FormDialog("What fits?", fields, journal=screen.journal, note=note))
    if values is None:
        return None
    effort, most = _known(values["effort"]), _known(values["minutes"])
    return PortfolioFilter(
        need=_one(values["need"], NEEDS),
        effort=int(effort) if effort is not None else None,
        mood=_one(values["mood"], MOODS),
        minutes=int(most) if most is not None else None,
        price=_one(values["price"], get_args(Price)),
        place=_one(values["place"], get_args(Place)),
        access=values["access"],
        query=wanted.query,
    )


def _one(value: str, values: Sequence[T]) -> T | None:
    """The value of a closed vocabulary that a form's string stands for."""
    return next((known for known in values if known == value), None)
