"""Was it worth it? One question, and one rule for when it comes, wherever a plan is noted as done."""

from ladder_tui.domain.records.plans import Plan
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.screens.kit.page import PageScreen


def is_asked(plan: Plan) -> bool:
    """Whether it came from the portfolio: what is answered counts for the activity or person when they are offered."""
    return plan.origin.kind in ("activity", "person")


async def ask_worth(screen: PageScreen, plan: Plan, *, said: str) -> None:
    """Ask, 0 to 10 or nothing, and say `said` again. Call it from a worker."""

    def save(values: Values) -> None:
        if values["worth"] is not None:
            screen.journal.portfolio.rate(f"plan-{plan.id}", values["worth"])

    question = FormDialog(
        "Was it worth it?",
        [Field("worth", "From 0 to 10", "number", hint="0 not at all, 10 very; esc leaves it open", high=10)],
        journal=screen.journal,
        save=save,
    )
    await screen.app.push_screen_wait(question)
    screen.say(said)
