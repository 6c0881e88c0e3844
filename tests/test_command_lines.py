"""Every line for the shell in README and docs/ works: each document is run from its top over the invented person.

Of a block of code what begins with `ladder` is run here in process, up to a `|` (the programs behind it may be missing)
and into the file behind a `>`; so is what stands in `$(…)`, in tmux's `#(…)`, behind the fields of a line for cron,
between the quotes of a setting, and behind a `|`. In a block `console` lines begin with `$`, and what follows them is
what they answer, letter by letter; a line of `…` stands for whatever comes there. A command in running text is read,
not run.
"""

import io
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, suppress
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from ladder_tui.cli.main import main
from ladder_tui.cli.options import SUBCOMMANDS, everyday
from ladder_tui.cli.parser import parser_for
from ladder_tui.demo.weeks import open_demo
from ladder_tui.domain.base.when import parse_when
from ladder_tui.domain.calendar.rule_words import read_rule

ROOT: Final = Path(__file__).parent.parent
#: Documents that speak to users, not to those who change the code.
DOCUMENTS: Final = tuple(
    path for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    if path.name not in ("developing.md", "design.md", "files-and-formats.md")
)  # fmt: skip
#: Blocks of which each line is one of a shell; of others only what is written as a command in them.
SHELLS: Final = ("sh", "bash", "zsh", "fish", "console")
_INSIDE: Final = re.compile(r"""[$#]\((ladder [^()]*)\)|["'](ladder [^"']*(?:'[^"']*'[^"']*)*)["']""")
_BEFORE: Final = re.compile(r"^\s*(?:(?:[\d*/,-]+ +){5}|@\w+ +)?(?:[A-Z_]+=(?:'[^']*'|\"[^\"]*\"|\S*) +)*(?=ladder\b)")
#: What needs a terminal to be looked at, or a passphrase typed into one.
LOOKED_AT: Final = ("ladder tour", "ladder data lock", "ladder data unlock")
#: What a file that a line reads may hold, by the end of its name.
READ: Final = {
    ".ics": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\nUID:1@x\r\n"
    "DTSTAMP:20260301T090000Z\r\nDTSTART:20260310T180000Z\r\nSUMMARY:Film club\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    ".vcf": "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Hana Novak\r\nEND:VCARD\r\n",
    ".csv": "day,title\r\n2026-03-10,Film club\r\n",
    ".txt": "[2026-03-01 09:00] A walk by the river.\n",
}

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)


def commands(line: str) -> Iterator[str]:
    """The commands of a line, with what is to be done with their output."""
    start = _BEFORE.match(line)
    if start is not None:
        yield line[start.end() :]
        return
    if (piped := re.search(r"\| *(ladder .*)", line)) is not None:
        yield piped[1]
    for found in _INSIDE.finditer(line):
        yield next(filter(None, found.groups())).replace('\\"', '"')


def of(document: Path) -> Iterator[tuple[str, list[str] | None]]:
    """Each command of a document, and of a block `console` the lines it answers."""
    for kind, block in re.findall(
        r"^```(\w*)\n(.*?)^```", document.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    ):
        lines = block.replace("\\\n", "").splitlines()
        if kind == "console":
            while lines:
                command = lines.pop(0).removeprefix("$ ")
                at = next((n for n, line in enumerate(lines) if line.startswith("$ ")), len(lines))
                answer, lines = lines[:at], lines[at:]
                yield command, answer
        elif kind:
            for line in lines:
                for command in commands(line):
                    yield command, None


def until(words: list[str], *signs: str) -> tuple[list[str], str]:
    """The words before the first of the signs, and the file behind it where it is `>`."""
    at = next((n for n, word in enumerate(words) if word in signs), len(words))
    return words[:at], words[at + 1] if words[at : at + 1] in ([">"], [">>"]) else ""


def place_of(word: str, here: Path) -> str:
    """A place as it is for the test, where nothing is written outside of its folder."""
    if word.startswith("/"):
        return str(here.parent / "outside" / word[1:])
    return str(Path(word).expanduser()) if word.startswith("~/") else word


