"""`ladder add WHAT`: something on a day, or with `--every` on many days, in the words of the app's own fields."""

from datetime import date, time
from typing import TYPE_CHECKING, Any, Final, TextIO

from ladder_tui.cli.options import Options
from ladder_tui.cli.writing.hand_over import Desk, hand_over
from ladder_tui.domain.base.clean import is_blank, one_line
from ladder_tui.domain.base.when import parse_when, time_words
from ladder_tui.domain.records.opportunities import Opportunity
from ladder_tui.domain.records.plans import Plan
from ladder_tui.services.requests.whole import OpportunityRequest, PlanRequest

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

    from ladder_tui.domain.calendar.rule_words import Written

#: Numbers that can be said, each with its ends.
_NUMBERS: Final = {"minutes": (1, 24 * 60), "effort": (1, 5)}
#: What goes along as it was typed.
_WORDS: Final = ("where", "cue", "reward", "backup", "note")


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder add WHAT [--on WHEN] [--every RULE] [--with NAME] [--where PLACE] [--reward TEXT] [--backup TEXT] …`."""
    parser = sub.add_parser(
        "add",
        help="put something on a day, or on many days",
        description="Put something on a day, today unless --on says another; with --every it repeats. Days, times and "
        "rules are read as the app reads them, and said back as they were understood.",
    )
    parser.add_argument("words", nargs="+", metavar="WHAT", help="what it is, in your words")
    parser.add_argument("--on", "--date", metavar="WHEN", help="a day, a time or both, such as 'fri 19:30'")
    parser.add_argument(
        "--every",
        metavar="RULE",
        help="how it repeats: thu, '2 weeks on thu until june', 'month on the first mon', 'fri, 10 times'",
    )
    parser.add_argument("--with", dest="person", metavar="NAME", help="somebody with a page, by name or its beginning")
    parser.add_argument("--where", metavar="PLACE", help="where it is")
    parser.add_argument("--cue", metavar="TEXT", help="what it starts with")
    parser.add_argument("--reward", metavar="TEXT", help="something nice, right after")
    parser.add_argument("--backup", metavar="TEXT", help="a smaller thing that stands ready")
    parser.add_argument("--minutes", metavar="N", help="how long it takes")
    parser.add_argument("--effort", metavar="N", help="what it takes out of you, 1 to 5")
    parser.add_argument("--note", metavar="TEXT", help="for your eyes only")
    parser.add_argument("--json", action="store_true", help="for scripts: one JSON object")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """0, or 1 with a sentence where something is not understood or cannot be kept; nothing is kept then."""
    told: dict[str, Any] = {}

    def make(desk: Desk) -> PlanRequest | OpportunityRequest:
        title, today = one_line(" ".join(args.words)), desk.at.date()
        if is_blank(title) or title == "-":
            raise ValueError("A few words are wanted, such as: ladder add Choir --on 'thu 19:30'")
        on = None if args.on is None else parse_when(args.on, today)
        more = _more(args, desk)
        if args.every is None:
            day, at = on or (today, None)
            plan = Plan(id=desk.id, title=title, day=day, at=at, zone=desk.zone, created=desk.at, **more)
            told.update(_as_understood(day, at, ""))
            return PlanRequest(id=desk.id, at=desk.at, plan=plan)
        rule = _rule(args.every, on, today)
        chance = Opportunity(
            id=desk.id, title=title, day=rule.first, at=rule.at, rule=rule.rule, zone=desk.zone,
            created=desk.at, **more,
        )  # fmt: skip
        told.update(_as_understood(rule.first, rule.at, args.every))
        return OpportunityRequest(id=desk.id, at=desk.at, opportunity=chance)

    return hand_over(args, out, make, more=told)


def _rule(every: str, on: tuple[date, time | None] | None, today: date) -> "Written":
    """The rule with its first day and time, which may stand in either of the two."""
    from msgspec.structs import replace

    from ladder_tui.domain.calendar.rule_words import read_rule

    day, at = on or (None, None)
    read = read_rule(every, today, start=day)
    if at is not None and read.at not in (None, at):
        raise ValueError(f"It says {time_words(at)} and {time_words(read.at)}; one time is enough.")
    return replace(read, at=at if read.at is None else read.at)


def _more(args: Options, desk: Desk) -> dict[str, Any]:
    """What else was said, by the names of the fields. Raises ValueError."""
    more: dict[str, Any] = {name: one_line(said) for name in _WORDS if (said := getattr(args, name)) is not None}
    for name, (low, high) in _NUMBERS.items():
        said = getattr(args, name)
        if said is not None:
            more[name] = _number(said, low, high, name)
    if args.person is not None:
        from ladder_tui.domain.people.called import called

        more["person_id"] = called(desk.snapshot, args.person).id
    return more


def _number(said: str, low: int, high: int, name: str) -> int:
    if said.isascii() and said.isdecimal() and len(said) < 6 and low <= int(said) <= high:
        return int(said)
    raise ValueError(f"--{name} is a whole number from {low} to {high}; “{one_line(said)[:20]}” is none.")


def _as_understood(day: date, at: time | None, every: str) -> dict[str, Any]:
    return {"day": day.isoformat(), "time": None if at is None else time_words(at), "repeats": bool(every)}
