"""The check of whole sets: levels, references, shares, repeats and coverage."""

from pathlib import Path
from typing import Any

import pytest

from ladder_tui.packs.lint.check import Report, check
from ladder_tui.packs.lint.counting import ENOUGH, Measure
from ladder_tui.packs.reading.load import load
from tests.kits.pack_texts import FIRST_ITEM, item, pack_text, write_pack

#: Endings that make many openers differ in all their words but the first.
_WORDS = """
apples bridges candles doors engines fences gardens hats islands jackets kettles ladders mirrors needles ovens
pencils quilts rivers stairs towers umbrellas violins windows yards zips boats clouds drums eggs forks gates hills
"""
WORDS = _WORDS.split()


def report(folder: Path, *items: dict[str, Any], shipped: bool = True, type: str = "topic_card") -> Report:
    path = write_pack(folder, "pack.yaml", pack_text(type, *items))
    return check([path], base=folder if shipped else folder / "elsewhere")


def cards(opener: str, count: int = ENOUGH, **fields: Any) -> list[dict[str, Any]]:
    """Cards whose opener is `opener` with the word in braces replaced by another one each."""
    return [
        item(slug=f"n{n}", opener=opener.format(WORDS[n], WORDS[-n - 1]), share=f"I like {WORDS[n]}.", **fields)
        | {"listen_for": f"What they say of {WORDS[n]}."}
        for n in range(count)
    ]


def measure(found: Report, name: str) -> Measure:
    (one,) = [each for each in found.measures if each.name.startswith(name)]
    return one


def test_style_is_an_error_when_shipped_and_a_warning_in_ones_own(tmp_path: Path) -> None:
    loud = item(exit_line="so so. " * 15, share="My wife, your boss and I.")
    shipped = report(tmp_path, loud)
    assert (shipped.errors, shipped.warnings) == (1, 1)  # the job taken for granted is for a person to judge
    own = report(tmp_path, loud, shipped=False)
    assert (own.errors, own.warnings) == (0, 2)
    assert own.problems[0].line == FIRST_ITEM


def test_a_broken_item_is_an_error_in_ones_own_pack_too(tmp_path: Path) -> None:
    assert report(tmp_path, item(depth=7), shipped=False).errors == 1


@pytest.mark.parametrize(
    ("partner", "says"),
    [
        ({"slug": "two", "depth": 2}, ""),
        ({"slug": "two", "depth": 1}, "one level deeper than this card is 2"),
        ({"slug": "other", "depth": 2}, "which is no topic card"),
    ],
)
def test_a_card_pairs_with_one_a_level_deeper(tmp_path: Path, partner: dict[str, Any], says: str) -> None:
    first = item(pairs_with="core.things/two")
    second = item(opener="Ten stops to go. How do you pass the time?", **partner)
    messages = [problem.message for problem in report(tmp_path, first, second).problems]
    assert (messages == []) if not says else (len(messages) == 1 and says in messages[0])


@pytest.mark.parametrize(
    ("opener", "name"),
    [
        ("Do you own {}, like {}?", "openers closed"),
        ("What's good about {} and {}?", "openers beginning with What's"),
        ("{}: if you could, how would {} be?", "openers with if you could"),
        ("How {} became {}, who knows?", "openers with the most common first word"),
        ("How do you like {} or {}?", "openers that share their first three words"),
        ("Look at {} there. What would you change about it all, if it was yours today?", "opener nearly like another"),
        ("How did {} come to {} here?", "opener in one mould"),
    ],
)
def test_shares_of_openers(tmp_path: Path, opener: str, name: str) -> None:
    many = report(tmp_path, *cards(opener))
    assert not measure(many, name).holds
    assert any(problem.line == 1 and problem.message.startswith(name) for problem in many.problems)
    if "mould" not in name:
        few = report(tmp_path, *cards(opener, ENOUGH - 1))
        assert measure(few, name).most is None


def test_the_same_text_in_many_items(tmp_path: Path) -> None:
    many = report(tmp_path, *[{**card, "listen_for": "The same."} for card in cards("{} and {}. How so?")])
    assert (measure(many, "listen_for as").value, measure(many, "listen_for as").holds) == (100, False)
    assert not measure(many, "exit_line as").holds
    assert measure(many, "share as").holds


def test_rewards_are_mostly_free(tmp_path: Path) -> None:
    rewards = [
        item("reward", f"n{n}", text=f"Look at {WORDS[n]}.", price="low" if n < 2 else "free") for n in range(10)
    ]
    paid = report(tmp_path, *rewards, type="reward")
    assert measure(paid, "free").value == 80
    assert paid.errors == 1
    assert report(tmp_path, *rewards[1:], item("reward", "x"), type="reward").errors == 0


