"""The way of a shell command that writes: it carries its request out, or leaves it to the window that is open.

Where another process holds the file, the request lies in the folder of what waits before anything is said. It is tried
once more then to hold the file: whoever held it may just have ended, and looks at that folder after letting go.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import cached_property
from typing import TYPE_CHECKING, Any, TextIO

import msgspec

from ladder_tui.cli.house import open_for_cli
from ladder_tui.cli.options import Options
from ladder_tui.services.ledger.ledger import Ledger, new_id
from ladder_tui.services.requests.carry_out import Outcome, carry_out
from ladder_tui.services.requests.requests import Request
from ladder_tui.store.keeper import StoreError

if TYPE_CHECKING:
    from ladder_tui.domain.snapshot import Snapshot


class Desk:
    """What a request is made with: an id of its own, now, the user's zone, and everything there is with what waits."""

    def __init__(self, ledger: Ledger) -> None:
        self.id = new_id()
        self.at = ledger.clock()
        self.zone = ledger.zone
        self._ledger = ledger

    @cached_property
    def snapshot(self) -> "Snapshot":
        """Everything, as of then; who notes how they are needs nothing of it."""
        return self._ledger.snapshot(self.at)


#: Makes the request; raises ValueError with a sentence where that cannot be done.
Make = Callable[[Desk], Request]


class HandedOver(msgspec.Struct, frozen=True):
    """A request and what became of it. `waits`: another process holds the file, and takes it in."""

    request: Request
    outcome: Outcome
    waits: bool = False


def hand_over(args: Options, out: TextIO, make: Make, *, more: Mapping[str, Any] | None = None) -> int:
    """Have a request carried out and print what became of it; the exit code, 1 after one sentence on stderr.

    With `--json` one object is printed, with `more` in it.
    """
    with ExitStack() as stack:
        house = open_for_cli(args.data_dir, demo=args.demo, stack=stack, complain=sys.stderr, briefly=True)
        if house is None:
            return 1
        for note in house.notes:
            sys.stderr.write(f"ladder: {note}\n")
        made: list[Request] = []

        def noted(desk: Desk) -> Request:
            made.append(make(desk))
            return made[-1]

        try:
            done = carried_out(house.ledger, noted)
        except (StoreError, ValueError) as error:
            code = _refuse(str(error))
        else:
            said = done.outcome.sentence
            if house.ledger.settings.initials:
                said = house.ledger.snapshot(house.ledger.clock()).shown(said)
            code = _refuse(said) if done.outcome.refused else _tell(args, out, done, said, more or {})
        _answer_heavy_words(house.ledger, made, sys.stderr if args.json else out, is_kept=not code)
        for note in house.ledger.news():  # what has been looked at since, and what the save met
            sys.stderr.write(f"ladder: {note}\n")
    return code


def _answer_heavy_words(ledger: Ledger, made: Sequence[Request], out: TextIO, *, is_kept: bool) -> None:
    """Say whom one can reach where somebody has just written that they do not want to live (docs/design.md 5)."""
    written = {str(number): text for number, text in enumerate(text for one in made for text in one.texts()) if text}
    if not written:
        return
    from ladder_tui.services.ledger.ear import ear_of

    if all(map(ear_of(ledger).rules_out, written.values())):
        return
    from ladder_tui.services.ledger.hearing import Hearing  # late: hardly ever is there anything to hear

    if not Hearing(ledger, lambda heard: None).new_sentences({}, written):
        return
    from ladder_tui.plain.care import calm_lines
    from ladder_tui.plain.talk import Talk

    lines = calm_lines(ledger.snapshot(ledger.clock()), is_kept=is_kept, support="`ladder help-now`")
    Talk(str, out.write, lambda _: None).say("", *lines)


def carried_out(ledger: Ledger, make: Make) -> HandedOver:
    """Carry out a request here, after what waits, where the file is held here; else leave it to whoever holds it.

    A request that is refused is left to nobody. Raises StoreError, and what `make` raises.
    """
    if not ledger.keeper.read_only:
        return _done_here(ledger, make)
    from ladder_tui.services.requests.passing import passing, seen  # late: mostly no window is open
    from ladder_tui.services.requests.taking_in import take_in
    from ladder_tui.services.requests.whole import to_bytes

    wait = seen(ledger.keeper.waiting)
    ledger.refresh()
    if not ledger.keeper.read_only:
        return _done_here(ledger, make)
    page = passing(ledger, wait)
    request = _made(page, make)
    outcome = carry_out(page, request)
    if outcome.refused:
        return HandedOver(request, outcome)
    ledger.keeper.waiting.put(request.id, to_bytes(request))
    ledger.refresh()
    if ledger.keeper.read_only:
        return HandedOver(request, outcome, waits=True)
    take_in(ledger)
    return HandedOver(request, outcome)


def _done_here(ledger: Ledger, make: Make) -> HandedOver:
    if ledger.keeper.waits:
        from ladder_tui.services.requests.taking_in import take_in  # late, as above

        for sentence in take_in(ledger).aside:
            sys.stderr.write(f"ladder: {sentence}\n")
    request = _made(ledger, make)
    return HandedOver(request, carry_out(ledger, request))


def _made(ledger: Ledger, make: Make) -> Request:
    return make(Desk(ledger))


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"ladder: {sentence}\n")
    return 1


def _tell(args: Options, out: TextIO, done: HandedOver, said: str, more: Mapping[str, Any]) -> int:
    if not args.json:
        out.write(f"{said}\n")
        return 0
    from ladder_tui.cli.as_json import print_json

    records = [{"table": table, "id": id} for table, id in done.outcome.records]
    told = {"id": done.request.id, "said": said, "records": records, "waits": done.waits, **more}
    print_json(told, out)
    return 0
