"""The report as Markdown, as a page of HTML and as a table: what was typed is text there, and nothing else."""

import csv
import io
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import settings as rules
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ladder_tui.domain.base.clean import is_blank, one_line
from ladder_tui.domain.records.reviews import ToBring
from ladder_tui.domain.report.forms import FORMS, default_name, form_of, written_as
from ladder_tui.domain.report.paper import as_html
from ladder_tui.domain.report.parts import Report, last_weeks
from ladder_tui.domain.report.sections import all_ticked, report
from ladder_tui.domain.report.text import as_markdown
from tests.kits.builders import NOW, TODAY, attempt, checkin, outcome, prediction, rung, snapshot, win

SIGNS = list("\\`*_{}[]()<>#+-=.!|~&$^:@/\"'%;, \t")
PIECES = [
    "<script>alert(1)</script>", "</style>", "<!--", "-->", "]]>", "&amp;", "&#60;", "&lt", "](http://x.y)", "![a](b)",
    "[x]: y", "# ", "- ", "+ ", "1. ", "12) ", "> ", "---", "===", "***", "```", "~~~", "\n\n", "\r\n", "\x1b[31m",
    "\x9b1m", "\x07", "\u202e", "\u200b", "\ud800", "| a |", "https://x.y", "www.x.y", "a@b.c", ":smile:", "$x$",
    "word", "Zoë", "\u05e9\u05dc\u05d5\u05dd", "\u2028",
]  # fmt: skip
hostile = st.lists(st.one_of(st.sampled_from(SIGNS), st.sampled_from(PIECES), st.text(max_size=3)), max_size=8)
texts = hostile.map("".join)
#: What a report is made of, whatever was typed.
TAGS = {"html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "p", "div", "section", "ul", "li",
        "table", "thead", "tbody", "tr", "th", "td", "span", "i", "bdi"}  # fmt: skip
BLOCKS = {"heading", "paragraph", "bullet_list", "list_item", "table", "thead", "tbody", "tr", "th", "td"}
#: Commonmark, with what many readers of Markdown know besides.
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def of(first: str, *, everywhere: str = "words") -> Report:
    """A report with a text in its first win and another in every other line that can be typed."""
    text = everywhere
    now = snapshot(
        rungs=[rung(text=text)],
        attempts=[
            attempt(
                "t1", text, prediction=prediction(feared=text, habits=(text,)),
                outcome=outcome(facts=text, lesson=text, easy=text, hard=text, adjust=text),
            )
        ],
        wins=[win("first", first, NOW - timedelta(days=9)), win(text=text)],
        to_bring=[ToBring(at=NOW, text=text)],
        checkins=[checkin()],
    )  # fmt: skip
    return report(now, all_ticked(now, last_weeks(TODAY)))


class Reader(HTMLParser):
    """What a browser would find: tags with their attributes, and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.items: list[str] = []
        self.other: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "li":
            self.items.append(data)

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)


def html_holds_text_only(first: str, everywhere: str) -> None:
    page = as_html(of(first, everywhere=everywhere))
    found = Reader(page)
    assert found.tags <= TAGS
    assert found.attributes <= {"lang", "charset", "name", "content", "http-equiv", "class", "colspan", "dir"}
    assert not found.other
    assert page.count("<style>") == 1
    if not is_blank(first):
        assert f"23 February: {one_line(first)}" in found.items


def markdown_holds_text_only(first: str, everywhere: str) -> None:
    told = as_markdown(of(first, everywhere=everywhere))
    tokens = MARKDOWN.parse(told)
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= BLOCKS | {"inline"}
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "text_special", "softbreak", "hardbreak"}
    if not is_blank(first):
        items = ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]
        assert f"23 February: {one_line(first)}" in items


def table_holds_text_only(first: str, everywhere: str) -> None:
    made = of(first, everywhere=everywhere)
    names, *rows = csv.reader(io.StringIO(written_as(made, "csv"), newline=""))
    assert names == ["part", "line", "what", "told"]
    assert {len(row) for row in rows} == {4}
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]
    if not is_blank(first):
        assert f"23 February: {one_line(first)}" in [one_line(told) for *_, told in rows]


def no_control_character_is_left(first: str, everywhere: str) -> None:
    made = of(first, everywhere=everywhere)
    for form in FORMS:
        told = written_as(made, form)
        assert not any(ord(sign) < 32 or 127 <= ord(sign) < 160 for sign in told.replace("\r\n", "").replace("\n", ""))
        assert "\u202e" not in told
        told.encode("utf-8")


@given(texts, texts)
@rules(deadline=None)
def test_what_was_typed_is_text_in_every_form(first: str, everywhere: str) -> None:
    html_holds_text_only(first, everywhere)
    markdown_holds_text_only(first, everywhere)
    table_holds_text_only(first, everywhere)
    no_control_character_is_left(first, everywhere)


@pytest.mark.parametrize("piece", PIECES)
def test_each_trap_alone_and_at_the_beginning(piece: str) -> None:
    for text in (piece, f"{piece}word", f"word {piece}"):
        html_holds_text_only(text, text)
        markdown_holds_text_only(text, text)
        table_holds_text_only(text, text)


def test_the_page_asks_for_nothing_from_outside() -> None:
    page = as_html(of("Plain"))
    assert "http" not in page.replace("http-equiv", "")
    for word in ("<script", "src=", "href=", "url(", "@import", "<link", "<img"):
        assert word not in page
    assert page.startswith("<!doctype html>\n")
    assert "default-src 'none'" in page
    assert "size: A4" in page


def test_a_name_says_the_form_and_a_form_has_a_name() -> None:
    assert [form_of(default_name(form, TODAY)) for form in FORMS] == list(FORMS)
    assert default_name("html", TODAY) == "~/ladder-notes-2026-03-04.html"
    assert form_of("Notes.HTM") == "html"
    assert form_of("notes") is None


def test_the_forms_say_the_same() -> None:
    made = of("Plain", everywhere="They waved")
    for told in (written_as(made, form) for form in FORMS):
        assert not {section.title for section in made.sections if section.title not in told}
        assert "They waved" in told
