"""The lines of the Reflect place: today's question, what waits, what is offered, and everything written."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal

import msgspec
from rich.cells import cell_len
from textual.content import Content

from ladder_tui.bound_keys import key
from ladder_tui.domain.base.text_search import has_words, near, words_of
from ladder_tui.domain.base.when import day_words, moment_words
from ladder_tui.domain.items.prompts import ReflectionPrompt
from ladder_tui.domain.joining.words import OTHER_VERSION
from ladder_tui.domain.records.entries import Draft, Entry, EntryKind, is_put_down
from ladder_tui.domain.review.setbacks import ABOUT
from ladder_tui.domain.snapshot import Snapshot
from ladder_tui.domain.writing.after_questions import Happening, Offer
from ladder_tui.domain.writing.put_down import resting_words
from ladder_tui.domain.writing.written import Written, WrittenPage, feedback_page, review_page
from ladder_tui.widgets.row_list import GUTTER, Row
from ladder_tui.widgets.text import Part, cut, folded, line, words

KIND_WORDS: Final[dict[EntryKind | Literal["review", "feedback"], str]] = {
    "free": "freely",
    "prompt": "a question",
    "after": "after a try",
    "setback": "a hard one",
    "kindness": "kindness",
    "put_down": "put down",
    "review": "a look back",
    "feedback": "someone said",
}
#: What stands there for what another copy said, when two were joined.
_FROM_A_COPY: Final = "from a copy"
#: The row that offers a weekly review.
REVIEW: Final = "review"
#: The row of what matters.
MATTERS: Final = "matters"
#: The row that offers a plan for setbacks.
SETBACKS: Final = "setbacks"
#: The row that brings older ones.
OLDER: Final = "older"
_REVIEW_SAID: Final = {
    "possible": "A look back at the week is possible",
    "begun": "A look back at the week is begun",
}
REVIEW_MORE: Final = (
    "Nine short steps over what you noted: what happened, easy, hard, what to adjust, a line to keep, a kind line, the "
    "ladder, and plans if you like. Every step can be left out, and esc keeps it for later."
)
MATTERS_MORE: Final = (
    "What you would like to be for others and for yourself, in a few words of your own: being a friend who calls. A "
    "step or a plan can say which of them it is for, and shows it then."
)
#: From this many cells on a line tells what kind of entry it is.
KIND_FROM: Final = 70
#: As much of a long text as the pane beside the list shows.
SIDE_LETTERS: Final = 4000
_WHEN: Final = 17
_KIND: Final = 13
_INDENT: Final = " " * GUTTER


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What the place shows. `found` is the part of all entries that is listed, `total` how many there are to list."""

    prompt: ReflectionPrompt | None
    answered: bool
    drafts: Sequence[Draft]
    offers: Sequence[Offer]
    found: Sequence[Written]
    total: int
    query: str = ""
    review: Literal["", "possible", "begun"] = ""
    setbacks: bool = False


def rows(page: Page, snapshot: Snapshot, width: int) -> list[Row]:
    """The list, built for `width` cells; while searching, entries only."""
    made: list[Row] = []
    if not page.query:
        made += _today(page, width)
        made += _review(page, width)
        made += _matters(snapshot, width)
        made += _setbacks(page, width)
        made += _drafts(page.drafts, snapshot, width)
        made += _offers(page.offers, snapshot, width)
    made += _entries(page, snapshot, width)
    return made


def _heading(text: str, width: int, right: str = "", *, first: bool = False) -> list[Row]:
    gap = " " * max(2, width - 2 - cell_len(text) - cell_len(right)) if right else ""
    made = [] if first else [Row(words(" "))]
    return [*made, Row(words((f" {text}", "$calm"), gap, (right, "$quiet")))]


