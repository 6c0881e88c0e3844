"""The card for the moment itself: the step, one line, the way out, on one screen to take along (docs/design.md 4.5).

One function makes it, so that the shell, the app and an entry of a calendar say the same. No line is guessed for a step
of the ladder: a page may fit its place and miss what it asks. Without one the card says what is enough.
"""

from typing import Final

import msgspec

from ladder_tui.domain.base.clean import is_blank, one_line
from ladder_tui.domain.base.number_words import count
from ladder_tui.domain.calendar.agenda import AgendaItem
from ladder_tui.domain.calendar.routines import line_of
from ladder_tui.domain.cards.ahead import card_of_page, page_for
from ladder_tui.domain.cards.wording import as_said
from ladder_tui.domain.items.situations import Situation
from ladder_tui.domain.items.topics import TopicCard
from ladder_tui.domain.people.redaction import names_unsafe
from ladder_tui.domain.records.attempts import Attempt
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.plans import Plan, with_whom
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.tries.carried import coping_line

#: What one can go to with a card: a try that has begun, a plan, an occurrence, a step.
Carried = Attempt | Plan | Opportunity | Rung
#: What stands over each part.
MY_LINE, TO_SAY, ENOUGH, WAY_OUT = "My line", "To say", "Enough", "Way out"
#: The way out where nothing planned has one of its own. It is always true: what was left early counts.
ANY_TIME: Final = "I can stop at any time. What I did until then counts."
#: Rows of a screen, and how many of them each part may take, so that all of it stands on one.
ROWS: Final = 24
_TITLE_ROWS, _LINE_ROWS, _LEAVE_ROWS = 5, 6, 5
_INDENT: Final = "  "


class MomentCard(msgspec.Struct, frozen=True, kw_only=True):
    """The card. `label` says what `line` is: the user's own, what could be said first, what is enough; "" is none."""

    title: str
    label: str = ""
    line: str = ""
    leave: str = ANY_TIME

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """What stands below the title, each with its label; what is said aloud stands in quotes already."""
        line = ((self.label, self.line),) if self.line else ()
        return (*line, (WAY_OUT, self.leave))


def moment_card(snapshot: Snapshot, of: Carried) -> MomentCard:
    """The card for a try, plan, occurrence or step, with names as they may be shown.

    The line is the user's own; else the opening line of the first card that goes along; else of a plan or occurrence
    that is no step of the ladder one of the page that fits it; else what is enough for the step.
    """
    attempt = of if isinstance(of, Attempt) else None
    plan = snapshot.plans.get(attempt.plan_id or "") if attempt is not None else of if isinstance(of, Plan) else None
    rung = _rung(snapshot, of, plan)
    whom = _whom(plan or of)
    page = _page(snapshot, plan or of, rung)
    card = None if attempt is not None and attempt.without_cards else _planned_card(snapshot, attempt, plan)
    if card is None and rung is None and attempt is None:
        card = _fitting(snapshot, plan, page, whom)
    said = as_said(card, snapshot, plan_id=plan.id if plan is not None else None, person_id=whom) if card else None
    own = _own_line(snapshot, attempt, rung)
    message = _message(snapshot, plan or of)
    if own:
        label, line = MY_LINE, snapshot.shown(own)
    elif message:
        label, line = TO_SAY, _aloud(message)
    elif said is not None:
        label, line = TO_SAY, _aloud(said.opener)
    else:
        label, line = ENOUGH, snapshot.shown(rung.done_when) if rung is not None else ""
    leaves = (*(page.leave if page is not None else ()), *((said.exit_line,) if said is not None else ()))
    exit_line = next((leave for leave in leaves if "{" not in leave and "‹" not in leave), "")
    title = of.text if isinstance(of, Rung) else of.title
    return MomentCard(
        title=snapshot.shown(one_line(title), whom), label=label, line=one_line(line), leave=_way_out(rung, exit_line)
    )


def _page(snapshot: Snapshot, of: Carried, rung: Rung | None) -> Situation | None:
    """The page that goes along; where none does, the one that fits, but not for a step."""
    taken = snapshot.library.situation(of.situation) if isinstance(of, Plan) else None
    if taken is not None and taken.id not in snapshot.removed:
        return taken
    return page_for(snapshot, of) if rung is None and isinstance(of, Plan | Opportunity) else None


