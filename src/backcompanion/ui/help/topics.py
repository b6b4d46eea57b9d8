"""What Help says: one Markdown file a topic in resources/help, in the order of their names.

A file begins with `# Title`. `{data_folder}` and the like are filled in; links of the form
`help:topic` lead to another topic, `licence:file` to a licence text that is shipped.
"""

from collections.abc import Mapping
from pathlib import Path

from backcompanion import __version__
from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import MachineError
from backcompanion.base.paths import Folders, resources


@dataclass(frozen=True, slots=True)
class Topic:
    """`name` is the file's, without number and ending: "safety". `text` is Markdown, with title."""

    name: str
    title: str
    text: str

    def matches(self, words: str) -> bool:
        """Whether every one of the words stands in it, in any order and case."""
        haystack = self.text.casefold()
        return all(word in haystack for word in words.casefold().split())


def read_topics(values: Mapping[str, str], folder: Path | None = None) -> tuple[Topic, ...]:
    """Raises MachineError where the texts are missing or cannot be read."""
    place = folder if folder is not None else resources() / "help"
    try:
        files = sorted(place.glob("*.md"))
        topics = tuple(
            _topic(file.stem, file.read_text(encoding="utf-8"), values) for file in files
        )
    except (OSError, UnicodeDecodeError) as error:
        raise MachineError(f"Help cannot be read from {place}: {error}") from error
    if not topics:
        raise MachineError(f"The texts of Help are missing from {place}.")
    return topics


def placeholder_values(folders: Folders) -> dict[str, str]:
    """What the texts may name in braces."""
    return {
        "data_folder": str(folders.data),
        "settings_folder": str(folders.config),
        "log_folder": str(folders.log),
        "version": __version__,
    }


def _topic(stem: str, text: str, values: Mapping[str, str]) -> Topic:
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    number, _dash, name = stem.partition("-")
    if not number.isdigit():
        name = stem
    first = text.lstrip().partition("\n")[0]
    title = first.removeprefix("# ").strip() if first.startswith("# ") else name
    return Topic(name, title, text)
