"""Rungs and ladders: keep, order, split, switch, and what was chosen where a suggestion stood."""

from collections.abc import Collection, Sequence
from typing import Final

from msgspec.structs import replace

from ladder_tui.domain.base.clean import clean, is_blank
from ladder_tui.domain.base.suds import own_anchors
from ladder_tui.domain.ladder.in_use import FIRST_TITLE
from ladder_tui.domain.ladder.rule import Suggestion
from ladder_tui.domain.ladder.rung_ideas import own_rungs
from ladder_tui.domain.ladder.view import reordered, size_of
from ladder_tui.domain.records.attempts import tries_by_rung
from ladder_tui.domain.records.decisions import STEP_BACK, CareAnswer, Decision, Move, OfferAnswered
from ladder_tui.domain.records.rungs import FIRST_LADDER, OwnLadder, Rung
from ladder_tui.domain.records.tables import (
    ANSWERED_OFFERS,
    ATTEMPTS,
    CARE_ANSWERS,
    DECISIONS,
    HIDDEN,
    LADDERS,
    RUNGS,
    SETTINGS,
)
from ladder_tui.services.ledger.hiding import REMOVED_FOR_GOOD, hiding
from ladder_tui.services.ledger.ledger import Ledger, Put, new_id

#: The longest title of a ladder, in characters.
LONGEST_TITLE: Final = 80