def _rung(snapshot: Snapshot, of: Carried, plan: Plan | None) -> Rung | None:
    if isinstance(of, Rung):
        return of
    if isinstance(of, Attempt) and of.rung_id is not None:
        return snapshot.rungs.get(of.rung_id)
    from_rung = plan is not None and plan.origin.kind == "rung"
    return snapshot.rungs.get(plan.origin.ref or "") if plan is not None and from_rung else None


def _whom(source: Carried) -> str | None:
    """The id of the person it is with."""
    if isinstance(source, Plan):
        return with_whom(source)
    return source.person_id if isinstance(source, Opportunity) else None


def _planned_card(snapshot: Snapshot, attempt: Attempt | None, plan: Plan | None) -> TopicCard | None:
    """The first card that goes along, as far as the packs still have it."""
    ids = (*(attempt.cards if attempt is not None else ()), *(plan.cards if plan is not None else ()))
    return next((card for card in map(snapshot.library.topic, ids) if card is not None), None)


def _fitting(snapshot: Snapshot, plan: Plan | None, page: Situation | None, whom: str | None) -> TopicCard | None:
    """A line of the page, else one that suits the place and person of the plan."""
    card = card_of_page(snapshot, page, person=snapshot.people.get(whom or "")) if page is not None else None
    if card is not None or plan is None:
        return card
    from ladder_tui.domain.cards.of_the_day import card_suiting  # late: mostly the page has one

    return card_suiting(snapshot, plan)


def _message(snapshot: Snapshot, of: Carried) -> str:
    """The first line of a message to somebody; "" where it is none."""
    first = line_of(snapshot, AgendaItem(source=of, day=snapshot.today)) if isinstance(of, Plan | Opportunity) else None
    return first.text(snapshot) if first is not None else ""


def _own_line(snapshot: Snapshot, attempt: Attempt | None, rung: Rung | None) -> str:
    """The user's own line: that of the try, else of the step or for every try; "" where none is written."""
    own = attempt.coping if attempt is not None else coping_line(snapshot, rung)[0]
    return "" if is_blank(own) or names_unsafe(snapshot, own) else own


def _way_out(rung: Rung | None, exit_line: str) -> str:
    """After how long, where that was planned, and a line to leave with; where there is neither, that one can stop."""
    after = rung.leave_after if rung is not None else None
    planned = f"After {count(after, 'minute', 'minutes')} I can go." if after is not None else ""
    return " ".join(filter(None, (planned, _aloud(exit_line)))) or ANY_TIME


def _aloud(text: str) -> str:
    return "" if is_blank(text) else f"“{one_line(text)}”"


# -- on a screen ----------------------------------------------------------------------------


def card_rows(card: MomentCard, width: int, *, when: str = "") -> list[str]:
    """The card as rows of at most `width` cells (20 or more), fewer than a screen has; what is too long ends in "…"."""
    rows = fold(card.title, width, _TITLE_ROWS)
    rows += fold(when, width, 2) if when else []
    for label, text in card.parts:
        most = _LEAVE_ROWS if label == WAY_OUT else _LINE_ROWS
        rows += ["", label, *(_INDENT + row for row in fold(text, width - len(_INDENT), most))]
    return rows


def fold(text: str, width: int, most: int) -> list[str]:
    """A line in rows of at most `width` cells, broken between words where it can be; the last of `most` is cut."""
    rows: list[str] = [""]
    for word in one_line(text).split():
        if cells(rows[-1]) + bool(rows[-1]) + cells(word) <= width:
            rows[-1] += f" {word}" if rows[-1] else word
            continue
        if rows[-1]:
            rows.append("")
        for letter in word:  # a word longer than a row is broken
            if cells(rows[-1]) + cells(letter) > width:
                rows.append("")
            rows[-1] += letter
    if len(rows) > most:
        last = rows[most - 1]
        while cells(last) >= width:
            last = last[:-1]
        rows = [*rows[: most - 1], last.rstrip() + "…"]
    return rows


def cells(text: str) -> int:
    """The cells that a text takes on a terminal: two for wide signs, none for those that only change the one before."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(sign) or sign == "\u200d" else 1 + (east_asian_width(sign) in "WF") for sign in text)
