"""The seven places, the page of a person, and Settings."""

from ladder_tui.commands import PLACES
from ladder_tui.preview.stage import someone
from ladder_tui.screens.kit.page import PageScreen


async def _go(page: PageScreen, place: str) -> None:
    assert place in dict(PLACES)
    await page.app.run_action(f"app.go('{place}')")


async def today(page: PageScreen) -> None:
    """Today."""
    await _go(page, "today")


async def calendar(page: PageScreen) -> None:
    """Calendar: month, week and agenda."""
    await _go(page, "calendar")


async def portfolio(page: PageScreen) -> None:
    """Portfolio: activities and people."""
    await _go(page, "portfolio")


async def topics(page: PageScreen) -> None:
    """Topics: cards, drills, scripts, messages."""
    await _go(page, "topics")


async def ladder(page: PageScreen) -> None:
    """Ladder: the rungs and the suggestion."""
    await _go(page, "ladder")


async def reflect(page: PageScreen) -> None:
    """Reflect: the prompt of the day and what was written."""
    await _go(page, "reflect")


async def growth(page: PageScreen) -> None:
    """Growth: expected against happened, and more."""
    await _go(page, "growth")


async def person(page: PageScreen) -> None:
    """The page of a person."""
    from ladder_tui.screens.places.person.commands import person_page

    await page.app.push_screen_wait(person_page(page.journal, someone(page).id))


async def settings(page: PageScreen) -> None:
    """Settings."""
    await page.app.run_action("app.settings")
