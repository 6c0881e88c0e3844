"""`ladder log NAME [TEXT]`: you were in touch with somebody."""

from typing import TYPE_CHECKING, TextIO

from ladder_tui.cli.options import Options
from ladder_tui.cli.writing.hand_over import Desk, hand_over
from ladder_tui.cli.writing.of_a_day import day_of
from ladder_tui.domain.base.clean import clean, one_line
from ladder_tui.domain.base.number_words import listed
from ladder_tui.domain.base.text_search import fold
from ladder_tui.domain.base.vocabulary import CHANNELS, Channel
from ladder_tui.domain.people.called import anybody, called
from ladder_tui.domain.records.people import Person
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.requests.requests import ContactRequest, new_person_id

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction


def add_parser(sub: "_SubParsersAction[ArgumentParser]") -> None:
    """`ladder log NAME [TEXT] [--by CHANNEL] [--date DAY] [--new] [--json]`."""
    parser = sub.add_parser(
        "log",
        help="note that you were in touch with somebody",
        description="Note that you were in touch with somebody who has a page, with a few words about it if you like.",
    )
    parser.add_argument("name", metavar="NAME", help="somebody with a page, by name or its beginning")
    parser.add_argument("words", nargs="*", default=[], metavar="TEXT", help="a few words about it")
    ways = ", ".join(channel.replace("_", " ") for channel in CHANNELS)
    parser.add_argument("--by", metavar="WAY", help=f"{ways} (in person)")
    parser.add_argument("--date", metavar="DAY", help="the day it was, such as yesterday or '4 March' (today)")
    parser.add_argument("--new", action="store_true", help="where nobody of this name has a page, begin one")
    parser.add_argument("--json", action="store_true", help="for scripts: one JSON object")
    parser.set_defaults(run=run)


def run(args: Options, out: TextIO) -> int:
    """0, or 1 with a sentence where it is not clear who or what is meant, or it cannot be kept."""

    def make(desk: Desk) -> ContactRequest:
        person, text = _whom(desk, [args.name, *args.words], new=args.new)
        channel = _channel(args.by, desk.snapshot) if args.by is not None else "in_person"
        day = day_of(args.date, desk.at.date())
        return ContactRequest(
            id=desk.id, at=desk.at, person_id=person.id, channel=channel, note=text, day=day,
            new_person="" if person.id in desk.snapshot.people else person.name,
        )  # fmt: skip

    return hand_over(args, out, make)


def _whom(desk: Desk, words: list[str], *, new: bool) -> tuple[Person, str]:
    """Who is meant, and the words behind. A name of several words needs no quotation marks, but where it is `new`.

    Raises ValueError.
    """
    snapshot = desk.snapshot
    names = {_folded(person.name) for person in snapshot.people.values() if not person.unsafe}
    whole = (count for count in range(len(words), 1, -1) if _folded(" ".join(words[:count])) in names)
    count = next(whole, 1)
    if new and (name := one_line(words[0]).strip()) and not anybody(snapshot, " ".join(words[:count])):
        return Person(id=new_person_id(desk.id), name=name, created=desk.at), clean(" ".join(words[1:])).strip()
    return called(snapshot, " ".join(words[:count])), clean(" ".join(words[count:])).strip()


def _channel(said: str, snapshot: Snapshot) -> Channel:
    """By its name or what the app calls it, or the beginning of either. Raises ValueError."""
    sought = _folded(said.replace("_", " "))
    for fits in (str.__eq__, str.startswith):
        for channel in CHANNELS:
            names = (channel.replace("_", " "), _folded(snapshot.library.label("channel", channel)))
            if sought and any(fits(name, sought) for name in names):
                return channel
    ways = [channel.replace("_", " ") for channel in CHANNELS]
    raise ValueError(f"“{one_line(said)[:20]}” is no way of being in touch; there are {listed(ways)}.")


def _folded(text: str) -> str:
    return " ".join(fold(text).split())
