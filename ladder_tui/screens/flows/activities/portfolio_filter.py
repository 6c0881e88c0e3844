"""What the portfolio is narrowed by."""

from typing import Final, get_args

from ladder_tui.domain.base.vocabulary import MOODS, NEEDS, Place, Price
from ladder_tui.domain.picks.portfolio import PortfolioFilter
from ladder_tui.screens.kit.form import Field, FormDialog
from ladder_tui.screens.kit.form_fields import ANY, NOTE, chosen, effort_field, need_field, number, one_of
from ladder_tui.screens.kit.page import PageScreen

#: Upper bounds offered for minutes, those of the check-in among them.
MINUTES: Final = (5, 10, 15, 30, 60, 120)


async def ask_portfolio_filter(screen: PageScreen, wanted: PortfolioFilter) -> PortfolioFilter | None:
    """Ask what the portfolio is narrowed by; None when left. What is searched for stays as it is."""
    library = screen.snapshot.library
    minutes = [(str(most), f"up to {most} minutes") for most in MINUTES]
    fields = [
        need_field(wanted.need, library),
        effort_field(wanted.effort, library),
        one_of("mood", "Mood", wanted.mood, library, MOODS, "any mood"),
        Field("minutes", "Time", "one", wanted.minutes, options=[(ANY, "any length"), *minutes]),
        one_of("price", "Price", wanted.price, library, get_args(Price), "any price"),
        one_of("place", "Place", wanted.place, library, get_args(Place), "any place"),
        Field("access", "Reachable", value=wanted.access, hint="seated, step-free, captions, from home"),
    ]
    values = await screen.app.push_screen_wait(FormDialog("What fits?", fields, journal=screen.journal, note=NOTE))
    if values is None:
        return None
    return PortfolioFilter(
        need=chosen(values["need"], NEEDS),
        effort=number(values["effort"]),
        mood=chosen(values["mood"], MOODS),
        minutes=number(values["minutes"]),
        price=chosen(values["price"], get_args(Price)),
        place=chosen(values["place"], get_args(Place)),
        access=values["access"],
        query=wanted.query,
    )
