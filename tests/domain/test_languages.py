"""The law of translations: each item as the first language has it that was asked for and has it, else in English."""

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_tui.domain.base.vocabulary import Word
from ladder_tui.domain.library import Library
from tests.kits.builders import card

NAMES = st.sampled_from(["t/a", "t/b", "t/c", "t/d"])
SHELF = st.dictionaries(NAMES, st.text(max_size=3), max_size=4)
LANGUAGES = st.sampled_from(["de", "fr", "it"])


@settings(max_examples=200, deadline=None)
@given(SHELF, st.dictionaries(LANGUAGES, SHELF, max_size=3), st.lists(LANGUAGES, unique=True))
def test_each_item_is_in_the_first_language_that_has_it(
    english: Mapping[str, str], others: Mapping[str, Mapping[str, str]], wanted: Sequence[str]
) -> None:
    library = Library(
        topics={name: card(name, text) for name, text in english.items()},
        translations={
            language: {"topics": {name: card(name, text) for name, text in held.items()}}
            for language, held in others.items()
        },
    )
    spoken = library.in_languages(wanted)
    order = [others[language] for language in wanted if language in others]
    for name in {*english, *(name for held in order for name in held)}:
        first = next((held[name] for held in order if name in held), english.get(name))
        assert spoken.topics[name].opener == first
        assert spoken.speaks(name) == (not order or any(name in held for held in order))
    assert set(spoken.topics) == {*english, *(name for held in order for name in held)}
    assert list(spoken.topics)[: len(english)] == list(english), "none is moved"
    assert library.topics == {name: card(name, text) for name, text in english.items()}, "the packs stay as they are"


def test_words_are_put_together_word_by_word_through_all_languages() -> None:
    def words(**labels: str) -> dict[str, dict[str, Word]]:
        return {"mood": {value: Word(label=label) for value, label in labels.items()}}

    library = Library(
        words=words(low="low", flat="flat", good="good"),
        translations={"de": {"words": words(low="bedrückt", flat="leer")}, "fr": {"words": words(low="abattu")}},
    )
    spoken = library.in_languages(("fr", "de"))
    assert [spoken.label("mood", value) for value in ("low", "flat", "good", "steady")] == [
        "abattu", "leer", "good", "steady",
    ]  # fmt: skip