def _today(page: Page, width: int) -> Iterator[Row]:
    yield from _heading("A question for today", width, f"{key('reflect.another')} another", first=True)
    prompt = page.prompt
    if prompt is None:
        yield Row(words(_INDENT, ("No question was found in the packs. A free page is as good.", "$quiet")))
        return
    asked = folded(prompt.question, width - GUTTER - 1)
    parts: list[Part] = [(_INDENT + f"\n{_INDENT}".join(asked), "bold")]
    under = "answered today · enter answers it once more" if page.answered else prompt.why
    style = "$kept" if page.answered else "$quiet"
    parts += [(f"\n{_INDENT}{under_line}", style) for under_line in folded(under, width - GUTTER - 1)]
    yield Row(words(*parts), id=f"prompt:{prompt.id}")


def _review(page: Page, width: int) -> Iterator[Row]:
    """One quiet line; it never says how long ago the last one was."""
    if page.review:
        said, more = _REVIEW_SAID[page.review], "goes on" if page.review == "begun" else "five minutes at most"
        right = f"   {key('reflect.review')}"
        if cell_len(said) + cell_len(right) + cell_len(more) + 4 <= width - GUTTER:
            right += f"  {more}"
        yield Row(words(" "))
        yield Row(words(_INDENT, (said, "$calm"), (right, "$quiet")), id=REVIEW)


def _matters(snapshot: Snapshot, width: int) -> Iterator[Row]:
    """The lines about what matters, two rows of them at most; before there are any, where they can be written."""
    said = " · ".join(line(snapshot.shown(one.text)) for one in snapshot.what_matters.values())
    yield Row(words(" "))
    if not said:
        more = "   a few lines of your own" if width >= KIND_FROM else ""
        yield Row(
            words(_INDENT, ("What matters", "$calm"), (f"   {key('reflect.matters')}{more}", "$quiet")), id=MATTERS
        )
        return
    told = f"\n{_INDENT}".join(folded(said, width - GUTTER - 1, most=2))
    yield Row(words(_INDENT, ("What matters", "$calm"), f"\n{_INDENT}{told}"), id=MATTERS)


def _setbacks(page: Page, width: int) -> Iterator[Row]:
    """One quiet line, until it is answered."""
    if page.setbacks:
        said, right = "A plan for setbacks, while things go well", f"   {key('reflect.setbacks')}"
        if width >= KIND_FROM:
            right += f"  writes it · {key('reflect.remove')} not for me"
        yield Row(words(" "))
        yield Row(words(_INDENT, (said, "$calm"), (right, "$quiet")), id=SETBACKS)


def row_id(written: Written) -> str:
    """The row of an entry, a review or somebody's answers."""
    return f"{'entry' if isinstance(written, Entry) else written.kind}:{written.id}"


def _drafts(drafts: Sequence[Draft], snapshot: Snapshot, width: int) -> Iterator[Row]:
    if not drafts:
        return
    yield from _heading("Not finished yet", width)
    for draft in drafts:
        when = f"You were writing this {moment_words(draft.at, snapshot.today)}"
        first = snapshot.shown(first_line(draft.text))
        room = width - GUTTER - 1
        if cell_len(when) + 3 + 20 <= room:
            yield Row(
                words(_INDENT, when, (f"   {cut(first, room - cell_len(when) - 3)}", "$quiet")), id=f"draft:{draft.id}"
            )
        else:
            yield Row(
                words(_INDENT, cut(when, room), (f"\n{_INDENT}{cut(first, room)}", "$quiet")), id=f"draft:{draft.id}"
            )


def _offers(offers: Sequence[Offer], snapshot: Snapshot, width: int) -> Iterator[Row]:
    if not offers:
        return
    yield from _heading("After what happened", width)
    room = width - GUTTER - 1
    for offer in offers:
        about = cut(about_words(offer.happening, snapshot), room)
        asked = "First, a kind step or two" if offer.prompt is None else offer.prompt.question
        lines = f"\n{_INDENT}".join(folded(asked, room))
        yield Row(words(_INDENT, lines, (f"\n{_INDENT}{about}", "$quiet")), id=f"offer:{offer.id}")


