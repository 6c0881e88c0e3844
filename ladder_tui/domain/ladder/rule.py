"""The ladder rule: what to do next at a rung, with its reasons and what else is possible (docs/design.md 4.1).

The first row of the table that matches wins; limits stand around a step up. The answer is a suggestion: what the user
chooses instead is stored (decisions.py) and never argued with. Open points of the table, as they are decided here:

- What fell through is in no number at all. A try counts by when it was over.
- "Harder" holds for 14 days, or until it is answered otherwise; no step up for 14 days either way. Hard tries speak for
  a pause for 14 days after the last of them, or until a pause chosen after them is over: a pause never ends nowhere.
- A pause that the user chose is what is suggested while it runs and nothing else was chosen or tried.
- A check-in older than 30 days says nothing about energy. Stepping down for low energy keeps the place: the way back is
  among the alternatives of the lower rung.
- Row 3 needs two tries; where there is nothing below, it splits. As high as that with a fear that did not come true and
  a chance that fell a lot is learning, and no reason to step down (3b).
- Row 4 looks at the plans made from this rung and the tries at it, a plan and its try being one. What was set aside
  with low energy noted that day, or last within the two days before, is left out.
- Row 5: "typical" is the median height at the rung of this ladder that was done last. It does not hold against a
  suggestion that led here. A step up over the same distance, lived set beside lived, becomes a smaller version of the
  next rung (`whole`), and waits like a step up.
- In row 6 an estimate that rose by 15 or more is no reason to go up, unless it is low and the tries were calm.
- A place that was not noted is no second place. "Peak moved" in 6b is what row 6 calls calm: the mean of the last two.
- A helper habit that was used holds a step up, or another place, back for two good tries in a row; "partly" and what
  was not answered do not.
- After the feared outcome came true, leaving early, or a very hard try with no lower estimate, rows 7 and 9 become
  "repeat with a change"; a smaller version where it was very hard and also one of the other two, or came true each of
  the last times and is not known to have cost less.
- A split leads to a smaller version that is there and not tried yet; where there is no room, one step down.
- After more than 30 days, or a pause that is over, a step up begins with the same rung once more, and any other row
  from 5 on with the easier rung done last. How long it was is not said.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from ladder_tui.domain.base.thresholds import thresholds
from ladder_tui.domain.ladder.in_use import tries_of
from ladder_tui.domain.ladder.limits import Limit, limits_on_step_up
from ladder_tui.domain.ladder.reasons import at_most_three, feared_words, height_words, limit_words, quoted
from ladder_tui.domain.ladder.rows import ROWS, Answer
from ladder_tui.domain.ladder.signs import one_place
from ladder_tui.domain.ladder.terms import Terms, later, terms_of
from ladder_tui.domain.records.decisions import Move
from ladder_tui.domain.records.rungs import Rung
from ladder_tui.domain.snapshot import Snapshot

if TYPE_CHECKING:
    from ladder_tui.domain.ladder.table import Input


class Alternative(msgspec.Struct, frozen=True, kw_only=True):
    """Something else the user can choose. `target` is the rung it leads to, where there is one."""

    move: Move
    words: str
    target: str | None = None


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """What the rule suggests at the rung `rung_id`.

    `row` is the row that matched ("1" to "9", "3b", "6b", "habit") or what stood around it: "48h", "week" and "pause"
    are limits on a step up, "pause" also the rest the user chose, "yes" the cap after the feared outcome or after
    leaving early, "return" the first try after a while. `reasons` are one to three sentences with numbers from the
    data. `target` is the rung the move leads to; None where it stays, or where that rung has to be made first (a split,
    a step up from the top, a step down from the bottom). `whole` is the rung to make a smaller version of, where it is
    not this one. `kindly` says that a kind word comes first. `wait_until` says from when a step up is possible where
    one waits.
    """

    rung_id: str
    move: Move
    row: str
    headline: str
    reasons: tuple[str, ...]
    alternatives: tuple[Alternative, ...] = ()
    target: str | None = None
    whole: str | None = None
    kindly: bool = False
    wait_until: datetime | None = None


def suggestion(snapshot: Snapshot, rung: Rung) -> Suggestion:
    """What to do next at `rung`; the same snapshot gives the same answer."""
    limits = thresholds(snapshot.settings.thresholds)
    tried = tries_of(snapshot)
    terms = terms_of(snapshot, rung, tried, limits)
    waits = limits_on_step_up(snapshot, terms.above, tried, limits)
    answer = next(matched for row in ROWS if (matched := row(terms, limits)) is not None)
    if answer.move == "step_up" or answer.whole is not None:  # a smaller version of the next one leads up as well
        answer = _around(answer, terms, waits, limits)
    return Suggestion(
        rung_id=rung.id,
        move=answer.move,
        row=answer.row,
        headline=answer.headline,
        reasons=answer.reasons,
        alternatives=tuple(_alternatives(answer, terms, waits)),
        target=answer.target.id if answer.target is not None else None,
        whole=answer.whole.id if answer.whole is not None else None,
        kindly=answer.kindly,
        wait_until=answer.wait_until,
    )


def numbers_behind(snapshot: Snapshot, found: Suggestion) -> "tuple[Input, ...]":
    """All numbers that were looked at for a suggestion, for who asks why."""
    from ladder_tui.domain.ladder.table import inputs_of  # late: most places show the suggestion alone

    rung = snapshot.rungs.get(found.rung_id)
    if rung is None:
        return ()
    limits = thresholds(snapshot.settings.thresholds)
    tried = tries_of(snapshot)
    terms = terms_of(snapshot, rung, tried, limits)
    return inputs_of(snapshot, terms, limits_on_step_up(snapshot, terms.above, tried, limits), tried, limits)


# -- what stands around a row ---------------------------------------------------------------


def _around(answer: Answer, terms: Terms, waits: tuple[Limit, ...], limits: Mapping[str, float]) -> Answer:
    """A step up with its limits: where one runs, what to do meanwhile and from when a step up is possible."""
    vary = one_place(terms, limits)
    if waits:
        first = waits[0]
        return Answer(
            move="vary" if vary else "repeat", row=first.name, wait_until=first.until,
            headline="Meanwhile the same step, in another place" if vary else "Meanwhile this one once more",
            reasons=at_most_three(*answer.reasons[:2], limit_words(first, terms.now)),
        )  # fmt: skip
    at, above = terms.last_at, terms.above
    if terms.away or (at is not None and later(at, days=limits["ladder.return_days"]) <= terms.now):
        then = f"You know this one; {quoted(above.text)} can come after it." if above is not None else ""
        return Answer(
            move="repeat", row="return", headline="This one once more, to begin with",
            reasons=at_most_three(feared_words(terms), height_words(terms), then),
        )  # fmt: skip
    return answer


def _alternatives(answer: Answer, terms: Terms, waits: tuple[Limit, ...]) -> Iterator[Alternative]:
    """Everything else, from staying to leaving; another rung of one's own choice is always among it.

    While a step up waits it has no line of its own; who wants it all the same chooses that rung.
    """
    if terms.kept is not None and answer.target != terms.kept:
        yield Alternative(move="other", words=f"Back to {quoted(terms.kept.text)}", target=terms.kept.id)
    if answer.move != "repeat":
        yield Alternative(move="repeat", words="This one once more" if terms.k else "This one, as it is")
    if answer.move != "vary":
        yield Alternative(move="vary", words="This one, in another place")
    if answer.move != "split":
        if terms.smaller is not None:
            yield Alternative(
                move="split", words=f"The smaller one: {quoted(terms.smaller.text)}", target=terms.smaller.id
            )
        elif terms.room is not None:
            yield Alternative(move="split", words="A smaller version of this one")
    if answer.move != "step_down" and terms.below is not None:
        yield Alternative(move="step_down", words=f"One down: {quoted(terms.below.text)}", target=terms.below.id)
    if answer.move != "step_up" and not waits:
        above = terms.above
        words = f"One up: {quoted(above.text)}" if above is not None else "A new step above this one"
        yield Alternative(move="step_up", words=words, target=above.id if above is not None else None)
    if answer.move != "pause":
        yield Alternative(move="pause", words="A pause from the ladder")
    yield Alternative(move="other", words="Another step of your choice")
