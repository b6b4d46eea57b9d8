"""A release's number stands in one place, and what has to keep up with it does."""

import re
import tomllib
from datetime import date

from backcompanion import __version__
from support.places import DOCS, PROJECT

RELEASE = re.compile(r"^## \[(\d+)\.(\d+)\.(\d+)\] - (\d{4}-\d\d-\d\d)$", re.MULTILINE)
HEADING = re.compile(r"^## (.*)$", re.MULTILINE)

Version = tuple[int, int, int]


def releases() -> list[tuple[Version, date]]:
    """As CHANGELOG.md has them, newest first."""
    text = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    return [
        ((int(major), int(minor), int(patch)), date.fromisoformat(day))
        for major, minor, patch, day in RELEASE.findall(text)
    ]


def as_numbers(version: str) -> Version:
    major, minor, patch = (int(number) for number in version.split("."))
    return (major, minor, patch)


def test_the_changelog_s_newest_release_is_the_program_s_version() -> None:
    assert releases()[0][0] == as_numbers(__version__)


def test_the_changelog_goes_from_unreleased_back_in_time() -> None:
    text = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = HEADING.findall(text)
    assert headings[0] == "[Unreleased]"
    assert len(headings) == len(releases()) + 1, "a heading that is no release, or is misspelt"
    assert releases() == sorted(releases(), reverse=True)


def test_every_release_has_its_golden_file_and_none_is_of_no_release() -> None:
    golden = {
        as_numbers(file.stem.removeprefix("history-"))
        for file in (DOCS / "golden").glob("history-*.json")
    }
    assert golden == {version for version, _day in releases()}


def test_the_package_takes_its_version_from_the_program() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" not in project["project"]
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["hatch"]["version"]["path"] == "src/backcompanion/__init__.py"
