"""The screen of each place, imported when it is first visited, so that opening the app stays quick."""

from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.services.journal import Journal


def make_place(place: str, journal: Journal) -> PageScreen:
    """A fresh screen for one of `PLACES`. Raises LookupError for anything else."""
    match place:
        case "today":
            from ladder_tui.screens.places.today.commands import COMMANDS
            from ladder_tui.screens.places.today.screen import TodayScreen

            return TodayScreen(journal, COMMANDS)
        case "calendar":
            from ladder_tui.screens.places.calendar.commands import COMMANDS
            from ladder_tui.screens.places.calendar.screen import CalendarScreen

            return CalendarScreen(journal, COMMANDS)
        case "portfolio":
            from ladder_tui.screens.places.portfolio.commands import COMMANDS
            from ladder_tui.screens.places.portfolio.screen import PortfolioScreen

            return PortfolioScreen(journal, COMMANDS)
        case "topics":
            from ladder_tui.screens.places.topics.commands import COMMANDS
            from ladder_tui.screens.places.topics.screen import TopicsScreen

            return TopicsScreen(journal, COMMANDS)
        case "ladder":
            from ladder_tui.screens.places.ladder.commands import COMMANDS
            from ladder_tui.screens.places.ladder.screen import LadderScreen

            return LadderScreen(journal, COMMANDS)
        case "reflect":
            from ladder_tui.screens.places.reflect.commands import COMMANDS
            from ladder_tui.screens.places.reflect.screen import ReflectScreen

            return ReflectScreen(journal, COMMANDS)
        case "growth":
            from ladder_tui.screens.places.growth.commands import COMMANDS
            from ladder_tui.screens.places.growth.screen import GrowthScreen

            return GrowthScreen(journal, COMMANDS)
        case _:
            raise LookupError(f"There is no place called {place}")