def bring(place: Path, here: Path) -> None:
    """Put there what a line wants to read: a file made by another program, or a folder of another machine."""
    if place.exists() or place.name.startswith("-"):
        return
    if place.suffix in READ:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(READ[place.suffix], newline="")
    elif "outside" in place.parts:
        shutil.copytree(here.parent / "data", place)
    elif "calendars" in place.parts:  # a folder of another program, a file for each thing
        bring(place / "1.ics", here)


def run(command: str, here: Path) -> tuple[int, str]:
    """The exit code of a command, and what it says."""
    split = shlex.shlex(command, posix=True, punctuation_chars="|;<>&")
    split.whitespace_split, split.commenters = True, "#"
    words, place = until(list(split), "|", ">", ">>", ";", "&&", "||", "&", "2>", "<")
    words = [place_of(word, here) for word in words]
    if {"import", "merge", "adopt"} & set(words):
        for word in words[2:]:
            bring(here / word, here)
    out = io.StringIO()
    sys.stdin = io.StringIO("What came through a pipe.\n")  # given back by monkeypatch
    try:
        with redirect_stderr(out):
            code = main(words[1:], out)
    except SystemExit as ended:
        code = int(ended.code or 0)
    if place:
        Path(place).expanduser().write_text(out.getvalue())
    return code, out.getvalue().replace(f"{here}/", "")


def fits(answer: list[str], said: list[str]) -> bool:
    """Whether that was said, where a line `…` is any lines."""
    if "…" not in answer:
        return said == answer
    at = answer.index("…")
    rest = answer[at + 1 :]
    return said[:at] == answer[:at] and any(fits(rest, said[n:]) for n in range(at, len(said) + 1))


@each_document
def test_each_line_works_one_after_the_other(document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [(command, answer) for command, answer in of(document) if not command.startswith(LOOKED_AT)]
    if not lines:
        pytest.skip("there is no line for the shell in it")
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    for name, value in {
        "HOME": str(tmp_path), "LADDER_DATA_DIR": str(tmp_path / "data"), "LADDER_NOW": "2026-03-04T09:00", "TZ": "UTC",
        "LANG": "C.UTF-8",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    open_demo(tmp_path / "data", {"LADDER_NOW": "2026-03-04T09:00", "TZ": "UTC"}).close()
    for command, answer in lines:
        code, said = run(command, here)
        asked = " ".join(command.split())
        assert code == 0 or answer is not None, f"{document.name}: {asked}: {said}"
        if answer is not None:
            assert fits(answer, said.splitlines()), f"{document.name}: {asked} answers:\n{said}"


@each_document
def test_commands_in_running_text_are_commands_that_there_are(document: Path) -> None:
    text = re.sub(r"^```.*?^```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    for found in re.findall(r"`(ladder [a-z-][^`\n]*)`", text):
        told = re.sub(r"[\[\]…]|\\?\|\S+", " ", found)
        words = shlex.split(told)[1:]
        if everyday(words) is not None:
            continue
        assert words[0] in SUBCOMMANDS or words[0].startswith("-"), f"{document.name}: {found}"
        with redirect_stderr(io.StringIO()) as wrong, suppress(SystemExit):
            parser_for(words).read(words)
        mistake = wrong.getvalue().partition("error:")[2]
        # A word in capitals stands for a value, and a command may be named without all that it needs.
        assert not mistake or re.search(r"invalid \w+(?: value)?: '[A-Z]+'|required", mistake), f"{found}: {mistake}"


def test_the_words_for_days_and_rules_in_the_table_are_read() -> None:
    text = (ROOT / "docs" / "shell.md").read_text(encoding="utf-8")
    table = text.partition("| `--on` | `--every` |\n")[2].partition("\n\n")[0]
    rows = [row.strip("|").split("|") for row in table.splitlines()]
    days, rules = (re.findall(r"`([^`]+)`", " ".join(column)) for column in zip(*rows, strict=True))
    assert (len(days) > 8, len(rules) > 14) == (True, True)
    for said in days:
        parse_when(said.strip('"'), date(2026, 3, 4))
    for said in rules:
        read_rule(said.strip('"'), date(2026, 3, 4))
