"""`ladder today`: the plan of the day as plain text or JSON. Reads only; never waits for the app that is open."""

from typing import TYPE_CHECKING, Any, Final, TextIO

from ladder_tui.cli.house import look_for_cli
from ladder_tui.cli.options import Options
from ladder_tui.domain.base.vocabulary import STATUS_WORDS
from ladder_tui.domain.base.when import day_words, time_words
from ladder_tui.domain.calendar.agenda import AgendaItem, agenda
from ladder_tui.domain.calendar.in_words import where_words, whom_words
from ladder_tui.domain.calendar.numbered import numbered
from ladder_tui.domain.calendar.take_along import Along, take_along
from ladder_tui.domain.cards.wording import as_said
from ladder_tui.domain.snapshot import Snapshot, check_in_of_today

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction
    from pathlib import Path

    from ladder_tui.domain.items.topics import TopicCard
    from ladder_tui.domain.ladder.next_step import NextStep

#: Plain text is wrapped at this width, in characters.
WIDTH: Final = 78
#: What stands under a title begins there.
_UNDER: Final = " " * 11


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder today [--json]`."""
    parser = sub.add_parser("today", help="today's plan as plain text")
    parser.add_argument("--json", action="store_true", help="for scripts: one JSON object")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """Print today; 0, or 1 with a sentence on stderr when the data cannot be read."""
    return show(args.data_dir, out, demo=args.demo, as_json=args.json)


def show(data_dir: "str | Path | None", out: TextIO, *, demo: bool = False, as_json: bool = False) -> int:
    """Print today's plan. Also what `ladder` prints where there is no terminal to draw on."""
    snapshot = look_for_cli(data_dir, demo=demo)
    if snapshot is None:
        return 1
    if as_json:
        from ladder_tui.cli.as_json import print_json

        print_json(as_object(snapshot), out)
    else:
        out.write(as_text(snapshot))
    return 0


def as_text(snapshot: Snapshot) -> str:
    """Today as lines of plain text."""
    today = snapshot.today
    lines = [day_words(today)]
    latest = check_in_of_today(snapshot)
    if latest is not None:
        lines.append(f"{latest.mood}, energy {latest.energy} of 5, {latest.minutes} min")
    lines.append("")
    items = agenda(snapshot, today)
    if not items:
        lines.append("Nothing is planned. Rest is a choice like the others; `ladder` has ideas.")
    for number, item in numbered(snapshot, items):
        lines += _item_lines(snapshot, number, item)
    lines += _next_lines(snapshot)
    along = take_along(snapshot, items)
    if along.page is not None or along.card is not None:
        lines += ["", "To take along" + (f" for {_title(snapshot, along.item)}" if along.item is not None else "")]
    if along.page is not None:
        lines += _wrap(f"{along.page.title} (ladder topic --situation {along.page.slug})", "  ")
    if along.card is not None:
        lines += _wrap(f"“{_opener(snapshot, along, along.card)}”", "  ")
    if words := _counted(snapshot):
        lines += ["", words]
    return "\n".join(lines) + "\n"


def _counted(snapshot: Snapshot) -> str:
    """What Growth counts, in words; empty where there is nothing yet."""
    attempts, plans, contacts = snapshot.attempts.values(), snapshot.plans.values(), snapshot.contacts.values()
    if not (attempts or plans or contacts):
        return ""
    from ladder_tui.domain.growth.counters import counters

    return counters(attempts=attempts, plans=plans, contacts=contacts).words


def _next_step(snapshot: Snapshot) -> "NextStep | None":
    """What every place names as the next step; None without a ladder, which then costs nothing."""
    if not snapshot.rungs:
        return None
    from ladder_tui.domain.ladder.next_step import next_step

    return next_step(snapshot)


def _next_lines(snapshot: Snapshot) -> list[str]:
    """The next step on the ladder, or in a line why none is named."""
    step = _next_step(snapshot)
    if step is None or step.suggestion is None:
        return []
    said = step.headline if step.rung is None else step.rung.text
    lines = ["", "Next on the ladder", *_wrap(snapshot.shown(said), "  ")]
    if step.rung is None:
        return lines
    if for_it := snapshot.what_for(step.rung):
        lines += _wrap(f"for: {snapshot.shown(for_it)}", "  ")
    return [*lines, *_wrap(snapshot.shown(step.headline), "  ")]


def _item_lines(snapshot: Snapshot, number: int, item: AgendaItem) -> list[str]:
    state = "backup done" if item.backup_done else STATUS_WORDS[item.status]
    tail = "" if item.status == "open" else f"  [{state}]"
    head = f"{time_words(item.at):>5}  {snapshot.shown(item.title, item.whom)}{tail}"
    lines = _wrap(head, f"{number:>2}  ", _UNDER)
    told = (
        ("with", whom_words(item, snapshot) if item.status == "open" else ""),
        ("where", where_words(item, snapshot) if item.status == "open" else ""),
        ("when", item.cue),
        ("then", item.reward),
        ("if it falls through", item.backup),
        ("for", _for(snapshot, item)),
    )
    for word, text in told:
        if text:
            lines += _wrap(f"{word}: {snapshot.shown(text)}", _UNDER, f"{_UNDER}  ")
    return lines


def _for(snapshot: Snapshot, item: AgendaItem) -> str:
    """What a plan is for, "" for anything else."""
    plan = snapshot.plans.get(item.ref)
    return snapshot.what_for(plan) if plan is not None else ""


def _wrap(text: str, first: str, rest: str | None = None) -> list[str]:
    if len(first) + len(text) <= WIDTH and text == text.rstrip() and text.isprintable():
        return [first + text]
    import textwrap  # late: most lines fit as they are

    after = first if rest is None else rest
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=after) or [first]


def as_object(snapshot: Snapshot) -> dict[str, Any]:
    """Today as plain JSON values: `date`, `plan` (a list in order of time), `next` on the ladder, what goes along."""
    items = agenda(snapshot, snapshot.today)
    along = take_along(snapshot, items)
    page, card = along.page, along.card
    step = _next_step(snapshot)
    return {
        "date": snapshot.today.isoformat(),
        "plan": [
            {
                "number": number,
                "id": item.ref,
                "kind": item.kind,
                "time": None if item.at is None else time_words(item.at),
                "title": snapshot.shown(item.title, item.whom),
                "status": item.status,
                "backup_done": item.backup_done,
                "minutes": item.minutes,
                "effort": item.effort,
                "with": whom_words(item, snapshot) or None,
                "where": snapshot.shown(where_words(item, snapshot)) or None,
                "cue": snapshot.shown(item.cue),
                "reward": snapshot.shown(item.reward),
                "backup": snapshot.shown(item.backup),
                "for": snapshot.shown(_for(snapshot, item)),
            }
            for number, item in numbered(snapshot, items)
        ],
        "next": None
        if step is None or step.suggestion is None
        else {
            "step": None if step.rung is None else snapshot.shown(step.rung.text),
            "rung_id": None if step.rung is None else step.rung.id,
            "for": "" if step.rung is None else snapshot.shown(snapshot.what_for(step.rung)),
            "words": snapshot.shown(step.headline),
            "reasons": [snapshot.shown(reason) for reason in step.suggestion.reasons],
        },
        "situation": None if page is None else {"id": page.id, "title": page.title},
        "card": None if card is None else {"id": card.id, "opener": _opener(snapshot, along, card)},
        "along_to": None if along.item is None else _title(snapshot, along.item),
    }


def _title(snapshot: Snapshot, item: AgendaItem) -> str:
    return snapshot.shown(item.title, item.whom)


def _opener(snapshot: Snapshot, along: Along, card: "TopicCard") -> str:
    """As it is said there: with what is known of the plan and the person."""
    plan_id, person_id = (along.item.ref, along.item.person_id) if along.item is not None else (None, None)
    return as_said(card, snapshot, plan_id=plan_id, person_id=person_id).opener
