"""Answers that are kept as they are given, under the id and in the form of the draft of the same page of the app.

So what is left here goes on there, and the other way round.
"""

import json
from collections.abc import Mapping
from typing import Any

from ladder_tui.plain.care import Care
from ladder_tui.plain.talk import Back, Talk
from ladder_tui.services.journal import Journal, NotSaved


class Kept:
    """The answers of one page, by the names of its fields; each is on the disk before the next question is asked."""

    def __init__(self, talk: Talk, journal: Journal, care: Care, draft_id: str) -> None:
        self._talk = talk
        self._journal = journal
        self._care = care
        self._id = draft_id
        draft = journal.snapshot().drafts.get(draft_id)
        self._said: dict[str, Any] = _read(draft.text) if draft is not None else {}
        if any(self._said.values()):
            talk.say("", "You were answering this before. What you said is kept; Enter keeps each answer.")

    def text(self, name: str, question: str, *, given: str = "", needed: bool = False) -> str:
        """A line for the field `name`. Raises Back where heavy words in it were answered; Ended."""
        found = self._talk.ask(question, given=self._text(name) or given, needed=needed)
        self._keep(name, found)
        return found

    def number(
        self, name: str, question: str, high: int = 100, *, given: int | None = None, needed: bool = False
    ) -> int | None:
        """A number from 0 for the field `name`."""
        known = self._said.get(name)
        found = self._talk.number(question, 0, high, given=known if isinstance(known, int) else given, needed=needed)
        self._keep(name, found)
        return found

    def one(self, name: str, question: str, options: Mapping[Any, str], *, needed: bool = False) -> str:
        """One of the options for the field `name`; what was chosen before is said with it."""
        before = options.get(self._text(name))
        found = self._talk.choose(
            f"{question} Before: {before}." if before else question, [*options.items()], needed=needed
        )
        self._keep(name, found or (self._text(name) if before else ""))
        return self._text(name)

    def _text(self, name: str) -> str:
        value = self._said.get(name)
        return value if isinstance(value, str) else ""

    def _keep(self, name: str, value: str | int | None) -> None:
        if self._said.get(name) != value:
            self._said[name] = value
            try:
                self._journal.writing.keep_draft(self._id, json.dumps(self._said, ensure_ascii=False))
            except NotSaved as error:  # the answer is still here, and the next one may be on the disk
                self._talk.say(str(error))
        if self._care.answer(self._talk):
            raise Back


def _read(text: str) -> dict[str, Any]:
    try:
        said = json.loads(text)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
