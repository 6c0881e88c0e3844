"""The cache gives exactly what the packs give, and is never believed over them."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from ladder_tui.domain.base.late import Parted
from ladder_tui.domain.items.topics import is_plain
from ladder_tui.domain.library import Library, plain_part
from ladder_tui.packs.reading import cache as cache_module
from ladder_tui.packs.reading import load as library_module
from ladder_tui.packs.reading.cache import Content, keep, packed, read_cache
from ladder_tui.packs.reading.load import load, load_library
from ladder_tui.packs.reading.locate import _code as cache_code
from ladder_tui.packs.reading.locate import content_folder, key_of
from ladder_tui.packs.reading.shelf import ITEMS, WORDS, item_type, shelf
from ladder_tui.packs.schema import declare
from ladder_tui.packs.schema.types import TYPES
from tests.kits.pack_texts import item, pack_text, write_pack

LONG_AGO = 1_600_000_000_000_000_000


def age(folder: Path) -> None:
    """Make the packs old enough for the cache to trust their times."""
    for path in folder.rglob("*.yaml"):
        os.utime(path, ns=(LONG_AGO, LONG_AGO))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One pack of each type, and a problem."""
    folder = tmp_path / "packs"
    for type in TYPES:
        name = "core." + type.replace("_", "-")
        write_pack(folder, f"{type}.yaml", pack_text(type, item(type, pack=name), id=name))
    write_pack(folder, "bad.yaml", "- x\n")
    age(folder)
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A place for the cache in a folder that does not exist yet."""
    return tmp_path / "state" / "packs.cache"


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one entry whenever the packs themselves are read."""
    seen: list[int] = []
    real = library_module.read

    def read(*args: Any) -> Content:
        seen.append(1)
        return real(*args)

    monkeypatch.setattr(library_module, "read", read)
    return seen


def never() -> Content:
    """What reads the packs where nothing has to be read."""
    raise AssertionError("the packs were read")


def test_the_cache_gives_what_the_packs_give(folder: Path, cache: Path, readings: list[int]) -> None:
    fresh = load_library([folder])
    assert load_library([folder], cache=cache) == fresh
    assert load_library([folder], cache=cache) == fresh
    assert len(readings) == 2
    assert len(fresh.problems) == 1
    assert all(getattr(fresh, kind.shelf) for kind in TYPES.values())


def test_the_shipped_packs_come_through_the_cache_unchanged(cache: Path) -> None:
    fresh = load([content_folder()])
    key, _ = key_of(())
    assert keep(cache, packed(key, fresh))
    assert read_cache(cache, key, 0, never) == fresh


def test_only_the_owner_may_read_it_whatever_the_umask(folder: Path, cache: Path) -> None:
    before = os.umask(0)
    try:
        load_library([folder], cache=cache)
    finally:
        os.umask(before)
    assert cache.stat().st_mode & 0o777 == 0o600
    assert cache.parent.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in cache.parent.iterdir()] == [cache.name]


@pytest.mark.parametrize("change", ["text", "same size and time", "new", "gone", "renamed"])
def test_any_change_of_the_packs_is_seen(folder: Path, cache: Path, change: str) -> None:
    before = load_library([folder], cache=cache)
    path = folder / "reward.yaml"
    text = path.read_text()
    if change == "text":
        path.write_text(text.replace("pretty way", "long way round"))
    elif change == "same size and time":
        path.write_text(text.replace("pretty", "gentle"))
    elif change == "new":
        write_pack(folder, "more.yaml", pack_text("reward", item("reward", "new", "core.more"), id="core.more"))
    elif change == "gone":
        path.unlink()
    else:
        (folder / "bad.yaml").rename(folder / "worse.yaml")
    age(folder)
    after = load_library([folder], cache=cache)
    assert after == load_library([folder])
    assert after != before


def test_a_pack_changed_as_the_cache_was_written_is_read_again(folder: Path, cache: Path, readings: list[int]) -> None:
    write_pack(folder, "new.yaml", pack_text("reward", item("reward", "new", "core.more"), id="core.more"))
    load_library([folder], cache=cache)
    load_library([folder], cache=cache)
    assert len(readings) == 2  # its time is as new as the cache's own, so the cache is not believed


