"""Files that are not what they seem: each is refused with one sentence that names the file and the line."""

import os
from pathlib import Path

import pytest

from ladder_tui.packs.schema.problems import PackError, printable, quote
from ladder_tui.packs.schema.yaml_tree import Fields, Rows, Text, read_yaml

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: [*b, *b, *b, *b]\n"

REFUSED: dict[str, tuple[bytes, int, str]] = {
    "aliases that explode": (BOMB.encode(), 1, "anchor"),
    "alias to nothing": (b"a: 1\nb: *other\n", 2, "alias"),
    "python object": (b"a: 1\nb: !!python/object/apply:os.system [echo]\n", 2, "tag"),
    "plain tag": (b"a: 1\nb: !thing x\n", 2, "tag"),
    "tag on a map": (b"a: !!map {b: 1}\n", 1, "tag"),
    "tag directive": (b"%TAG !e! tag:example.org:\n---\na: !e!x 1\n", 3, "tag"),
    "anchor alone": (b"a: &name text\n", 1, "anchor"),
    "second document": (b"a: 1\n---\nb: 2\n", 2, "second document"),
    "tab in the indentation": (b"a:\n  - b: 1\n\t- c: 2\n", 3, "tab; use spaces"),
    "no YAML": (b"a: [1, 2\nb: 3\n", 2, "not YAML"),
    "open quote": (b'a: "one\n', 2, "not YAML"),
    "UTF-16 with a mark": ("a: 1\n".encode("utf-16"), 1, "UTF-16"),
    "UTF-16 without a mark": ("a: 1\n".encode("utf-16-le"), 1, "control character"),
    "Latin-1": ("a: 1\nb: caf\u00e9\n".encode("latin-1"), 2, "UTF-8"),
    "lone surrogate": (b"a: \xed\xa0\x80\n", 1, "UTF-8"),
    "escaped surrogate": (b'a: "\\ud800"\n', 1, "not YAML"),
    "escape character": (b"a: 1\nb: \x1b[31mred\n", 2, "U+001B"),
    "NUL": (b"a: 1\nb: x\x00y\n", 2, "U+0000"),
    "C1 control": ("a: 1\nb: x\u0085y\n".encode(), 2, "U+0085"),
    "line separator": ("a: x\u2028y\n".encode(), 1, "U+2028"),
    "empty": (b"", 1, "empty"),
    "comments only": (b"# nothing here\n\n", 1, "empty"),
    "list at the top": (b"\n- a\n- b\n", 2, "list at the top"),
    "text at the top": (b"hello\n", 1, "plain text at the top"),
    "map as a key": (b"a: 1\n? {b: 1}\n: 2\n", 2, "key"),
    "3 MB": (b"a: " + b"x" * 3_000_000, 1, "2 MB"),
    "10,000 brackets deep": (b"a: " + b"[" * 10_000 + b"]" * 10_000, 1, "20 levels"),
    "100,000 brackets deep and open": (b"[" * 100_000, 1, "20 levels"),
    "10,000 lines deep": ("\n".join(" " * n + "a:" for n in range(1500)).encode(), 21, "20 levels"),
    "too many values": (b"a: [" + b"x," * 300_000 + b"]", 1, "200,000 values"),
    "binary": (bytes(range(256)), 2, "UTF-8"),
}


@pytest.mark.parametrize(("data", "line", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_refused_with_file_and_line(tmp_path: Path, data: bytes, line: int, says: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_bytes(data)
    with pytest.raises(PackError) as caught:
        read_yaml(path)
    assert caught.value.file == path
    assert caught.value.line == line
    assert says in caught.value.message
    assert str(caught.value).isprintable()


def test_no_file_that_is_not_a_file(tmp_path: Path) -> None:
    loop = tmp_path / "loop.yaml"
    loop.symlink_to(loop)
    gone = tmp_path / "gone.yaml"
    gone.symlink_to(tmp_path / "nothing")
    folder = tmp_path / "folder.yaml"
    folder.mkdir()
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    device = tmp_path / "device.yaml"
    device.symlink_to("/dev/zero")
    for path, says in (
        (loop, "leads back to itself"),
        (gone, "is not there"),
        (folder, "is a folder"),
        (pipe, "device, pipe or socket"),
        (device, "device, pipe or socket"),
        (tmp_path / "bad.yaml" / "x", "is not there"),
    ):
        with pytest.raises(PackError, match=says):
            read_yaml(path)


def test_unreadable_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "closed.yaml"
    path.write_text("a: 1\n")

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)  # the user running the tests may be allowed to read everything
    with pytest.raises(PackError, match="give yourself permission"):
        read_yaml(path)


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text("a: 1\n")
    link = tmp_path / "link.yaml"
    link.symlink_to("real.yaml")
    assert isinstance(read_yaml(link).root.entries["a"], Text)


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbfa: one\nb: two\n", b"a: one\r\nb: two\r\n", b"%YAML 1.1\n---\na: one\nb: two\n...\n"]
)
def test_a_mark_at_the_start_and_other_line_ends_are_fine(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "fine.yaml"
    path.write_bytes(data)
    root = read_yaml(path).root
    assert {key: node.value for key, node in root.entries.items() if isinstance(node, Text)} == {"a": "one", "b": "two"}


def test_scalars_stay_text_and_lines_are_known(tmp_path: Path) -> None:
    path = tmp_path / "plain.yaml"
    path.write_text('a: no\nb: 18:30\nc: 010\nd: ~\ne:\nf: "null"\ng:\n  - 1.10\n  - {h: 2024-01-01}\n')
    root = read_yaml(path).root
    values = {key: node.value for key, node in root.entries.items() if isinstance(node, Text)}
    assert values == {"a": "no", "b": "18:30", "c": "010", "d": "", "e": "", "f": "null"}
    rows = root.entries["g"]
    assert isinstance(rows, Rows)
    assert (root.entries["c"].line, rows.line, [row.line for row in rows.rows]) == (3, 7, [8, 9])
    inner = rows.rows[1]
    assert isinstance(inner, Fields)
    assert list(inner.entries) == ["h"]


def test_a_repeated_key_is_noted_and_the_first_value_stays(tmp_path: Path) -> None:
    path = tmp_path / "twice.yaml"
    path.write_text("a: 1\nb: 2\na: 3\n")
    root = read_yaml(path).root
    assert root.repeated == [("a", 3)]
    first = root.entries["a"]
    assert isinstance(first, Text)
    assert first.value == "1"


def test_what_is_quoted_can_be_printed() -> None:
    assert quote("a\x1b[2Jb\u202e") == '"a<U+001B>[2Jb<U+202E>"'
    assert len(quote("x" * 500)) == 42
    assert printable("plain text") == "plain text"