def test_hard_words_and_exclamation_marks(tmp_path: Path) -> None:
    hard = [
        item("backup", f"n{n}", text=f"Investigate neighbourhood communication possibilities regarding {WORDS[n]}!")
        for n in range(ENOUGH)
    ]
    said = [problem.message for problem in report(tmp_path, *hard, type="backup").problems]
    assert [text.split(":")[0] for text in said] == [
        "reading grade, median", "reading grade, 90th percentile", "exclamation marks in 500 words",
    ]  # fmt: skip


def test_coverage_and_counts(tmp_path: Path) -> None:
    found = report(
        tmp_path, item(), item(slug="two", depth=2, settings=["transit", "queue"], opener="How far is it now?")
    )
    assert found.counts["topic_card"] == 2
    assert found.counts["rung"] == 0
    by_setting = dict(found.coverage[0].rows)
    assert by_setting["queue"] == (1, 1, None, None, None)
    assert by_setting["friend"] == (0, 0, 0, 0, 0)
    assert dict(found.coverage[1].rows)["casual_chat"] == (2,)


def test_ones_own_packs_are_checked_beside_the_shipped_ones(tmp_path: Path) -> None:
    base, own = tmp_path / "shipped", tmp_path / "own"
    write_pack(base, "pack.yaml", pack_text("topic_card", item(), item(slug="bad", depth=9)))
    follow = item(pack="my.cards", pairs_with="core.things/one", depth=1)
    mine = pack_text("topic_card", item(share="I wait."), follow, id="my.cards", hide=["core.things/one"])
    found = check([write_pack(own, "mine.yaml", mine)], base=base)
    assert [(problem.item, problem.field) for problem in found.problems] == [
        ("my.cards/one", "pairs_with")  # hidden, so no longer there to follow
    ]
    assert found.counts["topic_card"] == 1


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    assert check([tmp_path / "nothing.yaml"], base=tmp_path / "base").errors == 1
    assert check([tmp_path], base=tmp_path).packs == ()


def test_the_shipped_vocabulary_has_every_word(tmp_path: Path) -> None:
    text = pack_text("vocabulary").replace(
        "items: []", "vocabularies: {price: {free: {label: free}, low: {label: l, meaning: m}}}"
    )
    said = [str(problem) for problem in check([write_pack(tmp_path, "words.yaml", text)], base=tmp_path).problems]
    assert any("price: has no meaning for free" in line for line in said)
    assert any("price: has no label for some" in line for line in said)
    assert any("mood: has no label for low" in line for line in said)
    assert not any("support_kind" in line for line in said)


def test_packs_are_listed(tmp_path: Path) -> None:
    write_pack(tmp_path, "a.yaml", pack_text("reward", item("reward")))
    write_pack(tmp_path, "b.yaml", "broken: [\n")
    first, second = load([tmp_path]).packs
    assert (first.id, first.type, first.items, first.shipped, first.version) == (
        "core.things",
        "reward",
        1,
        True,
        "1.0.0",
    )
    assert (second.id, second.items) == ("", 0)


def test_a_finished_set_is_told_from_one_that_is_short(tmp_path: Path) -> None:
    found = report(tmp_path, item())
    short = list(found.short())
    assert found.whole
    assert "topic_card: 1 items; at least 480" in short
    assert "Topic cards by setting and depth: queue, 1: 1 of 8" in short
    assert "Topic cards by need: confidant: 0 of 90" in short
    assert "topic_card: light or playful 100 %; 35 to 50" in short
    assert not any("counter, 2" in line for line in short)  # above the cap of a counter
    own = report(tmp_path, item(), shipped=False)
    assert not own.whole


def test_rungs_by_distress_home_and_setting(tmp_path: Path) -> None:
    spans = [[5, 20], [20, 44], [45, 64], [60, 85]]
    rungs = [
        item("rung", f"n{n}", suds=span, place="home" if n == 0 else "outdoors", text=f"Sit near {WORDS[n]} a while.")
        for n, span in enumerate(spans)
    ]
    shares = {share.name: (share.value, share.holds) for share in report(tmp_path, *rungs, type="rung").shares}
    assert shares == {
        "expected distress under 25": (25, True), "expected distress 25 to 44": (25, True),
        "expected distress 45 to 64": (25, True), "expected distress 65 and over": (25, True),
        "from home, by phone or online": (25, False),
    }  # fmt: skip


def test_starters_and_drills_are_counted_by_what_they_are_for(tmp_path: Path) -> None:
    found = report(tmp_path, item("starter"), type="starter")
    cells = dict(found.coverage[0].rows)
    assert cells["follow_up"] == (0, 0, 1, 0, 0)
    short = list(found.coverage[0].short())
    assert "follow_up, friend: 1 of 3" in short
    assert len(short) == 50
    tables = {table.title: dict(table.rows) for table in report(tmp_path, item("drill"), type="drill").coverage}
    assert tables["Drills by skill"]["reflect_content"] == (1,)
    assert tables["Drills by level"] == {"1": (1,), "2": (0,), "3": (0,)}
