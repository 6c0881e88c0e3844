"""The journal as Markdown: a text for each month, in order, and what was written is shown as it was written."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ladder_tui.domain.base.clean import clean, is_blank
from ladder_tui.services.formats.months import as_months
from tests.kits.builders import NOW, ZONE, entry, snapshot, win


def test_each_month_has_its_text_in_order() -> None:
    before = datetime(2026, 2, 28, 23, 30, tzinfo=ZONE)
    made = as_months(snapshot(
        entries=[
            entry("a", "Later.\nAnd later still.\n\n\nThe end.", NOW + timedelta(hours=1), question="What was easy?"),
            entry("b", "A *quiet* day.", before), entry("c", "Again and again.", kind="put_down"),
        ],
        wins=[win()],
    ))  # fmt: skip
    assert list(made) == ["2026-02", "2026-03"]
    assert made["2026-02"] == "# February 2026\n\n## Saturday 28 February 2026, 23:30\n\nA \\*quiet\\* day.\n"
    assert made["2026-03"] == (
        "# March 2026\n\n## Wednesday 4 March 2026, 09:00\n\n> A small good thing\n\nShe waved first.\n\n"
        "## Wednesday 4 March 2026, 10:00\n\n> What was easy?\n\nLater.  \nAnd later still.\n\nThe end.\n"
    )
    assert as_months(snapshot()) == {}


PLAIN = {"heading_open", "heading_close", "blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close",
         "inline", "text", "hardbreak", "text_special"}  # fmt: skip


@given(
    text=st.text(max_size=120) | st.text("#>-=+*_`~[]()<>!|&:1.) \n\tab\\$@", max_size=60), asked=st.text(max_size=40)
)
@tried(max_examples=150, deadline=None)
def test_what_was_typed_is_never_markup(text: str, asked: str) -> None:
    (made,) = as_months(snapshot(entries=[entry(text=text, question=asked)])).values()
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(made)
    inline = [token for token in tokens if token.type == "inline"]
    kinds = {token.type for token in tokens} | {child.type for token in inline for child in token.children or ()}
    assert kinds <= PLAIN
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2"]
    shown = "".join(child.content or " " for token in inline[2:] for child in token.children or ())
    assert "".join(shown.split()) == "".join((("" if is_blank(asked) else clean(asked)) + clean(text)).split())
