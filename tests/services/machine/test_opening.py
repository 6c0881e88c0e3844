"""What opens an address, and where nothing does."""

from pathlib import Path

import pytest

from ladder_tui.services.machine import opening
from ladder_tui.services.machine.opening import calls, can_be_opened, open_with, opener

DRAWN = {"DISPLAY": ":0"}


def here(name: str) -> str:
    """Everything is installed."""
    return f"/bin/{name}"


def nowhere(name: str) -> None:
    """Nothing is."""


@pytest.mark.parametrize(
    ("environ", "platform", "found"),
    [
        (DRAWN, "linux", "/bin/termux-open-url"),
        ({}, "darwin", "/bin/open"),
        ({"WSL_DISTRO_NAME": "Debian", **DRAWN}, "linux", "/bin/wslview"),
        ({"SSH_CONNECTION": "a b", **DRAWN}, "linux", ""),
        ({"SSH_TTY": "/dev/pts/1"}, "darwin", ""),
    ],
)
def test_who_sits_at_the_machine_has_pages_opened(environ: dict[str, str], platform: str, found: str) -> None:
    assert opener(environ, platform, here) == found
    assert opener(environ, platform, nowhere) == ""


def test_linux_opens_where_there_are_windows() -> None:
    def desktop(name: str) -> str | None:
        return "/bin/xdg-open" if name == "xdg-open" else None

    assert opener(DRAWN, "linux", desktop) == "/bin/xdg-open"
    assert opener({"WAYLAND_DISPLAY": "w"}, "linux", desktop) == "/bin/xdg-open"
    assert opener({}, "linux", desktop) == ""


def test_only_a_whole_plain_address_is_given_away() -> None:
    assert can_be_opened("https://findahelpline.com/x?y=1")
    for odd in (
        "http://a.org",
        "file:///etc/passwd",
        "https://a.org b",
        "https://a\x1b.org",
        "-https://a.org",
        "https://ä.org",
    ):
        assert not can_be_opened(odd)


def script(folder: Path, name: str, does: str) -> str:
    """A program that does this."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o700)
    return str(path)


def test_what_the_program_says_is_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = tmp_path / "seen"
    assert open_with(script(tmp_path, "xdg-open", f'echo noise; printf %s "$1" > {seen}'), "https://a.org")
    assert seen.read_text() == "https://a.org"
    assert not open_with(script(tmp_path, "no", "exit 3"), "https://a.org")
    assert not open_with(str(tmp_path / "gone"), "https://a.org")
    monkeypatch.setattr(opening, "PATIENCE", 0.01)
    assert open_with(script(tmp_path, "stays", "sleep 0.2"), "https://a.org"), "a browser that runs on has opened it"
    opening._running.pop().wait()


def test_calls_are_offered_where_a_program_makes_them(tmp_path: Path) -> None:
    asked = script(tmp_path, "xdg-mime", '[ "$3" = x-scheme-handler/tel ] && echo phone.desktop')
    assert calls("/bin/xdg-open", lambda _: asked)
    assert not calls("/bin/xdg-open", lambda _: script(tmp_path, "none", "exit 0"))
    assert not calls("/bin/xdg-open", nowhere)
    assert calls("/usr/bin/open", nowhere)
    assert not calls("/bin/wslview", nowhere)
    assert not calls("", nowhere)
