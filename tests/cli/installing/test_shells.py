"""Completions in real shells, and the page in a real man: each skipped, with a word, where the program is absent."""

import io
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import ladder_tui
from ladder_tui.cli.installing.completions import SHELLS, script
from ladder_tui.cli.installing.man_page import man_page
from ladder_tui.cli.installing.shared import MANUAL, PLACES, write_shared
from ladder_tui.cli.main import main
from ladder_tui.cli.options import SUBCOMMANDS
from ladder_tui.cli.parser import whole_parser

#: Completes the line in `$2` and prints what is offered.
BASH = """
source "$1"
read -ra COMP_WORDS <<< "$2"
[[ $2 == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$2 COMP_POINT=${#2}
_shtab_ladder ladder "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""
#: Types the line and Tab into a shell of its own, in which `ladder` prints what it is given.
ZSH = r"""
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PROMPT=; fpath=(${1:h} \$fpath); autoload -U compinit; compinit -u -D"
zpty -w shell "ladder() { print -r -- \"<\"\"<\$*>\"\">\" }"
zpty -w -n shell "$2"$'\t\n'
zpty -r shell seen '*<<*>>*'
print -r -- "${${seen##*<<}%%>>*}"
"""
FISH = "source $argv[1]; complete -C $argv[2]"


def offered(shell: str, line: str, folder: Path) -> list[str]:
    """What a shell offers for a line, or, in zsh, what it makes of it."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"there is no {shell} here")
    file = folder / "completions" / "_ladder"  # the name that zsh looks for
    file.parent.mkdir(exist_ok=True)
    file.write_text(script(shell), encoding="utf-8")
    code = {"bash": BASH, "zsh": ZSH, "fish": FISH}[shell]
    given = [str(file), line] if shell == "fish" else ["-", str(file), line]
    quiet = {"zsh": ["-f"], "bash": ["--norc"], "fish": ["--no-config"]}[shell]
    done = subprocess.run(
        [program, *quiet, "-c", code, *given],
        capture_output=True, text=True, timeout=40, cwd=folder, stdin=subprocess.DEVNULL,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "TERM": "dumb", "LANG": "C.UTF-8"},
    )  # fmt: skip
    return [row.partition("\t")[0].strip() for row in done.stdout.splitlines() if row.strip()]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("line", "wanted"), [("ladder ke", "keys"), ("ladder report --we", "--weeks"), ("ladder data adop", "adopt")]
)
def test_a_shell_completes_commands_options_and_what_is_below(
    shell: str, line: str, wanted: str, tmp_path: Path
) -> None:
    found = offered(shell, line, tmp_path)
    if shell == "zsh":  # it has written the rest of the word
        assert found == [f"{line.removeprefix('ladder ').rpartition(' ')[0]} {wanted}".strip()]
    else:
        assert found == [wanted]


@pytest.mark.parametrize("shell", ["bash", "fish"])
def test_every_command_is_offered(shell: str, tmp_path: Path) -> None:
    assert set(offered(shell, "ladder ", tmp_path)) >= set(SUBCOMMANDS)


@pytest.mark.parametrize("shell", SHELLS)
def test_files_are_offered_where_a_file_is_meant(shell: str, tmp_path: Path) -> None:
    (tmp_path / "notes.json").touch()
    found = offered(shell, "ladder data adopt no", tmp_path)
    assert found == (["data adopt notes.json"] if shell == "zsh" else ["notes.json"])


@pytest.mark.parametrize("shell", SHELLS)
def test_the_command_prints_the_script(shell: str) -> None:
    out = io.StringIO()
    assert main(["completions", shell], out) == 0
    assert out.getvalue() == script(shell)


def test_the_page_names_every_command_and_option() -> None:
    page = man_page().replace("\\-", "-")
    for name, parser in whole_parser()._subparsers._group_actions[0].choices.items():  # type: ignore[union-attr]  # argparse offers no other way to them
        assert f'.SS "ladder {name}' in page
        for option in parser._option_string_actions:
            assert option in ("-h", "--help") or option in page


def test_man_shows_the_page_without_a_warning(tmp_path: Path) -> None:
    if shutil.which("man") is None:
        pytest.skip("there is no man here")
    file = tmp_path / "ladder.1"
    file.write_text(man_page(), encoding="utf-8")
    shown = subprocess.run(
        ["man", "--warnings", "-l", str(file)], capture_output=True, text=True, timeout=30, stdin=subprocess.DEVNULL,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "MANWIDTH": "80", "LANG": "C.UTF-8", "MANPAGER": "cat"},
    )  # fmt: skip
    assert shown.stderr == ""
    assert "ladder help-now [--region" in shown.stdout
    assert "--data-dir" in shown.stdout


def test_the_wheel_gets_all_of_them_in_their_places(tmp_path: Path) -> None:
    written = write_shared(tmp_path)
    assert set(written.values()) == {*PLACES.values(), MANUAL}
    assert all(Path(path).read_text(encoding="utf-8") for path in written)


def test_a_build_has_all_that_the_scripts_are_made_with() -> None:
    """What the parser loads besides Python's own is what pyproject.toml has a build fetch."""
    project = tomllib.loads((Path(ladder_tui.__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
    hook = project["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]
    fetched = {re.split(r"[<>=]", name)[0] for name in hook["dependencies"]}
    code = (
        "import sys; before = {*sys.modules}; from ladder_tui.cli.installing.shared import PLACES\n"
        "from ladder_tui.cli.installing.completions import script; script('bash')\n"
        "print(*{name.partition('.')[0] for name in {*sys.modules} - before} - {*sys.stdlib_module_names})"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True).stdout
    # `msgspec` takes `typing_extensions` where it is there, and does without.
    assert {*loaded.split()} - {"ladder_tui", "typing_extensions"} == fetched