def _entries(page: Page, snapshot: Snapshot, width: int) -> Iterator[Row]:
    if page.query:
        right = "1 entry" if page.total == 1 else f"{page.total:,} entries"
        yield from _heading("Found", width, right if page.total else "", first=True)
        if not page.total:
            said = "Nothing of this is in what you wrote. "
            yield Row(
                words(_INDENT, (said, "$quiet"), (key("reflect.clear"), "bold"), (" shows everything again.", "$quiet"))
            )
    elif page.total:
        yield from _heading("What you wrote", width, "1 entry" if page.total == 1 else f"{page.total:,} entries")
    else:
        yield from _heading("What you wrote", width)
        said = "It will stand here, for your eyes only. "
        yield Row(words(_INDENT, (said, "$quiet"), (key("reflect.new"), "bold"), (" begins a page.", "$quiet")))
    for entry in page.found:
        yield Row(_entry_line(entry, snapshot, width, words_of(page.query)), id=row_id(entry))
    if len(page.found) < page.total:
        yield Row(words(_INDENT, (f"and {page.total - len(page.found):,} older ones", "$quiet")), id=OLDER)


def _entry_line(entry: Written, snapshot: Snapshot, width: int, sought: tuple[str, ...]) -> Content:
    parts: list[Part] = [_INDENT, (f"{when_words(entry, snapshot):<{_WHEN}}", "$quiet"), "  "]
    room = width - GUTTER - _WHEN - 3
    if width >= KIND_FROM:
        is_other = entry.kind == "free" and entry.question.startswith(OTHER_VERSION)
        parts.append((f"{_FROM_A_COPY if is_other else KIND_WORDS[entry.kind]:<{_KIND}}", "$quiet"))
        room -= _KIND
    if isinstance(entry, Entry) and is_put_down(entry):
        return words(*parts, ("at rest", "$quiet"))
    # A page of others' making says first what it is: its own first line is a heading.
    told = cut(snapshot.shown(first_line(entry.text if isinstance(entry, Entry) else entry.question)), room)
    if not has_words(sought, told) and has_words(sought[:1], entry.text):
        return words(*parts, cut(near(snapshot.shown(entry.text), sought), room))
    parts.append(told)
    left = room - cell_len(told) - 3
    if isinstance(entry, WrittenPage) and left >= 12:
        second = next((part for part in entry.text.split("\n")[1:] if part.strip()), "")
        parts.append((f"   {cut(snapshot.shown(second), left)}", "$quiet"))
    elif entry.question and left >= 12:
        parts.append((f"   {cut(entry.question, left)}", "$quiet"))
    return words(*parts)


def when_words(entry: Written, snapshot: Snapshot) -> str:
    """With the hour for the last week, else the date alone."""
    if (snapshot.today - entry.at.date()).days < 7:
        return moment_words(entry.at, snapshot.today)
    return day_words(entry.at.date(), today=snapshot.today, weekday=False)


def first_line(text: str) -> str:
    """The first line that holds something, for a list; long texts are not read through."""
    return next((part.strip() for part in text[:600].splitlines() if part.strip()), "")


def about_words(happening: Happening, snapshot: Snapshot) -> str:
    """What a question is about: "after Pottery class, today 19:10"."""
    title = snapshot.shown(happening.title, snapshot.person_of(happening.plan_id))
    return f"after {line(title)}, {moment_words(happening.at, snapshot.today)}"


# -- the pane beside the list, and the page of an entry -------------------------------------


def entry_parts(entry: Entry, snapshot: Snapshot, *, most: int | None = None, asked: bool = True) -> list[Part]:
    """An entry to read: when, the question as it was asked (unless `asked` is False), what it is about, the text."""
    head = f"{day_words(entry.at.date(), today=snapshot.today)} {entry.at:%H:%M} · {KIND_WORDS[entry.kind]}"
    parts: list[Part] = [(head, "$quiet"), "\n\n"]
    question = entry.question if asked else ""
    if question:
        parts += [(question, "bold"), "\n"]
    title = about_title(entry, snapshot)
    if title:
        whom = snapshot.person_of(entry.attempt_id or entry.plan_id)
        parts.append((f"about {line(snapshot.shown(title, whom))}\n", "$calm"))
    if question or title:
        parts.append("\n")
    text = snapshot.shown(entry.text)
    if most is not None and len(text) > most:
        return [*parts, text[:most].rstrip() + "…", ("\n\nenter shows all of it", "$quiet")]
    return [*parts, text]


