"""Lines that fit are printed without loading what folds the others, and look as that would have them."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from ladder_tui.cli.today import WIDTH, _wrap
from ladder_tui.domain.base.clean import clean
from ladder_tui.domain.report import text as report_text

LINES = st.text(st.sampled_from("ab-é日 \t\n\xa0\u3000."), max_size=90)
INDENTS = st.sampled_from(["", "  ", " 1  ", "           "])


@given(LINES, INDENTS, INDENTS)
def test_a_line_of_today_is_folded_as_any_text_would_be(line: str, first: str, rest: str) -> None:
    folded = textwrap.wrap(line, WIDTH, initial_indent=first, subsequent_indent=rest)
    assert _wrap(line, first, rest) == (folded or [first])


@given(LINES, INDENTS, INDENTS)
def test_so_is_a_line_of_the_report(line: str, first: str, rest: str) -> None:
    cleaned = clean(line, lines=False)
    folded = textwrap.wrap(cleaned, report_text.WIDTH, initial_indent=first, subsequent_indent=rest)
    assert report_text._wrapped(line, first, rest) == folded
