"""A name that stands twice in one object is refused with its line, wherever a file comes from elsewhere."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from ladder_tui.store.file.errors import StoreError, Unreadable
from ladder_tui.store.file.twice import Twice, refuse_twice
from ladder_tui.store.whole.exchange import bring_in, write_export
from ladder_tui.store.whole.restore import adopt, restore
from tests.kits.store_kit import NOW, files_in, filled, ids, open_keeper, paths_in


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"a":1,"a":2}', 1),
        ('{"a":1,\n"b":{"x":[1,{"y":1}],"z":"a"},\n"a":2}', 3),
        ('[{"a":{}},\n{"b":1,\n"\\u0062":2}]', 3),
        ('{"a":"{\\"a\\":1, \\n",\n"b":{"a":1,"b":2},\n"c":[],\n"b":0}', 4),
        ('{"":1,\n"":2}', 2),
        ('\ufeff{"a":1,\n"a":2}', 2),
    ],
)
def test_the_line_of_the_second_is_named(text: str, line: int) -> None:
    with pytest.raises(Twice, match=f"in line {line} a name stands for the second time") as refused:
        refuse_twice(text.encode())
    assert refused.value.line == line


@pytest.mark.parametrize(
    "text", ['{"a":{"a":{"a":1}},"b":[{"a":1},{"a":1}]}', "[]", "1", '"a"', "{", "", "[" * 100_000]
)
def test_what_is_not_that_is_for_others_to_judge(text: str) -> None:
    refuse_twice(text.encode())


@given(st.recursive(st.none() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_whatever_python_writes_is_let_through(value: object) -> None:
    for indent in (None, 1):
        refuse_twice(json.dumps(value, ensure_ascii=indent is None, indent=indent).encode("utf-8", "surrogatepass"))


def twice(path: Path) -> int:
    """Let the first record of a file stand twice; the line of the second."""
    lines = path.read_text(encoding="utf-8").split("\n")
    number = next(number for number, line in enumerate(lines) if line.startswith('"1":{'))
    lines.insert(number, lines[number].removesuffix(",") + ",")
    path.write_text("\n".join(lines), encoding="utf-8")
    return number + 2


def test_an_export_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    filled(tmp_path)
    export = tmp_path / "export.json"
    write_export(paths_in(tmp_path), export, now=NOW)
    line = twice(export)
    with pytest.raises(
        StoreError, match=rf"{export} is refused: in line {line} a name .* Take one of them out and imp"
    ):
        bring_in(paths_in(tmp_path), export, now=NOW, instead=True)
    assert len(ids(open_keeper(tmp_path, read_only=True))) == 3


def plain(path: Path) -> None:
    """A file as stock TinyDB writes it, in which a record stands twice."""
    with TinyDB(path) as stock:
        stock.table("dreams").insert({"text": "the sea"})
    path.write_text(path.read_text().replace('{"1": ', '{"1": {"text": "a garden"}, "1": '))


def test_a_plain_file_is_not_taken_over(tmp_path: Path) -> None:
    filled(tmp_path)
    plain(tmp_path / "stock.json")
    with pytest.raises(StoreError, match=r"cannot be adopted: in line 1 .* Take one of them out and adopt again"):
        adopt(paths_in(tmp_path), tmp_path / "stock.json", now=NOW)
    other = tmp_path / "other"
    paths_in(other).data.mkdir(parents=True)
    plain(files_in(other).main)
    before = files_in(other).main.read_bytes()
    with pytest.raises(Unreadable, match=r"cannot be used: in line 1 .* It has not been touched."):
        open_keeper(other)
    assert files_in(other).main.read_bytes() == before


BOM = b"\xef\xbb\xbf"


def test_a_byte_order_mark_is_read_over(tmp_path: Path) -> None:
    tables = filled(tmp_path)
    files, export = files_in(tmp_path), tmp_path / "export.json"
    write_export(paths_in(tmp_path), export, now=NOW)
    export.write_bytes(BOM + export.read_bytes())
    bring_in(paths_in(tmp_path / "new"), export, now=NOW)
    with open_keeper(tmp_path / "new") as keeper:
        assert keeper.tables == tables
    stock = tmp_path / "stock.json"
    with TinyDB(stock) as plain:
        plain.table("dreams").insert({"text": "the sea"})
    stock.write_bytes(BOM + stock.read_bytes())
    with pytest.raises(StoreError, match="no record that ladder can read"):  # read, that is, and none of ladder's
        adopt(paths_in(tmp_path), stock, now=NOW)
    marked = tmp_path / "marked.json"
    marked.write_bytes(BOM + files.main.read_bytes())
    adopt(paths_in(tmp_path / "third"), marked, now=NOW)
    restore(paths_in(tmp_path / "fourth"), marked, now=NOW)
    for name in ("third", "fourth"):
        with open_keeper(tmp_path / name) as keeper:
            assert keeper.tables == tables
    paths_in(tmp_path / "fifth").data.mkdir(parents=True)
    files_in(tmp_path / "fifth").main.write_bytes(stock.read_bytes())
    with open_keeper(tmp_path / "fifth") as keeper:
        assert "a table ladder does not know (1 records)" in keeper.problems[0]
