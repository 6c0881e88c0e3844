"""The way of a shell command that writes: it carries its request out, or leaves it to the window that is open."""

import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import datetime
from typing import Any, TextIO

import msgspec

from ladder_tui.cli.house import open_for_cli
from ladder_tui.cli.options import Options
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.services.ledger.ledger import new_id
from ladder_tui.services.requests.carry_out import Outcome, carry_out
from ladder_tui.services.requests.requests import AnyRequest
from ladder_tui.store.keeper import NotSaved


class Desk(msgspec.Struct, frozen=True):
    """What a request is made with: an id of its own, now, and everything there is, what still waits included."""

    id: str
    at: datetime
    snapshot: Snapshot


#: Makes the request; raises ValueError with a sentence where that cannot be done.
Make = Callable[[Desk], AnyRequest]


def hand_over(args: Options, out: TextIO, make: Make, *, more: Mapping[str, Any] | None = None) -> int:
    """Have a request carried out and print what became of it; the exit code, 1 after one sentence on stderr.

    With `--json` one object is printed, with `more` in it.
    """
    with ExitStack() as stack:
        house = open_for_cli(args.data_dir, demo=args.demo, stack=stack, complain=sys.stderr)
        if house is None:
            return 1
        ledger = house.ledger
        try:
            now = ledger.clock()
            request = make(Desk(new_id(), now, ledger.snapshot(now)))
            outcome = carry_out(ledger, request)
        except (NotSaved, ValueError) as error:
            sys.stderr.write(f"ladder: {error}\n")
            return 1
    if outcome.refused:
        sys.stderr.write(f"ladder: {outcome.sentence}\n")
        return 1
    _tell(args, out, request, outcome, more or {})
    return 0


def _tell(args: Options, out: TextIO, request: AnyRequest, outcome: Outcome, more: Mapping[str, Any]) -> None:
    if not args.json:
        out.write(f"{outcome.sentence}\n")
        return
    import json

    records = [{"table": table, "id": id} for table, id in outcome.records]
    told = {"id": request.id, "said": outcome.sentence, "records": records, **more}
    json.dump(told, out, ensure_ascii=False, indent=1)
    out.write("\n")
