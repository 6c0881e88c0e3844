"""The check of whole sets: levels, references, shares, repeats and coverage."""

import io
from pathlib import Path
from typing import Any

import pytest

from ladder_tui.cli.packs_report import write_report
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
    write_pack(
        folder, "situations.yaml", pack_text("situation", item("situation", "bus-stop", "core.ahead"), id="core.ahead")
    )
    return check([path, folder / "situations.yaml"], base=folder if shipped else folder / "elsewhere")


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
    loud = item(exit_line="so so. " * 15, share="Your boss and I…")
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
        ({"slug": "two", "depth": 3}, ""),
        ({"slug": "two", "depth": 4}, "one level deeper than this card is 3"),
        ({"slug": "other", "depth": 3}, "which is no topic card"),
    ],
)
def test_a_card_pairs_with_one_a_level_deeper(tmp_path: Path, partner: dict[str, Any], says: str) -> None:
    deep: dict[str, Any] = {"settings": ["meal"], "stages": ["friend"], "if_heavy": "I'm sorry."}
    first = item(pairs_with="core.things/two", depth=2, **deep)
    second = item(opener="Ten stops to go. How do you pass the time?", **deep, **partner)
    messages = [problem.message for problem in report(tmp_path, first, second).problems]
    assert (messages == []) if not says else (len(messages) == 1 and says in messages[0])


def test_a_subject_goes_on_to_depth_3(tmp_path: Path) -> None:
    deep: dict[str, Any] = {"settings": ["meal"], "stages": ["friend"], "if_heavy": "I'm sorry."}
    chain = [
        item(slug="one", pairs_with="core.things/two", **deep),
        item(slug="two", opener="How far is it now?", depth=2, **deep),
    ]
    (said,) = report(tmp_path, *chain).problems
    assert (said.item, said.field) == ("core.things/one", "pairs_with")
    assert "ends at depth 2; let it go on to 3" in said.message
    assert not report(tmp_path, *chain, shipped=False).problems, "one's own go as far as one likes"
    chain[1]["pairs_with"] = "core.things/three"
    chain.append(item(slug="three", opener="Who waits for you there?", depth=3, **deep))
    assert not report(tmp_path, *chain).problems


def test_what_came_in_the_place_of_a_retired_item_is_there(tmp_path: Path) -> None:
    heirs = {"core.things/old": "core.things/one", "core.things/older": "core.things/old", "core.things/x": "core.no/x"}
    entries = ", ".join(f"{{id: {gone}, replaced_by: {heir}}}" for gone, heir in heirs.items())
    text = pack_text("topic_card", item()).replace("  authors: [us]", f"  authors: [us]\n  retired: [{entries}]")
    path = write_pack(tmp_path, "pack.yaml", text)
    write_pack(
        tmp_path, "ahead.yaml", pack_text("situation", item("situation", "bus-stop", "core.ahead"), id="core.ahead")
    )
    (said,) = check([path, tmp_path / "ahead.yaml"], base=tmp_path).problems
    assert (said.item, said.field, said.level) == ("core.things/x", "retired", "error")
    assert "core.no/x, which no pack holds" in said.message


def test_a_pack_of_the_form_before_is_read_and_warned_what_to_change(tmp_path: Path) -> None:
    newer = ("other_ways", "if_short", "share_about", "words", "situations")
    old = {name: value for name, value in item(pack="my.old").items() if name not in newer}
    old |= {"follow_ups": ["What do you listen to?", "How long is it?"], "share": "My aunt waits here too."}
    path = write_pack(tmp_path / "own", "old.yaml", pack_text("topic_card", old, id="my.old"))
    content = load([tmp_path / "shipped", tmp_path / "own"])
    (card,) = content.library.topics.values()
    assert [one.say for one in card.follow_ups] == ["What do you listen to?", "How long is it?"]
    (said,) = [text for text in content.library.problems if str(path) in text]
    assert said.endswith(
        "earlier form and works as it is; ladder packs check says what to add or change: "
        "other_ways, if_short, share_about, words, follow_ups"
    )
    found = check([path], base=tmp_path / "shipped")
    assert all(";" in problem.message for problem in found.problems if problem.field in newer), "each says what to add"
    fields = [(problem.field, problem.level) for problem in found.problems if problem.item]
    assert sorted(fields) == sorted((name, "warning") for name in ("follow_ups", "share", "share", *newer[:4])), (
        "nothing is said twice, and nothing is an error"
    )
    out = io.StringIO()
    write_report(found, out)
    assert "1 pack, 1 item, 0 errors" in out.getvalue()