class LadderIntents:
    """Everything a person does with ladders and rungs."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    # -- rungs ------------------------------------------------------------------------------

    def save(self, rung: Rung) -> Rung:
        """Keep a new or changed rung. The first rung of a ladder becomes its current one."""
        rungs = self._ledger.rows(RUNGS)
        known = rung.id in rungs
        if not any(one.ladder_id == rung.ladder_id for one in rungs.values()):
            rung = replace(rung, current=True)
        self._ledger.change("Changed the step" if known else "Added a step", self._ledger.put(RUNGS, rung))
        return rung

    def make_current(self, rung_id: str) -> None:
        """Mark one rung as where you are; the mark leaves the one before on the same ladder."""
        self._ledger.change("You are here now", *self._here(self._ledger.the(RUNGS, rung_id)))

    def set_aside(self, rung_id: str, aside: bool = True) -> None:
        """Put a rung aside for good, or take it back."""
        rung = self._ledger.the(RUNGS, rung_id)
        at = self._ledger.clock() if aside else None
        changed = replace(rung, set_aside=aside, set_aside_at=at, current=rung.current and not aside)
        self._ledger.change("Set aside" if aside else "Taken back", self._ledger.put(RUNGS, changed))

    def answer_invitation(self, rung_id: str, taken: bool) -> None:
        """Take a step back that was invited, or leave it aside. It is not asked about again."""
        answer = self._ledger.put(
            ANSWERED_OFFERS, OfferAnswered(id=STEP_BACK + rung_id, at=self._ledger.clock(), taken=taken)
        )
        if taken:
            rung = replace(self._ledger.the(RUNGS, rung_id), set_aside=False, set_aside_at=None)
            self._ledger.change("Taken back", self._ledger.put(RUNGS, rung), answer)
        else:
            self._ledger.change("It stays aside", answer)

    def hide_idea(self, idea_id: str) -> None:
        """Take a pack's rung out of the ideas for good; undo brings it back."""
        self._ledger.change(REMOVED_FOR_GOOD, *hiding(self._ledger, idea_id))

    def remove(self, rung_id: str) -> None:
        """Take a rung out; its attempts stay and keep their words."""
        self._ledger.remove(RUNGS, rung_id, "Removed the step")

    def move(self, rung_id: str, up: bool) -> Rung | None:
        """Put a rung one place up (harder) or down on its ladder; None at the end, where nothing changes."""
        changed = reordered(self._ledger.rows(RUNGS).values(), self._ledger.the(RUNGS, rung_id), up)
        if not changed:
            return None
        self._ledger.change("Moved up" if up else "Moved down", *(self._ledger.put(RUNGS, rung) for rung in changed))
        return changed[0]

    def keep_split(self, rung: Rung, suggestion: Suggestion | None = None) -> Rung:
        """Keep a rung made by splitting; its parent stays.

        With the suggestion it answers, the choice is stored and the new rung becomes the current one in the same save.
        Where the parent would stand below its smaller piece, it goes to where its own tries were. A piece of a step
        that was set aside is its way back, so the invitation is answered.
        """
        changes = [self._ledger.put(RUNGS, replace(rung, current=False))]
        if suggestion is not None:
            rung = replace(rung, current=True, set_aside=False, set_aside_at=None)
            decision = self._decision(suggestion, "split", rung.id)
            changes = [*self._here(rung), self._ledger.put(DECISIONS, decision)]
        parent = self._ledger.get(RUNGS, rung.parent or "")
        if parent is not None and rung.suds >= parent.suds:
            size = size_of(parent, tries_by_rung(self._ledger.rows(ATTEMPTS).values()).get(parent.id, ()))
            left = parent.current and suggestion is None
            if size > rung.suds:
                changes.append(self._ledger.put(RUNGS, replace(parent, suds=size, current=left)))
        if parent is not None and parent.set_aside:
            back = OfferAnswered(id=STEP_BACK + parent.id, at=self._ledger.clock(), taken=True)
            changes.append(self._ledger.put(ANSWERED_OFFERS, back))
        self._ledger.change("Added a smaller step", *changes)
        return rung

    # -- choices ----------------------------------------------------------------------------

    def decide(self, suggestion: Suggestion, chosen: Move, to_rung: str | None = None) -> Decision:
        """Store what the user chose, the suggestion or something else, and go to the rung it leads to, in one save.

        Without `to_rung` it is the one that the suggestion, or its alternative of that move, leads to. A choice that
        stays at the rung moves no mark. Raises KeyError when the rung is gone.
        """
        goal = to_rung or _target(suggestion, chosen)
        decision = self._decision(suggestion, chosen, goal)
        changes = [] if goal is None else self._here(self._ledger.the(RUNGS, goal))
        words = "Your choice is noted" if decision.to_rung is None else "You are here now"
        self._ledger.change(words, self._ledger.put(DECISIONS, decision), *changes)
        return decision

    def answer_care(self, harder: bool) -> CareAnswer:
        """Note the answer to "is any of this making things harder?"."""
        answer = CareAnswer(id=new_id(), at=self._ledger.clock(), harder=harder)
        self._ledger.change(
            "Noted; thank you for saying so" if harder else "Noted", self._ledger.put(CARE_ANSWERS, answer)
        )
        return answer

    # -- ladders ----------------------------------------------------------------------------

    def new_ladder(self, title: str) -> OwnLadder:
        """Begin another ladder and use it. Raises ValueError with one sentence for a title that says nothing."""
        ladder = OwnLadder(id=new_id(), title=_title(title), created=self._ledger.clock())
        self._ledger.change("A new ladder", self._ledger.put(LADDERS, ladder), self._using(ladder.id))
        return ladder

    def from_template(self, template_id: str, chosen: Collection[str] | None = None) -> OwnLadder:
        """A ladder of one's own from the `chosen` rungs of a pack's template (all of them without), in use.

        The first of them is the current one. Where there is a ladder from this template, they go into it, and it keeps
        its place. Pack rungs that were removed for good are left out. Raises ValueError with one sentence when none is
        left.
        """
        library, now = self._ledger.library, self._ledger.clock()
        template = library.ladders.get(template_id)
        if template is None:
            raise ValueError("The packs do not hold this ladder any more; the others are still there.")
        known = next((one for one in self._ledger.rows(LADDERS).values() if one.template == template.id), None)
        ladder = known or OwnLadder(id=new_id(), title=template.title, created=now, template=template.id)
        own = own_rungs(
            template, library, new_id=new_id, created=now, ladder_id=ladder.id, hidden=self._ledger.rows(HIDDEN)
        )
        if not own:
            raise ValueError("All steps of this ladder were removed for good; settings can bring them back.")
        there = [rung for rung in self._ledger.rows(RUNGS).values() if rung.ladder_id == ladder.id]
        sources = {rung.source for rung in there}
        rungs = [rung for rung in own if rung.source not in sources and (chosen is None or rung.source in chosen)]
        if not rungs:
            raise ValueError("These steps are on this ladder already.")
        first = None if any(rung.current for rung in there) else rungs[0]
        changes = [self._ledger.put(RUNGS, replace(rung, current=rung is first)) for rung in rungs]
        put = self._ledger.put(LADDERS, ladder)
        self._ledger.change("Steps added" if known else "A new ladder", put, self._using(ladder.id), *changes)
        return ladder

    def use_ladder(self, ladder_id: str) -> None:
        """Switch to another ladder. Raises ValueError with one sentence when it is gone."""
        if ladder_id not in self._ladder_ids():
            raise ValueError("This ladder is gone; the others are still there.")
        self._ledger.change("Switched the ladder", self._using(ladder_id))

    def rename_ladder(self, ladder_id: str, title: str) -> OwnLadder:
        """Give a ladder another title. Raises ValueError with one sentence for a title that says nothing."""
        known = self._ledger.get(LADDERS, ladder_id)
        created = (rung.created for rung in self._ledger.rows(RUNGS).values() if rung.ladder_id == ladder_id)
        known = known or OwnLadder(id=ladder_id, title=FIRST_TITLE, created=min(created, default=self._ledger.clock()))
        ladder = replace(known, title=_title(title))
        self._ledger.change("Renamed the ladder", self._ledger.put(LADDERS, ladder))
        return ladder

    def remove_ladder(self, ladder_id: str) -> None:
        """Take a ladder and its rungs out; the attempts stay and keep their words. Another ladder comes into use."""
        left = [one for one in self._ladder_ids() if one != ladder_id]
        used = [self._using(left[0] if left else FIRST_LADDER)] if self._ledger.settings.ladder == ladder_id else []
        self._ledger.remove(LADDERS, ladder_id, "Removed the ladder", *used)

    def set_anchors(self, words: Sequence[str]) -> None:
        """Keep own words for the five points of the scale; empty ones go back to the house's.

        Raises ValueError with one sentence when there are not five or one is too long.
        """
        settings = replace(self._ledger.settings, anchors=own_anchors(words))
        self._ledger.change("Changed the words of the scale", self._ledger.put(SETTINGS, settings))

    # -- parts ------------------------------------------------------------------------------

    def _here(self, goal: Rung) -> list[Put]:
        """What makes `goal`, which may be new, the current rung of its ladder."""
        left = [
            self._ledger.put(RUNGS, replace(rung, current=False))
            for rung in self._ledger.rows(RUNGS).values()
            if rung.current and rung.id != goal.id and rung.ladder_id == goal.ladder_id
        ]
        return [*left, self._ledger.put(RUNGS, replace(goal, current=True, set_aside=False, set_aside_at=None))]

    def _decision(self, suggestion: Suggestion, chosen: Move, to_rung: str | None) -> Decision:
        at = self._ledger.the(RUNGS, suggestion.rung_id)
        return Decision(
            id=new_id(), at=self._ledger.clock(), ladder_id=at.ladder_id, rung_id=at.id, suggested=suggestion.move,
            chosen=chosen, to_rung=None if to_rung == at.id else to_rung,
        )  # fmt: skip

    def _using(self, ladder_id: str) -> Put:
        return self._ledger.put(SETTINGS, replace(self._ledger.settings, ladder=ladder_id))

    def _ladder_ids(self) -> list[str]:
        """All ladders, the first one first; that one needs no record."""
        written = sorted(self._ledger.rows(LADDERS).values(), key=lambda one: one.created)
        loose = {rung.ladder_id for rung in self._ledger.rows(RUNGS).values()}
        ids = [FIRST_LADDER] if FIRST_LADDER in loose else []
        return list(dict.fromkeys([*ids, *(one.id for one in written), *sorted(loose)]))


def _target(suggestion: Suggestion, chosen: Move) -> str | None:
    if chosen == suggestion.move:
        return suggestion.target
    return next((other.target for other in suggestion.alternatives if other.move == chosen), None)


def _title(text: str) -> str:
    title = " ".join(clean(text, lines=False).split())
    if is_blank(title):
        raise ValueError("A ladder has a title; a word or two for what it is about is enough.")
    if len(title) > LONGEST_TITLE:
        raise ValueError(f"The title has {len(title)} characters; up to {LONGEST_TITLE} fit on the page.")
    return title
