"""The recurrence editor: rows that change with the choice, explained in words below while you choose."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final, cast

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input

from ladder_tui.domain.base.number_words import ordinal_word
from ladder_tui.domain.base.recurrence import MAX_COUNT, MAX_INTERVAL, Frequency, Recurrence
from ladder_tui.domain.base.when import MONTHS, WEEKDAYS, parse_day
from ladder_tui.domain.calendar.repeats import Repeats, brief_day, explain, fitting, trouble
from ladder_tui.screens.kit.form import Field, FormDialog, Values
from ladder_tui.services.journal import Journal
from ladder_tui.widgets.bars import KeyHint
from ladder_tui.widgets.fields import OneOf, SomeOf
from ladder_tui.widgets.text import Part, Words

_FREQUENCIES: Final = (
    ("never", "does not repeat"),
    ("daily", "by the day"),
    ("weekly", "by the week"),
    ("monthly", "by the month"),
    ("yearly", "by the year"),
)
_UNITS: Final = {"daily": "days", "weekly": "weeks", "monthly": "months", "yearly": "years"}
_ENDS: Final = (("never", "never"), ("until", "on a day"), ("count", "after a number of times"))
#: Left-out days in one row; rows of them at most. Coming days stand first.
_IN_A_ROW: Final = 4
_ROWS: Final = 3


class _Left(msgspec.Struct, frozen=True):
    """Left-out days as the editor shows them: rows of a few, and those further back that have no room."""

    rows: tuple[tuple[date, ...], ...]
    rest: tuple[date, ...]


def _left(skipped: Sequence[date], today: date) -> _Left:
    ahead = [day for day in skipped if day >= today]
    behind = [day for day in reversed(skipped) if day < today]
    ordered = [*ahead, *behind]
    room = _IN_A_ROW * _ROWS
    shown, rest = sorted(ordered[:room]), ordered[room:]
    return _Left(tuple(tuple(shown[at : at + _IN_A_ROW]) for at in range(0, len(shown), _IN_A_ROW)), tuple(rest))


class RecurrenceDialog(FormDialog):
    """How something that starts on `first` repeats. `kept` is the answer once it was kept, else None."""

    DEFAULT_CSS = """
    RecurrenceDialog #explained { height: auto; padding: 0 1; margin: 1 0 0 0; color: $calm; }
    RecurrenceDialog #explained.-odd { color: $notice; }
    """

    def __init__(self, journal: Journal, first: date, repeats: Repeats) -> None:
        self._begins = first
        self._snapshot = journal.snapshot()
        self._left = _left(repeats.skipped, self._snapshot.today)
        self.kept: Repeats | None = None
        super().__init__("How it repeats", self._rule_fields(repeats.rule), journal=journal, save=self._keep)

    # -- rows -------------------------------------------------------------------------------

    def _rule_fields(self, rule: Recurrence | None) -> list[Field]:
        first, start = self._begins, self._snapshot.settings.week_start
        weekly = rule is not None and rule.frequency == "weekly"
        by_weekday = rule.weekdays if rule is not None and rule.weekdays else (first.weekday(),)
        month_day = rule.month_day if rule is not None else None
        nth = rule.nth if rule is not None else None
        place = "nth" if nth is not None else "last" if month_day == -1 else "date"
        ends = "never" if rule is None else "until" if rule.until else "count" if rule.count else "never"
        order = [(start + number) % 7 for number in range(7)]
        full = [(str(day), WEEKDAYS[day]) for day in order]
        places = (("date", "a day of the month"), ("last", "its last day"), ("nth", "a weekday of the month"))
        return [
            Field("how", "Repeats", "one", rule.frequency if rule else "never", options=_FREQUENCIES),
            Field("every", "Every", "number", rule.interval if rule else 1, required=True, low=1, high=MAX_INTERVAL),
            Field(
                "weekdays", "On", "some", tuple(map(str, by_weekday if weekly else (first.weekday(),))),
                options=[(str(day), WEEKDAYS[day][:2]) for day in order],
            ),
            Field(
                "week_start", "Weeks begin on", "one", str(rule.week_start if rule and weekly else start), options=full
            ),
            Field("place", "On", "one", place, options=places),
            Field(
                "month_day", "Day of the month", "number", first.day if month_day in (None, -1) else month_day,
                required=True, low=1, high=31,
            ),
            Field(
                "nth", "Which one", "one", str(nth if nth is not None else min(4, (first.day + 6) // 7)),
                options=[(str(number), f"the {ordinal_word(number)}") for number in (1, 2, 3, 4, 5, -1)],
            ),
            Field("weekday", "Weekday", "one", str(by_weekday[0]), options=full),
            Field("ends", "Ends", "one", ends, options=_ENDS),
            Field("until", "Last day", "day", rule.until if rule else None, hint="27 May, or 2026-05-27"),
            Field("count", "Times", "number", rule.count if rule else None, hint="10", low=1, high=MAX_COUNT),
            *(
                Field(
                    f"out_{number}", "Left out" if number == 0 else "", "some", tuple(day.isoformat() for day in row),
                    options=[(day.isoformat(), brief_day(day, self._snapshot.today)) for day in row],
                )
                for number, row in enumerate(self._left.rows)
            ),
            Field("leave", "Leave out", hint="days it does not happen: 11 March, 25 March"),
        ]  # fmt: skip

    def hints(self) -> tuple[KeyHint, ...]:
        """The arrows are named where they do something."""
        here: tuple[KeyHint, ...] = ()
        if isinstance(self.focused, OneOf):
            here = (KeyHint("← →", "change", "change"),)
        elif isinstance(self.focused, SomeOf):
            here = (KeyHint("← → space", "switch", "change"),)
        keep, *others = self.HINTS
        return (keep, *here, *others)

    def compose_inside(self) -> ComposeResult:
        """The rows, and what they mean in words."""
        yield from super().compose_inside()
        yield Words(id="explained")

    def on_mount(self) -> None:
        """Show the rows of the choice, now and whenever it changes."""
        for choice in self.query(OneOf):
            self.watch(choice, "value", self._follow, init=False)
        for several in self.query(SomeOf):
            self.watch(several, "chosen", self._follow, init=False)
        self._follow()
        self.follow_focus()

    def _wanted(self, raw: Values) -> Iterator[str]:
        how = raw["how"]
        yield "how"
        if how == "never":
            return
        yield from ("every", "ends", "leave", *(f"out_{number}" for number in range(len(self._left.rows))))
        if how == "weekly":
            yield "weekdays"
            if raw["every"].strip() != "1":
                yield "week_start"
        elif how in ("monthly", "yearly"):
            yield "place"
            yield from {"date": ("month_day",), "last": (), "nth": ("nth", "weekday")}[raw["place"]]
        if raw["ends"] != "never":
            yield raw["ends"]

    def _row_of(self, name: str) -> Widget:
        row = self.query_one(f"#field-{name}").parent
        assert isinstance(row, Widget)
        return row

    @on(Input.Changed)
    def _follow(self) -> None:
        """Show the rows that matter now, and say what they mean."""
        if not self.is_mounted:
            return
        raw = self._raw()
        wanted = set(self._wanted(raw))
        for field in self._fields:
            self._row_of(field.name).display = field.name in wanted
            if field.name not in wanted:
                self.query_one(f"#trouble-{field.name}", Words).set_class(False, "-on")
        labels = {"every": f"Every n {_UNITS.get(raw['how'], '')}"}
        month = MONTHS[self._begins.month - 1] if raw["how"] == "yearly" else "the month"
        labels["month_day"] = f"Day of {month}"
        for name, label in labels.items():
            self._row_of(name).query_one(".label", Words).say(label)
        self._explain()

    def _explain(self) -> None:
        values, troubles = self.read()
        explained = self.query_one("#explained", Words)
        try:
            if troubles:
                raise ValueError(next(iter(troubles.values())))
            repeats = self._build(values)
        except ValueError as error:
            explained.say(str(error))
            explained.set_class(True, "-odd")
            return
        parts: list[Part] = []
        for sentence in explain(repeats, self._begins, self._snapshot.today):
            parts += ["\n", sentence] if parts else [(sentence, "bold")]
        if repeats.rule is not None and self._left.rows:
            parts.append(("\nA left-out day comes back when you take its tick away with the space bar.", "$quiet"))
        explained.say(*parts)
        explained.set_class(False, "-odd")

    # -- reading ----------------------------------------------------------------------------

    def read(self) -> tuple[Values, dict[str, str]]:
        """Values and troubles of the rows that are shown; a hidden row complains about nothing."""
        values, troubles = super().read()
        wanted = set(self._wanted(self._raw()))
        return values, {name: sentence for name, sentence in troubles.items() if name in wanted}

    def _build(self, values: Values) -> Repeats:
        """The rule as it stands in the rows. Raises ValueError with one sentence."""
        how, first = values["how"], self._begins
        if how == "never":
            return Repeats()
        wanted = set(self._wanted(self._raw()))
        weekdays: tuple[int, ...] = ()
        month_day = nth = None
        if how == "weekly":
            # The weekday of the first day is left unsaid, so that the rule follows when that day is changed.
            chosen = tuple(sorted(map(int, values["weekdays"])))
            weekdays = () if chosen == (first.weekday(),) else chosen
        elif "nth" in wanted:
            nth, weekdays = int(values["nth"]), (int(values["weekday"]),)
        elif "place" in wanted:
            month_day = -1 if values["place"] == "last" else values["month_day"]
            month_day = None if month_day == first.day else month_day
        until = values["until"] if "until" in wanted else None
        count = values["count"] if "count" in wanted else None
        if "until" in wanted and until is None:
            raise ValueError("The last day is still open; 27 May or 2026-05-27 would do.")
        if "count" in wanted and count is None:
            raise ValueError("How many times is still open; a whole number such as 10 would do.")
        rule = Recurrence(
            frequency=cast(Frequency, how),
            interval=values["every"],
            weekdays=weekdays,
            nth=nth,
            month_day=month_day,
            until=until,
            count=count,
            week_start=int(values["week_start"]) if how == "weekly" else 0,
        )
        repeats = fitting(Repeats(rule=rule, skipped=self._kept_out(values)), first)
        repeats = Repeats(rule=rule, skipped=tuple(sorted({*repeats.skipped, *self._newly_out(values["leave"])})))
        sentence = trouble(repeats, first)
        if sentence:
            raise ValueError(sentence)
        return repeats

    def _kept_out(self, values: Values) -> tuple[date, ...]:
        ticked: list[Any] = [day for n in range(len(self._left.rows)) for day in values[f"out_{n}"]]
        return (*map(date.fromisoformat, ticked), *self._left.rest)

    def _newly_out(self, text: str) -> tuple[date, ...]:
        return tuple(parse_day(part, self._begins) for part in text.split(",") if part.strip())

    def _keep(self, values: Values) -> None:
        self.kept = self._build(values)

    # -- keys -------------------------------------------------------------------------------

    def action_next_or_save(self) -> None:
        """Enter goes to the next row that is shown; on the last one it keeps the answer."""
        fields = [
            field for field in self.query(".field") if field.parent is not None and cast(Widget, field.parent).display
        ]
        if self.focused is not None and self.focused in fields[:-1]:
            fields[fields.index(self.focused) + 1].focus()
        else:
            self.action_save()

    def complain(self, sentence: str) -> None:
        """The sentence stands under the rows already; it comes into view."""
        self._explain()
        if sentence and not self.query_one("#explained").has_class("-odd"):
            super().complain(sentence)
        self.query_one("#inside", VerticalScroll).scroll_end(animate=False)
