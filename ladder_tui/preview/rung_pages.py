"""Rungs and ladders: forms, ideas, and the choices between them."""

from ladder_tui.domain.ladder.rule import suggestion
from ladder_tui.preview.stage import here
from ladder_tui.screens.flows.rungs import moves
from ladder_tui.screens.flows.rungs.anchors import AnchorsForm
from ladder_tui.screens.flows.rungs.ladder_choice import choose_ladder, from_template
from ladder_tui.screens.flows.rungs.rung import ask_idea, ask_new, ask_rung
from ladder_tui.screens.flows.rungs.template_list import steps_of
from ladder_tui.screens.flows.rungs.template_steps import StepsDialog
from ladder_tui.screens.kit.page import PageScreen


async def rung(page: PageScreen) -> None:
    """The form of a rung that is there."""
    await ask_rung(page, here(page), title="Change the step")


async def rung_new(page: PageScreen) -> None:
    """A new step: own words or ideas?"""
    await ask_new(page, suds=30)


async def rung_ideas(page: PageScreen) -> None:
    """Rungs of the packs."""
    await ask_idea(page)


async def otherwise(page: PageScreen) -> None:
    """Something else than the suggestion."""
    await moves.choose_otherwise(page, suggestion(page.snapshot, here(page)))


async def which_step(page: PageScreen) -> None:
    """Any other step of the ladder."""
    await moves.another_step(page, here(page))


async def smaller(page: PageScreen) -> None:
    """Which side of a step gets smaller?"""
    await moves.make_smaller(page, here(page))


async def elsewhere(page: PageScreen) -> None:
    """The same step, where else?"""
    await moves.another_place(page, here(page))


async def ladders(page: PageScreen) -> None:
    """Several ladders: switch, begin, rename, remove."""
    await choose_ladder(page)


async def templates(page: PageScreen) -> None:
    """Ladders of the packs."""
    await from_template(page)


async def template_steps(page: PageScreen) -> None:
    """The steps of one of them, to tick."""
    ladder = next(iter(page.snapshot.library.ladders.values()))
    await page.app.push_screen_wait(StepsDialog(ladder, steps_of(ladder, page.snapshot), page.snapshot))


async def anchors(page: PageScreen) -> None:
    """Own words for the scale of unease."""
    await page.app.push_screen_wait(AnchorsForm(page.journal))
