"""Making and changing an opportunity or routine: what, when, how it repeats; what makes it easier to go is folded."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec.structs import asdict, replace
from textual import on, work
from textual.widget import Widget
from textual.widgets import Input

from ladder_tui.domain.base.recurrence import Recurrence
from ladder_tui.domain.base.vocabulary import NEED_CHOICES, Place
from ladder_tui.domain.base.when import parse_when
from ladder_tui.domain.calendar.repeats import Repeats, fitting, short_words, trouble
from ladder_tui.domain.people.in_touch import people_by_contact
from ladder_tui.domain.records.opportunities import Opportunity, OpportunityKind
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.screens.flows.plans.plan import LONGEST_PLAN
from ladder_tui.screens.flows.plans.recurrence import RecurrenceDialog
from ladder_tui.screens.kit.form import Field, Values
from ladder_tui.screens.kit.form_fields import under_more
from ladder_tui.screens.kit.page import PageScreen
from ladder_tui.screens.kit.record_form import RecordForm, ask_for, named, ranked
from ladder_tui.services.journal import Journal, new_id
from ladder_tui.widgets.open_field import OpenField
from ladder_tui.widgets.text import line

_PLACES: tuple[Place, ...] = ("indoors", "outdoors", "home", "online", "phone")


def new_opportunity(
    snapshot: Snapshot, *, day: date | None = None, title: str = "", kind: OpportunityKind = "opportunity"
) -> Opportunity:
    """An opportunity with a fresh id in the user's zone, for today unless `day` is given. Not saved.

    A routine is small and repeats every day until the user says otherwise.
    """
    routine = kind == "routine"
    return Opportunity(
        id=new_id(),
        title=title,
        day=day or snapshot.today,
        created=snapshot.now,
        kind=kind,
        zone=snapshot.zone,
        minutes=10 if routine else 60,
        effort=1 if routine else 2,
        rule=Recurrence(frequency="daily") if routine else None,
    )


async def ask_opportunity(
    screen: PageScreen, chance: Opportunity, *, title: str, keep: Callable[[Opportunity], Opportunity]
) -> Opportunity | None:
    """Open the form and save through `keep`; what was saved, or None when it was left. Call it from a worker."""
    return await ask_for(screen, OpportunityDialog(screen.journal, chance, title=title, keep=keep))


def _packed(repeats: Repeats) -> str:
    rule = repeats.rule
    return json.dumps(
        {
            "rule": None if rule is None else {**asdict(rule), "until": rule.until and rule.until.isoformat()},
            "skipped": [day.isoformat() for day in repeats.skipped],
        }
    )


def _unpacked(text: str) -> Repeats:
    """What `_packed` made; a draft that cannot be read means "does not repeat"."""
    try:
        kept: dict[str, Any] = json.loads(text)
        rule = kept["rule"]
        if rule is not None:
            until = rule["until"] and date.fromisoformat(rule["until"])
            rule = Recurrence(**{**rule, "until": until, "weekdays": tuple(rule["weekdays"])})
        return Repeats(rule=rule, skipped=tuple(map(date.fromisoformat, kept["skipped"])))
    except (ValueError, TypeError, KeyError):
        return Repeats()


class OpportunityDialog(RecordForm[Opportunity]):
    """The form of an opportunity or routine; one of its rows opens the editor of how it repeats."""

    def __init__(
        self, journal: Journal, chance: Opportunity, *, title: str, keep: Callable[[Opportunity], Opportunity]
    ) -> None:
        self._snapshot = journal.snapshot()
        known = self._snapshot.opportunities.get(chance.id)
        here = f"{chance.id}:{chance.day.isoformat()}" if known else f"new:{chance.kind}"
        there = chance.zone.replace("_", " ")
        super().__init__(
            chance,
            title,
            self._chance_fields(chance),
            keep=keep,
            fold=chance.kind,
            journal=journal,
            draft_id=f"opportunity:{here}",
            note="" if chance.zone == self._snapshot.zone else f"Its times are those of {there}, where it was made.",
            check=self._fits,
        )

    def _chance_fields(self, chance: Opportunity) -> list[Field]:
        library, routine = self._snapshot.library, chance.kind == "routine"
        what = "Good morning to Ana" if routine else "Pottery class"
        plain = new_opportunity(self._snapshot, kind=chance.kind)
        whom = [self._person_field(chance)]
        community = [
            Field("how_to_join", "How to join", hint="just turn up; bring an apron"),
            Field("values", "Stands for", hint="mending things; newcomers are welcome"),
        ]
        return [
            Field("title", "What", hint=what, required=True),
            Field("when", "When", "when", (chance.day, chance.at), hint="friday 18:30; today; 4 March", required=True),
            Field("rule", "Repeats", "text", _packed(Repeats(rule=chance.rule, skipped=chance.skipped))),
            # To whom a message goes is what it is.
            *whom[: chance.message],
            *under_more(
                *whom[chance.message :],
                Field("where", "Where", hint="the hall behind the library"),
                *(() if routine else community),
                Field("note", "Note", hint="for your eyes only"),
                Field("cue", "Starts when", hint="the kettle is on" if routine else "I lock the door"),
                Field("reward", "Then", hint="something nice, right after"),
                Field("backup", "Backup", hint="a smaller thing that stands ready"),
                Field("minutes", "Minutes", "number", plain=plain.minutes, required=True, low=1, high=LONGEST_PLAN),
                Field("effort", "Effort", "one", plain=plain.effort, options=ranked(library)),
                Field("needs", "Good for", "some", options=NEED_CHOICES, required=True),
                Field("place", "Place", "one", options=named(library, "place", _PLACES)),
            ),
        ]

    def _person_field(self, chance: Opportunity) -> Field:
        """A routine may be a message to somebody with a page here; anything else may be with them."""
        routine = chance.kind == "routine"
        people = people_by_contact(self._snapshot.people.values(), self._snapshot.contacts.values())
        nobody = ("nobody; something else" if routine else "nobody") if people else "nobody has a page here yet"
        options = [("", nobody), *((person.id, line(self._snapshot.listed_name(person))) for person in people)]
        chosen = chance.person_id or ""
        if chance.message and not chosen and people:
            chosen = people[0].id
        return Field("person", "A message to" if routine else "With", "one", chosen, options=options)

    # -- the row that opens the editor ------------------------------------------------------

    def _widget(self, field: Field, raw: Any) -> Widget:
        if field.name != "rule":
            return super()._widget(field, raw)
        made = OpenField(raw if isinstance(raw, str) else field.value, self._in_words, id="field-rule")
        made.add_class("field", update=False)
        return made

    def _raw(self) -> Values:
        return {**super()._raw(), "rule": self._rule_field.value}

    @property
    def _rule_field(self) -> OpenField:
        return self.query_one("#field-rule", OpenField)

    def _first_day(self) -> date:
        """The first day as typed, else as it was. For words only; `_fits` sees the checked one."""
        try:
            return parse_when(self.query_one("#field-when", Input).value, self._snapshot.today)[0]
        except ValueError:
            return self._record.day

    def _in_words(self, packed: str) -> str:
        return short_words(_unpacked(packed), self._first_day())

    @on(Input.Changed, "#field-when")
    def _day_changed(self) -> None:
        self._rule_field.refresh()

    @on(OpenField.Changed)
    def _rule_changed(self) -> None:
        self._changed()

    @on(OpenField.Opened)
    def _open(self) -> None:
        self._ask_repeats()

    @work(exclusive=True)
    async def _ask_repeats(self) -> None:
        _, troubles = self.read()
        if "when" in troubles:  # how it repeats depends on it
            self.tell_troubles({"when": troubles["when"]})
            self.query_one("#field-when").focus()
            return
        dialog = RecurrenceDialog(self._journal, self._first_day(), _unpacked(self._rule_field.value))
        await self.app.push_screen_wait(dialog)
        if dialog.kept is not None:
            self._rule_field.set(_packed(dialog.kept))
            self.complain("")

    # -- keeping ----------------------------------------------------------------------------

    def _fits(self, values: Values) -> str:
        repeats = _unpacked(values["rule"])
        # A left-out day that a new rule no longer gives means nothing any more; it goes without a word.
        day = values["when"][0]
        return trouble(fitting(repeats, day), day)

    def changed(self, values: Values) -> Opportunity:
        """With the rule of its row, fitted to the first day, and whom it is a message to."""
        day, at = values["when"]
        repeats, person_id = fitting(_unpacked(values["rule"]), day), values.get("person") or None
        return replace(
            super().changed(values),
            day=day,
            at=at,
            rule=repeats.rule,
            skipped=repeats.skipped,
            person_id=person_id,
            message=person_id is not None and self._record.kind == "routine",
        )
