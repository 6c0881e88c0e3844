"""Packs that somebody could have: by accident, by a broken editor, or to do harm. Tests and benchmarks share them."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.kits.pack_texts import item, pack_text

GOOD = pack_text("reward", item("reward", pack="my.r"), id="my.r")
_ITEM = "- {id: my.r/x, text: TEXT, minutes: 5, price: free, kind: rest}\n"
_HEAD = GOOD[: GOOD.index("- {")]


def _bytes(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def _with(text: str) -> Callable[[Path], object]:
    return _bytes((_HEAD + _ITEM.replace("TEXT", text)).encode())


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.write(GOOD.encode())
        file.truncate(100_000_000)


def _loop(path: Path) -> None:
    path.symlink_to(path.with_name("other-" + path.name))
    path.with_name("other-" + path.name).symlink_to(path)


#: What is wrong, how to make it, and what is said about it. `""` where it is fine.
BAD: Mapping[str, tuple[Callable[[Path], object], str]] = {
    "aliases that explode": (
        _bytes(b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
            f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n".encode() for n in range(12)
        )),
        "uses an anchor",
    ),
    "python object": (_bytes(b"a: !!python/object/apply:os.system [echo]\n"), "uses a tag"),
    "duplicate key": (_with("a, text: b"), 'has the key "text" twice'),
    "duplicate id": (_bytes((_HEAD + _ITEM.replace("TEXT", "One.") * 2).encode()), "the first one stays"),
    "tab": (_bytes(GOOD.replace("  id:", "\tid:").encode()), "tab; use spaces"),
    "tab in a text": (_with('"a\\tb"'), "holds a tab"),
    "BOM": (_bytes(b"\xef\xbb\xbf" + GOOD.encode()), ""),
    "CRLF": (_bytes(GOOD.replace("\n", "\r\n").encode()), ""),
    "UTF-16": (_bytes(GOOD.encode("utf-16")), "UTF-16"),
    "Latin-1": (_bytes((_HEAD + "# caf\u00e9\n").encode("latin-1")), "not UTF-8"),
    "empty": (_bytes(b""), "is empty"),
    "list at the root": (_bytes(b"- a\n- b\n"), "is a list at the top"),
    "100 MB": (_huge, "larger than 2 MB"),
    "10,000 deep": (_bytes(b"a: " + b"[" * 10_000 + b"]" * 10_000), "20 levels"),
    "10,000 deep in braces": (_bytes(b"a: " + b"{b: " * 10_000 + b"}" * 10_000), "20 levels"),
    "2 MB of brackets": (_bytes(b"[" * 1_999_999), "20 levels"),
    "2 MB of values": (_bytes(b"a: [" + b"x," * 999_990 + b"]"), "200,000 values"),
    "2 MB of one text": (_with('"' + "x " * 990_000 + '"'), "longer than 1000 characters"),
    "2 MB of keys": (_bytes(b"".join(b"k%d: 1\n" % n for n in range(90_000))), "schema is missing"),
    "5,001 items": (_bytes((_HEAD + "- {id: my.r/x}\n" * 5_001).encode()), "5000 at most"),
    "5,000 broken items": (_bytes((_HEAD + "- {id: my.r/x}\n" * 5_000).encode()), "more problems; ladder packs check"),
    "an open quote": (_bytes(GOOD.replace('one", "text', 'one, "text').encode()), "not YAML"),
    "escape character": (_bytes(GOOD.replace("pretty", "\x1b[2Jpretty").encode()), "U+001B"),
    "escape written out": (_with('"\\e[2J red"'), "U+001B"),
    "NUL": (_with("a\x00b"), "U+0000"),
    "turned writing": (_with("a\u202eb"), "U+202E"),
    "zero width": (_with("a\u200bb"), "U+200B"),
    "markup": (_with('"[@click=app.quit]Sit[/] [/foo]"'), ""),
    "no schema": (_bytes(b"pack: {id: my.r, type: reward}\nitems: []\n"), "schema is missing"),
    "another schema": (_bytes(GOOD.replace("ladder-pack/1", "ladder-pack/9").encode()), "this version reads"),
    "another type": (_bytes(GOOD.replace("type: reward", "type: poem").encode()), "is not known; use one of"),
    "binary": (_bytes(bytes(range(256)) * 100), "not UTF-8"),
    "a folder": (lambda path: path.mkdir(), "is a folder"),
    "a link loop": (_loop, "leads back to itself"),
    "a link to nothing": (lambda path: path.symlink_to(path.with_name("gone")), "is not there"),
    "a link to a device": (lambda path: path.symlink_to("/dev/zero"), "device, pipe or socket"),
    "a FIFO": (lambda path: os.mkfifo(path), "device, pipe or socket"),
}  # fmt: skip
