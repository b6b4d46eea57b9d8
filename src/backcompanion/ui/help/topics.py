"""What Help says: one Markdown file a topic in resources/help, in the order of their names.

A file begins with `# Title`. `{data_folder}` and the like are filled in; links of the form
`help:topic` lead to another topic, `licence:file` to a licence text that is shipped.
"""

from collections.abc import Mapping
from pathlib import Path

from backcompanion import __version__
from backcompanion.base import i18n
from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import MachineError
from backcompanion.base.i18n import gettext as _
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
    """In the person's language. Raises MachineError where they are missing or cannot be read."""
    place = folder if folder is not None else resources() / "help"
    try:
        files = sorted(place.glob("*.md"))
        topics = tuple(
            _topic(file.stem, file.read_text(encoding="utf-8"), values) for file in files
        )
    except (OSError, UnicodeDecodeError) as error:
        message = _("Help cannot be read from {folder}: {reason}")
        raise MachineError(message.format(folder=place, reason=error)) from error
    if not topics:
        message = _("The texts of Help are missing from {folder}.")
        raise MachineError(message.format(folder=place))
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
    if i18n.is_translated(i18n.HELP):
        from backcompanion.base.markdown_pieces import translated_page

        text = translated_page(text, i18n.help_text)
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    number, _dash, name = stem.partition("-")
    if not number.isdigit():
        name = stem
    first = text.lstrip().partition("\n")[0]
    title = first.removeprefix("# ").strip() if first.startswith("# ") else name
    return Topic(name, title, text)