def page_parts(page: WrittenPage, snapshot: Snapshot, *, most: int | None = None) -> list[Part]:
    """A review or somebody's answers to read: when, then each heading and what stands under it."""
    head = f"{day_words(page.at.date(), today=snapshot.today)} {page.at:%H:%M} · {KIND_WORDS[page.kind]}"
    parts: list[Part] = [(head, "$quiet")]
    text = snapshot.shown(page.text)
    cut_off = most is not None and len(text) > most
    for block in (text[:most] if cut_off else text).split("\n\n"):
        heading, line_end, under = block.partition("\n")
        parts += ["\n\n", (heading, "$calm"), line_end, under] if line_end else [f"\n\n{block}"]
    return [*parts, ("\n\nenter shows all of it", "$quiet")] if cut_off else parts


def about_title(entry: Entry, snapshot: Snapshot) -> str:
    """What the plan or attempt of an entry is called; empty when it has none or it is gone."""
    if entry.attempt_id is not None and entry.attempt_id in snapshot.attempts:
        return snapshot.attempts[entry.attempt_id].title
    if entry.plan_id is not None and entry.plan_id in snapshot.plans:
        return snapshot.plans[entry.plan_id].title
    return ""


def side_parts(row_id: str | None, page: Page, snapshot: Snapshot) -> list[Part]:
    """The pane beside the list: the entry, the draft, or the question with its why."""
    kind, _, ref = (row_id or "").partition(":")
    if kind == "prompt" and page.prompt is not None:
        return _question_parts(page.prompt)
    if kind == "offer":
        offer = next((offer for offer in page.offers if offer.id == ref), None)
        if offer is None:
            return []
        about: Part = (f"{about_words(offer.happening, snapshot)}\n\n", "$quiet")
        if offer.prompt is not None:
            return [about, *_question_parts(offer.prompt)]
        return [about, ("Kindness first\n\n", "bold"), "What stings can be met before it is looked at. A page or two."]
    if kind == "draft" and ref in snapshot.drafts:
        draft = snapshot.drafts[ref]
        told = f"You were writing this {moment_words(draft.at, snapshot.today)}\n\n"
        return [(told, "$quiet"), snapshot.shown(draft.text[:SIDE_LETTERS])]
    if kind == "entry" and ref in snapshot.entries and is_put_down(snapshot.entries[ref]):
        return [resting_words(snapshot.entries[ref], snapshot), ("\n\nenter opens it all the same", "$quiet")]
    if kind == "entry" and ref in snapshot.entries:
        return entry_parts(snapshot.entries[ref], snapshot, most=SIDE_LETTERS)
    written = None
    if kind == "review" and ref in snapshot.reviews:
        written = review_page(snapshot.reviews[ref])
    elif kind == "feedback" and ref in snapshot.feedback:
        written = feedback_page(snapshot.feedback[ref])
    if written is not None:
        title = (f"{line(snapshot.shown(written.question))}\n", "bold")
        return [title, *page_parts(written, snapshot, most=SIDE_LETTERS)]
    if kind == SETBACKS:
        return [
            ("A plan for setbacks\n\n", "bold"),
            ABOUT,
            (f"\n\nenter writes it · {key('reflect.remove')} not for me", "$quiet"),
        ]
    if kind == MATTERS:
        lines = [line(snapshot.shown(one.text)) for one in snapshot.what_matters.values()]
        told = "\n".join(f"· {said}" for said in lines) or MATTERS_MORE
        return [("What matters\n\n", "bold"), told, ("\n\nenter writes them", "$quiet")]
    if kind == REVIEW:
        return [("A look back at the week\n\n", "bold"), REVIEW_MORE]
    return []


def _question_parts(prompt: ReflectionPrompt) -> list[Part]:
    asks = {
        "scale": "A place on a scale, and words if you like.",
        "short": "One line.",
        "long": "A page, as long or short as it wants to be.",
        "choice": "One of a few, or your own words.",
        "number": "A number, and words if you like.",
    }[prompt.form]
    return [(prompt.question, "bold"), "\n\n", (prompt.why, ""), "\n\n", (asks, "$quiet")]