def test_another_order_of_folders_is_another_key(folder: Path, tmp_path: Path, cache: Path) -> None:
    other = tmp_path / "other"
    write_pack(other, "mine.yaml", pack_text("reward", item("reward", pack="my.r"), id="my.r"))
    age(other)
    load_library([folder, other], cache=cache)
    assert load_library([other, folder], cache=cache) == load_library([other, folder])


def test_another_version_of_the_app_reads_anew(
    folder: Path, cache: Path, readings: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_library([folder], cache=cache)
    monkeypatch.setattr("ladder_tui.packs.reading.locate.__version__", "999")
    load_library([folder], cache=cache)
    assert len(readings) == 2


def test_the_key_knows_all_code_that_reads_packs(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from ladder_tui.packs.reading.load import load_library;"
        f"load_library([Path({str(folder)!r})]);"
        "print(*(m.__file__ for name, m in sys.modules.items() if name.startswith('ladder_tui.')), sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30)
    files = {path for line in done.stdout.splitlines() if (path := Path(line)).name != "__init__.py"}
    assert Path(declare.__file__) in files
    assert not files - {Path(entry.path) for entry in cache_code()}


def test_every_damage_to_the_cache_is_ignored(folder: Path, cache: Path) -> None:
    fresh = load_library([folder], cache=cache)
    whole = cache.read_bytes()
    size = len(whole)
    damages = [b"", b"\x00" * size, whole[:-1], whole[: size // 2], whole + b"x", b"{}", b"ladder-pack-cache/1\n"]
    for place in range(0, size, max(1, size // 60)):
        damages.append(whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :])
    for damage in damages:
        cache.write_bytes(damage)
        found = load_library([folder], cache=cache)
        for slug in sorted({slug for card in fresh.topics.values() for slug in card.situations}):
            assert list(found.cards_naming(slug)) == list(fresh.cards_naming(slug))
        assert sorted(card.id for card in found.plain_cards(5)) == sorted(card.id for card in fresh.plain_cards(5))
        assert found == fresh  # which looks at every shelf
        assert cache.read_bytes() == whole  # and a sound one stands there again


def test_a_sound_checksum_over_a_foreign_body_is_ignored_too(cache: Path) -> None:
    empty = Content(Library())
    assert keep(cache, packed(b"key", empty))
    data = cache.read_bytes()
    rest = msgspec.msgpack.encode(((), (), {}, 0, {}, {}, {}))
    head_at = len(data) - len(rest) - len(b"key") - 8
    assert data.endswith(b"key" + rest)
    assert read_cache(cache, b"key", 0, never) == empty
    for foreign in (msgspec.msgpack.encode(["no", "library"]), msgspec.msgpack.encode({"topics": {"a": 1}}), b"\xc1"):
        head = data[head_at : head_at + 4] + len(foreign).to_bytes(4, "big") + b"key" + foreign
        cache.write_bytes(data[: head_at - 4] + cache_module._sum(head).to_bytes(4, "big") + head)
        assert read_cache(cache, b"key", 0, never) is None


def test_a_shelf_that_turns_out_to_be_foreign_is_read_from_the_packs(
    folder: Path, cache: Path, readings: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = load_library([folder], cache=cache)
    monkeypatch.setitem(ITEMS, "rewards", ITEMS["topics"])
    monkeypatch.setitem(ITEMS, "drills", ITEMS["topics"])
    again = load_library([folder], cache=cache)
    assert len(readings) == 1
    assert (again.rewards, again.drills, again.topics) == (fresh.rewards, fresh.drills, fresh.topics)
    assert len(readings) == 2


def test_every_shelf_names_the_items_that_its_packs_make() -> None:
    assert {kind.shelf: kind.make for kind in TYPES.values()} == {shelf: item_type(shelf) for shelf in ITEMS}
    assert {*ITEMS, WORDS, "problems", "replaced", "translations", "languages"} == set(Library.__struct_fields__)


def test_a_cached_shelf_is_made_when_it_is_looked_at(folder: Path, cache: Path) -> None:
    fresh = load_library([folder], cache=cache)

    def anew(name: str) -> dict[str, object]:
        raise AssertionError(f"{name} was read")

    def page(slug: str) -> bytes:
        raise AssertionError(f"{slug} was read")

    encode = msgspec.msgpack.encode
    assert shelf("rewards", lambda: encode(fresh.rewards), 1, anew, page) == fresh.rewards
    assert shelf("words", lambda: encode(fresh.words), len(fresh.words), anew, page) == fresh.words


def test_the_cards_of_a_page_are_read_without_all_others(cache: Path) -> None:
    fresh = load([content_folder()])
    assert keep(cache, packed(b"key", fresh))
    for place in (1, 7):
        found = read_cache(cache, b"key", 0, never)
        assert found is not None
        topics = found.library.topics
        assert isinstance(topics, Parted)
        for page in list(fresh.library.situations.values())[::place]:
            named = [card for card in fresh.library.topics.values() if page.slug in card.situations]
            assert list(found.library.cards_naming(page.slug)) == named == list(fresh.library.cards_naming(page.slug))
            assert topics.part(page.slug) is not None
        assert topics.part("no-such-page") is None
        assert list(found.library.cards_naming("no-such-page")) == []  # for which all of them are looked through
        assert topics.part(page.slug) is None


@pytest.mark.parametrize("depth", [1, 2, 5])
def test_the_plain_cards_are_read_without_all_others(cache: Path, depth: int) -> None:
    fresh = load([content_folder()])
    assert keep(cache, packed(b"key", fresh))
    found = read_cache(cache, b"key", 0, never)
    assert found is not None
    topics = found.library.topics
    assert isinstance(topics, Parted)
    plain = {card.id: card for card in found.library.plain_cards(depth)}
    assert topics.part(plain_part(depth)) is not None  # which it is only while not all have been read
    assert plain == {card.id: card for card in fresh.library.plain_cards(depth)}
    assert {id for id, card in fresh.library.topics.items() if card.depth <= depth and is_plain(card)} == set(plain)


def test_where_the_cards_of_a_page_are_damaged_all_are_looked_through(cache: Path) -> None:
    fresh = load([content_folder()])
    whole = packed(b"key", fresh)
    slug = next(iter(fresh.library.situations.values())).slug
    named = list(fresh.library.cards_naming(slug))
    body = msgspec.msgpack.encode({card.id: card for card in named})
    assert whole.count(body) == 1
    assert keep(cache, whole.replace(body, bytes(len(body))))
    read: list[int] = []

    def again() -> Content:
        read.append(1)
        return fresh

    found = read_cache(cache, b"key", 0, again)
    assert found is not None
    assert list(found.library.cards_naming(slug)) == named
    assert read


def test_a_cache_that_cannot_be_written_or_read_costs_nothing(folder: Path, tmp_path: Path) -> None:
    fresh = load_library([folder])
    blocked = tmp_path / "a-file"
    blocked.write_text("")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    directory = tmp_path / "a-folder"
    directory.mkdir()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for cache in (blocked / "packs.cache", loop / "packs.cache", directory, pipe, tmp_path / ("x" * 300)):
        assert load_library([folder], cache=cache) == fresh


def test_a_cached_load_imports_neither_yaml_nor_the_schemas(folder: Path, cache: Path) -> None:
    load_library([folder], cache=cache)
    code = (
        "import sys; from pathlib import Path; from ladder_tui.packs.reading.load import load_library;"
        f"library = load_library([Path({str(folder)!r})], cache=Path({str(cache)!r}));"
        "assert library.rewards, 'empty';"
        "print(sorted(m for m in sys.modules if m == 'yaml' or m.startswith('ladder_tui.packs.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30)
    rooms = ("cache", "load", "locate", "shelf")
    loaded = ["ladder_tui.packs.reading", *(f"ladder_tui.packs.reading.{name}" for name in rooms)]
    assert done.stdout.strip() == str(loaded)
