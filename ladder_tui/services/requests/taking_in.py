"""Taking in what waits: whoever holds the file carries out what was left for it, in order, each once."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from ladder_tui.domain.records.tables import FROM_SHELL
from ladder_tui.services.ledger.ledger import Ledger
from ladder_tui.services.requests.carry_out import carry_out
from ladder_tui.services.requests.whole import AnyRequest, from_bytes
from ladder_tui.store.file import disk
from ladder_tui.store.keeper import StoreError
from ladder_tui.store.waiting import NotRead, Waiting, id_of

#: A window takes in so many at once, so that no key waits for long.
MANY: Final = 4
#: How often it is looked again before letting go of the file, while others go on asking.
_ROUNDS: Final = 50


class Taken(msgspec.Struct, frozen=True):
    """What was done: a sentence for each, in order; and one for each file that was kept aside."""

    said: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()


def take_in(ledger: Ledger, most: int | None = None) -> Taken:
    """Carry out what waits, the first `most` of it, and take its files away. Nothing is done where others write.

    Raises NotSaved; what could be done before is done, and the rest still waits.
    """
    if ledger.keeper.read_only or not ledger.keeper.waits:
        return Taken()
    waiting = ledger.keeper.waiting
    paths = waiting.paths()
    ids = {id for path in paths if (id := id_of(path))}
    said: list[str] = []
    aside: list[str] = []
    try:
        for path in paths:
            if most is not None and len(said) + len(aside) >= most:
                break
            if ledger.get(FROM_SHELL, id_of(path)) is None:  # else it was done, and only its file is still there
                try:
                    outcome = carry_out(ledger, request_of(waiting, path, waiting.read(path)), waiting=ids)
                except NotRead as error:
                    aside += _kept(ledger, waiting, path, f"What waits in {path} cannot be carried out: {error}.")
                    continue
                if outcome.refused:
                    aside += _kept(ledger, waiting, path, outcome.sentence)
                    continue
                said.append(outcome.sentence)
            waiting.remove(path)
    finally:
        waiting.force()
    return Taken(tuple(said), tuple(aside))


def request_of(waiting: Waiting, path: Path, data: bytes) -> AnyRequest:
    """The request that the bytes of a file hold. Raises NotRead."""
    try:
        request = from_bytes(waiting.open(data, path))
    except ValueError as error:
        raise NotRead(str(error)) from error
    if request.id != id_of(path):
        raise NotRead("it is no request of ladder's")
    return request


def _kept(ledger: Ledger, waiting: Waiting, path: Path, why: str) -> Sequence[str]:
    try:
        return (f"{why} It is kept as {waiting.keep(path, ledger.clock())}.",)
    except OSError as error:  # it stays where it is, and is tried again
        reason, remedy = disk.words(error)
        return (f"{why} It could not be kept aside: {reason}. {remedy}.",)


def last_look(ledger: Ledger) -> None:
    """Take in what was left while the file was held here, which it is no longer; and again what is left meanwhile.

    Who leaves something has found the file held by another, and tries once more after that. So either they can hold it
    then, or it is still held, and what they left is there when it is looked for here.
    """
    with suppress(StoreError):  # what cannot be saved waits for the next one
        for _ in range(_ROUNDS):
            ledger.refresh()
            if ledger.keeper.read_only:
                break
            take_in(ledger)
            ledger.keeper.let_go()
            if not ledger.keeper.waits:
                break
