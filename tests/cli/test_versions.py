"""The versions that `ladder doctor` names are those that are installed."""

from importlib.metadata import version

from ladder_tui.cli.doctor import LIBRARIES, versions


def test_versions_are_read_as_the_library_for_it_reads_them() -> None:
    assert versions(LIBRARIES) == {name: version(name) for name in LIBRARIES}
    assert versions(["ladder-tui-nobody-has-this"]) == {"ladder-tui-nobody-has-this": "not installed"}
    assert versions(["pytest-asyncio"]) == {"pytest-asyncio": version("pytest-asyncio")}
