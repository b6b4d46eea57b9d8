"""Where the project's own folders lie."""

from pathlib import Path

import backcompanion

PROJECT = Path(__file__).parents[2]
RESOURCES = PROJECT / "resources"
DOCS = PROJECT / "docs"
TESTS = PROJECT / "tests"
# What is tested: of this checkout, or of a wheel that was installed.
PACKAGE = Path(backcompanion.__file__).parent
SOURCE = str(PACKAGE.parent)