def test_openers_that_stand_twice_or_nearly(tmp_path: Path) -> None:
    twice = report(tmp_path, item(), item(slug="two"))
    assert not measure(twice, "openers that stand twice").holds
    many = report(tmp_path, *cards("Look at {} there, would you change it all?"))
    assert not measure(many, "openers nearly like another").holds
    elsewhere = [{**card, "situations": ["bus-stop"]} for card in cards("Do {} sleep?")]
    assert measure(report(tmp_path, *elsewhere), "openers nearly like another").holds


def test_plain_openers_are_short_by_the_median(tmp_path: Path) -> None:
    long = report(tmp_path, *cards("What do you do with {} and {} when you are at home?"))
    assert not measure(long, "words of a plain opener").holds
    scenes = report(tmp_path, *cards("What do you do with {} and {} when you are at home?", here=["dog"]))
    assert not any(each.name.startswith("words of a plain opener") for each in scenes.measures)


def test_a_card_names_situations_that_are_there(tmp_path: Path) -> None:
    messages = [problem.message for problem in report(tmp_path, item(situations=["nowhere"])).problems]
    assert len(messages) == 1
    assert "names nowhere, which is no situation" in messages[0]


def test_the_same_text_in_many_items(tmp_path: Path) -> None:
    many = [item("backup", f"n{n}", text="The same." if n % 2 else f"Look at {WORDS[n]}.") for n in range(ENOUGH)]
    assert not measure(report(tmp_path, *many, type="backup"), "text as").holds


def test_rewards_are_mostly_free(tmp_path: Path) -> None:
    rewards = [
        item("reward", f"n{n}", text=f"Look at {WORDS[n]}.", price="low" if n < 2 else "free") for n in range(10)
    ]
    paid = report(tmp_path, *rewards, type="reward")
    assert measure(paid, "free").value == 80
    assert paid.errors == 1
    assert report(tmp_path, *rewards[1:], item("reward", "x"), type="reward").errors == 0


def test_exclamation_marks(tmp_path: Path) -> None:
    loud = [item("backup", f"n{n}", text=f"Look at {WORDS[n]}!") for n in range(ENOUGH)]
    said = [problem.message for problem in report(tmp_path, *loud, type="backup").problems]
    assert [text.split(":")[0] for text in said] == ["exclamation marks in 500 words"]


def test_coverage_and_counts(tmp_path: Path) -> None:
    found = report(
        tmp_path,
        item(),
        item(slug="two", depth=2, opener="How far is it now?", if_heavy="I'm sorry."),
    )
    assert found.counts["topic_card"] == 2
    assert found.counts["rung"] == 0
    tables = {table.title: dict(table.rows) for table in found.coverage}
    by_setting = tables["Topic cards by setting and depth"]
    assert by_setting["queue"] == (1, 1, None, None, None)
    assert by_setting["friend"] == (0, 0, 0, 0, 0)
    assert tables["Topic cards by situation"]["bus-stop"] == (2, 2, None)
    assert tables["Topic cards by need"]["casual_chat"] == (2,)


def test_every_situation_is_counted_and_a_message_only_where_one_writes(tmp_path: Path) -> None:
    path = write_pack(
        tmp_path, "ahead.yaml",
        pack_text(
            "situation", item("situation", "bus-stop", "core.ahead"),
            item("situation", "long-silence", "core.ahead", settings=["text", "friend"]), id="core.ahead",
        ),
    )  # fmt: skip
    cards = write_pack(tmp_path, "pack.yaml", pack_text("topic_card", item()))
    found = check([path, cards], base=tmp_path)
    (table,) = [one for one in found.coverage if one.title == "Topic cards by situation"]
    assert dict(table.rows) == {"bus-stop": (1, 1, None), "long-silence": (0, 0, 0)}
    short = [text.partition("long-silence, ")[2] for text in found.short() if "long-silence" in text]
    assert short == ["cards: 0 of 5", "easy: 0 of 1", "message or call: 0 of 1"]


