"""Where the project's own folders lie."""

from pathlib import Path

PROJECT = Path(__file__).parents[2]
RESOURCES = PROJECT / "resources"
DOCS = PROJECT / "docs"
SOURCE = str(PROJECT / "src")
TESTS = PROJECT / "tests"