def test_ones_own_packs_are_checked_beside_the_shipped_ones(tmp_path: Path) -> None:
    base, own = tmp_path / "shipped", tmp_path / "own"
    write_pack(base, "pack.yaml", pack_text("topic_card", item(), item(slug="bad", depth=9)))
    write_pack(base, "ahead.yaml", pack_text("situation", item("situation", "bus-stop", "core.ahead"), id="core.ahead"))
    follow = item(pack="my.cards", pairs_with="core.things/one", depth=1)
    mine = pack_text("topic_card", item(share="I wait…"), follow, id="my.cards", hide=["core.things/one"])
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
    assert "topic_card: 1 items; at least 520" in short
    assert "Topic cards by situation: bus-stop, cards: 1 of 5" in short
    assert "Topic cards by need: confidant: 0 of 40" in short
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


#: A card that breaks every rule about words there is in English, and none that holds in any language.
SAID_IN_GERMAN = {
    "opener": "Von allen Plätzen hier, who mag den am Fenster?",
    "share": "My aunt color shop…",
    "avoid_when": "Sorry, you must reach out to someone.",
}


def test_rules_about_words_are_held_in_english_only(tmp_path: Path) -> None:
    path = write_pack(tmp_path, "de.yaml", pack_text("topic_card", item(pack="my.t", **SAID_IN_GERMAN), id="my.t"))
    english = check([path])
    assert len(english.problems) == 5
    path.write_text(path.read_text().replace("locale: en", "locale: de"))
    german = check([path])
    assert (german.problems, german.counts["topic_card"], german.measures) == ((), 1, ())


def test_what_holds_in_any_language_is_held_in_each(tmp_path: Path) -> None:
    long = "Das ist ein ziemlich langer Satz mit vielen kleinen Wörtern, den so hier draußen wirklich kein Mensch sagt."
    card = item(
        pack="my.t", opener=long, exit_line="Bis  morgen 👋", share="Am {tag}…", depth=3, situations=["nirgends"]
    )
    text = pack_text("topic_card", card, id="my.t").replace("locale: en", "locale: de")
    found = check([write_pack(tmp_path, "de.yaml", text)])
    assert sorted({problem.field for problem in found.problems}) == [
        "exit_line", "if_heavy", "opener", "settings", "situations", "slots", "stages",
    ]  # fmt: skip
    assert found.errors == 0, "it is the user's own"


def test_a_card_of_a_translation_pairs_with_the_card_as_its_language_has_it(tmp_path: Path) -> None:
    base, own = tmp_path / "shipped", tmp_path / "own"
    write_pack(
        base, "pack.yaml", pack_text("topic_card", item(pairs_with="core.things/two"), item(slug="two", depth=2))
    )
    write_pack(base, "ahead.yaml", pack_text("situation", item("situation", "bus-stop", "core.ahead"), id="core.ahead"))
    text = pack_text("topic_card", item(pairs_with="core.things/two"), item(slug="two"), id="my.t")
    found = check([write_pack(own, "de.yaml", text.replace("locale: en", "locale: de"))], base=base)
    assert [(problem.item, problem.field) for problem in found.problems] == [("core.things/one", "pairs_with")]
    assert "one level deeper than this card is 2" in found.problems[0].message


def test_a_locale_that_names_no_language_is_said(tmp_path: Path) -> None:
    text = pack_text("reward", item("reward", pack="my.r"), id="my.r").replace("locale: en", "locale: Deutsch")
    (problem,) = check([write_pack(tmp_path, "de.yaml", text)]).problems
    assert (problem.level, problem.field) == ("warning", "locale")
    assert "write its code, for example en, de or de-AT" in problem.message
